"""
Passwords: which ones are taken, and what is said about the others.
"""

from __future__ import annotations

import unicodedata

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from onetsec.policy import (
    ASVS_5,
    NIST_800_63B_4,
    ONETSOLUTIONS,
    POLICIES,
    PasswordPolicy,
    PasswordReport,
    PasswordRule,
    canonical,
    context_words,
    judge,
)

from .passwords import STRONG, any_text, policies, unmet


def test_a_good_password_is_taken() -> None:
    """
    Under each policy, as long as it is long enough.
    """
    for policy in POLICIES.values():
        assert PasswordReport(unmet=(), score=4) == judge(STRONG * 2, policy=policy)
        assert judge(STRONG * 2, policy=policy).ok


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["too-short", "no-uppercase-letter", "no-lowercase-letter", "no-digit"]),
        ("abc", ["too-short", "no-uppercase-letter", "no-digit"]),
        ("ABC1", ["too-short", "no-lowercase-letter"]),
        ("kT7vXq9", ["too-short"]),
        ("password", ["no-uppercase-letter", "no-digit", "too-common", "too-weak"]),
        ("Password1", ["too-common", "too-weak"]),
        ("pAsSwOrD1", ["too-common", "too-weak"]),
        ("Qwerty12", ["too-common", "too-weak"]),
        ("Summer2024", ["too-weak"]),
        ("kt7vxq9wzm", ["no-uppercase-letter"]),
        ("KT7VXQ9WZM", ["no-lowercase-letter"]),
        ("kTqvXqwwZm", ["no-digit"]),
        ("kT7vXq9w\0Zm", ["not-text"]),
        ("kT7vXq9w\tZm", ["not-text"]),
        ("kT7vXq9w\x7fZm", ["not-text"]),
        ("kT7vXq9w\ud800Zm", ["not-text"]),
        ("\0", ["too-short", "no-uppercase-letter", "no-lowercase-letter", "no-digit", "not-text"]),
        ("a" * 1025, ["too-long", "no-uppercase-letter", "no-digit", "too-weak"]),
        ("a" * 4097, ["too-long"]),
    ],
)
def test_every_unmet_rule_is_named_at_once(text: str, expected: list[str]) -> None:
    """
    Each in its place; a text that is too short is not called weak besides.
    """
    assert expected == unmet(text)


def test_the_codes_are_stable() -> None:
    """
    They are the API's, and the keys of the messages.
    """
    assert [
        "too-short",
        "too-long",
        "no-uppercase-letter",
        "no-lowercase-letter",
        "no-digit",
        "too-common",
        "too-weak",
        "not-text",
        "unchanged",
        "breached",
    ] == [rule.value for rule in PasswordRule]


def test_eight_characters_without_a_pattern_are_strong_enough() -> None:
    """
    A page that asks for eight takes eight, though zxcvbn scores them 2; with a pattern it does not.
    """
    assert PasswordReport(unmet=(), score=2) == judge("kT7#vXq9", policy=ONETSOLUTIONS)
    assert ["too-weak"] == unmet("kT7#vabc")
    assert ["too-weak"] == unmet("kT7#vXq9", evolve(ONETSOLUTIONS, min_score=4))


@settings(max_examples=60)
@given(any_text, st.lists(any_text, max_size=3), policies)
def test_any_text_gets_a_report(text: str, words: list[str], policy: PasswordPolicy) -> None:
    """
    And always the same one, with each rule once and in order.
    """
    report = judge(text, words=words, policy=policy)

    assert report == judge(text, words=words, policy=policy)
    assert list(report.unmet) == [rule for rule in PasswordRule if rule in report.unmet]
    assert report.score in range(5)


@settings(max_examples=60)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40), policies)
def test_every_form_of_a_text_gets_the_same_report(text: str, policy: PasswordPolicy) -> None:
    """
    Composed or not.
    """
    composed = unicodedata.normalize("NFC", text)
    decomposed = unicodedata.normalize("NFD", text)

    assert judge(composed, policy=policy) == judge(decomposed, policy=policy)


@pytest.mark.parametrize(
    ("text", "code", "missing"),
    [
        ("kt7vxq9wzm", "no-uppercase-letter", "R"),
        ("kt7vxq9wzm", "no-uppercase-letter", "Ä"),
        ("kt7vxq9wzm", "no-uppercase-letter", "\u01c5"),  # titlecase
        ("KT7VXQ9WZM", "no-lowercase-letter", "r"),
        ("KT7VXQ9WZM", "no-lowercase-letter", "ж"),
        ("kTqvXqwwZm", "no-digit", "7"),
        ("kTqvXqwwZm", "no-digit", "\u0663"),  # Arabic
    ],
)
def test_one_character_of_a_missing_kind_meets_its_rule(text: str, code: str, missing: str) -> None:
    """
    Of any script.
    """
    assert [code] == unmet(text)
    assert [] == unmet(text + missing)


@pytest.mark.parametrize("sign", ["²", "½", "Ⅷ", "\u3007"])
def test_what_only_looks_like_a_digit_is_none(sign: str) -> None:
    """
    ``"²".isdigit()`` is true, its category is not ``Nd``.
    """
    assert ["no-digit"] == unmet("kTqvXqwwZm" + sign)


@settings(max_examples=60)
@given(any_text, st.sampled_from(["Lu", "Lt", "Ll", "Nd"]), st.data())
def test_a_further_character_takes_away_its_own_rule_only(
    text: str, category: str, data: st.DataObject
) -> None:
    """
    Of the three kinds that are asked for; the other two stay as they were.
    """
    kinds = {
        PasswordRule.NO_UPPERCASE_LETTER,
        PasswordRule.NO_LOWERCASE_LETTER,
        PasswordRule.NO_DIGIT,
    }
    own = {
        "Lu": PasswordRule.NO_UPPERCASE_LETTER,
        "Lt": PasswordRule.NO_UPPERCASE_LETTER,
        "Ll": PasswordRule.NO_LOWERCASE_LETTER,
        "Nd": PasswordRule.NO_DIGIT,
    }[category]
    further = canonical(data.draw(st.characters(categories=[category])))  # type: ignore[list-item]
    before = kinds.intersection(judge(text, policy=ONETSOLUTIONS).unmet)
    after = kinds.intersection(judge(f"{text} {further}", policy=ONETSOLUTIONS).unmet)

    assert before - {own} == after


def test_scripts_without_case_are_taken_where_no_letters_are_asked_for() -> None:
    """
    A passphrase in Korean can not have a capital.
    """
    korean = "종이배가 강을 건너 바다로 흘러간다"

    assert [] == unmet(korean, NIST_800_63B_4)
    assert [] == unmet(korean, ASVS_5)
    assert ["no-uppercase-letter", "no-lowercase-letter", "no-digit"] == unmet(korean)


def test_nothing_is_trimmed() -> None:
    """
    A space counts, wherever it stands.
    """
    assert ["too-short"] == unmet("kT7vXq9")
    assert [] == unmet("kT7vXq9 ")
    assert [] == unmet(" kT7vXq9")
    assert " a " == canonical(" a ")


def test_words_of_the_user_make_a_password_weak() -> None:
    """
    Whole, in any case, and with a year.
    """
    words = context_words("ada.vexorqual@example.org", "Onetsec")

    for text in ("Onetsec2026", "Vexorqual1", "Ada.Vexorqual@example.org1"):
        assert ["too-weak"] == unmet(text, ONETSOLUTIONS, *words)
    assert [] == unmet("Vexorqual1Wz", ONETSOLUTIONS)
    assert [] == unmet(STRONG, ONETSOLUTIONS, *words)


def test_words_are_compared_in_the_form_of_the_text() -> None:
    """
    A name that was stored decomposed is found in a password that was typed composed.
    """
    assert ["too-weak"] == unmet(
        "Zö\u0308rqualéx7".replace("ö\u0308", "ö"), ONETSOLUTIONS, DECOMPOSED
    )
    assert [] == unmet("Zörqualéx7", ONETSOLUTIONS)


DECOMPOSED = unicodedata.normalize("NFD", "zörqualéx")


def test_words_of_a_megabyte_cost_nothing() -> None:
    """
    Neither one of them nor thousands.
    """
    assert [] == unmet(STRONG, ONETSOLUTIONS, "a\u0301" * 500_000, *["nothing"] * 10_000)


def test_context_words_are_the_facts_and_their_parts() -> None:
    """
    Parts of three letters and more, each once, after all that is whole.
    """
    words = context_words("ada.king@example.org", "", "Ada King-Noel", "Jo", "ada.king@example.org")

    assert (
        "ada.king@example.org",
        "Ada King-Noel",
        "Jo",
        "ada",
        "king",
        "example",
        "org",
        "Ada",
        "King",
        "Noel",
    ) == words


def test_a_flow_adds_what_only_it_can_know() -> None:
    """
    Once, and in its place.
    """
    report = judge("kT7vXq9w\0Zm", policy=ONETSOLUTIONS)
    more = report.also(PasswordRule.UNCHANGED)

    assert ("not-text", "unchanged") == tuple(rule.value for rule in more.unmet)
    assert more == more.also(PasswordRule.UNCHANGED)
    assert ("too-short", "not-text") == tuple(
        rule.value for rule in report.also(PasswordRule.TOO_SHORT).unmet
    )
    assert not judge(STRONG, policy=ONETSOLUTIONS).also(PasswordRule.UNCHANGED).ok


def test_no_report_holds_the_password() -> None:
    """
    It may be logged.
    """
    assert STRONG not in repr(judge(STRONG, policy=ONETSOLUTIONS))
