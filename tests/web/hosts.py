"""
A Flask application with pages of its own, and ours among them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Flask

from onetsec import Onetsec
from onetsec.flask import (
    FlaskOnetsec,
    client,
    current_session,
    fresh_required,
    mfa_required,
    session_required,
    sign_in,
    sign_out,
)

Build = Callable[..., Onetsec]


def host(auth: Onetsec, **options: Any) -> Flask:
    """
    An application with pages of its own.
    """
    app = Flask("host")
    FlaskOnetsec(auth, app, **options)

    @app.get("/plain")
    def plain() -> str:
        return "plain"

    @app.get("/who")
    def who() -> str:
        session = current_session()
        assert session == current_session()
        return "nobody" if session is None else session.user_id

    @app.route("/orders", methods=["GET", "POST"])
    @session_required
    def orders() -> str:
        return "orders"

    @app.route("/fresh/<name>", methods=["GET", "POST"])
    @fresh_required(seconds=60)
    def fresh(name: str) -> str:
        return f"fresh {name}"

    @app.route("/mfa", methods=["GET", "POST"])
    @mfa_required
    def mfa() -> str:
        return "mfa"

    @app.post("/join/<user_id>")
    def join(user_id: str) -> str:
        result = sign_in(user_id)
        session = current_session()
        return f"{result.outcome.value} {'' if session is None else session.user_id}"

    @app.post("/leave")
    def leave() -> str:
        sign_out()
        return "gone" if current_session() is None else "here"

    @app.get("/client")
    def who_asks() -> str:
        return client().address

    return app
