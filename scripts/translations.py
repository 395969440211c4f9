"""
Bring the translations up to date; a step of maintenance, never of run time.

Every catalog gets the ids of today, with the English text beside each, and keeps what is translated
already; then it is compiled. Write the translations into ``onetsec.po``, and run this again::

    python scripts/translations.py        # all
    python scripts/translations.py pt_BR  # all, and a new one

The same input gives the same texts in the same order.
"""

from __future__ import annotations

import re
import sys
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from onetsec.texts.english import COUNTED, FIXED

HOME = Path(__file__).parents[1] / "src" / "onetsec" / "translations"
BEGUN = datetime(2026, 11, 24, tzinfo=UTC)  # a date that moves would be a change of every file
_GENERATED = re.compile(rb'"Generated-By: .*"\n')  # another release would change every file
HEAD = """\
# Texts of onetsec. An id is stable; the line above it is what it says in English.
# Written and compiled by scripts/translations.py."""


def renewed(known: Catalog) -> Catalog:
    """
    Return a catalog with the ids of today, and the translations that are *known*.
    """
    catalog = Catalog(
        locale=known.locale,
        project="onetsec",
        version="",
        msgid_bugs_address="-",
        header_comment=HEAD,
        creation_date=BEGUN,
        revision_date=BEGUN,
        last_translator="onetsec contributors",
        language_team="onetsec contributors",
        fuzzy=False,
    )
    for id, text in FIXED.items():
        before = known.get(id)
        catalog.add(id, before.string if before else "", auto_comments=[text])
    for id, forms in COUNTED.items():
        before = known.get(id)
        none = ("",) * catalog.num_plurals
        catalog.add((id, id), before.string if before else none, auto_comments=list(forms))
    return catalog


def read(path: Path) -> Catalog:
    """
    Read the catalog at *path*; an empty one if there is none.
    """
    locale = path.parts[-3]
    if not path.exists():
        return Catalog(locale=locale)

    with path.open("rb") as opened:
        return read_po(opened, locale=locale)


def files(path: Path) -> dict[Path, bytes]:
    """
    Return what should stand in the catalog at *path*, and in the compiled one beside it.
    """
    catalog = renewed(read(path))
    text, compiled = BytesIO(), BytesIO()
    write_po(text, catalog, width=100)
    write_mo(compiled, catalog)
    return {
        path: _GENERATED.sub(b"", text.getvalue()),
        path.with_suffix(".mo"): compiled.getvalue(),
    }


def paths(*more: str) -> list[Path]:
    """
    Return every catalog, and those for the locales in *more*.
    """
    locales = {place.name for place in HOME.iterdir() if place.is_dir()} - {"__pycache__"}
    return [HOME / name / "LC_MESSAGES" / "onetsec.po" for name in sorted(locales | {*more})]


if __name__ == "__main__":
    for catalog in paths(*sys.argv[1:]):
        catalog.parent.mkdir(parents=True, exist_ok=True)
        for target, content in files(catalog).items():
            target.write_bytes(content)
