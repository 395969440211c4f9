"""
Mailed codes that nobody answers stop the password that they were mailed for.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from attrs import evolve

from onetsec import Channel, Client, Event, EventKind, Onetsec
from onetsec.flows.sign_in import SendOutcome, SignInOutcome
from onetsec.mail import MemoryMailer
from onetsec.storage.memory import MemoryStorage
from onetsec.testing import FrozenClock
from onetsec.users import DictUsers

from ..conftest import HERE, PASSWORD, THERE
from .mailboxes import LOGIN, OPEN, asked, codes, notices, typed, with_both, with_mail

LIVES = 600


@pytest.fixture
def storage() -> MemoryStorage:
    """
    The storage of which it is said.
    """
    return MemoryStorage()


@pytest.fixture
def ada(rebuild: Callable[..., Onetsec], people: DictUsers, mailer: MemoryMailer) -> Onetsec:
    """
    The application of Ada, who is mailed a code at each sign-in.
    """
    auth = rebuild(settings=OPEN)
    with_mail(auth, people)
    mailer.sent.clear()
    return auth


def unanswered(auth: Onetsec, clock: FrozenClock, count: int, *, client: Client = THERE) -> None:
    """
    So many sign-ins with the right password, whose code ran out.
    """
    for _ in range(count):
        asked(auth, client=client)
        clock.advance(LIVES)


def outcome(auth: Onetsec, *, client: Client = THERE) -> SignInOutcome:
    """
    What becomes of the right password.
    """
    return auth.sign_in.password(LOGIN, PASSWORD, client=client).outcome


def test_five_stop_it(ada: Onetsec, clock: FrozenClock, mailer: MemoryMailer) -> None:
    """
    The sixth answers like a wrong password and mails no code; owner and host hear of it once.
    """
    heard: list[Event] = []
    ada.on(EventKind.PASSWORD_STOPPED)(heard.append)
    unanswered(ada, clock, 5)
    outcomes = {outcome(ada) for _ in range(5)}

    assert {SignInOutcome.WRONG_CREDENTIALS} == outcomes
    assert 1 == len(heard)
    assert (5, ["password-stopped"]) == (len(codes(mailer)), notices(mailer))


def test_four_do_not(ada: Onetsec, clock: FrozenClock) -> None:
    """
    Nor do five on different days, nor one that was asked for again and again.
    """
    unanswered(ada, clock, 4)
    assert SignInOutcome.SECOND_FACTOR_REQUIRED is outcome(ada)
    clock.advance(86_400)
    waiting = asked(ada, client=THERE)
    for _ in range(5):
        clock.advance(60)
        assert SendOutcome.SENT is ada.sign_in.send_code(waiting, client=THERE).outcome
    clock.advance(LIVES)

    assert SignInOutcome.SECOND_FACTOR_REQUIRED is outcome(ada)


def test_what_works_still_may_be_answered(ada: Onetsec) -> None:
    """
    Five browsers at the same moment stop nothing.
    """
    for _ in range(5):
        asked(ada, client=THERE)

    assert SignInOutcome.SECOND_FACTOR_REQUIRED is outcome(ada)


def test_an_answer_takes_its_own_away(
    ada: Onetsec, clock: FrozenClock, mailer: MemoryMailer
) -> None:
    """
    Whoever answers every code is never stopped; those of others stay.
    """
    for _ in range(10):
        waiting = asked(ada)
        assert SignInOutcome.SIGNED_IN is typed(ada, waiting, codes(mailer)[-1]).outcome
        clock.advance(LIVES)
    unanswered(ada, clock, 4)
    waiting = asked(ada)
    typed(ada, waiting, codes(mailer)[-1])
    clock.advance(LIVES)
    unanswered(ada, clock, 1)

    assert SignInOutcome.WRONG_CREDENTIALS is outcome(ada)


def test_an_answer_with_the_app_is_one(
    rebuild: Callable[..., Onetsec], people: DictUsers, clock: FrozenClock
) -> None:
    """
    Whoever asks for a code, and finds the phone after all, is not stopped.
    """
    auth = rebuild(settings=OPEN)
    _, app, _ = with_both(auth, people, clock)
    for _ in range(6):
        waiting = asked(auth, client=THERE)
        assert SendOutcome.SENT is auth.sign_in.send_code(waiting, client=THERE).outcome
        auth.sign_in.verify(waiting, factor=Channel.APP, code=app.next_code(), client=THERE)
        clock.advance(LIVES)

    assert SignInOutcome.SECOND_FACTOR_REQUIRED is outcome(auth)


def test_a_known_device_and_the_host_stop_nothing(
    ada: Onetsec, clock: FrozenClock, mailer: MemoryMailer
) -> None:
    """
    Nobody else has typed the password there.
    """
    known = evolve(HERE, device=typed(ada, asked(ada), codes(mailer)[-1]).device or "")
    unanswered(ada, clock, 6, client=known)
    for _ in range(6):
        ada.sign_in.trusted("ada", channels=[Channel.EXTERNAL], client=THERE)
        clock.advance(LIVES)

    assert SignInOutcome.SECOND_FACTOR_REQUIRED is outcome(ada)


def test_a_known_device_is_not_stopped(
    ada: Onetsec, clock: FrozenClock, mailer: MemoryMailer
) -> None:
    """
    Its owner signs in as before, and stops nothing by that.
    """
    known = evolve(HERE, device=typed(ada, asked(ada), codes(mailer)[-1]).device or "")
    unanswered(ada, clock, 5)
    assert SignInOutcome.SECOND_FACTOR_REQUIRED is outcome(ada, client=known)
    assert [] == notices(mailer)
    assert SignInOutcome.WRONG_CREDENTIALS is outcome(ada)

    waiting = asked(ada, client=known)

    assert SignInOutcome.SIGNED_IN is typed(ada, waiting, codes(mailer)[-1], client=known).outcome


def test_mail_is_kept_for_known_devices(
    rebuild: Callable[..., Onetsec], people: DictUsers, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    Whoever else has used up the codes of the hour, or the places of those who wait.
    """
    auth = rebuild()
    session = with_mail(auth, people)
    known = evolve(HERE, device=typed(auth, asked(auth), codes(mailer)[-1]).device or "")
    waiting = [asked(auth, client=THERE) for _ in range(5)]
    clock.advance(60)
    stranger = auth.sign_in.send_code(waiting[0], client=THERE)
    before = len(codes(mailer))

    asked(auth, client=known)
    auth.step_up.send_code(session)

    assert SendOutcome.TOO_MANY is stranger.outcome
    assert before + 2 == len(codes(mailer))
    assert SendOutcome.TOO_MANY is auth.sign_in.send_code(waiting[0], client=THERE).outcome
