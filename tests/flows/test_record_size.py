"""
The size of an account: what the rules can reach fits everywhere.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from attrs import evolve

from onetsec import Onetsec
from onetsec.account import Account
from onetsec.address import AddressPolicy
from onetsec.credentials import begin_totp, issue_reset, request_email_code
from onetsec.crypto.aes import AesGcmSealer
from onetsec.crypto.keys import KeyRing
from onetsec.crypto.sealer import StandardSealer
from onetsec.crypto.system import SystemRandom
from onetsec.errors import Unavailable
from onetsec.fingerprints import PREFIX, expect_rehash
from onetsec.mailbox import begin_change, begin_move, change_address
from onetsec.notes import snooze
from onetsec.notices import note
from onetsec.records import LARGEST_ACCOUNT
from onetsec.stopping import note_asked
from onetsec.storage.memory import MemoryStorage
from onetsec.testing import QuickHasher
from onetsec.throttling import spend
from onetsec.undo import UndoPolicy

from ..conftest import KEY
from .largest import AT, LIMITS, MAC, PENDING, largest

KEYS, RANDOM = KeyRing([KEY], realm="test"), SystemRandom()
FULL = largest(StandardSealer(KEYS, RANDOM))
LEAVING: Any = FULL.leaving
NEW: dict[str, Any] = {"epoch": AT, "now": AT}
MAILED: dict[str, Any] = {"policy": LIMITS["email_code"], **NEW}
GROWING: dict[str, Callable[[Account], Account]] = {
    "setups": lambda one: (
        begin_totp(
            evolve(one, authenticator=None),
            setup=evolve(FULL.setups[0], session_id="t" * 12),
            policy=LIMITS["totp"],
            **NEW,
        ).state
    ),
    "mailed": lambda one: (
        request_email_code(
            one, id="q" * 22, key=b"kkkknnnnnnnn", known=True, is_counted=True, **MAILED
        ).state
    ),
    "resets": lambda one: (
        issue_reset(
            one,
            reset=evolve(FULL.resets[0], id="t" * 12),
            policy=LIMITS["password_reset"],
            now=AT,
        ).state
    ),
    "moves": lambda one: (
        begin_move(
            evolve(one, mailed=one.mailed[1:]),
            move=evolve(FULL.moves[0], id=f"@{'t' * 12}"),
            key=b"kkkknnnnnnnn",
            **MAILED,
        ).state
    ),
    "leaving": lambda one: begin_change(one, leaving=evolve(LEAVING, id="t" * 12)).state,
    "former": lambda one: (
        change_address(one, leaving=LEAVING, mac=MAC, policy=AddressPolicy(), **NEW).state
    ),
    "rehashed": lambda one: expect_rehash(one, marks=one.rehashed, new=PREFIX + MAC.hex()).state,
    "asked": partial(note_asked, id="q" * 22, now=AT),
    "failures": lambda one: evolve(
        one,
        failures=spend(
            one.failures, by=PENDING, known=True, since=AT, policy=LIMITS["attempts"], now=AT
        )
        or one.failures,
    ),
    "notices": lambda one: note(
        one, evolve(FULL.notices[0], id="t" * 12, sent_at=0), policy=UndoPolicy(), now=AT
    ),
    "snoozed": lambda one: snooze(one, code="t" * 64, until=AT + 9, **NEW).state,
}


@pytest.mark.parametrize("sealer", [StandardSealer, AesGcmSealer])
def test_the_largest_account_fits(sealer: Any) -> None:
    """
    With its seal, and with room for what the next release may keep.
    """
    size = 16 + len(largest(sealer(KEYS, RANDOM)).content()) + 36

    assert 15_000 < size < LARGEST_ACCOUNT - 512


@pytest.mark.parametrize("name", GROWING)
def test_no_list_grows_without_end(name: str) -> None:
    """
    What comes in beside so much pushes something out, or is refused.
    """
    assert len(GROWING[name](FULL).content()) <= len(FULL.content())


@pytest.mark.parametrize("name", GROWING)
def test_each_of_them_is_kept_where_there_is_room(name: str) -> None:
    """
    The negative control: in an account that is not full, each takes its place.
    """
    room = evolve(
        FULL,
        setups=(),
        mailed=FULL.mailed[:1],
        resets=(),
        moves=(),
        leaving=None if name == "leaving" else LEAVING,
        former=(),
        rehashed=FULL.rehashed[:1],
        asked=(),
        failures=(),
        notices=(),
        snoozed={},
    )
    before, after = getattr(room, name), getattr(GROWING[name](room), name)

    assert (not before and after) or len(after) > len(before)


class Verbose(QuickHasher):
    """
    Makes hashes that are too long to be kept.
    """

    def hash(self, password: str) -> str:
        return super().hash(password) + "x" * LARGEST_ACCOUNT


def test_what_does_not_fit_is_refused(build: Callable[..., Onetsec]) -> None:
    """
    Before anything is changed; it says how large it would have been.
    """
    storage = MemoryStorage()
    auth = build(storage=storage, hasher=Verbose())

    with pytest.raises(Unavailable, match=r"would take 16\d{3} bytes, and 16384 are kept"):
        auth.password.register("ada", "Correct Horse 9 Battery")
    assert None is storage.load("ada")
