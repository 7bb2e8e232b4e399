"""Hits become evidence: candidates are ranked, held to the conditions that the query makes, quoted and marked."""
