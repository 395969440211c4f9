"""
Translations: catalogs of gettext, ours and those of a host.

A message id is one of :mod:`onetsec.texts`, not an English sentence: a better sentence breaks no
translation, and a host can say anything in other words, in English too.
"""

from __future__ import annotations

import os
import re
import struct
from collections.abc import Callable, Iterator
from gettext import GNUTranslations
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from ..errors import ConfigurationError
from ..texts import Languages, Texts, filled, places
from ..texts.english import COUNTED, FIXED

DOMAIN = "onetsec"
_TAG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*", re.ASCII)
_NUMBERS = (0, 1, 2, 3, 5, 6, 8, 11, 21, 100)  # every plural form that gettext knows is among them


def load(*tags: str, folder: str | os.PathLike[str] | None = None) -> Languages:
    """
    Read the translations for *tags*, such as ``load("en", "pt-BR")``. The first one is spoken to
    strangers.

    Args:
        folder: Where the host keeps catalogs of its own, as
            ``<folder>/pt_BR/LC_MESSAGES/onetsec.mo``. What stands there comes first. What is
            missing is said as ours say it, then as it is said without the region, then in English.

    Raises:
        ConfigurationError: If there is no translation for a tag, or one can not be read or has a
            place that the text does not have.
    """
    if not tags:
        raise ConfigurationError("languages: name at least one, such as 'en'.")

    return Languages(tuple(_texts(tag.replace("_", "-"), folder) for tag in tags))


def _texts(tag: str, folder: str | os.PathLike[str] | None) -> Texts:
    if not _TAG.fullmatch(tag):
        raise ConfigurationError(f"languages: {tag!r} is no tag of a language, such as 'pt-BR'.")

    found = tuple(_catalogs(tag, folder))
    if not found and tag.split("-")[0].lower() != "en":
        raise ConfigurationError(
            f"languages: there is no translation for {tag!r}. Put one at {_place(tag)} below a"
            " folder of your own, give that folder to onetsec.translations.load, or leave it out."
        )

    def fixed(id: str) -> str:
        return next((text for one in found if (text := one.gettext(id)) not in ("", id)), id)

    def counting(id: str, number: int) -> str:
        said = (one.ngettext(id, id, number) for one in found)
        return next((text for text in said if text not in ("", id)), id)

    _check(tag, fixed, counting)
    return Texts(
        language=tag,
        fixed={id: text for id in FIXED if (text := fixed(id)) != id},
        counting=counting,
    )


def _catalogs(tag: str, folder: str | os.PathLike[str] | None) -> Iterator[GNUTranslations]:
    """
    The catalogs for *tag*, what is said first the first.
    """
    homes = (*(() if folder is None else (Path(folder),)), files(__name__))
    while tag:
        for home in homes:
            file = home.joinpath(_place(tag))
            if file.is_file():
                yield _read(file)
        tag = tag.rpartition("-")[0]


def _place(tag: str) -> str:
    return f"{tag.replace('-', '_')}/LC_MESSAGES/{DOMAIN}.mo"


def _read(file: Traversable) -> GNUTranslations:
    try:
        with file.open("rb") as opened:
            return GNUTranslations(opened)
    except (OSError, ValueError, struct.error) as error:
        raise ConfigurationError(f"languages: {file} is no catalog of gettext: {error}") from error


def _check(tag: str, fixed: Callable[[str], str], counting: Callable[[str, int], str]) -> None:
    """
    Refuse what would show a brace to people.
    """
    for id, text in FIXED.items():
        _compare(tag, id, fixed(id), text)
    for id, forms in COUNTED.items():
        for number in _NUMBERS:
            _compare(tag, id, counting(id, number), forms[1])


def _compare(tag: str, id: str, translated: str, english: str) -> None:
    left = filled(translated, dict.fromkeys(places(english), ""))
    if "{" in left or "}" in left:
        raise ConfigurationError(
            f"languages: the translation of {id!r} into {tag!r} has a brace that is no place of"
            f" that text: {translated!r}"
        )
