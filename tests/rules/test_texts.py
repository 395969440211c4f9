"""
Texts: an id is a text, in whatever language is spoken.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import onetsec
from onetsec.events import CHANGES, EventKind
from onetsec.policy import PasswordRule
from onetsec.posture import Level
from onetsec.records import Channel
from onetsec.texts import ENGLISH, Languages, Texts, filled, places
from onetsec.texts.english import COUNTED, FIXED, advice, mails, outcomes, pages, times

SOURCES = Path(onetsec.__file__).parent
GERMAN = Texts(language="de", fixed={"sign_in": "Anmelden"})
BRAZILIAN = Texts(language="pt-BR")
SPOKEN = Languages((ENGLISH, GERMAN, BRAZILIAN))
MADE_OF_A_CODE = {
    *(f"channel_{one.value}" for one in Channel),
    *(f"lead_{one}" for one in ("app", "mail", "recovery", "password")),
    *(f"use_{one}" for one in ("app", "mail", "recovery")),
    *(f"month_{number}" for number in range(1, 13)),
    *(f"advice_{one.value}" for one in Level),
    *(f"rule_{one.value}".replace("-", "_") for one in PasswordRule),
    *(
        f"{one}_{part}"
        for one in ("set_up", "disable", "renew", "mail_on", "mail_off", "end_others")
        for part in ("title", "reason", "button", "consequence")
    ),
    *(f"notice_{one.value}".replace("-", "_") for one in CHANGES | {EventKind.NEW_DEVICE}),
    *(f"notice_{one.value}_text".replace("-", "_") for one in CHANGES | {EventKind.NEW_DEVICE}),
}
"""Ids that no source spells out, for they are made of an outcome, a factor or a number."""
quiet = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


def test_no_id_is_used_twice() -> None:
    """
    One id is one text: none of the tables hides a text of another.
    """
    fixed = [id for part in (advice, mails, outcomes, pages, times) for id in part.FIXED]
    counted = [id for part in (advice, mails, pages, times) for id in part.COUNTED]

    assert len(fixed) == len(FIXED)
    assert len(counted) == len(COUNTED)
    assert set() == FIXED.keys() & COUNTED.keys()


def test_every_id_is_used() -> None:
    """
    A text that nothing shows is not kept, and each that is made of a code is there.
    """
    shown = " ".join(_sources())
    spelled = {id for id in (*FIXED, *COUNTED) if f'"{id}"' in shown or f"page.t.{id} " in shown}

    assert {*FIXED, *COUNTED} == spelled | MADE_OF_A_CODE


def _sources() -> Iterator[str]:
    for path in SOURCES.rglob("*"):
        if path.suffix in (".py", ".html") and "english" not in path.parts:
            yield path.read_text()


def test_places_are_the_same_in_both_forms() -> None:
    """
    One and many say the same.
    """
    assert all(places(one) == places(many) for one, many in COUNTED.values())


def test_an_id_that_is_unknown() -> None:
    """
    Nothing is guessed: a mistake in a template is seen at once.
    """
    with pytest.raises(KeyError):
        ENGLISH["sign-in"]


def test_what_is_not_translated() -> None:
    """
    A language that lacks a text says it in English, counted or not.
    """
    assert ("Anmelden", "Sign out") == (GERMAN["sign_in"], GERMAN["sign_out"])
    assert ("1 day ago", "2 days ago") == (GERMAN.count("ago_days", 1), GERMAN.count("ago_days", 2))


def test_parts_are_put_in() -> None:
    """
    A part stands in its place, and what it holds is not looked at again.
    """
    assert "Error: {title}" == ENGLISH.say("error_title", title="{title}")
    assert "{b} {c} {d.e}" == filled("{a} {c} {d.e}", {"a": "{b}", "d": 1})


@quiet
@given(text=st.text(), part=st.text())
def test_a_part_never_raises(text: str, part: str) -> None:
    """
    Any text can be filled with anything, and a place that has no part is left.
    """
    assert text == filled(text, {})
    assert f"<{part}>" == filled("<{it}>", {"it": part})


@pytest.mark.parametrize(
    ("expected", "language"),
    [
        ("ltr", "en"),
        ("ltr", "de-AT"),
        ("rtl", "ar"),
        ("rtl", "he-IL"),
        ("rtl", "az-Arab-IR"),
        ("ltr", "ar-Latn"),
        ("ltr", "sd-Deva"),
        ("ltr", "de-1996"),
    ],
)
def test_direction(expected: str, language: str) -> None:
    """
    The script tells the direction, or else the language, whatever the region.
    """
    assert expected == Texts(language=language).direction


@pytest.mark.parametrize(
    ("expected", "tag"),
    [
        ("de", "de"),
        ("de", "DE_at"),
        ("de", "de-Latn-CH"),
        ("pt-BR", "pt-br"),
        ("en", "pt"),
        ("en", "den"),
        ("en", ""),
        ("en", None),
        ("en", "-"),
    ],
)
def test_named(expected: str, tag: str | None) -> None:
    """
    A tag is cut until a language fits; else it is the first one.
    """
    assert expected == SPOKEN.named(tag).language


@pytest.mark.parametrize(
    ("expected", "header"),
    [
        ("en", None),
        ("en", ""),
        ("de", "de"),
        ("de", "fr, de-CH;q=0.5, *;q=0.1"),
        ("en", "de;q=0.4, en;q=0.8"),
        ("de", "en;q=0.4,de;q=0.8"),
        ("en", "de;q=0"),
        ("en", "de;q=x"),
        ("en", "de;q=2"),
        ("en", "x" * 256 + ",de"),
        ("pt-BR", "pt-BR;q=1.000, de;q=0.999"),
    ],
)
def test_preferred(expected: str, header: str | None) -> None:
    """
    The browser's favorite among what is spoken; a header that makes no sense asks for nothing.
    """
    assert expected == SPOKEN.preferred(header).language


@quiet
@given(header=st.text())
def test_any_header(header: str) -> None:
    """
    No header raises, and none gets a language that is not spoken.
    """
    assert SPOKEN.preferred(header) in SPOKEN.spoken


def test_a_very_long_tag() -> None:
    """
    What a host passes on of a visitor costs no time: it is cut.
    """
    assert "de" == SPOKEN.named("de" + "-x" * 100_000).language


def test_at_least_one_language() -> None:
    """
    Nobody speaks nothing.
    """
    with pytest.raises(ValueError, match="spoken"):
        Languages(())


def test_one_language() -> None:
    """
    Whoever speaks one language is asked for none.
    """
    assert ENGLISH is Languages().preferred("de")
