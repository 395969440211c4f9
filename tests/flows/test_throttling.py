"""
Throttling of sign-ins: what it costs to guess a password.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from attrs import evolve

from onetsec import Client, Onetsec, Settings, User
from onetsec.flows.sign_in import SignInOutcome
from onetsec.ports import Storage
from onetsec.records import Limit
from onetsec.testing import CountingHasher, CountingStorage, FrozenClock, QuickHasher, together
from onetsec.throttling import Throttles
from onetsec.users import DictUsers

from ..conftest import HERE, OTHER, PASSWORD, THERE
from .worlds import session_of, signed_in


@pytest.mark.parametrize("login", ["ada@example.com", "nobody@example.com"])
def test_a_full_account_lane_answers_like_a_wrong_password(
    login: str, storage: Storage, build: Callable[..., Onetsec]
) -> None:
    """
    By the same calls, right or wrong, known or unknown.
    """
    calls: list[str] = []
    throttles = Throttles(name=(), account=(Limit(1, 300),))
    auth = build(
        CountingStorage(storage, calls),
        hasher=CountingHasher(QuickHasher(), calls),
        settings=Settings(throttles=throttles),
    )
    auth.password.register("ada", PASSWORD)
    auth.sign_in.password(login, "wrong", client=HERE)
    calls.clear()

    result = auth.sign_in.password(login, PASSWORD, client=HERE)

    assert (SignInOutcome.WRONG_CREDENTIALS, 0) == (result.outcome, result.retry_after)
    assert ["hit", "load", "hit", "verify"] == calls


def test_five_guesses_of_a_name(auth: Onetsec) -> None:
    """
    From five networks; the sixth is not looked at, right or wrong.
    """
    for i in range(5):
        auth.sign_in.password("ada@example.com", "wrong", client=Client(f"192.0.2.{i}"))

    result = auth.sign_in.password("ADA@example.com ", PASSWORD, client=Client("192.0.2.9"))

    assert (SignInOutcome.TOO_MANY_ATTEMPTS, 60) == (result.outcome, result.retry_after)


def test_thirty_guesses_of_a_network(auth: Onetsec) -> None:
    """
    Whatever the name; another network goes on.
    """
    outcomes = [auth.sign_in.password(f"user{i}", "wrong", client=HERE).outcome for i in range(31)]

    assert 30 == outcomes.count(SignInOutcome.WRONG_CREDENTIALS)
    assert SignInOutcome.TOO_MANY_ATTEMPTS is outcomes[-1]
    assert (
        SignInOutcome.SIGNED_IN
        is auth.sign_in.password("ada@example.com", PASSWORD, client=THERE).outcome
    )


def test_unknown_network_is_no_bucket(auth: Onetsec) -> None:
    """
    It would be one for everybody. Names are still counted.
    """
    nowhere = Client("")
    outcomes = {
        auth.sign_in.password(f"user{i}", "wrong", client=nowhere).outcome for i in range(40)
    }

    assert {SignInOutcome.WRONG_CREDENTIALS} == outcomes


def test_guesses_at_once(auth: Onetsec) -> None:
    """
    Sixty-four at the same moment are five answers.
    """
    results = together(
        [
            partial(auth.sign_in.password, "ada@example.com", f"{i}", client=Client(f"192.0.2.{i}"))
            for i in range(64)
        ]
    )

    assert 5 == sum(r.outcome is SignInOutcome.WRONG_CREDENTIALS for r in results)


def test_success_gives_back_its_own_charge_only(auth: Onetsec) -> None:
    """
    Whoever signs in often is let in; four wrong guesses before stay four.
    """
    for i in range(4):
        auth.sign_in.password("ada@example.com", f"wrong{i}", client=HERE)
    for _ in range(8):
        signed_in(auth)
    auth.sign_in.password("ada@example.com", "wrong", client=HERE)

    result = auth.sign_in.password("ada@example.com", "wrong", client=HERE)

    assert SignInOutcome.TOO_MANY_ATTEMPTS is result.outcome


def test_nobody_can_lock_the_owner_out(auth: Onetsec) -> None:
    """
    A device that has signed in before has lanes of its own: name, network and account are full.
    """
    device = signed_in(auth).device or ""
    for i in range(60):
        auth.sign_in.password("ada@example.com", f"wrong{i}", client=HERE)

    known = evolve(HERE, device=device)

    assert (
        SignInOutcome.SIGNED_IN
        is auth.sign_in.password("ada@example.com", PASSWORD, client=known).outcome
    )
    assert (
        SignInOutcome.TOO_MANY_ATTEMPTS
        is auth.sign_in.password("ada@example.com", PASSWORD, client=HERE).outcome
    )


def test_known_device_has_ten_guesses_a_day(auth: Onetsec) -> None:
    """
    Then it answers like a wrong password.
    """
    known = evolve(HERE, device=signed_in(auth).device or "")
    for i in range(10):
        auth.sign_in.password("ada@example.com", f"wrong{i}", client=known)

    result = auth.sign_in.password("ada@example.com", PASSWORD, client=known)

    assert SignInOutcome.WRONG_CREDENTIALS is result.outcome


def test_known_device_is_known_for_its_own_account_only(
    storage: Storage, build: Callable[..., Onetsec]
) -> None:
    """
    With another name it is a stranger, and is counted as one.
    """
    auth = build(storage, users=DictUsers([User("ada", email="a@x"), User("eve", email="e@x")]))
    auth.password.register("ada", PASSWORD)
    auth.password.register("eve", OTHER)
    eve = auth.sign_in.password("e@x", OTHER, client=HERE).device or ""
    outcomes = [
        auth.sign_in.password("a@x", f"wrong{i}", client=evolve(HERE, device=eve)).outcome
        for i in range(6)
    ]

    assert 5 == outcomes.count(SignInOutcome.WRONG_CREDENTIALS)
    assert SignInOutcome.TOO_MANY_ATTEMPTS is outcomes[-1]


def test_device_is_forgotten_with_a_change_of_the_password(
    auth: Onetsec, clock: FrozenClock
) -> None:
    """
    And after 180 days, and if it was not signed by us.
    """
    result = signed_in(auth)
    clock.advance(1)
    change = auth.password.change(session_of(result), current=PASSWORD, new=OTHER, client=HERE)
    old, new = result.device or "", change.device or ""
    for i in range(6):
        auth.sign_in.password("ada@example.com", f"wrong{i}", client=HERE)

    def outcome(device: str) -> SignInOutcome:
        client = evolve(HERE, device=device)
        return auth.sign_in.password("ada@example.com", OTHER, client=client).outcome

    assert SignInOutcome.TOO_MANY_ATTEMPTS is outcome(old)
    assert SignInOutcome.TOO_MANY_ATTEMPTS is outcome(new[:-1] + ("A" if new[-1] != "A" else "E"))
    assert SignInOutcome.SIGNED_IN is outcome(new)

    clock.advance(180 * 86_400)
    for i in range(6):
        auth.sign_in.password("ada@example.com", f"wrong{i}", client=HERE)
    assert SignInOutcome.TOO_MANY_ATTEMPTS is outcome(new)
