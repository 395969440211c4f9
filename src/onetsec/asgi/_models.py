"""
The shapes of the JSON API as models of Pydantic, which FastAPI describes answers by.
"""

from __future__ import annotations

from functools import cache
from types import NoneType, UnionType
from typing import Any, Optional, get_args, get_origin

import attrs
from pydantic import BaseModel, ConfigDict, Field, create_model

from ..web.api import bodies, schemas
from ..web.api.document import described_shapes as described


@cache
def model(shape: Any) -> type[BaseModel]:
    """
    Return the model of *shape*, under the same name: its fields, and what is said of each.
    """
    hints = bodies.types(shape)
    fields: dict[str, Any] = {
        one.name: (
            _kind(hints[one.name]),
            Field(
                ... if one.default is attrs.NOTHING else one.default,
                description=one.metadata["about"],
                repr=one.repr,
            ),
        )
        for one in attrs.fields(shape)
    }

    def as_ours(schema: dict[str, Any]) -> None:
        schema.clear()
        schema.update(inlined(schemas.schema(shape, is_sent=False)))

    made: type[BaseModel] = create_model(
        shape.__name__,
        __config__=ConfigDict(frozen=True, extra="ignore", json_schema_extra=as_ours),
        __doc__=shape.__doc__,
        __module__=__name__,
        **fields,
    )
    return made


def inlined(value: Any) -> Any:
    """
    Return a part of our document with every schema in the place of the reference to it: names of
    the application's own models never meet ours.
    """
    if isinstance(value, list):
        return [inlined(one) for one in value]
    if not isinstance(value, dict):
        return value

    found = {name: inlined(one) for name, one in value.items() if name != "$ref"}
    named = value.get("$ref", "")
    if not named.startswith(schemas.REFERENCE):
        return found

    return {**inlined(described()[named.removeprefix(schemas.REFERENCE)]), **found}


def _kind(hint: Any) -> Any:
    """
    The type of a field, with models in the place of shapes.
    """
    if get_origin(hint) is tuple:
        return tuple.__class_getitem__((_kind(get_args(hint)[0]), ...))  # made of a value
    if isinstance(hint, UnionType):
        (known,) = (one for one in get_args(hint) if one is not NoneType)
        return Optional[_kind(known)]  # noqa: UP045 - made of a value

    return model(hint) if attrs.has(hint) else hint
