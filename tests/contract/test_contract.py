"""
The contract of the web, kept by every adapter.
"""

from __future__ import annotations

from onetsec.storage.memory import MemoryStorage
from onetsec.testing import WebClockContract, WebContract, WebOutageContract

from .hosts import LOCAL, SECURE, Switched, World


class Whole(WebContract, WebClockContract, WebOutageContract):
    """
    All of it, over https and below a prefix: a host of tests has a clock and an outage.

    Attributes:
        adapter: What the application is made with.
    """

    adapter: str

    @staticmethod
    def new_world() -> World:
        """
        Make what the application is given.
        """
        return World(storage=Switched(MemoryStorage()), site=SECURE, prefix="/account")


class TestFlask(Whole):
    """
    Flask.
    """

    adapter = "flask"


class TestStarlette(Whole):
    """
    Starlette.
    """

    adapter = "starlette"


class TestFastAPI(Whole):
    """
    FastAPI, on this machine: cookies with plain names, and no prefix.
    """

    adapter = "fastapi"

    @staticmethod
    def new_world() -> World:
        """
        Make what the application is given.
        """
        return World(storage=Switched(MemoryStorage()), site=LOCAL)


class TestRealTime(WebContract):
    """
    Flask with the clock of the system and with threads for what is done later: nothing in the
    contract needs another one.
    """

    adapter = "flask"

    @staticmethod
    def new_world() -> World:
        """
        Make what the application is given.
        """
        return World(storage=MemoryStorage(), site=LOCAL, clock=None, later=None)
