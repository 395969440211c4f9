"""
The contract of the web, kept by Django.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest
from django.core.handlers.asgi import ASGIHandler
from django.core.handlers.wsgi import WSGIHandler
from django.test.utils import override_settings
from django.urls import include, path

from onetsec.storage.memory import MemoryStorage
from onetsec.testing import WebHost

from ..contract.hosts import SECURE, Switched, World
from ..contract.test_contract import Whole

PREFIX = "/account"
URLS = "tests.django.contract_urls"


class OfDjango(Whole):
    """
    A project with our pages and our API.

    Attributes:
        handler: What a server runs.
    """

    handler: Any

    @pytest.fixture(scope="class")
    @classmethod
    def host(cls) -> Iterator[WebHost]:
        """
        The project, running.
        """
        module: Any = ModuleType(URLS)
        module.urlpatterns = [
            path("account/", include("onetsec.django.urls")),
            path("api/auth/", include("onetsec.django.api")),
        ]
        sys.modules[URLS] = module
        world = World(storage=Switched(MemoryStorage()), site=SECURE, prefix=PREFIX)
        options = {"AUTH": world.auth(), "HOME": f"{PREFIX}/settings/security"}
        alone = override_settings(ONETSEC=options, ROOT_URLCONF=URLS, MIDDLEWARE=[])
        with alone, world.host(cls.handler()) as running:
            yield running


class TestWsgi(OfDjango):
    """
    Behind a server of WSGI.
    """

    handler = WSGIHandler


class TestAsgi(OfDjango):
    """
    Behind a server of ASGI.
    """

    handler = ASGIHandler
