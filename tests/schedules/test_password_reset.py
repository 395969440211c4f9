"""
Links for a new password, and whatever meets them.
"""

from __future__ import annotations

from collections.abc import Sequence

from onetsec import Channel
from onetsec.flows.password import PasswordOutcome
from onetsec.flows.password_reset import ResetOutcome
from onetsec.jobs import Job, JobKind
from onetsec.testing import DIED, Ran

from ..conftest import HERE, OTHER, PASSWORD, THERE
from ..flows.mailboxes import LOGIN, linked, tokens
from ..flows.worlds import enrolled, pending, session_of, signed_in
from .walks import Flow, ForgetsEpochs, ForgetsVersions, Race, breaks, mortals, walk

THIRD = "Third Harbor 3 Pelican"


def was_set(result: object) -> bool:
    """
    Whether somebody was told that the new password is set.
    """
    return getattr(result, "outcome", None) is ResetOutcome.COMPLETED


class ResetAndSignIn(Race):
    """
    A link is used, and somebody signs in with the old password: that ends, and the owner gets in.
    """

    def prepare(self) -> None:
        self.token = linked(self.world.auth, self.world.mailer)

    def flows(self) -> Sequence[Flow]:
        racing = self.world.racing
        return (
            racing.password_reset.complete(self.token, new=OTHER, client=THERE),
            racing.sign_in.password(LOGIN, PASSWORD, client=HERE),
        )

    def holds(self, ran: Ran) -> bool:
        stays = self.world.is_alive(ran.results[1])
        changed = self.world.enters(OTHER)
        if changed is self.world.enters(PASSWORD):
            return False

        return changed >= was_set(ran.results[0]) and not (changed and stays)


@mortals
def test_no_session_outlives_its_password(mortal: int | None) -> None:
    """
    Whoever was first and whoever died: an old session is over, and the owner gets in.
    """
    walk(ResetAndSignIn, mortal=mortal)
    assert breaks(ResetAndSignIn, over=ForgetsEpochs)


class ResetAndChange(Race):
    """
    A link is used while somebody changes the password: one wins, and whoever was told so has it.
    """

    def prepare(self) -> None:
        self.session = session_of(signed_in(self.world.auth))
        self.token = linked(self.world.auth, self.world.mailer)

    def flows(self) -> Sequence[Flow]:
        racing = self.world.racing
        return (
            racing.password_reset.complete(self.token, new=OTHER, client=THERE),
            racing.password.change(self.session, current=PASSWORD, new=THIRD, client=HERE),
        )

    def holds(self, ran: Ran) -> bool:
        told = [
            was_set(ran.results[0]),
            getattr(ran.results[1], "outcome", None) is PasswordOutcome.CHANGED,
        ]
        if told[0] and self.world.is_alive(ran.results[1]):
            return False

        works = [self.world.enters(new) for new in (OTHER, THIRD)]
        if any(works) is self.world.enters(PASSWORD):
            return False
        return told == works or (DIED in ran.results and sum(works) <= 1)


@mortals
def test_of_a_link_and_a_change_one_wins(mortal: int | None) -> None:
    """
    And no session of the one who lost goes on.
    """
    walk(ResetAndChange, mortal=mortal)
    assert breaks(ResetAndChange, over=ForgetsVersions)


class OneLinkTwice(Race):
    """
    One link sets one password.
    """

    def prepare(self) -> None:
        self.token = linked(self.world.auth, self.world.mailer)

    def flows(self) -> Sequence[Flow]:
        complete = self.world.racing.password_reset.complete
        return [complete(self.token, new=new, client=HERE) for new in (OTHER, THIRD)]

    def holds(self, ran: Ran) -> bool:
        told = [was_set(one) for one in ran.results]
        works = [self.world.enters(new) for new in (OTHER, THIRD)]
        return told == works or (DIED in ran.results and sum(told) <= sum(works) <= 1)


@mortals
def test_a_link_sets_one_password(mortal: int | None) -> None:
    """
    And whoever was told so has it.
    """
    walk(OneLinkTwice, mortal=mortal)
    assert breaks(OneLinkTwice, over=ForgetsVersions)


class ResetAndVerify(Race):
    """
    A link is used while a sign-in with the old password takes its second step: it comes too late.
    """

    def prepare(self) -> None:
        _, app, _ = enrolled(self.world.auth, self.world.clock)
        self.waiting = pending(self.world.auth)
        self.code = app.next_code()
        self.token = linked(self.world.auth, self.world.mailer)

    def flows(self) -> Sequence[Flow]:
        racing = self.world.racing
        return (
            racing.password_reset.complete(self.token, new=OTHER, client=THERE),
            racing.sign_in.verify(self.waiting, factor=Channel.APP, code=self.code, client=HERE),
        )

    def holds(self, ran: Ran) -> bool:
        return not (was_set(ran.results[0]) and self.world.is_alive(ran.results[1]))


@mortals
def test_a_second_step_does_not_outlive_the_first(mortal: int | None) -> None:
    """
    The password that it began with is none any more.
    """
    walk(ResetAndVerify, mortal=mortal)
    assert breaks(ResetAndVerify, over=ForgetsEpochs)


def wish(number: int, *, at: int) -> Job:
    """
    One of many wishes for a link.
    """
    return Job(
        kind=JobKind.MAIL_RESET_LINK,
        who=LOGIN,
        id=f"wish{number:08d}",
        at=at,
        expires_at=at + 3600,
    )


class TwoWishes(Race):
    """
    Two links are mailed: each of them works.
    """

    def prepare(self) -> None:
        now = self.world.clock.seconds()
        self.wishes = [wish(number, at=now) for number in (1, 2)]

    def flows(self) -> Sequence[Flow]:
        return [self.world.racing.run_job(one) for one in self.wishes]

    def holds(self, ran: Ran) -> bool:
        mailed = tokens(self.world.mailer)
        done = [one for one in ran.results if one != DIED]
        return len(mailed) >= len(done) and all(map(self._is_valid, mailed))

    def _is_valid(self, token: str) -> bool:
        return self.world.auth.password_reset.is_valid(token)


@mortals
def test_whoever_was_mailed_a_link_can_use_it(mortal: int | None) -> None:
    """
    Whatever else was mailed at the same moment.
    """
    walk(TwoWishes, mortal=mortal)
    assert breaks(TwoWishes, over=ForgetsVersions)


class WishAndChange(Race):
    """
    A link is mailed while the password is changed: it does not open what is new.
    """

    def prepare(self) -> None:
        self.session = session_of(signed_in(self.world.auth))
        self.wish = wish(1, at=self.world.clock.seconds())
        self.world.clock.advance(5)

    def flows(self) -> Sequence[Flow]:
        racing = self.world.racing
        return (
            racing.run_job(self.wish),
            racing.password.change(self.session, current=PASSWORD, new=OTHER, client=HERE),
        )

    def holds(self, ran: Ran) -> bool:
        told = getattr(ran.results[1], "outcome", None) is PasswordOutcome.CHANGED
        mailed = tokens(self.world.mailer)
        is_open = any(map(self.world.auth.password_reset.is_valid, mailed))
        changed = self.world.enters(OTHER)
        return changed >= told and not (changed and is_open)


@mortals
def test_a_link_of_before_does_not_open_what_is_new(mortal: int | None) -> None:
    """
    It was asked for by somebody who had forgotten the old one.
    """
    walk(WishAndChange, mortal=mortal)
    assert breaks(WishAndChange, over=ForgetsVersions)
