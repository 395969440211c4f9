"""
The tables of settings are made when the documents are built.
"""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

import pytest
from attrs import fields

from onetsec import Settings
from onetsec.profiles import PROFILES, deviations
from onetsec.simulation import attacks
from onetsec.throttling import Throttles

DOCS = Path(__file__).parents[2] / "docs"
MADE: dict[str, Any] = runpy.run_path(str(DOCS / "_settings.py"))


@pytest.mark.parametrize("name", MADE["MARKS"])
def test_they_have_a_place(name: str) -> None:
    """
    A document says once where each of its tables stands, and nothing is left of that.
    """
    text = (DOCS / f"{name}.md").read_text()

    for mark in MADE["MARKS"][name]:
        assert 1 == text.count(mark)
        assert mark not in MADE["filled"](name, text)


def test_other_documents_stay() -> None:
    """
    A document without a table is as it was written.
    """
    assert "text" == MADE["filled"]("tutorial", "text")


def test_the_risk_is_whole() -> None:
    """
    Every attack stands in it.
    """
    text = MADE["filled"]("risk", (DOCS / "risk.md").read_text())

    for one in attacks(Settings()):
        assert f"| {one.name} " in text


def test_the_clauses_are_whole() -> None:
    """
    Every clause of every profile stands in the document, and every setting that differs.
    """
    text = MADE["filled"]("profiles", (DOCS / "profiles.md").read_text())

    for profile in PROFILES.values():
        assert f"### `{profile.name}`" in text
        for clause in profile.clauses:
            assert f"| {clause.id} " in text
    assert "| `totp.drift` " in text
    assert "| `recovery_codes.codes` " not in text


def test_deviations_of_the_defaults_are_told() -> None:
    """
    What the defaults break is said, with what to do.
    """
    text = MADE["filled"]("profiles", (DOCS / "profiles.md").read_text())

    for profile in PROFILES.values():
        for one in deviations(Settings(), profile=profile):
            assert one.remedy in text


def test_the_numbers_of_throttling_are_whole() -> None:
    """
    Every lane stands in them.
    """
    text = MADE["filled"]("throttling", (DOCS / "throttling.md").read_text())

    for one in fields(Throttles):
        assert f"| `throttles.{one.name}` " in text
