"""
Every field of every form, filled in by somebody who means harm.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote_plus

import pytest

from onetsec.web import ROUTES
from onetsec.web.urls import UNDO
from onetsec.web.visits import Private

from ..conftest import OTHER, PASSWORD
from .conftest import NewPerson
from .mailbox import Mailbox
from .walking import (
    ADDRESS,
    AUTHENTICATOR,
    CONFIRM,
    CONFIRM_SEND,
    EMAIL_CODE,
    FORGOT,
    RESET,
    SECURITY,
    SESSIONS,
    VERIFY,
    VERIFY_SEND,
    Person,
    csrf,
)

SNOOZE = f"{SECURITY}/snooze"
FORMS: dict[str, tuple[str, dict[str, str]]] = {
    "/sign-in": (
        "/sign-in",
        {"login": "ada@example.com", "password": PASSWORD, "next": "/settings/sessions"},
    ),
    VERIFY: (VERIFY, {"code": "{code}", "factor": "app", "next": SECURITY}),
    f"{SECURITY}/password": (
        SECURITY,
        {"current": PASSWORD, "new": OTHER, "confirm": OTHER, "username": "ada@example.com"},
    ),
    VERIFY_SEND: (VERIFY, {"next": SESSIONS}),
    FORGOT: (FORGOT, {"login": "ada@example.com"}),
    RESET: (FORGOT, {"token": "{code}", "new": OTHER, "confirm": OTHER}),
    UNDO: (FORGOT, {"token": "{code}"}),
    f"{AUTHENTICATOR}/confirm": (AUTHENTICATOR, {"code": "{code}"}),
    f"{AUTHENTICATOR}/disable": (SECURITY, {"sure": "1"}),
    EMAIL_CODE: (SECURITY, {"enabled": "on", "sure": "1"}),
    f"{EMAIL_CODE}/confirm": (EMAIL_CODE, {"code": "{code}"}),
    ADDRESS: (ADDRESS, {"new": "ada@example.org"}),
    f"{ADDRESS}/confirm": (ADDRESS, {"code": "{code}"}),
    CONFIRM: (
        CONFIRM,
        {"password": PASSWORD, "factor": "password", "for": "set-up", "next": SECURITY},
    ),
    SNOOZE: (SECURITY, {"code": "use-strong-password", "snoozed": "on"}),
    f"{SESSIONS}/revoke-others": (SESSIONS, {"sure": "1"}),
    CONFIRM_SEND: (CONFIRM, {"for": "set-up", "next": SECURITY}),
}
BY_CHOICE = {"next", "factor", "for", "username", "enabled", "sure", "snoozed"}
"""Any text in these leaves the form right."""


def hostile(other: str) -> dict[str, bytes | None]:
    """
    What stands in the place of a field, encoded; None leaves it out.
    """
    return {
        "missing": None,
        "empty": b"",
        "nul": b"a%00b",
        "surrogate": b"%ED%A0%80",
        "right-to-left": quote_plus("\u202e\u2066x").encode(),
        "other-session": other.encode(),
        "markup": quote_plus("'\"><script>alert(1)</script>{{ 7*7 }}{% x %}").encode(),
        "lines": quote_plus("a\r\nSet-Cookie: x=y\r\n\r\n").encode(),
        "long": b"x" * 60_000,
        "1mb": b"x" * 1_000_000,
    }


CASES = [
    (path, field, kind)
    for path, (_, fields) in FORMS.items()
    for field in fields
    for kind in (*hostile(""), "repeated")
]


def body(form: dict[str, str], field: str, kind: str, *, other: str) -> bytes:
    """
    The form, with something else in the place of *field*.
    """

    def encoded() -> Iterator[bytes]:
        for name, text in form.items():
            whole = f"{name}={quote_plus(text)}".encode()
            if name != field:
                yield whole
            elif kind == "repeated":
                yield whole
                yield whole
            elif (instead := hostile(other)[kind]) is not None:
                yield name.encode() + b"=" + instead

    return b"&".join(encoded())


def prepared(path: str, new_person: NewPerson, mailbox: Mailbox) -> tuple[Person, str]:
    """
    Somebody who can send the form at *path*, and the code or token that is right there.
    """
    ada, other = new_person(), new_person()
    if path in ("/sign-in", FORGOT):
        return other, ""
    if path == RESET:
        other.send(FORGOT, FORGOT, login="ada@example.com")
        return other, mailbox.link().partition("=")[2]

    ada.sign_in()
    if path == UNDO:
        ada.set_up()
        return other, mailbox.paths("notice")[-1].partition("=")[2]
    if path in (VERIFY, VERIFY_SEND):
        ada.set_up()
        other.sign_in()
        return other, ada.code()
    if path == f"{AUTHENTICATOR}/disable":
        ada.set_up()
    if path == f"{EMAIL_CODE}/confirm":
        ada.switch("on")
    if path == f"{ADDRESS}/confirm":
        ada.send(ADDRESS, f"{ADDRESS}/verify")

    return ada, "000000"


def test_every_form_is_here() -> None:
    """
    A form with fields of its own is in the list.
    """
    plain = {"sign_out", "authenticator", "address_verify", "recovery_codes", "revoke"}

    posts = [route for route in ROUTES if route.method == "POST" and route.handler is not None]
    assert set(FORMS) == {route.path for route in posts if route.name not in plain}
    assert all(isinstance(route.handler, Private) for route in ROUTES if route.name in plain)


@pytest.mark.parametrize(("path", "field", "kind"), CASES)
def test_a_hostile_field(
    path: str, field: str, kind: str, new_person: NewPerson, mailbox: Mailbox
) -> None:
    """
    The answer is a page, never an error of ours; nothing of it is markup, leads elsewhere, is
    mailed, or changes what it should not.
    """
    page, form = FORMS[path]
    person, code = prepared(path, new_person, mailbox)
    stranger = new_person("198.51.100.7")
    filled = {name: text.format(code=code) for name, text in form.items()}
    filled["csrf"] = csrf(person.get(page))
    other = "" if path == "/sign-in" else "abcdefghijkl"
    cookie = person.browser.get_cookie("onetsec")

    response = person.post(path, body(filled, field, kind, other=other))

    expected = {"nul": {400}, "surrogate": {400}, "1mb": {413}}
    is_free = field in BY_CHOICE or path == FORGOT
    allowed = {200, 303} if is_free else {404} if path == SNOOZE else {409, 422}
    assert response.status_code in expected.get(kind, allowed | {409, 422})
    assert "<script>" not in response.text
    assert (response.location or "/").startswith("/")
    assert "x=y" not in str(response.headers.getlist("Set-Cookie"))
    assert {"ada@example.com"} >= {mail.to for mail in mailbox.mails}
    assert "alert(1)" not in "".join(mail.text + mail.html for mail in mailbox.mails)
    if response.status_code >= 400:
        assert cookie == person.browser.get_cookie("onetsec")
        assert 303 == stranger.get(SECURITY).status_code


@pytest.mark.parametrize(
    "id",
    ["", "x", "{id}", "%00", "%0a", "..", "%2e%2e", "%ED%A0%80", "%E2%80%AE", "a" * 1000, "a b"],
)
def test_a_hostile_id(id: str, ada: Person) -> None:
    """
    An id that is none is not found, or was never there.
    """
    response = ada.send(SECURITY, f"/settings/sessions/{id}/revoke")

    assert response.status_code in (400, 404)
    assert 200 == ada.get(SECURITY).status_code


@pytest.mark.parametrize(
    "query",
    [
        "next=%ED%A0%80",
        "token=%ED%A0%80",
        "next=%00",
        "next=" + "a" * 100_000,
        "&".join(f"f{i}=1" for i in range(2000)),
        "for=%ED%A0%80&step=%00&factor=%FF",
        "%",
        "next",
        "\udcff",
    ],
)
@pytest.mark.parametrize("path", ["/sign-in", VERIFY, FORGOT, RESET, CONFIRM, EMAIL_CODE, SECURITY])
def test_a_hostile_query(path: str, query: str, ada: Person, person: Person) -> None:
    """
    Whatever stands in the address, there is a page.
    """
    for somebody in (ada, person):
        environ = {"QUERY_STRING": query.encode("utf-8", "surrogateescape").decode("latin-1")}

        response: Any = somebody.browser.get(path, environ_overrides=environ)

        assert response.status_code in ((409,) if path == RESET else (200, 303))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("User-Agent", "\x01\xff" * 5000),
        ("Origin", "\xff"),
        ("Sec-Fetch-Site", "\xff"),
        ("Content-Type", "\xff/\xff"),
        ("X-Forwarded-For", "evil, " * 5000),
        ("Authorization", "Bearer \xff"),
        ("If-None-Match", '"' * 5000),
        ("Accept-Language", "x" * 70_000),
    ],
)
def test_a_hostile_header(name: str, text: str, ada: Person) -> None:
    """
    Whatever stands in a header, there is an answer.
    """
    token = csrf(ada.get(SECURITY))
    headers = {name: text}

    assert ada.get(SECURITY, headers=headers).status_code == 200
    assert ada.get("/onetsec/static/onetsec.css", headers=headers).status_code == 200
    assert ada.post("/sign-out", {"csrf": token}, headers=headers).status_code < 500
