"""
A change of the password, and whatever meets it.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence

from onetsec import Channel
from onetsec.flows.password import PasswordOutcome
from onetsec.testing import DIED, Ran

from ..conftest import HERE, OTHER, PASSWORD, THERE
from ..flows.worlds import session_of, signed_in
from .walks import Flow, ForgetsEpochs, ForgetsVersions, Race, breaks, mortals, schedules, walk


class ChangeAndSignIn(Race):
    """
    A change, and a sign-in with the old password: it ends, and the owner gets in.
    """

    def prepare(self) -> None:
        self.session = session_of(signed_in(self.world.auth, client=THERE))

    def flows(self) -> Sequence[Flow]:
        racing = self.world.racing
        return (
            racing.password.change(self.session, current=PASSWORD, new=OTHER, client=THERE),
            racing.sign_in.password("ada@example.com", PASSWORD, client=HERE),
        )

    def holds(self, ran: Ran) -> bool:
        changed = self.world.enters(OTHER)
        if changed is self.world.enters(PASSWORD):
            return False

        return not (changed and self.world.is_alive(ran.results[1]))


@mortals
def test_no_session_outlives_its_password(mortal: int | None) -> None:
    """
    Whoever was first and whoever died: an old session is over, and the owner gets in.
    """
    walk(ChangeAndSignIn, mortal=mortal)
    assert breaks(ChangeAndSignIn, over=ForgetsEpochs)


def test_the_one_who_changed_it_stays() -> None:
    """
    With the token that the change gave, whatever a sign-in does meanwhile.
    """
    for race, ran in schedules(ChangeAndSignIn):
        assert race.world.is_alive(ran.results[0]), ran


class TwoChanges(Race):
    """
    Two changes of one password: one wins, and whoever was told so has it.
    """

    def prepare(self) -> None:
        self.here = session_of(signed_in(self.world.auth))
        self.there = session_of(signed_in(self.world.auth, client=THERE))
        self.news = (OTHER, OTHER + "2")

    def flows(self) -> Sequence[Flow]:
        change = self.world.racing.password.change
        return (
            change(self.here, current=PASSWORD, new=self.news[0], client=HERE),
            change(self.there, current=PASSWORD, new=self.news[1], client=THERE),
        )

    def holds(self, ran: Ran) -> bool:
        open_with = [self.world.enters(new) for new in self.news]
        told = [getattr(one, "outcome", None) is PasswordOutcome.CHANGED for one in ran.results]
        if any(told) and self.world.enters(PASSWORD):
            return False

        return told == open_with or (DIED in ran.results and sum(open_with) <= 1)


@mortals
def test_of_two_changes_one_wins(mortal: int | None) -> None:
    """
    And whoever was told so has the password.
    """
    walk(TwoChanges, mortal=mortal)
    assert breaks(TwoChanges, over=ForgetsVersions)


class _Late(Race):
    """
    A request that was checked before the owner changed the password: it gets nothing of it.
    """

    def prepare(self) -> None:
        self.thief = session_of(signed_in(self.world.auth, client=THERE))
        self.owner = session_of(signed_in(self.world.auth))

    def flows(self) -> Sequence[Flow]:
        change = self.world.racing.password.change
        return change(self.owner, current=PASSWORD, new=OTHER, client=HERE), self.late()

    @abstractmethod
    def late(self) -> Flow:
        """
        The late request.
        """

    def holds(self, ran: Ran) -> bool:
        changed = getattr(ran.results[0], "outcome", None) is PasswordOutcome.CHANGED
        return not (changed and self.world.is_alive(ran.results[1]))


class LateEnd(_Late):
    def late(self) -> Flow:
        return self.world.racing.sessions.revoke_others(self.thief)


class LateProof(_Late):
    def late(self) -> Flow:
        return self.world.racing.step_up.confirm(
            self.thief, factor=Channel.PASSWORD, code=PASSWORD, client=THERE
        )


@mortals
def test_a_late_end_of_others_keeps_no_thief(mortal: int | None) -> None:
    """
    Who signs all others out with a session of before the change is out, too.
    """
    walk(LateEnd, mortal=mortal)
    assert breaks(LateEnd, over=ForgetsVersions)


@mortals
def test_a_late_proof_keeps_no_thief(mortal: int | None) -> None:
    """
    A proof of the old password is worth nothing after the change.
    """
    walk(LateProof, mortal=mortal)
    assert breaks(LateProof, over=ForgetsEpochs)
