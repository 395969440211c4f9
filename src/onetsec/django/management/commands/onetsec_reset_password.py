"""
``manage.py onetsec_reset_password USER``: a link for a new password, at an operator's word.
"""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from ...root import auth


class Command(BaseCommand):
    """
    Has a link mailed to a user. Nobody but the user sees it.
    """

    help = "Mail a user a link for a new password."

    def add_arguments(self, parser: Any) -> None:
        """
        Take a login.
        """
        parser.add_argument("user", help="the login, as it is typed when signing in")

    def handle(self, *args: Any, **options: Any) -> None:
        """
        Have it mailed.
        """
        user = auth().users.by_login(options["user"])
        if user is None:
            raise CommandError(f"There is no user {options['user']!r}.")

        auth().password_reset.start(user.id)
        self.stdout.write(
            f"A link for a new password is mailed to user {user.id}, if there is a password and an"
            " address that is theirs."
        )
