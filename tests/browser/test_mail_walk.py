"""
What comes by mail, walked by a person: codes, and the way back to a forgotten password.
"""

from __future__ import annotations

import time
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from ..servers import Demo
from .browsers import NARROW, NO_SCRIPT, Browser
from .steps import (
    CONTEXTS,
    NEW,
    button,
    choose,
    has_script,
    heading,
    looked_at,
    mailed_code,
    mails,
    set_up,
    sign_in,
    sign_out,
    switch,
    verify,
)

each_look = pytest.mark.parametrize("context", CONTEXTS[1:])
"""In both themes, with JavaScript and without; how wide pages look is seen in the other walk."""


@each_look
def test_email_verification(browser: Browser, demo: Demo, context: dict[str, Any]) -> None:
    """
    A switch turns it on, each sign-in then asks for a code from a mail, and to turn it off is asked
    for again.
    """

    def scenario(page: Page) -> None:
        sign_in(page, demo)
        expect(switch(page)).not_to_be_checked()
        switch(page).click()
        expect(switch(page)).to_be_checked()
        expect(page.get_by_role("status")).to_contain_text("Email verification is on.")
        looked_at(page, "mail-on", context)

        sign_out(page, demo)
        sign_in(page, demo)
        expect(page.get_by_text("We have mailed a code to g…@example.com.")).to_be_visible()
        waits(page, context)
        looked_at(page, "mail-verify", context)
        verify(page, "000000")
        expect(page.get_by_role("alert")).to_contain_text("That code is not right.")
        verify(page, mailed_code(page, demo))
        expect(heading(page, "Security Settings")).to_be_visible()

        switch(page).click()
        expect(page.get_by_role("alert")).to_contain_text("keep at least one")
        looked_at(page, "mail-off", context)
        button(page, "Turn off").click()
        expect(switch(page)).not_to_be_checked()
        sign_out(page, demo)
        sign_in(page, demo)
        expect(heading(page, "Security Settings")).to_be_visible()

    browser.run(scenario, **context)


def waits(page: Page, context: dict[str, Any]) -> None:
    """
    Another code has to be waited for: a script counts, and without it one is told.
    """
    again, words = button(page, "Send another code"), page.get_by_text("You can ask for another")
    expect(words).to_be_visible()
    if has_script(context):
        expect(again).to_be_disabled()
        before = words.inner_text()
        expect(words).not_to_have_text(before)
        return

    again.click()
    expect(page.get_by_role("alert")).to_contain_text("We have just mailed you a code.")


def test_two_methods(browser: Browser, demo: Demo) -> None:
    """
    Whoever has both may choose at each sign-in: the app, a mail, or a recovery code. One of them
    is turned off without further questions. Nothing of that needs a script.
    """
    context = {**NO_SCRIPT, **NARROW}

    def scenario(page: Page) -> None:
        sign_in(page, demo)
        app = set_up(page)
        switch(page).click()
        expect(page.get_by_text("Enabled", exact=True)).to_have_count(2)

        sign_out(page, demo)
        sign_in(page, demo)
        expect(page.get_by_text("Open your authenticator app")).to_be_visible()
        looked_at(page, "verify-choice", context)
        button(page, "Use an email code instead").click()
        expect(page.get_by_role("status")).to_contain_text("We have mailed you a code.")
        page.get_by_role("link", name="Use a recovery code").click()
        expect(page.get_by_label("Recovery code")).to_be_visible()
        page.get_by_role("link", name="Use an email code instead").click()
        verify(page, mailed_code(page, demo))
        expect(heading(page, "Security Settings")).to_be_visible()

        sign_out(page, demo)
        sign_in(page, demo)
        verify(page, app.at(int(time.time()) + 30))  # its present code is used
        button(page, "Disable").click()
        expect(page.get_by_role("status")).to_contain_text("The authenticator app is disabled.")
        expect(switch(page)).to_be_checked()

    browser.run(scenario, **context)


@each_look
def test_forgotten_password(browser: Browser, demo: Demo, context: dict[str, Any]) -> None:
    """
    From the sign-in through a mail to a new password, and in with that.
    """

    def scenario(page: Page) -> None:
        page.goto(f"{demo.url}/sign-in")
        page.get_by_role("link", name="Forgot your password?").click()
        looked_at(page, "forgot", context)
        page.get_by_label("Email").fill(demo.email)
        button(page, "Send reset link").click()
        expect(page.get_by_role("status")).to_contain_text("we have mailed a link to it")
        mail = mails(page, demo, "Set a new password for Example Shop").first
        looked_at(page, "mail", context)
        mail.get_by_role("link").click()
        expect(heading(page, "Choose a new password")).to_be_visible()
        choose(page, "short")
        for text in ("8 characters", "uppercase", "number"):
            expect(page.locator(".os-unmet", has_text=text).first).to_be_visible()
        looked_at(page, "reset-refused", context)
        choose(page, NEW)
        expect(page.get_by_role("status")).to_contain_text("Your new password is set.")
        sign_in(page, demo, NEW)
        expect(heading(page, "Security Settings")).to_be_visible()

        mails(page, demo, "Set a new password").first.get_by_role("link").click()
        expect(page.get_by_role("alert")).to_contain_text("This link does not work any more.")
        looked_at(page, "link-over", context)
        page.get_by_role("link", name="Ask for a new link").click()
        expect(button(page, "Send reset link")).to_be_visible()

    browser.run(scenario, **context)


def test_this_was_not_me(browser: Browser, demo: Demo) -> None:
    """
    From the mail that tells of an app, over the page that says what will happen, to a new password;
    the app is asked for no more. Nothing of that needs a script.
    """
    context = {**NO_SCRIPT, **NARROW}

    def scenario(page: Page) -> None:
        sign_in(page, demo)
        set_up(page)
        mails(page, demo, "Authenticator app enabled").first.get_by_role("link").click()
        expect(heading(page, "This wasn't me")).to_be_visible()
        expect(page.get_by_text("Authenticator app enabled")).to_be_visible()
        looked_at(page, "undo", context)
        button(page, "Undo these changes").click()
        expect(page.get_by_role("status")).to_contain_text("The changes were taken back")

        mails(page, demo, "Authenticator app enabled").first.get_by_role("link").click()
        expect(page.get_by_role("alert")).to_contain_text("This link does not work any more.")
        looked_at(page, "undo-over", context)
        mails(page, demo, "Set a new password").first.get_by_role("link").click()
        choose(page, NEW)
        sign_in(page, demo, NEW)
        expect(heading(page, "Security Settings")).to_be_visible()

    browser.run(scenario, **context)
