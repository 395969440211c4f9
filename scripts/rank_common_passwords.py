"""
Rebuild the bundled list of common passwords; a step of maintenance, never of run time.

Two public lists, each ranked by how often a password was found in leaks, are merged rank by rank:
the one that comes with Django and the one that comes with zxcvbn. Only what a policy could let
through is kept: eight characters and more. To run it, in an environment with zxcvbn 4.5.0::

    pip download --no-deps django==5.2
    python scripts/rank_common_passwords.py Django-5.2-py3-none-any.whl

The same input gives the same file, byte by byte.
"""

from __future__ import annotations

import gzip
import sys
import textwrap
from collections.abc import Iterable, Iterator
from itertools import chain, zip_longest
from pathlib import Path
from zipfile import ZipFile

from zxcvbn.frequency_lists import FREQUENCY_LISTS

SHORTEST = 8
INSIDE_DJANGO = "django/contrib/auth/common-passwords.txt.gz"
TARGET = Path(__file__).parents[1] / "src" / "onetsec" / "common_passwords" / "_ranked.py"

HEAD = '''"""
The words of the list, the most common first. Written by ``scripts/rank_common_passwords.py``.

A module and not a text file: it is read as any other code is, from a zip archive too, and a rule
opens no file.
"""

from __future__ import annotations

RANKED = """
'''


def from_django(wheel: Path) -> list[str]:
    """
    Read the list inside *wheel*.
    """
    with ZipFile(wheel) as archive:
        packed = archive.read(INSIDE_DJANGO)

    return gzip.decompress(packed).decode("utf-8").splitlines()


def usable(word: str) -> bool:
    """
    Decide whether *word* belongs into the list.

    Both sources hold a dozen artifacts of their own making: text in a wrong encoding, cells that a
    spreadsheet has quoted. Nobody types them.
    """
    plain = word.isascii() and word.isprintable()
    return plain and len(word) >= SHORTEST and not set(word) & set(' "\\')


def merged(*ranked: Iterable[str]) -> Iterator[str]:
    """
    Interleave lists by rank; of each word the best rank is kept.
    """
    words = chain.from_iterable(zip_longest(*ranked, fillvalue=""))
    return filter(usable, dict.fromkeys(word.strip().casefold() for word in words))


def main(wheel: str) -> None:
    """
    Write the module.
    """
    words = list(merged(from_django(Path(wheel)), FREQUENCY_LISTS["passwords"]))
    lines = textwrap.wrap(
        " ".join(words), width=100, break_long_words=False, break_on_hyphens=False
    )
    TARGET.write_text(HEAD + "\n".join(lines) + '\n"""\n', encoding="utf-8")
    print(f"{len(words)} words, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main(*sys.argv[1:])
