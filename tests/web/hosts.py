"""
Applications with pages of their own, and ours among them: one in Flask, and the same in Starlette.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Flask, Response

from onetsec import Onetsec
from onetsec.flask import (
    FlaskOnetsec,
    client,
    csrf_token,
    current_session,
    fresh_required,
    mfa_required,
    session_required,
    sign_in,
    sign_out,
)

from . import asgi, starlettes

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

    app.add_url_rule("/token", view_func=csrf_token)

    @app.get("/shared")
    def shared() -> Response:
        session = current_session()
        return everybody_s("nobody" if session is None else session.user_id)

    @app.get("/shared/join/<user_id>")
    def shared_join(user_id: str) -> Response:
        made = everybody_s(sign_in(user_id).outcome.value)
        made.headers["CDN-Cache-Control"] = "max-age=600"
        return made

    @app.get("/shared/leave")
    def shared_leave() -> Response:
        sign_out()
        return everybody_s("gone")

    return app


def everybody_s(text: str) -> Response:
    """
    A response that any cache may keep: a mistake of the host.
    """
    return Response(text, headers={"Cache-Control": "public, max-age=600"})


def starlette_host(auth: Onetsec, **options: Any) -> asgi.Bridge:
    """
    The same application in Starlette.
    """
    return asgi.on_a_loop(starlettes.host(asgi.Lifted(auth), **options))


HOSTS: dict[str, Callable[..., Any]] = {"flask": host, "starlette": starlette_host}
