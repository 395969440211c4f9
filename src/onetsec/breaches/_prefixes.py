"""
What is asked for: five characters, and no more.
"""

from __future__ import annotations

import re

from ..breached import PREFIX

_PREFIX = re.compile(f"[0-9A-F]{{{PREFIX}}}", re.ASCII)


def checked_prefix(prefix: str) -> str:
    """
    Return *prefix*, so that never more than it is sent.

    Raises:
        ValueError: If it is not five upper-case hexadecimal characters.
    """
    if _PREFIX.fullmatch(prefix) is None:
        raise ValueError("Five upper-case hexadecimal characters are asked for, and no more.")

    return prefix
