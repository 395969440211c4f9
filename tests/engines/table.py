"""
What a run has proven of each engine, as a table: ``python -m tests.engines.table report.xml``.

Rows are engines, columns are kinds of proofs, cells are tests that passed, of so many.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from xml.etree.ElementTree import Element, parse

from .processes import binary
from .redis import program as redis

KINDS = {  # the end of a module's name, and the column
    "_contract": "contract",
    "_outage": "outages",
    "_broken": "broken ones",
    "_races_through_flows": "races",
    "_processes": "processes",
    "_kills": "kills",
}
_LEGEND = """
A cell: tests that passed, of so many; - where there is none of that kind.
contract     what every storage must keep, with 64 threads at a rendezvous
outages      refused, silent, read-only, full: Unavailable in time, and never a guess
broken ones  storages that are broken in one way: the contract, or the race, finds it
races        64 at once through every flow
processes    several processes on one storage, forks, killed writers
kills        a child is killed at random moments of every flow
"""
_ROOMS = {"psycopg": "postgresql"}
_SQLITE = r"sqlite|damagedfile|missingfolder"
_DETAILS = (  # what stands in the name of a test, and what it says
    (r"cluster", "cluster"),
    (r"postgres|asyncpg", "postgresql"),
    (r"mariadb|mysql", "mariadb"),
    (_SQLITE, "sqlite"),
    (r"repeatable.?read", "repeatable read"),
    (r"serializable", "serializable"),
    (r"asyncpg", "asyncpg"),
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
    said = (re.sub(r".*\.test_(sqlite)?\w+", r"\1", place) + name.partition("[")[2]).lower()
    room = next((room for room in ("psycopg", "redis", "sqlalchemy") if f".{room}." in place), "")
    if not room:
        room = next((one for one in ("sqlalchemy", "redis") if one in said), "")
    if not room and "postgres" in said:
        room = "psycopg"
    if not room:
        room = "sqlite" if re.search(_SQLITE, said) else ""
    engine = _ROOMS.get(room, room) or "memory"  # also what is broken on purpose
    details = [word for pattern, word in _DETAILS if re.search(pattern, said) and word != engine]
    return ", ".join([engine, *details])


def kind_of(place: str, name: str) -> str | None:
    """
    The column of a test; None if it proves nothing of an engine.
    """
    if name.startswith("test_outage_of_"):  # part of a contract, too
        return "outages"

    found = re.search(rf"\.test\w*({'|'.join(KINDS)})(\.|$)", place)
    return KINDS[found[1]] if found else None


def cells(cases: Iterable[Element]) -> Cells:
    """
    Count *cases* of a report, by engine and by kind.
    """
    found: Cells = {}
    for case in cases:
        place, name = case.get("classname", ""), case.get("name", "")
        kind = kind_of(place, name)
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
    lines = ["  ".join([f"{'engine':<{width}}", *(f"{one:>11}" for one in columns)])]
    for engine in sorted(found):
        told = [_cell(found[engine].get(one)) for one in columns]
        lines.append("  ".join([f"{engine:<{width}}", *(f"{one:>11}" for one in told)]))
    return "\n".join(lines)


def versions() -> list[str]:
    """
    What each server says of itself.
    """
    programs = (
        binary("postgres", "/usr/lib/postgresql/*/bin", package="postgresql"),
        binary("mariadbd", "/usr/sbin", package="mariadb-server"),
        redis(),
    )
    return [
        subprocess.run(
            [one, "--version"], capture_output=True, text=True, check=True
        ).stdout.strip()
        for one in programs
    ]


def main() -> int:
    """
    Print the table of the report that is named; 1 if something in it failed, or nothing is in it.
    """
    found = cells(parse(sys.argv[1]).iter("testcase"))
    print("", *versions(), "", shown(found), _LEGEND, sep="\n")
    total: Counter[str] = sum(
        (one for kinds in found.values() for one in kinds.values()), Counter()
    )
    print(f"{total['passed']} of {total.total()} have passed.")
    return 0 if total and not total["failed"] else 1


def _cell(count: Counter[str] | None) -> str:
    return "-" if count is None else f"{count['passed']} of {count.total()}"


if __name__ == "__main__":
    raise SystemExit(main())
