"""
The numbers in the document about throttling are the defaults.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from onetsec import Settings
from onetsec.records import Limit
from onetsec.simulation import DAY, MONTH, allowed

DOCS = Path(__file__).parents[2] / "docs"
TEXT = " ".join((DOCS / "throttling.md").read_text().split())
LIVE = Settings()
POLICY, LINKS = LIVE.attempts, LIVE.password_reset
LANES = LIVE.throttles


def worst(lane: Sequence[Limit]) -> tuple[float, float]:
    """
    What a lane lets through in the worst day, and in the worst month.
    """
    return allowed(lane, seconds=DAY), allowed(lane, seconds=MONTH)


STRANGERS, KNOWN, SIGNED_IN = map(worst, (LANES.account, LANES.device, LANES.session))
SAID = (
    f"guess of one account is {STRANGERS[0]} passwords in any day",
    f"and {STRANGERS[1]} in any 30 days, what its known devices",
    f"may is {KNOWN[0]} and {KNOWN[1]}.",
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


@pytest.mark.parametrize(
    ("document", "said"),
    [
        ("threat-model.md", f"at most {STRANGERS[0]} in any day and {STRANGERS[1]} in any 30 days"),
        ("threat-model.md", f"a lane of their own, {KNOWN[0]} and {KNOWN[1]}, so nobody"),
        (
            "profiles.md",
            f"{STRANGERS[1]} by strangers, {KNOWN[1]} on devices that the account knows,"
            f" {SIGNED_IN[1]} by who is signed in",
        ),
        (
            "profiles.md",
            f"tried once in {max(o.cell for o in LANES.account) // 3_600_000_000} hours",
        ),
    ],
)
def test_a_number_elsewhere(document: str, said: str) -> None:
    """
    What other documents say of the lanes is what their worst day and month are.
    """
    assert said in " ".join((DOCS / document).read_text().split())


def test_a_name_is_one_account() -> None:
    """
    Whoever is typed has as much room as the account behind it.
    """
    assert worst(LANES.name) == STRANGERS


def test_there_is_no_other_number() -> None:
    """
    That nobody compares.
    """
    left = re.sub(r"```.*?```", "", TEXT)
    for said in (*SAID, *NAMES):
        left = left.replace(said, "")

    assert [] == re.findall(r"\d+", left)
