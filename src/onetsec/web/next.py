"""
Where to go afterwards: local paths only.

An address is read as browsers read it, who take a backslash for a slash, drop tabs and line breaks
wherever they stand, and trim control characters. So nothing is repaired here: what is not plainly a
path of this site is not followed at all.

See the WHATWG URL standard, section 4.4, and ASVS 5.0, 3.7.2.
"""

from __future__ import annotations

import re
from urllib.parse import unquote

_LONGEST = 2048
_PLAIN = re.compile(r"/[!-\[\]-~]*", re.ASCII)


def local_path(text: str, *, otherwise: str) -> str:
    """
    Return *text* if every browser stays on this site with it, else *otherwise*.

    The path is looked at once more with its percent signs decoded, for the sake of hosts that
    redirect to a path that they have decoded.
    """
    if len(text) > _LONGEST or _PLAIN.fullmatch(text) is None:
        return otherwise

    path = unquote(re.split("[?#]", text, maxsplit=1)[0])
    if "//" in path or "\\" in path or not path.isprintable():
        return otherwise

    return text
