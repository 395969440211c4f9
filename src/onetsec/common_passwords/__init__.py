"""
Passwords that are guessed first: more than sixteen thousand, each of eight characters and more.

Pure: the list is a constant of the program, unpacked when it is first asked for. Where it comes
from, and its licenses, stand in ``SOURCES.txt`` beside this file.
"""

from __future__ import annotations

from functools import cache


def is_common(text: str) -> bool:
    """
    Decide whether *text* is on the list, as a whole and however it is capitalized.

    The list is folded: a policy that asks for capitals would otherwise find none of its passwords.
    Parts are not looked at (NIST SP 800-63B-4, section 3.1.1.2).
    """
    return text.casefold() in _words()


@cache
def ranked() -> tuple[str, ...]:
    """
    List all of them, case-folded, the most common first.
    """
    from ._ranked import RANKED  # 160 KB that only the first password has to pay for

    return tuple(RANKED.split())


@cache
def _words() -> frozenset[str]:
    return frozenset(ranked())
