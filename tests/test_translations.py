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
from babel.messages.mofile import read_mo
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
    What is put in is said in every form.
    """
    assert [] == [
        id
        for id, english, said in forms(name)
        if any(places(one) != places(english[-1]) for one in said)
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


@pytest.mark.parametrize("tag", ["fr", "de-AT", "../de", ""])
def test_language_that_is_missing(tag: str, tmp_path: Path) -> None:
    """
    A language that nobody has translated stops the start, and the error says where to put it.
    """
    with pytest.raises(ConfigurationError, match=r"LC_MESSAGES/onetsec\.mo"):
        load("en", tag, folder=tmp_path)


def test_no_language() -> None:
    """
    An application speaks at least one.
    """
    with pytest.raises(ConfigurationError, match="name at least one"):
        load()


def test_place_that_a_text_does_not_have(tmp_path: Path) -> None:
    """
    What would show a brace to people stops the start, and the error names it.
    """
    folder = compiled(tmp_path, TAG, sign_in="Sign in {now}")

    with pytest.raises(ConfigurationError, match=r"'sign_in' into 'en-XA' has a place for now"):
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
