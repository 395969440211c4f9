"""
How long a password is: in the form that is counted, and in bytes.
"""

from __future__ import annotations

import sys
import unicodedata

import pytest
from attrs import evolve
from hypothesis import given

from onetsec.policy import (
    ONETSOLUTIONS,
    POLICIES,
    PasswordPolicy,
    PasswordReport,
    PasswordRule,
    canonical,
    judge,
)

from .passwords import STRONG, any_text, unmet

LONG = STRONG * 100  # 1000 code points


@pytest.mark.parametrize("length", [8, 64, 128, 1024])
def test_lengths_within_the_bounds_are_taken(length: int) -> None:
    """
    The shortest and the longest among them.
    """
    assert [] == unmet((LONG + LONG)[-length:])


@pytest.mark.parametrize(
    ("length", "code"), [(0, "too-short"), (7, "too-short"), (1025, "too-long"), (4097, "too-long")]
)
def test_lengths_beyond_the_bounds_are_not(length: int, code: str) -> None:
    """
    One short, one over, and far over.
    """
    assert code in unmet((LONG * 5)[-length:] if length else "")


def test_length_is_counted_in_composed_code_points() -> None:
    """
    A letter counts once, however the keyboard sends it.
    """
    seven, eight = "kT7vXq" + "e\u0301", "kT7vXq9" + "e\u0301"

    assert 8 == len(seven)
    assert "too-short" in unmet(seven)
    assert "too-short" not in unmet(eight)


def test_no_code_point_is_composed_of_more_than_four() -> None:
    """
    So a text of more than four times the length can be refused unseen.
    """
    longest = max(
        len(unicodedata.normalize("NFD", chr(code)))
        for code in range(sys.maxunicode + 1)
        if not 0xD800 <= code <= 0xDFFF
    )

    assert 4 == longest


def test_the_longest_decomposed_text_is_taken() -> None:
    """
    1024 code points that were four times as many when they were typed.
    """
    typed = "kT7" + unicodedata.normalize("NFD", "\u1f82") * 1021

    assert 4087 == len(typed)
    assert "too-long" not in unmet(typed)
    assert "too-long" in unmet(typed + "\u1f82" * 4)


def test_bytes_are_bounded_as_well() -> None:
    """
    By the policy: four-byte letters may weigh more than their number says.
    """
    strict = evolve(ONETSOLUTIONS, max_length=64, max_bytes=64)
    heavy = STRONG + "\U0001f511" * 14

    assert 66 == len(heavy.encode())
    assert ["too-long"] == unmet(heavy, strict)
    assert [] == unmet(heavy[:-1], strict)


@pytest.mark.parametrize("letter", ["a", "0", "\0", "\ud800", "\u0301", "\U0001d160"])
@pytest.mark.parametrize("policy", POLICIES.values(), ids=lambda policy: policy.name)
def test_a_megabyte_is_too_long_and_nothing_else_is_looked_at(
    letter: str, policy: PasswordPolicy
) -> None:
    """
    Its length says enough.
    """
    expected = PasswordReport(unmet=(PasswordRule.TOO_LONG,), score=None)

    assert expected == judge(letter * 1_000_000, policy=policy)


@given(any_text)
def test_canonical_is_normal_form_c_and_final(text: str) -> None:
    """
    Twice is once.
    """
    assert unicodedata.normalize("NFC", text) == canonical(text)
    assert canonical(text) == canonical(canonical(text))


def test_a_text_that_can_be_no_password_stays_as_it_is() -> None:
    """
    To compose hostile text takes time that grows with the square of its length.
    """
    assert "é" * 2048 == canonical("e\u0301" * 2048)
    assert "e\u0301" * 2049 == canonical("e\u0301" * 2049)
