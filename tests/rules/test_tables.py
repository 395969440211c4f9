"""
Tables.
"""

from __future__ import annotations

from onetsec.tables import Table


def test_columns_are_in_line() -> None:
    """
    A terminal shows it as it stands, and Markdown makes a table of it.
    """
    table = Table(title="Fruit", columns=("a", "long"), rows=(("apple", "1"), ("fig", "22")))

    assert (
        "| a     | long |\n| ----- | ---- |\n| apple | 1    |\n| fig   | 22   |" == table.markdown()
    )
