"""
Every row of the description about two-factor authentication, in its words.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from ..servers import Demo
from .browsers import Browser, decode_qr
from .conftest import Settings
from .steps import (
    button,
    heading,
    mailed_code,
    row,
    set_up,
    shows,
    sign_in,
    sign_out,
    switch,
    verify,
)

APP, MAIL = "Authenticator App", "Email Verification"


def test_a_second_step(settings: Settings) -> None:
    """
    "MFA adds an extra layer of security by requiring a second verification step when logging in."
    """

    def scenario(page: Page) -> None:
        section = page.get_by_role("region", name="Two-Factor Authentication (MFA)")
        expect(section).to_contain_text("A second step when you sign in")

    settings.look(scenario)


@pytest.mark.parametrize(
    ("method", "words"),
    [
        (APP, ("Codes from an app", "Google Authenticator", "Authy", "1Password")),
        (MAIL, ("A code by email", "each time you sign in")),
    ],
)
def test_available_methods(method: str, words: tuple[str, ...], settings: Settings) -> None:
    """
    "Use apps like Google Authenticator, Authy, or 1Password to generate time-based codes."
    "Receive a verification code by email each time you log in."
    """

    def scenario(page: Page) -> None:
        for one in words:
            expect(row(page, method)).to_contain_text(one)

    settings.look(scenario)


def test_click_setup(settings: Settings) -> None:
    """
    "In the MFA section, click Setup next to Authenticator App."
    """

    def scenario(page: Page) -> None:
        row(page, APP).get_by_role("button", name="Setup").click()
        expect(heading(page, "Set up your authenticator app")).to_be_visible()

    settings.look(scenario)


def test_scan_qr_code(settings: Settings) -> None:
    """
    "Open your authenticator app and scan the displayed QR code. Alternatively, manually enter the
    secret key shown below the QR code."
    """

    def scenario(page: Page) -> None:
        button(page, "Setup").click()
        shows(page, "Open your authenticator app", "scan the QR code", "Secret key")
        code = page.get_by_role("img", name="QR code for your authenticator app")
        key = page.locator("dt:has-text('Secret key') + dd").inner_text().replace(" ", "")
        assert f"secret={key}&" in decode_qr(code.screenshot())

    settings.look(scenario)


def test_tip_to_save_the_key(settings: Settings) -> None:
    """
    "Save the secret key in a secure location. You'll need it if you change or lose your phone."
    """

    def scenario(page: Page) -> None:
        button(page, "Setup").click()
        shows(page, "Save the secret key", "need it if you change or lose your phone")

    settings.look(scenario)


def test_enter_verification_code(settings: Settings) -> None:
    """
    "Enter the 6-digit code from your authenticator app to verify the setup."
    """

    def scenario(page: Page) -> None:
        button(page, "Setup").click()
        shows(page, "Type the code that the app shows.")
        verify(page, "000000")
        shows(page, "That code is not right.")
        page.get_by_role("link", name="Security").click()
        expect(button(page, "Setup")).to_be_visible()

    settings.look(scenario)


def test_complete_setup(browser: Browser, demo: Demo) -> None:
    """
    "Click Verify to enable TOTP authentication." And, under "Disabling MFA": "Click Disable next to
    the enabled badge."
    """

    def scenario(page: Page) -> None:
        sign_in(page, demo)
        set_up(page)
        expect(row(page, APP)).to_contain_text("Enabled")
        row(page, APP).get_by_role("button", name="Disable").click()
        button(page, "Disable").click()
        expect(row(page, APP)).not_to_contain_text("Enabled")

    browser.run(scenario)


def test_toggle_the_switch(browser: Browser, demo: Demo) -> None:
    """
    "Toggle the switch next to Email Verification to enable or disable email-based MFA. When
    enabled, you'll receive a code at your registered email address each time you log in." And,
    under "Disabling MFA": "Toggle the switch off."
    """

    def scenario(page: Page) -> None:
        sign_in(page, demo)
        switch(page).click()
        expect(switch(page)).to_be_checked()
        expect(row(page, MAIL)).to_contain_text(demo.email)
        for number in (1, 2):
            sign_out(page, demo)
            sign_in(page, demo)
            verify(page, mailed_code(page, demo, number=number))
            expect(heading(page, "Security Settings")).to_be_visible()
        switch(page).click()
        button(page, "Turn off").click()
        expect(switch(page)).not_to_be_checked()

    browser.run(scenario)


def test_warning_to_keep_one(browser: Browser, demo: Demo) -> None:
    """
    "We strongly recommend keeping at least one MFA method enabled to protect your account." Whoever
    reads that may still leave it as it is.
    """

    def scenario(page: Page) -> None:
        sign_in(page, demo)
        switch(page).click()
        sign_out(page, demo)
        sign_in(page, demo)
        verify(page, mailed_code(page, demo))
        switch(page).click()
        shows(page, "we strongly recommend to keep at least one")
        page.get_by_role("link", name="Cancel").click()
        expect(switch(page)).to_be_checked()

    browser.run(scenario)
