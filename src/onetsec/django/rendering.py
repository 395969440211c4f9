"""
The pages by Django's engine, from the same templates as everywhere.

The project's own templates come first, so ``onetsec/layout.html`` of the project takes the place of
ours, with the project's context processors, tags and filters.
"""

from __future__ import annotations

from contextvars import ContextVar
from functools import cache
from typing import Any

from django.template import Context, Engine, RequestContext, engines
from django.template.backends.django import DjangoTemplates

from ..web.pages import Page
from ..web.render import TEMPLATES
from . import conf

asking: ContextVar[Any] = ContextVar("onetsec.django.asking", default=None)
"""The request of Django that is being answered."""

_LOADER = ("django.template.loaders.filesystem.Loader", [str(TEMPLATES)])


def rendered(name: str, page: Page) -> str:
    """
    Return *page* on the template *name*.
    """
    request, template = asking.get(), engine().get_template(name)
    context = Context() if request is None else RequestContext(request)
    context["page"] = page
    text: str = template.render(context)
    return text


@cache
def engine() -> Engine:
    """
    Return the project's engine, which finds our templates when the project has none of that name.
    """
    found = [one for one in engines.all() if isinstance(one, DjangoTemplates)]
    if not found:
        return Engine(dirs=[str(TEMPLATES)])

    base = found[0].engine
    return Engine(
        dirs=base.dirs,
        context_processors=base.context_processors,
        debug=base.debug,
        loaders=[*base.loaders, _LOADER],
        string_if_invalid=base.string_if_invalid,
        libraries=base.libraries,
        builtins=base.builtins,
    )


conf.on_reset(engine.cache_clear)
