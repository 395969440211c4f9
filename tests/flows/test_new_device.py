"""
A sign-in on a device that the account has not seen: its owner is told, unless the host says no.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from attrs import evolve

from onetsec import Client, EventKind, Onetsec, Unavailable
from onetsec.events import CHANGES
from onetsec.mail import MemoryMailer
from onetsec.notices import UndoOutcome
from onetsec.ports import Storage
from onetsec.testing import Failing, FrozenClock
from onetsec.users import DictUsers

from ..conftest import HERE
from .mailboxes import ADA, OPEN, mails, notices
from .worlds import signed_in

FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0"
SAFARI = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15"
    " (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1"
)
AT_HOME = evolve(HERE, user_agent=FIREFOX)
ELSEWHERE = Client("203.0.113.9", SAFARI)


@pytest.fixture
def auth(rebuild: Callable[..., Onetsec], people: DictUsers) -> Onetsec:
    """
    With the notices that there are by default.
    """
    people.put(ADA)
    return rebuild(settings=OPEN)


def test_the_first_sign_in_is_news_to_nobody(auth: Onetsec, mailer: MemoryMailer) -> None:
    """
    Nor is the next one with the same browser and system.
    """
    signed_in(auth, client=AT_HOME)
    signed_in(auth, client=evolve(AT_HOME, address="198.51.100.3"))

    assert [] == notices(mailer)


def test_what_a_device_is_called_is_not_mailed(auth: Onetsec, mailer: MemoryMailer) -> None:
    """
    Nor the rest of what it says of itself: both are anybody's text.
    """
    signed_in(auth, client=AT_HOME)
    signed_in(auth, client=Client("203.0.113.9", f"evil {SAFARI} evil", device_name="evil"))

    (mail,) = mails(mailer, "notice")
    assert "Safari on iOS" == mail.context["device"]
    assert "evil" not in f"{mail.subject} {mail.text} {mail.html} {mail.context}"


def test_another_device_is_told_and_can_be_put_out(auth: Onetsec, mailer: MemoryMailer) -> None:
    """
    With the words of our own list; the link ends every session.
    """
    signed_in(auth, client=AT_HOME)
    signed_in(auth, client=ELSEWHERE)

    (mail,) = mails(mailer, "notice")
    assert ("new-device", "Safari on iOS") == (mail.context["event"], mail.context["device"])
    assert "Safari on iOS." in mail.text
    assert "203.0.113.9" in mail.text
    token = mail.context["link"].rpartition("=")[2]
    assert UndoOutcome.UNDONE is auth.undo.undo(token, client=AT_HOME)
    assert () == auth.sessions.of_user("ada")


def test_a_device_is_new_once(auth: Onetsec, mailer: MemoryMailer, clock: FrozenClock) -> None:
    """
    From then on it was seen.
    """
    for client in (AT_HOME, ELSEWHERE, ELSEWHERE):
        signed_in(auth, client=client)
        clock.advance(90_000)

    assert ["new-device"] == notices(mailer)


def test_a_device_with_our_cookie_is_known(auth: Onetsec, mailer: MemoryMailer) -> None:
    """
    Whatever browser it has by now.
    """
    first = signed_in(auth, client=AT_HOME)
    signed_in(auth, client=evolve(ELSEWHERE, device=first.device or ""))

    assert [] == notices(mailer)


def test_a_cookie_of_somebody_else_tells_nothing(auth: Onetsec, mailer: MemoryMailer) -> None:
    """
    Of a device that two people share.
    """
    auth.password.register("bare", "Third Meadow 5 Falcon")
    other = auth.sign_in.password("bare@example.com", "Third Meadow 5 Falcon", client=AT_HOME)
    signed_in(auth, client=AT_HOME)
    signed_in(auth, client=evolve(ELSEWHERE, device=other.device or ""))

    assert ["new-device"] == notices(mailer)


def test_it_is_not_told_if_the_host_wants_that(
    rebuild: Callable[..., Onetsec], people: DictUsers, mailer: MemoryMailer
) -> None:
    """
    Changes are told all the same.
    """
    people.put(ADA)
    auth = rebuild(settings=evolve(OPEN, notices=CHANGES))
    signed_in(auth, client=AT_HOME)
    signed_in(auth, client=ELSEWHERE)

    assert [] == notices(mailer)


def test_the_host_hears_of_it(auth: Onetsec) -> None:
    """
    As of every event.
    """
    heard: list[str] = []
    auth.on(EventKind.NEW_DEVICE)(lambda event: heard.append(event.address))
    signed_in(auth, client=AT_HOME)
    signed_in(auth, client=ELSEWHERE)

    assert ["203.0.113.9"] == heard


def test_an_activity_that_does_not_answer_keeps_nobody_out(
    rebuild: Callable[..., Onetsec], storage: Storage, mailer: MemoryMailer
) -> None:
    """
    Then nothing can be said of the device, and nothing is.
    """
    signed_in(rebuild(settings=OPEN), client=AT_HOME)
    silent = Failing(storage, "events", error=Unavailable("activity: down"))
    signed_in(rebuild(settings=OPEN, storage=silent), client=ELSEWHERE)

    assert [] == notices(mailer)
