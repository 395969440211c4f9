"""
Whom mails are from: one address, and perhaps a name.
"""

from __future__ import annotations

import pytest

from onetsec.errors import ConfigurationError, DeliveryError
from onetsec.mail._mime import Sender, rendered

from .test_mime import HOSTILE, MESSAGE, read


@pytest.mark.parametrize(
    ("text", "name", "address"),
    [
        ("ada@example.com", "", "ada@example.com"),
        (" <ada@example.com> ", "", "ada@example.com"),
        ("Shop <ada@example.com>", "Shop", "ada@example.com"),
        ('"Shop, Inc." <ada@example.com>', "Shop, Inc.", "ada@example.com"),
        ("Shop, Inc. <ada@example.com>", "Shop, Inc.", "ada@example.com"),
        ("Bücher <ada@bücher.example>", "Bücher", "ada@xn--bcher-kva.example"),
        (f"{HOSTILE} <ada@example.com>", HOSTILE, "ada@example.com"),
        ("Shop: us; <ada@example.com>", "Shop: us;", "ada@example.com"),
    ],
)
def test_sender(text: str, name: str, address: str) -> None:
    """
    A name is written so that it is read as it stands.
    """
    mail = rendered(MESSAGE, Sender.of(text))
    (found,) = read(mail)["From"].addresses

    assert (name, address) == (found.display_name, found.addr_spec)
    assert address == mail.sender


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ada",
        "<>",
        "Shop",
        "a@b, c@d",
        "Shop <a@b> <c@d>",
        "Shop <a@b,c@d>",
        'Sh"op <a@b>',
        "Sh\\op <a@b>",
        "Sh\nop <a@b>",
        "Sh\u2028op <a@b>",
        "Shop <a\n@b>",
        "Sh\ud800op <a@b>",
        "Shop <\ud800@b>",
    ],
    ids=ascii,
)
def test_no_sender(text: str) -> None:
    """
    What is not one address, or would need more than a line.
    """
    with pytest.raises(ConfigurationError, match=r"^mailer\.sender"):
        Sender.of(text)


def test_sender_that_was_never_checked() -> None:
    """
    It begins no field of its own: the last look sees that, and nothing goes.
    """
    forged = Sender(name="Shop", address="ada@example.com\r\nBcc: eve@example.com")

    with pytest.raises(DeliveryError, match=r"^mail: it did not come out") as refused:
        rendered(MESSAGE, forged)

    assert refused.value.is_final
