"""
Second factors that their owner has lost: removed after a delay, unless they are used.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from attrs import evolve

from onetsec import Channel, EventKind, Onetsec
from onetsec._lifting import run
from onetsec.account import Account
from onetsec.decision import Decision
from onetsec.errors import ConfigurationError
from onetsec.flows.sign_in import SignInOutcome
from onetsec.lost_factors import finish_removal
from onetsec.mail import MemoryMailer
from onetsec.notices import UndoOutcome
from onetsec.ports import Storage
from onetsec.removals import Removal, RemovalPolicy
from onetsec.testing import FrozenClock, Ran
from onetsec.undo import UndoPolicy
from onetsec.users import DictUsers

from ..conftest import HERE
from ..schedules.walks import Flow, ForgetsVersions, Race, breaks, mortals, walk
from .mailboxes import OPEN, asked, codes, notices, typed, undo_tokens, with_both, with_mail
from .test_resealing import verify
from .worlds import App, enrolled, pending, signed_in

DELAY = 3 * 86_400


@pytest.fixture
def app(auth: Onetsec, clock: FrozenClock) -> App:
    """
    The app that Ada says she has lost.
    """
    return enrolled(auth, clock)[1]


def waits(auth: Onetsec) -> bool:
    """
    Whether a removal does.
    """
    return run(auth.flows.engine.account("ada")).removal is not None


def test_it_is_removed_at_the_first_sign_in_after_the_delay(
    app: App, auth: Onetsec, clock: FrozenClock
) -> None:
    """
    And not a second before; what went is told.
    """
    heard: list[EventKind] = []
    auth.on(EventKind.TOTP_DISABLED, EventKind.REMOVAL_ASKED)(lambda one: heard.append(one.kind))

    assert clock.seconds() + DELAY == auth.accounts.begin_removal("ada")
    clock.advance(DELAY - 1)
    assert "" != pending(auth)
    clock.advance(1)
    signed_in(auth)
    assert [EventKind.REMOVAL_ASKED, EventKind.TOTP_DISABLED] == heard
    assert not waits(auth)


def test_it_is_removed_by_a_call(app: App, auth: Onetsec, clock: FrozenClock) -> None:
    """
    Of a host with a timer; too early it does nothing.
    """
    auth.accounts.begin_removal("ada")
    early = auth.accounts.finish_removal("ada")
    clock.advance(DELAY)

    assert () == early
    assert (EventKind.TOTP_DISABLED,) == auth.accounts.finish_removal("ada")
    assert () == auth.accounts.finish_removal("ada")


def test_a_right_code_cancels_it(app: App, auth: Onetsec, clock: FrozenClock) -> None:
    """
    Then nothing was lost.
    """
    auth.accounts.begin_removal("ada")

    assert SignInOutcome.SIGNED_IN is verify(auth, app.next_code())
    clock.advance(DELAY)
    assert "" != pending(auth)


@pytest.mark.parametrize("factor", [Channel.APP, Channel.RECOVERY])
def test_what_the_host_has_proven_cancels_it(
    factor: Channel, app: App, auth: Onetsec, clock: FrozenClock
) -> None:
    """
    Also when it is due, and has not gone yet.
    """
    auth.accounts.begin_removal("ada")
    clock.advance(DELAY)
    result = auth.sign_in.trusted("ada", channels=[Channel.PASSWORD, factor], client=HERE)

    assert SignInOutcome.SIGNED_IN is result.outcome
    assert not waits(auth)
    assert "" != pending(auth)


def test_a_mailbox_that_the_host_has_proven_cancels_it_without_an_app(
    mailing: Onetsec, people: DictUsers, clock: FrozenClock
) -> None:
    """
    With one, it is the app that may be lost; and a word of the password alone is no use of either.
    """
    waiting = []
    for set_up in (lambda: with_mail(mailing, people), lambda: with_both(mailing, people, clock)):
        set_up()
        mailing.accounts.begin_removal("ada")
        for factor in (Channel.PASSWORD, Channel.MAIL):
            mailing.sign_in.trusted("ada", channels=[factor], client=HERE)
            waiting.append(waits(mailing))
        mailing.accounts.remove_second_factors("ada")

    assert [True, False, True, True] == waiting


def test_a_wrong_code_does_not(app: App, auth: Onetsec) -> None:
    """
    The negative control.
    """
    auth.accounts.begin_removal("ada")

    assert SignInOutcome.WRONG_CODE is verify(auth, "000000")
    assert waits(auth)


def test_a_recovery_code_cancels_it(auth: Onetsec, clock: FrozenClock) -> None:
    """
    Who has one can set the app up anew.
    """
    _, _, recovery = enrolled(auth, clock)
    auth.accounts.begin_removal("ada")
    auth.sign_in.verify(pending(auth), factor=Channel.RECOVERY, code=recovery[0], client=HERE)

    assert not waits(auth)


def test_a_mailed_code_cancels_it_without_an_app(
    mailing: Onetsec, people: DictUsers, mailer: MemoryMailer
) -> None:
    """
    Then it is the mailbox that is not lost.
    """
    with_mail(mailing, people)
    mailing.accounts.begin_removal("ada")
    waiting = asked(mailing)

    assert SignInOutcome.SIGNED_IN is typed(mailing, waiting, codes(mailer)[-1]).outcome
    assert not waits(mailing)


def test_a_mailed_code_does_not_find_an_app(
    mailing: Onetsec, people: DictUsers, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    It is the app that was lost.
    """
    with_both(mailing, people, clock)
    mailing.accounts.begin_removal("ada")
    waiting = asked(mailing)
    mailing.sign_in.send_code(waiting)

    assert SignInOutcome.SIGNED_IN is typed(mailing, waiting, codes(mailer)[-1]).outcome
    assert waits(mailing)


def test_an_operator_cancels_it(app: App, auth: Onetsec) -> None:
    """
    Once.
    """
    auth.accounts.begin_removal("ada")

    assert [True, False] == [auth.accounts.cancel_removal("ada") for _ in range(2)]


def test_it_is_not_put_off(app: App, auth: Onetsec, clock: FrozenClock) -> None:
    """
    Who asks again is told of the first one.
    """
    first = auth.accounts.begin_removal("ada")
    clock.advance(60)

    assert first == auth.accounts.begin_removal("ada")


def test_nothing_to_remove(auth: Onetsec, storage: Storage) -> None:
    """
    Where there is no second factor nothing is written.
    """
    before = storage.load("ada")

    assert None is auth.accounts.begin_removal("ada")
    assert before == storage.load("ada")


def test_the_owner_is_told_at_once(
    mailing: Onetsec, people: DictUsers, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    And again when it is done.
    """
    with_both(mailing, people, clock)
    begun = len(notices(mailer))
    mailing.accounts.begin_removal("ada")
    asked = notices(mailer)[begun:]
    clock.advance(DELAY)
    mailing.accounts.finish_removal("ada")

    assert ["removal-asked"] == asked
    assert {"totp-disabled", "email-code-disabled"} == set(notices(mailer)[begun + 1 :])


def test_the_link_in_the_mail_cancels_it(
    mailing: Onetsec, people: DictUsers, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    It was not the owner who asked; the factors stay, and the sessions end.
    """
    with_both(mailing, people, clock)
    mailing.accounts.begin_removal("ada")
    mailing.undo.undo(undo_tokens(mailer)[-1], client=HERE)
    clock.advance(DELAY)

    assert not waits(mailing)
    assert () == mailing.accounts.finish_removal("ada")
    assert () == mailing.sessions.of_user("ada")


def test_the_link_works_as_long_as_it_waits(
    rebuild: Callable[..., Onetsec], people: DictUsers, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    However short the life of other links is.
    """
    month = 30 * 86_400
    policies: dict[str, Any] = {
        "undo": UndoPolicy(lives=3600),
        "removals": RemovalPolicy(delay=month),
    }
    auth = rebuild(settings=evolve(OPEN, **policies))
    with_both(auth, people, clock)
    auth.accounts.begin_removal("ada")
    *_, before, link = undo_tokens(mailer)
    clock.advance(month - 1)

    assert None is auth.undo.told(before)
    assert UndoOutcome.UNDONE is auth.undo.undo(link, client=HERE)
    clock.advance(1)
    assert () == auth.accounts.finish_removal("ada")


def test_a_second_wish_is_told_as_well(
    mailing: Onetsec, people: DictUsers, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    By a mail of its own, whose link is as good; the first one was cancelled.
    """
    with_both(mailing, people, clock)
    for _ in range(2):
        mailing.accounts.begin_removal("ada")
        clock.advance(3600)
        mailing.accounts.cancel_removal("ada")
    mailing.accounts.begin_removal("ada")

    assert ["removal-asked"] * 3 == notices(mailer)[-3:]
    assert UndoOutcome.UNDONE is mailing.undo.undo(undo_tokens(mailer)[-1], client=HERE)
    assert not waits(mailing)


def test_what_was_set_up_anew_stays(app: App, auth: Onetsec, clock: FrozenClock) -> None:
    """
    It is another one than the one that was lost.
    """
    auth.accounts.begin_removal("ada")
    auth.accounts.remove_second_factors("ada")
    enrolled(auth, clock)
    clock.advance(DELAY)

    assert () == auth.accounts.finish_removal("ada")


def test_a_clock_that_steps_back_removes_nothing_early(
    app: App, auth: Onetsec, clock: FrozenClock
) -> None:
    """
    It was due then, and is so again.
    """
    auth.accounts.begin_removal("ada")
    clock.advance(-3600)
    clock.advance(DELAY)

    assert () == auth.accounts.finish_removal("ada")
    clock.advance(3600)
    assert (EventKind.TOTP_DISABLED,) == auth.accounts.finish_removal("ada")


def test_nothing_is_left_to_wait_for() -> None:
    """
    Where there is no factor any more, a removal that is due ends: no sign-in finds it again.
    """
    bare = Account(user_id="ada", removal=Removal(asked_at=1, due_at=2))

    assert Decision((), evolve(bare, removal=None)) == finish_removal(bare, now=2)


@pytest.mark.parametrize("delay", [86_399, 2_592_001])
def test_a_delay_out_of_range(delay: int) -> None:
    """
    It names the range.
    """
    with pytest.raises(ConfigurationError, match=r"removals\.delay: .* 86400 s and 2592000 s"):
        RemovalPolicy(delay=delay)


class FoundAndRemoved(Race):
    """
    The owner uses the app at the moment at which it is removed.
    """

    def prepare(self) -> None:
        _, app, _ = enrolled(self.world.auth, self.world.clock)
        self.world.auth.accounts.begin_removal("ada")
        self.world.clock.advance(DELAY)
        after = self.world.auth.flows.engine
        epoch = run(after.account("ada")).epoch
        self.code, self.epoch = app.next_code(), epoch

    def flows(self) -> Sequence[Flow]:
        racing = self.world.racing
        factors = racing.flows.sign_in._second._factors
        use = factors.app(
            "ada",
            self.code,
            epoch=self.epoch,
            by="x",
            known=True,
            with_password=True,
            client=HERE,
        )
        return [racing.accounts.finish_removal("ada"), use]

    def holds(self, ran: Ran) -> bool:
        account = run(self.world.auth.flows.engine.account("ada"))
        proven = getattr(getattr(ran.results[1], "proof", None), "value", "") == "accepted"
        removed = ran.results[0] == (EventKind.TOTP_DISABLED,)
        return not (proven and removed) and (account.authenticator is not None or not proven)


@mortals
def test_it_is_used_or_removed(mortal: int | None) -> None:
    """
    Never both, whoever dies.
    """
    walk(FoundAndRemoved, mortal=mortal)
    assert breaks(FoundAndRemoved, over=ForgetsVersions)
