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
from .browsers import Browser, decode_qr, visitor
from .steps import CONTEXTS, NEW, button, change_password, looked_at, sign_in

VIENNA: dict[str, Any] = {"extra_http_headers": {"X-Forwarded-For": "198.51.100.23"}}


@pytest.mark.parametrize("context", CONTEXTS)
def test_password_is_changed(browser: Browser, demo: Demo, context: dict[str, Any]) -> None:
    """
    Every unmet rule is named at once; then it is changed, and the other device is signed out.
    """

    def scenario(page: Page) -> None:
        other = visitor(page)
        sign_in(other, demo)
        sign_in(page, demo)
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
        with page.expect_navigation():  # the next page would stop what was asked for
            page.get_by_role("button", name="Sign out").click()
        sign_in(page, demo, NEW)
        expect(page.get_by_role("heading", name="Security Settings")).to_be_visible()

    browser.run(scenario, **context)


@pytest.mark.parametrize("context", CONTEXTS)
def test_authenticator_app(browser: Browser, demo: Demo, context: dict[str, Any]) -> None:
    """
    Set up from the QR code of the screenshot, verified, asked for at sign-in, and turned off, which
    is asked for again.
    """

    def scenario(page: Page) -> None:
        sign_in(page, demo)
        page.get_by_role("button", name="Setup").click()
        expect(page.get_by_text("Secret key").first).to_be_visible()
        looked_at(page, "set-up", context)
        address = decode_qr(page.locator("svg").first.screenshot())
        secret = parse_qs(urlsplit(address).query)["secret"][0]
        app = pyotp.TOTP(secret)
        page.get_by_label("Verification code").fill(app.now())
        page.get_by_role("button", name="Verify").click()
        expect(page.locator(".os-codes code")).to_have_count(10)
        codes = page.locator(".os-codes code").all_inner_texts()
        looked_at(page, "recovery-codes", context)
        page.goto(f"{demo.url}/settings/security")
        expect(page.get_by_text("Enabled")).to_be_visible()
        with page.expect_navigation():  # the next page would stop what was asked for
            page.get_by_role("button", name="Sign out").click()
        page.goto(f"{demo.url}/settings/security")  # of which only who is signed in has more
        page.get_by_role("link", name="Use a recovery code").click()
        expect(page.get_by_label("Recovery code")).to_be_visible()
        looked_at(page, "sign-in-with-code", context)

        sign_in(page, demo)
        expect(page.get_by_label("Verification code")).to_be_visible()
        looked_at(page, "verify", context)
        page.get_by_role("link", name="Use a recovery code").click()
        page.get_by_role("textbox").first.fill(codes[0])
        page.get_by_role("button", name="Verify").click()
        expect(page.get_by_role("heading", name="Security Settings")).to_be_visible()
        expect(page.get_by_text("9 of 10 left")).to_be_visible()
        button(page, "Disable").click()
        expect(page.get_by_role("alert")).to_contain_text("keep at least one")
        looked_at(page, "last-method", context)
        button(page, "Disable").click()
        expect(button(page, "Setup")).to_be_visible()

    browser.run(scenario, **context)


@pytest.mark.parametrize("context", CONTEXTS)
def test_sessions(browser: Browser, demo: Demo, context: dict[str, Any]) -> None:
    """
    A second browser is shown with its place, and revoked; one's own has no button.
    """

    def scenario(page: Page) -> None:
        other = visitor(page, **VIENNA)
        sign_in(other, demo)
        sign_in(page, demo)
        page.goto(f"{demo.url}/settings/sessions")
        expect(page.get_by_role("heading", name="Active Sessions")).to_be_visible()
        expect(page.get_by_text("This device")).to_be_visible()
        expect(page.get_by_text("Vienna, Austria")).to_be_visible()
        page.get_by_role("link", name="Activity").click()
        expect(page.get_by_text("Signed in with password").first).to_be_visible()
        looked_at(page, "activity", context)
        page.go_back()
        looked_at(page, "sessions", context)
        revoke = page.get_by_role("button", name="Revoke ")
        expect(revoke).to_have_count(1)
        revoke.click()
        expect(page.get_by_role("button", name="Revoke ")).to_have_count(0)
        other.goto(f"{demo.url}/settings/security")
        expect(other.get_by_role("button", name="Sign in")).to_be_visible()

        sign_in(other, demo)
        page.reload()
        button(page, "Sign out all other sessions").click()
        expect(page.get_by_text("Every other device has to sign in again")).to_be_visible()
        looked_at(page, "end-others", context)
        button(page, "Sign out all others").click()
        expect(page.get_by_role("status")).to_contain_text("All other sessions were signed out.")
        other.goto(f"{demo.url}/settings/security")
        expect(other.get_by_role("button", name="Sign in")).to_be_visible()

    browser.run(scenario, **context)
