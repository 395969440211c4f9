"""
Deaths at a named moment: what is well ordered bears them, and what is not is found out.
"""

from __future__ import annotations

from secrets import token_hex

import pytest

from . import promises
from .kills import Place, walked

CHANGES = [
    "changes the password",
    "turns the app on",
    "turns mail on",
    "signs all others out",
    "turns mail off",
    "resets the password",
    "turns the app off",
]


def left_by(place: Place, kind: str, step: str) -> list[str]:
    """
    Tell which promises are broken by a storage of that *kind*, whose process dies in *step*.
    """
    killed = walked(place, f"ada-{token_hex(4)}", mortal=(kind, step))
    assert killed.is_killed
    return killed.broken


def test_whole_walk(place: Place) -> None:
    """
    Nobody dies, and all is well.
    """
    killed = walked(place, "ada")

    assert ([], False) == (killed.broken, killed.is_killed)


@pytest.mark.parametrize("step", CHANGES)
@pytest.mark.parametrize("kind", ["AfterRaising", "AfterSaving"])
def test_death_between_the_writes_of_a_change(place: Place, kind: str, step: str) -> None:
    """
    The minimum epoch stands, and the account not yet; or both, and no session was given.
    """
    assert [] == left_by(place, kind, step)


@pytest.mark.parametrize("step", [one for one in CHANGES if one != "signs all others out"])
def test_epoch_raised_too_late_is_found_out(place: Place, step: str) -> None:
    """
    Somebody else stays signed in, though a credential was changed.
    """
    assert promises.OUTLIVES in left_by(place, "RaisesLater", step)


def test_save_in_parts_is_found_out(place: Place) -> None:
    """
    Nobody can read the account.
    """
    assert [promises.UNREADABLE] == left_by(place, "SavesInParts", "guesses")


@pytest.mark.parametrize(
    ("step", "promise"),
    [
        ("guesses", promises.FREE),
        ("another signs in by the app", promises.TWICE),
        ("signs in by a recovery code", promises.TWICE),
        ("another signs in by mail", promises.TWICE),
        ("resets the password", promises.PASSWORDS),
        ("renews the recovery codes", promises.TWICE),
        ("turns the app on", promises.FACTORS),
    ],
)
def test_save_after_the_answer_is_found_out(place: Place, step: str, promise: str) -> None:
    """
    What was told is forgotten.
    """
    assert promise in left_by(place, "SavesLater", step)
