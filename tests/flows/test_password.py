"""
Passwords: what may become one, and what ends with the old one.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from attrs import evolve

from onetsec import Channel, Event, EventKind, Onetsec, Unavailable, User
from onetsec.flows.password import PasswordOutcome
from onetsec.policy import PasswordRule
from onetsec.ports import Storage
from onetsec.testing import CountingHasher, FrozenClock, QuickHasher, Rendezvous, together
from onetsec.users import DictUsers

from ..conftest import HERE, OTHER, PASSWORD, THERE
from .worlds import UNLIMITED, session_of, signed_in


def test_changed_password_ends_the_other_sessions(auth: Onetsec, clock: FrozenClock) -> None:
    """
    This one stays, with a new token.
    """
    there, here = signed_in(auth, client=THERE), signed_in(auth)
    clock.advance(1)
    change = auth.password.change(session_of(here), current=PASSWORD, new=OTHER, client=HERE)

    assert PasswordOutcome.CHANGED is change.outcome
    assert change.session == auth.sessions.check(change.token or "", client=HERE)
    assert session_of(here).id == session_of(change).id
    assert None is auth.sessions.check(here.token or "", client=HERE)
    assert None is auth.sessions.check(there.token or "", client=THERE)
    assert clock.seconds() == session_of(change).proven_at(Channel.PASSWORD)
    signed_in(auth, password=OTHER)


def test_every_unmet_rule_is_named_at_once(storage: Storage, build: Callable[..., Onetsec]) -> None:
    """
    And no hash is spent on the current password.
    """
    hasher = CountingHasher(QuickHasher())
    auth = build(storage, hasher=hasher)
    auth.password.register("ada", PASSWORD)
    session = session_of(signed_in(auth))
    hasher.calls.clear()
    change = auth.password.change(session, current="wrong", new="-", client=HERE)

    assert PasswordOutcome.REJECTED is change.outcome
    assert change.report is not None
    assert {
        PasswordRule.TOO_SHORT,
        PasswordRule.NO_UPPERCASE_LETTER,
        PasswordRule.NO_LOWERCASE_LETTER,
        PasswordRule.NO_DIGIT,
    } <= set(change.report.unmet)
    assert [] == hasher.calls


def test_wrong_current_password(auth: Onetsec) -> None:
    """
    It changes nothing, and the host hears of it.
    """
    heard: list[Event] = []
    auth.on(EventKind.PASSWORD_FAILED)(heard.append)
    here = signed_in(auth)
    change = auth.password.change(session_of(here), current="wrong", new=OTHER, client=HERE)

    assert PasswordOutcome.WRONG_PASSWORD is change.outcome
    assert None is not auth.sessions.check(here.token or "", client=HERE)
    assert [session_of(here).id] == [event.session_id for event in heard]


def test_guesses_of_the_current_password(auth: Onetsec) -> None:
    """
    Five, then the answer says how long to wait.
    """
    session = session_of(signed_in(auth))
    for i in range(5):
        auth.password.change(session, current=f"wrong{i}", new=OTHER, client=HERE)
    change = auth.password.change(session, current=PASSWORD, new=OTHER, client=HERE)

    assert (PasswordOutcome.TOO_MANY_ATTEMPTS, 60) == (change.outcome, change.retry_after)


def test_the_same_password_again_is_no_change(auth: Onetsec) -> None:
    """
    In any spelling of the same characters.
    """
    session = session_of(signed_in(auth))
    change = auth.password.change(session, current=PASSWORD, new=PASSWORD, client=HERE)

    assert PasswordOutcome.REJECTED is change.outcome
    assert change.report is not None
    assert (PasswordRule.UNCHANGED,) == change.report.unmet


@pytest.mark.parametrize("word", ["ada@example.com", "Lovelace", "Example Shop", "Analytical"])
def test_words_of_the_user_do_not_make_a_password(
    word: str, storage: Storage, build: Callable[..., Onetsec]
) -> None:
    """
    Address, name, the host's own words, and the name of the site.
    """
    ada = User("ada", email="ada@example.com", name="Lovelace", words=("Analytical",))
    auth = build(storage, users=DictUsers([ada]))
    change = auth.password.register("ada", word.title() + "1")

    assert PasswordOutcome.REJECTED is change.outcome


def test_judge_asks_no_port(auth: Onetsec) -> None:
    """
    For a form that tells while somebody types.
    """
    assert auth.password.judge(OTHER).ok
    assert not auth.password.judge("Onetsec2026", words=("onetsec",)).ok


@pytest.mark.parametrize("new", ["\x00" * 20, "\ud800Aa1" * 9, "A1a" * 400_000, ""])
def test_hostile_text_is_judged(new: str, auth: Onetsec) -> None:
    """
    And rejected.
    """
    session = session_of(signed_in(auth))
    change = auth.password.change(session, current=PASSWORD, new=new, client=HERE)

    assert PasswordOutcome.REJECTED is change.outcome


def test_composed_characters_are_one_password(auth: Onetsec) -> None:
    """
    Whichever way a keyboard writes them.
    """
    session = session_of(signed_in(auth))
    composed = "Plötzlich 9 Lanterns"
    decomposed = "Plo\u0308tzlich 9 Lanterns"
    auth.password.change(session, current=PASSWORD, new=composed, client=HERE)

    # The quick hasher keeps what it is given; the real one is tested in tests/crypto.
    assert auth.password.judge(composed) == auth.password.judge(decomposed)


def test_first_password_only(auth: Onetsec) -> None:
    """
    Registering is no way around the current password.
    """
    assert PasswordOutcome.ALREADY_SET is auth.password.register("ada", OTHER).outcome


def test_first_password_ends_no_session(auth: Onetsec, clock: FrozenClock) -> None:
    """
    A sign-up may sign in first: no session was opened with another password.
    """
    token = auth.sign_in.trusted("bare", client=HERE).token or ""
    clock.advance(1)

    assert PasswordOutcome.REGISTERED is auth.password.register("bare", PASSWORD).outcome
    assert None is not auth.sessions.check(token, client=HERE)


def test_one_registration(storage: Storage, build: Callable[..., Onetsec]) -> None:
    """
    Everybody has read before anybody writes: one wins, the others are told.
    """
    auth = build(Rendezvous(storage, method="load", parties=8))
    outcomes = together(
        [partial(auth.password.register, "ada", f"{PASSWORD} {i}") for i in range(8)]
    )

    assert 1 == sum(one.outcome is PasswordOutcome.REGISTERED for one in outcomes)
    assert 7 == sum(one.outcome is PasswordOutcome.ALREADY_SET for one in outcomes)


def test_one_change_at_a_time(storage: Storage, build: Callable[..., Onetsec]) -> None:
    """
    Of many in one session, one wins; the others had proven the old password.
    """
    auth = build(storage, settings=UNLIMITED)
    auth.password.register("ada", PASSWORD)
    session = session_of(signed_in(auth))
    met = build(Rendezvous(storage, method="load", parties=8), settings=UNLIMITED)
    changes = together(
        [
            partial(met.password.change, session, current=PASSWORD, new=f"{OTHER} {i}", client=HERE)
            for i in range(8)
        ]
    )
    won = [i for i, one in enumerate(changes) if one.outcome is PasswordOutcome.CHANGED]

    assert 1 == len(won)
    assert {PasswordOutcome.WRONG_PASSWORD, PasswordOutcome.SIGNED_OUT} >= {
        one.outcome for i, one in enumerate(changes) if i not in won
    }
    signed_in(auth, password=f"{OTHER} {won[0]}")


def test_a_session_that_ended_meanwhile_gets_no_token(auth: Onetsec, clock: FrozenClock) -> None:
    """
    A request that was checked before another device changed the password.
    """
    here, there = session_of(signed_in(auth)), session_of(signed_in(auth, client=THERE))
    clock.advance(1)
    auth.password.change(there, current=PASSWORD, new=OTHER, client=THERE)
    late = auth.password.change(here, current=OTHER, new=PASSWORD, client=HERE)

    assert (PasswordOutcome.SIGNED_OUT, None) == (late.outcome, late.token)
    signed_in(auth, password=OTHER)


def test_a_session_that_was_revoked_meanwhile_stays_dead(auth: Onetsec, clock: FrozenClock) -> None:
    """
    The password is changed, and there is no token: nothing brings a session back.
    """
    here, there = session_of(signed_in(auth)), session_of(signed_in(auth, client=THERE))
    auth.sessions.revoke(there, here.id)
    clock.advance(1)
    change = auth.password.change(here, current=PASSWORD, new=OTHER, client=HERE)

    assert (PasswordOutcome.CHANGED, None) == (change.outcome, change.token)


def test_change_is_told_and_kept(auth: Onetsec, storage: Storage, clock: FrozenClock) -> None:
    """
    With its time in the account.
    """
    session = session_of(signed_in(auth))
    clock.advance(60)
    change = auth.password.change(session, current=PASSWORD, new=OTHER, client=HERE)
    overview = auth.accounts.overview(session_of(change))

    assert "password-changed" == storage.events("ada")[0].kind
    assert clock.seconds() == overview.password_changed_at


def test_a_password_that_keeps_changing_is_unavailable(
    storage: Storage, build: Callable[..., Onetsec]
) -> None:
    """
    After four rounds, and nothing was told.
    """

    class Changeable(QuickHasher):
        """
        While it works, somebody stores the hash again in other words.
        """

        def verify(self, stored: str | None, password: str) -> object:  # type: ignore[override]
            return evolve(super().verify(stored, password), stored="seen before")

    auth = build(storage)
    auth.password.register("ada", PASSWORD)
    session = session_of(signed_in(auth))

    with pytest.raises(Unavailable, match="kept changing"):
        build(storage, hasher=Changeable()).password.change(
            session, current=PASSWORD, new=OTHER, client=HERE
        )
