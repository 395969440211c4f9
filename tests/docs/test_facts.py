"""
What the documents list is what there is: every setting with its default, every outcome.
"""

from __future__ import annotations

import re
from enum import Enum
from importlib import import_module
from pathlib import Path
from typing import TypeGuard

import attrs
import pytest

from onetsec import Settings
from onetsec.provisions import PROVISIONS
from onetsec.records import Limit

FEATURES = Path(__file__).parents[2] / "docs" / "features"
SETTING = re.compile(r"^\| `(\w+(?:\.\w+)?)` \| `([^`]*)` \|", re.MULTILINE)
OUTCOME = re.compile(r"^\| `([a-z0-9-]+)` \|", re.MULTILINE)


def documented() -> list[tuple[str, str]]:
    """
    Every setting that a document names, with the default that it gives.
    """
    texts = (path.read_text() for path in sorted(FEATURES.glob("*.md")))
    return [row for text in texts for row in SETTING.findall(text)]


def written(value: object) -> str:
    """
    A default as the documents write it.
    """
    if isinstance(value, tuple) and all(isinstance(limit, Limit) for limit in value):
        return " ".join(f"{limit.burst}/{limit.period}" for limit in value)
    if isinstance(value, frozenset):
        return " ".join(sorted(kind.value for kind in value))
    return str(value)


def actual() -> list[tuple[str, str]]:
    """
    Every setting that there is, with its default.
    """
    found: list[tuple[str, str]] = []
    for name, part in attrs.asdict(Settings(), recurse=False).items():
        if attrs.has(type(part)):
            inside = attrs.asdict(part, recurse=False).items()
            found += [(f"{name}.{inner}", written(value)) for inner, value in inside]
        else:
            found.append((name, written(part)))
    return found


def is_outcome(kind: object) -> TypeGuard[type[Enum]]:
    """
    Whether a flow hands *kind* out: a rule's outcome of the same name stays inside of its flow.
    """
    return (
        isinstance(kind, type)
        and issubclass(kind, Enum)
        and kind.__module__.startswith(("onetsec.flows.", "onetsec.activity", "onetsec.notices"))
        and kind.__name__.endswith("Outcome")
    )


def test_settings_are_documented() -> None:
    """
    The documents name every setting once, with its true default.
    """
    assert sorted(actual()) == sorted(documented())


def test_settings_are_explained() -> None:
    """
    The module :mod:`onetsec.provisions` has each setting once, for ``onetsec explain``.
    """
    assert sorted(name for name, _ in actual()) == sorted(PROVISIONS)


@pytest.mark.parametrize("path", sorted(FEATURES.glob("*.md")), ids=lambda path: path.stem)
def test_outcomes_are_documented(path: Path) -> None:
    """
    The document of a feature lists every outcome of its flow, and none that there is not.
    """
    flow = import_module(f"onetsec.flows.{path.stem}")
    named = re.split(r"^## ", path.read_text(), flags=re.MULTILINE)

    (section,) = (part for part in named if part.startswith("Outcomes\n"))
    there = {outcome.value for kind in vars(flow).values() if is_outcome(kind) for outcome in kind}

    assert there
    assert there == set(OUTCOME.findall(section))
