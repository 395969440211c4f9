"""
Every mail that is no notice, read where a real server has taken it: its code is typed, its link
followed. Somebody who would like to write a word of it has asked for it.
"""

from __future__ import annotations

from collections.abc import Callable
from inspect import isfunction

import pytest
from playwright.sync_api import Page, expect

from onetsec import wording

from ..conftest import OTHER
from .browsers import Browser
from .post import CODE_SUBJECT, MALLORYS, WORDS, Owner, Shop
from .steps import button, choose, heading, sign_in, verify


def code(page: Page, owner: Owner) -> None:
    """
    The second step of a sign-in.
    """
    owner.with_mailed_codes()
    sign_in(page, owner)
    expect(page.get_by_text("We have mailed a code to o…@example.com.")).to_be_visible()
    letter = owner.shop.letter(CODE_SUBJECT, to=owner.email, has_link=False)
    verify(page, letter.code)
    expect(heading(page, "Security Settings")).to_be_visible()


def reset_link(page: Page, owner: Owner) -> None:
    """
    A new password, under which one signs in; to open the link changes nothing, and it works once.
    """
    page.goto(f"{owner.url}/password/forgot")
    page.get_by_label("Email").fill(f"{owner.email}+{WORDS}")
    button(page, "Send reset link").click()
    expect(page.get_by_role("status")).to_contain_text("we have mailed a link")
    letter = owner.shop.letter("Set a new password", to=owner.email, has_link=True)
    before = owner.state
    for _ in range(2):
        page.goto(letter.link)
        expect(heading(page, "Choose a new password")).to_be_visible()
        assert before == owner.state
    choose(page, OTHER)
    sign_in(page, owner, OTHER)
    expect(heading(page, "Security Settings")).to_be_visible()
    page.goto(letter.link)
    expect(page.get_by_role("alert")).to_contain_text("This link does not work any more.")


def address_code(page: Page, owner: Owner) -> None:
    """
    The present address is verified. How another one takes its place is walked with its notice.
    """
    owner = owner.shop.owner(is_verified=False)
    owner.enter(page)
    page.goto(f"{owner.url}/settings/security/email")
    button(page, "Send me a code").click()
    expect(page.get_by_text("We have mailed a code to o…@example.com.")).to_be_visible()
    letter = owner.shop.letter(CODE_SUBJECT, to=owner.email, has_link=False)
    verify(page, letter.code)
    expect(page.get_by_text("Verified", exact=True)).to_be_visible()


def address_taken(page: Page, owner: Owner) -> None:
    """
    Who asks for the address of somebody else is told nothing; the other one is.
    """
    mallory = owner.shop.owner()
    mallory.enter(page)
    page.get_by_role("link", name="Change", exact=True).click()
    page.get_by_label("New email").fill(owner.email)
    button(page, "Send a code to the new address").click()
    expect(page.get_by_text("We have mailed a code to o…@example.com.")).to_be_visible()
    owner.shop.letter("Your address was asked for", to=owner.email, has_link=False)


WALKS: dict[str, Callable[[Page, Owner], None]] = {
    "code": code,
    "reset_link": reset_link,
    "address_code": address_code,
    "address_taken": address_taken,
}
ELSEWHERE = {"notice"}
"""What has a walk of its own: each of its kinds."""


@pytest.mark.parametrize("name", WALKS)
def test_every_other_mail(name: str, browser: Browser, shop: Shop) -> None:
    """
    It comes, and does what it says; what Mallory sends is not in it.
    """
    browser.run(lambda page: WALKS[name](page, shop.owner()), **MALLORYS)


def test_every_mail_is_walked() -> None:
    """
    All that can be worded is here, or among the notices.
    """
    worded = {name for name, one in vars(wording).items() if isfunction(one)}
    ours = {name for name in worded if vars(wording)[name].__module__ == wording.__name__}

    assert {name for name in ours if not name.startswith("_")} == ELSEWHERE | set(WALKS)
