"""
The address, walked by a person: another one takes its place, and mail goes there.
"""

from __future__ import annotations

from playwright.sync_api import Page, expect

from ..servers import Demo
from .browsers import DARK, NARROW, Browser
from .steps import button, heading, looked_at, mailed_code, sign_in, verify

CONTEXT = {**DARK, **NARROW}
NEW = "grace@elsewhere.example"


def test_another_address(browser: Browser, demo: Demo) -> None:
    """
    A code is mailed to it; from then on it is what one signs in with.
    """

    def scenario(page: Page) -> None:
        sign_in(page, demo)
        page.get_by_role("link", name="Change", exact=True).click()
        expect(heading(page, "Your email address")).to_be_visible()
        page.get_by_label("New email").fill("nobody")
        button(page, "Send a code to the new address").click()
        expect(page.get_by_role("alert")).to_contain_text("not an address")
        page.get_by_label("New email").fill(NEW)
        button(page, "Send a code to the new address").click()
        expect(page.get_by_text("We have mailed a code to g…@elsewhere.example.")).to_be_visible()
        looked_at(page, "address", CONTEXT)

        verify(page, mailed_code(page, demo))
        expect(page.get_by_role("status")).to_contain_text("Your address was changed.")
        expect(heading(page, NEW)).to_be_visible()
        looked_at(page, "security-address", CONTEXT)

    browser.run(scenario, **CONTEXT)
