"""
Mails as a server has taken them, read as the program of their reader does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from html.parser import HTMLParser

from attrs import frozen

MALLORY = "mallory"
"""
Stands in all that an attacker chooses, so that a part of it is found, too.
"""

_FIELDS = (
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
_BODIES = ["multipart/alternative", "text/plain", "text/html"]

# Whatever a program makes a link of that finds it in a text, also without "https".
_LINK = re.compile(r"(?:[\w+.-]+:)?//\S+|mailto:\S+|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}\b\S*", re.I)


@frozen(kw_only=True)
class Letter:
    """
    One mail.

    Attributes:
        fields: The names in its head, in order.

        bodies: The types of its parts, itself first.

        text: Its text.

        shown: What its HTML shows.

        hidden: What its HTML does not show: names and attributes, those of links but for the
            address.

        hrefs: Where links of its HTML lead, and from where it would load something.
    """

    fields: tuple[str, ...]
    bodies: tuple[str, ...]
    to: str
    subject: str
    text: str
    shown: str
    hidden: str
    hrefs: tuple[str, ...]

    @property
    def link(self) -> str:
        """
        The one link of its text.
        """
        (link,) = self.links
        return link

    @property
    def links(self) -> list[str]:
        """
        All that is a link in its text.
        """
        return _LINK.findall(self.text)

    @property
    def code(self) -> str:
        """
        The one code on a line of its own.
        """
        (code,) = re.findall(r"^([0-9]{6})\r?$", self.text, re.M)
        return str(code)


def read(content: bytes) -> Letter:
    """
    Read the mail that is *content*.
    """
    mail = message_from_bytes(content, policy=default)
    assert isinstance(mail, EmailMessage)
    html = _Html()
    html.feed(_body(mail, "html"))
    html.close()
    return Letter(
        fields=tuple(mail.keys()),
        bodies=tuple(part.get_content_type() for part in mail.walk()),
        to=str(mail["To"]),
        subject=str(mail["Subject"]),
        text=_body(mail, "plain"),
        shown=" ".join(html.shown),
        hidden=" ".join(html.hidden),
        hrefs=tuple(html.hrefs),
    )


def flaws(letter: Letter, *, to: str, site: str, has_link: bool) -> set[str]:
    """
    What is wrong with *letter*, though somebody has tried to write a word of it; nothing is right.

    Args:
        to: Whom it should be for.

        site: Where its link may lead.

        has_link: It has one.
    """
    return set(_flaws(letter, to=to, site=site, has_link=has_link))


def _flaws(letter: Letter, *, to: str, site: str, has_link: bool) -> Iterator[str]:
    if sorted(letter.fields) != sorted(_FIELDS):
        yield "another field in the head"
    if list(letter.bodies) != _BODIES:
        yield "another body"
    if letter.to != to:
        yield "for somebody else"

    links = letter.links
    if len(links) != has_link or not all(one.startswith(f"{site}/") for one in links):
        yield "another link in the text"
    if list(letter.hrefs) != links or _LINK.findall(letter.shown) != links:
        yield "another link in the HTML"
    for name in ("subject", "text", "shown", "hidden"):
        if MALLORY in getattr(letter, name).casefold():
            yield f"a word of Mallory in: {name}"


def _body(mail: EmailMessage, kind: str) -> str:
    part = mail.get_body((kind,))
    return "" if part is None else str(part.get_content())


class _Html(HTMLParser):
    """
    What a page shows, hides and links to.
    """

    _LINKING = ("href", "src", "srcset", "action", "formaction", "background", "poster", "data")

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.shown: list[str] = []
        self.hidden: list[str] = []
        self.hrefs: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """
        Note what it does not show.
        """
        self.hidden.append(tag)
        for name, value in attrs:
            self.hidden += (name, value or "")
            if name in self._LINKING or "//" in (value or "") or "url(" in (value or ""):
                self.hrefs.append(value or "")

    def handle_data(self, data: str) -> None:
        """
        Note what it shows.
        """
        self.shown.append(data)

    def handle_comment(self, data: str) -> None:
        """
        Note what only its source shows.
        """
        self.hidden.append(data)
