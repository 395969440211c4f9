"""
Flask: one application, our pages among its own.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from werkzeug.exceptions import HTTPException

from onetsec import ConfigurationError, Onetsec
from onetsec.errors import Unavailable
from onetsec.flask import FlaskOnetsec
from onetsec.storage.memory import MemoryStorage
from onetsec.storage.sqlite import SQLiteStorage
from onetsec.testing import FrozenClock
from onetsec.web.headers import CSP

from ..conftest import HERE
from .conftest import BELOW, NewAuth
from .hosts import host
from .walking import SECURITY, Person, cookies, csrf

Build = Callable[..., Onetsec]


def test_factory(auth: Onetsec, clock: FrozenClock) -> None:
    """
    One object serves several applications.
    """
    pages = FlaskOnetsec(auth)
    apps = [Flask("one"), Flask("two")]
    for app in apps:
        pages.init_app(app)

    for app in apps:
        assert pages is app.extensions["onetsec"]
        assert SECURITY == Person(app, clock=clock).sign_in().location


def test_names(auth: Onetsec) -> None:
    """
    A host finds our pages by name.
    """
    from flask import url_for

    with host(auth).test_request_context():
        assert SECURITY == url_for("onetsec.security")
        assert "/sign-in/verify" == url_for("onetsec.verify")
        assert "/settings/sessions/abc/revoke" == url_for("onetsec.revoke", id="abc")


def test_prefix(auth: Onetsec, new_auth: NewAuth, clock: FrozenClock) -> None:
    """
    All pages are below the prefix, and lead there; the well-known address stays where it is.
    """
    person = Person(host(new_auth(site=BELOW), prefix="/account"), clock=clock)

    assert (
        "/account/sign-in?next=/account/settings/security"
        == person.get(f"/account{SECURITY}").location
    )
    assert "/account/sign-in?next=/orders" == person.get("/orders").location
    page = person.get("/account/sign-in")
    form = {"login": "ada@example.com", "password": "Correct Horse 9 Battery", "csrf": csrf(page)}
    assert f"/account{SECURITY}" == person.post("/account/sign-in", form).location
    assert 'href="/account/onetsec/static/onetsec.css?v=' in page.text
    assert 200 == person.get("/account/onetsec/static/onetsec.css").status_code
    assert f"/account{SECURITY}" == person.get("/.well-known/change-password").location
    assert 404 == person.get("/sign-in").status_code
    assert 404 == person.get("/account").status_code


def test_no_prefix(auth: Onetsec) -> None:
    """
    A prefix that can be none is said when the application is built.
    """
    with pytest.raises(ConfigurationError, match="prefix"):
        FlaskOnetsec(auth, prefix="account/")


def test_home_of_the_host(auth: Onetsec, clock: FrozenClock) -> None:
    """
    A host says where one comes to after signing in.
    """
    assert "/plain" == Person(host(auth, home="/plain"), clock=clock).sign_in().location


def test_layout_of_the_host(auth: Onetsec, clock: FrozenClock, tmp_path: Path) -> None:
    """
    One template puts our pages into the host's layout, under the host's own policy.
    """
    folder = tmp_path / "onetsec"
    folder.mkdir()
    (folder / "layout.html").write_text(
        "<title>{{ page.document_title }}</title>Host: {% block onetsec %}{% endblock %}"
    )
    app = Flask("host", template_folder=str(tmp_path))
    FlaskOnetsec(auth, app, csp="default-src 'self'")

    response = Person(app, clock=clock).get("/sign-in")

    assert response.text.startswith("<title>Sign in · Example Shop</title>Host: ")
    assert '<input id="os-login"' in response.text
    assert "default-src 'self'" == response.headers["Content-Security-Policy"] != CSP


def test_outage_on_a_page_of_the_host(build: Build, clock: FrozenClock) -> None:
    """
    A page that asks for the session is 503 when nobody can tell, with the cookie as it was.
    """

    class Down(MemoryStorage):
        def session(self, user_id: str, session_id: str) -> Any:
            raise Unavailable("down")

    auth = build(Down())
    token = auth.sign_in.trusted("ada", client=HERE).token
    person = Person(host(auth), clock=clock)
    person.browser.set_cookie("onetsec", token or "")

    for path in ("/who", "/orders"):
        response = person.get(path)
        assert (503, "5", []) == (
            response.status_code,
            response.headers["Retry-After"],
            cookies(response),
        )
    assert "plain" == person.get("/plain").text


def test_what_is_not_there_is_the_host_s(auth: Onetsec, clock: FrozenClock) -> None:
    """
    A path below ours that nobody answers is the host's own 404.
    """
    app = host(auth)

    @app.errorhandler(404)
    def missing(error: HTTPException) -> tuple[str, int]:
        return "of the host", 404

    person = Person(app, clock=clock)

    for path in (
        "/settings/nothing",
        "/onetsec/static/nothing",
        "/settings/sessions/%C3%A9/revoke",
    ):
        assert "of the host" == person.open("POST", path).text


LIGHT = """
import sys
import onetsec.flask, onetsec.users
from flask import Flask
from onetsec.testing import FrozenClock
url, cookie, now = sys.argv[1:]
auth = onetsec.Onetsec(
    users=onetsec.users.DictUsers([onetsec.User("ada", email="")]), storage=url,
    keys=[b"k" * 32], site=onetsec.Site("x", "http://localhost"), clock=FrozenClock(int(now)),
)
app = Flask("x")
onetsec.flask.FlaskOnetsec(auth, app)
app.add_url_rule("/who", view_func=lambda: onetsec.flask.current_session().user_id)
browser = app.test_client(use_cookies=False)  # one that keeps cookies drops those that it is given
assert "ada" == browser.get("/who", environ_overrides={"HTTP_COOKIE": f"onetsec={cookie}"}).text
heavy = {"pyotp", "segno", "ua_parser", "zxcvbn"}
"""

EVERYTHING = """
client = onetsec.Client("192.0.2.1", "curl/8.0")
session = auth.sign_in.trusted("ada", client=client).session
assert auth.totp.begin(session).qr_svg
auth.password.judge("x" * 9)
"""


@pytest.mark.parametrize(
    "then",
    ["assert set() == heavy & set(sys.modules)", f"{EVERYTHING}assert heavy <= set(sys.modules)"],
    ids=["only-checks", "negative-control"],
)
def test_a_check_is_light(then: str, build: Build, clock: FrozenClock, tmp_path: Path) -> None:
    """
    A worker that only checks sessions, and notes their activity, loads nothing that judges, draws
    or guesses; the same worker loads it all when it is asked for more.
    """
    storage = SQLiteStorage(str(tmp_path / "onetsec.db"))
    opened = build(storage).sign_in.trusted("ada", client=HERE)
    clock.advance(600)
    arguments = [f"sqlite:///{tmp_path / 'onetsec.db'}", opened.token or "", str(clock.seconds())]

    subprocess.run([sys.executable, "-c", LIGHT + then, *arguments], check=True)

    assert opened.session is not None
    found = storage.session("ada", opened.session.id)
    storage.close()
    assert found is not None
    assert clock.seconds() == found[0].last_seen_at
