"""
Sign-in: who comes in, and what it costs to try.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from attrs import evolve

from onetsec import Channel, Client, Event, EventKind, Onetsec, Settings, Unavailable, User
from onetsec._lifting import run
from onetsec.flows.sign_in import SignInOutcome
from onetsec.ports import Storage
from onetsec.records import Limit, Verified
from onetsec.storage.memory import MemoryStorage
from onetsec.testing import (
    CountingHasher,
    CountingStorage,
    Failing,
    FrozenClock,
    QuickHasher,
    together,
)
from onetsec.throttling import Throttles
from onetsec.users import DictUsers

from ..conftest import HERE, OTHER, PASSWORD, THERE
from .worlds import UNLIMITED, enrolled, pending, session_of, signed_in


def test_right_password_opens_a_session(auth: Onetsec) -> None:
    """
    The token speaks for a session of that user.
    """
    result = auth.sign_in.password("Ada@Example.com", PASSWORD, client=HERE)

    assert SignInOutcome.SIGNED_IN is result.outcome
    assert result.session == auth.sessions.check(result.token or "", client=HERE)
    assert frozenset({Channel.PASSWORD}) == session_of(result).channels


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
    assert SignInOutcome.TOO_MANY_ATTEMPTS is outcome(new[:-1] + "_")
    assert SignInOutcome.SIGNED_IN is outcome(new)

    clock.advance(180 * 86_400)
    for i in range(6):
        auth.sign_in.password("ada@example.com", f"wrong{i}", client=HERE)
    assert SignInOutcome.TOO_MANY_ATTEMPTS is outcome(new)


def test_outage_counts_nothing(storage: Storage, build: Callable[..., Onetsec]) -> None:
    """
    An account that can not be loaded is neither wrong nor right.
    """
    build(storage).password.register("ada", PASSWORD)
    dead = build(Failing(storage, "load", error=Unavailable("down")))
    with pytest.raises(Unavailable):
        dead.sign_in.password("ada@example.com", PASSWORD, client=HERE)


def test_old_key_is_read(storage: Storage, build: Callable[..., Onetsec]) -> None:
    """
    A new primary key signs nobody out, and a key that is missing lets nobody in.
    """
    old = build(storage)
    old.password.register("ada", PASSWORD)
    token = signed_in(old).token or ""
    rotated = build(storage, keys=[b"n" * 32, b"k" * 32])
    foreign = build(storage, keys=[b"n" * 32])

    assert None is not rotated.sessions.check(token, client=HERE)
    assert None is foreign.sessions.check(token, client=HERE)
    with pytest.raises(Unavailable, match="one of these keys"):
        foreign.sign_in.password("ada@example.com", PASSWORD, client=HERE)


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


# The second step


def test_right_code_completes_a_sign_in(auth: Onetsec, clock: FrozenClock) -> None:
    """
    The session has proven both, and when.
    """
    _, app, _ = enrolled(auth, clock)
    waiting = pending(auth)
    result = auth.sign_in.verify(waiting, factor=Channel.APP, code=app.next_code(), client=HERE)

    assert SignInOutcome.SIGNED_IN is result.outcome
    session = session_of(result)
    assert frozenset({Channel.PASSWORD, Channel.APP}) == session.channels
    assert clock.seconds() - 30 == session.proven_at(Channel.PASSWORD)
    assert clock.seconds() == session.proven_at(Channel.APP)
    assert session == auth.sessions.check(result.token or "", client=HERE)


def test_recovery_code_is_the_way_out(auth: Onetsec, clock: FrozenClock) -> None:
    """
    Once, and it says how many are left.
    """
    _, _, codes = enrolled(auth, clock)
    waiting = pending(auth)
    first = auth.sign_in.verify(
        waiting, factor=Channel.RECOVERY, code=codes[3].lower(), client=HERE
    )
    again = auth.sign_in.verify(waiting, factor=Channel.RECOVERY, code=codes[3], client=HERE)

    assert (SignInOutcome.SIGNED_IN, 9) == (first.outcome, first.recovery_codes_left)
    assert frozenset({Channel.PASSWORD, Channel.RECOVERY}) == session_of(first).channels
    assert SignInOutcome.WRONG_CODE is again.outcome


def test_code_is_accepted_once(auth: Onetsec, clock: FrozenClock) -> None:
    """
    The one that enabled the app, too.
    """
    _, app, _ = enrolled(auth, clock)
    used = auth.sign_in.verify(pending(auth), factor=Channel.APP, code=app.code(), client=HERE)

    assert SignInOutcome.CODE_ALREADY_USED is used.outcome


def test_one_code_many_times_at_once(
    build: Callable[..., Onetsec], storage: Storage, clock: FrozenClock
) -> None:
    """
    Sixteen pending sign-ins, one code, one session.
    """
    auth = build(storage, settings=UNLIMITED)
    auth.password.register("ada", PASSWORD)
    _, app, _ = enrolled(auth, clock)
    waiting = [pending(auth) for _ in range(16)]
    code = app.next_code()

    def verify(one: str) -> SignInOutcome:
        try:
            return auth.sign_in.verify(one, factor=Channel.APP, code=code, client=HERE).outcome
        except Unavailable:  # too many at once: told nothing
            return SignInOutcome.TOO_MANY_ATTEMPTS

    outcomes = together([partial(verify, one) for one in waiting])

    assert 1 == outcomes.count(SignInOutcome.SIGNED_IN)


def test_five_codes_of_one_pending_sign_in(
    build: Callable[..., Onetsec], storage: Storage, clock: FrozenClock
) -> None:
    """
    Then not even the right one; a new sign-in has room for more, until the day is full.
    """
    auth = build(storage, settings=UNLIMITED)
    auth.password.register("ada", PASSWORD)
    _, app, codes = enrolled(auth, clock)
    outcomes = []
    for _ in range(3):
        waiting = pending(auth)
        outcomes += [
            auth.sign_in.verify(waiting, factor=Channel.APP, code="000000", client=HERE).outcome
            for _ in range(6)
        ]
    last = pending(auth)
    right = auth.sign_in.verify(last, factor=Channel.APP, code=app.next_code(), client=HERE)
    out = auth.sign_in.verify(last, factor=Channel.RECOVERY, code=codes[0], client=HERE)

    assert 10 == outcomes.count(SignInOutcome.WRONG_CODE)
    assert SignInOutcome.TOO_MANY_ATTEMPTS is right.outcome
    assert SignInOutcome.SIGNED_IN is out.outcome


def test_second_steps_are_throttled(
    build: Callable[..., Onetsec], storage: Storage, clock: FrozenClock
) -> None:
    """
    Before any work, and the answer says how long.
    """
    narrow = Throttles(factor=(Limit(2, 300),), recovery=(Limit(2, 300),))
    auth = build(storage, settings=Settings(throttles=narrow))
    auth.password.register("ada", PASSWORD)
    _, _, codes = enrolled(auth, clock)
    waiting = pending(auth)
    wrong = codes[0][:-1] + ("0" if codes[0][-1] != "0" else "1")
    for factor, code in ((Channel.APP, "000000"), (Channel.RECOVERY, wrong)):
        results = [
            auth.sign_in.verify(waiting, factor=factor, code=code, client=HERE) for _ in range(3)
        ]

        assert [0, 0, 150] == [one.retry_after for one in results]
        assert SignInOutcome.TOO_MANY_ATTEMPTS is results[-1].outcome


@pytest.mark.parametrize("age", [0, 599, 600])
def test_pending_sign_in_waits_ten_minutes(age: int, auth: Onetsec, clock: FrozenClock) -> None:
    """
    Then it begins again.
    """
    _, app, _ = enrolled(auth, clock)
    waiting = pending(auth)
    clock.advance(age)
    factors = auth.sign_in.factors(waiting)
    result = auth.sign_in.verify(waiting, factor=Channel.APP, code=app.code(), client=HERE)

    assert (age < 600) is (factors == (Channel.APP, Channel.RECOVERY))
    assert (age >= 600) is (result.outcome is SignInOutcome.SIGN_IN_EXPIRED)


def test_pending_sign_in_ends_with_a_change_of_the_password(
    auth: Onetsec, clock: FrozenClock
) -> None:
    """
    What was proven with the old one is proven no more.
    """
    session, app, _ = enrolled(auth, clock)
    waiting = pending(auth)
    clock.advance(1)
    auth.password.change(session, current=PASSWORD, new=OTHER, client=HERE)
    result = auth.sign_in.verify(waiting, factor=Channel.APP, code=app.next_code(), client=HERE)

    assert () == auth.sign_in.factors(waiting)
    assert SignInOutcome.SIGN_IN_EXPIRED is result.outcome


@pytest.mark.parametrize("text", ["", "x", "\ud800", "ots1_pending_YWRh.a.b.c.d.e"])
def test_text_that_is_no_pending_sign_in(text: str, auth: Onetsec) -> None:
    """
    It is over.
    """
    result = auth.sign_in.verify(text, factor=Channel.APP, code="000000", client=HERE)

    assert SignInOutcome.SIGN_IN_EXPIRED is result.outcome
    assert () == auth.sign_in.factors(text)


def test_a_device_is_no_pending_sign_in(auth: Onetsec, clock: FrozenClock) -> None:
    """
    Both are claims, and one is not the other.
    """
    _session, app, _ = enrolled(auth, clock)
    result = auth.sign_in.verify(
        pending(auth), factor=Channel.APP, code=app.next_code(), client=HERE
    )
    device = result.device or ""

    assert () == auth.sign_in.factors(device)


def test_disabled_user_completes_nothing(
    build: Callable[..., Onetsec], storage: Storage, clock: FrozenClock
) -> None:
    """
    Not even with the right code.
    """
    people = DictUsers([User("ada", email="ada@example.com")])
    auth = build(storage, users=people)
    auth.password.register("ada", PASSWORD)
    _, app, _ = enrolled(auth, clock)
    waiting = pending(auth)
    people.put(User("ada", email="ada@example.com", active=False))
    result = auth.sign_in.verify(waiting, factor=Channel.APP, code=app.next_code(), client=HERE)

    assert SignInOutcome.SIGN_IN_EXPIRED is result.outcome


def test_a_factor_that_completes_nothing_is_a_wrong_code(auth: Onetsec, clock: FrozenClock) -> None:
    """
    The password was the first step.
    """
    enrolled(auth, clock)
    result = auth.sign_in.verify(pending(auth), factor=Channel.PASSWORD, code=PASSWORD, client=HERE)

    assert SignInOutcome.WRONG_CODE is result.outcome


def test_a_missing_key_makes_a_factor_unusable_and_never_absent(
    storage: Storage, build: Callable[..., Onetsec], clock: FrozenClock
) -> None:
    """
    The second step is asked for all the same.
    """
    both = build(storage, keys=[b"k" * 32, b"n" * 32])
    both.password.register("ada", PASSWORD)
    _, app, codes = enrolled(both, clock)
    # The record is written again under the new key; what was sealed before is not.
    newer = build(storage, keys=[b"n" * 32, b"k" * 32])
    newer.sign_in.verify(pending(newer), factor=Channel.APP, code="000000", client=HERE)
    lost = build(storage, keys=[b"n" * 32])
    waiting = pending(lost)
    for factor, code in ((Channel.APP, app.next_code()), (Channel.RECOVERY, codes[0])):
        result = lost.sign_in.verify(waiting, factor=factor, code=code, client=HERE)

        assert SignInOutcome.FACTOR_UNUSABLE is result.outcome


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
