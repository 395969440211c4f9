"""
Passwords whose hashes the host keeps, and whatever meets a change of them: in every order, and with
every death.
"""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from onetsec.records import Verified
from onetsec.testing import DIED, QuickHasher, Ran
from onetsec.users import DictUsers

from ..conftest import HERE, OTHER, PASSWORD, THERE
from ..flows.mailboxes import LOGIN
from ..flows.worlds import session_of, signed_in
from . import test_password, test_password_reset
from .walks import Flow, ForgetsEpochs, Race, breaks, mortals, schedules, walk


class SwapsBlindly(DictUsers):
    """
    Broken: stores a hash over whatever is there.
    """

    def replace_password_hash(self, user_id: str, new: str, *, expected: str | None) -> bool:
        self._hashes[user_id] = new
        return True


class SwapsNothing(DictUsers):
    """
    Broken: says that a hash was swapped, and keeps the first.
    """

    def replace_password_hash(self, user_id: str, new: str, *, expected: str | None) -> bool:
        return super().replace_password_hash(user_id, new, expected=expected) or True


class ResetAndSignIn(test_password_reset.ResetAndSignIn):
    """
    As there. If the reset dies between the host's column and the account, then who has signed in
    between the minimum epoch and the column is out once somebody uses the new password.
    """

    def holds(self, ran: Ran) -> bool:
        if DIED == ran.results[0]:
            self.world.enters(OTHER)
        return super().holds(ran)


class WishAndChange(test_password_reset.WishAndChange):
    """
    As there, unless the change dies between the host's column and the account: then somebody who
    wants a link first may still get one, as nobody was told of a change.
    """

    def holds(self, ran: Ran) -> bool:
        if DIED != ran.results[1]:
            return super().holds(ran)

        return self.world.enters(OTHER) is not self.world.enters(PASSWORD)


@pytest.mark.parametrize(
    "race",
    [
        test_password.ChangeAndSignIn,
        test_password.TwoChanges,
        test_password.LateProof,
        ResetAndSignIn,
        test_password_reset.ResetAndChange,
        test_password_reset.OneLinkTwice,
        WishAndChange,
    ],
    ids=lambda race: race.__name__,
)
@mortals
def test_what_holds_in_the_account_holds_with_the_host(
    race: type[Race], mortal: int | None
) -> None:
    """
    Every race of passwords, once more.
    """
    walk(race, vault=DictUsers, mortal=mortal, switches=3 if mortal is None else 2)


@pytest.mark.parametrize(
    "race",
    [test_password.TwoChanges, test_password_reset.ResetAndChange],
    ids=lambda race: race.__name__,
)
def test_a_blind_swap_is_seen(race: type[Race]) -> None:
    """
    The negative control: somebody is told of a password that does not work.
    """
    assert breaks(race, vault=SwapsBlindly)


def test_a_session_that_outlives_its_password_is_seen() -> None:
    """
    The negative control: without a minimum epoch the sign-in that was in flight stays.
    """
    assert breaks(test_password.ChangeAndSignIn, over=ForgetsEpochs, vault=DictUsers)
    assert breaks(test_password_reset.ResetAndSignIn, over=ForgetsEpochs, vault=DictUsers)


def test_the_one_who_changed_it_stays() -> None:
    """
    With the token that the change gave, whatever a sign-in with the old password does meanwhile.
    """
    for race, ran in schedules(test_password.ChangeAndSignIn, vault=DictUsers):
        assert race.world.is_alive(ran.results[0]), ran


class SetElsewhere(Race):
    """
    The host has set a password; its owner signs in with it twice at once, on new devices. Whoever
    was signed in before is out as soon as one of them is in.
    """

    def prepare(self) -> None:
        self.before = signed_in(self.world.auth, client=THERE)
        self.world.clock.advance(10)
        hashes = self.world.people
        hashed = self.world.hasher.hash(OTHER)
        assert hashes.replace_password_hash("ada", hashed, expected=hashes.password_hash("ada"))

    def flows(self) -> Sequence[Flow]:
        return [
            self.world.racing.sign_in.password(LOGIN, OTHER, client=client)
            for client in (HERE, THERE)
        ]

    def holds(self, ran: Ran) -> bool:
        lives = [self.world.is_alive(one) for one in ran.results]
        if any(lives) and self.world.is_alive(self.before):
            return False
        if lives != [one != DIED for one in ran.results]:
            return False
        return self.world.enters(OTHER) and not self.world.enters(PASSWORD)


@mortals
def test_a_password_that_was_set_elsewhere_ends_what_was_before(mortal: int | None) -> None:
    """
    And ends nobody who has signed in with it.
    """
    walk(SetElsewhere, vault=DictUsers, mortal=mortal)
    assert breaks(SetElsewhere, over=ForgetsEpochs, vault=DictUsers)


class SaidElsewhere(Race):
    """
    The host has set a password and says so, while somebody signs in with the former one, which was
    verified in time: whoever was in before is out, but the session that has set it.
    """

    def prepare(self) -> None:
        self.mine = session_of(signed_in(self.world.auth))
        self.before = signed_in(self.world.auth, client=THERE)
        self.world.clock.advance(10)

    def flows(self) -> Sequence[Flow]:
        racing = self.world.racing
        return self._said(), racing.sign_in.password(LOGIN, PASSWORD, client=THERE)

    async def _said(self) -> object:
        people, hashed = self.world.people, self.world.hasher.hash(OTHER)
        people.replace_password_hash("ada", hashed, expected=people.password_hash("ada"))
        return await self.world.racing.password.changed_elsewhere("ada", session=self.mine)

    def holds(self, ran: Ran) -> bool:
        said, entered = ran.results
        if DIED == said:  # then it is noticed by whoever uses it first
            return self.world.enters(OTHER) and not self.world.is_alive(self.before)

        out = not self.world.is_alive(self.before) and not self.world.is_alive(entered)
        return out and self.world.is_alive(said) and self.world.enters(OTHER)


@mortals
def test_a_password_that_the_host_tells_of_ends_what_was_before(mortal: int | None) -> None:
    """
    A sign-in in flight, too; the session that has set it goes on.
    """
    walk(SaidElsewhere, vault=DictUsers, mortal=mortal)
    assert breaks(SaidElsewhere, over=ForgetsEpochs, vault=DictUsers)


class ChangeAndNews(Race):
    """
    A change, and a sign-in with the new password that comes while it is on its way: what was before
    is out, whoever is in stays in.
    """

    def prepare(self) -> None:
        self.session = session_of(signed_in(self.world.auth))
        self.before = signed_in(self.world.auth, client=THERE)
        self.world.clock.advance(10)

    def flows(self) -> Sequence[Flow]:
        racing = self.world.racing
        return (
            racing.password.change(self.session, current=PASSWORD, new=OTHER, client=HERE),
            racing.sign_in.password(LOGIN, OTHER, client=THERE),
        )

    def holds(self, ran: Ran) -> bool:
        if DIED != ran.results[0] and self.world.enters(PASSWORD):
            return False
        if self.world.enters(OTHER) is self.world.enters(PASSWORD):
            return False
        return not (self.world.enters(OTHER) and self.world.is_alive(self.before))


@mortals
def test_a_change_that_somebody_notices_on_its_way_is_a_change(mortal: int | None) -> None:
    """
    The one who made it is told so, if only by having to sign in again.
    """
    walk(ChangeAndNews, vault=DictUsers, mortal=mortal)
    assert breaks(ChangeAndNews, over=ForgetsEpochs, vault=DictUsers)


class Renewing(QuickHasher):
    """
    Once it is due, hashes of a new kind take the place of the old ones, each another one.
    """

    is_due = False
    _count = 0

    def verify(self, stored: str | None, password: str) -> Verified:
        """
        Of either kind.
        """
        is_new = stored is not None and stored.startswith("new ")
        old = f"quick:{stored.partition(':')[2]}" if stored and is_new else stored
        ok = super().verify(old, password).ok
        if not ok or is_new or not self.is_due:
            return Verified(stored=stored, ok=ok)

        self._count += 1
        return Verified(stored=stored, ok=True, new_hash=f"new {self._count}:{password}")


class Renewed(Race):
    """
    Two sign-ins renew a hash at once: that is no change, and ends no session.
    """

    hasher = Renewing

    def prepare(self) -> None:
        self.before = signed_in(self.world.auth, client=THERE)
        self.world.clock.advance(10)
        self.world.hasher.is_due = True  # type: ignore[attr-defined]

    def flows(self) -> Sequence[Flow]:
        return [
            self.world.racing.sign_in.password(LOGIN, PASSWORD, client=client)
            for client in (HERE, THERE)
        ]

    def holds(self, ran: Ran) -> bool:
        lives = [self.world.is_alive(one) for one in (self.before, *ran.results)]
        if lives != [one != DIED for one in (None, *ran.results)]:
            return False
        if DIED not in ran.results and not self.is_renewed():
            return False
        return self.world.enters(PASSWORD) and self.world.is_alive(self.before)

    def is_renewed(self) -> bool:
        """
        Whether the host has a hash of the new kind.
        """
        return (self.world.people.password_hash("ada") or "").startswith("new ")


class RenewedByTheHost(Renewed):
    """
    The host renews the hash itself: who could tell that from another password?
    """

    def prepare(self) -> None:
        super().prepare()
        people, hashed = self.world.people, f"new 99:{PASSWORD}"
        assert people.replace_password_hash("ada", hashed, expected=people.password_hash("ada"))


@mortals
def test_a_renewed_hash_ends_no_session(mortal: int | None) -> None:
    """
    Whoever was first, and whoever died. The control: what is not ours does.
    """
    walk(Renewed, vault=DictUsers, mortal=mortal)
    assert breaks(RenewedByTheHost, vault=DictUsers)
