"""
The contract of the web, kept by every adapter.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from onetsec.storage.memory import MemoryStorage
from onetsec.testing import WebClockContract, WebContract, WebHost, WebOutageContract

from .hosts import LOCAL, SECURE, Switched, World, flask_application, wsgi_application


class Whole(WebContract, WebClockContract, WebOutageContract):
    """
    All of it: a host of tests has a clock and an outage.
    """


class TestFlask(Whole):
    """
    Flask, over https and below a prefix.
    """

    @pytest.fixture
    def host(self) -> Iterator[WebHost]:
        """
        An application of its own for each test.
        """
        world = World(storage=Switched(MemoryStorage()), site=SECURE, prefix="/account")
        with world.host(flask_application(world.auth(), world.prefix)) as host:
            yield host


class TestBareWsgi(Whole):
    """
    The bare protocol, on this machine.
    """

    @pytest.fixture
    def host(self) -> Iterator[WebHost]:
        """
        An application of its own for each test.
        """
        world = World(storage=Switched(MemoryStorage()), site=LOCAL)
        with world.host(wsgi_application(world.auth())) as host:
            yield host
