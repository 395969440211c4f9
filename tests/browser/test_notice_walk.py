"""
Every notice, from the event over a mail that a real server has taken to the end of what it tells
of; made to happen by somebody who would like to write a word of that mail.
"""

from __future__ import annotations

from contextlib import suppress

import pytest
from playwright.sync_api import Page, expect

from onetsec import EventKind
from onetsec.events import NOTICES
from onetsec.texts import ENGLISH

from ..conftest import OTHER
from ..mail.letters import Letter
from .browsers import NO_SCRIPT, Browser, visitor
from .events import WALKS, new_device
from .post import MALLORYS, WORDS, Owner, Shop
from .steps import button, choose, heading, shows, sign_in


@pytest.mark.parametrize("kind", sorted(NOTICES, key=str), ids=lambda one: one.value)
def test_every_notice(kind: EventKind, browser: Browser, shop: Shop) -> None:
    """
    It is mailed to the owner, its link shows what it would do and then does it, once: sessions end,
    the password stops, and a second mail leads to another one. What Mallory sends is in no mail.
    """
    about = ENGLISH[f"notice_{kind.name.lower()}"]

    def scenario(page: Page) -> None:
        owner = shop.owner()
        walk = WALKS[kind](page, owner)
        told_too = next(walk)
        letter = told(owner, about, told_too)

        own = visitor(page, **NO_SCRIPT)
        looks(own, owner, letter, about)
        takes_back(own, letter)
        is_out(page, owner)
        is_stopped(own, owner)
        starts_anew(own, owner)
        with suppress(StopIteration):
            walk.send(own)

    browser.run(scenario, **MALLORYS)


def test_mallorys_words_arrive(browser: Browser, shop: Shop) -> None:
    """
    The control: the name of the browser and the address choose words of the mail, and what the
    place is called is shown on a page.
    """

    def scenario(page: Page) -> None:
        owner = shop.owner()
        next(new_device(page, owner))
        text = told(owner, "New sign-in", "").text
        assert "Firefox on Linux." in text
        assert "from the address 2001:db8::bad." in text
        page.goto(f"{owner.url}/settings/sessions")
        expect(page.get_by_text(WORDS).first).to_be_visible()

    browser.run(scenario, **MALLORYS)


def told(owner: Owner, about: str, told_too: str) -> Letter:
    """
    The notice to *owner*; a new address is told without a link.
    """
    letter, *others = owner.shop.post()
    for other in others:
        owner.shop.sound(other, about, to=told_too, has_link=False)
    assert bool(told_too) == len(others)
    return owner.shop.sound(letter, about, to=owner.email, has_link=True)


def looks(page: Page, owner: Owner, letter: Letter, about: str) -> None:
    """
    Open the link twice: it says what will happen, and nothing has happened yet.
    """
    before = owner.state
    for _ in range(2):
        page.goto(letter.link)
        expect(heading(page, "This wasn't me")).to_be_visible()
        shows(page, about, "Everybody is signed out", "The password stops working.")
        assert before == owner.state


def takes_back(page: Page, letter: Letter) -> None:
    """
    Press the button; the link is over then.
    """
    button(page, "Undo these changes").click()
    expect(page.get_by_role("status")).to_contain_text("The changes were taken back")
    page.goto(letter.link)
    expect(page.get_by_role("alert")).to_contain_text("This link does not work any more.")
    expect(button(page, "Undo these changes")).to_have_count(0)


def is_out(page: Page, owner: Owner) -> None:
    """
    Assert that the session of *page* is over.
    """
    page.goto(f"{owner.url}/settings/security")
    expect(button(page, "Sign in")).to_be_visible()


def is_stopped(page: Page, owner: Owner) -> None:
    """
    Assert that the password that was right is so no more.
    """
    sign_in(page, owner)
    expect(page.get_by_role("alert")).to_contain_text("not right")


def starts_anew(page: Page, owner: Owner) -> None:
    """
    Follow the link that was mailed at the end, to another password, and sign in with that.
    """
    letter = owner.shop.letter("Set a new password", to=owner.email, has_link=True)
    page.goto(letter.link)
    choose(page, OTHER)
    expect(page.get_by_role("status")).to_contain_text("Your new password is set.")
    owner.password = OTHER
    sign_in(page, owner)
