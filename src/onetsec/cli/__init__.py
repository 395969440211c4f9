"""
The command line.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from . import accounts, keys, settings, storage
from .place import add_options

READ_ENOUGH = 141
"""What a shell calls the end of a process whose reader has gone: 128 and SIGPIPE."""


def main(argv: Sequence[str] | None = None) -> int:
    """
    Run the command that was typed; the result is the status that the process ends with.
    """
    chosen = _parser().parse_args(argv)
    try:
        status = _run(chosen)
        sys.stdout.flush()
    except BrokenPipeError:  # ``onetsec explain throttling | head``
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return READ_ENOUGH
    return status


def _run(chosen: argparse.Namespace) -> int:
    if chosen.command == "accounts":
        return accounts.run(chosen)
    if chosen.command == "keys":
        return keys.run(chosen)
    if chosen.command == "storage":
        return storage.run(chosen)
    if chosen.command in settings.COMMANDS:
        return settings.run(chosen)

    try:
        from . import demo
    except ModuleNotFoundError as missing:
        print(
            f"The demo needs the package {missing.name}: pip install 'onetsec[demo]'",
            file=sys.stderr,
        )
        return 2

    return demo.serve(chosen)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="onetsec")
    commands = parser.add_subparsers(dest="command", required=True)
    keys.add_arguments(commands.add_parser("keys", help="make a key, and put accounts under it"))
    accounts.add_arguments(commands.add_parser("accounts", help="help a user who asks for it"))
    storage.add_arguments(commands.add_parser("storage", help="look after a storage"))
    for name, told in settings.COMMANDS.items():
        settings.add_arguments(name, commands.add_parser(name, help=told))
    demo = commands.add_parser("demo", help="run a small real application")
    add_options(demo)
    return parser
