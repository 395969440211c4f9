"""
Nobody learns from the time of a failed sign-in whether there is an account: measured.

Each class of accounts is measured in an order that is drawn anew, so whatever the machine does
happens to all of them. The measure is the area under the ROC curve of two classes, 0.5 if nothing
can be told (Mann and Whitney, 1947).
"""

from __future__ import annotations

import hashlib
import os
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import partial
from itertools import combinations
from logging import FileHandler, Formatter, getLogger
from random import Random
from time import thread_time_ns
from typing import Any

import pytest
from attrs import evolve, frozen

from onetsec import Onetsec, Settings, User
from onetsec._lifting import run
from onetsec._turns import Turns
from onetsec.account import Account
from onetsec.crypto.bounded import BoundedHasher
from onetsec.crypto.hasher import Argon2
from onetsec.decision import Decision
from onetsec.records import Verified
from onetsec.storage.memory import MemoryStorage
from onetsec.throttling import Throttles
from onetsec.users import DictUsers

from ..conftest import HERE, KEY, PASSWORD, SITE

ROUNDS = int(os.environ.get("ONETSEC_ROUNDS", "1000"))
WARM = 30
LEAST, MOST = 0.45, 0.55
OPEN = Settings(throttles=Throttles(network=(), name=(), account=()), sweep_every=0)
MEMORY, BEFORE = 16 * 1024, 8 * 1024  # KiB: a third of what is the least in earnest
LOST = b"l" * 32


def legacy(stored: str, typed: str) -> bool:
    """
    A format of before.
    """
    name, count, salt, digest = stored.split("$")
    made = hashlib.pbkdf2_hmac(name, typed.encode(errors="replace"), salt.encode(), int(count))
    return made.hex() == digest


def argon2(memory: int = MEMORY, older: tuple[str, ...] = ()) -> Argon2:
    """
    The work of a hasher.
    """
    return Argon2(memory=memory, time=1, lanes=1, legacy=legacy, older=older)


OLD = argon2(BEFORE).hash(PASSWORD)
FOREIGN = f"sha256$20000$salt${'0' * 64}"


class Telling(Argon2):
    """
    What onetsec would be without made-up hashes: the negative control.
    """

    def verify(self, stored: str | None, password: str) -> Verified:
        """
        Look at what is stored, and at nothing else.
        """
        return Verified(stored=stored, ok=stored is not None and bool(self._look(stored, password)))


@frozen
class Sample:
    """
    Somebody who is not let in, and what they type.
    """

    login: str
    password: str = "wrong"


CLASSES = {
    "known": Sample("ada@example.com"),
    "by-name": Sample("ada"),
    "unknown": Sample("eve@example.com"),
    "disabled": Sample("gone@example.com", PASSWORD),
    "without": Sample("bare@example.com", PASSWORD),
    "old": Sample("old@example.com"),
    "foreign": Sample("foreign@example.com"),
    "stopped": Sample("stopped@example.com", PASSWORD),
    "corrupt": Sample("corrupt@example.com", PASSWORD),
    "lost-key": Sample("lost@example.com", PASSWORD),
    "long": Sample("ada@example.com", "x" * 4097),
    "long-unknown": Sample("eve@example.com", "x" * 4097),
}


OF_A_VAULT = ("known", "unknown", "stopped", "old", "foreign", "lost-key")
"""Those for which it matters where the hash is."""


class Vault(dict[str, str]):
    """
    Hashes of a host.
    """

    def password_hash(self, user_id: str) -> str | None:
        return self.get(user_id)

    def replace_password_hash(self, user_id: str, new: str, *, expected: str | None) -> bool:
        raise AssertionError("nobody comes in")


class Named(DictUsers):
    """
    Everybody has a name besides the address.
    """

    def by_login(self, login: str) -> User | None:
        return super().by_login(login if "@" in login else f"{login}@example.com")


def application(work: Argon2, *, with_vault: bool) -> Onetsec:
    """
    An application with somebody of each class, whose hash is in the account or in a vault.
    """
    new = work.hash(PASSWORD)
    hashes = dict.fromkeys(("ada", "gone", "stopped", "corrupt", "lost"), new)
    hashes |= {"old": OLD, "foreign": FOREIGN}
    people = [User(one, email=f"{one}@example.com", active=one != "gone") for one in hashes]
    given: dict[str, Any] = {
        "users": Named([*people, User("bare", email="bare@example.com")]),
        "storage": MemoryStorage(),
        "vault": Vault(hashes) if with_vault else None,
        "site": SITE,
        "settings": OPEN,
        "hasher": BoundedHasher(work, Turns(2, waiting=0, patience=1)),
    }
    auth, before = Onetsec(keys=[KEY], **given), Onetsec(keys=[LOST], **given)
    for user_id, made in hashes.items():
        kept = partial(
            noted, password_hash=None if with_vault else made, stopped_at=user_id == "stopped"
        )
        engine = (before if user_id == "lost" else auth).flows.engine
        run(engine.decide(user_id, kept))
    record = given["storage"].load("corrupt")
    worse = evolve(record, version=record.version + 1, data=record.data[::-1])
    assert given["storage"].save(worse, expected=record.version)
    return auth


def noted(
    account: Account, *, password_hash: str | None, stopped_at: int
) -> Decision[None, Account]:
    """
    *account* as it is after a while.
    """
    changed = {"password": 1}
    return Decision(
        None,
        evolve(account, password_hash=password_hash, stopped_at=stopped_at, changed=changed),
    )


def measured(work: Argon2, *, with_vault: bool) -> dict[str, list[int]]:
    """
    The nanoseconds of a thread that each class takes.
    """
    auth, found = application(work, with_vault=with_vault), dict[str, list[int]]()
    random, names = Random(7), OF_A_VAULT if with_vault else tuple(CLASSES)
    for number in range(WARM + ROUNDS):
        for name in random.sample(names, len(names)):
            one = CLASSES[name]
            began = thread_time_ns()
            auth.sign_in.password(one.login, one.password, client=HERE)
            if number >= WARM:
                found.setdefault(name, []).append(thread_time_ns() - began)
    return found


def area(left: list[int], right: list[int]) -> float:
    """
    How often one of *right* takes longer than one of *left*; a tie is half.
    """
    ordered = sorted(left)
    wins = sum(bisect_left(ordered, one) + bisect_right(ordered, one) for one in right)
    return wins / (2 * len(left) * len(right))


def areas(work: Argon2, *, with_vault: bool) -> dict[Any, float]:
    """
    Those of all pairs, printed.
    """
    times = measured(work, with_vault=with_vault)
    for name, found in times.items():
        print(f"{name:14} {sorted(found)[len(found) // 2] / 1e6:8.3f} ms")
    every = {pair: area(times[pair[0]], times[pair[1]]) for pair in combinations(times, 2)}
    furthest = max(every, key=lambda pair: abs(every[pair] - 0.5))
    print(f"furthest: {' and '.join(furthest)}, {every[furthest]:.3f}")
    return every


@pytest.fixture(autouse=True)
def logged() -> Iterator[None]:
    """
    Log as a host does: into a file, and not into the memory of a test.
    """
    log, handler = getLogger("onetsec"), FileHandler(os.devnull)
    handler.setFormatter(Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    log.addHandler(handler)
    log.propagate = False
    yield
    log.propagate = True
    log.removeHandler(handler)
    handler.close()


@pytest.mark.parametrize("with_vault", [False, True], ids=["account", "vault"])
def test_no_class_is_told_from_another(with_vault: bool) -> None:
    """
    Of known by either name, unknown, disabled, stopped, of old parameters, of a foreign format,
    unreadable, of a key that is gone, and over-long.
    """
    told = areas(argon2(older=(OLD, FOREIGN)), with_vault=with_vault)

    assert {} == {pair: one for pair, one in told.items() if not LEAST <= one <= MOST}


def test_without_made_up_hashes_all_is_told() -> None:
    """
    The negative control: who is there, and whose hash is of before.
    """
    work = Telling(memory=MEMORY, time=1, lanes=1, legacy=legacy, older=())
    times = measured(work, with_vault=True)

    assert area(times["unknown"], times["known"]) > 0.95
    assert area(times["old"], times["known"]) > 0.95
