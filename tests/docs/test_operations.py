"""
The tables of the JSON API are made when the documents are built.
"""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

import pytest

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(scope="module")
def made() -> dict[str, Any]:
    """
    What makes the tables.
    """
    return runpy.run_path(str(DOCS / "_operations.py"))


def test_they_have_a_place(made: dict[str, Any]) -> None:
    """
    The document says once where they stand.
    """
    assert 1 == (DOCS / "api.md").read_text().count(made["MARK"])


def test_they_are_whole(made: dict[str, Any]) -> None:
    """
    Every operation, every code and every object stands in them.
    """
    document = made["told"]()
    text = made["tables"](document)

    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            assert f"**`{method.upper()} {path}`** ({operation['operationId']})" in text
    for name in document["components"]["schemas"]:
        assert f"### {name}\n" in text
    assert "`step-up-required`" in text
    assert "[SignedIn](#signedin)" in text
