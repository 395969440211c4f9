"""
An account and a session as columns: what every storage in tables has in common.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from zlib import crc32

from ..records import AccountRecord, SessionRecord

DAY = 86_400


def account(user_id: str, row: Sequence[Any]) -> AccountRecord:
    """
    Read a row: version, epoch, the rest, and since when it waits.
    """
    version, epoch, data, waits_since = row
    return AccountRecord(
        user_id=user_id,
        version=version,
        epoch=epoch,
        data=bytes(data),
        waits_since=waits_since,
    )


def account_values(record: AccountRecord) -> tuple[Any, ...]:
    """
    List what is written, the key last: what is set, and then where.
    """
    return (record.version, record.epoch, record.data, record.waits_since, record.user_id)


def session(user_id: str, row: Sequence[Any]) -> SessionRecord:
    """
    Read a row: id, revision, epoch, digest, channels, the three times, and the rest.
    """
    return SessionRecord(
        user_id=user_id,
        id=row[0],
        revision=row[1],
        epoch=row[2],
        digest=row[3],
        channels=row[4],
        created_at=row[5],
        last_seen_at=row[6],
        expires_at=row[7],
        data=row[8],
    )


def values(record: SessionRecord) -> tuple[Any, ...]:
    """
    List what is written, the key last: what is set, and then where.
    """
    return (
        record.revision,
        record.epoch,
        record.digest,
        record.channels,
        record.created_at,
        record.last_seen_at,
        record.expires_at,
        record.data,
        purge_day(record),
        record.user_id,
        record.id,
    )


def purge_day(record: SessionRecord) -> int:
    """
    The first day on which the session is over for certain, spread so that midnight has no storm.
    """
    return (record.expires_at + crc32(record.id.encode()) % DAY) // DAY + 1
