"""
An address that is left, and a process that dies on the way: the mailbox of before hears of it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

import pytest

from onetsec.flows.address import AddressOutcome
from onetsec.jobs import Job, JobKind
from onetsec.notices import UndoOutcome
from onetsec.testing import DIED, Ran

from ..conftest import HERE, OTHER, PASSWORD, THERE
from ..flows.mailboxes import ADA, LOGIN, OPEN, address_codes, mails, undo_tokens
from ..flows.worlds import session_of, signed_in
from .walks import Flow, ForgetsEpochs, ForgetsVersions, Race, World, breaks, walk

NEW, EVE = "ada@example.org", "eve@example.net"
JOB = Job(kind=JobKind.MAIL_NOTICE, who="ada", id="", at=0, expires_at=2**40)
MINUTES = 120

Comes = tuple[Callable[[World], None], ...]


def mails_come(world: World) -> None:
    """
    The notices of the account are mailed, by whatever process.
    """
    world.auth.run_job(JOB)


def owner_comes(world: World) -> None:
    """
    The owner signs in, with whatever address there is.
    """
    for address in (LOGIN, NEW, EVE):
        world.auth.sign_in.password(address, PASSWORD, client=HERE)


class Leaving(Race):
    """
    Ada has asked for another address, and has its code. She has verified the one that she has.
    """

    settings = OPEN
    users_stop = True
    comes: ClassVar[Comes] = (mails_come,)

    def prepare(self) -> None:
        self.world.people.put(ADA)
        self.session = session_of(signed_in(self.world.auth))
        self.code = self.code_for(NEW)

    def code_for(self, address: str) -> str:
        """
        The code that Ada is mailed at another *address*.
        """
        self.world.auth.address.change(self.session, address)
        return address_codes(self.world.mailer)[-1]

    def flows(self) -> Sequence[Flow]:
        return [self.world.racing.address.confirm(self.session, self.code, client=HERE)]

    @property
    def address(self) -> str:
        """
        What the host has.
        """
        user = self.world.people.by_id("ada")
        assert user is not None
        return user.email

    @property
    def told(self) -> list[str]:
        """
        Who was told of a change of the address.
        """
        sent = mails(self.world.mailer, "notice")
        return [one.to for one in sent if "address-changed" == one.context["event"]]

    def goes_on(self, ran: Ran) -> None:
        """
        What was left to be done is done, but by a process that has died; and somebody comes later.
        """
        if DIED in ran.results:
            self.world.jobs.clear()
        self.world.mail()
        self.world.clock.advance(MINUTES)
        for come in self.comes:
            come(self.world)

    def holds(self, ran: Ran) -> bool:
        self.goes_on(ran)
        outcome = getattr(ran.results[0], "outcome", None)
        if self.address == LOGIN:
            return not self.told and outcome is not AddressOutcome.CHANGED

        return [LOGIN, self.address] == self.told and self.is_taken_back()

    def is_taken_back(self) -> bool:
        """
        Whether the first link of all restores what was there.
        """
        outcome = self.world.auth.undo.undo(undo_tokens(self.world.mailer)[0], client=HERE)
        return outcome is UndoOutcome.UNDONE and self.address == LOGIN


class OwnerComes(Leaving):
    """
    Before anything is mailed.
    """

    comes: ClassVar[Comes] = (owner_comes,)


class LeavingAndSigningIn(OwnerComes):
    """
    Somebody signs in meanwhile, and sees what is half done.
    """

    def flows(self) -> Sequence[Flow]:
        enter = self.world.racing.sign_in.password(NEW, PASSWORD, client=THERE)
        return [*super().flows(), enter]


class NobodyComes(Leaving):
    """
    Broken: it stays half done.
    """

    comes = ()


class SigningInAndNobodyComes(LeavingAndSigningIn):
    """
    Broken: so does that.
    """

    comes = ()


class LeavingTwice(Leaving):
    """
    Two sessions leave for two addresses.
    """

    def prepare(self) -> None:
        super().prepare()
        self.first, self.first_code = self.session, self.code
        self.session = session_of(signed_in(self.world.auth))
        self.code = self.code_for(EVE)

    def flows(self) -> Sequence[Flow]:
        confirm = self.world.racing.address.confirm
        return [*super().flows(), confirm(self.first, self.first_code, client=THERE)]

    def holds(self, ran: Ran) -> bool:
        self.goes_on(ran)
        changed = [getattr(one, "outcome", None) is AddressOutcome.CHANGED for one in ran.results]
        if self.address == LOGIN:
            return not self.told and not any(changed)

        return [LOGIN, self.address] == self.told and sum(changed) <= 1 and self.is_taken_back()


class LeavingAndTakingBack(Leaving):
    """
    A thief leaves, while the owner takes back what was done before.
    """

    def prepare(self) -> None:
        auth = self.world.auth
        self.world.people.put(ADA)
        first = session_of(signed_in(auth))
        changed = auth.password.change(first, current=PASSWORD, new=OTHER, client=THERE)
        self.session, self.link = session_of(changed), undo_tokens(self.world.mailer)[0]
        self.code = self.code_for(NEW)

    def flows(self) -> Sequence[Flow]:
        undo = self.world.racing.undo.undo(self.link, client=HERE)
        return [*super().flows(), undo]

    def holds(self, ran: Ran) -> bool:
        self.goes_on(ran)
        if ran.results[1] is UndoOutcome.UNDONE:
            return self.address == LOGIN and not self.world.auth.sessions.of_user("ada")

        return ran.results[1] is DIED


class TakingBack(Leaving):
    """
    A thief has left, and the owner takes that back.
    """

    def prepare(self) -> None:
        super().prepare()
        self.world.auth.address.confirm(self.session, self.code, client=THERE)
        self.link = undo_tokens(self.world.mailer)[0]

    def flows(self) -> Sequence[Flow]:
        return [self.world.racing.undo.undo(self.link, client=HERE)]

    def holds(self, ran: Ran) -> bool:
        self.goes_on(ran)
        undo = self.world.auth.undo.undo
        undone = [ran.results[0], undo(self.link, client=HERE)].count(UndoOutcome.UNDONE)
        expected = 1 if ran.results[0] is not DIED else undone
        is_out = not self.world.enters(PASSWORD) and not self.world.auth.sessions.of_user("ada")
        return expected == undone <= 1 and is_out and self.address == LOGIN


@pytest.mark.parametrize("race", [Leaving, OwnerComes])
def test_the_old_address_hears_of_every_change(race: type[Race]) -> None:
    """
    Wherever the process dies, and by a link that works; and of none that was not made.
    """

    walk(race, mortal=0)
    assert breaks(NobodyComes, mortal=0)


def test_whoever_signs_in_meanwhile_changes_nothing_about_that() -> None:
    """
    They finish it, or leave it alone.
    """
    walk(LeavingAndSigningIn, mortal=0, switches=1)
    assert breaks(SigningInAndNobodyComes, mortal=0)


def test_of_two_who_leave_one_does() -> None:
    """
    And it is told which.
    """
    walk(LeavingTwice, mortal=0, switches=1)
    assert breaks(LeavingTwice, over=ForgetsVersions)


@pytest.mark.parametrize("mortal", [0, 1])
def test_what_was_taken_back_is_left_no_more(mortal: int) -> None:
    """
    A change of the address that was begun before, too.
    """
    walk(LeavingAndTakingBack, mortal=mortal, switches=1)
    assert breaks(LeavingAndTakingBack, over=ForgetsVersions)


def test_a_link_that_died_works_again() -> None:
    """
    Until all of it is taken back.
    """
    walk(TakingBack, mortal=0)
    assert breaks(TakingBack, over=ForgetsEpochs)
