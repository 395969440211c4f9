"""
Signing in, the second step: with a code that is mailed, alone or beside an app.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from attrs import evolve

from onetsec import Settings
from onetsec.email_code import EmailCodePolicy
from onetsec.testing import FrozenClock
from onetsec.users import DictUsers

from .conftest import VERA, NewAuth, NewPerson
from .mailbox import Mailbox
from .walking import (
    SECURITY,
    SESSIONS,
    VERIFY,
    VERIFY_SEND,
    Person,
    cookies,
    form,
    told,
)

INSTEAD = "Use an email code instead"


@pytest.fixture
def mailed(vera: Person) -> Person:
    """
    Somebody to whom a code is mailed each time.
    """
    vera.switch("on")
    return vera


@pytest.fixture
def both(vera: Person) -> Person:
    """
    Somebody with an app, and with mailed codes.
    """
    vera.set_up()
    vera.switch("on")
    return vera


@pytest.fixture
def waiting(mailed: Person, new_person: NewPerson) -> Person:
    """
    The same user in another browser, to whom a code was just mailed.
    """
    made = new_person()
    made.sign_in(VERA, next=SESSIONS)
    return made


def send(person: Person, page: str = VERIFY) -> str:
    """
    Ask for a code, or for another one; the result is where that leads.
    """
    found = person.get(page)
    return person.post(VERIFY_SEND, form(found, VERIFY_SEND)).location or ""


def test_second_step(mailed: Person, new_person: NewPerson, mailbox: Mailbox) -> None:
    """
    The password has a code mailed, and the code completes the sign-in.
    """
    other = new_person()

    first = other.sign_in(VERA, next=SESSIONS)

    assert "/sign-in/verify?next=%2Fsettings%2Fsessions" == first.location
    page = other.get(first.location)
    assert "We have mailed a code to v…@example.com." in page.text
    assert "Verification code" in page.text
    assert INSTEAD not in page.text
    assert 'value="vera@example.com"' not in page.text
    (code,) = mailbox.codes
    done = other.post(VERIFY, {**form(page, VERIFY), "code": f" {code[:3]} {code[3:]}"})
    assert SESSIONS == done.location
    assert ["onetsec", "onetsec_device", "onetsec_pending"] == cookies(done)
    assert 1 == len(mailbox.codes)


def test_wrong_code(waiting: Person, mailbox: Mailbox) -> None:
    """
    A wrong code is said, and changes no cookie; the right one is then taken.
    """
    response = waiting.verify("000000", factor="mail")

    assert 422 == response.status_code
    assert told(response).startswith("alert: That code is not right.")
    assert [] == cookies(response)
    assert SECURITY == waiting.verify(mailbox.code(), factor="mail").location


def test_a_code_works_once(waiting: Person, mailbox: Mailbox, new_person: NewPerson) -> None:
    """
    The code of one sign-in is none of another, before it was used and after.
    """
    code = mailbox.code()
    other = new_person()
    other.sign_in(VERA)
    assert 422 == other.verify(code, factor="mail").status_code
    assert 303 == waiting.verify(code, factor="mail").status_code

    assert 422 == other.verify(code, factor="mail").status_code
    assert 303 == other.verify(mailbox.code(), factor="mail").status_code


def test_another_code_too_early(waiting: Person, mailbox: Mailbox) -> None:
    """
    Within a minute none is sent, and one is told so; the one that was sent still works.
    """
    location = send(waiting)

    assert f"{VERIFY}?next=%2Fsettings%2Fsecurity&factor=mail" == location
    page = waiting.get(location)
    assert told(page).startswith("alert: We have just mailed you a code.")
    assert 'data-os-wait="60"' in page.text
    assert "You can ask for another one in 60 seconds." in page.text
    assert 1 == len(mailbox.codes)
    assert 303 == waiting.verify(mailbox.code(), factor="mail").status_code


def test_another_code(waiting: Person, mailbox: Mailbox, clock: FrozenClock) -> None:
    """
    After a minute nothing waits, and another mail comes; the code of the first is worth nothing.
    """
    clock.advance(60)
    assert "data-os-wait" not in waiting.get(VERIFY).text

    page = waiting.get(send(waiting, f"{VERIFY}?next={SESSIONS}"))

    assert told(page).startswith("status: We have mailed you a code.")
    assert SESSIONS == form(page, VERIFY)["next"]
    before, now = mailbox.codes
    assert 422 == waiting.verify(before, factor="mail").status_code
    assert SESSIONS == waiting.post(VERIFY, {**form(page, VERIFY), "code": now}).location


def test_a_code_that_is_over(
    adapter: Callable[..., Any],
    mailed: Person,
    new_auth: NewAuth,
    mailbox: Mailbox,
    clock: FrozenClock,
) -> None:
    """
    A code may be worth less long than the sign-in waits: then another one can be asked for.
    """
    policy = EmailCodePolicy(lives=60, resend=60)
    other = Person(adapter(new_auth(settings=Settings(email_code=policy))), clock=clock)
    other.sign_in(VERA)
    clock.advance(60)

    response = other.verify(mailbox.code(), factor="mail")

    assert 422 == response.status_code
    assert told(response).startswith("alert: That code does not work any more.")
    assert ">Send me a code</button>" in response.text
    send(other)
    assert SECURITY == other.verify(mailbox.code(), factor="mail").location


def test_tries_are_counted_across_mails(
    waiting: Person, mailbox: Mailbox, clock: FrozenClock
) -> None:
    """
    Another mail gives no other tries: after five wrong codes the sign-in takes none.
    """
    for _ in range(5):
        waiting.verify("000000", factor="mail")
        clock.advance(60)
        send(waiting)

    response = waiting.verify(mailbox.code(), factor="mail")

    assert 429 == response.status_code
    assert told(response).startswith("alert: Too many attempts.")


def test_too_many_mails(mailed: Person, new_person: NewPerson, mailbox: Mailbox) -> None:
    """
    Five codes an hour are mailed. Who asks for more is told, and can still use the last one.
    """
    others = [new_person() for _ in range(6)]
    for other in others:
        other.sign_in(VERA)

    page = others[-1].get(VERIFY)

    assert 5 == len(mailbox.codes)
    assert ">Send me a code</button>" in page.text
    assert told(others[-1].get(send(others[-1]))).startswith(
        "alert: Too many codes were asked for."
    )
    assert 5 == len(mailbox.codes)
    assert 303 == others[-2].verify(mailbox.code(), factor="mail").status_code


def test_instead_of_the_app(both: Person, new_person: NewPerson, mailbox: Mailbox) -> None:
    """
    Beside an app nothing is mailed unless it is asked for: by a button, since to open an address
    sends nothing.
    """
    other = new_person()
    page = other.get(other.sign_in(VERA, next=SESSIONS).location or "")
    assert "Open your authenticator app" in page.text
    assert f'<button class="os-link">{INSTEAD}</button>' in page.text
    assert ">Use a recovery code</a>" in page.text
    for factor in ("mail", "app", "recovery"):
        other.get(f"{VERIFY}?factor={factor}")
    assert [] == mailbox.codes

    response = other.post(VERIFY_SEND, form(page, VERIFY_SEND))

    assert f"{VERIFY}?next=%2Fsettings%2Fsessions&factor=mail" == response.location
    page = other.get(response.location or "")
    assert told(page).startswith("status: We have mailed you a code.")
    assert "We have mailed a code to v…@example.com." in page.text
    done = other.post(VERIFY, {**form(page, VERIFY), "code": mailbox.code()})
    assert SESSIONS == done.location
    assert "with password and email" in other.get(SESSIONS).text


def test_back_to_the_app(both: Person, new_person: NewPerson, mailbox: Mailbox) -> None:
    """
    Once a code was mailed, to go to and fro is a link, and mails nothing again.
    """
    other = new_person()
    other.sign_in(VERA)
    page = other.get(send(other))
    link = re.search(r'href="([^"]+)">Use the authenticator app<', page.text)
    assert link is not None

    page = other.get(link[1].replace("&amp;", "&"))

    assert "Open your authenticator app" in page.text
    assert f'factor=mail">{INSTEAD}</a>' in page.text
    assert 1 == len(mailbox.codes)
    assert SECURITY == other.verify(both.code()).location


def test_no_way_to_a_mail_without_it(ada: Person, new_person: NewPerson, mailbox: Mailbox) -> None:
    """
    An account with an app alone is offered no mail, and sent none.
    """
    ada.set_up()
    other = new_person()
    other.sign_in()
    assert INSTEAD not in other.get(VERIFY).text

    response = other.send(VERIFY, VERIFY_SEND)

    assert told(other.get(response.location or "")).startswith("alert: We can not mail a code")
    assert [] == mailbox.codes


def test_the_address_is_another_one(
    mailed: Person, new_person: NewPerson, people: DictUsers, mailbox: Mailbox
) -> None:
    """
    A code goes to no address that was never proven; it does once the host says that it is.
    """
    user = people.by_id("vera")
    assert user is not None
    moved = evolve(user, email="moved@example.com", email_verified=False)
    people.put(moved)
    other = new_person()
    other.sign_in(moved.email)
    assert told(other.get(send(other))).startswith("alert: We can not mail a code")
    assert [] == mailbox.codes

    people.put(evolve(moved, email_verified=True))
    send(other)

    assert moved.email == mailbox.mails[-1].to
    assert SECURITY == other.verify(mailbox.code(), factor="mail").location


def test_no_mail_without_a_first_step(person: Person, mailbox: Mailbox) -> None:
    """
    Nobody has a code mailed who has not typed the password.
    """
    response = person.send("/sign-in", VERIFY_SEND, next=SESSIONS)

    assert f"/sign-in?next={SESSIONS}" == response.location
    assert told(person.get("/sign-in")).startswith("alert: That sign-in took too long.")
    assert [] == mailbox.mails
