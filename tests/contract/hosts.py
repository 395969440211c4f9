"""
Hosts for the contract: one application over one storage, behind each adapter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from inspect import iscoroutinefunction
from itertools import count
from typing import Any

from attrs import define, field
from fastapi import FastAPI
from flask import Flask
from starlette.applications import Starlette

from onetsec import AsyncOnetsec, Onetsec, Site, User, lifted
from onetsec.asgi import AsgiOnetsec
from onetsec.errors import Unavailable
from onetsec.flask import FlaskOnetsec
from onetsec.later import InlineLater
from onetsec.mail import MemoryMailer
from onetsec.ports import AsyncStorage, Storage
from onetsec.testing import FrozenClock, Login, QuickHasher, WebHost, serving
from onetsec.users import DictUsers

from ..conftest import KEY, PASSWORD

API = "/api/auth"
LOCAL, SECURE = "http://localhost:8000", "https://shop.example"
Application = Any


class Switched:
    """
    A storage that goes down, and up again.
    """

    def __init__(self, storage: Storage | AsyncStorage) -> None:
        self._storage = storage
        self._is_down = False

    @contextmanager
    def outage(self) -> Iterator[None]:
        """
        Go down, for as long as the context lasts.
        """
        self._is_down = True
        try:
            yield
        finally:
            self._is_down = False

    def answer(self) -> None:
        """
        Say whether it is down.
        """
        if self._is_down:
            raise Unavailable("storage: down")

    def __getattr__(self, name: str) -> Any:
        real = getattr(self._storage, name)

        def step(*args: Any, **kwargs: Any) -> Any:
            self.answer()
            return real(*args, **kwargs)

        async def awaited(*args: Any, **kwargs: Any) -> Any:
            self.answer()
            return await real(*args, **kwargs)

        return awaited if iscoroutinefunction(real) else step


@define(kw_only=True)
class World:
    """
    All that an application is given.

    Attributes:
        awaited: The storage of an asynchronous host; None for the same as of a synchronous one.

        clock: None for that of the system.

        later: None for threads.
    """

    storage: Any
    awaited: Any = None
    site: str = LOCAL
    prefix: str = ""
    clock: FrozenClock | None = field(factory=FrozenClock)
    later: Any = field(factory=InlineLater)
    mailer: MemoryMailer = field(factory=MemoryMailer)
    users: DictUsers = field(factory=lambda: DictUsers([]))
    _numbers: Iterator[int] = field(factory=count, init=False)
    _registering: Onetsec = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._registering = self.auth()

    def auth(self) -> Onetsec:
        """
        Make the facade of a synchronous host.
        """
        return Onetsec(
            users=self.users,
            storage=self.storage,
            hasher=QuickHasher(),
            mailer=self.mailer,
            later=self.later,
            **self._same,
        )

    def asynchronous(self) -> AsyncOnetsec:
        """
        Make that of an asynchronous one, whose loop waits for what costs nothing.
        """
        return AsyncOnetsec(
            users=lifted(self.users),
            storage=self.awaited or lifted(self.storage),
            hasher=lifted(QuickHasher()),
            mailer=lifted(self.mailer),
            **self._same,
        )

    @contextmanager
    def _outage(self) -> Iterator[None]:
        with self.storage.outage():
            if self.awaited is None:
                yield
                return
            with self.awaited.outage():
                yield

    @property
    def _same(self) -> dict[str, Any]:
        site = Site(
            "Example Shop",
            self.site,
            reset_path=f"{self.prefix}/password/reset",
            undo_path=f"{self.prefix}/security/undo",
        )
        return {"keys": [KEY], "site": site, "clock": self.clock}

    def new_user(self) -> Login:
        """
        Make a user whom no test has seen.
        """
        user_id = f"user-{next(self._numbers)}"
        login = f"{user_id}@example.com"
        self.users.put(User(user_id, email=login, email_verified=True))
        self._registering.password.register(user_id, PASSWORD)
        return Login(user_id=user_id, login=login, password=PASSWORD)

    @contextmanager
    def host(self, app: Application) -> Iterator[WebHost]:
        """
        Serve *app*, and say of it what the contract wants to know.
        """
        with serving(app) as at:
            yield WebHost(
                site=self.site,
                at=at,
                new_user=self.new_user,
                mails=self.mailer,
                prefix=self.prefix,
                api=API,
                clock=self.clock,
                outage=self._outage,
            )


def flask_application(world: World) -> Application:
    """
    Build an application of Flask.
    """
    app = Flask("host")
    FlaskOnetsec(world.auth(), app, world.prefix, api=API)
    return app


def starlette_application(world: World) -> Application:
    """
    Build an application of Starlette.
    """
    app = Starlette()
    AsgiOnetsec(world.asynchronous(), world.prefix, api=API).install(app)
    return app


def fastapi_application(world: World) -> Application:
    """
    Build an application of FastAPI.
    """
    app = FastAPI()
    AsgiOnetsec(world.asynchronous(), world.prefix, api=API).install(app)
    return app


Adapter = Callable[[World], Application]
ADAPTERS: dict[str, Adapter] = {
    "flask": flask_application,
    "starlette": starlette_application,
    "fastapi": fastapi_application,
}


def adapter_of(tests: Any) -> Adapter:
    """
    Return the adapter that a class of tests is about.
    """
    return ADAPTERS[tests.adapter]
