"""
``onetsec storage``: what an operator runs beside the application.

A command ends with 0 if all is well, with 1 if it found something, and with 2 if it could not look.
"""

from __future__ import annotations

import logging
import os
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from contextlib import closing

from ...errors import OnetsecError
from ...ports import Storage
from ...storage import open_storage
from . import sweep, upgrade
from ._address import VARIABLE, given, without_passwords

_AWAITED = ("aiomysql", "aiosqlite", "asyncmy", "asyncpg", "psycopg_async")
_DRIVERS = ("asyncio", "psycopg", "redis", "sqlalchemy")
_INTERRUPTED = 130  # as a shell says it


def _check(storage: Storage, chosen: Namespace) -> int:
    from . import check  # it loads the whole contract

    return check.run(storage, chosen)


_ACTIONS = {"check": _check, "sweep": sweep.run, "upgrade": upgrade.run}


def add_arguments(parser: ArgumentParser) -> None:
    """
    Say what can be typed.
    """
    actions = parser.add_subparsers(dest="action", required=True)
    made = actions.add_parser("upgrade", help="make the tables, or bring them to this release")
    made.add_argument(
        "--check", action="store_true", help="change nothing; end with 1 if there is something to"
    )
    swept = actions.add_parser("sweep", help="delete what is over")
    swept.add_argument(
        "--limit", type=_count, help="stop after about as many rows; without, nothing is left"
    )
    proven = actions.add_parser("check", help="prove the storage, apart from what lies in it")
    proven.add_argument("--strict", action="store_true", help="end with 1 if there is advice, too")
    for one in (made, swept, proven):
        one.add_argument(
            "url",
            nargs="?",
            help=f"of the storage; - reads it from the standard input; without: ${VARIABLE}",
        )


def run(chosen: Namespace) -> int:
    """
    Run the chosen action; the result is the status that the process ends with.
    """
    _hush()
    url = ""
    try:
        url = given(chosen.url, environment=os.environ, lines=sys.stdin)
        with closing(_opened(url)) as storage:
            return _ACTIONS[chosen.action](storage, chosen)
    except KeyboardInterrupt:
        print("storage: interrupted. What was made for it is removed.", file=sys.stderr)
        return _INTERRUPTED
    except OnetsecError as error:
        told = str(error)
    except Exception as error:  # a traceback would show the address, and with it the password
        told = f"storage: {type(error).__name__}: {error}"
    print(without_passwords(told, url=url), file=sys.stderr)
    return 2


def _hush() -> None:
    """
    Let no driver log to the screen, where nobody has asked for it: what it says is told once.
    """
    for name in _DRIVERS:
        logger = logging.getLogger(name)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())


def _opened(url: str) -> Storage:
    """
    The storage at *url*; in a loop of its own, if its driver has to be awaited.
    """
    scheme, _, _ = url.partition(":")
    if "+" not in scheme or scheme.rpartition("+")[2] not in _AWAITED:
        return open_storage(url)

    from ._awaited import Awaited  # it loads what most have no use for

    return Awaited(url)


def _count(text: str) -> int:
    count = int(text)
    if count < 1:
        raise ArgumentTypeError(f"{text} is not 1 or more")

    return count
