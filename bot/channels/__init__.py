"""Telegram and Zalo: what comes in is kept, answered in order and sent at most once. Knows no document."""
