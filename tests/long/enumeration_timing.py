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
from itertools import combinations
from random import Random
from time import thread_time_ns
from typing import Any

import pytest
from attrs import frozen

from onetsec import Onetsec, Settings, User
from onetsec._turns import Turns
from onetsec.crypto.bounded import BoundedHasher
from onetsec.crypto.hasher import Argon2
from onetsec.records import AccountRecord, Verified
from onetsec.storage.memory import MemoryStorage
from onetsec.throttling import Throttles
from onetsec.users import DictUsers

from ..conftest import HERE, KEY, PASSWORD, SITE

ROUNDS = int(os.environ.get("ONETSEC_ROUNDS", "1500"))
WARM = 30
LEAST, MOST = 0.45, 0.55
OPEN = Settings(throttles=Throttles(network=(), name=(), account=()), sweep_every=0)
MEMORY, BEFORE = 16 * 1024, 8 * 1024  # KiB: a third of what is the least in earnest


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
    "unknown": Sample("eve@example.com"),
    "disabled": Sample("gone@example.com", PASSWORD),
    "without": Sample("bare@example.com", PASSWORD),
    "old": Sample("old@example.com"),
    "foreign": Sample("foreign@example.com"),
    "corrupt": Sample("corrupt@example.com", PASSWORD),
    "long": Sample("ada@example.com", "x" * 4097),
    "long-unknown": Sample("eve@example.com", "x" * 4097),
}


class Vault(dict[str, str]):
    """
    Hashes of a host.
    """

    def password_hash(self, user_id: str) -> str | None:
        return self.get(user_id)

    def replace_password_hash(self, user_id: str, new: str, *, expected: str | None) -> bool:
        raise AssertionError("nobody comes in")


def application(work: Argon2) -> Onetsec:
    """
    An application with somebody of each class.
    """
    names = ("ada", "gone", "bare", "old", "foreign", "corrupt")
    people = [User(one, email=f"{one}@example.com", active=one != "gone") for one in names]
    new = work.hash(PASSWORD)
    storage = MemoryStorage()
    auth = Onetsec(
        users=DictUsers(people),
        storage=storage,
        vault=Vault(ada=new, gone=new, corrupt=new, old=OLD, foreign=FOREIGN),
        keys=[KEY],
        site=SITE,
        settings=OPEN,
        hasher=BoundedHasher(work, Turns(2, waiting=0, patience=1)),
    )
    storage.save(AccountRecord(user_id="corrupt", version=1, epoch=0, data=b"x" * 90), expected=0)
    return auth


def measured(work: Argon2) -> dict[str, list[int]]:
    """
    The nanoseconds of a thread that each class takes.
    """
    auth, found = application(work), dict[str, list[int]]()
    random = Random(7)
    for number in range(WARM + ROUNDS):
        for name in random.sample(sorted(CLASSES), len(CLASSES)):
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


def areas(work: Argon2) -> dict[Any, float]:
    """
    Those of all pairs, printed.
    """
    times = measured(work)
    for name, found in times.items():
        print(f"{name:14} {sorted(found)[len(found) // 2] / 1e6:8.3f} ms")
    every = {pair: area(times[pair[0]], times[pair[1]]) for pair in combinations(times, 2)}
    furthest = max(every, key=lambda pair: abs(every[pair] - 0.5))
    print(f"furthest: {' and '.join(furthest)}, {every[furthest]:.3f}")
    return every


@pytest.fixture(autouse=True)
def quiet(caplog: pytest.LogCaptureFixture) -> None:
    """
    Log as a host does that has set nothing up: not into the memory of a test.
    """
    caplog.set_level("CRITICAL", logger="onetsec")


def test_no_class_is_told_from_another() -> None:
    """
    Of known, unknown, disabled, of old parameters, of a foreign format, unreadable and over-long.
    """
    told = areas(argon2(older=(OLD, FOREIGN)))

    assert {} == {pair: one for pair, one in told.items() if not LEAST <= one <= MOST}


def test_without_made_up_hashes_all_is_told() -> None:
    """
    The negative control: who is there, and whose hash is of before.
    """
    times = measured(Telling(memory=MEMORY, time=1, lanes=1, legacy=legacy, older=()))

    assert area(times["unknown"], times["known"]) > 0.95
    assert area(times["old"], times["known"]) > 0.95
