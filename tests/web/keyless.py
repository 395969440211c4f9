"""
An application that has lost the key of what it kept before.
"""

from __future__ import annotations

from onetsec import Channel, Client, Onetsec

from ..conftest import HERE, KEY, PASSWORD
from .conftest import NewAuth

NEWER = b"n" * 32


def keyless(
    new_auth: NewAuth, *, client: Client = HERE, language: str = "en"
) -> tuple[Onetsec, str]:
    """
    One with a newer key only, and a token of Ada's for it. Her record was written under that key
    since; her app and her recovery codes were not.
    """
    both = new_auth(keys=[NEWER, KEY])
    begun = both.sign_in.password("ada@example.com", PASSWORD, client=client)
    both.sign_in.verify(begun.pending or "", factor=Channel.APP, code="000000", client=client)
    made = new_auth(keys=[NEWER], languages=language)
    opened = made.sign_in.trusted("ada", channels=[Channel.APP], client=client)
    return made, opened.token or ""
