"""
``onetsec storage sweep``: what is over goes, and what lives stays.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from onetsec.cli import main
from onetsec.cli.storage import _opened
from onetsec.testing.contracts import session

from .places import Place

DAY = 86_400


def filled(url: str, *, over: int) -> None:
    """
    Make tables, one session that lives, and some that are over.
    """
    main(["storage", "upgrade", url])
    now = int(time.time())
    storage = _opened(url)
    storage.put_session(session("ada"), expected=0)
    for number in range(over):
        storage.put_session(session(f"user{number}", expires_at=now - 9 * DAY), expected=0)
    storage.close()


def left(url: str, *, over: int) -> list[int]:
    """
    How many sessions the user who lives has, and all the others.
    """
    storage = _opened(url)
    found = [len(storage.sessions(f"user{number}")[0]) for number in range(over)]
    alive = len(storage.sessions("ada")[0])
    storage.close()
    return [alive, sum(found)]


def test_sweep_deletes_what_is_over(table_place: Place, capsys: pytest.CaptureFixture[str]) -> None:
    """
    All of it, and it tells how much.
    """
    filled(table_place.url, over=7)

    assert 0 == main(["storage", "sweep", table_place.url])
    assert "deleted: 7.\n" in capsys.readouterr().out
    assert [1, 0] == left(table_place.url, over=7)


def test_sweep_stops_at_its_limit(table_place: Place, capsys: pytest.CaptureFixture[str]) -> None:
    """
    A night may be too short for all.
    """
    filled(table_place.url, over=7)

    assert 0 == main(["storage", "sweep", "--limit", "3", table_place.url])
    assert "deleted: 3.\n" in capsys.readouterr().out
    assert [1, 4] == left(table_place.url, over=7)


def test_sweep_goes_on_after_a_batch(
    place_of: Callable[[str], Place], capsys: pytest.CaptureFixture[str]
) -> None:
    """
    It is not through when the first thousand are gone.
    """
    place = place_of("sqlite")
    filled(place.url, over=1200)

    assert 0 == main(["storage", "sweep", place.url])
    assert "deleted: 1200.\n" in capsys.readouterr().out


@pytest.mark.parametrize("limit", ["0", "-1"])
def test_limit_has_to_be_one(limit: str) -> None:
    """
    None at all is what nobody means.
    """
    with pytest.raises(SystemExit):
        main(["storage", "sweep", "--limit", limit, "memory:"])
