"""
Another code, where the test moves the clock of the application and of the browser.
"""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from onetsec import Onetsec, Site
from onetsec.later import InlineLater
from onetsec.mail import MemoryMailer
from onetsec.storage.memory import MemoryStorage
from onetsec.testing import FrozenClock

from ..conftest import PASSWORD
from ..web.walking import flask_application
from .browsers import Browser
from .served import served
from .steps import button, heading, switch, verify


def test_an_address_is_proven_with_the_second_code(
    browser: Browser, build: Callable[..., Onetsec], clock: FrozenClock
) -> None:
    """
    An address that the host has not verified is proven with a code. The button for another one
    counts down, works after a minute, and the code before is worth nothing then.
    """
    mailer = MemoryMailer()

    def made(port: int) -> object:
        site = Site("Example Shop", f"http://localhost:{port}")
        auth = build(MemoryStorage(), site=site, mailer=mailer, later=InlineLater())
        auth.password.register("ada", PASSWORD)
        return flask_application(auth)

    def codes() -> list[str]:
        return [mail.context["code"] for mail in mailer.sent if mail.kind == "email-code"]

    with served(made) as port:

        def scenario(page: Page) -> None:
            page.clock.install()
            page.goto(f"http://localhost:{port}/settings/security")
            page.get_by_label("Email").fill("ada@example.com")
            page.get_by_label("Password", exact=True).fill(PASSWORD)
            button(page, "Sign in").click()
            switch(page).click()
            expect(heading(page, "Turn on email verification")).to_be_visible()
            again = button(page, "Send another code")
            expect(again).to_be_disabled()
            page.clock.fast_forward(20_000)
            expect(page.get_by_text("You can ask for another one in 40 seconds.")).to_be_visible()
            page.clock.fast_forward(40_000)
            expect(page.get_by_text("You can ask for another one")).to_be_hidden()
            clock.advance(60)
            again.click()
            expect(again).to_be_disabled()
            before, now = codes()
            verify(page, before)
            expect(page.get_by_role("alert")).to_contain_text("That code is not right.")
            verify(page, now)
            expect(switch(page)).to_be_checked()

        browser.run(scenario)
