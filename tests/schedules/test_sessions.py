"""
Sessions that are used, proven and ended at the same moment.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence

from onetsec import Channel
from onetsec.flows.sessions import RevokeOutcome
from onetsec.flows.step_up import StepUpOutcome
from onetsec.sessions import Session
from onetsec.testing import DIED, Ran

from ..conftest import HERE, PASSWORD, THERE
from ..flows.worlds import session_of, signed_in
from .walks import Flow, ForgetsEpochs, Race, Resurrects, breaks, mortals, walk


class _Revoked(Race):
    """
    A session is revoked while it does something: it stays dead.
    """

    def prepare(self) -> None:
        self.here = session_of(signed_in(self.world.auth))
        self.there = signed_in(self.world.auth, client=THERE)
        self.world.clock.advance(600)

    def flows(self) -> Sequence[Flow]:
        return (
            self.world.racing.sessions.revoke(self.here, session_of(self.there).id),
            self.meanwhile(),
        )

    @abstractmethod
    def meanwhile(self) -> Flow:
        """
        What the session does.
        """

    def holds(self, ran: Ran) -> bool:
        if ran.results[0] is not RevokeOutcome.REVOKED:
            return bool(ran.results[0] == DIED)

        return not (self.world.is_alive(self.there) or self.world.is_alive(ran.results[1]))


class RevokeAndTouch(_Revoked):
    """
    Its last activity is being written.
    """

    def meanwhile(self) -> Flow:
        return self.world.racing.sessions.check(self.there.token or "", client=THERE)


class RevokeAndProve(_Revoked):
    """
    Its owner proves the password again.
    """

    def meanwhile(self) -> Flow:
        return self.world.racing.step_up.confirm(
            session_of(self.there), factor=Channel.PASSWORD, code=PASSWORD, client=THERE
        )


@mortals
def test_a_late_touch_revives_nothing(mortal: int | None) -> None:
    """
    A revoked session stays dead, whatever was about to be written of it.
    """
    walk(RevokeAndTouch, mortal=mortal)
    assert breaks(RevokeAndTouch, over=Resurrects)


@mortals
def test_a_late_proof_revives_nothing(mortal: int | None) -> None:
    """
    A revoked session stays dead, whatever it was about to prove.
    """
    walk(RevokeAndProve, mortal=mortal)
    assert breaks(RevokeAndProve, over=Resurrects)


class EndOthersAndSignIn(Race):
    """
    All others are signed out while somebody signs in: this one goes on, the owner gets in.
    """

    def prepare(self) -> None:
        self.here = session_of(signed_in(self.world.auth))
        self.there = signed_in(self.world.auth, client=THERE)

    def flows(self) -> Sequence[Flow]:
        racing = self.world.racing
        return (
            racing.sessions.revoke_others(self.here),
            racing.sign_in.password("ada@example.com", PASSWORD, client=THERE),
        )

    def holds(self, ran: Ran) -> bool:
        world, opened = self.world, ran.results[0]
        if opened == DIED:
            return world.enters(PASSWORD)

        return world.is_alive(opened) and not world.is_alive(self.there) and world.enters(PASSWORD)


@mortals
def test_others_end_and_this_one_goes_on(mortal: int | None) -> None:
    """
    A crash in between signs people out, and locks nobody out.
    """
    walk(EndOthersAndSignIn, mortal=mortal)
    assert breaks(EndOthersAndSignIn, over=ForgetsEpochs)


class TwoProofs(Race):
    """
    One session proves the password twice: one proof wins, and the session has one token.
    """

    def prepare(self) -> None:
        self.session = session_of(signed_in(self.world.auth))

    def flows(self) -> Sequence[Flow]:
        confirm = self.world.racing.step_up.confirm
        return [
            confirm(self.session, factor=Channel.PASSWORD, code=PASSWORD, client=HERE)
            for _ in range(2)
        ]

    def holds(self, ran: Ran) -> bool:
        told = {one.outcome for one in ran.results}
        return {StepUpOutcome.CONFIRMED, StepUpOutcome.SIGNED_OUT} == told and 1 == sum(
            map(self.world.is_alive, ran.results)
        )


def test_of_two_proofs_one_keeps_the_session() -> None:
    """
    The token of the other is not told, so no browser holds a dead one.
    """
    walk(TwoProofs)


class ProofAndTouch(Race):
    """
    A proof, and a touch of the same session that may be faster.
    """

    def prepare(self) -> None:
        self.result = signed_in(self.world.auth)
        self.world.clock.advance(600)

    def flows(self) -> Sequence[Flow]:
        racing, session = self.world.racing, session_of(self.result)
        return (
            racing.step_up.confirm(session, factor=Channel.PASSWORD, code=PASSWORD, client=HERE),
            racing.sessions.check(self.result.token or "", client=HERE),
        )

    def holds(self, ran: Ran) -> bool:
        proof, checked = ran.results
        return self.world.is_alive(proof) and (checked is None or isinstance(checked, Session))


def test_a_touch_that_is_faster_changes_nothing_for_a_proof() -> None:
    """
    A lost swap is tried again on the fresh row.
    """
    walk(ProofAndTouch)


class TwoSignIns(Race):
    """
    Two sign-ins are two sessions.
    """

    def flows(self) -> Sequence[Flow]:
        password = self.world.racing.sign_in.password
        return [password("ada@example.com", PASSWORD, client=HERE) for _ in range(2)]

    def holds(self, ran: Ran) -> bool:
        return all(map(self.world.is_alive, ran.results))


def test_two_sign_ins_are_two_sessions() -> None:
    """
    Neither is lost to the other.
    """
    walk(TwoSignIns)
