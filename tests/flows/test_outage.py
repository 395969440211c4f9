"""
A port that does not answer: nobody learns anything, and nothing is counted.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import pytest
from attrs import evolve

from onetsec import Channel, Event, EventKind, Onetsec, Unavailable
from onetsec.flows.password import PasswordOutcome
from onetsec.flows.sign_in import SignInOutcome
from onetsec.flows.step_up import StepUpOutcome
from onetsec.ports import Storage
from onetsec.records import Hit, Limit
from onetsec.storage.memory import MemoryStorage
from onetsec.testing import Failing, FrozenClock, QuickHasher

from ..conftest import HERE, OTHER, PASSWORD, users
from .worlds import enrolled, pending, session_of, signed_in

DOWN = Unavailable("down")
TRIES = 12  # more than any lane has room for, except the one of a network, which stays charged
Build = Callable[..., Onetsec]


def without(build: Build, storage: Storage, port: str, *methods: str) -> Onetsec:
    """
    The application while these *methods* of a *port* do not answer.
    """
    ports: dict[str, Any] = {"users": users(), "storage": storage, "hasher": QuickHasher()}
    ports[port] = Failing(ports[port], *methods, error=DOWN)
    return build(ports.pop("storage"), **ports)


def try_in_vain(step: Callable[[], object]) -> None:
    """
    Take *step* more often than a throttle allows; it is never answered.
    """
    for _ in range(TRIES):
        with pytest.raises(Unavailable, match="down"):
            step()


@pytest.mark.parametrize("is_known", [False, True], ids=["stranger", "known-device"])
@pytest.mark.parametrize(
    ("port", "method"),
    [
        ("users", "by_login"),
        ("storage", "load"),
        ("storage", "put_session"),
        ("storage", "sessions"),
        ("hasher", "verify"),
    ],
)
def test_sign_in(
    port: str, method: str, is_known: bool, auth: Onetsec, build: Build, storage: Storage
) -> None:
    """
    Whoever tries during an outage is let in after it.
    """
    device = signed_in(auth).device or ""
    client = evolve(HERE, device=device) if is_known else HERE
    dead = without(build, storage, port, method)
    try_in_vain(partial(dead.sign_in.password, "ada@example.com", PASSWORD, client=client))

    result = auth.sign_in.password("ada@example.com", PASSWORD, client=client)

    assert SignInOutcome.SIGNED_IN is result.outcome


@pytest.mark.parametrize(
    ("port", "method"),
    [("storage", "load"), ("storage", "save"), ("hasher", "verify"), ("hasher", "hash")],
)
def test_change_of_the_password(
    port: str, method: str, auth: Onetsec, build: Build, storage: Storage
) -> None:
    """
    Whoever tries during an outage changes it after it.
    """
    session = session_of(signed_in(auth))
    dead = without(build, storage, port, method)
    change = partial(dead.password.change, session, current=PASSWORD, new=OTHER, client=HERE)
    try_in_vain(change)

    after = auth.password.change(session, current=PASSWORD, new=OTHER, client=HERE)

    assert PasswordOutcome.CHANGED is after.outcome


@pytest.mark.parametrize(("port", "method"), [("storage", "load"), ("hasher", "verify")])
def test_step_up_with_the_password(
    port: str, method: str, auth: Onetsec, build: Build, storage: Storage
) -> None:
    """
    Whoever tries during an outage is believed after it.
    """
    session = session_of(signed_in(auth))
    dead = without(build, storage, port, method)
    password = partial(
        dead.step_up.confirm, session, factor=Channel.PASSWORD, code=PASSWORD, client=HERE
    )
    try_in_vain(password)

    result = auth.step_up.confirm(session, factor=Channel.PASSWORD, code=PASSWORD, client=HERE)

    assert StepUpOutcome.CONFIRMED is result.outcome


SECOND_STEPS = pytest.mark.parametrize(
    ("factor", "port", "method"),
    [
        (Channel.APP, "storage", "load"),
        (Channel.APP, "storage", "save"),
        (Channel.RECOVERY, "storage", "load"),
        (Channel.RECOVERY, "storage", "save"),
        (Channel.RECOVERY, "hasher", "stretch"),
    ],
)


@SECOND_STEPS
def test_second_step(
    factor: Channel,
    port: str,
    method: str,
    auth: Onetsec,
    build: Build,
    storage: Storage,
    clock: FrozenClock,
) -> None:
    """
    Whoever tries during an outage completes the sign-in after it.
    """
    _, app, codes = enrolled(auth, clock)
    waiting, code = pending(auth), app.next_code() if factor is Channel.APP else codes[0]
    dead = without(build, storage, port, method)
    try_in_vain(partial(dead.sign_in.verify, waiting, factor=factor, code=code, client=HERE))

    result = auth.sign_in.verify(waiting, factor=factor, code=code, client=HERE)

    assert SignInOutcome.SIGNED_IN is result.outcome


@SECOND_STEPS
def test_step_up(
    factor: Channel,
    port: str,
    method: str,
    auth: Onetsec,
    build: Build,
    storage: Storage,
    clock: FrozenClock,
) -> None:
    """
    Whoever tries during an outage proves the factor after it.
    """
    session, app, codes = enrolled(auth, clock)
    code = app.next_code() if factor is Channel.APP else codes[0]
    dead = without(build, storage, port, method)
    try_in_vain(partial(dead.step_up.confirm, session, factor=factor, code=code, client=HERE))

    result = auth.step_up.confirm(session, factor=factor, code=code, client=HERE)

    assert StepUpOutcome.CONFIRMED is result.outcome


def test_an_answered_guess_stays_charged(auth: Onetsec, build: Build, storage: Storage) -> None:
    """
    An outage that only the right password meets gives no guess away.
    """
    dead = without(build, storage, "storage", "put_session")
    for _ in range(TRIES):
        with pytest.raises(Unavailable):
            dead.sign_in.password("ada@example.com", PASSWORD, client=HERE)
    guesses = [
        dead.sign_in.password("ada@example.com", f"wrong{i}", client=HERE).outcome for i in range(5)
    ]

    assert {SignInOutcome.WRONG_CREDENTIALS} == set(guesses)
    assert (
        SignInOutcome.TOO_MANY_ATTEMPTS
        is auth.sign_in.password("ada@example.com", PASSWORD, client=HERE).outcome
    )


def test_a_listener_gives_no_guess_away(auth: Onetsec) -> None:
    """
    Whatever it raises, the guess was looked at.
    """

    def listen(event: Event) -> None:
        raise DOWN

    auth.on(EventKind.PASSWORD_FAILED)(listen)
    for i in range(5):
        with pytest.raises(Unavailable):
            auth.sign_in.password("nobody@example.com", f"wrong{i}", client=HERE)

    result = auth.sign_in.password("nobody@example.com", "wrong", client=HERE)

    assert SignInOutcome.TOO_MANY_ATTEMPTS is result.outcome


class GivesNothingBack(MemoryStorage):
    """
    A storage that charges, and is down when a charge is to be taken back.
    """

    def hit(self, key: str, limits: Sequence[Limit], *, now: int, cost: int = 1) -> Hit:
        """
        Charge, or fail.
        """
        if cost < 0:
            raise DOWN
        return super().hit(key, limits, now=now, cost=cost)


def test_a_right_password_stays_right(build: Build) -> None:
    """
    A charge that can not be taken back is lost, and turns no success into an outage.
    """
    auth = build(GivesNothingBack())
    auth.password.register("ada", PASSWORD)
    session = session_of(signed_in(auth))
    confirmed = auth.step_up.confirm(session, factor=Channel.PASSWORD, code=PASSWORD, client=HERE)
    proven = session_of(confirmed)
    change = auth.password.change(proven, current=PASSWORD, new=OTHER, client=HERE)

    assert StepUpOutcome.CONFIRMED is confirmed.outcome
    assert PasswordOutcome.CHANGED is change.outcome


def test_a_right_code_stays_right(build: Build, clock: FrozenClock) -> None:
    """
    Of the app, or for the day when it is gone.
    """
    auth = build(GivesNothingBack())
    auth.password.register("ada", PASSWORD)
    _, app, codes = enrolled(auth, clock)
    waiting = pending(auth)
    for factor, code in ((Channel.APP, app.next_code()), (Channel.RECOVERY, codes[0])):
        result = auth.sign_in.verify(waiting, factor=factor, code=code, client=HERE)

        assert SignInOutcome.SIGNED_IN is result.outcome
