"""
Addresses that are changed at the same moment as other things.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from onetsec.flows.address import AddressOutcome
from onetsec.flows.password import PasswordOutcome
from onetsec.testing import DIED, Ran

from ..conftest import HERE, OTHER, PASSWORD
from ..flows.mailboxes import LOGIN, address_codes
from ..flows.worlds import session_of, signed_in
from .walks import Flow, ForgetsVersions, Race, breaks, mortals, walk

NEW = "ada@example.org"


class Moving(Race):
    """
    Ada has asked for another address, and has its code.
    """

    def prepare(self) -> None:
        auth = self.world.auth
        self.session = session_of(signed_in(auth))
        auth.address.change(self.session, NEW)
        self.code = address_codes(self.world.mailer)[-1]

    @property
    def address(self) -> str:
        """
        What the host has.
        """
        user = self.world.people.by_id("ada")
        assert user is not None
        return user.email


class OneCodeTwice(Moving):
    """
    One code moves once.
    """

    def flows(self) -> Sequence[Flow]:
        confirm = self.world.racing.address.confirm
        return [confirm(self.session, self.code, client=HERE) for _ in range(2)]

    def holds(self, ran: Ran) -> bool:
        moved = [changed(one) for one in ran.results]
        if DIED in ran.results:
            return sum(moved) <= 1

        return sum(moved) == 1 and self.address == NEW


class MoveAndChange(Moving):
    """
    The address and the password are changed at once: whoever was told that it was done, it is; and
    of an address that was not, nothing is left.
    """

    def flows(self) -> Sequence[Flow]:
        racing = self.world.racing
        return (
            racing.address.confirm(self.session, self.code, client=HERE),
            racing.password.change(self.session, current=PASSWORD, new=OTHER, client=HERE),
        )

    def holds(self, ran: Ran) -> bool:
        outcome = getattr(ran.results[1], "outcome", None)
        password = OTHER if outcome is PasswordOutcome.CHANGED else PASSWORD
        expected = NEW if changed(ran.results[0]) else LOGIN
        entered = self.world.auth.sign_in.password(expected, password, client=HERE)
        return self.address == expected and self.world.is_alive(entered)


def changed(result: Any) -> bool:
    """
    Whether a flow has told that the address was changed.
    """
    return getattr(result, "outcome", None) is AddressOutcome.CHANGED


@mortals
def test_a_code_moves_once(mortal: int | None) -> None:
    """
    Whoever is first, and nobody if that one died after it was spent. No broken storage lets it move
    twice: the host's row is compared, too.
    """
    walk(OneCodeTwice, mortal=mortal)


def test_an_address_and_a_password_meet() -> None:
    """
    However close they come.
    """
    walk(MoveAndChange)
    assert breaks(MoveAndChange, over=ForgetsVersions)
