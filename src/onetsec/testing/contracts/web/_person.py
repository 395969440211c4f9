"""
Somebody at the pages.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape

from attrs import define, field

from ....web.urls import (
    AUTHENTICATOR,
    AUTHENTICATOR_CONFIRM,
    EMAIL_CODE,
    FORGOT,
    RESET,
    SECURITY,
    SESSIONS,
    SIGN_IN,
    SIGN_OUT,
    VERIFY,
)
from ..._authenticator import Authenticator
from ..._browser import Answer, Browser
from ._host import Login, WebHost


@define(kw_only=True)
class Person:
    """
    A user with a browser.

    Attributes:
        app: Their authenticator, if they have set one up.
    """

    host: WebHost
    user: Login
    browser: Browser = field(init=False)
    app: Authenticator | None = None

    def __attrs_post_init__(self) -> None:
        self.browser = self.host.browser()

    def open(self, path: str, **headers: str) -> Answer:
        """
        Open a page of ours.
        """
        return self.browser.get(self.host.prefix + path, **headers)

    def post(
        self, path: str, fields: Mapping[str, str], headers: Mapping[str, str] | None = None
    ) -> Answer:
        """
        Send a form to a page of ours.
        """
        return self.browser.post(self.host.prefix + path, fields, headers)

    def fill(self, page: str, path: str, **fields: str) -> Answer:
        """
        Open *page*, and send *fields* from there to *path*.
        """
        return self.post(path, {"csrf": csrf(self.open(page)), **fields})

    def sign_in(self, *, password: str = "", login: str = "", next: str = "") -> Answer:
        """
        Take the first step.
        """
        more = {"next": next} if next else {}
        return self.fill(
            SIGN_IN,
            SIGN_IN,
            login=login or self.user.login,
            password=password or self.user.password,
            **more,
        )

    def verify(self, code: str, *, factor: str = "app") -> Answer:
        """
        Take the second step.
        """
        return self.fill(VERIFY, VERIFY, code=code, factor=factor)

    def sign_out(self) -> Answer:
        """
        Leave.
        """
        return self.fill(SECURITY, SIGN_OUT)

    def set_up(self) -> Authenticator:
        """
        Set an app up, and note what is shown once.
        """
        page = self.fill(SECURITY, AUTHENTICATOR)
        found = re.search(r'data-os-copy="([A-Z2-7 ]+)"', page.text)
        assert found is not None, "the page shows no key"
        self.app = Authenticator(key=found[1].replace(" ", ""), now=self.host.now)
        sent = {"csrf": csrf(page), "code": self.app.code()}
        shown = self.post(AUTHENTICATOR_CONFIRM, sent)
        self.app.recovery_codes = codes(shown)
        assert self.app.recovery_codes, "the page shows no recovery codes"
        return self.app

    def use_mail(self) -> None:
        """
        Turn mailed codes on.
        """
        assert 303 == self.fill(SECURITY, EMAIL_CODE, enabled="on").status

    def ask_for_a_link(self, login: str = "") -> Answer:
        """
        Say that the password is forgotten.
        """
        return self.fill(FORGOT, FORGOT, login=login or self.user.login)

    def reset(self, link: str, new: str) -> Answer:
        """
        Open a mailed link, and set a password there.
        """
        page = self.browser.get(link.removeprefix(self.host.site))
        found = re.search(r'name="token" value="([^"]+)"', page.text)
        if found is None:
            return page

        sent = {"csrf": csrf(page), "token": unescape(found[1]), "new": new, "confirm": new}
        return self.post(RESET, sent)

    @property
    def is_signed_in(self) -> bool:
        """
        Return whether private pages open.
        """
        return 200 == self.open(SECURITY).status

    @property
    def session_id(self) -> str:
        """
        Return the public id of the session.
        """
        return self.browser.cookies[self.host.cookie()].split(".")[1]

    @property
    def session_ids(self) -> set[str]:
        """
        Return the sessions that the page offers to revoke.
        """
        page = self.open(SESSIONS).text
        return set(re.findall(rf'action="{self.host.prefix}{SESSIONS}/([\w-]+)/revoke"', page))


def csrf(page: Answer) -> str:
    """
    Find the token of the last form of a page.
    """
    found = re.findall(r'name="csrf" value="([0-9a-f]+)"', page.text)
    assert found, f"no form of ours is there: {page.status}"
    return str(found[-1])


def codes(page: Answer) -> list[str]:
    """
    Find the recovery codes that a page shows.
    """
    return re.findall(r'<code dir="ltr">([0-9A-Z-]+)</code></li>', page.text)


def masked(page: Answer, *words: str) -> str:
    """
    A page without what differs every time, and without *words*.
    """
    text = re.sub(r'(name="csrf" value=")[0-9a-f]+', r"\1", page.text)
    for word in words:
        text = text.replace(word, "…")
    return text
