"""Verbs about what the room writes."""

from resolutions.rulings import amendments, drafts, proposed, submissions, support

__all__ = ["amendments", "drafts", "proposed", "submissions", "support"]
