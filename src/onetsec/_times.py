"""
Days and times in words: in English, in UTC, whatever language the process speaks.
"""

from __future__ import annotations

from datetime import UTC, datetime

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def day(at: int) -> str:
    """
    The day of *at*, Unix seconds: "3 March 2026".
    """
    when = datetime.fromtimestamp(at, tz=UTC)
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def exact(at: int) -> str:
    """
    The day and the minute of *at*, Unix seconds: "3 March 2026, 14:05 UTC".
    """
    return f"{day(at)}, {datetime.fromtimestamp(at, tz=UTC):%H:%M} UTC"
