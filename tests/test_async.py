"""
The same flows on an event loop.
"""

from __future__ import annotations

import asyncio
import inspect
import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_type_hints

import argon2
import attrs
import pytest
from pyotp import TOTP

from onetsec import AsyncOnetsec, Channel, ConfigurationError, EventKind, Onetsec
from onetsec._lifting import Blocking, lifted, run, threaded
from onetsec.events import Event
from onetsec.flows import Flows
from onetsec.flows.sessions import RevokeOutcome
from onetsec.flows.sign_in import SignIn, SignInOutcome
from onetsec.flows.step_up import StepUpOutcome
from onetsec.flows.totp import TotpOutcome
from onetsec.records import User
from onetsec.sessions import Session
from onetsec.storage.memory import MemoryStorage
from onetsec.testing import FrozenClock, QuickHasher
from onetsec.users import DictUsers

from .conftest import HERE, KEY, PASSWORD, SITE, THERE

ADA = User("ada", email="ada@example.com")


def built(**changes: Any) -> AsyncOnetsec:
    """
    An application over ports of all kinds.
    """
    arguments: dict[str, Any] = {
        "users": lifted(DictUsers([ADA])),
        "storage": "memory:",
        "keys": [KEY],
        "site": SITE,
        "hasher": lifted(QuickHasher()),
    }
    return AsyncOnetsec(**(arguments | changes))


def blocking() -> Onetsec:
    """
    The same for hosts without a loop.
    """
    return Onetsec(users=DictUsers(), storage="memory:", keys=[KEY], site=SITE)


Threads = Callable[[], set[str]]


@pytest.fixture
def threads() -> Threads:
    """
    Tell what the threads are for that were started in this test and are alive.
    """
    before = set(threading.enumerate())
    return lambda: {one.name.rpartition("_")[0] for one in set(threading.enumerate()) - before}


@pytest.fixture
def url(tmp_path: Path) -> str:
    """
    A storage in one file.
    """
    return f"sqlite:///{tmp_path}/onetsec.db"


def test_walk() -> None:
    """
    With synchronous ports in threads.
    """

    async def walk() -> None:
        auth = AsyncOnetsec(
            users=threaded(DictUsers([User("ada", email="ada@example.com")])),
            storage="memory:",
            keys=[KEY],
            site=SITE,
            hasher=lifted(QuickHasher()),
        )
        await auth.password.register("ada", PASSWORD)
        result = await auth.sign_in.password("ada@example.com", PASSWORD, client=HERE)
        assert SignInOutcome.SIGNED_IN is result.outcome
        assert None is not await auth.sessions.check(result.token or "", client=HERE)
        await auth.close()

    asyncio.run(walk())


def test_an_asynchronous_port_is_refused() -> None:
    """
    By name of what to use instead.
    """
    storage: Any = threaded(MemoryStorage())
    auth = Onetsec(users=DictUsers(), storage=storage, keys=[KEY], site=SITE)

    with pytest.raises(ConfigurationError, match="use AsyncOnetsec"):
        auth.password.register("ada", PASSWORD)


FLOWS = {name for name, kind in get_type_hints(Flows).items() if kind.__name__.endswith("Flow")}


@pytest.mark.parametrize("facade", [Onetsec, AsyncOnetsec])
def test_every_flow_is_offered(facade: type[Onetsec] | type[AsyncOnetsec]) -> None:
    """
    By both facades, under its own name.
    """
    made: Any = built() if facade is AsyncOnetsec else blocking()
    features = {name for name in vars(made) if not name.startswith("_")} - {"users", "flows"}

    assert FLOWS == features


@pytest.mark.parametrize("feature", sorted(FLOWS))
def test_every_step_has_a_twin(feature: str) -> None:
    """
    The facade offers what the flow offers, in the same words.
    """
    auth = blocking()
    flow, twin = getattr(auth.flows, feature), getattr(auth, feature)
    kept = attrs.fields_dict(type(flow))  # filled by the facade itself
    steps = {n for n in dir(type(flow)) if not n.startswith("_")} - kept.keys()

    assert isinstance(twin, Blocking)
    assert steps == {n for n in dir(type(twin)) if not n.startswith("_")}
    for name in steps:
        of_flow, of_twin = getattr(type(flow), name), getattr(type(twin), name)
        assert inspect.getdoc(of_flow) == inspect.getdoc(of_twin)
        if not isinstance(of_flow, property):
            assert inspect.signature(getattr(flow, name)) == inspect.signature(getattr(twin, name))


def test_both_are_built_alike() -> None:
    """
    The same arguments with the same defaults, and the same calls, in the same words.
    """
    here, there = (inspect.signature(one).parameters for one in (Onetsec, AsyncOnetsec))
    calls = {name for name in dir(Onetsec) if not name.startswith("_")}

    assert {n: p.default for n, p in here.items()} == {n: p.default for n, p in there.items()}
    assert calls == {name for name in dir(AsyncOnetsec) if not name.startswith("_")}
    for name in calls - {"close", "site", "flows"}:  # only one of them has threads to give back
        of_one, of_other = getattr(Onetsec, name), getattr(AsyncOnetsec, name)
        assert inspect.signature(of_one) == inspect.signature(of_other)
        assert of_one.__doc__ == of_other.__doc__


@pytest.mark.parametrize(
    ("port", "method"),
    [
        ({"users": DictUsers()}, "DictUsers.by_id"),
        ({"storage": MemoryStorage()}, "MemoryStorage.load"),
        ({"hasher": QuickHasher()}, "QuickHasher.hash"),
    ],
)
def test_a_synchronous_port_is_refused(port: dict[str, Any], method: str) -> None:
    """
    When the application is built, by name, and with what to do.
    """
    with pytest.raises(ConfigurationError) as refused:
        built(**port)

    assert (
        f"{method} is synchronous: give AsyncOnetsec threaded(port), or lifted(port) if it never"
        " waits." == str(refused.value)
    )


def test_nothing_is_started_before_it_is_used(url: str, tmp_path: Path, threads: Threads) -> None:
    """
    Neither a thread nor a file.
    """
    built(storage=url, hasher=None)

    assert (set(), []) == (threads(), os.listdir(tmp_path))


def test_hashing_is_done_in_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    A hash of the default takes too long for a loop.
    """
    seen: list[str] = []
    for name in ("hash", "verify"):
        monkeypatch.setattr(argon2.PasswordHasher, name, noting(seen, argon2.PasswordHasher, name))

    async def walk() -> None:
        auth = built(hasher=None)
        await auth.password.register("ada", PASSWORD)
        await auth.sign_in.password("ada@example.com", PASSWORD, client=HERE)
        await auth.close()

    asyncio.run(walk())

    assert {"onetsec-hashing"} == {name.rpartition("_")[0] for name in seen}


def noting(seen: list[str], owner: type, name: str) -> Callable[..., Any]:
    """
    A method as it is, that notes in which thread it was called.
    """
    real = getattr(owner, name)

    def call(*args: Any, **kwargs: Any) -> Any:
        seen.append(threading.current_thread().name)
        return real(*args, **kwargs)

    return call


def test_listeners_are_heard() -> None:
    """
    On the loop, in the order of what happened.
    """
    auth, heard = built(), list[tuple[EventKind, bool]]()

    @auth.on(EventKind.PASSWORD_REGISTERED, EventKind.SIGNED_IN)
    def listen(event: Event) -> None:
        heard.append((event.kind, threading.current_thread() is threading.main_thread()))

    async def walk() -> None:
        await auth.password.register("ada", PASSWORD)
        await auth.sign_in.password("ada@example.com", "wrong", client=HERE)
        await auth.sign_in.password("ada@example.com", PASSWORD, client=HERE)
        await auth.close()

    asyncio.run(walk())

    assert [(EventKind.PASSWORD_REGISTERED, True), (EventKind.SIGNED_IN, True)] == heard


def test_a_life_in_threads(url: str, tmp_path: Path, threads: Threads) -> None:
    """
    Every feature over a file; then nothing is left open, neither a thread nor a connection.
    """
    clock = FrozenClock()
    auth = built(storage=url, hasher=None, clock=clock)

    async def walk() -> None:
        await auth.password.register("ada", PASSWORD)
        first = await auth.sign_in.password("ada@example.com", PASSWORD, client=HERE)
        session, phone = await enrolled(auth, session_of(first), clock)
        other = await second_step(auth, phone, clock)
        lines = await auth.sessions.list(session)
        assert [session.id, other.id] == [line.id for line in lines]
        assert RevokeOutcome.REVOKED is await auth.sessions.revoke(session, other.id)
        clock.advance(30)
        code = phone.at(clock.seconds())
        confirmed = await auth.step_up.confirm(session, factor=Channel.APP, code=code, client=HERE)
        assert StepUpOutcome.CONFIRMED is confirmed.outcome
        clock.advance(60 * 86_400)
        assert 0 < await auth.sweep()
        await auth.ping()

    async def close() -> None:
        await auth.close()
        await auth.close()

    asyncio.run(walk())
    assert {"onetsec-storage", "onetsec-hashing", "onetsec-judging"} == threads()
    assert {"onetsec.db", "onetsec.db-shm", "onetsec.db-wal"} == set(os.listdir(tmp_path))

    asyncio.run(close())
    assert set() == threads()
    assert {"onetsec.db"} == set(os.listdir(tmp_path))


def test_a_closed_application_opens_again(url: str, tmp_path: Path, threads: Threads) -> None:
    """
    When it is used, also on another loop; what was stored is there.
    """
    auth = built(storage=url, hasher=None)

    async def walk() -> str:
        outcome = (await auth.password.register("ada", PASSWORD)).outcome.value
        await auth.close()
        return outcome

    assert "password-registered" == asyncio.run(walk())
    assert "password-already-set" == asyncio.run(walk())
    assert (set(), ["onetsec.db"]) == (threads(), os.listdir(tmp_path))


def session_of(result: Any) -> Session:
    """
    The session that a flow gave.
    """
    session = result.session
    assert isinstance(session, Session)
    return session


async def enrolled(
    auth: AsyncOnetsec, session: Session, clock: FrozenClock
) -> tuple[Session, TOTP]:
    """
    Set up an app: the session that goes on, and the phone.
    """
    setup = await auth.totp.begin(session)
    phone = TOTP(setup.key.replace(" ", ""))
    change = await auth.totp.confirm(session, phone.at(clock.seconds()))
    assert (TotpOutcome.ENABLED, 10) == (change.outcome, len(change.recovery_codes))
    return session_of(change), phone


async def second_step(auth: AsyncOnetsec, phone: TOTP, clock: FrozenClock) -> Session:
    """
    Sign in elsewhere, with the next code.
    """
    asked = await auth.sign_in.password("ada@example.com", PASSWORD, client=THERE)
    assert SignInOutcome.SECOND_FACTOR_REQUIRED is asked.outcome
    clock.advance(30)
    result: SignIn = await auth.sign_in.verify(
        asked.pending or "", factor=Channel.APP, code=phone.at(clock.seconds()), client=THERE
    )
    assert SignInOutcome.SIGNED_IN is result.outcome
    return session_of(result)


def test_judging_keeps_no_loop_waiting(threads: Threads) -> None:
    """
    How strong a password is, and what a browser calls itself, is found out in threads.
    """
    auth = built()

    async def walk() -> set[str]:
        assert (await auth.password.judge(PASSWORD)).ok
        judging = threads()
        await auth.close()
        return judging

    assert {"onetsec-judging"} == asyncio.run(walk())


def test_judging_is_done_at_once_without_a_loop(threads: Threads) -> None:
    """
    Whoever has no event loop starts no thread for it.
    """
    auth = Onetsec(users=DictUsers([ADA]), storage="memory:", keys=[KEY], site=SITE)

    assert auth.password.judge(PASSWORD).ok
    assert run(built().password.judge(PASSWORD)).ok
    assert set() == threads()
