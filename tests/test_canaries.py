"""
No object of ours shows a secret: every class is found, built with canaries, and looked at.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import is_dataclass
from typing import Any

import pytest
from attrs import field, frozen

from .classes import CANARY, CLASSES, EVERY_CLASS, SHOWN, built, secrets

each_class = pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__qualname__)


@each_class
def test_secrets_are_hidden(cls: Any) -> None:
    """
    No field that holds a secret is shown by ``repr``, unless it is listed with a reason.
    """
    assert [] == [name for name, is_shown in secrets(cls).items() if is_shown]


@each_class
def test_no_canary_is_shown(cls: Any) -> None:
    """
    However an object is written: the canaries that are in it stay in it.
    """
    value = built(cls)

    for name in secrets(cls):
        assert CANARY in f"{getattr(value, name)!r}"
    assert CANARY not in f"{value!r} {value} {[value]}"


def test_classes_of_all_rooms_are_found() -> None:
    """
    By iteration: rules, records, flows, pages, and what is outside.
    """
    names = {f"{cls.__module__}.{cls.__name__}" for cls in CLASSES}

    assert names >= {
        "onetsec.cli.application.HomePage",
        "onetsec.flows._entrance.SignIn",
        "onetsec.records.AccountRecord",
        "onetsec.tokens.Token",
        "onetsec.web.requests.WebResponse",
        "onetsec.web.settings_pages.RecoveryCodesPage",
    }


def test_what_is_excused_is_there() -> None:
    """
    Each reason is one for a field that would be noticed without it.
    """
    noticed = {f"{cls.__name__}.{name}" for cls in CLASSES for name in secrets(cls, excused=())}

    assert set() == set(SHOWN) - noticed


def test_values_are_of_one_kind() -> None:
    """
    No class shows its fields in another way, so that none is overlooked here.
    """
    assert [] == [one for one in EVERY_CLASS if is_dataclass(one) or issubclass(one, tuple)]


@frozen(kw_only=True)
class Hidden:
    """
    As it should be.
    """

    at: int
    token: str | None = field(default=None, repr=False)
    raw: Callable[[str], bytes | None] = field(repr=False)


@frozen(kw_only=True)
class Leaking:
    """
    A class that shows a secret by its name, and one by its type.
    """

    cookies: tuple[tuple[str, str], ...] = ()
    nonce: bytes
    within: Hidden


@frozen
class Around:
    """
    A class that shows what is in it.
    """

    leaking: Leaking | None = None


@frozen
class Strange:
    """
    A class that nobody can build.
    """

    of: type[int]


def test_a_shown_secret_is_noticed() -> None:
    """
    The negative control: by its name, by its type, and within another object.
    """
    assert {"cookies": True, "nonce": True} == secrets(Leaking)
    assert {"token": False, "raw": False} == secrets(Hidden)
    assert CANARY in repr(built(Leaking))
    assert CANARY in repr(built(Around))
    assert CANARY not in repr(built(Hidden))


def test_what_can_not_be_built_is_noticed() -> None:
    """
    A class of an unknown kind can not slip through.
    """
    with pytest.raises(TypeError, match="teach `made`"):
        built(Strange)
