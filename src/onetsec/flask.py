"""
Flask: requests and responses are translated, nothing is decided.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import wraps
from typing import TYPE_CHECKING, Any, ParamSpec
from urllib.parse import quote, urlencode

from flask import (
    Blueprint,
    Flask,
    Response,
    abort,
    after_this_request,
    current_app,
    redirect,
    render_template,
    request,
)
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Response as BaseResponse

from ._lifting import run
from .errors import ConfigurationError, Unavailable
from .records import Channel, Client
from .step_up import StepUpPolicy
from .web import LARGEST_BODY, Web, WebResponse, unavailable
from .web.guards import has_second_factor, is_fresh
from .web.headers import CSP
from .web.messages import WebOutcome
from .web.render import TEMPLATES
from .web.wsgi import translated

if TYPE_CHECKING:
    from ._facade import Onetsec
    from .flows.sign_in import SignIn
    from .sessions import Session

P = ParamSpec("P")

_METHODS = ("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT")
_SESSION = "onetsec.session"


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

    Raises:
        ConfigurationError: If *prefix* can not be one.
    """

    def __init__(
        self,
        auth: Onetsec,
        app: Flask | None = None,
        prefix: str = "",
        *,
        home: str = "",
        csp: str = CSP,
    ) -> None:
        self.auth = auth
        self.web = Web(auth.flows, renderer=_rendered, prefix=prefix, home=home, csp=csp)
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


def current_session() -> Session | None:
    """
    Return the session of this request; None if nobody is signed in.

    It is read when it is asked for first, once a request.

    Raises:
        Unavailable: If the storage does not answer: a 503 for whatever page this is.
    """
    # Not in flask.g, which a test that holds an application context shares between requests.
    if _SESSION not in request.environ:
        _depends_on_cookie()
        request.environ[_SESSION] = run(_web().session(translated(request.environ, body=b"")))
    session: Session | None = request.environ[_SESSION]
    return session


def client() -> Client:
    """
    Return who makes this request: what the flows want to know of it.
    """
    return _web().client(translated(request.environ, body=b""))


def csrf_token() -> str:
    """
    Return the field ``csrf`` for a form of the host that is sent to a page of ours, such as
    signing out; "" if nobody is signed in.
    """
    session = current_session()
    return "" if session is None else _web().csrf_token(session)


def sign_in(user_id: str, *, channels: Collection[Channel] = (Channel.EXTERNAL,)) -> SignIn:
    """
    Sign *user_id* in on the word of the host, after a sign-up or with single sign-on.

    The cookies go out with the response that is being made. If the outcome is
    ``SECOND_FACTOR_REQUIRED``, redirect to ``url_for("onetsec.verify")``.

    Raises:
        Unavailable: If the storage does not answer.
    """
    auth, web = _extension().auth, _web()
    result = auth.sign_in.trusted(user_id, channels=channels, client=client())
    if result.session is not None:
        request.environ[_SESSION] = result.session
    _with_cookies(web.signed_in(result))
    return result


def sign_out() -> None:
    """
    End the session of this request, and delete its cookie with the response that is being made.

    Raises:
        Unavailable: If the storage does not answer.
    """
    session = current_session()
    if session is not None:
        _extension().auth.sessions.sign_out(session)
    request.environ[_SESSION] = None
    _with_cookies((_web().cookies.session.delete(),))


def session_required(view: Callable[P, Any]) -> Callable[P, Any]:
    """
    Let nobody see *view* who is not signed in: they sign in first, and come back.
    """

    @wraps(view)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> Any:
        if current_session() is None:
            return _to_sign_in()

        return current_app.ensure_sync(view)(*args, **kwargs)

    return guarded


def fresh_required(seconds: int = 300) -> Callable[[Callable[P, Any]], Callable[P, Any]]:
    """
    Let nobody see the view who has not proven who they are in the last *seconds*, 30 to 3600.

    A GET comes back after the proof; anything else is 403, for it can not be carried on.

    Raises:
        ConfigurationError: If *seconds* are out of range, or the decorator was used without them.
    """
    if callable(seconds):
        raise ConfigurationError("fresh_required: write @fresh_required(), with parentheses.")
    policy = StepUpPolicy(fresh=seconds)

    def decorated(view: Callable[P, Any]) -> Callable[P, Any]:
        @wraps(view)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> Any:
            session = current_session()
            if session is None:
                return _to_sign_in()
            if not is_fresh(session, policy=policy, now=_web().now):
                query = urlencode({"next": _here()})
                return _first(f"{_web().urls.confirm}?{query}")

            return current_app.ensure_sync(view)(*args, **kwargs)

        return guarded

    return decorated


def mfa_required(view: Callable[P, Any]) -> Callable[P, Any]:
    """
    Let nobody see *view* who has signed in with one factor only.

    A GET leads to Security Settings, where a second one is set up; anything else is 403.
    """

    @wraps(view)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> Any:
        session = current_session()
        if session is None:
            return _to_sign_in()
        if not has_second_factor(session):
            return _first(_web().urls.security, note=WebOutcome.SECOND_FACTOR_NEEDED)

        return current_app.ensure_sync(view)(*args, **kwargs)

    return guarded


def _extension() -> FlaskOnetsec:
    extension: FlaskOnetsec = current_app.extensions["onetsec"]
    return extension


def _web() -> Web:
    return _extension().web


def _respond(**parts: str) -> Response:
    answer = run(_web().respond(translated(request.environ, body=_body())))
    if answer is None:
        abort(404)

    return _response(answer)


def _unavailable(error: Exception) -> Response:
    return _response(unavailable())


def _rendered(name: str, page: object) -> str:
    return render_template(name, page=page)


def _to_sign_in() -> BaseResponse:
    """
    Where to sign in; only a GET can be come back to.
    """
    is_get = request.method in ("GET", "HEAD")
    return redirect(_web().sign_in_url(_here()) if is_get else _web().urls.sign_in, 303)


def _first(url: str, *, note: WebOutcome | None = None) -> BaseResponse:
    if request.method not in ("GET", "HEAD"):
        abort(403)

    if note is not None:
        _with_cookies((_web().cookies.note.set(note.value),))
    return redirect(url, 303)


def _here() -> str:
    """
    The address of this request on this site, as a browser writes it.
    """
    path = quote(request.script_root + request.path, safe="/~!$&'()*+,;=:@")
    query = request.query_string.decode("latin-1")
    return f"{path}?{query}" if query else path


def _body() -> bytes | None:
    """
    The body, no more of it than we take, also if its length was not announced.
    """
    if "form" in vars(request):  # an extension of the host was here before us, and has read it
        body = urlencode(list(request.form.items(multi=True)), errors="replace").encode()
        return body if len(body) <= LARGEST_BODY else None

    # One byte more than we take: a longer body that was not announced is cut there in silence.
    request.max_content_length = LARGEST_BODY + 1
    try:
        body = request.get_data()
    except RequestEntityTooLarge:
        return None

    return body if len(body) <= LARGEST_BODY else None


def _response(answer: WebResponse) -> Response:
    response = Response(answer.body, answer.status)
    response.headers.clear()
    for name, text in answer.headers:
        response.headers.add(name, text)
    return response


def _depends_on_cookie() -> None:
    """
    Whoever was asked for, the response is theirs: a shared cache must not give it to others.
    """

    @after_this_request
    def vary(response: Any) -> Any:
        response.vary.add("Cookie")
        return response


def _with_cookies(cookies: Collection[tuple[str, str]]) -> None:
    """
    Put *cookies* on the response that is being made; then no cache may keep it.
    """
    if not cookies:
        return

    @after_this_request
    def put(response: Any) -> Any:
        for name, text in cookies:
            response.headers.add(name, text)
        response.headers["Cache-Control"] = "private, no-store"
        response.vary.add("Cookie")
        return response
