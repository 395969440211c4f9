"""
Notices: what a change has to tell, and how all of it is taken back.
"""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest
from attrs import evolve

from onetsec.account import Account
from onetsec.address import Former, Known
from onetsec.attempts import Refusal
from onetsec.credentials import change_password, disable_totp, remove_second_factors
from onetsec.decision import Decision
from onetsec.device import Device
from onetsec.email_code import EmailFactor
from onetsec.events import Event, EventKind
from onetsec.mailbox import is_disputed
from onetsec.notices import (
    AGAIN,
    Claim,
    UndoOutcome,
    changes,
    claim,
    is_new_device,
    note,
    note_sent,
    put_off,
    undo_changes,
    waits_since,
)
from onetsec.records import EventRecord, Location, SealedSecret
from onetsec.undo import Notice, UndoPolicy

from .accounts import ACCOUNT, BARE, NOW, RECOVERY, SETUP, VERIFIED

POLICY = UndoPolicy()
MAILED = evolve(BARE, email=EmailFactor(address=b"m", enabled_at=NOW))
RENEWED = evolve(RECOVERY, salt=b"t" * 16, issued_at=NOW + 5)
CHANGED = change_password(BARE, verified=VERIFIED, new_hash="new", epoch=7, now=NOW + 5).state
RESET = evolve(CHANGED, password_by_mail=True, reset_at=NOW + 5)
LATER = NOW + 9


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (BARE, ACCOUNT, [("TOTP_ENABLED", NOW)]),
        (ACCOUNT, BARE, [("TOTP_DISABLED", LATER)]),
        (BARE, MAILED, [("EMAIL_CODE_ENABLED", NOW)]),
        (MAILED, BARE, [("EMAIL_CODE_DISABLED", LATER)]),
        (ACCOUNT, evolve(ACCOUNT, recovery=RENEWED), [("RECOVERY_CODES_RENEWED", NOW + 5)]),
        (
            evolve(ACCOUNT, recovery=None),
            evolve(ACCOUNT, recovery=RENEWED),
            [("RECOVERY_CODES_RENEWED", NOW + 5)],
        ),
        (
            ACCOUNT,
            evolve(ACCOUNT, recovery=evolve(RECOVERY, digests=())),
            [("RECOVERY_CODE_USED", LATER)],
        ),
        (BARE, CHANGED, [("PASSWORD_CHANGED", NOW + 5)]),
        (BARE, RESET, [("PASSWORD_RESET", NOW + 5)]),
        (BARE, evolve(BARE, stopped_at=NOW + 3), [("PASSWORD_STOPPED", NOW + 3)]),
    ],
)
def test_a_change_is_read_off_the_account(
    before: Account, after: Account, told: list[tuple[str, int]]
) -> None:
    """
    With the time that it has itself.
    """
    found = [(kind.name, at) for kind, at in changes(before, after, now=LATER)]
    assert told == found


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (BARE, evolve(BARE, password_hash="renewed")),
        (evolve(BARE, password_hash=None), CHANGED),
        (BARE, evolve(BARE, epoch=8, settled=8)),
        (evolve(BARE, stopped_at=NOW), evolve(BARE, stopped_at=NOW + 1)),
        (ACCOUNT, ACCOUNT),
    ],
    ids=["rehashed", "first", "signed out everywhere", "stopped already", "nothing"],
)
def test_what_is_no_change_is_not_told(before: Account, after: Account) -> None:
    """
    The same password under another hash, the first one, and the end of all sessions.
    """
    assert [] == list(changes(before, after, now=LATER))


def test_an_operator_removes_two_at_once() -> None:
    """
    Both are told.
    """
    before = evolve(ACCOUNT, email=MAILED.email)
    after = remove_second_factors(before, now=LATER).state
    kinds = [kind for kind, _ in changes(before, after, now=LATER)]
    assert [EventKind.TOTP_DISABLED, EventKind.EMAIL_CODE_DISABLED] == kinds


def signed_in(browser: str = "Firefox", country: str = "Austria", data: bytes = b"") -> EventRecord:
    """
    A sign-in as the activity keeps it.
    """
    event = Event(
        kind=EventKind.SIGNED_IN,
        user_id="ada",
        at=NOW,
        mark="s",
        device=Device(browser=browser, system="Windows"),
        place=Location(country=country),
    )
    return evolve(event.record(), data=data) if data else event.record()


@pytest.mark.parametrize(
    ("before", "is_new"),
    [
        ([], False),
        ([signed_in()], False),
        ([signed_in("Safari"), signed_in()], False),
        ([signed_in("Safari")], True),
        ([signed_in(country="Peru")], True),
        ([signed_in(data=b"{")], True),
        ([signed_in(data=b"[]")], True),
        ([signed_in(data=b"[" * 1024)], True),
        ([evolve(signed_in("Safari"), kind="signed-out")], False),
    ],
)
def test_a_device_is_new_if_nothing_is_like_it(before: list[EventRecord], is_new: bool) -> None:
    """
    Browser, system and country of a sign-in before; the first one ever is not new.
    """
    assert is_new is is_new_device(before, signed_in())


def told(account: Account, *kinds: str, at: int = NOW) -> Account:
    """
    *account* with notices that were mailed.
    """
    for kind in kinds:
        one = Notice(id=kind, digest=kind.encode(), kind=kind, at=at, sent_at=at)
        account = note(account, one, policy=POLICY, now=at)
    return account


def undone(
    account: Account, id: str = "first", **changed: Any
) -> Decision[UndoOutcome | Refusal, Account]:
    """
    What becomes of *account* by the link of its notice *id*.
    """
    arguments: dict[str, Any] = {"digest": id.encode(), "policy": POLICY, "now": LATER}
    return undo_changes(account, id=id, **{**arguments, **changed})


def test_what_was_added_is_removed() -> None:
    """
    The app with its codes, mailed codes, and set-ups that wait.
    """
    account = evolve(ACCOUNT, email=MAILED.email, setups=(SETUP,))
    after = undone(told(account, "first")).state
    assert (None, None, None) == (after.authenticator, after.recovery, after.email)
    assert () == after.setups


def test_what_was_there_before_stays() -> None:
    """
    A thief who changed the password takes no app away from its owner.
    """
    account = told(evolve(ACCOUNT, email=MAILED.email), "first", at=NOW + 1)
    after = undone(account).state
    assert ACCOUNT.authenticator == after.authenticator
    assert (RECOVERY, MAILED.email) == (after.recovery, after.email)


def test_codes_that_were_renewed_are_removed() -> None:
    """
    The app stays: its owner makes another set.
    """
    account = told(evolve(ACCOUNT, recovery=RENEWED), "first", at=NOW + 1)
    after = undone(account).state
    assert (ACCOUNT.authenticator, None) == (after.authenticator, after.recovery)


def test_what_was_removed_does_not_come_back() -> None:
    """
    Whoever removed it may hold it.
    """
    account = disable_totp(ACCOUNT, epoch=7, now=NOW + 1).state
    assert undone(told(account, "first", at=NOW + 1)).state.authenticator is None


def test_every_session_ends_and_the_password_stops() -> None:
    """
    So do links and codes that were mailed.
    """
    after = undone(told(CHANGED, "first")).state
    assert (LATER, LATER) == (after.epoch, after.settled)
    assert LATER == after.stopped_at
    assert ((), (), ()) == (after.mailed, after.resets, after.setups)


def test_without_a_password_none_stops() -> None:
    """
    There is none to change.
    """
    account = told(evolve(BARE, password_hash=None), "first")
    assert 0 == undone(account).state.stopped_at


def test_a_password_that_had_stopped_goes_on_so() -> None:
    """
    Since when it had.
    """
    account = told(evolve(BARE, stopped_at=NOW - 5), "first")
    assert NOW - 5 == undone(account).state.stopped_at


def test_a_link_takes_the_later_ones_with_it() -> None:
    """
    An older one takes more back, and goes on.
    """
    account = told(told(told(BARE, "older", at=NOW - 1), "first"), "same", "later", at=NOW + 1)
    after = undone(account).state
    assert ["older"] == [one.id for one in after.notices]


def test_what_is_taken_back_is_not_told() -> None:
    """
    Its owner has just done it.
    """
    account = told(ACCOUNT, "first")
    assert [] == list(changes(account, undone(account).state, now=LATER))


@pytest.mark.parametrize(
    "changed",
    [{"id": "other"}, {"digest": b"other"}, {"digest": b""}, {"now": NOW + POLICY.lives}],
    ids=["another id", "another digest", "no digest", "over"],
)
def test_a_dead_link_changes_nothing(changed: dict[str, Any]) -> None:
    """
    Not a byte.
    """
    account = told(ACCOUNT, "first")
    assert Decision(UndoOutcome.LINK_OVER, account) == undone(account, **{"id": "first", **changed})


LEFT = Former(id="f", sealed=SealedSecret(text="old"), left_at=NOW)
MOVED = evolve(ACCOUNT, address=Known(digest=b"evil", confirmed_at=NOW), former=(LEFT,))


def test_an_address_that_comes_back_is_known() -> None:
    """
    As one that was proven, and that codes are mailed to; the ones that were left since are
    forgotten.
    """
    mails = EmailFactor(address=b"evil", enabled_at=NOW - 1)
    after = undone(told(evolve(MOVED, email=mails), "first"), left=LEFT, restored=b"old").state

    assert (Known(digest=b"old", confirmed_at=LATER), ()) == (after.address, after.former)
    assert evolve(mails, address=b"old") == after.email


def test_an_address_that_can_not_come_back_leaves_a_disputed_one() -> None:
    """
    It is trusted no more.
    """
    after = undone(told(MOVED, "first"), left=LEFT).state

    assert Known(digest=b"evil", is_disputed=True) == after.address
    assert (True, False) == (is_disputed(after, mac=b"evil"), is_disputed(after, mac=b"other"))
    assert is_disputed(after, mac=b"")


def test_a_link_sees_the_address_of_before() -> None:
    """
    Or looks again: it was changed meanwhile.
    """
    account = told(MOVED, "first")

    assert Decision(Refusal.RETRY, account) == undone(account)


def test_a_link_works_once() -> None:
    """
    It is gone with the first use.
    """
    once = undone(told(ACCOUNT, "first")).state
    assert UndoOutcome.LINK_OVER is undone(once).outcome


def test_what_was_mailed_is_noted_once() -> None:
    """
    The second time there is nothing to write.
    """
    waiting = note(BARE, Notice(id="a", digest=b"a", kind="a", at=NOW), policy=POLICY, now=NOW)
    sent = partial(note_sent, ids=frozenset({"a"}), now=LATER)
    once = sent(waiting).state
    assert LATER == once.notices[0].sent_at
    assert once is sent(once).state


def test_what_is_covered_changes_nothing() -> None:
    """
    So there is nothing to write.
    """
    waiting = Notice(id="a", digest=b"a", kind="a", at=NOW)
    account = note(BARE, waiting, policy=POLICY, now=NOW)
    assert account is note(account, waiting, policy=POLICY, now=NOW)


WAITING = evolve(BARE, notices=(Notice(id="a", digest=b"a", kind="a", at=NOW),))
CLAIMED = evolve(WAITING, waits_since=NOW + 60)


@pytest.mark.parametrize(
    ("account", "since"),
    [
        (BARE, 0),
        (WAITING, NOW),
        (evolve(WAITING, notices=(*WAITING.notices, evolve(WAITING.notices[0], at=NOW + 1))), NOW),
        (CLAIMED, NOW + 60),
        (evolve(BARE, waits_since=NOW), 0),
        (evolve(WAITING, notices=(evolve(WAITING.notices[0], sent_at=NOW),)), 0),
    ],
)
def test_an_account_waits_since_its_oldest_notice_or_the_last_claim(
    account: Account, since: int
) -> None:
    """
    And not at all once everything was mailed.
    """
    assert since == waits_since(account)


def test_what_waits_is_put_off_once() -> None:
    """
    For a day, in which nobody claims it; and nothing is written where nothing waits.
    """
    off = put_off(WAITING, now=NOW).state

    assert NOW + 86_400 == off.waits_since
    assert off is put_off(off, now=NOW + 60).state
    assert Claim.FRESH is claim(off, now=NOW + 86_400).outcome
    assert BARE is put_off(BARE, now=NOW).state


@pytest.mark.parametrize(
    ("account", "now", "outcome"),
    [
        (BARE, NOW, Claim.NOTHING),
        (WAITING, NOW + AGAIN - 1, Claim.FRESH),
        (WAITING, NOW + AGAIN, Claim.OURS),
        (CLAIMED, NOW + AGAIN, Claim.FRESH),
        (CLAIMED, NOW + 60 + AGAIN, Claim.OURS),
    ],
)
def test_what_waits_for_long_is_claimed(account: Account, now: int, outcome: Claim) -> None:
    """
    With a write that makes it wait anew; nothing else is written.
    """
    decision = claim(account, now=now)
    expected = evolve(account, waits_since=now) if outcome is Claim.OURS else account

    assert Decision(outcome, expected) == decision
    assert (decision.state is account) == (outcome is not Claim.OURS)
