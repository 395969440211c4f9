"""
Tables that are made of the settings whenever the documents are built.
"""

from __future__ import annotations

from collections.abc import Callable

from onetsec import Settings
from onetsec.explanation import Topic, explain
from onetsec.profiles import PROFILES, Profile, deviations
from onetsec.provisions import PROVISIONS, values, written
from onetsec.simulation import attacks, table, worst
from onetsec.tables import Table


def _attacks() -> str:
    return table(attacks(Settings())).markdown()


def _throttling() -> str:
    return explain(Topic.THROTTLING, Settings()).tables[0].markdown()


def _lanes() -> str:
    return worst(Settings()).markdown()


def _differences() -> str:
    """
    Every setting that a profile has another way than the defaults.
    """
    profiles = tuple(PROFILES.values())
    every = [values(one.settings) for one in profiles]
    rows = tuple(
        (f"`{name}`", *(written(found[name], unit=provision.unit) for found in every))
        for name, provision in PROVISIONS.items()
        if any(found[name] != every[0][name] for found in every)
    )
    columns = ("setting", *(f"`{one.name}`" for one in profiles))
    return Table(title="Differences", columns=columns, rows=rows).markdown()


def _clauses() -> str:
    """
    Every clause of a profile, and whether the default settings keep it.
    """
    sections = [f"### `{one.name}`\n\n{one.says}\n\n{_judged(one)}" for one in PROFILES.values()]
    return "\n\n".join(sections)


def _judged(profile: Profile) -> str:
    broken = {one.clause: one for one in deviations(Settings(), profile=profile)}
    rows = []
    for clause in profile.clauses:
        is_kept = "wired" if clause.needs_wiring else "yes"
        if clause.id in broken:
            is_kept = f"no: {broken[clause.id].remedy}"
        rows.append((clause.id, clause.says, is_kept))
    rows += [
        (f"`{one.clause}`", one.says, f"no: {one.remedy}")
        for one in broken.values()
        if set(one.found) & set(PROVISIONS) and one.clause.startswith(profile.name)
    ]
    columns = ("clause", "asks that", "the defaults keep it")
    return Table(title=profile.name, columns=columns, rows=tuple(rows)).markdown()


MARKS: dict[str, dict[str, Callable[[], str]]] = {
    "throttling": {"<!-- throttling -->": _throttling, "<!-- lanes -->": _lanes},
    "risk": {"<!-- attacks -->": _attacks},
    "profiles": {"<!-- differences -->": _differences, "<!-- clauses -->": _clauses},
}
"""By document: where a table stands, and what makes it."""


def filled(name: str, text: str) -> str:
    """
    Return the *text* of the document *name* with its tables.
    """
    for mark, made in MARKS.get(name, {}).items():
        text = text.replace(mark, made())
    return text
