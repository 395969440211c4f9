"""
Every setting in words.
"""

from __future__ import annotations

import pytest

from onetsec import EventKind
from onetsec.provisions import PROVISIONS, span, written
from onetsec.records import Limit


def test_seconds_are_told_as_such() -> None:
    """
    What the documents call seconds has that unit.
    """
    told = {name for name, one in PROVISIONS.items() if one.unit == "s"}

    assert {
        "totp.period",
        "totp.setup",
        "email_code.lives",
        "email_code.resend",
        "password_reset.lives",
        "sessions.idle",
        "sessions.absolute",
        "sessions.touch",
        "step_up.fresh",
        "step_up.pending",
    } <= told


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (1, "1 second"),
        (90, "90 seconds"),
        (60, "1 minute"),
        (3600, "1 hour"),
        (7200, "2 hours"),
        (86_400, "1 day"),
        (14 * 86_400, "14 days"),
        (86_401, "86401 seconds"),
    ],
)
def test_span(seconds: int, text: str) -> None:
    """
    The largest unit that it is a whole number of: nothing is rounded.
    """
    assert text == span(seconds)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (True, "yes"),
        (False, "no"),
        (7, "7"),
        ((), "no limit"),
        ((Limit(5, 300), Limit(20, 86_400)), "5 in 5 minutes, 20 in 1 day"),
        (frozenset(), "none"),
        (frozenset({EventKind.SIGNED_OUT, EventKind.SIGNED_IN}), "signed-in, signed-out"),
    ],
)
def test_written(value: object, text: str) -> None:
    """
    Each kind of value.
    """
    assert text == written(value)


def test_written_with_a_unit() -> None:
    """
    Seconds are written as a span.
    """
    assert "2 minutes" == written(120, unit="s")
