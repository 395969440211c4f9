"""
``onetsec explain``: the settings that are in force, as documentation.
"""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from typing import Any

from ...explanation import Explanation, Topic, explain
from ...provisions import PROVISIONS, values, written
from ...records import Limit
from ...settings import Settings
from ._subject import Subject


def add_arguments(parser: ArgumentParser) -> None:
    """
    Say what can be typed.
    """
    parser.add_argument("topic", choices=[topic.value for topic in Topic])


def run(subject: Subject, chosen: Namespace) -> int:
    """
    Print a topic. There is nothing to find.
    """
    found = explain(Topic(chosen.topic), subject.settings, wiring=subject.wiring())
    print(
        json.dumps(as_json(found, subject.settings), indent=2) if chosen.json else found.markdown()
    )
    return 0


def as_json(found: Explanation, settings: Settings) -> dict[str, Any]:
    """
    Return what was *found* for programs: numbers as numbers.
    """
    now = values(settings)
    return {
        "topic": found.topic.value,
        "lead": found.lead,
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
    }


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, Limit):
        return {"burst": value.burst, "period": value.period}
    if isinstance(value, frozenset):
        return sorted(one.value for one in value)

    return value
