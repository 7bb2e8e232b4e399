"""What is asked: a message, with what was said before it, becomes a standalone Query."""
