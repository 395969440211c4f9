"""
Translations: catalogs, ours and a host's.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po

import onetsec
from onetsec import ConfigurationError
from onetsec.texts import places
from onetsec.texts.english import COUNTED, FIXED
from onetsec.translations import load

from .pseudo import ARABIC, TAG, accented, compiled

HOME = Path(onetsec.__file__).parent / "translations"
OURS = sorted(path.parts[-3] for path in HOME.glob("*/LC_MESSAGES/onetsec.po"))
each_of_ours = pytest.mark.parametrize("name", OURS)


def catalog(name: str) -> Catalog:
    """
    The catalog of a language, as it is written.
    """
    with (HOME / name / "LC_MESSAGES" / "onetsec.po").open("rb") as opened:
        return read_po(opened, locale=name)


def forms(name: str) -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """
    Each id, its English forms, and its forms in that language.
    """
    found = catalog(name)
    for id, text in FIXED.items():
        yield id, (text,), (_string(found, id),)
    for id, both in COUNTED.items():
        message = found[id]
        assert message is not None
        yield id, both, tuple(message.string or ())


def _string(found: Catalog, id: str) -> str:
    message = found[id]
    assert message is not None
    return str(message.string)


def test_german_is_there() -> None:
    """
    The negative control: there is something to test.
    """
    assert "de" in OURS


@each_of_ours
def test_is_complete(name: str) -> None:
    """
    Every id has a translation, in each plural form; no other id has one.
    """
    assert [] == [id for id, _, said in forms(name) if not all(said)]
    assert {*FIXED, *COUNTED} == {
        message.id if isinstance(message.id, str) else message.id[0]
        for message in catalog(name)
        if message.id
    }


@each_of_ours
def test_has_the_same_places(name: str) -> None:
    """
    What is put in is said in every form; the number itself may be a word.
    """
    assert [] == [
        id
        for id, english, said in forms(name)
        if any((places(one) ^ places(english[-1])) - {"count"} for one in said)
    ]


@each_of_ours
def test_ends_alike(name: str) -> None:
    """
    A sentence stays a sentence, and a title a title.
    """
    ends = ".?:"
    assert [] == [
        id
        for id, english, said in forms(name)
        if any((one[-1] in ends) != (english[-1][-1] in ends) for one in said)
    ]


@pytest.mark.parametrize("other", ["Wiederherstellungscode", "Authenticator-App"])
def test_german_has_one_word_for_one_thing(other: str) -> None:
    """
    An app and its codes are called the same in pages and mails.
    """
    assert [] == [id for id, _, said in forms("de") if any(other in one for one in said)]


@each_of_ours
def test_is_up_to_date(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    The files stand as ``scripts/translations.py`` writes them, and the compiled one says the same.
    """
    monkeypatch.syspath_prepend(str(Path(__file__).parents[1] / "scripts"))
    import translations

    path = HOME / name / "LC_MESSAGES" / "onetsec.po"
    assert path.read_bytes() == translations.files(path)[path]
    with path.with_suffix(".mo").open("rb") as opened:
        machine = read_mo(opened)
    for message in catalog(name):
        if message.id:
            compiled = machine[message.id if isinstance(message.id, str) else message.id[0]]
            assert compiled is not None
            assert list(message.string or ()) == list(compiled.string or ())
    monkeypatch.delitem(sys.modules, "translations")


def test_german() -> None:
    """
    A catalog of ours is read, numbers and all.
    """
    german = load("en", "de").named("de-AT")

    assert ("de", "Anmelden") == (german.language, german["sign_in"])
    assert "vor 1 Tag" == german.count("ago_days", 1)
    assert "vor 2 Tagen" == german.count("ago_days", 2)


def test_first_is_for_strangers() -> None:
    """
    The order is the host's.
    """
    assert "de" == load("de", "en").preferred(None).language


def test_languages_of_a_host(tmp_path: Path) -> None:
    """
    A host brings a language that we do not have, with as many plural forms as it needs.
    """
    arabic = load("en", ARABIC, folder=compiled(tmp_path, ARABIC)).named("ar-EG")

    assert "rtl" == arabic.direction
    assert accented("Sign in") == arabic["sign_in"]
    said = {arabic.count("ago_days", number) for number in range(200)}
    assert 6 == len({one[:3] for one in said})


def test_words_of_a_host(tmp_path: Path) -> None:
    """
    A host says what it likes in other words, in English too, and leaves the rest to us.
    """
    folder = compiled(tmp_path, "de", sign_in="Einloggen", sign_out="")
    german = load("de", folder=folder).named("de")

    assert ("Einloggen", "Abmelden") == (german["sign_in"], german["sign_out"])

    english = load("en", folder=compiled(tmp_path, "en", sign_in="Log in")).named("en")

    assert "Log in" == english["sign_in"]
    assert "Log in" != load("en").named("en")["sign_in"]


def test_plurals_of_a_host(tmp_path: Path) -> None:
    """
    A plural that the host has left empty is said as ours say it, in that form.
    """
    (tmp_path / "de" / "LC_MESSAGES").mkdir(parents=True)
    partly = Catalog(locale="de")
    partly.add(("ago_days", "ago_days"), ("", ""))
    partly.add(("ago_hours", "ago_hours"), ("vor {count} STUNDE", ""))
    with (tmp_path / "de" / "LC_MESSAGES" / "onetsec.mo").open("wb") as opened:
        write_mo(opened, partly)
    german = load("de", folder=tmp_path).named("de")

    assert ("vor 1 Tag", "vor 2 Tagen") == tuple(german.count("ago_days", n) for n in (1, 2))
    assert ("vor 1 STUNDE", "vor 2 Stunden") == tuple(german.count("ago_hours", n) for n in (1, 2))


def test_region_of_a_host(tmp_path: Path) -> None:
    """
    What a region does not say otherwise is said as its language does, counted or not.
    """
    (tmp_path / "de_AT" / "LC_MESSAGES").mkdir(parents=True)
    regional = Catalog(locale="de_AT")
    regional.add("month_1", "Jänner")
    with (tmp_path / "de_AT" / "LC_MESSAGES" / "onetsec.mo").open("wb") as opened:
        write_mo(opened, regional)
    austrian = load("en", "de_AT", folder=tmp_path).named("de-AT")

    assert "de-AT" == austrian.language
    assert ("Jänner", "Februar") == (austrian["month_1"], austrian["month_2"])
    assert "vor 2 Tagen" == austrian.count("ago_days", 2)


@pytest.mark.parametrize(("expected", "tag"), [("Anmelden", "de-AT"), ("Sign in", "en-GB")])
def test_region_without_a_catalog(expected: str, tag: str) -> None:
    """
    A region is served by its language, under its own tag.
    """
    spoken = load(tag).named(tag)

    assert (expected, tag) == (spoken["sign_in"], spoken.language)


@pytest.mark.parametrize("tag", ["pt_BR", "pt-BR"])
def test_tag_with_an_underscore(tag: str, tmp_path: Path) -> None:
    """
    A tag is found, and shown, as HTML writes it, however the folder is called.
    """
    languages = load("en", tag, folder=compiled(tmp_path, "pt_BR"))

    assert "pt-BR" == languages.named("pt_BR").language
    assert accented("Sign in") == languages.preferred("pt-BR")["sign_in"]


@pytest.mark.parametrize("tag", ["fr", "fr-CH"])
def test_language_that_is_missing(tag: str, tmp_path: Path) -> None:
    """
    A language that nobody has translated stops the start, and the error says where to put it.
    """
    with pytest.raises(ConfigurationError, match=r"LC_MESSAGES/onetsec\.mo"):
        load("en", tag, folder=tmp_path)


@pytest.mark.parametrize("tag", ["../de", "", "d", "de-", "de AT", "de\n"])
def test_what_is_no_tag(tag: str) -> None:
    """
    What can not stand in a page stops the start.
    """
    with pytest.raises(ConfigurationError, match="no tag of a language"):
        load("en", tag)


@pytest.mark.parametrize("content", [b"", b"no catalog", b"\xde\x12\x04\x95" + b"\xff" * 40])
def test_damaged_catalog(content: bytes, tmp_path: Path) -> None:
    """
    A file that is no catalog stops the start, and is named.
    """
    path = compiled(tmp_path, TAG) / "en_XA" / "LC_MESSAGES" / "onetsec.mo"
    path.write_bytes(content)

    with pytest.raises(ConfigurationError, match="no catalog of gettext"):
        load(TAG, folder=tmp_path)


def test_no_language() -> None:
    """
    An application speaks at least one.
    """
    with pytest.raises(ConfigurationError, match="name at least one"):
        load()


@pytest.mark.parametrize("text", ["Sign in {now}", "{größe}", "{a.b}", "{ title }", "{}", "}"])
def test_place_that_a_text_does_not_have(text: str, tmp_path: Path) -> None:
    """
    What would show a brace to people stops the start, and the error names it.
    """
    folder = compiled(tmp_path, TAG, sign_in=text)

    with pytest.raises(ConfigurationError, match=r"'sign_in' into 'en-XA' has a brace"):
        load(TAG, folder=folder)


def test_from_a_zip_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Our catalogs are found where a package is not unpacked.
    """
    archive = tmp_path / "catalogs.zip"
    with ZipFile(archive, "w") as packed:
        packed.writestr("elsewhere/__init__.py", "")
        packed.write(
            HOME / "de" / "LC_MESSAGES" / "onetsec.mo", "elsewhere/de/LC_MESSAGES/onetsec.mo"
        )
    monkeypatch.syspath_prepend(str(archive))
    monkeypatch.setattr("onetsec.translations.__name__", "elsewhere")

    assert "Anmelden" == load("de").named("de")["sign_in"]
