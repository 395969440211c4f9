"""
The second step of a sign-in: by an app, or by a recovery code.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from attrs import evolve

from onetsec import Channel, Onetsec, Settings, Unavailable, User
from onetsec.flows.sign_in import SignInOutcome
from onetsec.ports import Storage
from onetsec.records import Limit, SessionRecord
from onetsec.storage.memory import MemoryStorage
from onetsec.testing import FrozenClock, together
from onetsec.throttling import AttemptPolicy, Throttles
from onetsec.users import DictUsers

from ..conftest import HERE, OTHER, PASSWORD
from .worlds import UNLIMITED, Restless, enrolled, pending, session_of


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
    attempts = AttemptPolicy(stops_password=False)
    auth = build(storage, settings=evolve(UNLIMITED, attempts=attempts))
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


def test_code_is_not_spent_for_nothing_after_a_crash(
    auth: Onetsec, storage: Storage, clock: FrozenClock
) -> None:
    """
    A worker that died between its two writes has left the minimum epoch ahead: the code that was
    spent lets its owner in all the same, also the last one.
    """
    _, _, codes = enrolled(auth, clock)
    waiting = pending(auth)
    ahead = clock.seconds() + 5
    storage.raise_epoch("ada", ahead, keep_until=ahead + 86_400)

    result = auth.sign_in.verify(waiting, factor=Channel.RECOVERY, code=codes[0], client=HERE)

    assert SignInOutcome.SIGNED_IN is result.outcome
    assert session_of(result) == auth.sessions.check(result.token or "", client=HERE)


class Overtaken(MemoryStorage):
    """
    A storage in which something happens before a session is put, once.
    """

    def __init__(self) -> None:
        super().__init__()
        self.first: Callable[[], object] | None = None

    def put_session(self, record: SessionRecord, *, expected: int) -> bool:
        """
        Let it happen, and open.
        """
        first, self.first = self.first, None
        if first is not None:
            first()
        return super().put_session(record, expected=expected)


def test_a_password_that_changes_after_the_code_was_right(
    build: Callable[..., Onetsec], clock: FrozenClock
) -> None:
    """
    The sign-in was for the one of before: it is over, and the code spent.
    """
    storage = Overtaken()
    auth = build(storage)
    auth.password.register("ada", PASSWORD)
    session, _, codes = enrolled(auth, clock)
    waiting = pending(auth)
    clock.advance(1)
    change = auth.password.change
    storage.first = partial(change, session, current=PASSWORD, new=OTHER, client=HERE)
    result = auth.sign_in.verify(waiting, factor=Channel.RECOVERY, code=codes[0], client=HERE)

    assert (SignInOutcome.SIGN_IN_EXPIRED, None) == (result.outcome, result.token)


def test_epoch_that_keeps_growing(build: Callable[..., Onetsec], clock: FrozenClock) -> None:
    """
    Where somebody raises it in every round, the sign-in ends as expired, and no session is left.
    """
    storage = Restless()
    auth = build(storage)
    auth.password.register("ada", PASSWORD)
    _, app, _ = enrolled(auth, clock)
    storage.drop_sessions("ada")
    waiting = pending(auth)
    storage.is_restless = True

    result = auth.sign_in.verify(waiting, factor=Channel.APP, code=app.next_code(), client=HERE)

    assert SignInOutcome.SIGN_IN_EXPIRED is result.outcome
    assert () == storage.sessions("ada")[0]
