"""
A wire to a server that can be listened to, and cut.
"""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Lock, Thread


class Wire:
    """
    A loopback port that leads to another one.

    Attributes:
        is_cut: Nothing comes through any more, and nobody is told.

        turns: How often whoever has connected began to speak after the other side did: once a round
            trip.
    """

    def __init__(self, target: int) -> None:
        self.is_cut = False
        self.turns = 0
        self._target = target
        self._lock = Lock()
        self._sockets: list[socket.socket] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        """
        Close it with all that goes through it.
        """
        for one in (self._listener, *self._sockets):
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                near, _ = self._listener.accept()
                self._sockets.append(near)
                try:
                    far = socket.create_connection(("127.0.0.1", self._target))
                except OSError:  # nobody is there any more
                    near.close()
                    continue
                self._sockets.append(far)
                for one in (near, far):
                    one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                speaker = [far]
                for way in ((near, far, True, speaker), (far, near, False, speaker)):
                    Thread(target=self._carry, args=way, daemon=True).start()

    def _carry(
        self,
        source: socket.socket,
        sink: socket.socket,
        is_near: bool,
        speaker: list[socket.socket],
    ) -> None:
        with suppress(OSError):
            while heard := source.recv(65536):
                with self._lock:
                    self.turns += is_near and speaker != [source]
                    speaker[:] = [source]
                if not self.is_cut:
                    sink.sendall(heard)
        for one in (source, sink):
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)


@contextmanager
def wire(target: int) -> Iterator[Wire]:
    """
    Lay a wire to the port *target*.
    """
    made = Wire(target)
    try:
        yield made
    finally:
        made.close()
