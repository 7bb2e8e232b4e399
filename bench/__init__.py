"""Measures; never gates. Each module is a command that prints its figures."""
