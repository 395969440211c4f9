"""
A language that nobody speaks: English in brackets, with accents, a third longer.

What is shown without brackets was not said by a catalog.
"""

from __future__ import annotations

import re
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from onetsec.texts import Texts
from onetsec.texts.english import COUNTED, FIXED

TAG = "en-XA"
ARABIC = "ar"
"""Written from the right to the left, with six plural forms."""

_ACCENTS = str.maketrans("aeiouycnsAEIOUYCNS", "àéîöûýçñšÀÉÎÖÛÝÇÑŠ")


def accented(text: str) -> str:
    """
    Return *text* in that language; what is put in its places stays as it is.
    """
    parts = re.split(r"(\{\w+\})", text)
    body = "".join(one if one.startswith("{") else one.translate(_ACCENTS) for one in parts)
    return f"⟦{body}{'~' * (len(text) // 3)}⟧"


def pseudo(language: str = TAG) -> Texts:
    """
    Return every text in that language.
    """
    return Texts(
        language=language,
        fixed={id: accented(text) for id, text in FIXED.items()},
        counting=lambda id, number: accented(COUNTED[id][number != 1]),
    )


def compiled(folder: Path, tag: str = TAG, **changes: str) -> Path:
    """
    Write that language as a catalog of *tag* into *folder*, but for *changes*.
    """
    catalog = Catalog(locale=tag.replace("-", "_"))
    for id, text in FIXED.items():
        catalog.add(id, changes.get(id, accented(text)))
    for id, (_, other) in COUNTED.items():
        forms = tuple(accented(f"{form}/{other}") for form in range(catalog.num_plurals))
        catalog.add((id, id), forms)
    path = folder / tag.replace("-", "_") / "LC_MESSAGES" / "onetsec.mo"
    path.parent.mkdir(parents=True)
    with path.open("wb") as opened:
        write_mo(opened, catalog)
    return folder


def unsaid(text: str) -> str:
    """
    Return what of *text* stands outside of all brackets.
    """
    before = None
    while text != before:
        before, text = text, re.sub(r"⟦[^⟦⟧]*⟧", "", text)
    return text.strip()
