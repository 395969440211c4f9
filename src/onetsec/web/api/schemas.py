"""
JSON schemas of the shapes.
"""

from __future__ import annotations

from enum import Enum
from inspect import cleandoc
from types import NoneType, UnionType
from typing import Any, get_args, get_origin

import attrs

from . import bodies

Json = dict[str, Any]

REFERENCE = "#/components/schemas/"


def schema(shape: Any, *, is_sent: bool) -> Json:
    """
    Return the schema of *shape*.

    Args:
        is_sent: By a client: nothing else may be in it, and its texts have limits.
    """
    hints, fields = bodies.types(shape), attrs.fields(shape)
    limits = _text if is_sent else _any_text
    return {
        "type": "object",
        "description": cleandoc(shape.__doc__ or "").strip(),
        "properties": {
            one.name: {**_of(hints[one.name], limits(one)), **_described(one)} for one in fields
        },
        "required": [one.name for one in fields if one.default is attrs.NOTHING],
        **({"additionalProperties": False} if is_sent else {}),
    }


def parts(shape: Any) -> list[Any]:
    """
    Return *shape*, and the shapes that it is made of.
    """
    found = [shape]
    for hint in bodies.types(shape).values():
        for kind in (hint, *get_args(hint)):
            if isinstance(kind, type) and attrs.has(kind):
                found += parts(kind)
    return found


def example(shape: type[Any]) -> Json:
    """
    Return an object of *shape*, made of the examples of its fields.
    """
    return {
        one.name: one.metadata["example"]
        for one in attrs.fields(shape)
        if one.default is attrs.NOTHING or one.metadata["example"] is not None
    }


def _described(one: Any) -> Json:
    shown = one.metadata["example"]
    described: Json = {"description": one.metadata["about"]}
    if shown is not None:
        described["examples"] = [shown]
    if one.default is attrs.NOTHING:  # which is an enum, too
        return described
    if isinstance(one.default, (bool, int, str)) and one.default not in ("", 0):
        described["default"] = one.default
    if isinstance(one.default, Enum):
        described["default"] = one.default.value
    return described


def _of(kind: Any, text: Json) -> Json:
    if get_origin(kind) is tuple:
        return {"type": "array", "items": _of(get_args(kind)[0], text)}
    if isinstance(kind, UnionType):
        (known,) = (one for one in get_args(kind) if one is not NoneType)
        return {"anyOf": [_of(known, text), {"type": "null"}]}
    if attrs.has(kind):
        return {"$ref": REFERENCE + kind.__name__}
    if issubclass(kind, Enum):
        return {"type": "string", "enum": [one.value for one in kind]}
    if kind is str:
        return text

    return {"type": "boolean"} if kind is bool else {"type": "integer", "format": "int64"}


def is_needed(shape: Any) -> bool:
    """
    Whether an object of *shape* has a field that can not be left out.
    """
    return any(one.default is attrs.NOTHING for one in attrs.fields(shape))


def _text(one: Any) -> Json:
    least = {"minLength": 1} if one.default is attrs.NOTHING else {}
    return {"type": "string", "maxLength": bodies.LONGEST, "pattern": r"^[^\u0000]*$", **least}


def _any_text(one: Any) -> Json:
    one_of = one.metadata["one_of"]
    return {"type": "string", **({"enum": list(one_of)} if one_of else {})}
