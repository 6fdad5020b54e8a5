"""Pages and acts of the room: the dais's console, the projector, the minutes, the doors."""
