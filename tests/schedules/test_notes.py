"""
What an account keeps beside its credentials, written while a credential changes.
"""

from __future__ import annotations

from collections.abc import Sequence

from onetsec.flows.password import PasswordOutcome
from onetsec.flows.posture import SnoozeOutcome
from onetsec.testing import DIED, Ran

from ..conftest import HERE, OTHER, PASSWORD
from ..flows.worlds import session_of, signed_in
from .walks import Flow, ForgetsVersions, Race, breaks, mortals, walk


class ChangeAndSnooze(Race):
    """
    A change of the password, and advice that is put off: whoever says that it is done, has done it.
    """

    def prepare(self) -> None:
        self.session = session_of(signed_in(self.world.auth))

    def flows(self) -> Sequence[Flow]:
        racing = self.world.racing
        return (
            racing.password.change(self.session, current=PASSWORD, new=OTHER, client=HERE),
            racing.posture.snooze(self.session, "secure-email"),
        )

    def holds(self, ran: Ran) -> bool:
        changed, snoozed = ran.results
        is_changed = changed is not DIED and changed.outcome is PasswordOutcome.CHANGED
        if is_changed and not self.world.enters(OTHER):
            return False
        if snoozed is DIED or snoozed.outcome is not SnoozeOutcome.SNOOZED:
            return True

        report = self.world.auth.posture.report(self.session)
        return any(one.snoozed_until for one in report)


@mortals
def test_neither_is_lost(mortal: int | None) -> None:
    """
    Whoever was first and whoever died; over a storage that forgets versions one of them is.
    """
    walk(ChangeAndSnooze, mortal=mortal)
    assert breaks(ChangeAndSnooze, over=ForgetsVersions)
