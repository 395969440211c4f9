"""
Hosts that are broken on purpose: what :class:`.WebContract` catches, and by which tests.

Each is middleware of WSGI before a sound application, and breaks one thing as an adapter, a proxy
or a framework does.
"""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import unquote

from attrs import evolve

from ...letters import Message
from ..contracts.web import Login, WebHost
from ._whole_web import Environ, Given, WholeWeb, body, csrf, form, put, put_form

__all__ = ["BROKEN_HOSTS", "WholeWeb", "caught_host"]

_DELETED = ("Set-Cookie", "__Host-onetsec=; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=0")
_JSON, _FORM = "application/json", "application/x-www-form-urlencoded"


def _is_api(environ: Environ) -> bool:
    return str(environ["PATH_INFO"]).startswith("/api/")


class DropsSetCookie(WholeWeb):
    """
    A cache removes what it must not keep.
    """

    def answered(self, environ: Environ, given: Given) -> Given:
        return given.without("set-cookie")


class KeepsOneSetCookie(WholeWeb):
    """
    Headers are a dictionary.
    """

    def answered(self, environ: Environ, given: Given) -> Given:
        given.headers = list(dict(given.headers).items())
        return given


class WidensCookies(WholeWeb):
    """
    For all hosts of the domain, and for scripts.
    """

    def answered(self, environ: Environ, given: Given) -> Given:
        given.headers = [
            (name, value.replace("HttpOnly; ", "").replace("SameSite=Lax", "SameSite=None"))
            for name, value in given.headers
        ]
        return given


class TidiesCookies(WholeWeb):
    """
    Deletes the cookie of whoever has to sign in.
    """

    def answered(self, environ: Environ, given: Given) -> Given:
        if given.status == 401 or "/sign-in?" in given.header("location"):
            given.headers.append(_DELETED)
        return given


class StripsCookies(WholeWeb):
    """
    Names of cookies are stripped of all that Python calls space.
    """

    def asked(self, environ: Environ) -> Given:
        pairs = (part.partition("=") for part in environ.get("HTTP_COOKIE", "").split(";"))
        environ["HTTP_COOKIE"] = "; ".join(f"{name.strip()}={value}" for name, _, value in pairs)
        return self.call(environ)


class TakesTheLastCookie(WholeWeb):
    """
    Cookies are a dictionary.
    """

    def asked(self, environ: Environ) -> Given:
        pairs = dict(part.strip().split("=", 1) for part in _crumbs(environ))
        environ["HTTP_COOKIE"] = "; ".join("=".join(pair) for pair in pairs.items())
        return self.call(environ)


def _crumbs(environ: Environ) -> list[str]:
    return [part for part in environ.get("HTTP_COOKIE", "").split(";") if "=" in part]


class Caches(WholeWeb):
    """
    A page is the same for everybody.
    """

    def __init__(self, app: Any) -> None:
        super().__init__(app)
        self._kept: dict[Any, Given] = {}

    def asked(self, environ: Environ) -> Given:
        key = self.key(environ)
        if environ["REQUEST_METHOD"] != "GET":
            return self.call(environ)
        if key not in self._kept:
            given = self.call(environ)
            if given.status != 200:
                return given
            self._kept[key] = given
        return evolve(self._kept[key])

    def key(self, environ: Environ) -> Any:
        """
        Return what a page is kept under.
        """
        return environ["PATH_INFO"]


class RemembersSessions(Caches):
    """
    A page is the same for the same cookie, or the same token.
    """

    def key(self, environ: Environ) -> Any:
        who = environ.get("HTTP_COOKIE", ""), environ.get("HTTP_AUTHORIZATION", "")
        return environ["PATH_INFO"], *who


class LosesVary(WholeWeb):
    """
    A proxy takes it for superfluous.
    """

    def answered(self, environ: Environ, given: Given) -> Given:
        return given.without("vary")


class LosesCacheControl(WholeWeb):
    """
    The framework has a default of its own.
    """

    def answered(self, environ: Environ, given: Given) -> Given:
        return given.without("cache-control")


class LosesPolicies(WholeWeb):
    """
    Only headers that it knows are passed on.
    """

    def answered(self, environ: Environ, given: Given) -> Given:
        return given.without(
            "content-security-policy", "x-content-type-options", "referrer-policy", "retry-after"
        )


class TakesLargeBodies(WholeWeb):
    """
    Reads whatever is sent.
    """

    def asked(self, environ: Environ) -> Given:
        if int(environ.get("CONTENT_LENGTH") or 0) > 60_000:
            put(environ, body(environ).rstrip(b"x "))
        return self.call(environ)


class TakesEveryKind(WholeWeb):
    """
    Guesses what is sent.
    """

    def asked(self, environ: Environ) -> Given:
        if environ["REQUEST_METHOD"] == "POST":
            environ["CONTENT_TYPE"] = _JSON if _is_api(environ) else _FORM
        return self.call(environ)


class ReadsJsonItself(WholeWeb):
    """
    The framework has read the body already, in its own way.
    """

    def asked(self, environ: Environ) -> Given:
        if _is_api(environ) and environ["REQUEST_METHOD"] == "POST":
            try:
                read = json.loads(body(environ) or b"{}")
            except (ValueError, RecursionError):
                read = {}
            put(environ, json.dumps(read).encode())
        return self.call(environ)


class FollowsForwardedHost(WholeWeb):
    """
    Believes in a proxy that is not there.
    """

    def __init__(self, app: Any) -> None:
        super().__init__(app)
        self._said = ""
        self._site = ""

    def asked(self, environ: Environ) -> Given:
        self._said = environ.get("HTTP_X_FORWARDED_HOST", self._said)
        return self.call(environ)

    def answered(self, environ: Environ, given: Given) -> Given:
        if environ.get("HTTP_X_FORWARDED_HOST") is None:
            return given
        if "location" in {name.lower() for name, _ in given.headers}:
            place = given.header("location")
            given.without("location").headers.append(("Location", f"//{self._said}{place}"))
        return given.rewritten(self._led_away)

    def host(self, host: WebHost) -> WebHost:
        self._site, source = host.site, host.mails

        def mails() -> list[Message]:
            sent = source() if callable(source) else source.sent
            return [evolve(one, context=self._context(one)) for one in sent]

        return evolve(host, mails=mails)

    def _context(self, mail: Message) -> dict[str, str]:
        return {name: self._led_away(text) for name, text in mail.context.items()}

    def _led_away(self, text: str) -> str:
        return text.replace(self._site, f"https://{self._said}") if self._said else text


class IgnoresOrigin(WholeWeb):
    """
    A proxy passes only those headers on that it knows.
    """

    def asked(self, environ: Environ) -> Given:
        for name in ("HTTP_ORIGIN", "HTTP_SEC_FETCH_SITE"):
            environ.pop(name, None)
        return self.call(environ)


class IgnoresTokens(WholeWeb):
    """
    Checks no token: here, by finding the right one itself.
    """

    def asked(self, environ: Environ) -> Given:
        if environ["REQUEST_METHOD"] == "POST":
            self._put_right(environ)
        return self.call(environ)

    def _put_right(self, environ: Environ) -> None:
        asking = {**environ, "REQUEST_METHOD": "GET", "CONTENT_LENGTH": "0"}
        if _is_api(environ):
            state = self.call({**asking, "PATH_INFO": "/api/auth/session"})
            environ["HTTP_X_CSRF_TOKEN"] = json.loads(state.body).get("csrf", "")
            return

        for path in ("/settings/security", "/sign-in"):
            token = csrf(self.call({**asking, "PATH_INFO": f"/account{path}"}))
            if token:
                put_form(environ, {**form(environ), "csrf": token})
                return


class DecodesTwice(WholeWeb):
    """
    The server has decoded the path, and so does the adapter.
    """

    def asked(self, environ: Environ) -> Given:
        environ["PATH_INFO"] = unquote(environ["PATH_INFO"])
        return self.call(environ)


class LeadsAnywhere(WholeWeb):
    """
    Goes on to whatever the form says.
    """

    def asked(self, environ: Environ) -> Given:
        is_form = environ.get("CONTENT_TYPE") == _FORM
        target = form(environ).get("next", "") if is_form else ""
        given = self.call(environ)
        if given.status == 303 and target:
            given.without("location").headers.append(("Location", target.replace("\t", "")))
        return given


class TellsWhoHasAnAccount(WholeWeb):
    """
    Means well.
    """

    def __init__(self, app: Any) -> None:
        super().__init__(app)
        self._known: set[str] = set()

    def host(self, host: WebHost) -> WebHost:
        def new_user() -> Login:
            made = host.new_user()
            self._known.add(made.login)
            return made

        return evolve(host, new_user=new_user)

    def __call__(self, environ: Environ, start_response: Any) -> list[bytes]:
        sent = body(environ) if environ["REQUEST_METHOD"] == "POST" else b""
        login = _login(sent)
        if not login or login in self._known:
            return super().__call__(environ, start_response)

        kind = "application/problem+json" if _is_api(environ) else "text/html"
        start_response("404 Not Found", [("Content-Type", kind)])
        return [b'{"status": 404, "code": "unknown-user"}']


def _login(sent: bytes) -> str:
    """
    Find the login in a form or an object.
    """
    if sent.startswith(b"{"):
        return str(json.loads(sent).get("login", ""))

    pairs = dict(part.partition("=")[::2] for part in sent.decode("latin-1").split("&"))
    return unquote(pairs.get("login", ""))


class OutageSignsOut(WholeWeb):
    """
    Whoever can not be found is nobody.
    """

    def answered(self, environ: Environ, given: Given) -> Given:
        if given.status != 503:
            return given

        elsewhere = Given(303, [("Location", "/account/sign-in"), _DELETED])
        unknown = Given(401, [("Content-Type", "application/problem+json")], given.body)
        return unknown if _is_api(environ) else elsewhere


class OutageIsAnError(WholeWeb):
    """
    Any exception is 500.
    """

    def answered(self, environ: Environ, given: Given) -> Given:
        return Given(500, [("Content-Type", "text/plain")]) if given.status == 503 else given


class HidesProblems(WholeWeb):
    """
    The host has a page of its own for all that goes wrong.
    """

    def answered(self, environ: Environ, given: Given) -> Given:
        if given.status < 400 or not _is_api(environ):
            return given

        return Given(given.status, [("Content-Type", "text/html")], b"<h1>Oops</h1>")


class CountsEverythingAs400(WholeWeb):
    """
    There is one status for whoever is wrong.
    """

    def answered(self, environ: Environ, given: Given) -> Given:
        given.status = 400 if 400 < given.status < 500 else given.status
        return given


class TakesOtherSchemes(WholeWeb):
    """
    Whoever authenticates themselves in another way is somebody else.
    """

    def asked(self, environ: Environ) -> Given:
        if not environ.get("HTTP_AUTHORIZATION", "Bearer ots1_").startswith("Bearer ots1_"):
            environ.pop("HTTP_COOKIE", None)
        return self.call(environ)


class PrefersCookies(WholeWeb):
    """
    A token counts only where there is no cookie.
    """

    def asked(self, environ: Environ) -> Given:
        if "__Host-onetsec=" in environ.get("HTTP_COOKIE", ""):
            environ.pop("HTTP_AUTHORIZATION", None)
        return self.call(environ)


class GivesBearersCookies(WholeWeb):
    """
    A session of the framework for everybody.
    """

    def answered(self, environ: Environ, given: Given) -> Given:
        given.headers.append(("Set-Cookie", "session=x; Path=/"))
        return given


class AnswersOneMethod(WholeWeb):
    """
    Routes are made for GET or for POST, and for nothing else.
    """

    def asked(self, environ: Environ) -> Given:
        if environ["REQUEST_METHOD"] not in ("GET", "POST"):
            return Given(404, [("Content-Type", "text/plain")])

        given = self.call(environ)
        return Given(404, given.headers, given.body) if given.status == 405 else given


BROKEN_HOSTS: tuple[type[WholeWeb], ...] = tuple(
    broken
    for broken in list(vars().values())
    if isinstance(broken, type) and issubclass(broken, WholeWeb) and broken is not WholeWeb
)


def caught_host(contract: Any, host: WebHost, names: set[str]) -> frozenset[str]:
    """
    Run the tests of *contract* that are called *names* on *host*; those that fail.
    """
    return frozenset(name for name in names if _fails(contract, name, host))


def _fails(contract: Any, name: str, host: WebHost) -> bool:
    try:
        getattr(contract, name)(host)
    except Exception:  # whatever it is: a test of pytest fails by any
        return True

    return False
