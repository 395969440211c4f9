"""
Strength: zxcvbn's estimate, of any text and in any thread.
"""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from decimal import Context, Decimal, Inexact, getcontext, localcontext
from threading import Barrier

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from zxcvbn import matching, scoring, zxcvbn

from onetsec.strength import FLOORS, guesses, score

USER = ("ada.king@example.org", "Ada King", "king", "Example Shop")

STEMS = (
    "password", "Summer", "dragon", "correct horse", "battery-staple", "zebra", "Lantern", "kitten",
    "liverpool", "Volkswagen", "ada", "KING", "exampleshop", "qwerty", "1qaz2wsx", "asdfghjkl",
    "abcdef", "zyxwv", "13579", "abcabc", "xyxyxy", "aabaab", "hahahaha", "p4ssw0rd", "m0nk3y",
    "$unsh1ne", "dr@g0n", "nogard", "drowssaP", "kfT9xWq", "Zürich", "пароль", "パスワード", "x",
)  # fmt: skip
ENDS = ("", "1", "123", "!", "2019", "-1987", "24/12/1999", "1.1.91", "0101", "QAZ", "#kT7", "aaa")
ORDINARY = [stem + end for stem in STEMS for end in ENDS]

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


def test_a_word_that_can_not_occur_keeps_its_rank() -> None:
    """
    As in zxcvbn, a word costs its place in the list, and one guess more for the attempt.
    """
    words = ["x" * 1_000_000, "vexorqual"]

    assert Decimal(3) == guesses("vexorqual", words=words)
    assert Decimal(2) == guesses("vexorqual", words=words[1:])


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
