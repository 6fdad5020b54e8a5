"""Verbs about what the room writes."""

from resolutions.rulings import amendments, drafts, submissions, support

__all__ = ["amendments", "drafts", "submissions", "support"]
