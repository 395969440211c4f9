"""
``onetsec accounts``: what an operator has to do with the accounts of others.

A command ends with 0 if it was done, with 1 if there was nothing to do, and with 2 if it could not
be done.
"""

from __future__ import annotations

import asyncio
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Awaitable, Callable, Iterable
from datetime import UTC, datetime
from typing import Any, cast

from .._facade import AsyncOnetsec, Onetsec
from .._facade.root import Root
from .._lifting import lifted
from .._lifting import run as here
from ..errors import ConfigurationError, OnetsecError
from ..flows import Flows
from .subject import found

COMMANDS = {
    "end-sessions": "sign a user out everywhere",
    "start-reset": "mail a user a link for a new password",
    "remove-factors": "remove the second factors of a user who has lost them, after the delay",
    "keep-factors": "remove them no more",
}
SWEEP = "sweep-activity"
DELIVER = "deliver"
OF_ALL = {
    SWEEP: "delete events that are shown no more; ids of users come in, one a line",
    DELIVER: "mail notices that processes have left that died; for up to a hundred users",
}


def add_arguments(parser: ArgumentParser) -> None:
    """
    Say what can be typed after ``accounts``.
    """
    wanted = parser.add_subparsers(dest="wanted", required=True)
    for name, told in COMMANDS.items():
        command = wanted.add_parser(name, help=told)
        command.add_argument("user", help="the login, as it is typed when signing in")
        command.add_argument("--app", metavar="MODULE:NAME", required=True, help="the Onetsec")
        if name == "remove-factors":
            command.add_argument(
                "--now", action="store_true", help="at once: for who knows that it is the owner"
            )

    for name, told in OF_ALL.items():
        command = wanted.add_parser(name, help=told)
        command.add_argument("--app", metavar="MODULE:NAME", required=True, help="the Onetsec")


def run(chosen: Namespace) -> int:
    """
    Run the chosen command; the result is the status that the process ends with.
    """
    try:
        auth = found(chosen.app).auth
        if auth is None:
            raise ConfigurationError(f"--app: {chosen.app!r} is Settings, and has no accounts.")

        said = _done(auth, chosen)
    except OnetsecError as error:
        print(f"onetsec accounts {chosen.wanted}: {error}", file=sys.stderr)
        return 2

    is_done, text = said
    print(text, file=sys.stdout if is_done else sys.stderr)
    return 0 if is_done else 1


Said = tuple[bool, str]


def _done(auth: Root, chosen: Namespace) -> Said:
    if isinstance(auth, AsyncOnetsec):
        return asyncio.run(_awaited(auth, chosen))

    made = cast("Onetsec", auth)
    try:
        return here(_step(made.flows, lifted(made.users), chosen))
    finally:
        made.close()  # the mails that were left for later


async def _awaited(auth: AsyncOnetsec, chosen: Namespace) -> Said:
    try:
        return await _step(auth.flows, auth.users, chosen)
    finally:
        await auth.close()


async def _step(flows: Flows, users: Any, chosen: Namespace) -> Said:
    if chosen.wanted == SWEEP:
        return await _sweep(flows, sys.stdin)
    if chosen.wanted == DELIVER:
        return True, f"{await flows.outbox.deliver()} users had notices that waited."

    user = await users.by_login(chosen.user)
    if user is None:
        return False, f"There is no user {chosen.user!r}."

    return await _STEPS[chosen.wanted](flows, user.id, chosen)


async def _sweep(flows: Flows, lines: Iterable[str]) -> Said:
    seen = 0
    for line in lines:
        user_id = line.rstrip("\r\n")
        if user_id:
            await flows.activity.sweep(user_id)
            seen += 1
    return True, f"{seen} users have no events any more that are shown no more."


async def _end_sessions(flows: Flows, user_id: str, chosen: Namespace) -> Said:
    await flows.sessions.end_all(user_id)
    return True, f"All sessions of user {user_id} are over."


async def _start_reset(flows: Flows, user_id: str, chosen: Namespace) -> Said:
    await flows.password_reset.start(user_id)
    return True, (
        f"A link for a new password is mailed to user {user_id}, if there is a password and an"
        " address that is theirs."
    )


async def _remove_factors(flows: Flows, user_id: str, chosen: Namespace) -> Said:
    if chosen.now:
        removed = await flows.accounts.remove_second_factors(user_id)
        return bool(removed), (
            f"User {user_id} signs in without a second step from now on."
            if removed
            else f"User {user_id} has no second factor."
        )

    due = await flows.accounts.begin_removal(user_id)
    if due is None:
        return False, f"User {user_id} has no second factor."

    when = datetime.fromtimestamp(due, UTC).strftime("%Y-%m-%d %H:%M UTC")
    return True, (
        f"The second factors of user {user_id} are removed at the first sign-in after {when},"
        " unless one of them is used before."
    )


async def _keep_factors(flows: Flows, user_id: str, chosen: Namespace) -> Said:
    waited = await flows.accounts.cancel_removal(user_id)
    return waited, (
        f"The second factors of user {user_id} stay."
        if waited
        else f"No removal waits for user {user_id}."
    )


_STEPS: dict[str, Callable[[Flows, str, Namespace], Awaitable[Said]]] = {
    "end-sessions": _end_sessions,
    "start-reset": _start_reset,
    "remove-factors": _remove_factors,
    "keep-factors": _keep_factors,
}
