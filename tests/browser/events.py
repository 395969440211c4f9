"""
What an owner is mailed of, as somebody makes it happen; and what is left of that in the end.

Each is a function that makes it happen on a page of Mallory's, and yields the address that is told
of it as well, "" if there is none. It is then given the page of the owner, who has taken it back,
has chosen another password and signed in with it, and looks there.
"""

from __future__ import annotations

from collections.abc import Callable, Generator

from playwright.sync_api import Page, expect

from onetsec import Channel, EventKind

from ..conftest import THERE
from ..mail.letters import MALLORY
from .post import CODE_SUBJECT, WORDS, Owner
from .steps import button, change_password, choose, heading, row, set_up, sign_in, switch, verify

Walk = Callable[[Page, Owner], Generator[str, Page, None]]

PASSWORD = f"Tidal {MALLORY} 48 Lantern"
ELSEWHERE = f"{MALLORY}.example@elsewhere.example"


def password_changed(page: Page, owner: Owner) -> Generator[str, Page, None]:
    """
    In a session that was left open.
    """
    owner.enter(page)
    change_password(page, owner.password, PASSWORD)
    expect(page.get_by_role("status")).to_contain_text("Your password was changed.")
    owner.password = PASSWORD
    yield ""


def password_reset(page: Page, owner: Owner) -> Generator[str, Page, None]:
    """
    By somebody who reads a mail of the owner's.
    """
    page.goto(f"{owner.url}/password/forgot")
    page.get_by_label("Email").fill(f"{owner.email}+{WORDS}")
    button(page, "Send reset link").click()
    expect(page.get_by_role("status")).to_contain_text("we have mailed a link")
    letter = owner.shop.letter("Set a new password", to=owner.email, has_link=True)
    page.goto(letter.link)
    choose(page, PASSWORD)
    expect(page.get_by_role("status")).to_contain_text("Your new password is set.")
    owner.password = PASSWORD
    yield ""


def password_stopped(page: Page, owner: Owner) -> Generator[str, Page, None]:
    """
    By ten wrong codes; the app of the owner stays.
    """
    app, verified = owner.with_app().app, owner.shop.auth.sign_in.verify
    for tries in (5, 4):
        pending = owner.signed_in().pending
        for _ in range(tries):
            verified(pending, factor=Channel.APP, code="x", client=THERE)
    sign_in(page, owner)
    verify(page, "000000")
    expect(page.get_by_role("alert")).to_be_visible()
    owner.shop.clock.advance(300)  # the lane of the account's second steps is empty again
    own = yield ""
    verify(own, app.next_code())
    expect(row(own, "Authenticator App")).to_contain_text("Enabled")


def removal_asked(page: Page, owner: Owner) -> Generator[str, Page, None]:
    """
    By an operator whom somebody has called; the app stays, though its owner has not used it yet.
    """
    app, accounts = owner.with_app().app, owner.shop.auth.accounts
    accounts.begin_removal(owner.id)
    own = yield ""
    expect(own.get_by_label("Verification code")).to_be_visible()
    assert not accounts.cancel_removal(owner.id)
    verify(own, app.next_code())
    expect(row(own, "Authenticator App")).to_contain_text("Enabled")


def address_changed(page: Page, owner: Owner) -> Generator[str, Page, None]:
    """
    To one that says something; the old one is there again.
    """
    owner.enter(page)
    page.get_by_role("link", name="Change", exact=True).click()
    page.get_by_label("New email").fill(ELSEWHERE)
    button(page, "Send a code to the new address").click()
    expect(page.get_by_text("We have mailed a code to m…@elsewhere.example.")).to_be_visible()
    verify(page, owner.shop.letter(CODE_SUBJECT, to=ELSEWHERE, has_link=False).code)
    expect(page.get_by_role("status")).to_contain_text("Your address was changed.")
    own = yield ELSEWHERE
    expect(heading(own, owner.email)).to_be_visible()


def totp_enabled(page: Page, owner: Owner) -> Generator[str, Page, None]:
    """
    An app of Mallory's, which is gone again, with its recovery codes.
    """
    owner.enter(page)
    set_up(page, now=owner.shop.clock.seconds())
    expect(row(page, "Authenticator App")).to_contain_text("Enabled")
    own = yield ""
    expect(row(own, "Authenticator App")).not_to_contain_text("Enabled")
    expect(button(own, "Renew")).to_have_count(0)


def totp_disabled(page: Page, owner: Owner) -> Generator[str, Page, None]:
    """
    What was removed does not come back: its owner may set it up anew.
    """
    owner.enter(page, owner.with_app().opened)
    button(page, "Disable").click()
    button(page, "Disable").click()
    expect(page.get_by_role("status")).to_contain_text("The authenticator app is disabled.")
    own = yield ""
    expect(button(own, "Setup")).to_be_visible()


def email_code_enabled(page: Page, owner: Owner) -> Generator[str, Page, None]:
    """
    It is off again.
    """
    owner.enter(page)
    switch(page).click()
    expect(switch(page)).to_be_checked()
    own = yield ""
    expect(switch(own)).not_to_be_checked()


def email_code_disabled(page: Page, owner: Owner) -> Generator[str, Page, None]:
    """
    By somebody who reads a mail of the owner's. It stays off: its owner may turn it on.
    """
    owner.enter(page, owner.with_mailed_codes())
    switch(page).click()
    button(page, "Send me a code").click()
    expect(page.get_by_role("status")).to_contain_text("We have mailed you a code.")
    letter = owner.shop.letter(CODE_SUBJECT, to=owner.email, has_link=False)
    page.get_by_label("Verification code").fill(letter.code)
    button(page, "Confirm").click()
    button(page, "Turn off").click()
    expect(switch(page)).not_to_be_checked()
    own = yield ""
    expect(switch(own)).not_to_be_checked()


def recovery_codes_renewed(page: Page, owner: Owner) -> Generator[str, Page, None]:
    """
    The codes that Mallory has seen are gone, and the app of the owner stays.
    """
    equipped = owner.with_app()
    owner.enter(page, equipped.opened)
    button(page, "Renew").click()
    button(page, "I have saved these").click()
    expect(row(page, "Recovery codes")).to_contain_text("10 of 10 left")
    own = yield ""
    verify(own, equipped.app.next_code())
    expect(row(own, "Authenticator App")).to_contain_text("Enabled")
    expect(button(own, "Renew")).to_have_count(0)


def recovery_code_used(page: Page, owner: Owner) -> Generator[str, Page, None]:
    """
    For a sign-in of Mallory's; the app of the owner stays.
    """
    equipped = owner.with_app()
    sign_in(page, owner)
    page.get_by_role("link", name="Use a recovery code").click()
    verify(page, equipped.codes[0], "Recovery code")
    expect(heading(page, "Security Settings")).to_be_visible()
    own = yield ""
    verify(own, equipped.app.next_code())
    expect(row(own, "Recovery codes")).to_contain_text("9 of 10 left")


def new_device(page: Page, owner: Owner) -> Generator[str, Page, None]:
    """
    By somebody who knows the password.
    """
    owner.signed_in(THERE)
    sign_in(page, owner)
    expect(heading(page, "Security Settings")).to_be_visible()
    yield ""


WALKS: dict[EventKind, Walk] = {
    EventKind.PASSWORD_CHANGED: password_changed,
    EventKind.PASSWORD_RESET: password_reset,
    EventKind.PASSWORD_STOPPED: password_stopped,
    EventKind.REMOVAL_ASKED: removal_asked,
    EventKind.ADDRESS_CHANGED: address_changed,
    EventKind.TOTP_ENABLED: totp_enabled,
    EventKind.TOTP_DISABLED: totp_disabled,
    EventKind.EMAIL_CODE_ENABLED: email_code_enabled,
    EventKind.EMAIL_CODE_DISABLED: email_code_disabled,
    EventKind.RECOVERY_CODES_RENEWED: recovery_codes_renewed,
    EventKind.RECOVERY_CODE_USED: recovery_code_used,
    EventKind.NEW_DEVICE: new_device,
}
