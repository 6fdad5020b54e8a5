"""Rosters as people bring them: a file or a pasted list, read into rows, and what it would change."""
