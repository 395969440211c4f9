"""
``onetsec check``, ``explain`` and ``simulate``: what the settings of an application say, and are
worth.

A command ends with 0 if all is well, with 1 if it found something, and with 2 if it could not look.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable

from ...errors import OnetsecError
from . import check, explain, simulate
from ._subject import Subject, demo, found

COMMANDS = {
    "check": "name where the settings are weaker than a profile",
    "explain": "print the settings that are in force, as documentation",
    "simulate": "compute what guessing gives an attacker in a year",
}

_ACTIONS: dict[str, Callable[[Subject, Namespace], int]] = {
    "check": check.run,
    "explain": explain.run,
    "simulate": simulate.run,
}
_ARGUMENTS = {"check": check.add_arguments, "explain": explain.add_arguments}


def add_arguments(name: str, parser: ArgumentParser) -> None:
    """
    Say what can be typed after the command *name*.
    """
    if name in _ARGUMENTS:
        _ARGUMENTS[name](parser)
    parser.add_argument(
        "--app",
        metavar="MODULE:NAME",
        help="an Onetsec, an AsyncOnetsec or Settings, or a function that returns one;"
        " without, the demo",
    )
    parser.add_argument("--json", action="store_true", help="for programs")


def run(chosen: Namespace) -> int:
    """
    Run the chosen command; the result is the status that the process ends with.
    """
    try:
        subject = demo() if chosen.app is None else found(chosen.app)
        return _ACTIONS[chosen.command](subject, chosen)
    except OnetsecError as error:
        print(f"onetsec {chosen.command}: {error}", file=sys.stderr)
        return 2
