"""How documents and people write: times, amounts, bounds, lists, telephone numbers. Knows no question."""
