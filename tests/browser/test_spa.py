"""
The front end without a framework, walked by a person: everything over the JSON API.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyotp
import pytest
from playwright.sync_api import Page, Route, expect

from .. import servers
from .browsers import Browser, visitor
from .steps import NEW

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(params=["fastapi_app", "flask_app"])
def example(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[servers.Demo]:
    """
    An example, in a folder of its own.
    """
    run = str(EXAMPLES / request.param / "run.py")
    with servers.demo(tmp_path / "there", program=[run]) as started:
        yield started


def sign_in(page: Page, example: servers.Demo, password: str = "") -> None:
    """
    Take the first step.
    """
    page.goto(f"{example.url}/spa")
    page.get_by_label("Email", exact=True).fill(example.email)
    page.get_by_label("Password", exact=True).fill(password or example.password)
    page.get_by_role("button", name="Sign in").click()


def test_walk(browser: Browser, example: servers.Demo) -> None:
    """
    Sign-in, an app, a second step, a new password, another device, and the way out.
    """

    def scenario(page: Page) -> None:
        told = page.get_by_role("status")
        sign_in(page, example, "not the password")
        expect(told).not_to_be_empty()
        sign_in(page, example)
        expect(page.get_by_role("heading", name="Security")).to_be_visible()

        page.get_by_role("button", name="Setup an app").click()
        key = page.get_by_text("Secret key: ").inner_text().removeprefix("Secret key: ")
        app = pyotp.TOTP(key.replace(" ", ""))
        expect(page.locator("svg")).to_be_visible()
        page.get_by_label("Verification code").fill(app.now())
        page.get_by_role("button", name="Verify").click()
        expect(page.get_by_role("heading", name="Save these recovery codes")).to_be_visible()
        codes = page.locator("pre").inner_text().split()
        assert 10 == len(codes)

        other = visitor(page)
        sign_in(other, example)
        recovery = other.locator("form", has_text="Verify with recovery")
        recovery.get_by_role("textbox").fill(codes[0])
        recovery.get_by_role("button").click()
        expect(other.get_by_role("heading", name="Active Sessions")).to_be_visible()

        page.reload()
        page.get_by_role("button", name="Revoke ").click()
        expect(told).to_have_text("That session was signed out.")
        page.get_by_label("Current password").fill(example.password)
        page.get_by_label("New password").fill(NEW)
        page.get_by_role("button", name="Change Password").click()
        expect(told).to_have_text("Your password was changed.")
        page.get_by_role("button", name="Sign out").click()
        expect(page.get_by_role("heading", name="Sign in")).to_be_visible()  # it was answered
        sign_in(page, example, NEW)
        expect(page.get_by_role("heading", name="Second step")).to_be_visible()

    browser.run(scenario)


def test_a_proof_is_asked_for(browser: Browser, example: servers.Demo) -> None:
    """
    What needs a fresh proof is done after one, without being asked for again.
    """

    def scenario(page: Page) -> None:
        refused = '{"type":"","title":"","status":403,"code":"step-up-required"}'
        sign_in(page, example)
        expect(page.get_by_role("heading", name="Security")).to_be_visible()
        page.once("dialog", lambda dialog: dialog.accept(example.password))
        asked = iter([True])

        def stale(route: Route) -> None:
            if next(asked, False):
                route.fulfill(status=403, content_type="application/json", body=refused)
            else:
                route.continue_()

        page.route("**/settings/security/authenticator", stale)
        page.get_by_role("button", name="Setup an app").click()
        expect(page.get_by_text("Secret key: ")).to_be_visible()

    browser.run(scenario)
