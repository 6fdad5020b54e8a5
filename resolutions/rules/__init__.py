"""What the room writes: the pure part, one idea a file."""
