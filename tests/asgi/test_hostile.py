"""
Scopes and bodies that no good server sends, and clients that leave.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import pytest
from starlette.applications import Starlette

from onetsec.web import LARGEST_BODY

from .calls import FORM, Message, body, call, scope_of
from .conftest import Opened

VISITOR = (b"cookie", b"onetsec_visitor=" + b"0" * 36)


def posted(app: Any, messages: Iterable[Message], *headers: tuple[bytes, bytes]) -> Any:
    """
    Send the form of the sign-in page.
    """
    scope = scope_of("/sign-in", method="POST", headers=[FORM, VISITOR, *headers])
    return call(app, scope, messages)


def form(app: Any, length: int) -> bytes:
    """
    A form that is right but for the password, of so many bytes.
    """
    page = call(app, scope_of("/sign-in", headers=[VISITOR])).text
    token = re.findall(r'name="csrf" value="([0-9a-f]+)"', page)[-1]
    return f"csrf={token}&login=ada@example.com&password=".encode().ljust(length, b"x")


@pytest.mark.parametrize("name", [b"cookie", b"Cookie", b"COOKIE"])
def test_the_case_of_a_header(name: bytes, app: Starlette, ada: Opened) -> None:
    """
    A header is known in whatever case a server gives it.
    """
    assert "ada" == call(app, scope_of("/who", headers=[(name, ada[1][1])])).text


def test_cookies_in_two_headers(app: Starlette, ada: Opened) -> None:
    """
    HTTP/2 may send them apart; a name that comes twice is no cookie.
    """
    other = (b"cookie", b"theme=dark")
    assert "ada" == call(app, scope_of("/who", headers=[other, ada[1], other])).text
    assert "nobody" == call(app, scope_of("/who", headers=[ada[1], ada[1]])).text


@pytest.mark.parametrize(
    ("expected", "client"),
    [("192.0.2.1", ("192.0.2.1", 1)), ("", None), ("", ("", 0)), ("", (None, None))],
)
def test_a_client_that_is_missing(expected: str, client: Any, app: Starlette) -> None:
    """
    Nobody's address is known then.
    """
    assert expected == call(app, scope_of("/client", client=client)).text


def test_a_client_that_a_server_took_from_a_header(app: Starlette) -> None:
    """
    A server that was told of its proxy gives the port 0, which no socket has.
    """
    headers = [(b"x-forwarded-for", b"10.0.0.7")]
    expected = {"": ("10.0.0.7", 50_000), "10.0.0.7": ("10.0.0.7", 0)}
    for address, client in expected.items():
        assert address == call(app, scope_of("/client", headers=headers, client=client)).text


@pytest.mark.parametrize("path", ["/\udcff", "/sign-in\udcff", "/\x00", "/a//b", ""])
def test_a_path(path: str, app: Starlette) -> None:
    """
    Whatever it is, it is not there.
    """
    assert 404 == call(app, scope_of(path)).status


def test_where_one_comes_back_to(app: Starlette) -> None:
    """
    A path of no encoding leads to a page all the same.
    """
    sent = call(app, scope_of("/fresh/\udcff\u00e9", query_string=b"\xff\x00"))
    assert (303, "/sign-in?next=/fresh/%253F%25C3%25A9%3F%C3%BF%00") == (
        sent.status,
        sent.header("location"),
    )


@pytest.mark.parametrize("query", [b"\xff", b"next=%ED%A0%80", b"next=" + b"a" * 100_000, b"\x00"])
def test_a_query(query: bytes, app: Starlette) -> None:
    """
    Whatever stands in it, there is a page.
    """
    assert 200 == call(app, scope_of("/sign-in", query_string=query)).status


@pytest.mark.parametrize("chunks", [1, 1000])
@pytest.mark.parametrize(
    ("status", "length"), [(403, 1000), (403, LARGEST_BODY), (413, LARGEST_BODY + 1)]
)
def test_the_largest_body(status: int, length: int, chunks: int, app: Starlette) -> None:
    """
    64 KiB are read, in however many pieces, and not a byte more is taken.
    """
    sent = posted(app, body(b"csrf=x&login=".ljust(length, b"x"), chunks=chunks))
    assert status == sent.status


def test_a_body_in_pieces(app: Starlette) -> None:
    """
    A form that is right is taken, in a thousand pieces.
    """
    assert 422 == posted(app, body(form(app, 3000), chunks=1000)).status


def test_a_body_without_end(app: Starlette) -> None:
    """
    It is read no further than we take.
    """
    given = 0

    def endless() -> Any:
        nonlocal given
        while True:
            given += 1
            yield {"type": "http.request", "body": b"x" * 1000, "more_body": True}

    assert 413 == posted(app, endless()).status
    assert given == LARGEST_BODY // 1000 + 1


@pytest.mark.parametrize("announced", [b"65537", b"9" * 5000])
def test_a_body_that_is_announced(announced: bytes, app: Starlette) -> None:
    """
    One that says that it is too long is not read at all.
    """

    messages = iter(body(b"x"))

    assert 413 == posted(app, messages, (b"content-length", announced)).status
    assert body(b"x") == list(messages)


@pytest.mark.parametrize("announced", [b"-1", b"x", b"", b"1_0"])
def test_a_length_that_is_none(announced: bytes, app: Starlette) -> None:
    """
    The body itself tells how long it is.
    """
    sent = posted(app, body(form(app, 300)), (b"content-length", announced))
    assert 422 == sent.status


@pytest.mark.parametrize("read", [0, 1, 3])
def test_a_client_that_leaves(read: int, app: Starlette, calls: list[str]) -> None:
    """
    Who leaves before the end of a form has sent none, and is not answered.
    """
    whole = form(app, 3000)
    calls.clear()

    assert [] == posted(app, body(whole, chunks=10)[:read]).messages
    assert [] == calls
    assert 422 == posted(app, body(whole, chunks=10)).status


@pytest.mark.parametrize("path", ["/sign-in", "/onetsec/static/onetsec.css"])
def test_head(path: str, app: Starlette) -> None:
    """
    HEAD is answered like GET, without a body.
    """
    got, head = (call(app, scope_of(path, method=method)) for method in ("GET", "HEAD"))

    assert (200, "") == (head.status, head.text)
    assert head.header("content-length") == str(len(got.text.encode()))
    assert got.header("content-length") == head.header("content-length")


@pytest.mark.parametrize("method", ["PUT", "OPTIONS", "BREW"])
def test_another_method(method: str, app: Starlette) -> None:
    """
    It is answered by us, where a page of ours is.
    """
    assert 405 == call(app, scope_of("/sign-in", method=method), body(b"")).status
