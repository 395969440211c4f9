"""
SHA-1, as the name of a password in lists of breaches. It protects nothing.
"""

from __future__ import annotations

from hashlib import sha1


def breach_digest(password: str) -> str:
    """
    Return what lists of breaches call *password*: 40 hexadecimal characters in upper case.
    """
    raw = password.encode(errors="replace")
    return sha1(raw, usedforsecurity=False).hexdigest().upper()
