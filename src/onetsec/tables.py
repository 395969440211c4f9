"""
Tables that a terminal and a document show alike.

Pure: values in, text out.
"""

from __future__ import annotations

from attrs import frozen


@frozen(kw_only=True)
class Table:
    """
    Rows under a title, in words.

    Attributes:
        title: What they tell of.

        columns: What stands in each.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def markdown(self) -> str:
        """
        Write the rows as a table of Markdown, whose columns are in line.
        """
        lines = (self.columns, *self.rows)
        widths = [max(len(line[i]) for line in lines) for i in range(len(self.columns))]
        rule = tuple("-" * width for width in widths)
        return "\n".join(_line(cells, widths) for cells in (self.columns, rule, *self.rows))


def _line(cells: tuple[str, ...], widths: list[int]) -> str:
    padded = (cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
    return f"| {' | '.join(padded)} |"
