"""
The tables of settings are made when the documents are built.
"""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

import pytest

from onetsec import Settings
from onetsec.simulation import attacks

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
