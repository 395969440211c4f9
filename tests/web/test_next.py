"""
Where to go afterwards: nowhere else.
"""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from onetsec.web.next import local_path

HOME = "/home"

ELSEWHERE = [
    "",
    "evil.example",
    "http://evil.example",
    "https://evil.example/",
    "HTTPS://evil.example",
    "https:evil.example",
    "https:/evil.example",
    "https:\\\\evil.example",
    "//evil.example",
    "///evil.example",
    "////evil.example",
    "/\\evil.example",
    "\\/evil.example",
    "\\\\evil.example",
    "\\evil.example",
    "/\\/evil.example",
    "//\\evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "/\r/evil.example",
    "\t//evil.example",
    "\n//evil.example",
    "\r\n//evil.example",
    " //evil.example",
    "\x00//evil.example",
    "\x01//evil.example",
    "\x1f//evil.example",
    "/\x00/evil.example",
    "\x7f//evil.example",
    "\x0b//evil.example",
    "\u00a0//evil.example",
    "\u2028//evil.example",
    "/\u3000/evil.example",
    "/\uff0f/evil.example",
    "/\uff3cevil.example",
    "/.//evil.example",
    "/..//evil.example",
    "/./\\evil.example",
    "/%2f/evil.example",
    "/%2Fevil.example",
    "/%5cevil.example",
    "/%5C%5Cevil.example",
    "/%09/evil.example",
    "/%0d%0aLocation:%20//evil.example",
    "/%00/evil.example",
    "//user@evil.example",
    "//user:password@evil.example/",
    "https://localhost:8000@evil.example",
    "//localhost:8000@evil.example",
    "//3232235777",
    "//0xc0a80101/",
    "//[::1]/",
    "//evil.example:80/",
    "//evil%2eexample",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\nscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "blob:https://evil.example/1",
    "file:///etc/passwd",
    "mailto:ada@example.com",
    "?next=//evil.example",
    "#//evil.example",
    "settings",
    "./settings",
    "/a\\b",
    "/a b",
    "/a\r\nSet-Cookie: x=y",
    "/\ud800",
    "/\u202e",
    "/" + "a" * 3000,
]

HERE = [
    "/",
    "/settings/security",
    "/settings/sessions/",
    "/search?q=a%20b&page=2",
    "/search?to=https://example.com//x",
    "/page#part",
    "/~ada/@home/a.b-c_d",
    "/caf%C3%A9",
    "/a/../b?x=%2F%2F",
    "/confirm?for=disable&next=%2Fa",
]


@pytest.mark.parametrize("text", ELSEWHERE)
def test_other_sites_are_not_followed(text: str) -> None:
    """
    What is not plainly a path of this site leads home.
    """
    assert HOME == local_path(text, otherwise=HOME)


@pytest.mark.parametrize("text", HERE)
def test_own_paths_are_followed(text: str) -> None:
    """
    A path of this site is kept as it is.
    """
    assert text == local_path(text, otherwise=HOME)


def test_there_are_enough_of_both() -> None:
    """
    The tables have not lost their lines.
    """
    assert len(set(ELSEWHERE)) >= 47
    assert len(set(HERE)) >= 9


def host_after(text: str) -> str:
    """
    The host that a browser at ``https://own.example/sign-in`` would ask next, by the steps of the
    WHATWG standard: trim, drop tabs and line breaks, then read slashes either way.
    """
    text = re.sub(r"[\t\n\r]", "", re.sub(r"^[\x00-\x20]+|[\x00-\x20]+$", "", text))
    scheme = re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", text)
    if scheme is not None and scheme[0].lower() not in ("http:", "https:"):
        return scheme[0]

    rest = text[scheme.end() :] if scheme else text
    slashes = re.match(r"[/\\]*", rest)
    assert slashes is not None
    if len(slashes[0]) < 2 and scheme is None:
        return "own.example"
    return re.split(r"[/\\?#]", rest[slashes.end() :], maxsplit=1)[0].rpartition("@")[2]


@given(st.text(alphabet="/\\\t\n\r @:.?#%2f5cehvitps\x00\u3000"))
@example("/settings")
@example("/\t/evil.example")
def test_browsers_stay_here(text: str) -> None:
    """
    Whatever is asked for, the host that a browser asks next is our own.
    """
    assert "own.example" == host_after(local_path(text, otherwise=HOME))


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("evil.example", "/\t/evil.example"),
        ("evil.example", "/\\user@evil.example"),
        ("evil.example", " https:evil.example/x"),
        ("javascript:", "java\nscript:alert(1)"),
    ],
)
def test_the_oracle_sees_escapes(expected: str, text: str) -> None:
    """
    The negative control: the reading of a browser that we compare with does leave the site.
    """
    assert expected == host_after(text)
