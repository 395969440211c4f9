"""
Somebody at the API: a front end in a browser, or a client without one.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from attrs import define, field

from ....web.urls import (
    AUTHENTICATOR,
    AUTHENTICATOR_CONFIRM,
    EMAIL_CODE,
    SECURITY,
    SESSION,
    SESSIONS,
    SIGN_IN,
    VERIFY,
    VERIFY_SEND,
)
from ..._authenticator import Authenticator
from ..._browser import Answer, Browser
from ._host import Login, WebHost

JSON = "application/json"


@define(kw_only=True)
class Caller:
    """
    A user of the API. Every answer is compared with what the API says of itself.

    Attributes:
        is_bearer: Without cookies.

        token: Of a bearer.

        csrf: Of a front end in a browser.

        pending, device: What a bearer keeps between two requests.
    """

    host: WebHost
    user: Login
    is_bearer: bool = False
    browser: Browser = field(init=False)
    token: str = field(default="", repr=False)
    csrf: str = field(default="", repr=False)
    pending: str = field(default="", repr=False)
    device: str = field(default="", repr=False)
    app: Authenticator | None = None

    def __attrs_post_init__(self) -> None:
        self.browser = self.host.browser()

    def get(self, path: str, **headers: str) -> Answer:
        """
        Read something.
        """
        return self.send("GET", path, headers=headers)

    def post(self, path: str, **sent: Any) -> Answer:
        """
        Send an object.
        """
        return self.send("POST", path, body=json.dumps(sent).encode())

    def send(
        self,
        method: str,
        path: str,
        *,
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """
        Send anything, and keep what the answer gives.
        """
        told = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        if method == "POST":
            told["Content-Type"] = JSON
            if not self.is_bearer:
                told |= {"Origin": self.host.site, "X-CSRF-Token": self.csrf}
        answer = self.browser.send(
            method, self.host.api + path, body=body, headers={**told, **(headers or {})}
        )
        self.host.document().check(method, path, answer)
        self._keep(answer)
        return answer

    def who(self) -> str:
        """
        Ask who is signed in; "" for nobody.
        """
        session = self.get(SESSION).json["session"]
        return "" if session is None else str(session["user_id"])

    def sign_in(self, **more: Any) -> Answer:
        """
        Take the first step.
        """
        if not self.is_bearer:
            self.who()
        sent = {"login": self.user.login, "password": self.user.password}
        if self.is_bearer:
            sent |= {"transport": "bearer", "device": self.device}
        return self.post(SIGN_IN, **(sent | more))

    def verify(self, code: str, *, factor: str = "app") -> Answer:
        """
        Take the second step.
        """
        return self.post(VERIFY, factor=factor, code=code, **self._waiting)

    def send_code(self) -> Answer:
        """
        Have a code mailed for the second step.
        """
        return self.post(VERIFY_SEND, **self._waiting)

    def set_up(self) -> Authenticator:
        """
        Set an app up, and note what is told once.
        """
        key = self.post(AUTHENTICATOR).json["key"].replace(" ", "")
        self.app = Authenticator(key=key, now=self.host.now)
        done = self.post(AUTHENTICATOR_CONFIRM, code=self.app.code())
        assert 200 == done.status
        self.app.recovery_codes = list(done.json["codes"])
        return self.app

    def use_mail(self) -> None:
        """
        Turn mailed codes on.
        """
        assert self.post(EMAIL_CODE, enabled=True).status in (200, 204)

    def settings(self) -> Any:
        """
        Read how the account is protected.
        """
        return self.get(SECURITY).json

    def sessions(self) -> Any:
        """
        Read where the user is signed in.
        """
        return self.get(SESSIONS).json["sessions"]

    @property
    def session_id(self) -> str:
        """
        Return the public id of the session.
        """
        return str(self.get(SESSION).json["session"]["id"])

    @property
    def _waiting(self) -> dict[str, str]:
        return {"pending": self.pending} if self.is_bearer else {}

    def _keep(self, answer: Answer) -> None:
        if not 200 <= answer.status < 300 or not answer.body:
            return

        given = answer.json
        self.csrf = given.get("csrf", self.csrf)
        if self.is_bearer:
            self.token = given.get("token", self.token)
            self.pending = given.get("pending", self.pending)
            self.device = given.get("device", self.device)
