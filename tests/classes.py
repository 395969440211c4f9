"""
Every class of ours whose fields ``repr`` shows: which of them are secret, and how to build one.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import (
    Callable,
    Collection,
    Hashable,
    Iterator,
    Mapping,
    MutableMapping,
    Sequence,
)
from datetime import date
from enum import Enum
from functools import partial
from ipaddress import IPv4Network
from pathlib import Path
from socket import socket
from types import ModuleType, NoneType, UnionType
from typing import Any, Protocol, TypeVar, Union, get_args, get_origin, get_type_hints

import attrs
import psycopg
from django.http import HttpRequest
from sqlalchemy import ColumnElement, Executable, text, true
from sqlalchemy.orm import sessionmaker

import onetsec
from onetsec import Onetsec
from onetsec._facade.root import Root
from onetsec.django.storage._connections import Connections
from onetsec.events import EventKind
from onetsec.letters import Message
from onetsec.mail import MemoryMailer
from onetsec.policy import ONETSOLUTIONS, PasswordPolicy
from onetsec.records import Site
from onetsec.testing import FrozenClock
from onetsec.users._rows import Rows
from onetsec.users.sqlalchemy import SqlAlchemyUsers
from onetsec.web import Web

from .conftest import SITE
from .django import project
from .users.hosts import Member

CANARY = "canary"
SECRET = frozenset(
    {
        # what signs in, or proves
        *("token", "pending", "device", "password", "code", "codes", "recovery_codes"),
        # what codes are made of, in all its looks
        *("secret", "key", "keys", "uri", "link", "qr", "download"),
        # what is kept of them
        *("password_hash", "stored", "new_hash", "digest", "digests", "salt", "text", "data"),
        # what carries any of these
        *("body", "content", "cookies", "csrf", "extra", "fields", "headers", "raw"),
        *("signature", "value"),
    }
)
"""Names of fields that hold a secret if they hold text; a field that holds bytes always does."""

SHOWN = {
    "AdviceLine.code": "a name of ours",
    "AdviceRow.code": "a name of ours",
    "Snooze.code": "a name of ours",
    "EventRecord.data": "what the owner reads: session, channel and address",
    "Challenge.key": "the name of a key: four bytes that are in every MAC",
    "Message.text": "a sentence of ours",
    "Notice.text": "a sentence of ours",
    "Meaning.code": "a name of ours",
    "Problem.code": "a name of ours",
    "Problem.fields": "names of ours",
    "ProblemPage.link": "an address of ours",
    "Rows.password_hash": "the name of a column",
    "RecoveryState.key": "the name of a key: four bytes that are in every MAC",
    "Rule.code": "a name of ours",
    "Rule.text": "a sentence of ours",
    "SessionRecord.data": "what the owner reads: device, place and address",
    "ActivityLine.device": "the name of a browser and a system",
    "ActivityRow.device": "the name of a browser and a system",
    "SessionLine.device": "the name of a browser and a system",
    "SessionRow.device": "the name of a browser and a system",
    "Urls.password": "an address of ours",
    "Urls.recovery_codes": "an address of ours",
}
"""Fields that may be shown all the same, and why."""

MESSAGE = Message(
    kind="email-code",
    to="ada@example.com",
    subject=CANARY,
    text=CANARY,
    html=CANARY,
    context={"code": CANARY},
)
GIVEN: dict[Any, Any] = {
    Site: SITE,
    Message: MESSAGE,
    PasswordPolicy: ONETSOLUTIONS,
    Enum: EventKind.SIGNED_IN,
    Rows: SqlAlchemyUsers(sessionmaker(), Member)._rows,
    Executable: text("SELECT 1"),
    ColumnElement[bool]: true(),
    psycopg.Error: psycopg.Error("refused"),
    type[psycopg.Error]: psycopg.Error,
    Hashable: "loop",
    socket: None,
    HttpRequest: None,
    date: date(2026, 11, 24),
    date | None: None,
    IPv4Network: IPv4Network("192.0.2.0/24"),
    type[Any]: object,
    Connections: Connections("default"),
    FrozenClock: FrozenClock(),
    MemoryMailer: MemoryMailer(),
    Onetsec: None,
    Root: None,
}
"""What nothing can be put into: a class that would refuse it, and any member of an enumeration."""

PLAIN = {str, int, bool, NoneType}


def modules() -> Iterator[ModuleType]:
    """
    Every module of the package but the one that runs a command when it is imported.
    """
    project.configure()  # models of Django can not be imported before
    for found in pkgutil.walk_packages(onetsec.__path__, "onetsec."):
        if found.name != "onetsec.__main__":
            yield importlib.import_module(found.name)


EVERY_CLASS = [
    found
    for module in modules()
    for _, found in inspect.getmembers(module, inspect.isclass)
    if found.__module__ == module.__name__
]
CLASSES = [found for found in EVERY_CLASS if attrs.has(found)]


def hints(cls: Any) -> dict[str, Any]:
    """
    The types of the fields of *cls*; what is imported for types only has to be named here.
    """
    return get_type_hints(cls, localns={"Web": Web})


def atoms(hint: Any) -> set[Any]:
    """
    Every type in *hint*.
    """
    if isinstance(hint, list):  # the arguments of a callable
        return set().union(*map(atoms, hint))

    inside = get_args(hint)
    return set().union(*map(atoms, inside)) if inside else {hint}


def secrets(cls: Any, *, excused: Collection[str] = SHOWN) -> dict[str, bool]:
    """
    The fields of *cls* that hold a secret, and whether it is shown.
    """
    types = hints(cls)
    return {
        one.name: bool(one.repr)
        for one in attrs.fields(cls)
        if f"{cls.__name__}.{one.name}" not in excused
        and (
            bytes in atoms(types[one.name])
            or (one.name.strip("_") in SECRET and holds_text(types[one.name]))
        )
    }


def holds_text(hint: Any) -> bool:
    """
    Whether *hint* holds text, or markup.
    """
    return any(isinstance(atom, type) and issubclass(atom, str) for atom in atoms(hint))


def built(cls: Any) -> Any:
    """
    An object of *cls*, with a canary in every field that holds a secret, however deep.

    A plain default is kept: policies check their numbers.
    """
    if cls in GIVEN:
        return GIVEN[cls]

    types, hidden = hints(cls), secrets(cls)
    chosen = {
        one.alias: made(types[one.name], CANARY if one.name in hidden else "plain")
        for one in attrs.fields(cls)
        if one.init
        and (
            one.default is attrs.NOTHING
            or one.name in hidden
            or not atoms(types[one.name]) <= PLAIN
        )
    }
    return cls(**chosen)


def made(hint: Any, word: str) -> Any:
    """
    A value of the type *hint*, with *word* wherever there is room for it.
    """
    origin, inside = get_origin(hint), get_args(hint)
    if hint in GIVEN:
        return GIVEN[hint]
    if origin in (Union, UnionType):
        return made(next(one for one in inside if one is not NoneType), word)
    if origin is Sequence:
        return (made(inside[0], word),)
    if origin is tuple:
        return tuple(made(one, word) for one in inside if one is not Ellipsis)
    if origin is list:
        return [made(inside[0], word)]
    if origin is frozenset:
        return frozenset({made(inside[0], word)})
    if origin is Iterator:
        return iter(())
    if origin in (dict, Mapping, MutableMapping):
        return {made(inside[0], word): made(inside[1], word)}
    if origin is Callable or hint is Callable:
        return partial(str, word)
    if hint in (Any, object) or isinstance(hint, TypeVar):
        return word
    if origin is not None or not isinstance(hint, type):
        raise TypeError(f"{hint}: teach `made` how to build one.")

    return instance(hint, word)


def instance(cls: type, word: str) -> Any:
    """
    An object of *cls*, with *word* in it if it is text.
    """
    if issubclass(cls, (str, Path)):
        return cls(word)
    if cls is bytes:
        return word.encode()
    if issubclass(cls, Enum):
        return next(iter(cls))
    if issubclass(cls, (int, float)):
        return cls(1)
    if attrs.has(cls):
        return built(cls)
    if Protocol in cls.__mro__:
        return object()

    raise TypeError(f"{cls}: teach `instance` how to build one.")
