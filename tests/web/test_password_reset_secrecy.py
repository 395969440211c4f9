"""
Password recovery: nobody learns who has an account, and a link is seen by nobody else.
"""

from __future__ import annotations

import re
from typing import Any

import pytest

from ..conftest import OTHER
from .conftest import VERA, NewPerson
from .mailbox import Mailbox
from .walking import FORGOT, RESET, Person, form, told

LOGINS = {
    "unknown": "eve@example.com",
    "disabled": "gone@example.com",
    "without-password": "bare@example.com",
    "in-capitals": "VERA@EXAMPLE.COM",
    "over-long": "x" * 60_000,
    "made-up-like": "?00",
    "control": "a\u0001b",
    "lines": "a@example.com\r\nBcc: b@example.com",
    "right-to-left": "\u202evera@example.com",
}


def seen(response: Any) -> tuple[Any, ...]:
    """
    All that is seen of an answer, without what differs with every page.
    """
    text = re.sub(r'(name="csrf" value=")[0-9a-f]+', r"\1", response.text)
    return response.status_code, list(response.headers), text


def answers(person: Person, login: str) -> list[tuple[Any, ...]]:
    """
    All that is seen by whoever asks for a link.
    """
    return [seen(person.send(FORGOT, FORGOT, login=login)), seen(person.get(FORGOT))]


@pytest.mark.parametrize("login", LOGINS.values(), ids=LOGINS)
def test_the_same_bytes(login: str, new_person: NewPerson, mailbox: Mailbox) -> None:
    """
    Status, headers and body are the same whoever is asked for, and no mail goes elsewhere.
    """
    assert answers(new_person(), VERA) == answers(new_person(), login)
    assert {VERA} == {mail.to for mail in mailbox.mails}


@pytest.mark.parametrize("login", ["", "   "])
def test_nothing_typed(login: str, new_person: NewPerson, mailbox: Mailbox) -> None:
    """
    The negative control: an empty field is another answer, and costs nothing.
    """
    person = new_person()
    assert answers(new_person(), VERA) != answers(person, login)
    for _ in range(20):
        response = person.send(FORGOT, FORGOT, login=login)

    assert (422, "alert: Please fill in every field.") == (response.status_code, told(response))
    assert 1 == len(mailbox.mails)
    assert 303 == person.send(FORGOT, FORGOT, login=VERA).status_code


@pytest.mark.parametrize("login", [VERA, "eve@example.com", "gone@example.com"])
def test_the_same_limit(login: str, new_person: NewPerson) -> None:
    """
    Five links an hour can be asked for under one name, whether it is somebody's or not.
    """
    person = new_person()
    for _ in range(5):
        assert 303 == person.send(FORGOT, FORGOT, login=login).status_code

    response = person.send(FORGOT, FORGOT, login=login)

    assert (429, "720") == (response.status_code, response.headers["Retry-After"])
    assert (
        "alert: Too many links were asked for. One that was mailed lately works still; another one"
        " can be asked for in 12 minutes." == told(response)
    )
    assert f'value="{login}"' in response.text


def test_the_limit_of_a_network(new_person: NewPerson) -> None:
    """
    Twenty an hour from one network, whatever the names.
    """
    person = new_person()
    statuses = [
        person.send(FORGOT, FORGOT, login=f"{number}@example.com").status_code
        for number in range(21)
    ]

    assert [303] * 20 + [429] == statuses
    assert 303 == new_person("203.0.113.9").send(FORGOT, FORGOT, login=VERA).status_code


def test_no_address_holds_the_secret(person: Person, mailbox: Mailbox) -> None:
    """
    After the page that the mail leads to, the secret of a link is in no address: it travels in the
    body of forms. And no other site is told the address of that page.
    """
    person.send(FORGOT, FORGOT, login=VERA)
    token = mailbox.link().partition("?token=")[2]
    page = person.get(mailbox.link())
    wrong = person.post(RESET, {**form(page, RESET), "new": OTHER})
    done = person.post(RESET, {**form(wrong, RESET), "new": OTHER, "confirm": OTHER})

    assert "/sign-in" == done.location
    for response in (page, wrong, done, person.get("/sign-in")):
        addresses = re.findall(r'(?:href|src|action)="([^"]*)"', response.text)
        assert token not in " ".join(addresses) + str(response.headers)
        assert "same-origin" == response.headers["Referrer-Policy"]
        assert "private, no-store" == response.headers["Cache-Control"]
    assert 1 == page.text.count(token) == wrong.text.count(token)
    assert f'<input type="hidden" name="token" value="{token}">' in page.text
