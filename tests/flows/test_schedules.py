"""
Every order in which two flows can meet, and every place where one can die.

Each walk has a negative control: over a storage that is broken in one way, the same check finds
what it looks for.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterator, Sequence
from typing import Any

import pytest
from attrs import evolve

from onetsec import AsyncOnetsec, Channel, Onetsec
from onetsec._lifting import lifted
from onetsec.flows.password import PasswordOutcome
from onetsec.flows.recovery_codes import RecoveryOutcome
from onetsec.flows.sessions import RevokeOutcome
from onetsec.flows.sign_in import SignInOutcome
from onetsec.flows.step_up import StepUpOutcome
from onetsec.flows.totp import TotpOutcome
from onetsec.records import AccountRecord, SessionRecord
from onetsec.sessions import Session
from onetsec.storage.memory import MemoryStorage
from onetsec.testing import DIED, FrozenClock, QuickHasher, Ran, Stepwise, every_schedule

from ..conftest import HERE, KEY, OTHER, PASSWORD, SITE, THERE, users
from .worlds import UNLIMITED, App, enrolled, pending, session_of, signed_in

Storage = type[MemoryStorage]
Flow = Coroutine[Any, Any, Any]


class ForgetsVersions(MemoryStorage):
    """
    Broken: saves over whatever is there.
    """

    def save(self, record: AccountRecord, *, expected: int) -> bool:
        self._accounts[record.user_id] = record
        return True


class ForgetsEpochs(MemoryStorage):
    """
    Broken: raises no minimum.
    """

    def raise_epoch(self, user_id: str, epoch: int, *, keep_until: int) -> int:
        return epoch


class Resurrects(MemoryStorage):
    """
    Broken: an update of a session creates it.
    """

    def put_session(self, record: SessionRecord, *, expected: int) -> bool:
        self._sessions.setdefault(record.user_id, {})[record.id] = record
        return True


class World:
    """
    One account, seen by flows that stop at every call and by one that looks afterwards.
    """

    def __init__(self, storage: Storage = MemoryStorage) -> None:
        self.storage = storage()
        self.clock = FrozenClock()
        common: dict[str, Any] = {
            "keys": [KEY],
            "site": SITE,
            "clock": self.clock,
            "settings": UNLIMITED,
        }
        people = users()
        self.auth = Onetsec(users=people, storage=self.storage, hasher=QuickHasher(), **common)
        self.auth.password.register("ada", PASSWORD)
        self.clock.advance(10)
        self.racing = AsyncOnetsec(
            users=lifted(people),
            storage=Stepwise(self.storage),
            hasher=lifted(QuickHasher()),
            **common,
        )

    def is_alive(self, result: Any) -> bool:
        """
        Whether a flow that answered *result* left its caller signed in.
        """
        token = getattr(result, "token", None)
        return token is not None and self.auth.sessions.check(token, client=HERE) is not None

    def enters(self, password: str) -> bool:
        """
        Whether the owner gets in with *password*, and stays.
        """
        return self.is_alive(self.auth.sign_in.password("ada@example.com", password, client=HERE))


class Walk:
    """
    The same two flows in every order, and the world after each.

    Args:
        flows: Makes the flows of a fresh world.

        mortal: The place of the one that may die.
    """

    def __init__(
        self, flows: Callable[[World], Sequence[Flow]], *, mortal: int | None = None
    ) -> None:
        self._flows = flows
        self._mortal = mortal
        self.count = 0

    def over(self, storage: Storage = MemoryStorage) -> Iterator[tuple[World, Ran]]:
        """
        Every schedule over *storage*.
        """
        world = World(storage)

        def setup() -> Sequence[Flow]:
            nonlocal world
            world = World(storage)
            return self._flows(world)

        for ran in every_schedule(setup, switches=2, mortal=self._mortal):
            self.count += 1
            yield world, ran

    def breaks(self, storage: Storage, holds: Callable[[World, Ran], bool]) -> bool:
        """
        Whether over a broken *storage* some schedule does not hold.
        """
        return any(not holds(world, ran) for world, ran in self.over(storage))


mortals = pytest.mark.parametrize("mortal", [None, 0, 1])


# A change of the password, and a sign-in with the old one


def change_and_sign_in(world: World) -> Sequence[Flow]:
    session = session_of(signed_in(world.auth, client=THERE))
    return (
        world.racing.password.change(session, current=PASSWORD, new=OTHER, client=THERE),
        world.racing.sign_in.password("ada@example.com", PASSWORD, client=HERE),
    )


def no_session_outlives_its_password(world: World, ran: Ran) -> bool:
    changed = world.enters(OTHER)
    if changed is world.enters(PASSWORD):
        return False

    return not (changed and world.is_alive(ran.results[1]))


@mortals
def test_no_session_outlives_its_password(mortal: int | None) -> None:
    """
    Whoever was first and whoever died: an old session is over, and the owner gets in.
    """
    walk = Walk(change_and_sign_in, mortal=mortal)
    for world, ran in walk.over():
        assert no_session_outlives_its_password(world, ran), ran.calls

    assert walk.count > 40
    assert walk.breaks(ForgetsEpochs, no_session_outlives_its_password)


def the_one_who_changed_it_stays(world: World, ran: Ran) -> bool:
    change = ran.results[0]
    return change == DIED or world.is_alive(change)


def test_the_one_who_changed_the_password_stays() -> None:
    """
    With the token that the change gave, whatever a sign-in does meanwhile.
    """
    for world, ran in Walk(change_and_sign_in).over():
        assert the_one_who_changed_it_stays(world, ran), ran.calls


# Two changes of the password


def two_changes(world: World) -> Sequence[Flow]:
    here = session_of(signed_in(world.auth))
    there = session_of(signed_in(world.auth, client=THERE))
    return (
        world.racing.password.change(here, current=PASSWORD, new=OTHER, client=HERE),
        world.racing.password.change(there, current=PASSWORD, new=OTHER + "2", client=THERE),
    )


def one_change_wins(world: World, ran: Ran) -> bool:
    news = (OTHER, OTHER + "2")
    open_with = [world.enters(new) for new in news]
    told = [getattr(one, "outcome", None) is PasswordOutcome.CHANGED for one in ran.results]
    if any(told) and world.enters(PASSWORD):
        return False

    return told == open_with or (DIED in ran.results and sum(open_with) <= 1)


@mortals
def test_of_two_changes_one_wins(mortal: int | None) -> None:
    """
    And whoever was told so has the password.
    """
    walk = Walk(two_changes, mortal=mortal)
    for world, ran in walk.over():
        assert one_change_wins(world, ran), ran.calls

    assert walk.count > 40
    assert walk.breaks(ForgetsVersions, one_change_wins)


# Two set-ups of an app


def two_set_ups(world: World) -> Sequence[Flow]:
    sessions = [session_of(signed_in(world.auth)), session_of(signed_in(world.auth))]
    apps = [App(world.auth.totp.begin(one).key, world.clock) for one in sessions]
    world.apps = apps  # type: ignore[attr-defined]
    return [
        world.racing.totp.confirm(session, app.code())
        for session, app in zip(sessions, apps, strict=True)
    ]


def one_app_is_enabled(world: World, ran: Ran) -> bool:
    told = [getattr(one, "outcome", None) is TotpOutcome.ENABLED for one in ran.results]
    if sum(told) > 1:
        return False

    for place, one in enumerate(ran.results):
        if not told[place]:
            continue
        app: App = world.apps[place]  # type: ignore[attr-defined]
        waiting = pending(world.auth)
        recovered = world.auth.sign_in.verify(
            waiting, factor=Channel.RECOVERY, code=one.recovery_codes[0], client=HERE
        )
        entered = world.auth.sign_in.verify(
            waiting, factor=Channel.APP, code=app.next_code(), client=HERE
        )
        if not (world.is_alive(recovered) and world.is_alive(entered)):
            return False

    return True


@mortals
def test_of_two_set_ups_one_wins(mortal: int | None) -> None:
    """
    Its app works, and so do the recovery codes that were shown with it.
    """
    walk = Walk(two_set_ups, mortal=mortal)
    for world, ran in walk.over():
        assert one_app_is_enabled(world, ran), ran.calls

    assert walk.count > 20
    assert walk.breaks(ForgetsVersions, one_app_is_enabled)


# One code, twice


def two_uses_of_one_code(world: World) -> Sequence[Flow]:
    _, app, _ = enrolled(world.auth, world.clock)
    waiting = [pending(world.auth), pending(world.auth)]
    code = app.next_code()
    return [
        world.racing.sign_in.verify(one, factor=Channel.APP, code=code, client=HERE)
        for one in waiting
    ]


def two_uses_of_one_recovery_code(world: World) -> Sequence[Flow]:
    _, _, codes = enrolled(world.auth, world.clock)
    waiting = [pending(world.auth), pending(world.auth)]
    return [
        world.racing.sign_in.verify(one, factor=Channel.RECOVERY, code=codes[0], client=HERE)
        for one in waiting
    ]


def at_most_one_enters(world: World, ran: Ran) -> bool:
    return sum(map(world.is_alive, ran.results)) <= 1


@mortals
@pytest.mark.parametrize("flows", [two_uses_of_one_code, two_uses_of_one_recovery_code])
def test_a_code_lets_one_in(flows: Callable[[World], Sequence[Flow]], mortal: int | None) -> None:
    """
    Whoever is first, and nobody if that one died after it was spent.
    """
    walk = Walk(flows, mortal=mortal)
    for world, ran in walk.over():
        assert at_most_one_enters(world, ran), ran.calls
        if mortal is None:
            assert 1 == sum(map(world.is_alive, ran.results)), ran.calls

    assert walk.count > 20
    assert walk.breaks(ForgetsVersions, at_most_one_enters)


# A right code and wrong ones


def guesses(world: World) -> Sequence[Flow]:
    enrolled(world.auth, world.clock)
    waiting = pending(world.auth)
    for _ in range(4):
        world.auth.sign_in.verify(waiting, factor=Channel.APP, code="000000", client=HERE)
    return [
        world.racing.sign_in.verify(waiting, factor=Channel.APP, code=code, client=HERE)
        for code in ("000001", "000002")
    ]


def one_guess_is_left(world: World, ran: Ran) -> bool:
    told = [one.outcome for one in ran.results if one != DIED]
    return told.count(SignInOutcome.WRONG_CODE) <= 1


@mortals
def test_one_guess_is_left(mortal: int | None) -> None:
    """
    Two at the same moment are one answer.
    """
    walk = Walk(guesses, mortal=mortal)
    for world, ran in walk.over():
        assert one_guess_is_left(world, ran), ran.calls

    assert walk.breaks(ForgetsVersions, one_guess_is_left)


# A session that is revoked while it is used


def revoke_and_touch(world: World) -> Sequence[Flow]:
    here, there = session_of(signed_in(world.auth)), signed_in(world.auth, client=THERE)
    world.there = there  # type: ignore[attr-defined]
    world.clock.advance(600)
    return (
        world.racing.sessions.revoke(here, session_of(there).id),
        world.racing.sessions.check(there.token or "", client=THERE),
    )


def revoke_and_confirm(world: World) -> Sequence[Flow]:
    here, there = session_of(signed_in(world.auth)), signed_in(world.auth, client=THERE)
    world.there = there  # type: ignore[attr-defined]
    return (
        world.racing.sessions.revoke(here, session_of(there).id),
        world.racing.step_up.confirm(
            session_of(there), factor=Channel.PASSWORD, code=PASSWORD, client=THERE
        ),
    )


def revoked_is_revoked(world: World, ran: Ran) -> bool:
    if ran.results[0] is not RevokeOutcome.REVOKED:
        return bool(ran.results[0] == DIED)

    there = world.there  # type: ignore[attr-defined]
    return not (world.is_alive(there) or world.is_alive(ran.results[1]))


@mortals
@pytest.mark.parametrize("flows", [revoke_and_touch, revoke_and_confirm])
def test_a_revoked_session_stays_dead(
    flows: Callable[[World], Sequence[Flow]], mortal: int | None
) -> None:
    """
    Neither a late touch nor a late proof brings it back.
    """
    walk = Walk(flows, mortal=mortal)
    for world, ran in walk.over():
        assert revoked_is_revoked(world, ran), ran.calls

    assert walk.breaks(Resurrects, revoked_is_revoked)


# The app is disabled while it is used


def disable_and_verify(world: World) -> Sequence[Flow]:
    session, app, _ = enrolled(world.auth, world.clock)
    waiting = pending(world.auth)
    code = app.next_code()
    return (
        world.racing.totp.disable(session),
        world.racing.sign_in.verify(waiting, factor=Channel.APP, code=code, client=HERE),
    )


def claims_no_more_than_the_account_has(world: World, ran: Ran) -> bool:
    disabled = getattr(ran.results[0], "outcome", None) is TotpOutcome.DISABLED
    if not disabled:
        return True

    alive = [one for one in ran.results if world.is_alive(one)]
    return all(Channel.APP not in session_of(one).channels for one in alive)


@mortals
def test_no_session_claims_an_app_that_is_gone(mortal: int | None) -> None:
    """
    A sign-in that raced its removal is over.
    """
    walk = Walk(disable_and_verify, mortal=mortal)
    for world, ran in walk.over():
        assert claims_no_more_than_the_account_has(world, ran), ran.calls

    assert walk.breaks(ForgetsEpochs, claims_no_more_than_the_account_has)


# Codes are renewed while an old one is used


def renew_and_use(world: World) -> Sequence[Flow]:
    session, _, codes = enrolled(world.auth, world.clock)
    world.codes = codes  # type: ignore[attr-defined]
    waiting = pending(world.auth)
    return (
        world.racing.recovery_codes.renew(session),
        world.racing.sign_in.verify(waiting, factor=Channel.RECOVERY, code=codes[0], client=HERE),
    )


def old_codes_are_gone(world: World, ran: Ran) -> bool:
    if getattr(ran.results[0], "outcome", None) is not RecoveryOutcome.RENEWED:
        return True

    def enters(code: str) -> bool:
        return world.is_alive(
            world.auth.sign_in.verify(
                pending(world.auth), factor=Channel.RECOVERY, code=code, client=HERE
            )
        )

    old: Sequence[str] = world.codes  # type: ignore[attr-defined]
    return enters(ran.results[0].codes[0]) and not (enters(old[0]) or enters(old[1]))


@mortals
def test_renewed_codes_leave_no_old_one(mortal: int | None) -> None:
    """
    And a use of an old one at the same moment does not bring the old set back.
    """
    walk = Walk(renew_and_use, mortal=mortal)
    for world, ran in walk.over():
        assert old_codes_are_gone(world, ran), ran.calls

    assert walk.breaks(ForgetsVersions, old_codes_are_gone)


# All others are signed out while somebody signs in


def end_others_and_sign_in(world: World) -> Sequence[Flow]:
    here = session_of(signed_in(world.auth))
    world.there = signed_in(world.auth, client=THERE)  # type: ignore[attr-defined]
    return (
        world.racing.sessions.revoke_others(here),
        world.racing.sign_in.password("ada@example.com", PASSWORD, client=THERE),
    )


def others_are_ended(world: World, ran: Ran) -> bool:
    opened = ran.results[0]
    if opened == DIED:
        return world.enters(PASSWORD)

    there = world.there  # type: ignore[attr-defined]
    return world.is_alive(opened) and not world.is_alive(there) and world.enters(PASSWORD)


@mortals
def test_others_end_and_this_one_goes_on(mortal: int | None) -> None:
    """
    A crash in between signs people out, and locks nobody out.
    """
    walk = Walk(end_others_and_sign_in, mortal=mortal)
    for world, ran in walk.over():
        assert others_are_ended(world, ran), ran.calls

    assert walk.breaks(ForgetsEpochs, others_are_ended)


# A thief's request that was checked before, and the owner's change of the password


def late_requests(world: World) -> Sequence[Sequence[Flow]]:
    thief = session_of(signed_in(world.auth, client=THERE))
    owner = session_of(signed_in(world.auth))

    def change() -> Flow:
        return world.racing.password.change(owner, current=PASSWORD, new=OTHER, client=HERE)

    return [
        (change(), world.racing.sessions.revoke_others(thief)),
        (
            change(),
            world.racing.step_up.confirm(
                thief, factor=Channel.PASSWORD, code=PASSWORD, client=THERE
            ),
        ),
        (change(), world.racing.totp.begin(thief)),
    ]


def thief_is_out(world: World, ran: Ran) -> bool:
    changed = getattr(ran.results[0], "outcome", None) is PasswordOutcome.CHANGED
    return not (changed and world.is_alive(ran.results[1]))


@pytest.mark.parametrize("which", [0, 1, 2])
@mortals
def test_no_late_request_survives_a_change_of_the_password(which: int, mortal: int | None) -> None:
    """
    Whatever it asked for with the session that it had.
    """

    def flows(world: World) -> Sequence[Flow]:
        chosen = late_requests(world)
        for place, pair in enumerate(chosen):
            if place != which:
                for flow in pair:
                    flow.close()
        return chosen[which]

    walk = Walk(flows, mortal=mortal)
    for world, ran in walk.over():
        assert thief_is_out(world, ran), ran.calls


# The same session proves twice


def two_proofs(world: World) -> Sequence[Flow]:
    session = session_of(signed_in(world.auth))
    return [
        world.racing.step_up.confirm(session, factor=Channel.PASSWORD, code=PASSWORD, client=HERE)
        for _ in range(2)
    ]


def test_of_two_proofs_one_keeps_the_session() -> None:
    """
    The token of the other is not told, so no browser holds a dead one.
    """
    for world, ran in Walk(two_proofs).over():
        told = [one.outcome for one in ran.results]

        assert 1 == told.count(StepUpOutcome.CONFIRMED), ran.calls
        assert 1 == told.count(StepUpOutcome.SIGNED_OUT), ran.calls
        assert 1 == sum(map(world.is_alive, ran.results)), ran.calls


def test_a_touch_that_is_faster_changes_nothing_for_a_proof() -> None:
    """
    A lost swap is tried again on the fresh row.
    """

    def flows(world: World) -> Sequence[Flow]:
        result = signed_in(world.auth)
        world.clock.advance(600)
        return (
            world.racing.step_up.confirm(
                session_of(result), factor=Channel.PASSWORD, code=PASSWORD, client=HERE
            ),
            world.racing.sessions.check(result.token or "", client=HERE),
        )

    for world, ran in Walk(flows).over():
        assert world.is_alive(ran.results[0]), ran.calls
        assert ran.results[1] is None or isinstance(ran.results[1], Session)


def test_two_sign_ins_are_two_sessions() -> None:
    """
    Neither is lost to the other.
    """

    def flows(world: World) -> Sequence[Flow]:
        return [
            world.racing.sign_in.password("ada@example.com", PASSWORD, client=HERE)
            for _ in range(2)
        ]

    for world, ran in Walk(flows).over():
        assert all(map(world.is_alive, ran.results)), ran.calls


def test_evolved_proofs_are_not_believed() -> None:
    """
    A session is what its row says: what a caller adds to it never reaches a token unproven.
    """
    world = World()
    session = session_of(signed_in(world.auth))
    claimed = evolve(session, digest=b"x" * 36)

    assert None is world.auth.sessions.revoke_others(claimed).token
