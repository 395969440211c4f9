"""
The list of passwords that everybody tries first.
"""

from __future__ import annotations

from importlib.resources import files

import pytest

from onetsec.common_passwords import is_common, ranked
from onetsec.policy import ONETSOLUTIONS, canonical, judge


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
