"""
Strength: zxcvbn's estimate, under a bound that is counted.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from decimal import Context, Decimal, Inexact, getcontext, localcontext
from threading import Barrier
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from zxcvbn import matching, scoring, zxcvbn

from onetsec.strength import FLOORS, MOST_CODE_POINTS, MOST_TABLES, MOST_WORDS, guesses, score

USER = ("ada.king@example.org", "Ada King", "king", "Example Shop")

STEMS = (
    "password", "Summer", "dragon", "correct horse", "battery-staple", "zebra", "Lantern", "kitten",
    "liverpool", "Volkswagen", "ada", "KING", "exampleshop", "qwerty", "1qaz2wsx", "asdfghjkl",
    "abcdef", "zyxwv", "13579", "abcabc", "xyxyxy", "aabaab", "hahahaha", "p4ssw0rd", "m0nk3y",
    "$unsh1ne", "dr@g0n", "nogard", "drowssaP", "kfT9xWq", "Zürich", "пароль", "パスワード", "x",
)  # fmt: skip
ENDS = ("", "1", "123", "!", "2019", "-1987", "24/12/1999", "1.1.91", "0101", "QAZ", "#kT7", "aaa")
ORDINARY = [stem + end for stem in STEMS for end in ENDS]

# All the signs that zxcvbn takes for letters: it would try 736 tables of substitutions.
ALL_SIGNS = "4@8({[<3691!|70$5+%2"
HOSTILE = (ALL_SIGNS * 4)[:MOST_CODE_POINTS]

any_text = st.text(st.characters(), max_size=100)
"""
Surrogates and control characters are among them.
"""


@pytest.mark.parametrize("stem", STEMS)
def test_ordinary_passwords_keep_the_guesses_of_zxcvbn(stem: str) -> None:
    """
    To the last digit, with the words of the user.
    """
    passwords = [stem + end for end in ENDS]

    theirs = [zxcvbn(text, user_inputs=list(USER))["guesses"] for text in passwords]
    assert theirs == [guesses(text, words=USER) for text in passwords]


@pytest.mark.parametrize("stem", STEMS)
def test_ordinary_passwords_keep_the_score_of_zxcvbn(stem: str) -> None:
    """
    Without words, too.
    """
    passwords = [stem + end for end in ENDS]

    assert [zxcvbn(text)["score"] for text in passwords] == [score(text) for text in passwords]


def test_the_ordinary_passwords_are_of_all_kinds() -> None:
    """
    The comparison would be worth little if they all scored alike.
    """
    assert 400 <= len(set(ORDINARY))
    assert {0, 1, 2, 3, 4} == {score(text, words=USER) for text in ORDINARY}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Password1", 0),
        ("Qwerty12", 0),
        ("Welcome1", 1),
        ("Summer2024", 2),
        ("Tr0ub4dour&3", 2),
        ("kT7#vXq9", 2),
        ("kT7#vXq9w", 3),
        ("correct horse battery staple", 4),
    ],
)
def test_known_scores(text: str, expected: int) -> None:
    """
    Figures, so that no release of a dependency moves them unseen.
    """
    assert expected == score(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("1" * 12, 0), ("ab" * 7, 0), ("aaaaa", 0), ("aabaab", 1), ("lantern" * 3, 1)],
)
def test_repetition_adds_little(text: str, expected: int) -> None:
    """
    What is written several times costs its first writing, times their number.
    """
    assert expected == score(text)
    assert zxcvbn(text)["guesses"] == guesses(text)


def test_repetition_of_a_word_of_the_user() -> None:
    """
    The words are known inside of what repeats as well.
    """
    assert score("vexorqual" * 3, words=["vexorqual"]) == 0
    assert score("vexorqual" * 3) == 3


@pytest.mark.parametrize(
    ("text", "expected"), [("qz7", 1), ("qz7#vX", 2), ("qz7#vXk9", 3), ("qz7#vXk9Tw", 4)]
)
def test_brute_force_reaches_the_floor_of_a_score_and_not_the_score(
    text: str, expected: int
) -> None:
    """
    As in zxcvbn, which asks for five guesses more.
    """
    assert FLOORS[expected] + 1 == guesses(text)
    assert expected - 1 == score(text) == zxcvbn(text)["score"]


def test_words_of_the_user_are_guessed_first() -> None:
    """
    In any case, and from behind; without them the text is strong.
    """
    assert score("VexorQual", words=["vexorqual"]) == 0
    assert score("lauqroxev", words=["vexorqual"]) == 0
    assert score("VexorQual") == 3


def test_words_after_the_hundredth_are_not_looked_at() -> None:
    """
    The number is bounded before the work.
    """
    others = [f"nothing{i}" for i in range(MOST_WORDS)]

    assert score("vexorqual", words=[*others[:-1], "vexorqual"]) == 0
    assert score("vexorqual", words=[*others, "vexorqual"]) == score("vexorqual")


def test_a_word_that_can_not_occur_keeps_its_rank() -> None:
    """
    As in zxcvbn, a word costs its place in the list, and one guess more for the attempt.
    """
    words = ["x" * 1_000_000, "vexorqual"]

    assert Decimal(3) == guesses("vexorqual", words=words)
    assert Decimal(2) == guesses("vexorqual", words=words[1:])


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


def test_the_empty_text_is_the_first_guess() -> None:
    """
    zxcvbn itself raises for it.
    """
    with pytest.raises(IndexError):
        zxcvbn("")

    assert Decimal(1) == guesses("")
    assert 0 == score("")


def test_a_line_feed_after_digits_is_no_date() -> None:
    """
    zxcvbn itself raises for it, reading the line feed as a number.
    """
    with pytest.raises(ValueError, match="invalid literal"):
        zxcvbn("12345\n")

    assert guesses("12345\r") == guesses("12345\n")


@settings(max_examples=60)
@given(any_text, st.lists(any_text, max_size=3))
def test_any_text_has_a_score_and_always_the_same(text: str, words: list[str]) -> None:
    """
    Surrogates, control characters and all.
    """
    first = guesses(text, words=words)

    assert score(text, words=words) in range(5)
    assert first == guesses(text, words=words)


@settings(max_examples=40)
@given(st.text(st.characters(exclude_characters="\n@8({[<69!|$5+%2"), min_size=1, max_size=12))
def test_any_short_text_keeps_the_score_of_zxcvbn(text: str) -> None:
    """
    Whatever its alphabet; the signs that are left make no more than eight tables.
    """
    assert zxcvbn(text)["score"] == score(text)


def test_threads_with_different_words_do_not_disturb_each_other() -> None:
    """
    Four threads get the answers that each gets alone.
    """
    names = ["vexorqual", "brimtulasp", "zanofelk", "quilderwop"]
    texts = [f"{name}{end}" for name in names for end in ("", "7", "2019", "!kT")]
    start = Barrier(len(names))

    def scores(name: str) -> list[int]:
        return [score(text, words=[name]) for text in texts]

    def together(name: str) -> list[list[int]]:
        start.wait()
        return [scores(name) for _ in range(5)]

    alone = [scores(name) for name in names]
    assert len(names) == len({tuple(answers) for answers in alone})
    with ThreadPoolExecutor(len(names)) as pool:
        assert [[answers] * 5 for answers in alone] == list(pool.map(together, names))


def test_what_others_told_zxcvbn_does_not_matter() -> None:
    """
    It keeps the words of its last user in a table of the module; we neither read nor write it.
    """
    before = guesses("vexorqual")
    zxcvbn("anything", user_inputs=["vexorqual"])
    assert {"vexorqual": 1} == matching.RANKED_DICTIONARIES["user_inputs"]

    assert before == guesses("vexorqual")
    guesses("vexorqual", words=["brimtulasp"])
    assert {"vexorqual": 1} == matching.RANKED_DICTIONARIES["user_inputs"]


def test_the_arithmetic_of_the_host_does_not_matter() -> None:
    """
    A thread that computes with two digits, or traps, gets the same estimate; its context stays.
    """
    expected = guesses("vexor-qual-1987")

    with localcontext(Context(prec=2, traps=[Inexact])):
        assert expected == guesses("vexor-qual-1987")
        assert 2 == getcontext().prec
        with pytest.raises(Inexact):
            assert zxcvbn("vexor-qual-1987")


def test_no_year_moves_the_score() -> None:
    """
    Years are compared with a constant: its figure is written here, so a release that reads the
    clock instead fails.
    """
    assert 2017 == scoring.REFERENCE_YEAR
    assert Decimal(365 * 20 * 4 + 1) == guesses("24/12/2017")
    assert Decimal(365 * 30 * 4 + 1) == guesses("24/12/1987")


def test_zxcvbn_is_loaded_by_the_first_password() -> None:
    """
    And not by the import of the rule.
    """
    script = (
        "import sys, onetsec.policy as rules;"
        "print('zxcvbn' in sys.modules, 'onetsec.common_passwords._ranked' in sys.modules);"
        "rules.judge('x', policy=rules.ASVS_5);"
        "print('zxcvbn' in sys.modules, 'onetsec.common_passwords._ranked' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert ["False", "False", "True", "True"] == ran.stdout.split()
