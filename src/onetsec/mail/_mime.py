"""
Mails as bytes.

Bodies are the work of `EmailMessage`. The head is written here: `EmailMessage` decodes whatever
looks like an encoded word in what it is given, and in some of the Pythons that we run on a line
break that was hidden in one begins another field (CVE-2024-6923).
"""

from __future__ import annotations

import re
from email.header import Header
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formatdate
from secrets import token_hex

from attrs import field, frozen

from ..errors import ConfigurationError, DeliveryError
from ..letters import Message, is_address

FIELDS = (
    "From",
    "To",
    "Subject",
    "Date",
    "Message-ID",
    "Auto-Submitted",
    "X-Auto-Response-Suppress",
    "MIME-Version",
    "Content-Type",
)
_MAY_BE_THERE = "Content-Transfer-Encoding"
# Seven bits: whether a server can take eight is known too late.
_POLICY = SMTP.clone(cte_type="7bit")
_LONGEST_PLAIN = 60  # with "Subject: " in one line of 78
_SENDER = re.compile(r'(?:"?(?P<name>[^"\\<>]*?)"?\s*<(?P<inside>[^<>]*)>|(?P<alone>[^<>]*))')
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_BARE_LINE_END = re.compile(rb"\r(?!\n)|(?<!\r)\n")


@frozen(kw_only=True)
class Rendered:
    """
    A mail as it goes over the wire, in its envelope.

    Attributes:
        sender, to: Addresses; their domains in ASCII where one name stands for the other.

        needs_utf8: Only a server with SMTPUTF8 (:rfc:`6531`) takes an address that is not ASCII.

        content: The head and the bodies, with CRLF at the end of each line.
    """

    sender: str
    to: str = field(repr=False)
    needs_utf8: bool
    content: bytes = field(repr=False)


@frozen(kw_only=True)
class Sender:
    """
    Whom mails are from, and where bounces go.
    """

    name: str
    address: str

    @classmethod
    def of(cls, text: str) -> Sender:
        """
        The sender that *text* names: ``ada@example.com``, or ``Example Shop <ada@example.com>``.

        Raises:
            ConfigurationError: If it is not one address, or the name is not one line.
        """
        found = _SENDER.fullmatch(text.strip())
        name = "" if found is None else (found["name"] or "").strip()
        address = "" if found is None else (found["inside"] or found["alone"] or "")
        if not is_address(address) or not (name or "-").isprintable():
            raise ConfigurationError(
                f"mailer.sender: {text!r} is not one address, such as 'no-reply@example.com' or"
                " 'Example Shop <no-reply@example.com>'."
            )
        return cls(name=name, address=_on_the_wire(address))


def rendered(message: Message, sender: Sender) -> Rendered:
    """
    Write *message* from *sender*.

    Raises:
        ValueError: If the message was never checked, and would not have passed.

        DeliveryError: If it does not come out as it should.
    """
    message.check()
    to = _on_the_wire(message.to)
    head = {
        "From": _mailbox(sender),
        "To": to,
        "Subject": _words(message.subject, name="Subject"),
        "Date": formatdate(),
        "Message-ID": f"<{token_hex(16)}@{sender.address.rpartition('@')[2]}>",
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "All",
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in head.items())
    content = lines.encode() + _bodies(message)
    if not is_sound(content):
        raise DeliveryError("mail: it did not come out as it should.", is_final=True)

    return Rendered(
        sender=sender.address,
        to=to,
        needs_utf8=not (to + sender.address).isascii(),
        content=content,
    )


def is_sound(content: bytes) -> bool:
    """
    Whether the head has each field that it should, once, and no other; and every line its CRLF.
    """
    head, _, _ = content.partition(b"\r\n\r\n")
    names = sorted(
        line.partition(b":")[0].decode(errors="replace")
        for line in head.split(b"\r\n")
        if not line.startswith((b" ", b"\t"))
    )
    return (
        names in (sorted(FIELDS), sorted((*FIELDS, _MAY_BE_THERE)))
        and b"\0" not in content
        and not _BARE_LINE_END.search(content)
    )


def _bodies(message: Message) -> bytes:
    mail = EmailMessage(policy=_POLICY)
    mail.set_content(message.text, cte=_encoding(message.text))
    if message.html:
        mail.add_alternative(message.html, subtype="html", cte=_encoding(message.html))
    return mail.as_bytes()


def _encoding(text: str) -> str | None:
    """
    The transfer encoding; None for the shortest that keeps every line within 78 characters.
    """
    return "quoted-printable" if _CONTROL.search(text) else None


def _mailbox(sender: Sender) -> str:
    if not sender.name:
        return sender.address
    if sender.name.isascii() and len(sender.name) <= _LONGEST_PLAIN and "=?" not in sender.name:
        return f'"{sender.name}" <{sender.address}>'

    return f"{_encoded(sender.name, name='From')}\r\n <{sender.address}>"


def _words(text: str, *, name: str) -> str:
    """
    *text* so that it is read as it stands: in plain sight if it can be, else in encoded words.
    """
    if text.isascii() and len(text) <= _LONGEST_PLAIN and "=?" not in text and text == text.strip():
        return text

    return _encoded(text, name=name)


def _encoded(text: str, *, name: str) -> str:
    return Header(text, "utf-8", header_name=name).encode(linesep="\r\n")


def _on_the_wire(address: str) -> str:
    """
    *address*, its domain in ASCII if that means the same domain, and no other.

    The codec of Python is of 2003 and takes ``straße.example`` for ``strasse.example``, which may
    belong to somebody else. Such a domain stays as it is: the server knows better.
    """
    name, _, domain = address.rpartition("@")
    if domain.isascii():
        return address
    try:
        wire = domain.encode("idna").decode()
        is_the_same = wire.encode().decode("idna") == domain.lower()
    except UnicodeError:
        return address

    return f"{name}@{wire}" if is_the_same else address
