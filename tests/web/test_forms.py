"""
Forms: every field a single text, or absent.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onetsec.web import WebRequest
from onetsec.web.forms import Form, FormProblem, read

from .walking import FORM


def read_of(body: bytes | None, *, kind: str = FORM) -> Form | FormProblem:
    """
    The form in *body*.
    """
    headers = {"content-type": kind.encode()} if kind else {}
    return read(WebRequest(method="POST", path="/", raw=headers.get, body=body))


def text_of(body: bytes, name: str) -> str:
    """
    The field *name* of the form in *body*.
    """
    form = read_of(body)
    assert isinstance(form, Form)
    return form.text(name)


@pytest.mark.parametrize(
    ("expected", "body"),
    [
        ("1", b"a=1"),
        ("1", b"a=1&b=2"),
        ("x y", b"a=x+y"),
        ("&=", b"a=%26%3D"),
        ("\u202e", b"a=%E2%80%AE"),
        ("", b"a="),
        ("", b"a"),
        ("", b""),
        ("", b"b=1"),
        ("", b"a=1&a=2"),
        ("", b"a=1&a=1"),
        ("", b"a[]=1"),
    ],
)
def test_text(expected: str, body: bytes) -> None:
    """
    A field that is missing, or there twice, is no field.
    """
    assert expected == text_of(body, "a")


@pytest.mark.parametrize(
    ("expected", "body"),
    [
        (FormProblem.TOO_LARGE, None),
        (FormProblem.UNREADABLE, b"a=%00"),
        (FormProblem.UNREADABLE, b"%00=a"),
        (FormProblem.UNREADABLE, b"a=%ED%A0%80"),
        (FormProblem.UNREADABLE, b"a=%FF"),
        (FormProblem.UNREADABLE, b"a=\xc3\xa9"),
        (FormProblem.UNREADABLE, b"&".join(b"f%d=1" % i for i in range(65))),
    ],
)
def test_refused(expected: FormProblem, body: bytes | None) -> None:
    """
    What no browser sends is refused as a whole, before anything is looked up.
    """
    assert expected is read_of(body)


def test_as_many_fields_as_allowed() -> None:
    """
    The limit itself is within the limit.
    """
    assert isinstance(read_of(b"&".join(b"f%d=1" % i for i in range(64))), Form)


@pytest.mark.parametrize(
    "kind", ["", "text/plain", "application/json", "multipart/form-data; boundary=x", f"{FORM}x"]
)
def test_wrong_kind(kind: str) -> None:
    """
    A body of another kind is no form, also if it could be read as one.
    """
    assert FormProblem.WRONG_KIND is read_of(b"a=1", kind=kind)


@pytest.mark.parametrize("kind", [f"{FORM}; charset=utf-8", FORM.upper(), f" {FORM} "])
def test_spellings_of_the_kind(kind: str) -> None:
    """
    The kind may have parameters, and any case.
    """
    assert isinstance(read_of(b"a=1", kind=kind), Form)


@given(st.binary(max_size=200))
def test_total(body: bytes) -> None:
    """
    Any body is a form or a problem, never an exception.
    """
    assert isinstance(read_of(body), Form | FormProblem)


def test_no_field_is_shown() -> None:
    """
    What was typed is in no log.
    """
    assert "canary" not in repr(read_of(b"password=canary"))
