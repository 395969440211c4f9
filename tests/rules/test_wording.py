"""
Wording: what mails say, and that nobody but the host had a word in it.
"""

from __future__ import annotations

from collections.abc import Callable
from email.headerregistry import Address
from html.parser import HTMLParser

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onetsec import EventKind, wording
from onetsec.events import CHANGES
from onetsec.letters import Message
from onetsec.texts import ENGLISH

TO = "ada.lovelace@example.org"
SITE = "Example Shop"
HOSTILE = """<script>alert("x")</script> & <b style='color: red'>Sons</b>"""
LINK = "https://shop.example/password/reset?token=ots1_reset_YWRh.AAAAAAAAAAAA.s&b=<i>"
quiet = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


def code(site: str = SITE) -> Message:
    """
    A mail with a code.
    """
    return wording.code("246810", ENGLISH, to=TO, site=site, minutes=10)


def link(site: str = SITE) -> Message:
    """
    A mail with a link.
    """
    return wording.reset_link(LINK, ENGLISH, to=TO, site=site, minutes=60)


def notice(
    site: str = SITE,
    *,
    kind: EventKind = EventKind.PASSWORD_CHANGED,
    address: str = "192.0.2.1",
) -> Message:
    """
    A mail that tells of a change.
    """
    when = "15 January 2027, 08:00 UTC"
    return wording.notice(kind, ENGLISH, to=TO, site=site, when=when, address=address)


Write = Callable[..., Message]
every_mail = pytest.mark.parametrize("write", [code, link, notice], ids=lambda one: one.__name__)


class Read(HTMLParser):
    """
    What a mail program makes of HTML: text, elements and addresses.
    """

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text = ""
        self.elements: list[str] = []
        self.targets: list[str | None] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """
        Note an element.
        """
        self.elements.append(tag)
        self.targets += [value for name, value in attrs if "href" == name]

    def handle_data(self, data: str) -> None:
        """
        Note text.
        """
        self.text += data


def test_the_code_comes_first_in_the_subject() -> None:
    """
    Where a locked phone shows it.
    """
    assert "246810 is your code for Example Shop" == code().subject


def test_the_code_stands_alone_on_a_line() -> None:
    """
    Once, with nothing beside it that would be copied along; in HTML too.
    """
    assert 1 == code().text.splitlines().count("246810")
    assert 1 == code().text.count("246810") == Read(code().html).text.count("246810")
    assert ">246810</p>" in code().html


def test_the_code_says_how_long_and_whom_not_to_tell() -> None:
    """
    And what it means if nobody has asked for it.
    """
    text = " ".join(code().text.split())

    assert "within 10 minutes" in text
    assert "We never ask for it on the phone or by mail" in text
    assert "somebody knows your password" in text


def test_the_link_stands_alone_on_a_line() -> None:
    """
    Whole, and in HTML it leads to where it says.
    """
    read = Read(link().html)

    assert 1 == link().text.splitlines().count(LINK)
    assert [LINK] == read.targets
    assert LINK in read.text


def test_the_link_says_that_nothing_was_done_yet() -> None:
    """
    And that it skips no second step.
    """
    text = " ".join(link().text.split())

    assert "within 60 minutes" in text
    assert "signs nobody in, and your second step stays" in text
    assert "If it was not you, do nothing" in text


@every_mail
def test_both_bodies_say_the_same(write: Write) -> None:
    """
    Every line of the text is in the HTML.
    """
    read = " ".join(Read(write().html).text.split())

    for line in write().text.split("\n\n"):
        assert " ".join(line.split()) in read


@every_mail
@pytest.mark.parametrize("name", [HOSTILE, "Ben & Jerry <3", '"'])
def test_a_site_is_no_markup(write: Write, name: str) -> None:
    """
    Whatever its name is: a reader sees just that name, and no element came with it.
    """
    html = write(name).html

    assert name in Read(html).text
    assert Read(write().html).elements == Read(html).elements


def test_markup_is_noticed() -> None:
    """
    The negative control: the very name, not escaped, is two elements more.
    """
    assert ["p", "script", "b"] == Read(f"<p>{HOSTILE}</p>").elements


@quiet
@given(st.text(min_size=1).filter(lambda name: name.isprintable() and name.strip()))
def test_the_subject_is_one_line(name: str) -> None:
    """
    Whatever the site is called.
    """
    for mail in (code(name), link(name), notice(name)):
        assert [mail.subject] == mail.subject.splitlines()


def test_a_name_of_two_lines_becomes_one() -> None:
    """
    In the subject, where the second line would be another header.
    """
    assert "246810 is your code for Shop Bcc: eve@example.com" == (
        code("Shop\r\nBcc: eve@example.com").subject
    )


@pytest.mark.parametrize("kind", sorted(CHANGES, key=str))
def test_every_change_has_its_words(kind: EventKind) -> None:
    """
    What happened, when and from where, and what to do if it was somebody else.
    """
    mail = notice(kind=kind)

    assert "15 January 2027, 08:00 UTC, from the address 192.0.2.1." in mail.text
    assert "If this was not you" in mail.text
    assert mail.subject.endswith(f": {SITE}")
    assert kind.value == mail.context["event"]


def test_no_two_changes_have_the_same_words() -> None:
    """
    Neither in the subject nor in the text.
    """
    mails = [notice(kind=kind) for kind in CHANGES]

    assert len(CHANGES) == len({mail.subject for mail in mails}) == len({m.text for m in mails})


@pytest.mark.parametrize("kind", sorted(set(EventKind) - CHANGES - {EventKind.NEW_DEVICE}, key=str))
def test_what_is_no_change_has_no_words(kind: EventKind) -> None:
    """
    Nobody is mailed that somebody signed in.
    """
    with pytest.raises(KeyError):
        notice(kind=kind)


def test_an_address_that_is_not_known_is_not_told() -> None:
    """
    Rather than an empty one.
    """
    text = notice(address="").text

    assert "15 January 2027, 08:00 UTC.\n" in text
    assert "from the address" not in text


@every_mail
def test_nothing_of_its_reader_is_in_a_mail(write: Write) -> None:
    """
    The address is where it goes; no name and no other word of a user is ever given to it.
    """
    mail = write()
    shown = "\n".join((mail.subject, mail.text, mail.html, *mail.context.values())).casefold()

    assert TO == mail.to
    for word in (TO, *Address(addr_spec=TO).username.split(".")):
        assert word not in shown


@every_mail
def test_templates_of_the_host_are_given_the_parts(write: Write) -> None:
    """
    Each stands in the text, too: nothing is told to a template only.
    """
    mail = write()
    parts = {name: value for name, value in mail.context.items() if "event" != name}

    assert SITE == parts["site"]
    assert all(value in mail.text for value in parts.values())
