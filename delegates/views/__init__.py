"""A delegation's phone: its page, what it may post, and what it may read."""
