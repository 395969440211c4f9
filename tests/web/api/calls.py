"""
Somebody who uses the API: a front end in a browser, or a client without one.
"""

from __future__ import annotations

import json
from typing import Any

from pyotp import TOTP
from werkzeug.test import Client
from werkzeug.test import TestResponse as Response

from onetsec.testing import FrozenClock

from ...conftest import PASSWORD
from ..walking import BASE
from . import conforming
from .conforming import API as API

JSON = "application/json"


class Caller:
    """
    A client of the API that keeps what a client keeps: cookies and the token against forgery, or
    the bearer's token.
    """

    def __init__(self, application: Any, *, clock: FrozenClock, address: str = "") -> None:
        self.application = application
        self.browser = Client(application)
        self._clock = clock
        self._environ = {"REMOTE_ADDR": address or "192.0.2.1"}
        self.csrf = ""
        self.token = ""
        self.key = ""
        self.recovery_codes: list[str] = []

    def get(self, path: str, **headers: str) -> Response:
        """
        Read something.
        """
        return self.open("GET", path, headers=headers)

    def post(self, path: str, _kind: str = JSON, /, **sent: Any) -> Response:
        """
        Send an object, with the token that belongs to it.
        """
        return self.send(path, json.dumps(sent).encode(), {"Content-Type": _kind})

    def send(self, path: str, body: bytes, headers: dict[str, str]) -> Response:
        """
        Send a body as it is, and keep what the answer gives.
        """
        token = {"X-CSRF-Token": self.csrf} if self.csrf else {}
        response = self.open("POST", path, body=body, headers={**token, **headers})
        if response.status_code in (200, 201) and response.is_json:
            self.csrf = response.json.get("csrf", self.csrf)  # type: ignore[union-attr]
            self.token = response.json.get("token", self.token)  # type: ignore[union-attr]
        return response

    def open(
        self, method: str, path: str, *, body: bytes = b"", headers: dict[str, str]
    ) -> Response:
        """
        Send anything. Whatever is answered, the document tells of it.
        """
        bearer = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        response = self.browser.open(
            API + path,
            method=method,
            base_url=BASE,
            data=body,
            headers={**bearer, **headers},
            environ_base=self._environ,
        )
        conforming.check(method, path, body, response)
        return response

    def visit(self) -> Any:
        """
        Ask who is signed in, and keep the token against forgery.
        """
        state = self.get("/session").json
        assert state is not None
        self.csrf = state.get("csrf", "")
        return state

    def sign_in(self, login: str = "ada@example.com", **more: Any) -> Response:
        """
        Take the first step.
        """
        if "transport" not in more:
            self.visit()
        return self.post("/sign-in", login=login, password=PASSWORD, **more)

    def code(self) -> str:
        """
        Read the next code off the phone.
        """
        self._clock.advance(30)
        return TOTP(self.key).at(self._clock.seconds())

    def set_up(self) -> Response:
        """
        Set up an app, and note what is told once.
        """
        begun = self.post("/settings/security/authenticator").json
        assert begun is not None
        self.key = begun["key"].replace(" ", "")
        done = self.post("/settings/security/authenticator/confirm", code=self.code())
        assert done.json is not None
        self.recovery_codes = done.json["codes"]
        return done
