"""
``onetsec check``, ``explain`` and ``simulate``: what the settings of an application say, and are
worth.

A command ends with 0 if all is well, with 1 if it found something, and with 2 if it could not look.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from ..errors import OnetsecError
from ..explanation import Topic
from ..profiles import PROFILES, profile
from ..reports import Report, checked, explained, simulated
from .subject import Subject, demo, found

COMMANDS = {
    "check": "name where the settings are weaker than a profile",
    "explain": "print the settings that are in force, as documentation",
    "simulate": "compute what guessing gives an attacker in a year",
}


def add_arguments(name: str, parser: ArgumentParser) -> None:
    """
    Say what can be typed after the command *name*.
    """
    if name == "check":
        _add_profile(parser)
    if name == "explain":
        parser.add_argument("topic", choices=[topic.value for topic in Topic])
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
        report = _report(demo() if chosen.app is None else found(chosen.app), chosen)
    except OnetsecError as error:
        print(f"onetsec {chosen.command}: {error}", file=sys.stderr)
        return 2

    print(report.printed(as_json=chosen.json))
    return 1 if report.has_findings else 0


def _add_profile(parser: ArgumentParser) -> None:
    names = ", ".join(PROFILES)
    parser.add_argument(
        "--profile",
        default="onetsolutions",
        metavar="NAME",
        help=f"{names}; without, the first",
    )
    parser.add_argument(
        "--workers", type=int, default=1, help="processes that serve the application"
    )
    parser.add_argument(
        "--second-factor-required",
        action="store_true",
        help="the application lets nobody in without one",
    )


def _report(subject: Subject, chosen: Namespace) -> Report:
    if chosen.command == "simulate":
        return simulated(subject.settings)
    if chosen.command == "explain":
        return explained(Topic(chosen.topic), subject.settings, wiring=subject.wiring())

    wiring = subject.wiring(
        workers=chosen.workers, second_factor_required=chosen.second_factor_required
    )
    return checked(subject.name, subject.settings, profile=profile(chosen.profile), wiring=wiring)
