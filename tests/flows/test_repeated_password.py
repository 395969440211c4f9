"""
The same password once more: where others know it, a link does not set it again.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from attrs import evolve

from onetsec import Onetsec, Settings
from onetsec.errors import Unavailable
from onetsec.flows.password_reset import PasswordReset, ResetOutcome
from onetsec.flows.sign_in import SignInOutcome
from onetsec.mail import MemoryMailer
from onetsec.notices import UndoOutcome
from onetsec.policy import PasswordRule
from onetsec.posture import AdviceCode
from onetsec.records import Verified
from onetsec.testing import BreachList, QuickHasher, together

from ..conftest import HERE, OTHER, PASSWORD, THERE
from .mailboxes import OPEN, linked, tokens
from .stopped import World
from .test_undo import last
from .worlds import session_of, signed_in

ASKED = SignInOutcome.SECOND_FACTOR_REQUIRED
WRONG = SignInOutcome.WRONG_CREDENTIALS
NARROW = evolve(OPEN, throttles=evolve(OPEN.throttles, session=Settings().throttles.session))


def unmet(done: PasswordReset) -> tuple[PasswordRule, ...]:
    """
    Why a new password was refused.
    """
    assert ResetOutcome.REJECTED is done.outcome
    assert done.report is not None
    return done.report.unmet


def test_one_that_has_stopped_is_not_set_again() -> None:
    """
    It stays stopped, and the link works for another one.
    """
    world = World()
    world.stop()
    complete, token = world.auth.password_reset.complete, linked(world.auth, world.mailer)

    assert (PasswordRule.UNCHANGED,) == unmet(complete(token, new=PASSWORD, client=THERE))
    assert WRONG is world.outcome()
    assert ResetOutcome.COMPLETED is complete(token, new=OTHER, client=THERE).outcome
    assert ASKED is world.outcome(OTHER)


def test_one_that_works_may_be_set_again() -> None:
    """
    Nobody else knows it, and whoever has remembered it meanwhile is not told to find another one.
    """
    world = World()
    world.calls.clear()
    token = linked(world.auth, world.mailer)
    done = world.auth.password_reset.complete(token, new=PASSWORD, client=THERE)

    assert ResetOutcome.COMPLETED is done.outcome
    assert "verify" not in world.calls
    assert ASKED is world.outcome()


def test_one_that_was_taken_back_is_not_set_again() -> None:
    """
    The link of a notice has stopped it.
    """
    world = World()
    change = world.auth.password.change(world.session, current=PASSWORD, new=OTHER, client=THERE)
    undone = world.auth.undo.undo(last(world.mailer), client=HERE)
    token = tokens(world.mailer)[-1]
    done = world.auth.password_reset.complete(token, new=OTHER, client=THERE)

    assert change.session is not None
    assert UndoOutcome.UNDONE is undone
    assert (PasswordRule.UNCHANGED,) == unmet(done)


def test_one_that_has_leaked_is_not_set_again(
    rebuild: Callable[..., Onetsec], mailer: MemoryMailer
) -> None:
    """
    Also while the list does not answer; the account knows.
    """
    leaked = BreachList()
    auth = rebuild(breaches=leaked, settings=OPEN)
    leaked.add(PASSWORD)
    advice = auth.posture.report(session_of(signed_in(auth)))
    leaked.is_down = True
    complete, token = auth.password_reset.complete, linked(auth, mailer)

    assert AdviceCode.REPLACE_BREACHED_PASSWORD in {one.code for one in advice}
    assert (PasswordRule.UNCHANGED,) == unmet(complete(token, new=PASSWORD, client=THERE))
    assert ResetOutcome.COMPLETED is complete(token, new=OTHER, client=THERE).outcome


def test_to_be_told_is_paid_for() -> None:
    """
    Sixty-four at the same moment: five are told that it is the same, and the next one is not looked
    at. A minute later it is.
    """
    world = World(NARROW)
    world.stop()
    complete, token = world.auth.password_reset.complete, linked(world.auth, world.mailer)

    def repeated() -> ResetOutcome:
        return complete(token, new=PASSWORD, client=THERE).outcome

    outcomes = together([repeated] * 64)

    assert 5 == outcomes.count(ResetOutcome.REJECTED)
    assert 59 == outcomes.count(ResetOutcome.TOO_MANY_ATTEMPTS)
    world.clock.advance(60)
    assert ResetOutcome.COMPLETED is complete(token, new=OTHER, client=THERE).outcome


class Busy(QuickHasher):
    """
    A hasher that can be without a place.
    """

    is_full = False

    def verify(self, stored: str | None, password: str) -> Verified:
        """
        Look, if there is a place.
        """
        if self.is_full:
            raise Unavailable("passwords: no place")

        return super().verify(stored, password)


def test_what_could_not_be_looked_at_costs_nothing(
    rebuild: Callable[..., Onetsec], mailer: MemoryMailer
) -> None:
    """
    Nobody was told anything.
    """
    leaked, hasher = BreachList(), Busy()
    auth = rebuild(breaches=leaked, settings=NARROW, hasher=hasher)
    leaked.add(PASSWORD)
    signed_in(auth)
    leaked.is_down, hasher.is_full = True, True
    complete, token = auth.password_reset.complete, linked(auth, mailer)
    for _ in range(6):
        with pytest.raises(Unavailable):
            complete(token, new=PASSWORD, client=THERE)
    hasher.is_full = False

    assert (PasswordRule.UNCHANGED,) == unmet(complete(token, new=PASSWORD, client=THERE))
