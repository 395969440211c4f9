"""
Every mail in every language has one link at most, and nothing else that a program makes one of.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest

from onetsec import wording
from onetsec.events import NOTICES
from onetsec.letters import Message
from onetsec.mail._mime import Sender, rendered
from onetsec.texts import Texts
from onetsec.translations import load

from ..test_translations import OURS
from .letters import flaws, read

SITE = "https://shop.example"
TO = "ada.lovelace@example.com"
SENDER = Sender.of("no-reply@example.com")


def every_mail(texts: Texts) -> Iterator[tuple[Message, bool]]:
    """
    What can be worded, and whether there is a link in it.
    """
    about = {"to": TO, "site": "Example Shop"}
    for write in (wording.code, wording.address_code):
        yield write("246810", texts, **about, minutes=10), False
    yield wording.address_taken(texts, **about), False
    yield wording.reset_link(f"{SITE}/password/reset?token=x.y", texts, **about, minutes=60), True
    for kind in NOTICES:
        told = partial(wording.notice, kind, texts, **about, when="now", address="2001:db8::1")
        yield told(device="Firefox on Linux", link=f"{SITE}/security/undo?token=x.y"), True
        yield told(), False


@pytest.mark.parametrize("tag", ["en", *OURS])
def test_every_mail_in_every_language(tag: str) -> None:
    """
    Also where a translator has had the last word.
    """
    for mail, has_link in every_mail(load(tag).named(tag)):
        letter = read(rendered(mail, SENDER).content)

        assert set() == flaws(letter, to=TO, site=SITE, has_link=has_link), letter
