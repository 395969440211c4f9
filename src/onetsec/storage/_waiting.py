"""
Who waits, in a list beside the accounts: for engines that can not look for them in an index.

An entry speaks of one version of one record, and is written before it: whoever dies in between
leaves one that finds nothing. Once another version is stored, it is over for good, and may be
deleted by anybody: no race can bring back what it speaks of.
"""

from __future__ import annotations

from attrs import frozen

from ..records import AccountRecord

_HOUR = 3600


@frozen
class Entry:
    """
    That a user waits.

    Attributes:
        since: Unix seconds.

        version: Of the record that says so.
    """

    since: int
    version: int
    user_id: str

    @classmethod
    def of(cls, record: AccountRecord) -> Entry:
        """
        The entry of a record that waits.
        """
        return cls(record.waits_since, record.version, record.user_id)

    def is_true(self, record: AccountRecord | None) -> bool:
        """
        Whether *record*, which is stored, is the one.
        """
        return record is not None and Entry.of(record) == self

    def is_over(self, record: AccountRecord | None, *, before: int) -> bool:
        """
        Whether it will never be true again, though *record* is what is stored.

        A record that is still to be written is a matter of seconds, and the first one of a user
        does not wait since long ago.
        """
        if record is None:
            return self.since < before - _HOUR

        return record.version >= self.version and not self.is_true(record)
