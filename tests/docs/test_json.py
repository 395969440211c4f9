"""
What the commands print for programs is as the documents show it.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from onetsec.cli import main

DOCS = Path(__file__).parents[2] / "docs"
SHOWN = {
    "check --profile asvs-5-l2": ("profiles.md", 0),
    "explain events": ("profiles.md", 1),
    "simulate": ("risk.md", 0),
}


def fields(told: dict[str, Any]) -> dict[str, set[str]]:
    """
    The names of a report, and those of what it lists.
    """
    lists = {name: value for name, value in told.items() if isinstance(value, list)}
    objects = {name: [one for one in rows if isinstance(one, dict)] for name, rows in lists.items()}
    return {"": set(told), **{name: set(rows[0]) for name, rows in objects.items() if rows}}


@pytest.mark.parametrize("command", SHOWN)
def test_shown_as_printed(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """
    Every name, and no other.
    """
    document, number = SHOWN[command]
    blocks = re.findall(r"```json\n(.*?)```", (DOCS / document).read_text(), re.DOTALL)

    main([*command.split(), "--json"])

    assert fields(json.loads(blocks[number])) == fields(json.loads(capsys.readouterr().out))
