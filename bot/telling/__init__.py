"""What a text tells of a query: its kind of thing, its row or item, who says or holds or does it. Ranks nothing."""
