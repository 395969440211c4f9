"""
The whole page, walked by a person: with and without JavaScript, narrow, in both themes.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pyotp
import pytest
from playwright.sync_api import Page, expect

from ..servers import Demo
from .browsers import (
    DARK,
    LIGHT,
    NARROW,
    NO_SCRIPT,
    Browser,
    accessible,
    copied,
    decode_qr,
    fits,
    screenshot,
    visitor,
)

NEW = "Another Staple 7 Lantern"
VIENNA: dict[str, Any] = {"extra_http_headers": {"X-Forwarded-For": "198.51.100.23"}}
CONTEXTS = [
    pytest.param({**LIGHT}, id="light"),
    pytest.param({**DARK, **NARROW}, id="dark-narrow"),
    pytest.param({**NO_SCRIPT, **NARROW}, id="no-script"),
]


def looked_at(page: Page, name: str, context: dict[str, Any]) -> None:
    """
    Nothing jars: axe finds nothing, and nothing is cut off.
    """
    screenshot(page, f"{name}-{'-'.join(map(str, context))}")
    fits(page)
    accessible(page if context.get("java_script_enabled", True) else copied(page))


def sign_in(page: Page, demo: Demo, password: str) -> None:
    page.goto(f"{demo.url}/sign-in")
    page.get_by_label("Email").fill(demo.email)
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_role("button", name="Sign in").click()


def change_password(page: Page, current: str, new: str) -> None:
    page.get_by_label("Current password").fill(current)
    page.get_by_label("New password", exact=True).fill(new)
    page.get_by_label("Confirm new password").fill(new)
    page.get_by_role("button", name="Change Password").click()


@pytest.mark.parametrize("context", CONTEXTS)
def test_password_is_changed(browser: Browser, demo: Demo, context: dict[str, Any]) -> None:
    """
    Every unmet rule is named at once; then it is changed, and the other device is signed out.
    """

    def scenario(page: Page) -> None:
        other = visitor(page)
        sign_in(other, demo, demo.password)
        sign_in(page, demo, demo.password)
        expect(page.get_by_role("heading", name="Security Settings")).to_be_visible()
        looked_at(page, "security", context)
        change_password(page, demo.password, "-")
        for text in ("8 characters", "uppercase", "lowercase", "number"):
            expect(page.locator(".os-unmet", has_text=text).first).to_be_visible()
        looked_at(page, "password-refused", context)
        change_password(page, demo.password, NEW)
        expect(page.get_by_role("status")).to_be_visible()
        other.goto(f"{demo.url}/settings/security")
        expect(other.get_by_role("button", name="Sign in")).to_be_visible()
        page.get_by_role("button", name="Sign out").click()
        sign_in(page, demo, NEW)
        expect(page.get_by_role("heading", name="Security Settings")).to_be_visible()

    browser.run(scenario, **context)


@pytest.mark.parametrize("context", CONTEXTS)
def test_authenticator_app(browser: Browser, demo: Demo, context: dict[str, Any]) -> None:
    """
    Set up from the QR code of the screenshot, verified, asked for at sign-in, and turned off.
    """

    def scenario(page: Page) -> None:
        sign_in(page, demo, demo.password)
        page.get_by_role("button", name="Setup").click()
        expect(page.get_by_text("Secret key").first).to_be_visible()
        looked_at(page, "set-up", context)
        address = decode_qr(page.locator("svg").first.screenshot())
        secret = parse_qs(urlsplit(address).query)["secret"][0]
        app = pyotp.TOTP(secret)
        page.get_by_label("Verification code").fill(app.now())
        page.get_by_role("button", name="Verify").click()
        codes = page.locator(".os-codes code").all_inner_texts()
        assert 10 == len(codes)
        looked_at(page, "recovery-codes", context)
        page.goto(f"{demo.url}/settings/security")
        expect(page.get_by_text("Enabled")).to_be_visible()
        page.get_by_role("button", name="Sign out").click()

        sign_in(page, demo, demo.password)
        expect(page.get_by_label("Verification code")).to_be_visible()
        looked_at(page, "verify", context)
        page.get_by_role("link", name="Use a recovery code").click()
        page.get_by_role("textbox").first.fill(codes[0])
        page.get_by_role("button", name="Verify").click()
        expect(page.get_by_role("heading", name="Security Settings")).to_be_visible()
        expect(page.get_by_text("9 of 10 left")).to_be_visible()
        page.get_by_role("button", name="Disable").click()
        expect(page.get_by_role("button", name="Setup")).to_be_visible()

    browser.run(scenario, **context)


@pytest.mark.parametrize("context", CONTEXTS)
def test_sessions(browser: Browser, demo: Demo, context: dict[str, Any]) -> None:
    """
    A second browser is shown with its place, and revoked; one's own has no button.
    """

    def scenario(page: Page) -> None:
        other = visitor(page, **VIENNA)
        sign_in(other, demo, demo.password)
        sign_in(page, demo, demo.password)
        page.goto(f"{demo.url}/settings/sessions")
        expect(page.get_by_role("heading", name="Active Sessions")).to_be_visible()
        expect(page.get_by_text("This device")).to_be_visible()
        expect(page.get_by_text("Vienna, Austria")).to_be_visible()
        looked_at(page, "sessions", context)
        revoke = page.get_by_role("button", name="Revoke ")
        expect(revoke).to_have_count(1)
        revoke.click()
        expect(page.get_by_role("button", name="Revoke ")).to_have_count(0)
        other.goto(f"{demo.url}/settings/security")
        expect(other.get_by_role("button", name="Sign in")).to_be_visible()

    browser.run(scenario, **context)
