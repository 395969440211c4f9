"""
What a run has proven of each engine, as a table: ``python -m tests.engines.table report.xml``.

Rows are engines, columns are kinds of proofs, cells are tests that passed / that failed.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable
from xml.etree.ElementTree import Element, parse

KINDS = {  # the end of a module's name, and the column
    "test_contract": "contract",
    "test_outage": "outages",
    "test_broken": "broken storages",
    "test_races_through_flows": "races",
}
_ROOMS = {
    "psycopg": "postgresql",
    "redis": "redis",
    "sqlalchemy": "sqlalchemy",
    "sqlite": "sqlite",
    "memory": "memory",
}
_DETAILS = (  # what stands in the name of a test, and what it says
    (r"cluster", "cluster"),
    (r"postgres|asyncpg", "postgresql"),
    (r"mariadb|mysql", "mariadb"),
    (r"sqlite", "sqlite"),
    (r"repeatable.?read", "repeatable read"),
    (r"serializable", "serializable"),
    (r"async|awaited|aiosqlite", "awaited"),
)
Cells = dict[str, dict[str, Counter[str]]]


def row_of(place: str, name: str) -> str:
    """
    The engine that a test is about.

    Args:
        place: Module and class, with dots between them.

        name: Of the test, with its parameters.
    """
    # The name of a function says what is tested; classes and parameters say with what.
    said = (re.sub(r".*\.test_\w+", "", place) + name.partition("[")[2]).lower()
    room = next((room for room in ("psycopg", "redis", "sqlalchemy") if f".{room}." in place), "")
    if not room:
        room = next((one for one in ("sqlalchemy", "redis") if one in said), "")
    if not room and "postgres" in said:
        room = "psycopg"
    if not room:
        room = next((one for one in ("sqlite", "memory") if one in said), "")
    engine = _ROOMS.get(room, "any")
    details = [word for pattern, word in _DETAILS if re.search(pattern, said) and word != engine]
    return ", ".join([engine, *details])


def cells(cases: Iterable[Element]) -> Cells:
    """
    Count *cases* of a report, by engine and by kind.
    """
    found: Cells = {}
    for case in cases:
        place, name = case.get("classname", ""), case.get("name", "")
        kind = next((word for file, word in KINDS.items() if f".{file}" in place), None)
        if kind is None:
            continue
        is_bad = any(child.tag in ("failure", "error", "skipped") for child in case)
        count = found.setdefault(row_of(place, name), {}).setdefault(kind, Counter())
        count["failed" if is_bad else "passed"] += 1
    return found


def shown(found: Cells) -> str:
    """
    The table as text.
    """
    width = max([len("engine"), *map(len, found)])
    columns = list(KINDS.values())
    lines = ["  ".join([f"{'engine':<{width}}", *(f"{one:>15}" for one in columns)])]
    for engine in sorted(found):
        told = [_cell(found[engine].get(one)) for one in columns]
        lines.append("  ".join([f"{engine:<{width}}", *(f"{one:>15}" for one in told)]))
    return "\n".join(lines)


def main() -> int:
    """
    Print the table of the report that is named; 1 if something in it failed, or nothing is in it.
    """
    found = cells(parse(sys.argv[1]).iter("testcase"))
    print(shown(found))
    counts = [count for kinds in found.values() for count in kinds.values()]
    return 0 if counts and not any(count["failed"] for count in counts) else 1


def _cell(count: Counter[str] | None) -> str:
    return "-" if count is None else f"{count['passed']}/{count['failed']}"


if __name__ == "__main__":
    raise SystemExit(main())
