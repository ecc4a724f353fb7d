"""A network between a guest and the door, that fails when it is told to."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress

from tests.web.doorway import LOOPBACK, Door


class Relay:
    """Hands on every byte both ways. `answers` off: requests arrive at the door, and nothing comes back.
    `gone`: whoever connects is cut off at once.

    Guests name the door by the relay's address; the door would not hear that one, so it is put right.
    """

    def __init__(self, door: Door) -> None:
        self.answers = True
        self.gone = False
        self.requests = 0
        """How many posts arrived at the door."""
        self._door = door
        self._listening = socket.create_server((LOOPBACK, 0))
        self.netloc = f"{LOOPBACK}:{self._listening.getsockname()[1]}"
        self._open: list[socket.socket] = []
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def link(self) -> str:
        return f"http://{self.netloc}/#{self._door.token}"

    def cut(self) -> None:
        """End every connection, as when the Wi-Fi goes."""
        for each in self._open:
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        self._listening.close()
        self.cut()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                guest, _ = self._listening.accept()
                if self.gone:
                    guest.close()
                    continue
                door = socket.create_connection((self._door.host, self._door.port))
                self._open += [guest, door]
                threading.Thread(target=self._requests, args=(guest, door), daemon=True).start()
                threading.Thread(target=self._answers, args=(door, guest), daemon=True).start()

    def _requests(self, guest: socket.socket, door: socket.socket) -> None:
        with suppress(OSError):
            while data := guest.recv(65536):
                self.requests += data.startswith(b"POST")
                door.sendall(data.replace(self.netloc.encode(), self._door.netloc.encode()))
        with suppress(OSError):
            door.shutdown(socket.SHUT_RDWR)

    def _answers(self, door: socket.socket, guest: socket.socket) -> None:
        with suppress(OSError):
            while data := door.recv(65536):
                if not self.answers:
                    break
                guest.sendall(data)
        with suppress(OSError):
            guest.shutdown(socket.SHUT_RDWR)
