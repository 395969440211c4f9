"""
A person with a browser, in front of one of the adapters.
"""

from __future__ import annotations

import re
from html import unescape
from typing import Any
from urllib.parse import urlencode

from flask import Flask
from pyotp import TOTP
from werkzeug.test import Client
from werkzeug.test import TestResponse as Response

from onetsec import Onetsec
from onetsec.flask import FlaskOnetsec
from onetsec.testing import FrozenClock

from ..conftest import PASSWORD
from . import asgi

BASE = "http://localhost:8000"
FORM = "application/x-www-form-urlencoded"
SECURITY, SESSIONS = "/settings/security", "/settings/sessions"
AUTHENTICATOR = "/settings/security/authenticator"
CONFIRM, CONFIRM_SEND = "/settings/security/confirm", "/settings/security/confirm/send"
ADDRESS = "/settings/security/email"
EMAIL_CODE = "/settings/security/email-code"
ON, OFF = 'aria-checked="true"', 'aria-checked="false"'  # how the switch stands
VERIFY, VERIFY_SEND = "/sign-in/verify", "/sign-in/verify/send"
FORGOT, RESET = "/password/forgot", "/password/reset"


def flask_application(auth: Onetsec, *, prefix: str = "") -> Any:
    """
    Build a Flask application with nothing but our pages.
    """
    app = Flask("walk")
    FlaskOnetsec(auth, app, prefix)
    return app


ADAPTERS = {"asgi": asgi.application, "flask": flask_application}


class Person:
    """
    Somebody with a browser of their own, that keeps cookies.
    """

    def __init__(self, application: Any, *, clock: FrozenClock, address: str = "") -> None:
        self.application = application
        self.browser = Client(application)
        self._clock = clock
        self._environ = {"REMOTE_ADDR": address or "192.0.2.1"}
        self.key = ""
        self.recovery_codes: list[str] = []

    def get(self, path: str, **options: Any) -> Response:
        """
        Open a page.
        """
        return self.browser.get(path, base_url=BASE, environ_base=self._environ, **options)

    def post(self, path: str, fields: Any, *, kind: str = FORM, **options: Any) -> Response:
        """
        Send *fields*: a dictionary, pairs, or a body as it is.
        """
        body = fields if isinstance(fields, bytes) else urlencode(fields, doseq=True)
        return self.browser.post(
            path,
            base_url=BASE,
            data=body,
            content_type=kind,
            environ_base=self._environ,
            **options,
        )

    def open(self, method: str, path: str, **options: Any) -> Response:
        """
        Send anything else.
        """
        return self.browser.open(
            path, method=method, base_url=BASE, environ_base=self._environ, **options
        )

    def get_with(self, path: str, cookie: bytes) -> Response:
        """
        Open a page with this very ``Cookie`` header, and none of the browser's own.
        """
        environ = {**self._environ, "HTTP_COOKIE": cookie.decode("latin-1")}
        bare = Client(self.application, use_cookies=False)
        return bare.get(path, base_url=BASE, environ_overrides=environ)

    def send(self, page: str, path: str, **fields: Any) -> Response:
        """
        Open *page*, and send *fields* from there to *path*.
        """
        return self.post(path, {"csrf": csrf(self.get(page)), **fields})

    def sign_in(
        self, login: str = "ada@example.com", password: str = PASSWORD, **more: Any
    ) -> Response:
        """
        Take the first step.
        """
        return self.send("/sign-in", "/sign-in", login=login, password=password, **more)

    def verify(self, code: str, *, factor: str = "app", **more: Any) -> Response:
        """
        Take the second step.
        """
        return self.send("/sign-in/verify", "/sign-in/verify", code=code, factor=factor, **more)

    def code(self) -> str:
        """
        Read the next code off the phone.
        """
        self._clock.advance(30)
        return TOTP(self.key).at(self._clock.seconds())

    def set_up(self) -> Response:
        """
        Set up an app, and note what is shown once.
        """
        page = self.send(SECURITY, AUTHENTICATOR)
        (key,) = re.findall(r'data-os-copy="([A-Z2-7 ]+)"', page.text)
        self.key = key.replace(" ", "")
        shown = self.post(f"{AUTHENTICATOR}/confirm", {"csrf": csrf(page), "code": self.code()})
        self.recovery_codes = re.findall(r'<li><code dir="ltr">([^<]+)</code></li>', shown.text)
        return shown

    def switch(self, to: str, **more: str) -> Response:
        """
        Turn mailed codes "on" or "off".
        """
        return self.send(SECURITY, EMAIL_CODE, enabled=to, **more)

    @property
    def session_id(self) -> str:
        """
        The public id of this session.
        """
        cookie = self.browser.get_cookie("onetsec")
        assert cookie is not None
        return cookie.value.split(".")[1]


def csrf(response: Response) -> str:
    """
    Find the token of the last form of a page.
    """
    found = re.findall(r'name="csrf" value="([0-9a-f]+)"', response.text)
    assert found, response.text
    return str(found[-1])


def form(response: Response, path: str) -> dict[str, str]:
    """
    Find what the form that goes to *path* sends without being asked.
    """
    found = re.search(rf'<form[^>]+action="{re.escape(path)}".*?</form>', response.text, re.DOTALL)
    assert found, response.text
    pairs = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', found[0])
    return {name: unescape(value) for name, value in pairs}


def told(response: Response) -> str:
    """
    Find what a page tells, with its role.
    """
    found = re.search(r'id="os-notice" role="(\w+)">([^<]+)<', response.text)
    return "" if found is None else f"{found[1]}: {unescape(found[2])}"


def title(response: Response) -> str:
    """
    Find the title of a page.
    """
    found = re.search(r"<title>([^<]+)</title>", response.text)
    return "" if found is None else unescape(found[1])


def cookies(response: Response) -> list[str]:
    """
    List the names of the cookies that a response sets or deletes.
    """
    return [header.split("=")[0] for header in response.headers.getlist("Set-Cookie")]
