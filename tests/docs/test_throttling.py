"""
The numbers in the document about throttling are the defaults.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from onetsec import Settings

DOCS = Path(__file__).parents[2] / "docs"
TEXT = " ".join((DOCS / "throttling.md").read_text().split())
LIVE = Settings()
POLICY, LINKS = LIVE.attempts, LIVE.password_reset
SAID = (
    f"- {POLICY.challenge} wrong codes of one pending sign-in,",
    f"- {POLICY.day} of an account in 24 hours, and {POLICY.month} in 30 days",
    f"fails {POLICY.day} times in a day",
    f"{POLICY.unanswered} sign-ins in a day whose mailed code ran out",
    f"and {POLICY.known_day} wrong codes in 24 hours and {POLICY.known_month} in 30 days beyond",
    f"the last of {LINKS.most} is kept for when the newest is half over",
    f"a link that works for {LINKS.lives // 2 // 60} minutes more",
    f"is so for {LIVE.throttles.reset_name[0].cell // 60_000_000} minutes at most",
    f"and {LIVE.email_code.reserved} places are kept for who is known",
    "Recovery codes of 65 bits are",
)
NAMES = ("ASVS 5.0", "in 6.1.1", "IPv4", "IPv6", "/64")


@pytest.mark.parametrize("said", SAID)
def test_a_number(said: str) -> None:
    """
    Is what it would be if the sentence were written now.
    """
    assert said in TEXT


def test_there_is_no_other_number() -> None:
    """
    That nobody compares.
    """
    left = re.sub(r"```.*?```", "", TEXT)
    for said in (*SAID, *NAMES):
        left = left.replace(said, "")

    assert [] == re.findall(r"\d+", left)
