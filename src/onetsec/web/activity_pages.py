"""
The page of what happened to an account.
"""

from __future__ import annotations

from typing import ClassVar

from attrs import frozen

from .markup import Html
from .pages import Page


@frozen(kw_only=True)
class FilterLink:
    """
    One way to look at the past.
    """

    url: str
    label: str
    is_current: bool


@frozen(kw_only=True)
class ActivityRow:
    """
    One line of the past.

    Attributes:
        what: What happened.

        is_refused: It was tried, and came to nothing.

        is_here: The session that looks at the page did it.

        device, place, address: From where; "" if that is not known.

        when: How long ago.

        exact: The same as a time of the day.
    """

    what: str
    is_refused: bool
    is_here: bool
    device: str
    place: str
    address: str
    when: Html
    exact: str


@frozen(kw_only=True)
class ActivityPage(Page):
    """
    Settings > Security activity.

    Attributes:
        filters: Everything first, then a link a group.

        nothing: What to say if there is no row.

        older, newest: Where the rest is; "" if there is none.
    """

    template: ClassVar[str] = "onetsec/activity.html"
    section: ClassVar[str] = "activity"

    filters: tuple[FilterLink, ...]
    rows: tuple[ActivityRow, ...]
    nothing: str
    older: str
    newest: str
