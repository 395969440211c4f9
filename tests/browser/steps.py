"""
What a person does in a browser, step by step.
"""

from __future__ import annotations

import os
import re
import time
from typing import Any, Protocol

import pyotp
import pytest
from playwright.sync_api import Locator, Page, expect

from ..servers import Demo
from .browsers import (
    DARK,
    LIGHT,
    NARROW,
    NO_SCRIPT,
    PATIENCE,
    accessible,
    copied,
    fits,
    screenshot,
    uncut,
)

NEW = "Another Staple 7 Lantern"
CONTEXTS = [
    pytest.param({**LIGHT}, id="light"),
    pytest.param({**DARK, **NARROW}, id="dark-narrow"),
    pytest.param({**NO_SCRIPT, **NARROW}, id="no-script"),
]
"""Wide and light, narrow and dark, narrow and without JavaScript."""


class Account(Protocol):
    """
    Whom somebody signs in as, and where.
    """

    @property
    def url(self) -> str: ...

    @property
    def start(self) -> str: ...

    @property
    def email(self) -> str: ...

    @property
    def password(self) -> str: ...


def has_script(context: dict[str, Any]) -> bool:
    """
    Whether the browser of this visitor runs scripts.
    """
    return bool(context.get("java_script_enabled", True))


def looked_at(page: Page, name: str, context: dict[str, Any]) -> None:
    """
    Nothing jars: axe finds nothing, and nothing is cut off. A picture is taken for whoever asks.
    """
    if os.environ.get("ONETSEC_SCREENSHOTS"):
        screenshot(page, f"{name}-{'-'.join(map(str, context))}")
    fits(page)
    seen = page if has_script(context) else copied(page)
    uncut(seen)
    accessible(seen)


def sign_in(page: Page, account: Account, password: str = "") -> None:
    """
    Take the first step.
    """
    page.goto(account.url + account.start)
    page.get_by_label("Email").fill(account.email)
    page.get_by_label("Password", exact=True).fill(password or account.password)
    button(page, "Sign in").click()


def sign_out(page: Page, demo: Demo) -> None:
    """
    End the session.
    """
    page.goto(f"{demo.url}/settings/security")
    button(page, "Sign out").click()
    expect(button(page, "Sign in")).to_be_visible()


def verify(page: Page, code: str, label: str = "Verification code") -> None:
    """
    Type a code.
    """
    page.get_by_label(label).fill(code)
    button(page, "Verify").click()


def set_up(page: Page, *, now: int | None = None) -> pyotp.TOTP:
    """
    Set up an app by typing the secret key into it; the result is that app.

    Args:
        now: Unix seconds, where a test has its own time.
    """
    button(page, "Setup").click()
    app = pyotp.TOTP(page.locator("dt:has-text('Secret key') + dd").inner_text().replace(" ", ""))
    verify(page, app.now() if now is None else app.at(now))
    button(page, "I have saved these").click()
    return app


def change_password(page: Page, current: str, new: str) -> None:
    """
    Fill in the card of the password, and send it.
    """
    page.get_by_label("Current password").fill(current)
    page.get_by_label("New password", exact=True).fill(new)
    page.get_by_label("Confirm new password").fill(new)
    button(page, "Change Password").click()


def choose(page: Page, password: str) -> None:
    """
    Type a new password twice, where a mailed link leads, and send it.
    """
    page.get_by_label("New password", exact=True).fill(password)
    page.get_by_label("Confirm new password").fill(password)
    button(page, "Reset password").click()


def button(page: Page, name: str) -> Locator:
    """
    Find the button that is called exactly so.
    """
    return page.get_by_role("button", name=name, exact=True)


def heading(page: Page, name: str) -> Locator:
    """
    Find the heading that says so.
    """
    return page.get_by_role("heading", name=name)


def switch(page: Page) -> Locator:
    """
    Find the switch of mailed codes.
    """
    return page.get_by_role("switch", name="Email Verification")


def row(page: Page, name: str) -> Locator:
    """
    Find the line of a method.
    """
    return page.locator(".os-row").filter(has=heading(page, name))


def shows(page: Page, *words: str) -> None:
    """
    Assert that all *words* can be read on *page*.
    """
    for one in words:
        expect(page.get_by_text(one).first).to_be_visible()


def mails(page: Page, demo: Demo, subject: str, *, number: int = 1) -> Locator:
    """
    Read the mails of *demo* with this *subject*, once there are so many; the newest is the first.
    """
    page.goto(f"{demo.url}/demo/mail")
    found = page.get_by_role("article").filter(has=page.get_by_role("heading", name=subject))
    deadline = time.monotonic() + PATIENCE / 1000
    while found.count() < number:  # a thread of the demo writes it after its answer
        assert time.monotonic() < deadline, f"no mail about {subject}"
        page.reload()

    return found


def mailed_code(page: Page, demo: Demo, *, number: int = 1) -> str:
    """
    Read the newest of so many codes, and come back.
    """
    before = page.url
    text = mails(page, demo, "is your code for Example Shop", number=number).first.inner_text()
    page.goto(before)
    found = re.search(r"^([0-9]{6})$", text, re.M)
    assert found is not None
    return found[1]
