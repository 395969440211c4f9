"""
Password recovery: a link that was mailed sets a new password, and no more.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from attrs import evolve, fields

from onetsec import Channel, Event, EventKind, Onetsec, Unavailable
from onetsec.flows.password_reset import PasswordReset, ResetOutcome
from onetsec.flows.sign_in import SignInOutcome
from onetsec.mail import MemoryMailer
from onetsec.policy import PasswordRule
from onetsec.ports import Storage
from onetsec.testing import (
    CountingHasher,
    CountingStorage,
    Failing,
    FrozenClock,
    QuickHasher,
    together,
)

from ..conftest import HERE, OTHER, PASSWORD, THERE
from .mailboxes import LOGIN, asked, linked, mails
from .worlds import enrolled, session_of, signed_in

Build = Callable[..., Onetsec]


def complete(auth: Onetsec, token: str, new: str = OTHER) -> PasswordReset:
    """
    Set the password *new* with a link.
    """
    return auth.password_reset.complete(token, new=new, client=HERE)


# The link


@pytest.mark.parametrize("login", [LOGIN, "ADA@Example.COM", f"  {LOGIN}\n"])
def test_a_link_is_mailed(login: str, mailing: Onetsec, mailer: MemoryMailer) -> None:
    """
    To the address that the host has, however it was typed; it leads to the site of the host.
    """
    linked(mailing, mailer, login)
    (mail,) = mails(mailer, "reset-link")

    assert LOGIN == mail.to
    assert mail.context["link"].startswith("http://localhost:8000/password/reset?token=ots1_reset_")
    assert "60" == mail.context["minutes"]


def test_an_operator_has_a_link_mailed(mailing: Onetsec, mailer: MemoryMailer) -> None:
    """
    To the user, who chooses the password; nothing has ended before.
    """
    session = session_of(signed_in(mailing))
    mailing.password_reset.start("ada")
    (mail,) = mails(mailer, "reset-link")

    assert LOGIN == mail.to
    assert mailing.sessions.is_alive(session)
    token = mail.context["link"].partition("token=")[2]
    assert ResetOutcome.COMPLETED is complete(mailing, token).outcome


@pytest.mark.parametrize("user_id", ["nobody", "gone", "bare"])
def test_an_operator_has_nothing_mailed(
    user_id: str, mailing: Onetsec, mailer: MemoryMailer
) -> None:
    """
    Where a wish of the user would mail nothing.
    """
    mailing.password_reset.start(user_id)

    assert [] == mails(mailer, "reset-link")


@pytest.mark.parametrize(
    "login", ["nobody@example.com", "gone@example.com", "bare@example.com", "", "\ud800", "ada"]
)
def test_nobody_else_is_mailed(login: str, mailing: Onetsec, mailer: MemoryMailer) -> None:
    """
    Neither who is unknown or disabled, nor who has no password to recover.
    """
    mailing.password.register("gone", PASSWORD)
    result = mailing.password_reset.request(login, client=HERE)

    assert ResetOutcome.REQUESTED is result.outcome
    assert [] == mailer.sent


def test_a_link_sets_a_new_password(mailing: Onetsec, mailer: MemoryMailer) -> None:
    """
    The old one is none any more.
    """
    result = complete(mailing, linked(mailing, mailer))

    assert ResetOutcome.COMPLETED is result.outcome
    assert SignInOutcome.WRONG_CREDENTIALS is (
        mailing.sign_in.password(LOGIN, PASSWORD, client=HERE).outcome
    )
    signed_in(mailing, password=OTHER)


def test_nobody_is_signed_in_by_it(
    mailing: Onetsec, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    And everybody who was is out: sessions, sign-ins that wait, and devices that were known.
    """
    session, app, _ = enrolled(mailing, clock)
    token = linked(mailing, mailer)
    waiting = asked(mailing)
    entered = mailing.sign_in.verify(
        asked(mailing), factor=Channel.APP, code=app.next_code(), client=THERE
    )
    complete(mailing, token)
    late = mailing.sign_in.verify(waiting, factor=Channel.APP, code=app.next_code(), client=HERE)

    assert ["outcome", "report", "device", "retry_after"] == [
        one.name for one in fields(PasswordReset)
    ]
    assert None is mailing.sessions.check(entered.token or "", client=THERE)
    assert () == mailing.sessions.list(session)
    assert () == mailing.sign_in.factors(waiting)
    assert SignInOutcome.SIGN_IN_EXPIRED is late.outcome


def test_no_factor_goes_with_the_password(
    mailing: Onetsec, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    The app is asked for as before, and every recovery code is left.
    """
    _, app, _ = enrolled(mailing, clock)
    complete(mailing, linked(mailing, mailer))
    first = mailing.sign_in.password(LOGIN, OTHER, client=HERE)
    assert SignInOutcome.SECOND_FACTOR_REQUIRED is first.outcome
    assert (Channel.APP, Channel.RECOVERY) == first.factors
    entered = mailing.sign_in.verify(
        first.pending or "", factor=Channel.APP, code=app.next_code(), client=HERE
    )

    assert 10 == mailing.recovery_codes.left(session_of(entered))


def test_it_is_told_and_kept(
    mailing: Onetsec, mailer: MemoryMailer, storage: Storage, clock: FrozenClock
) -> None:
    """
    To the host, and for the owner: from where it was done.
    """
    heard: list[Event] = []
    mailing.on(EventKind.PASSWORD_RESET)(heard.append)
    token = linked(mailing, mailer)
    clock.advance(60)
    complete(mailing, token)

    assert [(clock.seconds(), HERE.address, Channel.MAIL)] == [
        (one.at, one.address, one.channel) for one in heard
    ]
    assert "password-reset" == storage.events("ada")[0].kind


def test_a_link_works_once(mailing: Onetsec, mailer: MemoryMailer) -> None:
    """
    And the others that were mailed work no more.
    """
    first, second = linked(mailing, mailer), linked(mailing, mailer)
    complete(mailing, first)

    for token in (first, second):
        assert not mailing.password_reset.is_valid(token)
        assert ResetOutcome.LINK_OVER is complete(mailing, token, PASSWORD).outcome
    signed_in(mailing, password=OTHER)


def test_a_link_many_times_at_once(mailing: Onetsec, mailer: MemoryMailer) -> None:
    """
    Sixteen people with one link: one of them has set the password.
    """
    token = linked(mailing, mailer)
    news = [f"{OTHER} {i}" for i in range(16)]
    results = together([partial(complete, mailing, token, new) for new in news])

    outcomes = [result.outcome for result in results]
    assert 1 == outcomes.count(ResetOutcome.COMPLETED)
    assert 15 == outcomes.count(ResetOutcome.LINK_OVER)
    signed_in(mailing, password=news[outcomes.index(ResetOutcome.COMPLETED)])


def test_three_links_work_at_a_time(
    mailing: Onetsec, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    A newer one ends none before it.
    """
    made = [linked(mailing, mailer) for _ in range(2)]
    clock.advance(1800)
    made.append(linked(mailing, mailer))

    assert [True, True, True] == [mailing.password_reset.is_valid(one) for one in made]
    assert 3 == len(set(made))
    assert ResetOutcome.COMPLETED is complete(mailing, made[0]).outcome


def test_a_bad_password_keeps_the_link(rebuild: Build, mailer: MemoryMailer) -> None:
    """
    Every rule that is not met is named, nothing is hashed, and a better one is taken.
    """
    hasher = CountingHasher(QuickHasher())
    auth = rebuild(hasher=hasher)
    token = linked(auth, mailer)
    hasher.calls.clear()
    rejected = complete(auth, token, "ada")

    assert (ResetOutcome.REJECTED, []) == (rejected.outcome, hasher.calls)
    assert rejected.report is not None
    assert {PasswordRule.TOO_SHORT, PasswordRule.NO_DIGIT} <= set(rejected.report.unmet)
    assert ResetOutcome.REJECTED is complete(auth, token, "Ada@example.com1").outcome
    assert ResetOutcome.COMPLETED is complete(auth, token).outcome


def test_to_look_spends_nothing(
    mailing: Onetsec, rebuild: Build, storage: Storage, mailer: MemoryMailer
) -> None:
    """
    Programs open links, too: a hundred looks are a hundred reads.
    """
    token = linked(mailing, mailer)
    counting = CountingStorage(storage)
    watched = rebuild(storage=counting)
    counting.calls.clear()
    assert all(watched.password_reset.is_valid(token) for _ in range(100))

    assert 100 * ["load"] == counting.calls
    assert ResetOutcome.COMPLETED is complete(mailing, token).outcome


def test_a_link_outlives_a_new_key(
    mailing: Onetsec, rebuild: Build, build: Build, storage: Storage, mailer: MemoryMailer
) -> None:
    """
    It is read with the one that it was made with; without that one it is over.
    """
    first = linked(mailing, mailer)
    rotated = rebuild(keys=[b"n" * 32, b"k" * 32])
    second = linked(rotated, mailer)
    lost = build(storage, keys=[b"n" * 32])

    assert [True, True] == [rotated.password_reset.is_valid(one) for one in (first, second)]
    assert [False, True] == [lost.password_reset.is_valid(one) for one in (first, second)]
    assert ResetOutcome.COMPLETED is complete(rotated, first).outcome


@pytest.mark.parametrize(
    ("port", "method"), [("storage", "load"), ("storage", "save"), ("hasher", "hash")]
)
def test_an_outage_keeps_the_link(
    port: str,
    method: str,
    mailing: Onetsec,
    build: Build,
    storage: Storage,
    mailer: MemoryMailer,
) -> None:
    """
    Whoever tries during it is believed after it.
    """
    token = linked(mailing, mailer)
    ports: dict[str, Any] = {"storage": storage, "hasher": QuickHasher()}
    ports[port] = Failing(ports[port], method, error=Unavailable("down"))
    with pytest.raises(Unavailable, match="down"):
        complete(build(**ports), token)

    assert ResetOutcome.COMPLETED is complete(mailing, token).outcome


def test_a_known_device_has_a_lane_of_its_own(mailing: Onetsec) -> None:
    """
    Strangers who use up the name keep its owner from no link; after that, the owner is one of them.
    """
    known = evolve(HERE, device=signed_in(mailing).device or "")
    request = partial(mailing.password_reset.request, LOGIN)
    strangers = [request(client=THERE).outcome for _ in range(6)]
    own = [request(client=known).outcome for _ in range(6)]

    expected = [*[ResetOutcome.REQUESTED] * 5, ResetOutcome.TOO_MANY_ATTEMPTS]
    assert (expected, expected) == (strangers, own)
