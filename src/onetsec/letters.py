"""
Mails: what crosses to a mailer.

Pure, and strict: a mail has one recipient, and no line of its head can begin another one.
"""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

# Controls of ASCII and of Latin-1, and what Unicode calls the end of a line or paragraph.
_NO_HEAD = frozenset(map(chr, (*range(32), *range(127, 160), 0x2028, 0x2029)))
_NO_ADDRESS = _NO_HEAD | set(' ,;:<>()[]\\"')
_LONGEST = 254  # bytes; RFC 5321, section 4.5.3.1.3, with the two brackets


@frozen(kw_only=True)
class Message:
    """
    One mail to one person.

    Attributes:
        kind: A stable word, such as ``"email-code"``: for a host that writes mails of its own.

        to: The address of the user, as the host keeps it; never what somebody typed.

        subject: One line.

        text: The body in plain text.

        html: The same in HTML; "" for none.

        locale: The language that it is written in, such as ``"en"``.

        context: What the mail is made of, for templates of the host: ``code``, ``link``, ``site``.

    Raises:
        ValueError: As :meth:`check`.
    """

    kind: str
    to: str = field(repr=False)
    subject: str = field(repr=False)
    text: str = field(repr=False)
    html: str = field(default="", repr=False)
    locale: str = "en"
    context: Mapping[str, str] = field(factory=dict, repr=False)

    def __attrs_post_init__(self) -> None:
        self.check()

    def check(self) -> None:
        """
        Refuse what can not be mailed. For mailers, too: what was unpickled was not checked yet.

        Raises:
            ValueError: If the address or the subject could not stand in the head of a mail, or a
                body is no text.
        """
        if not is_address(self.to):
            raise ValueError("to: that is not one address.")
        if not self.subject.strip() or _NO_HEAD & set(self.subject):
            raise ValueError("subject: it has to be one line.")
        if not _is_encodable(self.subject + self.text + self.html):
            raise ValueError("subject, text, html: half of a character is no text.")


def is_address(text: str) -> bool:
    """
    Whether *text* can be the one recipient of a mail: nothing in it parts addresses or lines.
    """
    name, _, host = text.rpartition("@")
    return (
        bool(name and host)
        and "@" not in name
        and "=?" not in text  # an encoded word, in which anything may be hidden
        and not _NO_ADDRESS & set(text)
        and not any(map(str.isspace, text))
        and _is_encodable(text)
        and len(text.encode()) <= _LONGEST
    )


def _is_encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False

    return True
