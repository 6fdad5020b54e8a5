"""What is printed: resolutions, minutes, votes, drafts and amendments, each document in its own file."""
