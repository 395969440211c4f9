"""
What the other tests of this folder look through: it must see, and must not poison the process.
"""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
import segno
from playwright.sync_api import Page, expect

from ..servers import Demo
from .browsers import (
    NARROW,
    NO_SCRIPT,
    Browser,
    PageProblem,
    accessible,
    copied,
    decode_qr,
    fits,
    screenshot,
    uncut,
    visitor,
)

GOOD = """<!doctype html><html lang="en"><title>A page</title>
<main><h1>A page</h1><p id="words">Nothing ran.</p></main>
<script>document.getElementById("words").textContent = "A script ran."</script></html>"""
NAMELESS = GOOD.replace("<p", '<input><p id="other"></p><p')
WIDE = GOOD.replace("<p", '<p style="width: 400px">Wide.</p><p')
CUT = GOOD.replace(
    "<p", '<div class="os-card" style="overflow: clip"><p style="width: 400px">Wide.</p></div><p'
)
BROKEN = GOOD.replace("document.", "nobody.")
STRICT = GOOD.replace(
    "<title>",
    '<meta http-equiv="Content-Security-Policy" content="script-src \'self\'"><title>',
)
ADDRESS = "otpauth://totp/Example%20Shop:grace?secret=GEZDGNBVGY3TQOJQ&issuer=Example%20Shop"


def shows(page: Page, html: str) -> str:
    """
    The words of *html* once the page has it.
    """
    page.set_content(html)
    return page.locator("#words").inner_text()


def test_scripts_run(browser: Browser) -> None:
    """
    A visitor's browser runs scripts.
    """
    assert "A script ran." == browser.run(lambda page: shows(page, GOOD))


def test_no_script_runs_without_script(browser: Browser) -> None:
    """
    A visitor may come without JavaScript.
    """
    assert "Nothing ran." == browser.run(lambda page: shows(page, GOOD), **NO_SCRIPT)


def test_an_accessible_page_passes(browser: Browser) -> None:
    """
    Axe has nothing to say about an accessible page.
    """

    def scenario(page: Page) -> None:
        shows(page, GOOD)
        accessible(page)

    browser.run(scenario)


def test_a_nameless_field_is_seen(browser: Browser) -> None:
    """
    Axe says so if a field has no name.
    """

    def scenario(page: Page) -> None:
        shows(page, NAMELESS)
        with pytest.raises(AssertionError, match="label"):
            accessible(page)

    browser.run(scenario)


def test_a_narrow_page_fits(browser: Browser) -> None:
    """
    A page that wraps fits a window of 320 pixels.
    """

    def scenario(page: Page) -> None:
        shows(page, GOOD)
        fits(page)

    browser.run(scenario, **NARROW)


@pytest.mark.parametrize("script", [{}, NO_SCRIPT])
def test_a_wide_page_does_not_fit(browser: Browser, script: dict[str, Any]) -> None:
    """
    A page that is wider than its window is seen, with JavaScript and without.
    """

    def scenario(page: Page) -> None:
        shows(page, WIDE)
        with pytest.raises(AssertionError, match="pixels wide"):
            fits(page)

    browser.run(scenario, **NARROW, **script)


def test_what_is_cut_off_is_seen(browser: Browser) -> None:
    """
    A text that reaches out of its card is seen, although the page fits.
    """

    def scenario(page: Page) -> None:
        shows(page, CUT.replace("400px", "40px"))
        uncut(page)
        shows(page, CUT)
        fits(page)
        with pytest.raises(AssertionError, match="Wide"):
            uncut(page)

    browser.run(scenario, **NARROW)


def test_a_page_without_script_is_copied(browser: Browser, demo: Demo) -> None:
    """
    What a browser without JavaScript shows is looked at by axe all the same.
    """

    def scenario(page: Page) -> None:
        page.goto(f"{demo.url}/sign-in")
        accessible(copied(page))
        page.route("**/sign-in", lambda route: route.fulfill(body=NAMELESS))
        page.reload()
        with pytest.raises(AssertionError, match="label"):
            accessible(copied(page))

    browser.run(scenario, **NO_SCRIPT)


def test_an_uncaught_exception_is_a_problem(browser: Browser) -> None:
    """
    A scenario fails if a script of the page did.
    """
    with pytest.raises(PageProblem, match="uncaught"):
        browser.run(lambda page: shows(page, BROKEN))


def test_a_refused_script_is_a_problem(browser: Browser) -> None:
    """
    A scenario fails if the page's own security policy refused a part of it.
    """
    with pytest.raises(PageProblem, match="Content Security Policy"):
        browser.run(lambda page: shows(page, STRICT))


def test_a_second_visitor_is_another_browser(browser: Browser) -> None:
    """
    A second visitor shares no storage with the first.
    """
    assert browser.run(lambda page: visitor(page).context is not page.context)


def test_a_code_is_read_from_a_screenshot(browser: Browser) -> None:
    """
    A QR code is read from what the browser painted.
    """
    code = segno.make(ADDRESS, error="m").svg_inline(scale=4)

    def scenario(page: Page) -> bytes:
        page.set_content(f"<!doctype html><title>Code</title>{code}")
        return page.screenshot()

    assert ADDRESS == decode_qr(browser.run(scenario))


def test_a_screenshot_is_kept(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    A picture is saved where the environment says.
    """
    monkeypatch.setenv("ONETSEC_SCREENSHOTS", str(tmp_path))

    path = browser.run(lambda page: screenshot(page, "set-up: dark, 320 px"))

    assert tmp_path / "set-up-dark-320-px.png" == path
    assert path.read_bytes().startswith(b"\x89PNG")


def test_an_event_loop_still_starts(browser: Browser) -> None:
    """
    The browser leaves no event loop behind in the thread of the tests.
    """
    browser.run(lambda page: shows(page, GOOD))

    assert 3 == asyncio.run(asyncio.sleep(0, result=3))


def test_the_demo_is_served(browser: Browser, demo: Demo) -> None:
    """
    The demo of a test shows a visitor where to sign in.
    """

    def scenario(page: Page) -> None:
        page.goto(f"{demo.url}/sign-in")
        expect(page.get_by_role("button", name="Sign in")).to_be_visible()

    browser.run(scenario)
