"""
The tables of the JSON API, made of its OpenAPI document whenever the documents are built.
"""

from __future__ import annotations

from typing import Any

from onetsec import Onetsec, Site
from onetsec.storage.memory import MemoryStorage
from onetsec.users import DictUsers
from onetsec.web import Web
from onetsec.web.api.document import document

MARK = "<!-- operations -->"
"""Where the tables stand in ``api.md``."""

Json = dict[str, Any]


def told() -> Json:
    """
    Return the document of an application with the API at ``/api/auth``.
    """
    auth = Onetsec(
        users=DictUsers([]),
        storage=MemoryStorage(),
        keys=[b"k" * 32],
        site=Site("Example Shop", "https://example.com"),
    )
    api = Web(auth.flows, renderer=lambda name, page: "", api="/api/auth").api
    assert api is not None  # noqa: S101  # it was asked for
    return document(api)


def tables(doc: Json) -> str:
    """
    Return every operation of *doc*, and every object that it is sent or answers, as Markdown.
    """
    found = [
        (path, method, one)
        for path, methods in doc["paths"].items()
        for method, one in methods.items()
    ]
    lines: list[str] = []
    for tag in doc["tags"]:
        lines += [f"### {tag['name'].replace('_', ' ').capitalize()}", "", tag["description"], ""]
        for path, method, one in found:
            if one["tags"] == [tag["name"]]:
                lines += _operation(path, method, one)
    lines += ["## Objects", ""]
    for name, schema in doc["components"]["schemas"].items():
        lines += _object(name, schema)
    return "\n".join(lines)


def _operation(path: str, method: str, one: Json) -> list[str]:
    sent = one.get("requestBody", {}).get("content", {}).get("application/json")
    takes = [f"Takes {_kind(sent['schema'])}.", ""] if sent else []
    rows = [_answer(status, answer) for status, answer in one["responses"].items()]
    return [
        f"**`{method.upper()} {path}`** ({one['operationId']})  ",
        one["summary"],
        "",
        *takes,
        "| status | answers |",
        "|---|---|",
        *rows,
        "",
    ]


def _answer(status: str, answer: Json) -> str:
    ((kind, content),) = answer.get("content", {"": {}}).items()
    if kind == "application/problem+json":
        codes = content["schema"]["allOf"][1]["properties"]["code"]["enum"]
        return f"| {status} | {', '.join(f'`{code}`' for code in codes)} |"

    return f"| {status} | {_kind(content['schema']) if content else 'nothing'} |"


def _object(name: str, schema: Json) -> list[str]:
    needed = set(schema["required"])
    rows = [
        f"| `{field}`{optional} | {_kind(one)} | {one['description']} |"
        for field, one in schema["properties"].items()
        for optional in ("" if field in needed else " (optional)",)
    ]
    table = ["| field | is | |", "|---|---|---|", *rows, ""] if rows else []
    return [f"### {name}", "", schema["description"], "", *table]


def _kind(schema: Json) -> str:
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "anyOf" in schema:
        return f"{_kind(schema['anyOf'][0])} or `null`"
    if "enum" in schema:
        return ", ".join(f"`{one}`" for one in schema["enum"])
    if schema["type"] == "array":
        return f"list of {_kind(schema['items'])}"

    return str(schema["type"])
