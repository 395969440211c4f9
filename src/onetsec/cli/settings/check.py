"""
``onetsec check``: where an application is weaker than a profile.
"""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from typing import Any

from ...profiles import PROFILES, Deviation, deviations, profile
from ._subject import Subject


def add_arguments(parser: ArgumentParser) -> None:
    """
    Say what can be typed.
    """
    parser.add_argument(
        "--profile",
        default="onetsolutions",
        metavar="NAME",
        help=f"{', '.join(PROFILES)}; without, the first",
    )
    parser.add_argument(
        "--workers", type=int, default=1, help="processes that serve the application"
    )
    parser.add_argument(
        "--second-factor-required",
        action="store_true",
        help="the application lets nobody in without one",
    )


def run(subject: Subject, chosen: Namespace) -> int:
    """
    Print every deviation; 1 if there is one.
    """
    wanted = profile(chosen.profile)
    wiring = subject.wiring(
        workers=chosen.workers, second_factor_required=chosen.second_factor_required
    )
    found = deviations(subject.settings, profile=wanted, wiring=wiring)
    left_out = [one.id for one in wanted.clauses if one.needs_wiring and wiring is None]
    if chosen.json:
        print(json.dumps(as_json(found, profile=wanted.name, left_out=left_out), indent=2))
    else:
        print("\n\n".join(_told(found, subject.name, wanted.name, left_out)))
    return 1 if found else 0


def as_json(found: Sequence[Deviation], *, profile: str, left_out: Sequence[str]) -> dict[str, Any]:
    """
    Return what was *found* for programs.
    """
    return {
        "profile": profile,
        "deviations": [
            {
                "clause": one.clause,
                "asks": one.says,
                "found": dict(one.found),
                "remedy": one.remedy,
            }
            for one in found
        ],
        "not_looked_at": list(left_out),
    }


def _told(
    found: Sequence[Deviation], name: str, profile: str, left_out: Sequence[str]
) -> list[str]:
    count = f"{len(found)} deviation" + ("" if len(found) == 1 else "s")
    lines = [f"{name}, against {profile}: {count if found else 'no deviation'}."]
    lines += [_one(one) for one in found]
    if left_out:
        lines.append(
            f"Not looked at, for only settings were given: {', '.join(dict.fromkeys(left_out))}."
        )
    return lines


def _one(one: Deviation) -> str:
    there = ", ".join(f"{name} is {value or 'empty'}" for name, value in one.found.items())
    return f"{one.clause}: {one.says}.\n  Found: {there}.\n  Remedy: {one.remedy}"
