"""
The pages in other languages: German, and one that is written from the right to the left, whose
texts are a third longer than ours.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyotp
import pytest
from playwright.sync_api import Page, expect

from .. import servers
from ..pseudo import ARABIC, compiled
from ..servers import Demo
from .browsers import DARK, LIGHT, NARROW, Browser
from .steps import CONTEXTS, looked_at

GERMAN = {"locale": "de-AT"}
BACKWARDS = """
() => Array.from(document.querySelectorAll("code")).filter((code) => {
  const text = code.firstChild;
  const places = Array.from(text.data, (_, at) => {
    const range = document.createRange();
    range.setStart(text, at);
    range.setEnd(text, at + 1);
    const box = range.getBoundingClientRect();
    return [box.top, box.left];
  });
  return places.some(([top, left], at) => {
    const before = places[at - 1];
    return at && top === before[0] && left < before[1];
  });
}).map((code) => code.textContent)
"""
RIGHT_TO_LEFT = [
    pytest.param({**LIGHT}, id="light"),
    pytest.param({**DARK, **NARROW}, id="dark-narrow"),
]


@pytest.fixture
def german(tmp_path: Path) -> Iterator[Demo]:
    """
    A demo that speaks German, too.
    """
    with servers.demo(tmp_path / "demo", "--languages", "en, de") as started:
        yield started


@pytest.fixture
def arabic(tmp_path: Path) -> Iterator[Demo]:
    """
    A demo that speaks a language of its host only.
    """
    folder = compiled(tmp_path / "translations", ARABIC)
    options = ("--languages", ARABIC, "--translations", str(folder))
    with servers.demo(tmp_path / "demo", *options) as started:
        yield started


def sent(page: Page, action: str, **fields: str) -> None:
    """
    Fill in the form that goes to *action*, in whatever language, and send it.
    """
    form = page.locator(f'form[action="{action}"]')
    for name, text in fields.items():
        form.locator(f'[name="{name}"]').fill(text)
    form.locator("button:not([type=button])").click()


def walk(page: Page, demo: Demo, name: str, context: dict[str, Any]) -> None:
    """
    Look at every page that a person comes by.
    """

    def look(what: str) -> None:
        looked_at(page, f"{name}-{what}", context)

    page.goto(f"{demo.url}/sign-in")
    sent(page, "/sign-in", login=demo.email, password="wrong")
    look("refused")
    page.goto(f"{demo.url}/password/forgot")
    look("forgot")
    page.goto(f"{demo.url}/sign-in")
    sent(page, "/sign-in", login=demo.email, password=demo.password)
    expect(page.locator(".os-advice").first).to_be_visible()
    look("security")
    sent(page, "/settings/security/authenticator")
    look("set-up")
    app = pyotp.TOTP(page.locator(".os-secret code").inner_text().replace(" ", ""))
    sent(page, "/settings/security/authenticator/confirm", code=app.now())
    expect(page.locator(".os-codes code")).to_have_count(10)
    look("codes")
    page.goto(f"{demo.url}/settings/security/confirm?for=disable")
    look("confirm")
    page.goto(f"{demo.url}/settings/security/confirm?for=disable&step=2")
    look("last-method")
    page.goto(f"{demo.url}/settings/sessions")
    look("sessions")
    sent(page, "/sign-out")
    sent(page, "/sign-in", login=demo.email, password=demo.password)
    look("verify")


def backwards(page: Page) -> list[str]:
    """
    The codes on *page* whose characters are not shown from the left to the right.
    """
    codes: list[str] = page.evaluate(BACKWARDS)
    return codes


@pytest.mark.parametrize("context", CONTEXTS)
def test_german(browser: Browser, german: Demo, context: dict[str, Any]) -> None:
    """
    A browser that asks for German is shown German, and nothing jars.
    """

    def scenario(page: Page) -> None:
        page.goto(f"{german.url}/sign-in")
        expect(page.get_by_role("heading", name="Anmelden")).to_be_visible()
        walk(page, german, "german", context)
        expect(page.get_by_role("heading", name="Noch ein Schritt")).to_be_visible()

    browser.run(scenario, **GERMAN, **context)


@pytest.mark.parametrize("context", RIGHT_TO_LEFT)
def test_right_to_left(browser: Browser, arabic: Demo, context: dict[str, Any]) -> None:
    """
    Nothing jars from the right to the left, and long texts break.
    """

    def scenario(page: Page) -> None:
        walk(page, arabic, "arabic", context)

    browser.run(scenario, **context)


def test_codes_are_not_turned_around(browser: Browser, arabic: Demo) -> None:
    """
    A code is copied by hand as it is shown: digits and dashes would change places otherwise.
    """

    def scenario(page: Page) -> None:
        page.goto(f"{arabic.url}/sign-in")
        sent(page, "/sign-in", login=arabic.email, password=arabic.password)
        sent(page, "/settings/security/authenticator")
        assert [] == backwards(page)
        app = pyotp.TOTP(page.locator(".os-secret code").inner_text().replace(" ", ""))
        sent(page, "/settings/security/authenticator/confirm", code=app.now())
        expect(page.locator(".os-codes code")).to_have_count(10)
        assert [] == backwards(page)
        page.evaluate("document.querySelectorAll('code')[0].textContent = '1062-D91H-M78WJ'")
        page.evaluate("document.querySelectorAll('code')[0].dir = 'rtl'")
        assert ["1062-D91H-M78WJ"] == backwards(page)  # the negative control

    browser.run(scenario)


def test_is_mirrored(browser: Browser, arabic: Demo) -> None:
    """
    What leads stands on the right, and what a switch says is on its other side.
    """

    def scenario(page: Page) -> None:
        page.goto(f"{arabic.url}/sign-in")
        sent(page, "/sign-in", login=arabic.email, password=arabic.password)
        menu, content = page.locator(".os-nav").bounding_box(), page.locator("h1").bounding_box()
        assert menu is not None
        assert content is not None
        assert menu["x"] > content["x"] + content["width"] / 2

        switch, name = page.get_by_role("switch").bounding_box(), page.locator("#os-about-email")
        beside = name.bounding_box()
        assert switch is not None
        assert beside is not None
        assert switch["x"] < beside["x"]

    browser.run(scenario)
