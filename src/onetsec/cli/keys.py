"""
``onetsec keys``: a new key, and accounts that are put under it.
"""

from __future__ import annotations

import asyncio
import sys
from argparse import ArgumentParser, Namespace
from base64 import b64encode
from collections.abc import Iterable
from secrets import token_bytes

from .._facade import AsyncOnetsec
from .._facade.root import Root
from .._lifting import run as here
from ..errors import ConfigurationError, OnetsecError
from .subject import found


def add_arguments(parser: ArgumentParser) -> None:
    """
    Say what can be typed after ``keys``.
    """
    wanted = parser.add_subparsers(dest="wanted", required=True)
    wanted.add_parser("new", help="print a new key: 32 random bytes in base64")
    reseal = wanted.add_parser(
        "reseal", help="put the accounts under the first key; their ids come in, one a line"
    )
    reseal.add_argument("--app", metavar="MODULE:NAME", required=True, help="the Onetsec")


def run(chosen: Namespace) -> int:
    """
    Run the chosen command; the result is the status that the process ends with.
    """
    if chosen.wanted == "new":
        return _new()
    try:
        return _reseal(chosen.app, sys.stdin)
    except OnetsecError as error:
        print(f"onetsec keys reseal: {error}", file=sys.stderr)
        return 2


def _new() -> int:
    print(b64encode(token_bytes(32)).decode())
    print(
        "Keep it where the password of your database is. In keys=[...] the first key signs, and all"
        " are read: the document about keys says how one takes the place of another.",
        file=sys.stderr,
    )
    return 0


def _reseal(app: str, lines: Iterable[str]) -> int:
    auth = found(app).auth
    if auth is None:
        raise ConfigurationError(f"--app: {app!r} is Settings, and has no accounts.")

    work = _all(auth, lines)
    return asyncio.run(work) if isinstance(auth, AsyncOnetsec) else here(work)


async def _all(auth: Root, lines: Iterable[str]) -> int:
    """
    Put one account after the other under the newest key, and print what it still needs another for.
    """
    seen = written = needy = 0
    for line in lines:
        user_id = line.rstrip("\r\n")
        if not user_id:
            continue
        done = await auth.flows.accounts.reseal(user_id)
        seen, written = seen + 1, written + done.is_written
        if done.left:
            needy += 1
            print(f"{user_id}: {', '.join(done.left)}")
    print(
        f"{seen} accounts, {written} were under an older key, {needy} still need one.",
        file=sys.stderr,
    )
    return 1 if needy else 0
