"""
Translations: catalogs of gettext, ours and those of a host.

A message id is one of :mod:`onetsec.texts`, not an English sentence: a better sentence breaks no
translation, and a host can say anything in other words, in English too.
"""

from __future__ import annotations

import os
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from pathlib import Path

from ..errors import ConfigurationError
from ..texts import Languages, Texts, places
from ..texts.english import COUNTED, FIXED

DOMAIN = "onetsec"
_NUMBERS = (0, 1, 2, 3, 5, 11, 21, 100)  # every plural form of every language is among them


def load(*tags: str, folder: str | os.PathLike[str] | None = None) -> Languages:
    """
    Read the translations for *tags*, such as ``load("en", "pt-BR")``. The first one is spoken to
    strangers.

    Args:
        folder: Where the host keeps catalogs of its own, as
            ``<folder>/pt_BR/LC_MESSAGES/onetsec.mo``. What stands there comes first; what is
            missing there is said as ours say it, and then in English.

    Raises:
        ConfigurationError: If there is no translation for a tag, or one names a part that the text
            does not have.
    """
    if not tags:
        raise ConfigurationError("languages: name at least one, such as 'en'.")

    return Languages(tuple(_texts(tag, folder) for tag in tags))


def _texts(tag: str, folder: str | os.PathLike[str] | None) -> Texts:
    place = f"{tag.replace('-', '_')}/LC_MESSAGES/{DOMAIN}.mo"
    homes = (files(__name__), *(() if folder is None else (Path(folder),)))
    catalog: NullTranslations | None = NullTranslations() if tag == "en" else None
    for home in homes:
        file = home.joinpath(place)
        if file.is_file():
            with file.open("rb") as opened:
                found = GNUTranslations(opened)
            if catalog is not None:
                found.add_fallback(catalog)
            catalog = found
    if catalog is None:
        raise ConfigurationError(
            f"languages: there is no translation for {tag!r}. Put one at {place} below a folder of"
            " your own, give that folder to onetsec.translations.load, or leave it out."
        )

    _check(tag, catalog)
    return Texts(
        language=tag,
        fixed={id: text for id in FIXED if (text := catalog.gettext(id)) != id},
        counting=lambda id, number: catalog.ngettext(id, id, number),
    )


def _check(tag: str, catalog: NullTranslations) -> None:
    """
    Refuse what would show a brace to people: a part that a text does not have.
    """
    for id, text in FIXED.items():
        _compare(tag, id, catalog.gettext(id), text)
    for id, forms in COUNTED.items():
        for number in _NUMBERS:
            _compare(tag, id, catalog.ngettext(id, id, number), forms[1])


def _compare(tag: str, id: str, translated: str, english: str) -> None:
    strange = places(translated) - places(english)
    if strange:
        raise ConfigurationError(
            f"languages: the translation of {id!r} into {tag!r} has a place for"
            f" {', '.join(sorted(strange))}, which that text does not have."
        )
