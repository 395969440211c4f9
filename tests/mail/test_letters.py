"""
What is looked for in mails that somebody tried to write a word of is found, if it is there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from attrs import evolve

from onetsec import EventKind, wording
from onetsec.letters import Message
from onetsec.mail import SmtpMailer
from onetsec.texts import ENGLISH

from .conftest import ADDRESS
from .letters import Letter, flaws, read
from .servers import MailServer, mail_server

SITE = "http://localhost:8000"
LINK = f"{SITE}/security/undo?token=ots1_undo_YWRh.abcdefghijkl.{'x' * 43}"
WORDS = "Mallory/1.0 (+https://mallory.example/) Firefox"
EVERYWHERE = {
    "a word of Mallory in: text",
    "a word of Mallory in: shown",
    "another link in the text",
    "another link in the HTML",
}


@pytest.fixture(scope="module")
def served() -> Iterator[tuple[MailServer, int]]:
    """
    One server for the tests of this module.
    """
    with mail_server() as running:
        yield running


@pytest.fixture
def delivered(
    served: tuple[MailServer, int], plain: Callable[..., SmtpMailer]
) -> Callable[[Message], Letter]:
    """
    Sends a mail, and reads it where it has come to.
    """

    def deliver(message: Message) -> Letter:
        server, port = served
        plain(port).send(message)
        return read(server.mails[-1].content)

    return deliver


def notice(**changes: Any) -> Message:
    """
    A notice of another password; with some of it changed.
    """
    facts = {
        "to": ADDRESS,
        "site": "Example Shop",
        "when": "25 November 2026, 01:00 UTC",
        "address": "2001:db8::1",
        "device": "Firefox on Linux",
        "link": LINK,
    }
    return wording.notice(EventKind.PASSWORD_CHANGED, ENGLISH, **(facts | changes))


def wrong(letter: Letter, *, has_link: bool = True) -> set[str]:
    """
    What is found in *letter*.
    """
    return flaws(letter, to=ADDRESS, site=SITE, has_link=has_link)


def test_a_mail_as_it_should_be(delivered: Callable[[Message], Letter]) -> None:
    """
    Nothing is found.
    """
    letter = delivered(notice())

    assert set() == wrong(letter)
    assert LINK == letter.link


def test_a_link_that_should_not_be_there(delivered: Callable[[Message], Letter]) -> None:
    """
    Neither one that there should be, and is not.
    """
    both = {"another link in the text", "another link in the HTML"}

    assert {"another link in the text"} == wrong(delivered(notice()), has_link=False)
    assert both >= wrong(delivered(notice(link="")), has_link=True) > set()


@pytest.mark.parametrize("field", ["device", "when", "address"])
def test_words_of_somebody(field: str, delivered: Callable[[Message], Letter]) -> None:
    """
    As a template would say them that takes what is sent: escaped, and yet a link.
    """
    assert EVERYWHERE == wrong(delivered(notice(**{field: WORDS})))


def test_words_in_the_subject(delivered: Callable[[Message], Letter]) -> None:
    """
    As a shop would have them that is called by its visitors.
    """
    assert "a word of Mallory in: subject" in wrong(delivered(notice(site=WORDS)))


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ("<p>mallory</p>", {"a word of Mallory in: shown"}),
        ("<!-- mallory -->", {"a word of Mallory in: hidden"}),
        ('<p title="mallory"></p>', {"a word of Mallory in: hidden"}),
        ("<p>&#109;allory</p>", {"a word of Mallory in: shown"}),
        ("<p>evil.example</p>", {"another link in the HTML"}),
        ('<img src="x.png">', {"another link in the HTML"}),
        ('<p style="background: url(x)"></p>', {"another link in the HTML"}),
        (f'<a href="{LINK}">here</a>', {"another link in the HTML"}),
        ('<a href="javascript:x">here</a>', {"another link in the HTML"}),
    ],
)
def test_words_in_the_html_alone(
    more: str, found: set[str], delivered: Callable[[Message], Letter]
) -> None:
    """
    Seen or not, and in whatever way it leads elsewhere.
    """
    mail = notice()

    assert found == wrong(delivered(evolve(mail, html=mail.html.replace("</body>", more))))


@pytest.mark.parametrize("more", ["www.evil.example", "evil.example/x", "//evil", "mailto:x@evil"])
def test_a_link_by_another_name(more: str, delivered: Callable[[Message], Letter]) -> None:
    """
    Programs of readers make links of more than was meant.
    """
    mail = notice()

    assert "another link in the text" in wrong(delivered(evolve(mail, text=mail.text + more)))


def test_a_mail_for_somebody_else(delivered: Callable[[Message], Letter]) -> None:
    """
    Though everything else is right.
    """
    assert {"for somebody else"} == wrong(delivered(notice(to="grace@example.com")))


def test_a_second_head(delivered: Callable[[Message], Letter]) -> None:
    """
    A field that is not ours is found, and a body that is not.
    """
    letter = delivered(notice())

    assert {"another field in the head"} == wrong(evolve(letter, fields=(*letter.fields, "Bcc")))
    assert {"another body"} == wrong(evolve(letter, bodies=(*letter.bodies, "text/html")))
