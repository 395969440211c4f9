"""
The same fixtures, with Django as the adapter.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from itertools import count
from types import ModuleType
from typing import Any

import pytest
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.test.utils import override_settings
from django.urls import include, path

from onetsec import Onetsec

from ...web.conftest import *  # noqa: F403 - all of them

_numbers = count()


class Served:
    """
    Django, with nothing but the pages of one Onetsec.
    """

    def __init__(self, auth: Onetsec, *, prefix: str = "") -> None:
        self._auth = auth
        self._name = f"tests.django.web.pages_{next(_numbers)}"
        module: Any = ModuleType(self._name)
        module.urlpatterns = [
            path(f"{prefix}/".removeprefix("/"), include("onetsec.django.urls")),
            path("", include("onetsec.django.well_known")),
        ]
        sys.modules[self._name] = module
        self._override: Any = None
        self._handler: Any = None

    def __call__(self, environ: Any, start: Any) -> Any:
        if settings.ROOT_URLCONF != self._name:
            options = {"AUTH": self._auth, "HOME": "/settings/security"}
            override_settings(ONETSEC=options, ROOT_URLCONF=self._name, MIDDLEWARE=[]).enable()
            self._handler = WSGIHandler()

        def begin(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
            # Django begins the value of Set-Cookie with a space, which servers take off.
            return start(status, [(name, text.strip()) for name, text in headers], *rest)

        return self._handler(environ, begin)


@pytest.fixture(autouse=True)
def restored() -> Iterator[None]:
    """
    Give the project its settings back.
    """
    with override_settings(ROOT_URLCONF=settings.ROOT_URLCONF):
        before = settings._wrapped
        yield
        settings._wrapped = before


@pytest.fixture(params=["django"])  # type: ignore[no-redef]  # in the place of theirs
def adapter() -> Callable[..., Any]:
    """
    What makes an application of the pages.
    """
    return Served
