"""
Tables that are made of the settings whenever the documents are built.
"""

from __future__ import annotations

from collections.abc import Callable

from onetsec import Settings
from onetsec.simulation import attacks, table

MARKS: dict[str, dict[str, Callable[[], str]]] = {
    "risk": {"<!-- attacks -->": lambda: table(attacks(Settings())).markdown()}
}
"""By document: where a table stands, and what makes it."""


def filled(name: str, text: str) -> str:
    """
    Return the *text* of the document *name* with its tables.
    """
    for mark, made in MARKS.get(name, {}).items():
        text = text.replace(mark, made())
    return text
