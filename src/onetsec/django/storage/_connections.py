"""
Which connection a statement goes over.

What a guess costs must stay paid when the view that asked raises, and its transaction is rolled
back. So inside of a transaction of the project a connection of our own is used, to the same
database. It is no alias of ``DATABASES``: Django's ``TestCase`` forbids all but the default one.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import local
from typing import Any
from weakref import WeakSet

from django.core.signals import request_finished, request_started
from django.db import connections

from ...errors import Unavailable
from ...storage._transport import Transport, remote, transport
from .. import conf

_DRIVERS = {"postgresql": "psycopg", "mysql": "mysqldb"}
_made: WeakSet[Connections] = WeakSet()


class Connections:
    """
    The project's connection *alias*, and one of our own a thread beside it.
    """

    def __init__(self, alias: str) -> None:
        self.alias = alias
        self._own = local()
        _made.add(self)

    @contextmanager
    def chosen(self, *, pays: bool) -> Iterator[Any]:
        """
        Give the connection for one step.

        Args:
            pays: The step is the price of a guess, which no rollback may give back.

        Raises:
            Unavailable: If that can not be had.
        """
        host = connections[self.alias]
        if not is_within(host) or is_of_a_test(host):
            yield host
            return
        if host.vendor == "sqlite":
            self._must_be_bearable(pays=pays)
            yield host
            return

        own = getattr(self._own, "connection", None)
        if own is None:
            own = self._own.connection = host.copy()
        try:
            yield own
        finally:
            if not getattr(self._own, "is_asked", False):
                self.close()

    @property
    def vendor(self) -> str:
        """
        Return the engine, by Django's name.
        """
        return str(connections[self.alias].vendor)

    def hosts(self, how: Transport) -> tuple[str, ...]:
        """
        Return the hosts that are talked to like that, by ``DATABASES``.
        """
        found = connections.settings[self.alias]
        driver = _DRIVERS.get(self.vendor, "")
        is_so = transport(driver, found["OPTIONS"]) is how
        return remote(found["HOST"]) if is_so else ()

    def begin(self) -> None:
        """
        A request begins in this thread: our connection may stay until it ends.
        """
        self._own.is_asked = True

    def end(self) -> None:
        """
        The request is over.
        """
        self._own.is_asked = False
        self.close()

    def close(self) -> None:
        """
        Close our own connection of this thread.
        """
        own = getattr(self._own, "connection", None)
        if own is not None:
            self._own.connection = None
            own.close()

    def _must_be_bearable(self, *, pays: bool) -> None:
        """
        SQLite has one writer, which is the transaction of the project: nobody can write beside it.
        """
        if pays and not conf.is_tested():
            raise Unavailable(
                "storage: inside of atomic(), nothing can be written apart into the same SQLite"
                " file, and a guess would be free when the view raises. Give onetsec a file of its"
                " own, ONETSEC['STORAGE'] = 'sqlite:////…/onetsec.db', or leave ATOMIC_REQUESTS."
            )


def is_within(connection: Any) -> bool:
    """
    Whether what is written now is committed, or rolled back, by the project.
    """
    if connection.connection is None:  # and it is not opened to find out
        return not connection.settings_dict["AUTOCOMMIT"]

    return bool(connection.in_atomic_block or not connection.autocommit)


def is_of_a_test(connection: Any) -> bool:
    """
    Whether the transaction is that of Django's ``TestCase``, which nobody else could see into.
    """
    blocks = connection.atomic_blocks
    return bool(blocks and blocks[0]._from_testcase)


def _begin(**rest: object) -> None:
    for one in list(_made):
        one.begin()


def _end(**rest: object) -> None:
    for one in list(_made):
        one.end()


request_started.connect(_begin, dispatch_uid="onetsec.storage")
request_finished.connect(_end, dispatch_uid="onetsec.storage")
