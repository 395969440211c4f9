"""
The demo as an application: what a host writes, and no more.
"""

from __future__ import annotations

from typing import Any, ClassVar
from urllib.parse import quote

from attrs import field, frozen
from flask import Flask, Response, redirect, render_template, request
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.wrappers import Response as BaseResponse

from .._facade import Onetsec
from ..flask import FlaskOnetsec, csrf_token, current_session
from ..location import is_loopback
from ..web.headers import CSP, strict
from ..web.pages import Frame, Page
from .folder import Folder
from .mails import Mail, newest


@frozen(kw_only=True)
class HomePage(Page):
    """
    What the application is there for, if it were one.
    """

    template: ClassVar[str] = "demo/home.html"

    email: str
    is_signed_in: bool = field(default=False)


@frozen(kw_only=True)
class MailPage(Page):
    """
    What was mailed.
    """

    template: ClassVar[str] = "demo/mail.html"

    mails: tuple[Mail, ...] = field(repr=False)


def build(auth: Onetsec, folder: Folder, *, email: str, behind_proxy: bool) -> Flask:
    """
    Return the application.
    """
    app = Flask(__name__)
    pages = FlaskOnetsec(auth, app)

    @app.before_request
    def one_address() -> BaseResponse | None:
        if request.method not in ("GET", "HEAD") or request.host_url == f"{auth.site.url}/":
            return None

        query = request.query_string.decode("latin-1")
        path = quote(request.path) + (f"?{query}" if query else "")
        return redirect(auth.site.url + path, 303)

    @app.get("/")
    def home() -> Response:
        frame = Frame(site=auth.site.name, urls=pages.web.urls, csrf=csrf_token())
        page = HomePage(
            frame=frame,
            title="Welcome",
            email=email,
            is_signed_in=current_session() is not None,
        )
        return Response(render_template(page.template, page=page), headers=[*strict(CSP)])

    @app.get("/demo/mail")
    def mail() -> Response:
        frame = Frame(site=auth.site.name, urls=pages.web.urls, csrf="")
        mails = newest(folder.mails, site=auth.site.url)
        page = MailPage(frame=frame, title="Mails", mails=mails)
        return Response(render_template(page.template, page=page), headers=[*strict(CSP)])

    if behind_proxy:
        app.wsgi_app = _proxied(app.wsgi_app)  # type: ignore[method-assign]  # as Flask says
    return app


def _proxied(application: Any) -> Any:
    """
    *application* behind a proxy on this computer: it says whom a request is from. Nobody else may.
    """
    fixed = ProxyFix(application, x_for=1, x_proto=0)

    def choose(environ: dict[str, Any], start_response: Any) -> Any:
        is_proxy = is_loopback(environ.get("REMOTE_ADDR", ""))
        return (fixed if is_proxy else application)(environ, start_response)

    return choose
