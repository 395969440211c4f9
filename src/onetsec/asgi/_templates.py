"""
Our pages in the template engine that most ASGI applications have: Jinja2.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextvars import ContextVar
from os import PathLike
from sys import modules
from typing import TYPE_CHECKING, Any

from ..web.pages import Page
from ..web.render import TEMPLATES, Renderer

if TYPE_CHECKING:
    from jinja2 import Environment

    from ._types import Scope

Folder = str | PathLike[str]

answered: ContextVar[Scope] = ContextVar("onetsec.scope")
"""The request whose page is being made, for a layout that asks for it."""


def renderer(templates: Folder | Sequence[Folder] | Environment | None) -> Renderer:
    """
    Return what makes HTML of a page, with the host's own *templates* before ours.
    """
    made: list[Environment] = []

    def rendered(name: str, page: Page) -> str:
        if not made:  # loaded with the first page: an application without pages needs no Jinja2
            made.append(_environment(templates))
        return made[0].get_template(name).render(page=page, **_request())

    return rendered


def _environment(templates: Folder | Sequence[Folder] | Environment | None) -> Environment:
    from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined

    ours = FileSystemLoader(TEMPLATES)
    if isinstance(templates, Environment):
        loaders = [*([templates.loader] if templates.loader else []), ours]
        return templates.overlay(loader=ChoiceLoader(loaders), autoescape=True)

    folders = [templates] if isinstance(templates, str | PathLike) else [*(templates or ())]
    loader = ChoiceLoader([FileSystemLoader(folders), ours]) if folders else ours
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined)


def _request() -> dict[str, Any]:
    """
    The request as Starlette's ``url_for`` wants it, where there is Starlette.
    """
    starlette = modules.get("starlette.requests")
    return {} if starlette is None else {"request": starlette.Request(answered.get())}
