"""
A way to a server that counts, hangs and breaks.
"""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Event, Lock, Thread


class Proxy:
    """
    A TCP proxy on a free loopback port.

    Attributes:
        port: Where it listens.

        trips: How often a client has said something after the server had, or at first: round trips,
            if one client at a time is connected.
    """

    def __init__(self, to: int) -> None:
        self._to = to
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=256)
        self.port: int = self._listener.getsockname()[1]
        self.trips = 0
        self._server_spoke_last = True
        self._lock = Lock()
        self._flows = Event()
        self._flows.set()
        self._sockets: list[socket.socket] = []
        self._is_closed = False
        Thread(target=self._accept, daemon=True).start()

    def hang(self) -> None:
        """
        Accept everything from here on, and hand nothing over.
        """
        self._flows.clear()

    def go_on(self) -> None:
        """
        Hand over what was held back, and what comes.
        """
        self._flows.set()

    def drop(self) -> None:
        """
        Break all connections that there are; new ones are made.
        """
        with self._lock:
            sockets, self._sockets = self._sockets, []
        for one in sockets:
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()

    def close(self) -> None:
        """
        Break all connections and take no more.
        """
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)  # or who waits in accept goes on to wait
        self._listener.close()
        with self._lock:
            self._is_closed = True
        self.go_on()
        self.drop()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                self._connect(client)

    def _connect(self, client: socket.socket) -> None:
        try:
            server = socket.create_connection(("127.0.0.1", self._to))
        except OSError:
            client.close()
            return

        with self._lock:
            self._sockets += [client, server]
            is_late = self._is_closed
        if is_late:
            self.drop()
            return

        for one in (client, server):
            one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for source, target, from_client in ((client, server, True), (server, client, False)):
            pump = Thread(target=self._pump, args=(source, target, from_client), daemon=True)
            pump.start()

    def _pump(self, source: socket.socket, target: socket.socket, from_client: bool) -> None:
        with suppress(OSError):
            while said := source.recv(65536):
                self._flows.wait()
                with self._lock:
                    if from_client and self._server_spoke_last:
                        self.trips += 1
                    self._server_spoke_last = not from_client
                target.sendall(said)
            target.shutdown(socket.SHUT_WR)


@contextmanager
def proxy(to: int) -> Iterator[Proxy]:
    """
    A proxy before the port *to* of this machine.
    """
    made = Proxy(to)
    try:
        yield made
    finally:
        made.close()
