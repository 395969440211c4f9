"""
The contract of the web, kept by Django.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from secrets import token_hex
from types import ModuleType
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.handlers.asgi import ASGIHandler
from django.core.handlers.wsgi import WSGIHandler
from django.db import connections
from django.test.utils import override_settings
from django.urls import include, path

from onetsec import Onetsec
from onetsec.django.passwords import DjangoHasher, DjangoVault
from onetsec.django.users import DjangoUsers
from onetsec.storage.memory import MemoryStorage
from onetsec.testing import Login, WebHost
from onetsec.testing._browser import Answer
from onetsec.testing.contracts.web._person import Person

from ..conftest import PASSWORD
from ..contract.hosts import SECURE, Switched, World
from ..contract.test_contract import Whole
from . import databases

PREFIX = "/account"
URLS = "tests.django.contract_urls"
MARK = "__Host-onetsec_django"


def urls() -> str:
    """
    Name the addresses of a project with nothing but ours.
    """
    module: Any = ModuleType(URLS)
    module.urlpatterns = [
        path("account/", include("onetsec.django.urls")),
        path("api/auth/", include("onetsec.django.api")),
    ]
    sys.modules[URLS] = module
    return URLS


class Deployed(World):
    """
    The users, the passwords and the hashes are those of the project.
    """

    def auth(self) -> Onetsec:
        users = DjangoUsers(email_verified=True)
        return Onetsec(
            users=users,
            vault=DjangoVault(users),
            hasher=DjangoHasher(),
            storage=self.storage,
            mailer=self.mailer,
            later=self.later,
            **self._same,
        )

    def new_user(self) -> Login:
        name = token_hex(8)
        user = User.objects.create_user(name, f"{name}@example.com", PASSWORD)
        connections.close_all()
        return Login(user_id=str(user.pk), login=user.email, password=PASSWORD)


class OfDjango(Whole):
    """
    A project with our pages and our API, all its middleware, and its own users: Django is told of
    whatever we answer.

    Attributes:
        handler: What a server runs.
    """

    handler: Any

    @pytest.fixture(scope="class")
    @classmethod
    def host(cls, migrated_file: Path, tmp_path_factory: Any) -> Iterator[WebHost]:
        """
        The project, running.
        """
        folder = tmp_path_factory.mktemp("project")
        world = Deployed(storage=Switched(MemoryStorage()), site=SECURE, prefix=PREFIX)
        options = {"AUTH": world.auth(), "HOME": f"{PREFIX}/settings/security"}
        cached = "django.contrib.sessions.backends.cache"
        whole = override_settings(ONETSEC=options, ROOT_URLCONF=urls(), SESSION_ENGINE=cached)
        database = databases.in_place_of_default(migrated_file, folder)
        with database, whole, world.host(cls.handler()) as running:
            yield running

    def signed_in(self, host: WebHost) -> Person:
        ada = super().signed_in(host)
        self.mark = ada.browser.cookies.get(MARK, "")
        return ada

    def _with(self, person: Person, cookie: str) -> Answer:
        """
        Send the mark beside what *cookie* says: a session without it is none.
        """
        return super()._with(person, f"{cookie}; {MARK}={self.mark}")


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
