"""
Addresses: how they are written, and what an account knows of one.
"""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onetsec import ConfigurationError
from onetsec.account import Account
from onetsec.address import (
    AddressPolicy,
    Former,
    Known,
    Leaving,
    Move,
    Moves,
    begin,
    canonical,
    find,
    former_since,
)
from onetsec.attempts import Refusal
from onetsec.credentials import Change
from onetsec.decision import Decision
from onetsec.email_code import EmailCodePolicy, EmailFactor, RequestOutcome
from onetsec.letters import is_address
from onetsec.mailbox import (
    begin_change,
    begin_move,
    change_address,
    confirm_address,
    forget_change,
    is_confirmed,
    is_foreign,
    note_address,
)
from onetsec.records import SealedSecret
from onetsec.undo import Notice

from .accounts import BARE, NOW

quiet = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
POLICY, CODES = AddressPolicy(), EmailCodePolicy()
MAC, OTHER, KEY = b"kkkk" + b"a" * 32, b"kkkk" + b"b" * 32, b"kkkknnnnnnnn"
KNOWN = evolve(BARE, address=Known(digest=MAC))
CONFIRMED = evolve(BARE, address=Known(digest=MAC, confirmed_at=NOW))


def move(id: str = "@here", at: int = NOW) -> Move:
    """
    A wish to move.
    """
    return Move(id=id, sealed=SealedSecret(text="sealed"), asked_at=at)


def former(number: int = 0, at: int = NOW) -> Former:
    """
    An address that was left.
    """
    return Former(id=f"left{number:08d}", sealed=SealedSecret(text="sealed"), left_at=at)


@pytest.mark.parametrize(
    ("expected", "typed"),
    [
        ("ada@example.com", "ada@example.com"),
        ("ada@example.com", "  ada@example.com "),
        ("Ada@example.com", "Ada@EXAMPLE.com"),
        ("ada@example.com", "ada@\uff45xample.com"),
        ("ada@example.com", "ada\uff20example.com"),
        ("\u00e9va@example.com", "e\u0301va@example.com"),
        (None, "ada"),
        (None, "@example.com"),
        (None, "ada@"),
        (None, "ada@example..com"),
        (None, "ada@eve@example.com"),
        (None, "ada@example.com,eve@example.com"),
        (None, "ada@example.com\neve@example.com"),
        (None, "ada@x\uff0ceve.com"),
        (None, "\ud800@example.com"),
        (None, f"{'a' * 250}@example.com"),
    ],
)
def test_an_address_is_written_in_one_way(expected: str | None, typed: str) -> None:
    """
    Normalized, then looked at (GHSA-7rqj-j65f-68wh, CVE-2022-35924).
    """
    assert expected == canonical(typed)


@quiet
@given(st.text() | st.emails() | st.from_regex(r"[^@]{1,9}@[^@]{1,9}"))
def test_what_is_written_so_stays(typed: str) -> None:
    """
    And can be the one recipient of a mail.
    """
    once = canonical(typed)

    assert once is None or (once == canonical(once) and is_address(once))


def test_a_wish_takes_the_place_of_the_one_before() -> None:
    """
    Of the same session; of four sessions the first one gives way, and so does what is over.
    """
    state: Moves = ()
    for number, id in enumerate(["@a", "@b", "@b", "@c", "@d"]):
        state = begin(state, move(id, NOW + number), lives=600, now=NOW + number)

    assert (move("@b", NOW + 2), move("@c", NOW + 3), move("@d", NOW + 4)) == state
    assert (move("@e", NOW + 603),) == begin(
        state[:2], move("@e", NOW + 603), lives=600, now=NOW + 603
    )
    assert state[1] == find(state, id="@c", lives=600, now=NOW + 602)
    assert None is find(state, id="@c", lives=600, now=NOW + 603)


@pytest.mark.parametrize(
    ("foreign", "confirmed", "account", "mac"),
    [
        (False, False, BARE, b""),
        (False, False, KNOWN, MAC),
        (True, False, KNOWN, OTHER),
        (False, False, KNOWN, b""),
        (False, True, CONFIRMED, MAC),
        (True, False, CONFIRMED, OTHER),
        (False, False, CONFIRMED, b""),
    ],
)
def test_what_an_account_knows(
    foreign: bool, confirmed: bool, account: Account, mac: bytes
) -> None:
    """
    Nothing of a first address, and nothing without the key.
    """
    assert (foreign, confirmed) == (
        is_foreign(account, mac=mac),
        is_confirmed(account, mac=mac),
    )


def test_the_first_look_is_kept() -> None:
    """
    Unless somebody was faster.
    """
    assert Decision(None, KNOWN) == note_address(BARE, seen=None, mac=MAC)
    assert CONFIRMED is note_address(CONFIRMED, seen=None, mac=OTHER).state


def test_a_wish_and_its_code_are_one_write() -> None:
    """
    And nothing is kept of one that has to wait, or comes too late.
    """

    def asked(account: Account, **changes: Any) -> Decision[Any, Account]:
        arguments: dict[str, Any] = {"epoch": 7, "policy": CODES, "now": NOW, **changes}
        return begin_move(account, move=move(), key=KEY, **arguments)

    first = asked(KNOWN)
    assert (RequestOutcome.SENT, (move(),)) == (first.outcome, first.state.moves)
    assert ["@here"] == [one.id for one in first.state.mailed]
    assert Decision(RequestOutcome.WAIT, first.state) == asked(first.state, now=NOW + 59)
    assert Decision(Refusal.STALE, KNOWN) == asked(KNOWN, epoch=6)


@pytest.mark.parametrize("epoch", [7, None])
def test_a_confirmed_address_is_known(epoch: int | None) -> None:
    """
    Mailed codes follow it; no session ends.
    """
    factor = EmailFactor(address=OTHER, enabled_at=1)
    before = evolve(KNOWN, email=factor, moves=(move(),))
    after = evolve(CONFIRMED, email=evolve(factor, address=MAC))

    assert Decision(Change.CHANGED, after) == confirm_address(before, mac=MAC, epoch=epoch, now=NOW)
    assert Decision(Refusal.STALE, before) == confirm_address(before, mac=MAC, epoch=6, now=NOW)


LEAVING = Leaving(id="left00000000", to=OTHER, sealed=SealedSecret(text="sealed"), at=NOW, epoch=7)
GOING = evolve(CONFIRMED, leaving=LEAVING)


def changed(account: Account, leaving: Leaving = LEAVING, **changes: Any) -> Decision[Any, Account]:
    """
    The change that *leaving* has begun, made now.
    """
    arguments: dict[str, Any] = {"mac": OTHER, "epoch": 7, "policy": POLICY, "now": NOW, **changes}
    return change_address(account, leaving=leaving, **arguments)


def test_a_change_is_kept_before_it_is_made() -> None:
    """
    One at a time; nothing is known anew by that, and no session ends.
    """
    stale = evolve(LEAVING, epoch=6)

    assert Decision(Change.CHANGED, GOING) == begin_change(CONFIRMED, leaving=LEAVING)
    assert Decision(Refusal.TOO_MANY_ATTEMPTS, GOING) == begin_change(GOING, leaving=LEAVING)
    assert Decision(Refusal.STALE, CONFIRMED) == begin_change(CONFIRMED, leaving=stale)


def test_a_change_that_was_not_made_is_forgotten() -> None:
    """
    And no other one.
    """
    assert CONFIRMED == forget_change(GOING, id=LEAVING.id).state
    assert GOING is forget_change(GOING, id="other").state
    assert CONFIRMED is forget_change(CONFIRMED, id=LEAVING.id).state


def test_another_address_ends_what_was_proven_before() -> None:
    """
    Sessions, codes and links.
    """
    after = changed(GOING).state
    assert (Known(digest=OTHER, confirmed_at=NOW), (former(),)) == (after.address, after.former)
    assert (NOW, NOW, NOW) == (after.epoch, after.settled, after.changed["address"])
    assert None is after.leaving
    nothing = evolve(LEAVING, sealed=None)
    assert () == changed(evolve(BARE, leaving=nothing), nothing).state.former
    assert Decision(Refusal.STALE, GOING) == changed(GOING, epoch=6)


def test_a_change_that_was_made_is_followed() -> None:
    """
    Whatever has happened since: the host has the new address, or a third one, which is not known.
    """
    later = evolve(GOING, settled=8, epoch=8)
    third = changed(later, mac=b"", epoch=None).state

    assert Known(digest=OTHER, confirmed_at=NOW) == changed(later, epoch=None).state.address
    assert (CONFIRMED.address, (former(),)) == (third.address, third.former)


def test_a_change_is_made_once() -> None:
    """
    Whoever comes second is told whether it was.
    """
    after = changed(GOING).state

    assert Decision(Change.FOLLOWED, after) == changed(after)
    assert Decision(Refusal.STALE, CONFIRMED) == changed(CONFIRMED)
    assert Decision(Refusal.STALE, BARE) == changed(BARE)


def left(account: Account, number: int, *, now: int) -> Account:
    """
    *account*, moved once more.
    """
    leaving = evolve(LEAVING, id=former(number).id, at=now, epoch=account.epoch)
    going = begin_change(account, leaving=leaving).state
    return changed(going, leaving, epoch=account.epoch, now=now).state


def test_the_first_addresses_that_were_left_are_kept_longest() -> None:
    """
    Who moves an account again and again pushes out none that its owner had before, even if she has
    moved herself; three days later they are forgotten.
    """
    account = BARE
    for number in range(8):
        account = left(account, number, now=NOW + number)
    later = left(account, 9, now=NOW + 7 + POLICY.undo)

    assert [former(number).id for number in (0, 1, 2, 7)] == [one.id for one in account.former]
    assert [former(9).id] == [one.id for one in later.former]


def test_an_address_is_kept_while_a_link_may_restore_it() -> None:
    """
    A notice that was mailed late works longer. Else its link would restore the next address, which
    is the thief's.
    """
    first = left(BARE, 0, now=NOW)
    told = evolve(first, notices=(Notice(id="a", digest=b"a", kind="a", at=NOW, sent_at=NOW + 9),))
    later = left(told, 1, now=NOW + POLICY.undo)

    assert former(0, at=NOW) == former_since(later.former, since=NOW)


@pytest.mark.parametrize("undo", [3599, 2_592_001])
def test_a_time_that_is_none(undo: int) -> None:
    """
    It is named.
    """
    with pytest.raises(ConfigurationError, match=rf"address.undo: {undo} s"):
        AddressPolicy(undo=undo)
