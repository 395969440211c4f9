"""
``onetsec simulate``: what guessing gives an attacker in a year.
"""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Sequence
from math import isfinite
from typing import Any

from ...simulation import Attack, attacks, table
from ._subject import Subject


def run(subject: Subject, chosen: Namespace) -> int:
    """
    Print every attack; 1 if one gives more than it may.
    """
    found = attacks(subject.settings)
    print(json.dumps(written(found), indent=2) if chosen.json else table(found).markdown())
    return 0 if all(one.is_within for one in found) else 1


def written(found: Sequence[Attack]) -> dict[str, Any]:
    """
    Return the attacks that were *found* for programs; what nothing bounds is null.
    """
    return {
        "attacks": [
            {
                "name": one.name,
                "lane": one.lane,
                "bounded_by": one.bound,
                "guesses_per_account_year": one.guesses if isfinite(one.guesses) else None,
                "chance_of_a_guess": one.chance,
                "success_per_account_year": one.success,
                "at_most": one.most,
                "is_within": one.is_within,
            }
            for one in found
        ]
    }
