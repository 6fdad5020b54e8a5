"""What is printed: resolutions, minutes, votes, drafts and amendments, each document in its own file."""

from resolutions.printing.resolution import resolution_pdf
from resolutions.printing.sheet import organ_of

__all__ = ["organ_of", "resolution_pdf"]
