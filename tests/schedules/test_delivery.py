"""
Two workers that come after one that has died: what it has left is mailed once, never not at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from attrs import evolve

from onetsec.records import AccountRecord
from onetsec.storage.memory import MemoryStorage
from onetsec.testing import DIED, Ran

from ..conftest import HERE, OTHER, PASSWORD
from ..flows.mailboxes import ADA, OPEN, notices
from ..flows.worlds import session_of, signed_in
from .walks import Flow, ForgetsVersions, Race, breaks, walk

MINUTES = 120
TOLD = ["password-changed"]


class KeepsNoClaim(MemoryStorage):
    """
    Broken: whoever has claimed what waits, others find it as it was.
    """

    def load(self, user_id: str) -> AccountRecord | None:
        record = super().load(user_id)
        if record is None or not record.waits_since:
            return record
        return evolve(record, waits_since=1)


class Forgets(MemoryStorage):
    """
    Broken: nobody is found who waits.
    """

    def waiting(self, *, before: int, limit: int = 100) -> Sequence[str]:
        return ()


class Delivering(Race):
    """
    Both at the same time, two minutes after the death.
    """

    settings = OPEN

    def prepare(self) -> None:
        world = self.world
        world.people.put(ADA)
        world.auth._later = Dead()
        session = session_of(signed_in(world.auth))
        world.auth.password.change(session, current=PASSWORD, new=OTHER, client=HERE)
        world.clock.advance(MINUTES)

    def flows(self) -> Sequence[Flow]:
        deliver = self.world.racing.deliver
        return [deliver(), deliver()]

    def holds(self, ran: Ran) -> bool:
        """
        A worker that dies between the mail and the note of it lets it be mailed twice, in the same
        words; and whoever comes two minutes later mails what the others have not.
        """
        mailed = notices(self.world.mailer)
        links = {one.context["link"] for one in self.world.mailer.sent}
        self.world.clock.advance(MINUTES)
        self.world.auth.deliver()
        later = notices(self.world.mailer)
        if DIED in ran.results:
            return TOLD == later[:1] and len(later) <= 2 and len(links) <= 1

        return TOLD == mailed == later


class Dead:
    """
    Does nothing any more.
    """

    def submit(self, job: Any, run: Any) -> None:
        """
        Forget it.
        """

    def close(self) -> None:
        """
        It is closed.
        """


class DeliveringWhileChanging(Delivering):
    """
    Its owner changes something else meanwhile: that is one notice more.
    """

    def flows(self) -> Sequence[Flow]:
        racing = self.world.racing
        self.session = session_of(signed_in(self.world.auth, password=OTHER))
        return [racing.deliver(), racing.email_code.enable(self.session, client=HERE)]

    def holds(self, ran: Ran) -> bool:
        self.world.mail()
        self.world.clock.advance(MINUTES)
        self.world.auth.deliver()
        mailed = notices(self.world.mailer)
        return {"password-changed", "email-code-enabled"} == set(mailed)


def test_of_two_workers_one_mails() -> None:
    """
    Whoever has claimed it first.
    """
    walk(Delivering)
    assert breaks(Delivering, over=ForgetsVersions)
    assert breaks(Delivering, over=KeepsNoClaim)


@pytest.mark.parametrize("mortal", [0, 1])
def test_no_death_of_a_worker_leaves_anything_for_ever(mortal: int) -> None:
    """
    At whatever step; over a storage that finds nobody, it does.
    """
    walk(Delivering, mortal=mortal)
    assert breaks(Delivering, over=Forgets, mortal=mortal)


@pytest.mark.parametrize("mortal", [None, 0])
def test_a_change_meanwhile_is_told_too(mortal: int | None) -> None:
    """
    Nothing is lost of either.
    """
    walk(DeliveringWhileChanging, mortal=mortal, switches=1 if mortal is not None else 2)
