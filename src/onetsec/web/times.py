"""
Times for people.
"""

from __future__ import annotations

from datetime import UTC, datetime

from attrs import frozen

from .._times import day, exact
from ..texts import Texts
from .markup import Html, markup

_MINUTE, _HOUR, _DAY = 60, 3600, 86_400
_MONTH, _YEAR = 30 * _DAY, 365 * _DAY
_UNITS = (
    (_YEAR, "ago_years"),
    (_MONTH, "ago_months"),
    (_DAY, "ago_days"),
    (_HOUR, "ago_hours"),
    (_MINUTE, "ago_minutes"),
)


@frozen(kw_only=True)
class Moment:
    """
    A time, as an element that tells it to people, to programs, and in full to whoever points at it.

    Attributes:
        ago: How long ago it was: "2 hours ago".

        day: "3 March 2026".

        at: To the minute.
    """

    ago: Html
    day: Html
    at: Html


def moment(at: int, texts: Texts, *, now: int) -> Moment:
    """
    Return what to show of *at*, Unix seconds.
    """
    machine = f"{datetime.fromtimestamp(at, tz=UTC):%Y-%m-%dT%H:%M:%SZ}"

    def element(text: str) -> Html:
        template = '<time datetime="{machine}" title="{exact}">{text}</time>'
        return markup(Html(template), machine=machine, exact=exact(at, texts), text=text)

    return Moment(
        ago=element(ago(at, texts, now=now)),
        day=element(day(at, texts)),
        at=element(exact(at, texts)),
    )


def ago(at: int, texts: Texts, *, now: int) -> str:
    """
    Return how long ago *at* was; a clock that runs behind says "just now".
    """
    for size, unit in _UNITS:
        if now - at >= size:
            return texts.count(unit, (now - at) // size)

    return texts["ago_now"]


def wait(seconds: int, texts: Texts) -> str:
    """
    Return how long *seconds* are, rounded up: "5 minutes".
    """
    if seconds < _MINUTE:
        return texts.count("in_seconds", max(1, seconds))
    for size, unit in ((_DAY, "in_days"), (_HOUR, "in_hours")):
        if seconds > size:
            return texts.count(unit, -(-seconds // size))

    return texts.count("in_minutes", -(-seconds // _MINUTE))
