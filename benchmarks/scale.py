"""
What a storage costs that holds many sessions: ``python -m benchmarks.scale --sessions 100000``.

Ten sessions a user, written straight into the tables in the form of the storage. Each call is
measured beside the raw driver's read of one row, on the wall clock, and its median is told: a
server works in another process. Servers are started here, thrown away afterwards, and wait for the
disk as in production: PostgreSQL with fsync, Redis with appendfsync always after the filling.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import count
from statistics import median
from time import perf_counter_ns
from uuid import UUID

from attrs import evolve, field, frozen

from onetsec import Client, Onetsec, Site, User
from onetsec.records import SessionRecord
from onetsec.storage.memory import MemoryStorage
from onetsec.users import DictUsers

from .scale_servers import STORES
from .scale_stores import Store

Prepared = Callable[[int], Callable[[], object]]
"""A call on the session of this number, whose names are known before the clock runs."""

A_USER = 10
SMALL = 1000
CALLS = 1000
REVOCATIONS = 50
LATER = 400 * 86_400
WAIT = 50.0  # milliseconds


@frozen(kw_only=True)
class Costs:
    """
    What was measured over one storage at one size: microseconds, but for the last three.

    Attributes:
        waited: Milliseconds; the longest that another write took while a sweep was running.
    """

    raw: float
    check: float
    listing: float
    others: float
    all: float
    sweep: float
    waited: float
    size: float
    statements: dict[str, int] = field(factory=dict)


@frozen(kw_only=True)
class Goal:
    """
    A number that was reached, and the one that it must not be above.
    """

    name: str
    reached: float
    most: float

    def __str__(self) -> str:
        mark = "ok" if self.is_met else "MISSED"
        return f"{self.name} {self.reached:.2f} (at most {self.most:g}): {mark}"

    @property
    def is_met(self) -> bool:
        """
        Whether it is not above.
        """
        return self.reached <= self.most


def user_of(number: int) -> str:
    """
    The user of the session with this number: an id of 36 characters that sorts by chance.
    """
    return str(UUID(int=random.Random(number // A_USER).getrandbits(128)))  # noqa: S311 (no secret)


def id_of(number: int) -> str:
    """
    Twelve characters.
    """
    return f"{number * 2654435761 % 10**12:012d}"


def signed_in() -> SessionRecord:
    """
    A session as the library itself makes it.
    """
    storage = MemoryStorage()
    auth = Onetsec(
        users=DictUsers([User("ada", email="ada@example.com")]),
        storage=storage,
        keys=[b"k" * 32],
        site=Site("Example Shop", "http://localhost:8000"),
    )
    firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0"
    auth.sign_in.trusted("ada", client=Client("192.0.2.1", firefox))
    (record,) = storage.sessions("ada")[0]
    auth.close()
    return record


def records(numbers: range) -> Iterator[SessionRecord]:
    """
    Sessions that differ in all that differs between sessions.
    """
    pattern = signed_in()
    bits = random.Random(1)  # noqa: S311 (no secret)
    for number in numbers:
        digest = bits.randbytes(len(pattern.digest))
        yield evolve(pattern, user_id=user_of(number), id=id_of(number), digest=digest)


def medians(calls: Sequence[Prepared], rounds: int, size: int) -> list[float]:
    """
    Microseconds of each of *calls*, which take turns: each on sessions of its own choice.
    """
    choice = random.Random(2)  # noqa: S311 (no secret)
    took: list[list[int]] = [[] for _ in calls]
    for _ in range(rounds):
        for prepared, times in zip(calls, took, strict=True):
            call = prepared(choice.randrange(size))
            start = perf_counter_ns()
            call()
            times.append(perf_counter_ns() - start)
    return [median(times) / 1000 for times in took]


def measured(store: Store, size: int) -> Costs:
    """
    Fill *store*, and ask it.
    """
    before = store.size()
    store.fill(records(range(size)))
    grown = (store.size() - before) / size
    until = signed_in().expires_at

    def others(number: int) -> Callable[[], object]:
        first = number - number % A_USER
        ids = [id_of(one) for one in range(first, first + A_USER - 1)]
        return partial(store.storage.drop_sessions, user_of(number), ids)

    def every(number: int) -> Callable[[], object]:
        return partial(store.storage.raise_epoch, user_of(number), 2, keep_until=until)

    def listing(number: int) -> Callable[[], object]:
        return partial(store.storage.sessions, user_of(number))

    last = size - 1
    found = store.storage.session(user_of(last), id_of(last))
    assert (store.last, 0) == found  # what was written past the storage is what it would write
    assert A_USER == len(store.storage.sessions(user_of(last))[0])

    raw, check = medians(
        [
            lambda number: partial(store.raw, user_of(number), id_of(number)),
            lambda number: partial(store.storage.session, user_of(number), id_of(number)),
        ],
        CALLS,
        size,
    )
    (listed,) = medians([listing], CALLS // 2, size)
    statements = {
        name: store.statements(call, last)
        for name, call in (("list", listing), ("revoke others", others), ("revoke all", every))
    }
    dropped, raised = medians([others, every], REVOCATIONS, size)
    sweep, waited = swept(store, now=until + LATER)
    return Costs(
        raw=raw,
        check=check,
        listing=listed,
        others=dropped,
        all=raised,
        sweep=sweep,
        waited=waited,
        size=grown,
        statements=statements,
    )


def swept(store: Store, *, now: int) -> tuple[float, float]:
    """
    Sweep a thousand rows while somebody else writes: microseconds a row, and the longest of those
    writes in milliseconds; 0 and 0 if there was nothing to sweep.
    """
    start = perf_counter_ns()
    longest = 0
    with ThreadPoolExecutor(1) as thread:
        sweep = thread.submit(store.storage.sweep, now=now, limit=1000)
        for epoch in count(1):
            begin = perf_counter_ns()
            store.storage.raise_epoch("somebody else", epoch, keep_until=now + LATER)
            longest = max(longest, perf_counter_ns() - begin)
            if sweep.done():
                break
        took, rows = perf_counter_ns() - start, sweep.result()
    return (took / 1000 / rows, longest / 1_000_000) if rows else (0.0, 0.0)


def goals(store: type[Store], small: Costs, large: Costs) -> list[Goal]:
    """
    What this storage has to reach.
    """
    every = [Goal(name="growth", reached=large.check / small.check, most=store.growth)]
    every += [Goal(name="bytes a session", reached=large.size, most=store.bytes)]
    if large.waited:
        every += [Goal(name="ms that a write waits for a sweep", reached=large.waited, most=WAIT)]
    if store.ratio:
        every += [Goal(name="check / raw", reached=large.check / large.raw, most=store.ratio)]
    every += [
        Goal(name=f"statements to {name}", reached=count, most=2)
        for name, count in large.statements.items()
    ]
    return every


def shown(name: str, size: int, costs: Costs) -> str:
    """
    One line of the table.
    """
    swept = "        -        -"  # Redis forgets by itself
    if costs.sweep:
        swept = f"{costs.sweep:9.1f}{costs.waited:9.1f}"
    return (
        f"{name:<24}{size:>9}{costs.raw:9.1f}{costs.check:9.1f}{costs.listing:9.1f}"
        f"{costs.others:9.1f}{costs.all:9.1f}{swept}{costs.size:9.0f}"
    )


HEAD = (
    f"{'µs, median':<24}{'sessions':>9}{'raw':>9}{'check':>9}{'list':>9}{'others':>9}{'all':>9}"
    f"{'sweep/row':>9}{'wait, ms':>9}{'B/sess.':>9}"
)


def main(arguments: Sequence[str] | None = None) -> int:
    """
    Print the table and the goals; 1 if one is missed.
    """
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale")
    parser.add_argument("--sessions", type=int, default=1_000_000)
    parser.add_argument("--only", choices=STORES, action="append")
    given = parser.parse_args(arguments)
    sizes = (SMALL, given.sessions)
    reached: dict[str, list[Goal]] = {}
    print(HEAD)
    for name in given.only or STORES:
        told = []
        for size in sizes:
            with STORES[name].opened() as store:
                told.append(measured(store, size))
            print(shown(name, size, told[-1]), flush=True)
        reached[name] = goals(STORES[name], *told)

    for name, every in reached.items():
        print(f"\n{name}")
        for goal in every:
            print(f"  {goal}")
    return 0 if all(goal.is_met for every in reached.values() for goal in every) else 1


if __name__ == "__main__":
    raise SystemExit(main())
