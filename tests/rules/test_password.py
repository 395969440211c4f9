"""
Passwords: which ones a policy takes, and what it says about the others.
"""

from __future__ import annotations

import sys
import unicodedata
from importlib.resources import files
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from onetsec.common_passwords import is_common, ranked
from onetsec.errors import ConfigurationError
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

STRONG = "kT7vXq9wZm"
LONG = STRONG * 100  # 1000 code points

any_text = st.text(st.characters(), max_size=200)
"""
Surrogates and control characters are among them.
"""

policies = st.sampled_from(list(POLICIES.values()))


def unmet(text: str, policy: PasswordPolicy = ONETSOLUTIONS, *words: str) -> list[str]:
    """
    The codes of what *text* does not meet.
    """
    return [rule.value for rule in judge(text, words=words, policy=policy).unmet]


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
    ] == [rule.value for rule in PasswordRule]


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


def test_eight_characters_without_a_pattern_are_strong_enough() -> None:
    """
    A page that asks for eight takes eight, though zxcvbn scores them 2; with a pattern it does not.
    """
    assert PasswordReport(unmet=(), score=2) == judge("kT7#vXq9", policy=ONETSOLUTIONS)
    assert ["too-weak"] == unmet("kT7#vabc")
    assert ["too-weak"] == unmet("kT7#vXq9", evolve(ONETSOLUTIONS, min_score=4))


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


def test_the_default_policy_is_the_page_that_it_was_made_for() -> None:
    """
    8 characters, an uppercase letter, a lowercase letter, a number; and neither common nor weak.
    """
    assert (8, 1024, 4096) == (
        ONETSOLUTIONS.min_length,
        ONETSOLUTIONS.max_length,
        ONETSOLUTIONS.max_bytes,
    )
    assert 3 == ONETSOLUTIONS.min_score
    assert (
        PasswordRule.TOO_SHORT,
        PasswordRule.NO_UPPERCASE_LETTER,
        PasswordRule.NO_LOWERCASE_LETTER,
        PasswordRule.NO_DIGIT,
        PasswordRule.TOO_COMMON,
        PasswordRule.TOO_WEAK,
    ) == ONETSOLUTIONS.rules


def test_nist_asks_for_length_and_against_the_list() -> None:
    """
    No composition; the score is advice.
    """
    assert (PasswordRule.TOO_SHORT, PasswordRule.TOO_COMMON) == NIST_800_63B_4.rules
    assert PasswordReport(unmet=(), score=0) == judge("aaaaaaaaaaaaaaa", policy=NIST_800_63B_4)
    assert ["too-short"] == unmet("kT7vXq9wZmkT7v", NIST_800_63B_4)
    assert ["too-short", "too-common"] == unmet("Password1", NIST_800_63B_4)


def test_asvs_asks_for_no_composition() -> None:
    """
    Strength and the list decide.
    """
    assert (PasswordRule.TOO_SHORT, PasswordRule.TOO_COMMON, PasswordRule.TOO_WEAK) == ASVS_5.rules
    assert [] == unmet("vexor bramble lintel", ASVS_5)
    assert ["too-weak"] == unmet("aaaaaaaaaaaaaa", ASVS_5)


def test_policies_are_found_by_name() -> None:
    """
    By the one that they have themselves.
    """
    assert ["onetsolutions", "nist-800-63b-4", "asvs-5"] == list(POLICIES)
    assert all(name == policy.name for name, policy in POLICIES.items())


@settings(max_examples=40)
@given(any_text, policies)
def test_what_is_not_asked_for_is_never_unmet(text: str, policy: PasswordPolicy) -> None:
    """
    The checklist of a policy and the limits that go without saying are all that there is.
    """
    silent = {PasswordRule.TOO_LONG, PasswordRule.NOT_TEXT}

    assert {*policy.rules, *silent} >= {*judge(text, policy=policy).unmet}


def test_the_list_can_be_left_out() -> None:
    """
    Then strength alone decides.
    """
    assert ["too-weak"] == unmet("Password1", evolve(ONETSOLUTIONS, refuse_common=False))


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"min_length": 7}, "password.min_length: 7 is not between 8 and 64."),
        ({"min_length": 65}, "password.min_length: 65 is not between 8 and 64."),
        ({"max_length": 63}, "password.max_length: 63 is not between 64 and 1024."),
        ({"max_length": 1025}, "password.max_length: 1025 is not between 64 and 1024."),
        ({"max_bytes": 1023}, "password.max_bytes: 1023 is not between 1024 and 4096."),
        ({"max_bytes": 4097}, "password.max_bytes: 4097 is not between 1024 and 4096."),
        ({"min_score": -1}, "password.min_score: -1 is not between 0 and 4."),
        ({"min_score": 5}, "password.min_score: 5 is not between 0 and 4."),
        ({"name": "House 1"}, "password.name: 'House 1' is not in kebab case, such as 'house-1'."),
        ({"name": ""}, "password.name: '' is not in kebab case, such as 'house-1'."),
    ],
)
def test_a_policy_checks_itself(changes: dict[str, Any], message: str) -> None:
    """
    The floors of 8 and 64 can not be configured away.
    """
    with pytest.raises(ConfigurationError) as raised:
        evolve(ONETSOLUTIONS, **changes)

    assert message == str(raised.value)


def test_the_ends_of_the_ranges_are_allowed() -> None:
    """
    The negative of the refusals.
    """
    PasswordPolicy(name="a", min_length=8, max_length=64, max_bytes=64, min_score=0)
    PasswordPolicy(name="b-2", min_length=64, max_length=1024, max_bytes=4096, min_score=4)


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


def test_no_report_holds_the_password() -> None:
    """
    It may be logged.
    """
    assert STRONG not in repr(judge(STRONG, policy=ONETSOLUTIONS))


def test_the_list_is_long_enough() -> None:
    """
    Each word once, folded, of eight characters and more.
    """
    words = ranked()

    assert 16_278 == len(words) == len(set(words))
    assert all(len(word) >= 8 and word == canonical(word).casefold() for word in words)


def test_the_rarest_thousand_are_on_the_list() -> None:
    """
    Twenty of them by name, so the list can not lose its end.
    """
    rarest = {
        "teamlosi",
        "15253545",
        "alex1982",
        "vladimirovna",
        "wcrfxtvgbjy",
        "cressida",
        "willow01",
        "mikejone",
        "mishmash",
        "iambigal",
        "warhamer",
        "gabriel12",
        "skyblue1",
        "volvos60",
        "55443322",
        "hawkwood",
        "qcxdw8ry",
        "boomer22",
        "paramoun",
        "dimabilan",
    }

    assert 20 == len(rarest)
    assert rarest <= set(ranked()[-1000:])
    assert all(is_common(word.title()) for word in rarest)


def test_a_part_of_a_text_is_not_looked_for() -> None:
    """
    Only the whole password, however it is capitalized.
    """
    assert is_common("dimabilan")
    assert is_common("DimaBilan")
    assert not is_common("dimabilan ")
    assert not is_common("my dimabilan")
    assert not is_common("")


@pytest.mark.parametrize("capitalized", [str.title, str.upper, str])
def test_the_three_thousand_most_common_are_refused(capitalized: type[str]) -> None:
    """
    As they are and as a policy with capitals forces them to be.
    """
    assert all(is_common(capitalized(word)) for word in ranked()[:3000])


def test_common_words_with_a_digit_more_are_weak() -> None:
    """
    The list holds whole passwords; what is built upon them is a matter of strength. zxcvbn does not
    know all of the list, so a few pass.
    """
    built = [f"{word.title()}1" for word in ranked()[:3000:30]]
    taken = [text for text in built if judge(text, policy=ONETSOLUTIONS).ok]

    assert 100 == len(built)
    assert 4 >= len(taken)


def test_sources_and_licenses_stand_beside_the_list() -> None:
    """
    In the package, so that they come with every copy of it.
    """
    text = files("onetsec.common_passwords").joinpath("SOURCES.txt").read_text(encoding="utf-8")

    assert "Copyright (c) Django Software Foundation and individual contributors." in text
    assert "Copyright (c) 2016 Daniel Wolf" in text
