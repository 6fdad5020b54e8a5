"""Measurements a person can run: `uv run python -m tests.bench`. They assert nothing.

Times mean little on their own, because they are mostly the machine's. So each is given beside the
barest thing that could do the same work, measured in the same run and in turns with it.
"""
