"""
What an API says of itself, and whether an answer is as it says.
"""

from __future__ import annotations

import re
from typing import Any

from attrs import frozen

from ..._browser import Answer

_PROBLEM, _JSON = "application/problem+json", "application/json"


@frozen
class Document:
    """
    An OpenAPI document.
    """

    all: dict[str, Any]

    def operation(self, method: str, path: str) -> dict[str, Any] | None:
        """
        Return what is said of an operation; None if it says nothing of it.
        """
        asked = path.partition("?")[0]
        for pattern, methods in self.all["paths"].items():
            if re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", pattern), asked):
                found: dict[str, Any] | None = methods.get(method.lower())
                return found

        return None

    def check(self, method: str, path: str, answer: Answer) -> None:
        """
        Compare *answer* with what is said of it: status, kind, code and fields.

        Raises:
            AssertionError: If it is another one.
        """
        said = self.operation(method, path)
        if said is None:
            return

        responses = said["responses"]
        assert str(answer.status) in responses, f"{method} {path}: {answer.status} is undocumented"
        content = responses[str(answer.status)].get("content", {})
        kind = answer.header("content-type").partition(";")[0]
        assert kind in (content or [""]), f"{method} {path}: {kind!r} is undocumented"
        if kind == _PROBLEM:
            self._is_known(content[kind], answer.json)
        if kind == _JSON:
            self._is_shaped(content[kind]["schema"], answer.json)

    def _is_known(self, content: Any, problem: Any) -> None:
        _, narrow = content["schema"]["allOf"]
        assert problem["code"] in narrow["properties"]["code"]["enum"]
        self._is_shaped(content["schema"]["allOf"][0], problem)

    def _is_shaped(self, schema: Any, body: Any) -> None:
        named = schema["$ref"].rpartition("/")[2]
        shape = self.all["components"]["schemas"][named]
        assert set() == set(body) - set(shape["properties"]), f"{named} has undocumented fields"
        assert set() == set(shape.get("required", ())) - set(body), f"{named} lacks fields"
