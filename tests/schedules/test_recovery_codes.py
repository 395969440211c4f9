"""
Recovery codes that are used and renewed at the same moment.
"""

from __future__ import annotations

from collections.abc import Sequence

from onetsec import Channel
from onetsec.flows.recovery_codes import RecoveryOutcome
from onetsec.testing import DIED, Ran

from ..conftest import HERE
from ..flows.worlds import enrolled, pending
from .walks import Flow, ForgetsVersions, Race, breaks, mortals, walk


class OneCodeTwice(Race):
    """
    One recovery code completes one sign-in.
    """

    def prepare(self) -> None:
        _, _, codes = enrolled(self.world.auth, self.world.clock)
        self.code = codes[0]
        self.waiting = [pending(self.world.auth), pending(self.world.auth)]

    def flows(self) -> Sequence[Flow]:
        verify = self.world.racing.sign_in.verify
        return [
            verify(one, factor=Channel.RECOVERY, code=self.code, client=HERE)
            for one in self.waiting
        ]

    def holds(self, ran: Ran) -> bool:
        entered = sum(map(self.world.is_alive, ran.results))
        return entered <= 1 if DIED in ran.results else entered == 1


@mortals
def test_a_code_lets_one_in(mortal: int | None) -> None:
    """
    Whoever is first, and nobody if that one died after it was spent.
    """
    walk(OneCodeTwice, mortal=mortal)
    assert breaks(OneCodeTwice, over=ForgetsVersions)


class RenewAndUse(Race):
    """
    The codes are renewed while an old one is used: the new ones work, the old ones do not.
    """

    def prepare(self) -> None:
        self.session, _, self.codes = enrolled(self.world.auth, self.world.clock)
        self.waiting = pending(self.world.auth)

    def flows(self) -> Sequence[Flow]:
        racing = self.world.racing
        return (
            racing.recovery_codes.renew(self.session),
            racing.sign_in.verify(
                self.waiting, factor=Channel.RECOVERY, code=self.codes[0], client=HERE
            ),
        )

    def holds(self, ran: Ran) -> bool:
        if getattr(ran.results[0], "outcome", None) is not RecoveryOutcome.RENEWED:
            return True

        new = ran.results[0].codes
        return self._enters(new[0]) and not any(map(self._enters, self.codes[:2]))

    def _enters(self, code: str) -> bool:
        auth = self.world.auth
        return self.world.is_alive(
            auth.sign_in.verify(pending(auth), factor=Channel.RECOVERY, code=code, client=HERE)
        )


@mortals
def test_renewed_codes_leave_no_old_one(mortal: int | None) -> None:
    """
    And a use of an old one at the same moment does not bring the old set back.
    """
    walk(RenewAndUse, mortal=mortal)
    assert breaks(RenewAndUse, over=ForgetsVersions)
