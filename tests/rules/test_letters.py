"""
Mails: one address, and a head that is one line a field.
"""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onetsec.letters import Message, is_address

MESSAGE = Message(
    kind="email-code",
    to="ada@example.com",
    subject="493817 is your code",
    text="493817\n",
    html="<p>493817</p>\n",
    context={"code": "493817", "link": "https://example.com/token"},
)
LINE_ENDS = tuple("\r\n\0\t\x0b\x0c\x1c\x1e\x7f\x85\x9b\u2028\u2029")
quiet = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
anything = st.text(st.one_of(st.characters(), st.sampled_from("@@,;: <>=?\r\n\0\u2028\ud800aé")))


@pytest.mark.parametrize(
    "address",
    [
        "a@b",
        "ada@example.com",
        "Ada.Lovelace+shop@Mail.Example.COM",
        "o'brien@example.com",
        "a=b?c@example.com",
        "!#$%&'*+-/=^_`{|}~@example.com",
        "адам@example.com",
        "ada@bücher.example",
        "no-reply@localhost",
        "a" * 242 + "@example.com",
        "é" * 121 + "@example.com",
    ],
)
def test_address(address: str) -> None:
    """
    In any script, and up to 254 bytes.
    """
    assert is_address(address)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "@",
        "ada",
        "ada@",
        "@example.com",
        "ada@@example.com",
        "ada@example.com@example.net",
        "a@b,c@d",
        "a@b;c@d",
        "a@b, c@d",
        "a@b c@d",
        "a@b\u00a0c",
        "a@b\u3000",
        " a@b",
        "a@b ",
        "<a@b>",
        "Ada <a@b>",
        "a(ada)@b",
        '"a"@b',
        '"a@b"@c',
        "a\\@b",
        "a:b@c",
        "group:a@b;",
        "a@[192.0.2.1]",
        "=?utf-8?q?a=0D=0ABcc=3A_eve=40example.com?=@b",
        "a@=?utf-8?q?b?=",
        "a\ud800@b",
        "a@b\udfff",
        "a" * 243 + "@example.com",
        "é" * 122 + "@example.com",
        "a@" * 100_000,
    ],
    ids=lambda address: ascii(address[:40]),
)
def test_no_address(address: str) -> None:
    """
    Nothing that is two, or none, or more than an address.
    """
    assert not is_address(address)


@pytest.mark.parametrize("end", LINE_ENDS, ids=ascii)
@pytest.mark.parametrize("form", ["{}a@b", "a{}@b", "a@{}b", "a@b{}", "a@b{}Bcc: c@d"])
def test_no_line_ends_in_an_address(form: str, end: str) -> None:
    """
    Wherever it stands.
    """
    assert not is_address(form.format(end))


@quiet
@given(anything)
def test_address_is_alone(text: str) -> None:
    """
    Whatever is taken for an address has one @, no more than 254 bytes, and no second one beside it.
    """
    if is_address(text):
        assert 1 == text.count("@")
        assert not set(text) & {*',;:<>()[]\\" ', *LINE_ENDS}
        assert 3 <= len(text.encode()) <= 254
    for separator in ",; \n<":
        assert not is_address(f"{text}{separator}eve@example.com")


@quiet
@given(st.text(st.sampled_from("abc.-+é1"), min_size=1, max_size=20))
def test_addresses_are_taken(name: str) -> None:
    """
    The negative control: the law above is not kept by refusing everything.
    """
    assert is_address(f"{name}@example.com")


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("to", {"to": ""}),
        ("to", {"to": "a@b,c@d"}),
        ("to", {"to": "a@b\nBcc: c@d"}),
        ("subject", {"subject": ""}),
        ("subject", {"subject": " "}),
        ("subject", {"subject": "\u3000"}),
        ("subject", {"subject": "\ud800"}),
        ("subject, text", {"text": "\ud800"}),
        ("subject, text, html", {"html": "\udc80"}),
        *(("subject", {"subject": f"Hello{end}Bcc: c@d"}) for end in LINE_ENDS),
        *(("subject", {"subject": f"Hello{end}"}) for end in LINE_ENDS),
    ],
    ids=ascii,
)
def test_message_that_can_not_be_mailed(field: str, changes: dict[str, Any]) -> None:
    """
    It is none, and the refusal names the field, and not what is in it.
    """
    with pytest.raises(ValueError, match=f"^{field}.*: ") as refused:
        evolve(MESSAGE, **changes)

    assert "Hello" not in str(refused.value)
    assert "c@d" not in str(refused.value)


@quiet
@given(anything, anything, anything)
def test_message_has_a_head_of_one_line_a_field(to: str, subject: str, text: str) -> None:
    """
    Either there is no message, or both fields are one line, and everything can be written.
    """
    try:
        message = evolve(MESSAGE, to=to, subject=subject, text=text)
    except ValueError:
        return

    head = f"{message.to}{message.subject}"
    assert not set(head) & set(LINE_ENDS)
    assert [head] == head.splitlines()
    assert (head + message.text).encode()


@quiet
@given(st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S"]), min_size=1))
def test_messages_are_made(subject: str) -> None:
    """
    The negative control: any line is a subject, and any text is a body.
    """
    message = evolve(MESSAGE, subject=subject, text=f"{subject}\r\n\0\n", html="")

    assert subject == message.subject


@pytest.mark.parametrize(
    "changes", [{"to": "a@b,c@d"}, {"subject": "Hello\nBcc: c@d"}, {"html": "\ud800"}], ids=ascii
)
def test_message_can_be_checked_again(changes: dict[str, Any]) -> None:
    """
    One that came past its checks does not pass them later.
    """
    forged = evolve(MESSAGE)
    forged.check()
    for name, value in changes.items():
        object.__setattr__(forged, name, value)

    with pytest.raises(ValueError, match=": "):
        forged.check()


def test_message_shows_nothing() -> None:
    """
    Neither for whom it is nor a word of it: messages are logged.
    """
    assert "Message(kind='email-code', locale='en')" == repr(MESSAGE)
