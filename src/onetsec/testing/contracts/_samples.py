"""
What the contracts store: records, and ids that a careless engine takes for one.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from secrets import token_bytes, token_hex
from typing import Any

from attrs import evolve

from ...records import AccountRecord, EventRecord, SessionRecord

DAY = 86_400
# The engine's present: what is over by its own clock, it may have deleted.
NOW = int(time.time())
MICROS = NOW * 1_000_000
SESSION_ID = "0a1b2c3d4e5f"
# No text in any encoding, and as long as the data of a session or an event may be.
WILD = bytes(range(256)) * 4


def unique() -> str:
    """
    Make an id that nobody else has.
    """
    return "u" + token_hex(8)


def account(user_id: str, **changes: Any) -> AccountRecord:
    """
    Make a record of an account, with *changes*.
    """
    fresh = AccountRecord(user_id=user_id, version=MICROS, epoch=NOW, data=b"secrets")
    return evolve(fresh, **changes)


def session(user_id: str, **changes: Any) -> SessionRecord:
    """
    Make a record of a session that lives, with *changes*.
    """
    fresh = SessionRecord(
        user_id=user_id,
        id=token_hex(6),
        revision=1,
        epoch=NOW,
        digest=token_bytes(36),
        channels="app password",
        created_at=NOW,
        last_seen_at=NOW,
        expires_at=NOW + DAY,
        data=b"{}",
    )
    return evolve(fresh, **changes)


def event(user_id: str, **changes: Any) -> EventRecord:
    """
    Make a record of something that happened, with *changes*.
    """
    fresh = EventRecord(
        user_id=user_id,
        id=token_hex(16),
        kind="password-changed",
        at=NOW,
        data=b"{}",
    )
    return evolve(fresh, **changes)


def by_case() -> Sequence[str]:
    """
    Make ids that a case-insensitive collation takes for one.
    """
    base = unique()
    return base + "a", base + "A", (base + "a").upper()


def by_space() -> Sequence[str]:
    """
    Make ids that a padding collation, or one that trims, takes for one.
    """
    base = unique()
    return base, base + " ", base + "  ", base + "\t", " " + base


def by_unicode_form() -> Sequence[str]:
    """
    Make ids that an engine takes for one if it normalizes or ignores accents.
    """
    base = unique()
    return base + "e", base + "\u00e9", base + "e\u0301", base + "\uff45"


def by_punctuation() -> Sequence[str]:
    """
    Make ids that are patterns, quotes or separators in some language.
    """
    base = unique()
    return tuple(base + end for end in ("", "%", "_", "*", "?", ":", "{", "}", "/", "\\", "'", '"'))


def by_last_byte() -> Sequence[str]:
    """
    Make ids of the full length, 128 bytes, that differ at their end.
    """
    base = unique().ljust(127, "x")
    return base + "1", base + "2"
