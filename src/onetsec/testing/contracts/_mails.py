"""
What the contract of mailers sends, and how it looks at what has arrived.
"""

from __future__ import annotations

from collections.abc import Mapping
from email import message_from_bytes
from email.policy import default
from secrets import token_hex
from typing import Any

from attrs import evolve, field, frozen

from ...letters import Message

PARTY = "Grüße 漢字 🔑 \u0639\u0631\u0628\u064a"
CODE = "493817"
ALIKE = "=?utf-8?q?493817=0D=0AReply-To:_eve=40example.com?= is your code"


@frozen(kw_only=True)
class Received:
    """
    A mail that has arrived.

    Attributes:
        recipients: Everybody to whom it went, by the envelope or by the head.

        subject: In one line.

        text, html: The bodies; "" if it has none.

        fields: What stands in its head, by name.
    """

    recipients: tuple[str, ...]
    subject: str
    text: str = field(repr=False)
    html: str = field(default="", repr=False)
    fields: Mapping[str, str] = field(factory=dict, repr=False)

    @classmethod
    def of(cls, content: bytes, *recipients: str) -> Received:
        """
        Read *content*, a whole mail, which was delivered to *recipients*.
        """
        mail = message_from_bytes(content, policy=default)
        named = [
            address.addr_spec
            for name in ("To", "Cc", "Bcc")
            for one in mail.get_all(name, [])
            for address in one.addresses
        ]
        bodies = {kind: mail.get_body((kind,)) for kind in ("plain", "html")}
        text, html = (None if body is None else body.get_content() for body in bodies.values())
        return cls(
            recipients=tuple(dict.fromkeys((*recipients, *named))),
            subject=str(mail["Subject"]),
            text=text or "",
            html=html or "",
            fields={name: str(value) for name, value in mail.items()},
        )


def letter(**changes: Any) -> Message:
    """
    Make a mail to somebody new, with *changes*.
    """
    harmless = Message(
        kind="notice",
        to=f"u{token_hex(8)}@example.com",
        subject="Your password was changed",
        text="The password of your account was changed.\n",
        html="<p>The password of your account was changed.</p>\n",
    )
    return evolve(harmless, **changes)


def lines_of(body: str) -> list[str]:
    """
    Part *body* into its lines, whatever ends them.
    """
    return body.replace("\r\n", "\n").rstrip("\n").split("\n")
