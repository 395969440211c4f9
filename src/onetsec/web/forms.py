"""
Forms: every field a single text, or absent.
"""

from __future__ import annotations

from collections import Counter
from enum import Enum
from urllib.parse import parse_qsl

from attrs import field, frozen

from .requests import WebRequest

_MOST_FIELDS = 64
_KIND = "application/x-www-form-urlencoded"


class FormProblem(Enum):
    """
    Why a body is no form of ours.
    """

    TOO_LARGE = "form-too-large"
    WRONG_KIND = "not-a-form"
    UNREADABLE = "unreadable-form"


@frozen
class Form:
    """
    The fields that were sent. One that came twice is no field.
    """

    _fields: dict[str, str] = field(factory=dict, repr=False)

    def text(self, name: str) -> str:
        """
        Return the text of a field, "" if there is none.
        """
        return self._fields.get(name, "")


def read(request: WebRequest) -> Form | FormProblem:
    """
    Return the form in the body of *request*.

    No browser sends a NUL or bytes that are no UTF-8, and databases choke on the first: such a body
    is refused as a whole, before anything is looked up.
    """
    if request.body is None:
        return FormProblem.TOO_LARGE
    kind = (request.header("content-type") or "").partition(";")[0]
    if kind.strip().lower() != _KIND:
        return FormProblem.WRONG_KIND

    try:
        pairs = parse_qsl(
            request.body.decode("ascii"),
            keep_blank_values=True,
            errors="strict",
            max_num_fields=_MOST_FIELDS,
        )
    except ValueError:
        return FormProblem.UNREADABLE

    if any("\0" in name or "\0" in text for name, text in pairs):
        return FormProblem.UNREADABLE

    times = Counter(name for name, _ in pairs)
    return Form({name: text for name, text in pairs if times[name] == 1})
