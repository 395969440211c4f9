"""
Two flows that meet, in every order of their port calls.

A race is prepared once; the world is set back before each schedule.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Coroutine, Iterator, Sequence
from typing import Any, ClassVar

import pytest
from attrs import evolve

from onetsec import AsyncOnetsec, Onetsec, Settings
from onetsec._lifting import lifted
from onetsec.later import InlineLater, QueueLater
from onetsec.mail import MemoryMailer
from onetsec.records import AccountRecord, SessionRecord
from onetsec.storage.memory import MemoryStorage
from onetsec.testing import FrozenClock, QuickHasher, Ran, Stepwise, every_schedule
from onetsec.users import DictUsers

from ..conftest import HERE, KEY, PASSWORD, SITE, users
from ..flows.mailboxes import OPEN

Flow = Coroutine[Any, Any, Any]

QUIET = evolve(OPEN, notices=frozenset())
mortals = pytest.mark.parametrize("mortal", [None, 0, 1])


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

    Attributes:
        jobs: What the flows left to be done, as text; :meth:`mail` does it.
    """

    def __init__(
        self,
        storage: type[MemoryStorage] = MemoryStorage,
        vault: type[DictUsers] | None = None,
        hasher: type[QuickHasher] = QuickHasher,
        settings: Settings = QUIET,
        port: Callable[[Any], Any] = lifted,
    ) -> None:
        self.storage = storage()
        self.clock = FrozenClock()
        self.mailer = MemoryMailer()
        self.people = (vault or DictUsers)(users()._by_id.values())
        self.hasher = hasher()
        self.jobs: list[str] = []
        common: dict[str, Any] = {
            "keys": [KEY],
            "site": SITE,
            "clock": self.clock,
            "settings": settings,
        }
        self.auth = Onetsec(
            users=self.people,
            storage=self.storage,
            hasher=self.hasher,
            vault=None if vault is None else self.people,
            mailer=self.mailer,
            later=InlineLater(),
            **common,
        )
        self.auth.password.register("ada", PASSWORD)
        self.clock.advance(10)
        self.racing = AsyncOnetsec(
            users=port(self.people),
            storage=Stepwise(self.storage),
            hasher=lifted(self.hasher),
            vault=None if vault is None else Stepwise(self.people),
            mailer=lifted(self.mailer),
            later=QueueLater(self.jobs.append),
            **common,
        )

    def keep(self) -> Callable[[], None]:
        """
        Remember everything as it is now; what is returned brings it back.
        """
        stored = {name: _copied(value) for name, value in vars(self.storage).items()}
        micros, mailed = self.clock.micros(), len(self.mailer.sent)
        hashes, people = dict(self.people._hashes), dict(self.people._by_id)

        def back() -> None:
            self.jobs.clear()
            del self.mailer.sent[mailed:]
            self.people._hashes, self.people._by_id = dict(hashes), dict(people)
            vars(self.storage).update({name: _copied(value) for name, value in stored.items()})
            self.clock.advance((micros - self.clock.micros()) / 1_000_000)

        return back

    def mail(self) -> None:
        """
        Do what the flows left to be done.
        """
        for job in self.jobs:
            self.auth.run_job(job)
        self.jobs.clear()

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


class Race(ABC):
    """
    Flows that can meet, and what must hold whoever was faster.
    """

    hasher: ClassVar[type[QuickHasher]] = QuickHasher
    settings: ClassVar[Settings] = QUIET
    users_stop: ClassVar[bool] = False
    """A flow stops at each call of the host's users, too."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.prepare()

    def prepare(self) -> None:  # noqa: B027 - a race may need nothing
        """
        Bring the world to where the flows begin.
        """

    @abstractmethod
    def flows(self) -> Sequence[Flow]:
        """
        The flows, not begun.
        """

    @abstractmethod
    def holds(self, ran: Ran) -> bool:
        """
        Whether all is well after *ran*.
        """


def schedules(
    race: type[Race],
    *,
    over: type[MemoryStorage] = MemoryStorage,
    vault: type[DictUsers] | None = None,
    mortal: int | None = None,
    switches: int = 3,
) -> Iterator[tuple[Race, Ran]]:
    """
    Every schedule of *race* over a storage.

    Args:
        vault: Who keeps the hashes of passwords, if it is the host.

        mortal: The place of the flow that may die.

        switches: See :func:`.every_schedule`.
    """
    port = Stepwise if race.users_stop else lifted
    world = World(over, vault, race.hasher, race.settings, port)
    prepared = race(world)
    back = world.keep()

    def setup() -> Sequence[Flow]:
        back()
        return prepared.flows()

    for ran in every_schedule(setup, mortal=mortal, switches=switches):
        yield prepared, ran


def walk(
    race: type[Race],
    *,
    vault: type[DictUsers] | None = None,
    mortal: int | None = None,
    switches: int = 3,
) -> None:
    """
    Fail at the first schedule of *race* that does not hold.
    """
    count = 0
    for prepared, ran in schedules(race, vault=vault, mortal=mortal, switches=switches):
        assert prepared.holds(ran), ran
        count += 1

    assert count > 3, "that is no tree"


def breaks(
    race: type[Race],
    *,
    over: type[MemoryStorage] = MemoryStorage,
    vault: type[DictUsers] | None = None,
    mortal: int | None = None,
) -> bool:
    """
    Whether over a broken storage, or with a broken vault, some schedule of *race* does not hold.
    """
    runs = schedules(race, over=over, vault=vault, mortal=mortal)
    return any(not prepared.holds(ran) for prepared, ran in runs)


def _copied(value: Any) -> Any:
    """
    A copy of the dictionaries in *value*; what is in them is frozen.
    """
    return {k: _copied(v) for k, v in value.items()} if isinstance(value, dict) else value
