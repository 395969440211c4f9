"""
Sign-in: who comes in, and who does not.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from attrs import evolve

from onetsec import Channel, Event, EventKind, Onetsec, Unavailable
from onetsec._lifting import run
from onetsec.flows.sign_in import SignInOutcome
from onetsec.ports import Storage
from onetsec.records import Verified
from onetsec.storage.memory import MemoryStorage
from onetsec.testing import CountingHasher, CountingStorage, Failing, FrozenClock, QuickHasher

from ..conftest import HERE, PASSWORD
from .worlds import enrolled, session_of, signed_in


def test_right_password_opens_a_session(auth: Onetsec) -> None:
    """
    The token speaks for a session of that user.
    """
    result = auth.sign_in.password("Ada@Example.com", PASSWORD, client=HERE)

    assert SignInOutcome.SIGNED_IN is result.outcome
    assert result.session == auth.sessions.check(result.token or "", client=HERE)
    assert frozenset({Channel.PASSWORD}) == session_of(result).channels


def test_a_neighbour_is_let_in(auth: Onetsec) -> None:
    """
    In a local network an IPv6 address comes with a zone, which is no part of it.
    """
    assert signed_in(auth, client=evolve(HERE, address="fe80::1%eth0")).token


FAILURES = [
    ("ada@example.com", "wrong"),
    ("ada@example.com", ""),
    ("ada@example.com", "\ud800"),
    ("ada@example.com", "x" * 1_000_000),
    ("nobody@example.com", PASSWORD),
    ("gone@example.com", PASSWORD),
    ("bare@example.com", PASSWORD),
    ("", PASSWORD),
    ("\ud800", PASSWORD),
    ("x" * 1_000_000, PASSWORD),
    ("ada@example.com\x00", PASSWORD),
]


@pytest.mark.parametrize(("login", "password"), FAILURES)
def test_every_failure_is_the_same(
    login: str, password: str, storage: Storage, build: Callable[..., Onetsec]
) -> None:
    """
    The same outcome, by the same calls of storage and hasher in the same order.
    """
    calls: list[str] = []
    auth = build(CountingStorage(storage, calls), hasher=CountingHasher(QuickHasher(), calls))
    auth.password.register("ada", PASSWORD)
    auth.password.register("gone", PASSWORD)
    calls.clear()

    result = auth.sign_in.password(login, password, client=HERE)

    assert SignInOutcome.WRONG_CREDENTIALS is result.outcome
    assert ["hit", "hit", "load", "hit", "verify"] == calls


def test_old_key_is_read(storage: Storage, build: Callable[..., Onetsec]) -> None:
    """
    A new primary key signs nobody out, and a key that is missing lets nobody in, nor does it tell a
    stranger that there is an account.
    """
    old = build(storage)
    old.password.register("ada", PASSWORD)
    token = signed_in(old).token or ""
    rotated = build(storage, keys=[b"n" * 32, b"k" * 32])
    foreign = build(storage, keys=[b"n" * 32])

    assert None is not rotated.sessions.check(token, client=HERE)
    assert None is foreign.sessions.check(token, client=HERE)
    told = foreign.sign_in.password("ada@example.com", PASSWORD, client=HERE)
    assert SignInOutcome.WRONG_CREDENTIALS is told.outcome


def test_nothing_of_one_realm_is_worth_anything_in_another(
    storage: Storage, build: Callable[..., Onetsec]
) -> None:
    """
    Neither token nor account.
    """
    here = build(storage, realm="shop")
    here.password.register("ada", PASSWORD)
    token = signed_in(here).token or ""
    there = build(storage, realm="blog")

    assert None is not here.sessions.check(token, client=HERE)
    assert None is there.sessions.check(token, client=HERE)


def test_hash_with_old_parameters_is_renewed(
    storage: Storage, build: Callable[..., Onetsec]
) -> None:
    """
    At the next sign-in; no session ends for it.
    """
    build(storage).password.register("ada", PASSWORD)
    token = signed_in(build(storage)).token or ""
    newer = build(storage, hasher=Renewing())
    signed_in(newer)

    assert "renewed" == run(newer.flows.engine.account("ada")).password_hash
    assert None is not newer.sessions.check(token, client=HERE)


class Renewing(QuickHasher):
    """
    A hasher to which every stored hash is out of date.
    """

    def verify(self, stored: str | None, password: str) -> Verified:
        """
        With a new hash for each.
        """
        return evolve(super().verify(stored, password), new_hash="renewed")


def test_a_crash_between_epoch_and_account_locks_nobody_out(
    auth: Onetsec, storage: Storage, clock: FrozenClock
) -> None:
    """
    The minimum epoch was raised, the account was never saved: the next sign-in repairs it.
    """
    storage.raise_epoch("ada", clock.seconds() + 9, keep_until=clock.seconds() + 10**7)

    assert None is not auth.sessions.check(signed_in(auth).token or "", client=HERE)


# On the word of the host


def test_host_signs_a_user_in(auth: Onetsec) -> None:
    """
    After a sign-up, or with single sign-on.
    """
    result = auth.sign_in.trusted("bare", client=HERE)

    assert SignInOutcome.SIGNED_IN is result.outcome
    assert frozenset({Channel.EXTERNAL}) == session_of(result).channels


def test_host_does_not_skip_the_second_step(auth: Onetsec, clock: FrozenClock) -> None:
    """
    Unless it has proven one.
    """
    enrolled(auth, clock)
    asked = auth.sign_in.trusted("ada", client=HERE)
    proven = auth.sign_in.trusted("ada", channels=[Channel.EXTERNAL, Channel.APP], client=HERE)

    assert SignInOutcome.SECOND_FACTOR_REQUIRED is asked.outcome
    assert SignInOutcome.SIGNED_IN is proven.outcome


@pytest.mark.parametrize("user_id", ["gone", "nobody"])
def test_host_signs_nobody_in_who_is_not_there(user_id: str, auth: Onetsec) -> None:
    """
    Disabled and unknown.
    """
    assert SignInOutcome.WRONG_CREDENTIALS is auth.sign_in.trusted(user_id, client=HERE).outcome


def test_host_names_what_it_has_proven(auth: Onetsec) -> None:
    """
    Nothing is no proof.
    """
    with pytest.raises(ValueError, match="name at least one"):
        auth.sign_in.trusted("ada", channels=[], client=HERE)


# Events


def test_sign_in_is_told_and_kept(auth: Onetsec, storage: Storage) -> None:
    """
    To the host, and for the owner.
    """
    heard: list[Event] = []
    auth.on(EventKind.SIGNED_IN)(heard.append)
    result = signed_in(auth)

    assert [session_of(result).id] == [event.session_id for event in heard]
    assert "signed-in" == storage.events("ada")[0].kind


def test_failures_are_told_and_not_kept(auth: Onetsec, storage: Storage) -> None:
    """
    A stranger could fill the storage, and a row would tell a known account from an unknown one.
    """
    heard: list[Event] = []
    auth.on(EventKind.PASSWORD_FAILED)(heard.append)
    before = list(storage.events("ada"))
    auth.sign_in.password("ada@example.com", "wrong", client=HERE)

    assert ["ada"] == [event.user_id for event in heard]
    assert before == list(storage.events("ada"))


def test_lost_event_changes_nothing(build: Callable[..., Onetsec]) -> None:
    """
    What it tells of has happened.
    """
    storage = Failing(MemoryStorage(), "record_event", error=Unavailable("down"))
    auth = build(storage)
    auth.password.register("ada", PASSWORD)

    assert None is not signed_in(auth).token
