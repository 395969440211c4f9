"""
The bounds of strength: no text costs more than is counted beforehand.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from zxcvbn import matching, zxcvbn

from onetsec.strength import MOST_CODE_POINTS, MOST_TABLES, MOST_WORDS, guesses, score

# All the signs that zxcvbn takes for letters: it would try 736 tables of substitutions.
ALL_SIGNS = "4@8({[<3691!|70$5+%2"
HOSTILE = (ALL_SIGNS * 4)[:MOST_CODE_POINTS]


@pytest.fixture
def looked_up(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """
    Every text whose parts were looked up in the dictionaries.
    """
    texts: list[str] = []
    real: Callable[..., Any] = matching.dictionary_match

    def counting(text: str, *args: Any, **kwargs: Any) -> Any:
        texts.append(text)
        return real(text, *args, **kwargs)

    monkeypatch.setattr(matching, "dictionary_match", counting)
    return texts


def test_the_hostile_text_is_hostile() -> None:
    """
    zxcvbn would undo 736 tables of substitutions.
    """
    table = matching.relevant_l33t_subtable(HOSTILE, matching.L33T_TABLE)

    assert 736 == len(matching.enumerate_l33t_subs(table))


def test_at_most_eight_tables_are_undone(looked_up: list[str]) -> None:
    """
    And the text is looked up twice besides: forward and backward.
    """
    score(HOSTILE)

    whole = [text for text in looked_up if len(text) == MOST_CODE_POINTS]
    assert MOST_TABLES + 2 == len(whole)


@pytest.mark.parametrize(
    "part", [ALL_SIGNS + "xyzabcdefghijklm", "4@8({[<3691!", "aab4@", "1", "4@"]
)
def test_what_repeats_is_bounded_as_well(part: str, looked_up: list[str]) -> None:
    """
    All first writings, and what repeats in them, are together no longer than the text.
    """
    text = (part * 72)[:MOST_CODE_POINTS]
    score(text)

    assert (MOST_TABLES + 2) * 2 * MOST_CODE_POINTS >= sum(map(len, looked_up))


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text("4@1!|7$5aeiost", max_size=80))
def test_the_bound_holds_for_any_text(looked_up: list[str], text: str) -> None:
    """
    Of the letters and signs that cost most.
    """
    looked_up.clear()
    score(text)

    bounded = min(len(text), MOST_CODE_POINTS)
    assert (MOST_TABLES + 2) * 2 * bounded >= sum(map(len, looked_up))


def test_eight_tables_are_enough_for_zxcvbns_own_estimate() -> None:
    """
    A text that needs eight loses none; the first signs of one that needs more are still undone.
    """
    eight = "4@ m0nk3y $5 69"
    table = matching.relevant_l33t_subtable(eight, matching.L33T_TABLE)

    assert MOST_TABLES == len(matching.enumerate_l33t_subs(table))
    assert zxcvbn(eight)["guesses"] == guesses(eight)
    assert guesses("m0nk3y" + "q({[<69!|7+") < guesses("mQnkQy" + "q({[<69!|7+")


def test_words_after_the_hundredth_are_not_looked_at() -> None:
    """
    The number is bounded before the work.
    """
    others = [f"nothing{i}" for i in range(MOST_WORDS)]

    assert score("vexorqual", words=[*others[:-1], "vexorqual"]) == 0
    assert score("vexorqual", words=[*others, "vexorqual"]) == score("vexorqual")


def test_the_seventy_third_code_point_is_not_looked_at() -> None:
    """
    The strength of a longer text is that of its beginning; the seventy-second still counts.
    """
    text = "kT7#vXq9w" * 8

    assert guesses(text) == guesses(text + "kT7#vXq9")
    assert guesses(text) != guesses(text[:71])


def test_a_megabyte_is_scored() -> None:
    """
    Only its beginning costs anything.
    """
    assert 0 == score("a" * 1_000_000)
    assert 4 == score(HOSTILE * 14_000)
