"""
Nobody learns from a sign-in whether there is an account.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from onetsec import Onetsec
from onetsec.testing import FrozenClock

from ..conftest import PASSWORD
from .conftest import NewAuth, NewPerson
from .older import OLDER, Older
from .walking import Person

LOGIN = "ada@example.com"
CLASSES: dict[str, dict[str, str]] = {
    "wrong": {"login": LOGIN, "password": "wrong"},
    "unknown": {"login": "eve@example.com", "password": PASSWORD},
    "disabled": {"login": "gone@example.com", "password": PASSWORD},
    "without-password": {"login": "bare@example.com", "password": PASSWORD},
    "over-long": {"login": LOGIN, "password": "x" * 60_000},
    "over-long-unknown": {"login": "eve@example.com", "password": "x" * 60_000},
    "long-login": {"login": "x" * 60_000, "password": PASSWORD},
    "made-up-like": {"login": "?00", "password": PASSWORD},
    "surrogate": {"login": LOGIN, "password": "\ufffd"},
    "control": {"login": "a\u0001b", "password": "\u0001"},
    "right-to-left": {"login": "\u202eada@example.com", "password": "\u202e"},
}


def answer(new_person: NewPerson, fields: dict[str, str]) -> tuple[Any, ...]:
    """
    All that is seen of an answer, without what was typed and what differs with every page.
    """
    response = new_person().sign_in(**fields)
    text = re.sub(r'(name="csrf" value=")[0-9a-f]+', r"\1", response.text)
    text = re.sub(r'(name="login"[^>]*) value="[^"]*"', r"\1", text)
    headers = [(name, value) for name, value in response.headers if name != "Content-Length"]
    return response.status_code, headers, text


@pytest.mark.parametrize("fields", CLASSES.values(), ids=CLASSES)
def test_the_same_bytes(fields: dict[str, str], new_person: NewPerson) -> None:
    """
    Status, headers and body are the same whatever is not right.
    """
    assert answer(new_person, CLASSES["wrong"]) == answer(new_person, fields)


@pytest.mark.parametrize("older", OLDER)
def test_the_same_bytes_for_accounts_of_before(
    older: Older,
    auth: Onetsec,
    new_auth: NewAuth,
    adapter: Callable[..., Any],
    clock: FrozenClock,
) -> None:
    """
    With parameters, a format or a key of before: the answer is that of a name that is nobody's.
    """
    made, login, password = older(new_auth)
    new_person = partial(Person, adapter(made), clock=clock)
    unknown = answer(new_person, CLASSES["unknown"])

    assert 422 == unknown[0]
    assert unknown == answer(new_person, {"login": login, "password": password})


def test_a_success_differs(new_person: NewPerson) -> None:
    """
    The negative control: the right password is another answer.
    """
    right = {"login": LOGIN, "password": PASSWORD}

    assert answer(new_person, CLASSES["wrong"]) != answer(new_person, right)


@pytest.mark.parametrize("login", [LOGIN, "eve@example.com", "gone@example.com"])
def test_the_same_limit(login: str, new_person: NewPerson) -> None:
    """
    A name is refused after as many tries, whether it is somebody's or not.
    """
    statuses = [new_person().sign_in(login, "wrong").status_code for _ in range(7)]

    assert [422, 422, 422, 422, 422, 429, 429] == statuses
