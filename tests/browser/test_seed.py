"""
Every row of the description that this library was made from, in its words: what it says is what
somebody sees. Those about two-factor authentication are in the file beside this one.

Its last section, "Next Steps", leads to pages of a console that are none of ours.
"""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from ..servers import Demo
from .browsers import Browser, visitor
from .conftest import Settings
from .steps import NEW, button, change_password, heading, shows, sign_in

SAFARI = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15"
    " (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1"
)
PHONE: dict[str, Any] = {
    "user_agent": SAFARI,
    "extra_http_headers": {"X-Forwarded-For": "198.51.100.23"},
}
SESSIONS = "/settings/sessions"


def test_settings_security(settings: Settings) -> None:
    """
    "Access security settings at Settings > Security", for passwords and two-factor authentication.
    """

    def scenario(page: Page) -> None:
        page.get_by_role("navigation", name="Settings").get_by_role("link", name="Security").click()
        expect(page.get_by_role("heading", name="Security Settings", level=1)).to_be_visible()
        expect(page.get_by_role("heading", name="Password", exact=True)).to_be_visible()
        expect(heading(page, "Two-Factor Authentication (MFA)")).to_be_visible()

    settings.look(scenario, path=SESSIONS)


def test_enter_current_password(settings: Settings) -> None:
    """
    "In the password section, enter your current password."
    """

    def scenario(page: Page) -> None:
        section = page.get_by_role("region", name="Password")
        expect(section.get_by_label("Current password")).to_be_editable()
        change_password(page, "not the current one", NEW)
        expect(page.get_by_role("alert")).to_have_text("The current password is not right.")

    settings.look(scenario)


@pytest.mark.parametrize(
    ("requirement", "text"),
    [
        ("8 characters", "Sh0rt"),
        ("uppercase letter", "another staple 7 lantern"),
        ("lowercase letter", "ANOTHER STAPLE 7 LANTERN"),
        ("number", "Another Staple Lantern"),
    ],
)
def test_create_new_password(requirement: str, text: str, settings: Settings) -> None:
    """
    "It must meet the following requirements: minimum 8 characters, at least one uppercase letter,
    at least one lowercase letter, at least one number." Each is listed, and told if it is not met.
    """

    def scenario(page: Page) -> None:
        expect(page.get_by_role("list", name="Requirements")).to_contain_text(requirement)
        change_password(page, settings.demo.password, text)
        expect(page.locator(".os-unmet", has_text=requirement)).to_be_visible()

    settings.look(scenario)


def test_confirm_and_save(browser: Browser, demo: Demo) -> None:
    """
    "Re-enter the new password to confirm, then click Change Password."
    """

    def scenario(page: Page) -> None:
        other = visitor(page)
        sign_in(other, demo)
        sign_in(page, demo)
        page.get_by_label("Current password").fill(demo.password)
        page.get_by_label("New password", exact=True).fill(NEW)
        page.get_by_label("Confirm new password").fill(f"{NEW}s")
        button(page, "Change Password").click()
        shows(page, "The two new passwords are not the same.")
        change_password(page, demo.password, NEW)
        shows(page, "Your password was changed.")
        other.reload()
        expect(button(other, "Sign in")).to_be_visible()

    browser.run(scenario)


def test_warning_of_a_change(settings: Settings) -> None:
    """
    "After changing your password, you may be asked to log in again on other devices."
    """
    settings.look(
        lambda page: shows(page, "After a change, your other devices have to sign in again.")
    )


@pytest.mark.parametrize("words", ["Safari on iOS", "Vienna, Austria", "Last active"])
def test_active_sessions(words: str, settings: Settings) -> None:
    """
    "Settings > Sessions" shows: "Device information: browser and operating system", "Location:
    approximate location based on IP address", "Last activity: when the session was last used".
    """

    def scenario(page: Page) -> None:
        phone = visitor(page, **PHONE)
        sign_in(phone, settings.demo)
        expect(heading(phone, "Security Settings")).to_be_visible()
        page.get_by_role("link", name="Sessions").click()
        expect(page.get_by_role("heading", name="Active Sessions", level=1)).to_be_visible()
        expect(page.get_by_role("listitem").filter(has_text=words).first).to_be_visible()

    settings.look(scenario)


def test_revoke(settings: Settings) -> None:
    """
    "You can revoke any session except your current one by clicking the revoke button."
    """

    def scenario(page: Page) -> None:
        tablet = visitor(page, user_agent=SAFARI.replace("iPhone", "iPad"))
        sign_in(tablet, settings.demo)
        expect(heading(tablet, "Security Settings")).to_be_visible()
        page.reload()
        here = page.get_by_role("listitem").filter(has_text="This device")
        expect(here.get_by_role("button")).to_have_count(0)
        button(page, "Revoke Safari on iPadOS").click()
        shows(page, "That session was signed out.")
        tablet.reload()
        expect(button(tablet, "Sign in")).to_be_visible()

    settings.look(scenario, path=SESSIONS)


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Use a strong, unique password", ("Use it nowhere else", "a password manager")),
        ("Enable MFA", ("It is off", "Set up an authenticator app")),
        ("Review active sessions regularly", ("You are signed in on",)),
        ("Keep your email secure", ("A link to reset your password is mailed there",)),
    ],
)
def test_security_best_practices(title: str, words: tuple[str, ...], settings: Settings) -> None:
    """
    "Security Best Practices": each of the four, about this very account.
    """

    def scenario(page: Page) -> None:
        section = page.get_by_role("region", name="Security Best Practices")
        expect(section.get_by_role("heading", name=title)).to_be_visible()
        for one in words:
            expect(section).to_contain_text(one)

    settings.look(scenario)
