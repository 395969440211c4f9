"""
Times for people, in English.
"""

from __future__ import annotations

from datetime import UTC, datetime

from attrs import frozen

from .._times import day, exact

_MINUTE, _HOUR, _DAY = 60, 3600, 86_400
_MONTH, _YEAR = 30 * _DAY, 365 * _DAY
_UNITS = (
    (_YEAR, "year"),
    (_MONTH, "month"),
    (_DAY, "day"),
    (_HOUR, "hour"),
    (_MINUTE, "minute"),
)


@frozen(kw_only=True)
class Moment:
    """
    A time, three ways.

    Attributes:
        machine: For ``<time datetime>``, in UTC.

        exact: In full, in UTC.

        ago: How long ago it was: "2 hours ago".

        day: "3 March 2026".
    """

    machine: str
    exact: str
    ago: str
    day: str


def moment(at: int, *, now: int) -> Moment:
    """
    Return what to show of *at*, Unix seconds.
    """
    when = datetime.fromtimestamp(at, tz=UTC)
    return Moment(
        machine=when.strftime("%Y-%m-%dT%H:%M:%SZ"),
        exact=exact(at),
        ago=ago(at, now=now),
        day=day(at),
    )


def ago(at: int, *, now: int) -> str:
    """
    Return how long ago *at* was; a clock that runs behind says "just now".
    """
    for size, unit in _UNITS:
        if now - at >= size:
            return f"{_counted((now - at) // size, unit)} ago"

    return "just now"


def wait(seconds: int) -> str:
    """
    Return how long *seconds* are, rounded up: "5 minutes".
    """
    if seconds < _MINUTE:
        return _counted(max(1, seconds), "second")
    for size, unit in ((_DAY, "day"), (_HOUR, "hour")):
        if seconds > size:
            return _counted(-(-seconds // size), unit)

    return _counted(-(-seconds // _MINUTE), "minute")


def _counted(count: int, unit: str) -> str:
    return f"{count} {unit}" if count == 1 else f"{count} {unit}s"
