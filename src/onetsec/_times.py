"""
Days and times in words, in UTC.
"""

from __future__ import annotations

from datetime import UTC, datetime

from .texts import Texts


def day(at: int, texts: Texts) -> str:
    """
    The day of *at*, Unix seconds: "3 March 2026".
    """
    when = datetime.fromtimestamp(at, tz=UTC)
    return texts.say("day", day=when.day, month=texts[f"month_{when.month}"], year=when.year)


def exact(at: int, texts: Texts) -> str:
    """
    The day and the minute of *at*, Unix seconds: "3 March 2026, 14:05 UTC".
    """
    time = f"{datetime.fromtimestamp(at, tz=UTC):%H:%M}"
    return texts.say("day_and_time", day=day(at, texts), time=time)
