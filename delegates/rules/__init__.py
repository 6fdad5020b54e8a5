"""Who is in the room and who has the floor: the pure part, one idea a file."""
