"""
An application in this very process, where a test moves the clock and reads what was mailed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Thread
from typing import Any

from flask import Flask
from werkzeug.serving import make_server


@contextmanager
def served(make: Callable[[int], Any]) -> Iterator[int]:
    """
    Serve what is made for a free port; the result is that port.
    """
    server = make_server("127.0.0.1", 0, Flask("nothing yet"), threaded=True)
    server.app = make(server.port)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield server.port
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
