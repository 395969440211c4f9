"""
A password that stops, and whatever meets it.
"""

from __future__ import annotations

from collections.abc import Sequence

from onetsec import Channel
from onetsec.account import Account
from onetsec.events import Event, EventKind
from onetsec.flows.password import PasswordOutcome
from onetsec.flows.sign_in import SignInOutcome
from onetsec.records import AccountRecord
from onetsec.storage.memory import MemoryStorage
from onetsec.testing import DIED, Ran

from ..conftest import HERE, OTHER, PASSWORD, THERE
from ..flows.mailboxes import LOGIN, asked, linked, with_mail
from ..flows.stopped import guess
from ..flows.worlds import enrolled, pending
from .test_password_reset import was_set
from .walks import Flow, ForgetsVersions, Race, World, breaks, mortals, walk


def account(world: World) -> Account:
    """
    Ada's, as it is stored.
    """
    record = world.storage.load("ada")
    assert record is not None
    return world.auth.flows.engine.opened(record)


class TenthAndTenth(Race):
    """
    Nine codes were wrong, and two more come at the same moment: one is looked at, and stops it.
    """

    def prepare(self) -> None:
        enrolled(self.world.auth, self.world.clock)
        guess(self.world.auth, count=9)
        self.waiting = [pending(self.world.auth, client=THERE) for _ in range(2)]

    def flows(self) -> Sequence[Flow]:
        verify = self.world.racing.sign_in.verify
        return [verify(one, factor=Channel.APP, code="x", client=THERE) for one in self.waiting]

    def holds(self, ran: Ran) -> bool:
        outcomes = [getattr(one, "outcome", None) for one in ran.results]
        told = [one for one in self.world.storage.events("ada") if one.kind == "password-stopped"]
        is_stopped = account(self.world).stopped_at > 0
        looked_at = outcomes.count(SignInOutcome.WRONG_CODE)
        if len(told) > 1 or looked_at > 1 or len(account(self.world).failures) != 9 + is_stopped:
            return False
        return is_stopped and (len(told) == 1 or DIED in ran.results)


@mortals
def test_the_tenth_is_one(mortal: int | None) -> None:
    """
    The owner hears of it once; a death may keep that from her, and the stop from nobody.
    """
    walk(TenthAndTenth, mortal=mortal)
    assert breaks(TenthAndTenth, over=ForgetsVersions)


class SixthAndSixth(Race):
    """
    Five mailed codes ran out unanswered, and two more sign-ins begin: both are told nothing.
    """

    def prepare(self) -> None:
        with_mail(self.world.auth, self.world.people)
        for _ in range(5):
            asked(self.world.auth, client=THERE)
            self.world.clock.advance(600)
        self.heard: list[Event] = []
        self.world.racing.on(EventKind.PASSWORD_STOPPED)(self.heard.append)

    def flows(self) -> Sequence[Flow]:
        self.heard.clear()
        first = self.world.racing.sign_in.password
        return [first(LOGIN, PASSWORD, client=THERE) for _ in range(2)]

    def holds(self, ran: Ran) -> bool:
        outcomes = {getattr(one, "outcome", None) for one in ran.results if one != DIED}
        if len(self.heard) > 1 or not outcomes <= {SignInOutcome.WRONG_CREDENTIALS}:
            return False
        return account(self.world).stopped_at > 0 and (len(self.heard) == 1 or DIED in ran.results)


@mortals
def test_the_sixth_is_one(mortal: int | None) -> None:
    """
    The owner hears of it once.
    """
    walk(SixthAndSixth, mortal=mortal)
    assert breaks(SixthAndSixth, over=ForgetsVersions)


class TenthAndReset(Race):
    """
    The tenth code is wrong while its owner sets another password: that one works.
    """

    def prepare(self) -> None:
        enrolled(self.world.auth, self.world.clock)
        guess(self.world.auth, count=9)
        self.waiting = pending(self.world.auth, client=THERE)
        self.token = linked(self.world.auth, self.world.mailer)

    def flows(self) -> Sequence[Flow]:
        racing = self.world.racing
        return (
            racing.sign_in.verify(self.waiting, factor=Channel.APP, code="x", client=THERE),
            racing.password_reset.complete(self.token, new=OTHER, client=HERE),
        )

    def holds(self, ran: Ran) -> bool:
        if not was_set(ran.results[1]):
            return DIED in ran.results

        first = self.world.auth.sign_in.password(LOGIN, OTHER, client=THERE)
        return first.outcome is SignInOutcome.SECOND_FACTOR_REQUIRED


@mortals
def test_a_new_password_is_not_stopped(mortal: int | None) -> None:
    """
    Whoever was first: what was wrong was the old one.
    """
    walk(TenthAndReset, mortal=mortal)
    assert breaks(TenthAndReset, over=ForgetsVersions)


class TenthAndChange(Race):
    """
    The tenth code is wrong while its owner, who is signed in, changes the password.
    """

    def prepare(self) -> None:
        self.session, _, _ = enrolled(self.world.auth, self.world.clock)
        guess(self.world.auth, count=9)
        self.waiting = pending(self.world.auth, client=THERE)

    def flows(self) -> Sequence[Flow]:
        racing = self.world.racing
        return (
            racing.sign_in.verify(self.waiting, factor=Channel.APP, code="x", client=THERE),
            racing.password.change(self.session, current=PASSWORD, new=OTHER, client=HERE),
        )

    def holds(self, ran: Ran) -> bool:
        if getattr(ran.results[1], "outcome", None) is not PasswordOutcome.CHANGED:
            return DIED in ran.results

        first = self.world.auth.sign_in.password(LOGIN, OTHER, client=THERE)
        return first.outcome is SignInOutcome.SECOND_FACTOR_REQUIRED


@mortals
def test_a_change_lifts_it(mortal: int | None) -> None:
    """
    Whoever was first.
    """
    walk(TenthAndChange, mortal=mortal)
    assert breaks(TenthAndChange, over=ForgetsVersions)


class Drops(MemoryStorage):
    """
    Broken: says that it has saved, and has not, from when `is_broken`.
    """

    is_broken = False

    def save(self, record: AccountRecord, *, expected: int) -> bool:
        return self.is_broken or super().save(record, expected=expected)


class TenthAndFirstStep(Race):
    """
    The tenth code is wrong while another sign-in begins: that gets no further than its second step.
    """

    def prepare(self) -> None:
        _, app, _ = enrolled(self.world.auth, self.world.clock)
        guess(self.world.auth, count=9)
        self.waiting = pending(self.world.auth, client=THERE)
        self.code = app.next_code()
        if isinstance(self.world.storage, Drops):
            self.world.storage.is_broken = True

    def flows(self) -> Sequence[Flow]:
        racing = self.world.racing
        return (
            racing.sign_in.verify(self.waiting, factor=Channel.APP, code="x", client=THERE),
            racing.sign_in.password(LOGIN, PASSWORD, client=THERE),
        )

    def holds(self, ran: Ran) -> bool:
        if account(self.world).stopped_at == 0:
            return DIED in ran.results[:1]

        begun = getattr(ran.results[1], "pending", None) or ""
        verify = self.world.auth.sign_in.verify
        second = verify(begun, factor=Channel.APP, code=self.code, client=THERE)
        later = self.world.auth.sign_in.password(LOGIN, PASSWORD, client=THERE)
        return second.token is None and later.outcome is SignInOutcome.WRONG_CREDENTIALS


@mortals
def test_nobody_comes_in_beside_it(mortal: int | None) -> None:
    """
    Not even with the right code, and the next one is told nothing.
    """
    walk(TenthAndFirstStep, mortal=mortal)
    assert breaks(TenthAndFirstStep, over=Drops)
