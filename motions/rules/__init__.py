"""What the room decides: the pure part, one idea a file."""
