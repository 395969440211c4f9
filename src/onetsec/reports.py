"""
What a command prints about settings: the same for every way to run it.

Pure: settings and facts in, text and plain values out.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from math import isfinite
from typing import Any

from attrs import field, frozen

from .explanation import Topic, explain
from .profiles import Deviation, Profile, deviations
from .provisions import PROVISIONS, values, written
from .records import Limit
from .settings import Settings
from .simulation import attacks, table
from .wiring import Wiring


@frozen(kw_only=True)
class Report:
    """
    What was found.

    Attributes:
        told: For people.

        json: For programs.

        has_findings: Something is not as it should be.
    """

    told: str
    json: dict[str, Any] = field(repr=False)
    has_findings: bool = False

    def printed(self, *, as_json: bool) -> str:
        """
        Write it for programs, or for people.
        """
        return json.dumps(self.json, indent=2) if as_json else self.told


def simulated(settings: Settings) -> Report:
    """
    Report what a year of guessing gives; what nothing bounds is null in JSON.
    """
    found = attacks(settings)
    told = [
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
    return Report(
        told=table(found).markdown(),
        json={"attacks": told},
        has_findings=not all(one.is_within for one in found),
    )


def explained(topic: Topic, settings: Settings, *, wiring: Wiring | None) -> Report:
    """
    Report what is in force; there is nothing to find. In JSON, numbers are numbers.
    """
    found, now = explain(topic, settings, wiring=wiring), values(settings)
    return Report(
        told=found.markdown(),
        json={
            "topic": topic.value,
            "lead": list(found.lead),
            "settings": [
                {
                    "name": name,
                    "value": _plain(now[name]),
                    "unit": PROVISIONS[name].unit,
                    "written": written(now[name], unit=PROVISIONS[name].unit),
                    "meaning": PROVISIONS[name].says,
                }
                for name in found.names
            ],
            "tables": [
                {
                    "title": table.title,
                    "rows": [dict(zip(table.columns, row, strict=True)) for row in table.rows],
                }
                for table in found.tables
            ],
        },
    )


def checked(name: str, settings: Settings, *, profile: Profile, wiring: Wiring | None) -> Report:
    """
    Report where *settings*, and what stands around them, are weaker than *profile*.

    Args:
        name: What to call the application.
    """
    found = deviations(settings, profile=profile, wiring=wiring)
    left_out = [one.id for one in profile.clauses if one.needs_wiring and wiring is None]
    untold = () if wiring is None else wiring.tls_unknown
    told = [*_told(found, name, profile.name, left_out), *_untold(untold)]
    return Report(
        told="\n\n".join(told),
        json={
            "profile": profile.name,
            "deviations": [
                {
                    "clause": one.clause,
                    "asks": one.says,
                    "found": dict(one.found),
                    "remedy": one.remedy,
                }
                for one in found
            ],
            "not_looked_at": left_out,
            "can_not_tell": {"tls": list(untold)},
        },
        has_findings=bool(found),
    )


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


def _untold(hosts: Sequence[str]) -> Iterator[str]:
    if hosts:
        yield (
            f"Can not tell whether TLS protects the way to {', '.join(hosts)}: your application"
            " connects by itself. ASVS 5.0 V12.3.1 asks for it."
        )


def _one(one: Deviation) -> str:
    there = ", ".join(f"{name} is {value or 'empty'}" for name, value in one.found.items())
    return f"{one.clause}: {one.says}.\n  Found: {there}.\n  Remedy: {one.remedy}"


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, Limit):
        return {"burst": value.burst, "period": value.period}
    if isinstance(value, frozenset):
        return sorted(one.value for one in value)

    return value
