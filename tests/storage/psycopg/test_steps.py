"""
PostgreSQL: what is asked again, and how often.
"""

from __future__ import annotations

from typing import Any

import pytest
from psycopg.errors import DeadlockDetected, SerializationFailure

from onetsec import Unavailable
from onetsec.records import Limit
from onetsec.storage.psycopg._schema import Schema
from onetsec.storage.psycopg._steps import Methods
from onetsec.storage.psycopg._words import Answer, Steps
from onetsec.testing.contracts import account, session

MICROS = 1_800_000_000_000_000
LOST = [SerializationFailure("could not serialize"), DeadlockDetected("deadlock detected")]


@pytest.fixture
def methods() -> Methods:
    return Methods(Schema("public", place="a database"))


def answered(steps: Steps[Any], *answers: Answer) -> Any:
    """
    What comes of *steps* with these answers, the last of them without end.
    """
    queue = list(answers)
    try:
        next(steps)
        while True:
            steps.send(queue.pop(0) if len(queue) > 1 else queue[0])
    except StopIteration as stop:
        return stop.value


@pytest.mark.parametrize("error", LOST)
def test_conditional_write_that_gave_way_is_lost(methods: Methods, error: Any) -> None:
    """
    It is not asked again: the one who asked has to look first.
    """
    lost = Answer(error=error)

    assert answered(methods.save(account("ada"), expected=0), lost) is False
    assert answered(methods.save(account("ada"), expected=1), lost) is False
    assert answered(methods.put_session(session("ada"), expected=0), lost) is False
    assert answered(methods.put_session(session("ada"), expected=1), lost) is False


@pytest.mark.parametrize("error", LOST)
def test_what_may_run_twice_is_asked_again(methods: Methods, error: Any) -> None:
    """
    Until nobody else is faster.
    """
    lost = Answer(error=error)

    assert 7 == answered(
        methods.raise_epoch("ada", 5, keep_until=9), lost, lost, Answer(rows=[(7,)])
    )
    assert 2 == answered(methods.drop_sessions("ada"), lost, Answer(count=2))
    assert answered(
        methods.hit("key", [Limit(5, 300)], now=MICROS), lost, Answer(rows=[(None, True)])
    ).ok


def test_hit_that_wrote_nothing_is_asked_again(methods: Methods) -> None:
    """
    It has seen what somebody else has changed since.
    """
    full = f"{MICROS + 300_000_000}"
    hit = answered(
        methods.hit("key", [Limit(5, 300)], now=MICROS),
        Answer(rows=[(None, False)]),
        Answer(rows=[(full, False)]),
    )

    assert not hit.ok


@pytest.mark.parametrize("error", LOST)
def test_nobody_asks_for_ever(methods: Methods, error: Any) -> None:
    """
    Then the answer is not known.
    """
    lost = Answer(error=error)

    with pytest.raises(Unavailable, match="the same rows"):
        answered(methods.erase("ada"), lost)
    with pytest.raises(Unavailable, match="throttle key"):
        answered(methods.hit("key", [Limit(5, 300)], now=MICROS), lost)
