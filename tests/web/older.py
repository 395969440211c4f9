"""
Accounts of before: applications with somebody who is hashed or sealed otherwise than all others.
"""

from __future__ import annotations

from collections.abc import Callable

from onetsec import Onetsec

from ..conftest import PASSWORD
from ..flows.looking import Formerly, Looking
from .conftest import NewAuth
from .keyless import NEWER

Older = Callable[[NewAuth], tuple[Onetsec, str, str]]


def old_parameters(new_auth: NewAuth) -> tuple[Onetsec, str, str]:
    """
    Somebody whose hash was cheaper, and who types another password.
    """
    new_auth(hasher=Looking(memory=8)).password.register("bare", PASSWORD)
    return new_auth(hasher=Looking()), "bare@example.com", "wrong"


def legacy_hash(new_auth: NewAuth) -> tuple[Onetsec, str, str]:
    """
    Somebody whose hash is in a format of before, and who types another password.
    """
    new_auth(hasher=Formerly()).password.register("bare", PASSWORD)
    return new_auth(hasher=Looking()), "bare@example.com", "wrong"


def missing_key(new_auth: NewAuth) -> tuple[Onetsec, str, str]:
    """
    Somebody whose record is under a key that is gone, and who types the right password.
    """
    return new_auth(keys=[NEWER]), "ada@example.com", PASSWORD


OLDER = [old_parameters, legacy_hash, missing_key]
