"""
The mails of a demo: what they say, the newest first.
"""

from __future__ import annotations

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

from attrs import field, frozen

_MOST = 20


@frozen(kw_only=True)
class Mail:
    """
    One mail as somebody reads it.

    Attributes:
        lines: The paragraphs of its text.
    """

    subject: str = field(repr=False)
    to: str
    date: str
    lines: tuple[Line, ...] = field(repr=False)


@frozen(kw_only=True)
class Line:
    """
    One paragraph of a mail.

    Attributes:
        url: Where it leads, if it is an address of the demo; "" if not.
    """

    text: str = field(repr=False)
    url: str = field(repr=False)


def newest(folder: Path, *, site: str) -> tuple[Mail, ...]:
    """
    Return the last mails in *folder*, whose addresses of *site* can be followed.
    """
    files = sorted(folder.glob("*.eml"), reverse=True)[:_MOST]
    return tuple(_read(file.read_bytes(), site=site) for file in files)


def _read(content: bytes, *, site: str) -> Mail:
    mail = message_from_bytes(content, policy=default)
    assert isinstance(mail, EmailMessage)  # noqa: S101 - the policy makes no other
    body = mail.get_body(("plain",))
    text = "" if body is None else body.get_content().replace("\r\n", "\n")
    return Mail(
        subject=str(mail["Subject"]),
        to=str(mail["To"]),
        date=str(mail["Date"]),
        lines=tuple(_line(part.strip(), site=site) for part in text.split("\n\n") if part.strip()),
    )


def _line(text: str, *, site: str) -> Line:
    is_ours = text.startswith(f"{site}/") and not any(character.isspace() for character in text)
    return Line(text=text, url=text if is_ours else "")
