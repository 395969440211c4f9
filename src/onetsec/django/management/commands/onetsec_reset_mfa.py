"""
``manage.py onetsec_reset_mfa USER --reason TEXT``: for somebody who has lost everything.

At once, or ``--after-delay``: then the owner is mailed at once, and a right code cancels it.
"""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from ...root import auth

_log = logging.getLogger("onetsec")


class Command(BaseCommand):
    """
    Removes every second factor of a user. All their sessions end, and a mail tells them.
    """

    help = "Remove the second factors of a user who has lost them, and end all sessions."

    def add_arguments(self, parser: Any) -> None:
        """
        Take a login and why.
        """
        parser.add_argument("user", help="the login, as it is typed when signing in")
        parser.add_argument("--reason", required=True, help="how it is known who asks; is logged")
        how = parser.add_mutually_exclusive_group()
        how.add_argument(
            "--after-delay",
            action="store_true",
            help="after removals.delay, which the owner can cancel: if you can not be sure",
        )
        how.add_argument("--cancel", action="store_true", help="remove them no more")

    def handle(self, *args: Any, **options: Any) -> None:
        """
        Remove them, now or later, or say that there is none.
        """
        user = auth().users.by_login(options["user"])
        if user is None:
            raise CommandError(f"There is no user {options['user']!r}.")
        if options["cancel"]:
            self._cancel(user.id, options["reason"])
        elif options["after_delay"]:
            self._begin(user.id, options["reason"])
        else:
            self._remove(user.id, options["reason"])

    def _remove(self, user_id: str, reason: str) -> None:
        if not auth().accounts.remove_second_factors(user_id):
            raise CommandError(f"User {user_id} has no second factor.")

        _log.warning("Second factors of user %s were removed: %s", user_id, reason)
        self.stdout.write(f"User {user_id} signs in without a second step from now on.")

    def _begin(self, user_id: str, reason: str) -> None:
        due = auth().accounts.begin_removal(user_id)
        if due is None:
            raise CommandError(f"User {user_id} has no second factor.")

        _log.warning("Second factors of user %s will be removed: %s", user_id, reason)
        when = datetime.fromtimestamp(due, UTC).strftime("%Y-%m-%d %H:%M UTC")
        self.stdout.write(
            f"The second factors of user {user_id} are removed at the first sign-in after {when},"
            " unless one of them is used before."
        )

    def _cancel(self, user_id: str, reason: str) -> None:
        if not auth().accounts.cancel_removal(user_id):
            raise CommandError(f"No removal waits for user {user_id}.")

        _log.warning("Second factors of user %s stay: %s", user_id, reason)
        self.stdout.write(f"The second factors of user {user_id} stay.")
