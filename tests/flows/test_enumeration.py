"""
Nobody learns from a sign-in whether there is an account: the same calls, in the same order.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from attrs import evolve

from onetsec import Channel, Onetsec, User
from onetsec.errors import Unreadable
from onetsec.flows.sign_in import SignInOutcome
from onetsec.records import AccountRecord, Verified
from onetsec.storage.memory import MemoryStorage
from onetsec.testing import Counting, CountingHasher, FrozenClock, QuickHasher
from onetsec.users import DictUsers

from ..conftest import HERE, KEY, PASSWORD
from .looking import Formerly, Looking
from .worlds import enrolled, pending, signed_in

Build = Callable[..., Onetsec]
LOGIN = "ada@example.com"
LOST = b"l" * 32


KINDS = ["argon2id$v=19$m=16,t=1,p=1", "argon2id$v=19$m=8,t=1,p=1", "sha256$1"]


class Vault:
    """
    Hashes of a host.
    """

    def __init__(self) -> None:
        self.hashes: dict[str, str] = {}

    def password_hash(self, user_id: str) -> str | None:
        return self.hashes.get(user_id)

    def replace_password_hash(self, user_id: str, new: str, *, expected: str | None) -> bool:
        if self.hashes.get(user_id) != expected:
            return False
        self.hashes[user_id] = new
        return True


class Named(DictUsers):
    """
    Everybody has a name besides the address.
    """

    def by_login(self, login: str) -> User | None:
        return super().by_login({"ada": LOGIN}.get(login, login))


class World:
    """
    An application that counts, and Ada in it.
    """

    def __init__(self, build: Build, clock: FrozenClock, *, is_vault: bool) -> None:
        self.clock, self.storage, self.vault = clock, MemoryStorage(), Vault()
        self.users = Named([User("ada", email=LOGIN), User("bare", email="bare@example.com")])
        self._build, self._is_vault = build, is_vault
        self.auth = self.built(KEY)
        self.auth.password.register("ada", PASSWORD)

    def built(self, *keys: bytes, **ports: Any) -> Onetsec:
        vault = {"vault": self.vault} if self._is_vault else {}
        mine = {"storage": self.storage, "users": self.users, "hasher": Looking()}
        given = {**mine, **vault, **ports}
        return self._build(keys=list(keys), **given)

    def calls(self, login: str, password: str, *keys: bytes, code: str = "") -> list[Any]:
        """
        What a stranger sees, and all that is asked of the ports.

        Args:
            code: A recovery code, typed beside the password.
        """
        calls: list[Any] = []
        counted: dict[str, Any] = {"hasher": CountingHasher(Looking(calls), calls)}
        if self._is_vault:
            counted["vault"] = Counting(self.vault, calls)
        counted["users"] = Counting(self.users, calls)
        auth = self.built(*(keys or (KEY,)), **counted, storage=Counting(self.storage, calls))
        sign_in = auth.sign_in.password
        told = sign_in(login, password, client=HERE, recovery_code=code)
        return [told, *calls]


def nothing(world: World) -> None: ...


def disabled(world: World) -> None:
    world.users.put(User("ada", email=LOGIN, active=False))


def stopped(world: World) -> None:
    enrolled(world.auth, world.clock)
    for _ in range(2):
        waiting = pending(world.auth)
        for _ in range(5):
            world.auth.sign_in.verify(waiting, factor=Channel.APP, code="000000", client=HERE)
        world.clock.advance(3600)


def corrupt(world: World) -> None:
    record = world.storage.load("ada")
    assert record is not None
    worse = AccountRecord(
        user_id="ada", version=record.version + 1, epoch=record.epoch, data=record.data[::-1]
    )
    assert world.storage.save(worse, expected=record.version)


def too_new(world: World) -> None:
    record = world.storage.load("ada")
    assert record is not None
    body, version = b"w" * 16 + b'{"format":2}', record.version + 1
    seal = world.auth.flows.engine.keys.mac("account", "ada", version, record.epoch, body)
    newer = evolve(record, version=version, data=body + seal)
    assert world.storage.save(newer, expected=record.version)


def with_codes(world: World) -> None:
    enrolled(world.auth, world.clock)


def with_codes_of_a_lost_key(world: World) -> None:
    """
    The record was written again since there is another key; its codes stay under the one of before.
    """
    enrolled(world.auth, world.clock)
    auth = world.built(LOST, KEY)
    auth.sign_in.verify(pending(auth), factor=Channel.APP, code="000000", client=HERE)


def of_old_parameters(world: World) -> None:
    world.built(KEY, hasher=Looking(memory=8)).password.register("bare", PASSWORD)


def of_a_format_of_before(world: World) -> None:
    world.built(KEY, hasher=Formerly()).password.register("bare", PASSWORD)


CLASSES: dict[str, tuple[Callable[[World], None], str, str, bytes]] = {
    "by-name": (nothing, "ada", "wrong", KEY),
    "unknown": (nothing, "eve@example.com", PASSWORD, KEY),
    "disabled": (disabled, LOGIN, PASSWORD, KEY),
    "disabled-wrong": (disabled, LOGIN, "wrong", KEY),
    "without-password": (nothing, "bare@example.com", PASSWORD, KEY),
    "stopped": (stopped, LOGIN, PASSWORD, KEY),
    "corrupt": (corrupt, LOGIN, PASSWORD, KEY),
    "too-new": (too_new, LOGIN, PASSWORD, KEY),
    "missing-key": (nothing, LOGIN, PASSWORD, LOST),
    "old-parameters": (of_old_parameters, "bare@example.com", "wrong", KEY),
    "legacy-hash": (of_a_format_of_before, "bare@example.com", "wrong", KEY),
    "over-long": (nothing, LOGIN, "x" * 60_000, KEY),
    "over-long-unknown": (nothing, "eve@example.com", "x" * 60_000, KEY),
    "nul": (nothing, LOGIN, "\0", KEY),
    "nul-unknown": (nothing, "eve@example.com", "\0", KEY),
    "surrogate": (nothing, LOGIN, "\ud800", KEY),
    "surrogate-unknown": (nothing, "\ud800", "\ud800", KEY),
}


@pytest.mark.parametrize("is_vault", [False, True], ids=["account", "vault"])
@pytest.mark.parametrize(("prepare", "login", "password", "key"), CLASSES.values(), ids=CLASSES)
def test_the_same_calls(
    prepare: Callable[[World], None],
    login: str,
    password: str,
    key: bytes,
    is_vault: bool,
    build: Build,
    clock: FrozenClock,
) -> None:
    """
    The answer, every call of users, storage and vault, and every hash are those of a wrong
    password.
    """
    wrong = World(build, clock, is_vault=is_vault).calls(LOGIN, "wrong")
    world = World(build, clock, is_vault=is_vault)
    prepare(world)

    assert wrong == world.calls(login, password, key)
    assert ["verify", *KINDS] == wrong[wrong.index("verify") :][: 1 + len(KINDS)]


CODE = "7K3M-9QPX-2HTVD"
CODED: dict[str, tuple[Callable[[World], None], str, str, bytes]] = {
    "no-codes": (nothing, LOGIN, PASSWORD, KEY),
    "codes": (with_codes, LOGIN, "wrong", KEY),
    "codes-right": (with_codes, LOGIN, PASSWORD, KEY),
    "disabled": (disabled, LOGIN, PASSWORD, KEY),
    "stopped": (stopped, LOGIN, PASSWORD, KEY),
    "corrupt": (corrupt, LOGIN, PASSWORD, KEY),
    "missing-key": (with_codes, LOGIN, PASSWORD, LOST),
    "missing-key-of-codes": (with_codes_of_a_lost_key, LOGIN, PASSWORD, LOST),
}


@pytest.mark.parametrize("is_vault", [False, True], ids=["account", "vault"])
@pytest.mark.parametrize(("prepare", "login", "password", "key"), CODED.values(), ids=CODED)
def test_the_same_calls_beside_a_recovery_code(
    prepare: Callable[[World], None],
    login: str,
    password: str,
    key: bytes,
    is_vault: bool,
    build: Build,
    clock: FrozenClock,
) -> None:
    """
    With a code that is not right, the answer and every call are those of an unknown name.
    """
    world = World(build, clock, is_vault=is_vault)
    unknown = world.calls("eve@example.com", "wrong", code=CODE)
    prepare(world)

    assert unknown == world.calls(login, password, key, code=CODE)
    assert (1, 1) == (unknown.count("stretch"), unknown.count("verify"))


def test_a_right_recovery_code_is_called_otherwise(build: Build, clock: FrozenClock) -> None:
    """
    The negative control.
    """
    world = World(build, clock, is_vault=False)
    _, _, codes = enrolled(world.auth, world.clock)

    assert world.calls(LOGIN, PASSWORD, code=CODE) != world.calls(LOGIN, PASSWORD, code=codes[0])


def test_the_right_one_is_called_otherwise(build: Build, clock: FrozenClock) -> None:
    """
    The negative control.
    """
    world = World(build, clock, is_vault=False)

    assert world.calls(LOGIN, "wrong") != world.calls(LOGIN, PASSWORD)


@pytest.mark.parametrize("prepare", [of_old_parameters, of_a_format_of_before])
def test_hashes_of_before_are_real(
    prepare: Callable[[World], None], build: Build, clock: FrozenClock
) -> None:
    """
    The negative control: without examples of their kinds they are told from today's; and the right
    password is let in.
    """
    world = World(build, clock, is_vault=False)
    prepare(world)
    calls: list[Any] = []
    sign_in = world.built(KEY, hasher=Looking(calls, older=())).sign_in.password
    sign_in("bare@example.com", "wrong", client=HERE)

    assert 2 == len(calls)
    assert sign_in("bare@example.com", PASSWORD, client=HERE).session


class Hasty(QuickHasher):
    """
    A hasher that has nothing to do, where there is nothing: it is not asked for the cost.
    """

    def verify(self, stored: str | None, password: str) -> Verified:
        self.looked = stored is not None
        return super().verify(stored, password)


def test_whoever_may_not_come_in_is_nobody(build: Build, clock: FrozenClock) -> None:
    """
    The hash of a disabled account is not even looked at: the right password costs what a wrong one
    does, also where that is more.
    """
    world = World(build, clock, is_vault=False)
    disabled(world)
    hasher = Hasty()
    world.built(KEY, hasher=hasher).sign_in.password(LOGIN, PASSWORD, client=HERE)

    assert not hasher.looked


def test_a_known_device_is_told_of_a_record_that_can_not_be_read(
    build: Build, clock: FrozenClock
) -> None:
    """
    That there is an account is no news there; a wrong password would be a lie.
    """
    world = World(build, clock, is_vault=False)
    device = signed_in(world.auth).device or ""
    corrupt(world)

    with pytest.raises(Unreadable):
        world.auth.sign_in.password(LOGIN, PASSWORD, client=evolve(HERE, device=device))


def test_a_device_of_somebody_else_is_told_nothing(build: Build, clock: FrozenClock) -> None:
    """
    Of a record that can not be read: one's own account is no key to others.
    """
    world = World(build, clock, is_vault=False)
    world.auth.password.register("bare", PASSWORD)
    bare = world.auth.sign_in.password("bare@example.com", PASSWORD, client=HERE)
    corrupt(world)
    client = evolve(HERE, device=bare.device or "")
    told = world.auth.sign_in.password(LOGIN, PASSWORD, client=client)

    assert SignInOutcome.WRONG_CREDENTIALS is told.outcome
