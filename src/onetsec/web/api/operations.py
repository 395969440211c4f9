"""
What an operation of the API is, what it is given, and what it answers.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import field, frozen

from ...records import Client
from ...sessions import Session
from ...texts import Texts
from ..messages import MESSAGES
from ..requests import WebRequest

if TYPE_CHECKING:
    from ..application import Web

Header = tuple[str, str]
B = TypeVar("B")


@frozen(kw_only=True)
class Parameter:
    """
    What a GET can be asked in its address, once.

    Attributes:
        about: What it says, a sentence.

        pattern: All that it can be.

        one_of: The same as a list, if it is one.
    """

    name: str
    about: str
    pattern: str
    example: str
    one_of: tuple[str, ...] = ()


@frozen(kw_only=True)
class Call:
    """
    A request on its way to its operation.

    Attributes:
        client: Who makes it.

        texts: In the language of the client.

        parts: What stood in the place of ``{id}`` in the path.

        asked: What stood in the address, by the names of the parameters; "" for what did not.
    """

    request: WebRequest
    client: Client
    texts: Texts
    parts: dict[str, str]
    asked: dict[str, str] = field(factory=dict)


@frozen(kw_only=True)
class Reply:
    """
    What became of a call.

    Attributes:
        outcome: Its row in the one table has the status.

        body: An object of `.shapes`; None if there is nothing to tell, or a problem to tell of.

        unmet: Names and texts of the rules that a password does not keep to.
    """

    outcome: Enum
    body: object | None = field(default=None, repr=False)
    cookies: tuple[Header, ...] = field(default=(), repr=False)
    retry_after: int = 0
    unmet: tuple[tuple[str, str], ...] = ()


@frozen(kw_only=True)
class Operation:
    """
    One line of the API.

    Attributes:
        name: In the document, and of the methods of generated clients.

        summary: What it does, a sentence.

        feature: Under which it stands in the document.

        takes: The class of the body; None for a GET.

        gives: What is answered when it was done, a class an outcome; None for no body.

        refuses: What else can come of it.

        renews: A bearer is given another token when it was done.

        for_anybody: The same for who is signed in, and who is not.

        is_bound: A browser sends its token against forgery along.

        is_second: Of a sign-in that has begun, which a browser has in a cookie.

        asks: Its parameters in the address.
    """

    name: str
    summary: str
    feature: str
    run: Callable[..., Awaitable[Reply]] = field(repr=False)
    takes: type[Any] | None
    gives: dict[Enum, type[Any] | None]
    refuses: tuple[Enum, ...]
    renews: bool = False
    for_anybody: bool = False
    is_bound: bool = True
    is_second: bool = False
    asks: tuple[Parameter, ...] = ()


def status(outcome: Enum, body: object | None) -> int:
    """
    Return the status of *outcome*: 204 if it is done and there is nothing to tell.
    """
    message = MESSAGES[outcome]
    return 204 if message.status == 200 and body is None else message.status


Private = Callable[["Web", Session, Call, B], Awaitable[Reply]]
Public = Callable[["Web", Call, B], Awaitable[Reply]]


def private(
    summary: str,
    *,
    takes: type[B] | None = None,
    gives: dict[Enum, type[Any] | None],
    refuses: tuple[Enum, ...] = (),
    renews: bool = False,
    asks: tuple[Parameter, ...] = (),
) -> Callable[[Private[B]], Operation]:
    """
    Make an operation for the signed in of a function.
    """
    return partial(
        _made,
        summary=summary,
        takes=takes,
        gives=gives,
        refuses=refuses,
        renews=renews,
        asks=asks,
    )


def public(
    summary: str,
    *,
    takes: type[B] | None = None,
    gives: dict[Enum, type[Any] | None],
    refuses: tuple[Enum, ...] = (),
    is_bound: bool = True,
    is_second: bool = False,
) -> Callable[[Public[B]], Operation]:
    """
    Make an operation for everybody of a function.
    """
    return partial(
        _made,
        summary=summary,
        takes=takes,
        gives=gives,
        refuses=refuses,
        for_anybody=True,
        is_bound=is_bound,
        is_second=is_second,
    )


def _made(run: Callable[..., Awaitable[Reply]], **facts: Any) -> Operation:
    return Operation(name=_name(run), feature=_feature(run), run=run, **facts)


def _feature(run: Callable[..., object]) -> str:
    return run.__module__.rpartition(".")[2]


def _name(run: Callable[..., object]) -> str:
    return f"{_feature(run)}_{run.__name__}".removesuffix("_")  # a name that Python has, too
