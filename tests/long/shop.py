"""
A shop of one process on a free loopback port, which it prints: ``python -m tests.long.shop``.
"""

from __future__ import annotations

import logging

from flask import Flask
from waitress.server import create_server

from onetsec import Onetsec, Settings, User
from onetsec.crypto.hasher import Argon2Hasher
from onetsec.flask import FlaskOnetsec
from onetsec.throttling import Throttles
from onetsec.users import DictUsers

from ..conftest import KEY, PASSWORD, SITE

THREADS = 16
OPEN = Throttles(network=(), name=(), account=(), device=())
"""As strangers from a thousand networks find it."""


def main() -> None:
    """
    Serve until the pipe that is standard input ends.
    """
    auth = Onetsec(
        users=DictUsers([User("ada", email="ada@example.com")]),
        storage="memory:",
        keys=[KEY],
        site=SITE,
        settings=Settings(throttles=OPEN),
        hasher=Argon2Hasher(),
    )
    auth.password.register("ada", PASSWORD)
    app = Flask("shop")
    FlaskOnetsec(auth, app, api="/api/auth")
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    server = create_server(app, host="127.0.0.1", port=0, threads=THREADS, connection_limit=1000)
    print(server.effective_port, flush=True)
    server.run()


if __name__ == "__main__":
    main()
