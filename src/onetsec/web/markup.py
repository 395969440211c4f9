"""
Markup of our own making, and text that is put into it.
"""

from __future__ import annotations

from html import escape

from ..texts import filled


class Html(str):
    """
    Markup of our own making, which both template engines leave as it is.
    """

    __slots__ = ()

    def __html__(self) -> str:
        """
        Return itself, as engines ask for it.
        """
        return str(self)


def markup(text: str, /, **parts: object) -> Html:
    """
    Return *text* with *parts* in their places. What is not :class:`Html` is escaped.
    """
    return Html(filled(_safe(text), {name: _safe(part) for name, part in parts.items()}))


def _safe(part: object) -> str:
    return str(part) if isinstance(part, Html) else escape(str(part))
