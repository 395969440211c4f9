"""
The pages by keyboard alone, in the colors of the system, and enlarged.
"""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise

from PIL import Image
from playwright.sync_api import Locator, Page, expect

from ..servers import Demo
from .browsers import Browser, accessible, fits
from .steps import NEW, button, heading, mailed_code, sign_in, switch

STOPS = 30
SHOWN = "getComputedStyle(document.activeElement).outlineStyle !== 'none'"
ZOOMED = {"viewport": {"width": 320, "height": 200}, "device_scale_factor": 2}
"""A window of 640 by 400 at 200 %: to a page it is one of 320 by 200."""


def tab_to(page: Page, target: Locator) -> None:
    """
    Press Tab until *target* has the focus; every stop on the way shows that it has it.
    """
    for _ in range(STOPS):
        page.keyboard.press("Tab")
        assert page.evaluate(SHOWN), page.evaluate("document.activeElement.outerHTML")
        if target.evaluate("one => one === document.activeElement"):
            return

    raise AssertionError(f"not to be reached by Tab: {target}")


def fill(page: Page, label: str, text: str) -> None:
    """
    Go on to the field with this label, and type.
    """
    tab_to(page, page.get_by_label(label, exact=True))
    page.keyboard.type(text)


def here(page: Page, label: str, text: str) -> None:
    """
    Type into the field with this label, where the cursor stands without a key.
    """
    expect(page.get_by_label(label, exact=True)).to_be_focused()
    page.keyboard.type(text)


def test_keyboard_alone(browser: Browser, demo: Demo) -> None:
    """
    Sign in, turn the switch, and change the password, with Tab, Enter and Space.
    """

    def scenario(page: Page) -> None:
        page.goto(f"{demo.url}/sign-in")
        here(page, "Email", demo.email)
        fill(page, "Password", demo.password)
        page.keyboard.press("Enter")
        expect(heading(page, "Security Settings")).to_be_visible()

        tab_to(page, page.get_by_role("link", name="Skip to the content"))
        expect(page.get_by_role("link", name="Skip to the content")).to_be_in_viewport()
        page.keyboard.press("Enter")
        fill(page, "Current password", demo.password)
        fill(page, "New password", NEW)
        fill(page, "Confirm new password", NEW)
        tab_to(page, button(page, "Change Password"))
        page.keyboard.press("Space")
        expect(page.get_by_role("status")).to_contain_text("Your password was changed.")

        tab_to(page, switch(page))
        page.keyboard.press("Space")
        expect(switch(page)).to_be_checked()
        tab_to(page, switch(page))
        page.keyboard.press("Enter")
        expect(heading(page, "Confirm that it is you")).to_be_visible()
        tab_to(page, button(page, "Send me a code"))
        page.keyboard.press("Enter")
        expect(page.get_by_role("status")).to_contain_text("We have mailed you a code.")
        here(page, "Verification code", mailed_code(page, demo))
        page.keyboard.press("Enter")
        expect(heading(page, "Turn off email verification")).to_be_visible()
        tab_to(page, button(page, "Turn off"))
        page.keyboard.press("Enter")
        expect(switch(page)).not_to_be_checked()

    browser.run(scenario)


def test_forced_colors(browser: Browser, demo: Demo) -> None:
    """
    In the colors of the system, which leave no background of ours, a switch still shows how it
    stands, and axe finds nothing.
    """

    def scenario(page: Page) -> None:
        sign_in(page, demo)
        expect(switch(page)).not_to_be_checked()
        thumb = switch(page).locator(".os-thumb")
        accessible(page)
        off = thumb.screenshot()
        switch(page).click()
        expect(switch(page)).to_be_checked()
        page.mouse.move(0, 0)
        on = thumb.screenshot()
        assert contrast(off) > 2
        assert contrast(on) > 2
        assert off != on

    browser.run(scenario, forced_colors="active")


def contrast(picture: bytes) -> int:
    """
    Count how many times the color changes on the way through the middle of *picture*.
    """
    with Image.open(BytesIO(picture)) as opened:
        gray = opened.convert("L")
        start = gray.height // 2 * gray.width
        middle = gray.tobytes()[start : start + gray.width]
    return sum(abs(one - other) > 60 for one, other in pairwise(middle))


def test_enlarged(browser: Browser, demo: Demo) -> None:
    """
    At 200 % in a small window nothing is cut off, and nothing has to be scrolled sideways.
    """

    def scenario(page: Page) -> None:
        sign_in(page, demo)
        for path in ("/settings/security", "/settings/activity", "/password/forgot", "/demo/mail"):
            page.goto(demo.url + path)
            fits(page)

    browser.run(scenario, **ZOOMED)
