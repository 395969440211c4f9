"""
``manage.py onetsec_reset_mfa USER --reason TEXT``: for somebody who has lost everything.
"""

from __future__ import annotations

import logging
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

    def handle(self, *args: Any, **options: Any) -> None:
        """
        Remove them, or say that there is none.
        """
        user = auth().users.by_login(options["user"])
        if user is None:
            raise CommandError(f"There is no user {options['user']!r}.")
        if not auth().accounts.remove_second_factors(user.id):
            raise CommandError(f"User {user.id} has no second factor.")

        _log.warning("Second factors of user %s were removed: %s", user.id, options["reason"])
        self.stdout.write(f"User {user.id} signs in without a second step from now on.")
