"""
Authenticator app: set up, verified, used, and turned off.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from attrs import evolve

from onetsec import Channel, Event, EventKind, Onetsec, Unavailable, User
from onetsec.flows.sessions import RevokeOutcome
from onetsec.flows.step_up import StepUpOutcome
from onetsec.flows.totp import TotpOutcome
from onetsec.ports import Storage
from onetsec.testing import CountingHasher, Failing, FrozenClock, QuickHasher
from onetsec.users import DictUsers

from ..conftest import HERE, OTHER, PASSWORD, THERE
from .worlds import App, enrolled, session_of, signed_in


def test_setup_shows_the_secret_three_times(auth: Onetsec) -> None:
    """
    As a key, as an address, and as a QR code; and counts for nothing before its first code.
    """
    session = session_of(signed_in(auth))
    setup = auth.totp.begin(session)

    assert TotpOutcome.BEGUN is setup.outcome
    assert [4] * 8 == [len(group) for group in setup.key.split()]
    assert f"secret={setup.key.replace(' ', '')}&issuer=Example%20Shop" in setup.uri
    assert "ada%40example.com" in setup.uri
    assert setup.qr_svg.startswith("<svg")
    assert None is auth.accounts.overview(session).totp_enabled_at
    signed_in(auth)


def test_first_code_turns_it_on(auth: Onetsec, storage: Storage, clock: FrozenClock) -> None:
    """
    With ten recovery codes; other sessions end, this one goes on and has proven the app.
    """
    there = signed_in(auth, client=THERE)
    here = signed_in(auth)
    setup = auth.totp.begin(session_of(here))
    clock.advance(10)
    change = auth.totp.confirm(session_of(here), App(setup.key, clock).code())

    assert TotpOutcome.ENABLED is change.outcome
    assert 10 == len(set(change.recovery_codes))
    assert None is auth.sessions.check(there.token or "", client=THERE)
    assert None is auth.sessions.check(here.token or "", client=HERE)
    session = auth.sessions.check(change.token or "", client=HERE)
    assert session is not None
    assert clock.seconds() == session.proven_at(Channel.APP)
    overview = auth.accounts.overview(session)
    assert (clock.seconds(), 10) == (overview.totp_enabled_at, overview.recovery_codes_left)
    assert "totp-enabled" == storage.events("ada")[0].kind


def test_wrong_first_code(storage: Storage, build: Callable[..., Onetsec]) -> None:
    """
    No recovery code is hashed for it, and the right one is still right.
    """
    hasher = CountingHasher(QuickHasher())
    clock = FrozenClock()
    auth = build(storage, hasher=hasher, clock=clock)
    auth.password.register("ada", PASSWORD)
    session = session_of(signed_in(auth))
    setup = auth.totp.begin(session)
    hasher.calls.clear()

    assert TotpOutcome.WRONG_CODE is auth.totp.confirm(session, "000000").outcome
    assert [] == hasher.calls
    assert TotpOutcome.ENABLED is auth.totp.confirm(session, App(setup.key, clock).code()).outcome


def test_set_up_is_over_after_fifteen_minutes(auth: Onetsec, clock: FrozenClock) -> None:
    """
    And there is none before it began.
    """
    session = session_of(signed_in(auth))
    assert TotpOutcome.NO_SETUP is auth.totp.confirm(session, "000000").outcome
    app = App(auth.totp.begin(session).key, clock)
    clock.advance(900)

    assert TotpOutcome.NO_SETUP is auth.totp.confirm(session, app.code()).outcome


def test_a_set_up_belongs_to_its_session(auth: Onetsec, clock: FrozenClock) -> None:
    """
    Another device can not complete it.
    """
    here, there = session_of(signed_in(auth)), session_of(signed_in(auth, client=THERE))
    app = App(auth.totp.begin(here).key, clock)

    assert TotpOutcome.NO_SETUP is auth.totp.confirm(there, app.code()).outcome
    assert TotpOutcome.ENABLED is auth.totp.confirm(here, app.code()).outcome


def test_begun_again_the_first_secret_is_worth_nothing(auth: Onetsec, clock: FrozenClock) -> None:
    """
    What was shown last counts.
    """
    session = session_of(signed_in(auth))
    first = App(auth.totp.begin(session).key, clock)
    second = App(auth.totp.begin(session).key, clock)

    assert TotpOutcome.WRONG_CODE is auth.totp.confirm(session, first.code()).outcome
    assert TotpOutcome.ENABLED is auth.totp.confirm(session, second.code()).outcome


def test_set_up_needs_a_fresh_proof(auth: Onetsec, clock: FrozenClock) -> None:
    """
    The password within five minutes: a session that was left open turns nothing on.
    """
    session = session_of(signed_in(auth))
    clock.advance(300)
    assert TotpOutcome.STEP_UP_REQUIRED is auth.totp.begin(session).outcome
    confirmed = auth.step_up.confirm(session, factor=Channel.PASSWORD, code=PASSWORD, client=HERE)

    assert TotpOutcome.BEGUN is auth.totp.begin(session_of(confirmed)).outcome


def test_it_is_turned_on_once(auth: Onetsec, clock: FrozenClock) -> None:
    """
    It has to be disabled first.
    """
    session, app, _ = enrolled(auth, clock)

    assert TotpOutcome.ALREADY_ENABLED is auth.totp.begin(session).outcome
    assert TotpOutcome.NO_SETUP is auth.totp.confirm(session, app.next_code()).outcome


def test_disabled(auth: Onetsec, storage: Storage, clock: FrozenClock) -> None:
    """
    With its recovery codes; the session claims no more than the account has, the password is
    enough again.
    """
    session, _, _ = enrolled(auth, clock)
    clock.advance(1)
    change = auth.totp.disable(session, is_sure=True)
    after = session_of(change)

    assert TotpOutcome.DISABLED is change.outcome
    assert frozenset({Channel.PASSWORD}) == after.channels
    overview = auth.accounts.overview(after)
    assert (None, None) == (overview.totp_enabled_at, overview.recovery_codes_left)
    assert "totp-disabled" == storage.events("ada")[0].kind
    signed_in(auth)


def test_password_alone_disables_nothing(auth: Onetsec, clock: FrozenClock) -> None:
    """
    A proof at least as strong as what it changes.
    """
    session, app, _ = enrolled(auth, clock)
    clock.advance(300)
    changed = auth.password.change(session, current=PASSWORD, new=OTHER, client=HERE)
    session = session_of(changed)
    assert TotpOutcome.STEP_UP_REQUIRED is auth.totp.disable(session, is_sure=True).outcome
    confirmed = auth.step_up.confirm(session, factor=Channel.APP, code=app.code(), client=HERE)
    assert StepUpOutcome.CONFIRMED is confirmed.outcome

    assert TotpOutcome.DISABLED is auth.totp.disable(session_of(confirmed), is_sure=True).outcome


def test_recovery_code_disables_a_lost_app(auth: Onetsec, clock: FrozenClock) -> None:
    """
    The owner of a broken phone is not stuck with it.
    """
    session, _, codes = enrolled(auth, clock)
    clock.advance(300)
    confirmed = auth.step_up.confirm(session, factor=Channel.RECOVERY, code=codes[0], client=HERE)

    assert TotpOutcome.DISABLED is auth.totp.disable(session_of(confirmed), is_sure=True).outcome


def test_nothing_to_disable(auth: Onetsec) -> None:
    """
    It says so, and asks for no proof.
    """
    session = session_of(signed_in(auth))

    assert TotpOutcome.NOT_ENABLED is auth.totp.disable(session, is_sure=True).outcome


def test_a_session_of_before_changes_nothing(auth: Onetsec, clock: FrozenClock) -> None:
    """
    A request that was checked before another device turned the app on.
    """
    here, there = session_of(signed_in(auth)), session_of(signed_in(auth, client=THERE))
    mine = App(auth.totp.begin(there).key, clock)
    app = App(auth.totp.begin(here).key, clock)
    clock.advance(1)
    auth.totp.confirm(here, app.code())

    assert TotpOutcome.STEP_UP_REQUIRED is auth.totp.begin(there).outcome
    assert TotpOutcome.NO_SETUP is auth.totp.confirm(there, mine.code()).outcome
    proven = evolve(there, proven=f"app:{clock.seconds()}")
    assert TotpOutcome.SIGNED_OUT is auth.totp.disable(proven, is_sure=True).outcome
    assert TotpOutcome.SIGNED_OUT is auth.totp.begin(proven).outcome
    assert RevokeOutcome.UNKNOWN_SESSION is not auth.sessions.revoke(there, there.id)


def test_key_that_is_missing_ends_a_set_up(
    storage: Storage, build: Callable[..., Onetsec], clock: FrozenClock
) -> None:
    """
    It begins again.
    """
    old = build(storage)
    old.password.register("ada", PASSWORD)
    session = session_of(signed_in(old))
    app = App(old.totp.begin(session).key, clock)
    both = build(storage, keys=[b"n" * 32, b"k" * 32])
    both.totp.confirm(session, "000000")
    lost = build(storage, keys=[b"n" * 32])

    assert TotpOutcome.NO_SETUP is lost.totp.confirm(session, app.code()).outcome


@pytest.mark.parametrize(
    ("expected", "user"),
    [
        ("label-of-ada", User("ada", email="ada@example.com", label="label-of-ada")),
        ("ada%40example.com", User("ada", email="ada@example.com")),
        ("Example%20Shop:ada?", User("ada", email="")),
    ],
)
def test_account_is_named_in_the_app(
    expected: str, user: User, storage: Storage, build: Callable[..., Onetsec]
) -> None:
    """
    By its label, else its address, else its id.
    """
    auth = build(storage, users=DictUsers([user]))
    session = session_of(auth.sign_in.trusted("ada", client=HERE))

    assert expected in auth.totp.begin(session).uri


def test_events_are_heard(auth: Onetsec, clock: FrozenClock) -> None:
    """
    By kind.
    """
    heard: list[Event] = []
    auth.on(EventKind.TOTP_ENABLED, EventKind.TOTP_DISABLED)(heard.append)
    session, _, _ = enrolled(auth, clock)
    auth.totp.disable(session, is_sure=True)

    assert [EventKind.TOTP_ENABLED, EventKind.TOTP_DISABLED] == [e.kind for e in heard]


def test_outage_enables_nothing(
    storage: Storage, build: Callable[..., Onetsec], clock: FrozenClock
) -> None:
    """
    An account that can not be saved is not protected, and nobody is told that it were.
    """
    auth = build(storage)
    auth.password.register("ada", PASSWORD)
    session = session_of(signed_in(auth))
    app = App(auth.totp.begin(session).key, clock)
    dead = build(Failing(storage, "save", error=Unavailable("read-only")))

    with pytest.raises(Unavailable):
        dead.totp.confirm(session, app.code())


def test_password_change_keeps_the_app(auth: Onetsec, clock: FrozenClock) -> None:
    """
    It is a factor of its own.
    """
    session, _, _ = enrolled(auth, clock)
    clock.advance(1)
    change = auth.password.change(session, current=PASSWORD, new=OTHER, client=HERE)

    assert None is not auth.accounts.overview(session_of(change)).totp_enabled_at
