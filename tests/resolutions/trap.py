"""A server that should never be asked for anything."""

import socket


class Trap:
    """A server that counts who knocks. Nobody should."""

    def __init__(self) -> None:
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.address = f"127.0.0.1:{self.socket.getsockname()[1]}"

    def knocks(self) -> int:
        self.socket.settimeout(0)
        knocks = 0
        while True:
            try:
                connection, _address = self.socket.accept()
            except BlockingIOError:
                return knocks
            connection.close()
            knocks += 1
