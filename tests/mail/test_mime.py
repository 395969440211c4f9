"""
Mails as bytes: what is written is read again, whatever it is, and nothing besides.
"""

from __future__ import annotations

import re
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.policy import default
from smtplib import quoteaddr
from typing import Any

import pytest
from attrs import evolve
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from onetsec.letters import Message, is_address
from onetsec.mail._mime import FIELDS, Rendered, Sender, is_sound, rendered

SENDER = Sender.of("Example Shop <no-reply@example.com>")
HOSTILE = "=?utf-8?q?a=0D=0ABcc:_eve=40example.com?="
MESSAGE = Message(kind="notice", to="ada@example.com", subject="Hello", text="Hello\n")
quiet = settings(suppress_health_check=[HealthCheck.filter_too_much])
characters = st.characters(codec="utf-8")
texts = st.text(st.one_of(characters, st.sampled_from("\n\n .=?_-\t\u2028\x85")), max_size=400)
subjects = st.text(st.one_of(characters, st.sampled_from(" =?_.,é")), min_size=1, max_size=200)
parts = st.text(
    st.characters(codec="utf-8", exclude_characters=' ,;:<>()[]\\"@'), min_size=1, max_size=40
)
names = st.text(
    characters.filter(lambda one: one.isprintable() and one not in '"\\<>'), max_size=90
)


def read(mail: Rendered) -> EmailMessage:
    """
    Read *mail* as its recipient does.
    """
    return message_from_bytes(mail.content, policy=default)


def lines(text: str) -> list[str]:
    """
    The lines of a body: those that a mail has, whatever Unicode calls one.
    """
    return re.sub(r"\r\n|\r", "\n", text).rstrip("\n").split("\n")


def named(mail: Rendered) -> str:
    """
    The name of a sender; Python itself reads a space between two encoded words.
    """
    found = message_from_bytes(mail.content)["From"]
    name, _, _ = str(make_header(decode_header(found))).rpartition("<")
    return name.strip().removeprefix('"').removesuffix('"')


def body(mail: Rendered, kind: str) -> Any:
    """
    The text of a body.
    """
    found = read(mail).get_body((kind,))
    assert found is not None
    return found.get_content()


def test_fields() -> None:
    """
    A head has what a mail of a machine needs, once, and nothing else.
    """
    mail = read(rendered(MESSAGE, SENDER))

    assert sorted((*FIELDS, "Content-Transfer-Encoding")) == sorted(mail.keys())
    assert "Example Shop <no-reply@example.com>" == mail["From"]
    assert "ada@example.com" == mail["To"]
    assert "auto-generated" == mail["Auto-Submitted"]
    assert "All" == mail["X-Auto-Response-Suppress"]
    assert mail["Message-ID"].endswith("@example.com>")
    assert mail["Date"].datetime


def test_no_mail_is_taken_for_another() -> None:
    """
    The same message, sent twice, is two mails.
    """
    first, second = (read(rendered(MESSAGE, SENDER))["Message-ID"] for _ in range(2))

    assert first != second


def test_text_alone_is_text() -> None:
    """
    Without HTML there is one body.
    """
    assert "text/plain" == read(rendered(MESSAGE, SENDER)).get_content_type()


def test_text_and_html_are_alternatives() -> None:
    """
    The text first, the better one last (:rfc:`2046`, section 5.1.4).
    """
    mail = read(rendered(evolve(MESSAGE, html="<p>Hello</p>"), SENDER))

    assert ["multipart/alternative", "text/plain", "text/html"] == [
        part.get_content_type() for part in mail.walk()
    ]


@quiet
@given(subjects)
def test_subject_is_read_as_it_was(subject: str) -> None:
    """
    In one line, whatever is in it: also an encoded word, or spaces at its ends.
    """
    try:
        message = evolve(MESSAGE, subject=subject)
    except ValueError:
        assume(False)

    assert subject == read(rendered(message, SENDER))["Subject"]


@pytest.mark.parametrize(
    "subject",
    [
        HOSTILE,
        "=?utf-8?q?a?=",
        "a =?= b",
        " a",
        "a ",
        "a  b",
        "漢字" * 60,
        "493817 is your code for Büro",
        "x" * 1000,
        "Bcc: eve@example.com",
        "\u202e",
    ],
)
def test_subject(subject: str) -> None:
    """
    As the law above, for what was a hole in some library.
    """
    mail = rendered(evolve(MESSAGE, subject=subject), SENDER)

    assert subject == read(mail)["Subject"]
    assert max(map(len, mail.content.split(b"\r\n"))) <= 78


def test_code_is_in_plain_sight() -> None:
    """
    A subject in ASCII needs no decoding: filters and people read it.
    """
    mail = rendered(evolve(MESSAGE, subject="493817 is your code for Example Shop"), SENDER)

    assert b"\r\nSubject: 493817 is your code for Example Shop\r\n" in mail.content


@quiet
@given(texts, texts)
def test_bodies_are_read_as_they_were(text: str, html: str) -> None:
    """
    Line by line; only the kind of line end is that of mails.
    """
    mail = rendered(evolve(MESSAGE, text=text, html=html + "."), SENDER)

    assert lines(text) == lines(body(mail, "plain"))
    assert lines(html + ".") == lines(body(mail, "html"))


@pytest.mark.parametrize("control", ["\0", "\x08", "\x0b", "\x0c", "\x1b", "\x7f"], ids=ascii)
def test_controls_are_not_sent_as_they_are(control: str) -> None:
    """
    No server has to take them, and each would do something else with them.
    """
    mail = rendered(evolve(MESSAGE, text=f"a{control}b\n"), SENDER)

    assert control.encode() not in mail.content
    assert [f"a{control}b"] == lines(body(mail, "plain"))


@quiet
@given(subjects, texts, names.map(str.strip))
def test_every_mail_can_be_sent(subject: str, text: str, name: str) -> None:
    """
    Seven bits, lines of 78 or what an address needs, CRLF, and the head that it should have.
    """
    try:
        message = evolve(MESSAGE, subject=subject, text=text)
    except ValueError:
        assume(False)
    mail = rendered(message, Sender(name=name, address="no-reply@example.com"))

    assert mail.content.isascii()
    assert max(map(len, mail.content.split(b"\r\n"))) <= 78
    assert not re.search(rb"[\0-\x08\x0b\x0c\x0e-\x1f\x7f]|\r(?!\n)|(?<!\r)\n", mail.content)
    assert name == named(mail)


@quiet
@given(parts, parts)
def test_address_is_one_for_everybody(name: str, host: str) -> None:
    """
    What the envelope says, and what the head says, is the address that was meant.
    """
    to = f"{name}@{host}"
    assume(is_address(to))
    mail = rendered(evolve(MESSAGE, to=to), SENDER)

    assert f"<{mail.to}>" == quoteaddr(mail.to)
    assert f"\r\nTo: {mail.to}\r\n".encode() in mail.content
    assert mail.to.startswith(f"{name}@")
    assert mail.needs_utf8 is not mail.to.isascii()


@pytest.mark.parametrize(
    ("address", "wire"),
    [
        ("ada@example.com", "ada@example.com"),
        ("Ada.L+x@Example.COM", "Ada.L+x@Example.COM"),
        ("ada@bücher.example", "ada@xn--bcher-kva.example"),
        ("ada@BÜCHER.example", "ada@xn--bcher-kva.example"),
        ("ада@example.com", "ада@example.com"),
        ("ада@bücher.example", "ада@xn--bcher-kva.example"),
        ("ada@straße.example", "ada@straße.example"),
        ("ada@ｅxample.com", "ada@ｅxample.com"),
        ("ada@ex。ample", "ada@ex。ample"),
        ("ada@ex＠mple.com", "ada@ex＠mple.com"),
        ("ada@é..com", "ada@é..com"),
    ],
)
def test_domain(address: str, wire: str) -> None:
    """
    In ASCII if that is the same domain; never one that may belong to somebody else.
    """
    assert wire == rendered(evolve(MESSAGE, to=address), SENDER).to


SOUND = rendered(MESSAGE, SENDER).content


@pytest.mark.parametrize(
    "content",
    [
        SOUND.replace(b"\r\n", b"\n"),
        SOUND.replace(b"Hello\r\n", b"Hello\n"),
        SOUND.replace(b"Hello\r\n", b"Hello\r"),
        SOUND.replace(b"Hello", b"Hel\0lo"),
        SOUND.replace(b"Subject: Hello", b"Subject: Hello\r\nBcc: eve@example.com"),
        SOUND.replace(b"Subject: Hello", b"Subject: Hello\r\nTo: eve@example.com"),
        SOUND.replace(b"Subject: Hello", b"Subject: Hello\r\n\r\nHello"),
        SOUND.replace(b"Subject: Hello\r\n", b""),
        b"",
    ],
)
def test_unsound_mail_is_seen(content: bytes) -> None:
    """
    The last look before a mail goes has teeth.
    """
    assert is_sound(SOUND)
    assert not is_sound(content)
