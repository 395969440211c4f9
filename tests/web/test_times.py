"""
Times for people.
"""

from __future__ import annotations

import pytest

from onetsec.texts import ENGLISH
from onetsec.web.times import ago, moment, wait

DAY = 86_400


@pytest.mark.parametrize(
    ("expected", "seconds"),
    [
        ("just now", -5),
        ("just now", 0),
        ("just now", 59),
        ("1 minute ago", 60),
        ("59 minutes ago", 3599),
        ("1 hour ago", 3600),
        ("2 hours ago", 7300),
        ("23 hours ago", DAY - 1),
        ("1 day ago", DAY),
        ("12 days ago", 12 * DAY),
        ("1 month ago", 30 * DAY),
        ("11 months ago", 350 * DAY),
        ("1 year ago", 365 * DAY),
        ("3 years ago", 3 * 365 * DAY),
    ],
)
def test_ago(expected: str, seconds: int) -> None:
    """
    How long ago is said in the largest unit that fits; the future is now.
    """
    assert expected == ago(1_000_000_000 - seconds, ENGLISH, now=1_000_000_000)


@pytest.mark.parametrize(
    ("expected", "seconds"),
    [
        ("1 second", 0),
        ("1 second", 1),
        ("59 seconds", 59),
        ("1 minute", 60),
        ("2 minutes", 61),
        ("60 minutes", 3600),
        ("2 hours", 3601),
        ("24 hours", DAY),
        ("2 days", DAY + 1),
    ],
)
def test_wait(expected: str, seconds: int) -> None:
    """
    A wait is rounded up: whoever waits so long is not refused again.
    """
    assert expected == wait(seconds, ENGLISH)


def test_moment() -> None:
    """
    A time is told to people, to programs, and in full to whoever points at it; in UTC.
    """
    shown = moment(1_772_530_320, ENGLISH, now=1_772_530_320 + 7200)
    start = '<time datetime="2026-03-03T09:32:00Z" title="3 March 2026, 09:32 UTC">'

    assert f"{start}3 March 2026</time>" == shown.day
    assert f"{start}2 hours ago</time>" == shown.ago
