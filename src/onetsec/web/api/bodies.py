"""
JSON bodies: read with care, and written.

Nothing is converted: a number is no text, a field that nobody knows is refused, and a name that
comes twice too: of two readers, each would take another one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from enum import Enum
from functools import cache
from typing import Any, TypeVar, get_type_hints
from urllib.parse import parse_qs

import attrs

from ..messages import ApiOutcome
from ..requests import WebRequest
from .operations import Parameter

B = TypeVar("B")

LONGEST = 4096
"""Characters of a text."""

_KIND = "application/json"


class Refused(Exception):
    """
    A body that is not taken.

    Attributes:
        fields: Those that are not as described.
    """

    def __init__(self, outcome: ApiOutcome, fields: tuple[str, ...] = ()) -> None:
        super().__init__(outcome.value)
        self.outcome = outcome
        self.fields = fields


def read(request: WebRequest, shape: type[B]) -> B:
    """
    Return the body of *request* as an object of *shape*.

    Raises:
        Refused: If it is none.
    """
    if request.body == b"" and not _needed(shape):
        return shape()
    if request.body is None:
        raise Refused(ApiOutcome.BODY_TOO_LARGE)
    kind = (request.header("content-type") or "").partition(";")[0]
    if kind.strip().lower() != _KIND:
        raise Refused(ApiOutcome.NOT_JSON)

    try:
        sent = json.loads(
            request.body.decode(),
            object_pairs_hook=_once,
            parse_constant=_no_number,
        )
    except (ValueError, RecursionError):
        raise Refused(ApiOutcome.MALFORMED_JSON) from None
    if not isinstance(sent, dict):
        raise Refused(ApiOutcome.WRONG_FIELDS)

    made: B = _made(sent, shape)
    return made


def asked(request: WebRequest, parameters: Iterable[Parameter]) -> dict[str, str]:
    """
    Return what the address of *request* says, by the names of *parameters*; "" for what it does
    not say.

    Raises:
        Refused: If something is said twice, or can not be.
    """
    sent = parse_qs(request.query, keep_blank_values=True, errors="replace", max_num_fields=None)
    found, wrong = {}, []
    for one in parameters:
        values = sent.get(one.name, [])
        found[one.name] = values[0] if values else ""
        if values and (len(values) > 1 or re.fullmatch(one.pattern, values[0], re.ASCII) is None):
            wrong.append(one.name)
    if wrong:
        raise Refused(ApiOutcome.WRONG_FIELDS, tuple(wrong))

    return found


def written(shape: object) -> bytes:
    """
    Return *shape* as JSON; fields that have their defaults are left out.
    """
    return json.dumps(plain(shape), ensure_ascii=False, separators=(",", ":")).encode()


@cache
def types(shape: Any) -> dict[str, Any]:
    """
    Return the types of the fields of *shape*.
    """
    return get_type_hints(shape)


def _needed(shape: Any) -> list[str]:
    return [one.name for one in attrs.fields(shape) if one.default is attrs.NOTHING]


def _made(sent: dict[str, Any], shape: Any) -> Any:
    fields = attrs.fields_dict(shape)
    hints = types(shape)
    taken = {name: _taken(sent[name], hints[name]) for name in fields if name in sent}
    wrong = {
        *(name for name, value in taken.items() if value is None),
        *(name for name in _needed(shape) if taken.get(name, "") == ""),
    }
    if wrong or len(taken) < len(sent):  # what nobody knows is not repeated: it is anybody's text
        named = tuple(name for name in fields if name in wrong)
        raise Refused(ApiOutcome.WRONG_FIELDS, named)

    return shape(**taken)


def _taken(value: object, kind: Any) -> object | None:
    """
    *value* if it is of that *kind*; else None.
    """
    if kind is bool:
        return value if isinstance(value, bool) else None
    if not isinstance(value, str) or len(value) > LONGEST or not _is_text(value):
        return None
    if issubclass(kind, Enum):
        return next((one for one in kind if one.value == value), None)

    return value


def _is_text(value: str) -> bool:
    """
    Whether *value* can be stored and looked up: databases choke on NUL, and half of a surrogate
    pair is no character.
    """
    return "\0" not in value and not any("\ud800" <= one <= "\udfff" for one in value)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name that comes twice")

    return found


def _no_number(text: str) -> object:
    raise ValueError(f"{text} is no JSON")


def plain(value: object) -> object:
    """
    Return *value* as what JSON is made of.
    """
    if attrs.has(type(value)):
        return dict(_members(value))
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [plain(one) for one in value]

    return value


def _members(shape: Any) -> Iterator[tuple[str, object]]:
    for one in attrs.fields(type(shape)):
        value = getattr(shape, one.name)
        if one.default is attrs.NOTHING or value != one.default:
            yield one.name, plain(value)
