"""
Nobody learns from the API whether there is an account.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from onetsec import Onetsec
from onetsec.records import AccountRecord
from onetsec.testing import FrozenClock

from ...conftest import PASSWORD
from ..conftest import NewAuth
from ..older import OLDER, Older
from ..watched import Watched
from .calls import JSON, Caller
from .conftest import NewCaller

LOGIN = "ada@example.com"
CLASSES = {
    "unknown": ("eve@example.com", PASSWORD),
    "disabled": ("gone@example.com", PASSWORD),
    "without-password": ("bare@example.com", PASSWORD),
    "unreadable": ("vera@example.com", PASSWORD),
}


@pytest.fixture(autouse=True)
def unreadable(new_caller: NewCaller, watched: Watched) -> None:
    """
    Somebody has written to the storage: Vera's record is not ours.
    """
    new_caller()
    record = watched.load("vera")
    assert record is not None
    worse = AccountRecord(
        user_id="vera", version=record.version + 1, epoch=record.epoch, data=record.data[::-1]
    )
    assert watched.save(worse, expected=record.version)


def answer(caller: Caller, login: str, password: str) -> tuple[Any, ...]:
    """
    All that is seen of an answer.
    """
    told = caller.post("/sign-in", JSON, login=login, password=password, transport="bearer")
    return told.status_code, list(told.headers), told.data


@pytest.mark.parametrize(("login", "password"), CLASSES.values(), ids=CLASSES)
def test_the_same_bytes(login: str, password: str, new_caller: NewCaller) -> None:
    """
    Status, headers and body, whatever is not right.
    """
    wrong = answer(new_caller(), LOGIN, "wrong")

    assert 401 == wrong[0]
    assert wrong == answer(new_caller(), login, password)


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
    new_caller = partial(Caller, adapter(made), clock=clock)
    unknown = answer(new_caller(), *CLASSES["unknown"])

    assert 401 == unknown[0]
    assert unknown == answer(new_caller(), login, password)


@pytest.mark.parametrize("password", ["\0", "\ud800", "x" * 30_000], ids=["nul", "half", "long"])
def test_what_nobody_types(password: str, new_caller: NewCaller) -> None:
    """
    A password that can be nobody's is told so, whoever is named.
    """
    told = answer(new_caller(), LOGIN, password)

    assert told == answer(new_caller(), "eve@example.com", password)


def test_a_success_differs(new_caller: NewCaller) -> None:
    """
    The negative control.
    """
    wrong = answer(new_caller(), LOGIN, "wrong")

    assert wrong != answer(new_caller(), LOGIN, PASSWORD)
