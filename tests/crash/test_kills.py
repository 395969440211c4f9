"""
Deaths at random moments: kill -9 in the middle of everything.
"""

from __future__ import annotations

import os
from bisect import bisect_right
from collections import Counter
from random import Random
from secrets import token_hex

import pytest
from attrs import define, field

from .kills import Killed, Moment, Place, walked

KILLS = int(os.environ.get("ONETSEC_KILLS", "100"))
SEED = os.environ.get("ONETSEC_KILLS_SEED") or token_hex(4)
"""Draws the moments; what happens in them is up to the machine."""


@define
class Toll:
    """
    What came of many kills.

    Attributes:
        middle: Kills of a step that had begun and gave no answer, by its name.

        broken: The first promise that did not hold, and how that came about; "" if all did.
    """

    kills: int = 0
    middle: Counter[str] = field(factory=Counter)
    broken: str = ""


@pytest.fixture(scope="module")
def toll(place: Place) -> Toll:
    """
    Half of all kills, spread evenly over the time that a walk takes.
    """
    random, whole, toll = Random(SEED), walked(place, "measured"), Toll()
    assert [] == whole.broken
    half, number = -(-KILLS // 2), 0
    while toll.kills < half and not toll.broken:
        number += 1
        assert number <= 2 * half, "most children end before they are killed"
        moment = _moment(whole, random.uniform(whole.began[0], whole.ended))
        killed = walked(place, f"ada-{number}", moment=moment)
        toll.kills += killed.is_killed
        if killed.is_killed and not killed.seen.is_answered:
            toll.middle[killed.seen.step] += 1
        if killed.broken:
            where = f"kill {number} with ONETSEC_KILLS_SEED={SEED}, {moment}"
            toll.broken = f"{killed.broken}: {where}, {killed.seen}"
    return toll


def test_promises_outlive_every_kill(toll: Toll) -> None:
    """
    Nothing is accepted twice or free, no session outlives a change, nobody is locked out.
    """
    assert "" == toll.broken


def test_kills_hit_the_middle(toll: Toll) -> None:
    """
    Most came while something was being done, and of many kinds.
    """
    assert toll.kills / 2 < sum(toll.middle.values()), toll
    assert min(8, toll.kills / 4) <= len(toll.middle), toll


def _moment(whole: Killed, at: float) -> Moment:
    """
    The step that is under way at that time in a walk like *whole*, and how long it is then.
    """
    step = bisect_right(whole.began, at) - 1
    return Moment(step, at - whole.began[step])
