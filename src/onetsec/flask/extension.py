"""
The pages as a Flask extension.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from contextlib import suppress
from typing import TYPE_CHECKING

from flask import Blueprint, Flask, Response, abort, current_app, render_template, request

from .._lifting import run
from ..errors import Unavailable
from ..web import Web, WebRequest
from ..web.headers import CSP
from ..web.render import TEMPLATES
from ..web.wsgi import translated
from ._requests import body, framework_locale, response

if TYPE_CHECKING:
    from .._facade import Onetsec

_METHODS = ("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "QUERY", "TRACE")


class FlaskOnetsec:
    """
    The pages of *auth* in a Flask application.

    Nothing of an application is kept here, so one object serves several.

    Args:
        auth: What the pages are about.

        app: The application; or none, and :meth:`init_app` later.

        prefix: The path under which the pages are served, without a slash at its end. It is the
            whole path: an application that is itself mounted below a path names that one.

        home: Where to go after signing in, if no page was asked for; "" for Security Settings.

        csp: The Content-Security-Policy of our pages, if the layout of the host needs another one.

        pages: Whether there are pages; a front end that has its own needs none.

        api: The path under which the JSON API is, such as ``"/api/auth"``; None for no API.

        origins: Scheme and host of front ends at other addresses of the same site, which may use
            the API from there.

        trusted_proxies: The networks of your own proxies, such as ``["10.0.0.0/8"]``; ``"unix"`` is
            a Unix socket. From them ``X-Forwarded-For`` is read, from right to left.
            Werkzeug's ``ProxyFix`` does the same for the whole application.

        locale: Gives the language of the request, such as ``"de"`` or ``"de_AT"``; if it is None or
            "", the browser is asked. As it is, it follows Flask-Babel where that is used.

    Raises:
        ConfigurationError: If *prefix*, *api*, or one of *origins* or *trusted_proxies* can not be
            one.
    """

    def __init__(
        self,
        auth: Onetsec,
        app: Flask | None = None,
        prefix: str = "",
        *,
        home: str = "",
        csp: str = CSP,
        pages: bool = True,
        api: str | None = None,
        origins: Collection[str] = (),
        trusted_proxies: Collection[str] = (),
        locale: Callable[[], object] = framework_locale,
    ) -> None:
        self.auth = auth
        self.web = Web(
            auth.flows,
            renderer=_rendered,
            prefix=prefix,
            home=home,
            csp=csp,
            pages=pages,
            api=api,
            origins=origins,
            trusted_proxies=trusted_proxies,
        )
        self.locale = locale
        if app is not None:
            self.init_app(app)

    def init_app(self, app: Flask) -> None:
        """
        Add the pages to *app*, as the blueprint ``onetsec``: ``url_for("onetsec.security")``.

        A template ``onetsec/layout.html`` of the application takes the place of ours.
        """
        pages = Blueprint("onetsec", __name__, template_folder=str(TEMPLATES))
        for path, name in self.web.paths():
            rule = path.replace("{", "<").replace("}", ">")
            pages.add_url_rule(
                rule, name, _respond, methods=_METHODS, provide_automatic_options=False
            )
        app.register_blueprint(pages)
        app.register_error_handler(Unavailable, _unavailable)
        app.extensions["onetsec"] = self


def extension() -> FlaskOnetsec:
    """
    What was added to the application at work.
    """
    added: FlaskOnetsec = current_app.extensions["onetsec"]
    return added


def web() -> Web:
    """
    The pages of the application at work.
    """
    return extension().web


def _respond(**parts: str) -> Response:
    answer = run(web().respond(incoming(body=body())))
    if answer is None:
        abort(404)

    return response(answer)


def _unavailable(error: Exception) -> Response:
    return response(web().unavailable(incoming(body=b"")))


def incoming(*, body: bytes | None) -> WebRequest:
    """
    The request that is being answered, with a *body* that was read with care.
    """
    language = ""
    with suppress(Unavailable):  # a host that asks who has signed in: an outage stays a 503
        language = str(extension().locale() or "")
    return translated(request.environ, body=body, language=language)


def _rendered(name: str, page: object) -> str:
    return render_template(name, page=page)
