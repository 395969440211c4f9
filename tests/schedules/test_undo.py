"""
The link of a notice, and whatever meets it.
"""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import parse_qs, urlsplit

from onetsec import Channel, Onetsec
from onetsec.flows.email_code import EmailCodeOutcome
from onetsec.later import InlineLater
from onetsec.notices import UndoOutcome
from onetsec.testing import DIED, Ran

from ..conftest import HERE, KEY, OTHER, PASSWORD, SITE, THERE
from ..flows.mailboxes import ADA, OPEN, mails
from ..flows.worlds import enrolled
from .walks import Flow, ForgetsEpochs, ForgetsVersions, Race, breaks, mortals, walk


class Told(Race):
    """
    An owner who was told that an app was enabled, and a thief who has enabled it.
    """

    def prepare(self) -> None:
        world = self.world
        world.people.put(ADA)
        telling = Onetsec(
            users=world.people,
            storage=world.storage,
            keys=[KEY],
            site=SITE,
            hasher=world.hasher,
            clock=world.clock,
            mailer=world.mailer,
            later=InlineLater(),
            settings=OPEN,
        )
        self.session, self.app, _ = enrolled(telling, world.clock)
        link = mails(world.mailer, "notice")[-1].context["link"]
        self.token = parse_qs(urlsplit(link).query)["token"][0]

    def is_undone(self) -> bool:
        """
        Whether there is neither app nor code nor session, and no password that works.
        """
        left = self.world.auth.sessions.of_user("ada")
        return not left and not self.world.enters(PASSWORD) and not self.world.enters(OTHER)


class UndoAndEnable(Told):
    """
    The link is used while the thief enables mailed codes.
    """

    def flows(self) -> Sequence[Flow]:
        racing = self.world.racing
        return (
            racing.undo.undo(self.token, client=HERE),
            racing.email_code.enable(self.session, client=THERE),
        )

    def holds(self, ran: Ran) -> bool:
        undone, change = ran.results
        if undone is UndoOutcome.UNDONE:
            return self.is_undone() and not self.world.is_alive(change)

        enabled = getattr(change, "outcome", None) is EmailCodeOutcome.ENABLED
        return undone is DIED and (self.world.is_alive(change) or not enabled or self.is_undone())


class UndoAndChange(Told):
    """
    The link is used while the thief changes the password.
    """

    def flows(self) -> Sequence[Flow]:
        racing = self.world.racing
        return (
            racing.undo.undo(self.token, client=HERE),
            racing.password.change(self.session, current=PASSWORD, new=OTHER, client=THERE),
        )

    def holds(self, ran: Ran) -> bool:
        undone, change = ran.results
        if undone is UndoOutcome.UNDONE:
            return self.is_undone() and not self.world.is_alive(change)

        return undone is DIED


class UndoAndSignIn(Told):
    """
    The link is used while the thief signs in.
    """

    def prepare(self) -> None:
        super().prepare()
        first = self.world.auth.sign_in.password("ada@example.com", PASSWORD, client=THERE)
        self.pending = first.pending or ""

    def flows(self) -> Sequence[Flow]:
        racing = self.world.racing
        code = self.app.next_code()
        return (
            racing.undo.undo(self.token, client=HERE),
            racing.sign_in.verify(self.pending, factor=Channel.APP, code=code, client=THERE),
        )

    def holds(self, ran: Ran) -> bool:
        undone, entered = ran.results
        if undone is UndoOutcome.UNDONE:
            return self.is_undone() and not self.world.is_alive(entered)

        return undone is DIED


class OneLinkTwice(Told):
    """
    The link is used twice.
    """

    def flows(self) -> Sequence[Flow]:
        undo = self.world.racing.undo.undo
        return [undo(self.token, client=one) for one in (HERE, THERE)]

    def holds(self, ran: Ran) -> bool:
        used = [one is UndoOutcome.UNDONE for one in ran.results]
        return sum(used) == 1 or (DIED in ran.results and sum(used) <= 1)


@mortals
def test_nothing_that_a_thief_adds_outlives_the_link(mortal: int | None) -> None:
    """
    Whoever was first and whoever died.
    """
    walk(UndoAndEnable, mortal=mortal, switches=2)
    assert breaks(UndoAndEnable, over=ForgetsVersions)


@mortals
def test_no_password_that_a_thief_sets_outlives_the_link(mortal: int | None) -> None:
    """
    And the thief is signed out.
    """
    walk(UndoAndChange, mortal=mortal, switches=2)
    assert breaks(UndoAndChange, over=ForgetsVersions)


@mortals
def test_no_sign_in_of_a_thief_outlives_the_link(mortal: int | None) -> None:
    """
    Not even with the app.
    """
    walk(UndoAndSignIn, mortal=mortal, switches=1)
    assert breaks(UndoAndSignIn, over=ForgetsEpochs)


@mortals
def test_a_link_is_used_once(mortal: int | None) -> None:
    """
    One of two is told that it was.
    """
    walk(OneLinkTwice, mortal=mortal)
    assert breaks(OneLinkTwice, over=ForgetsVersions)
