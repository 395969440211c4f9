"""
``manage.py onetsec_sessions USER``: who is signed in, and an end to it.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from ...root import auth


class Command(BaseCommand):
    """
    Lists the sessions of a user, or ends them all.
    """

    help = "List the active sessions of a user, or end them."

    def add_arguments(self, parser: Any) -> None:
        """
        Take a login.
        """
        parser.add_argument("user", help="the login, as it is typed when signing in")
        parser.add_argument("--end", action="store_true", help="end all of them")

    def handle(self, *args: Any, **options: Any) -> None:
        """
        List, or end.
        """
        user = auth().users.by_login(options["user"])
        if user is None:
            raise CommandError(f"There is no user {options['user']!r}.")
        if options["end"]:
            auth().sessions.end_all(user.id)
            self.stdout.write(f"All sessions of user {user.id} are over.")
            return

        for one in auth().sessions.of_user(user.id):
            last = datetime.fromtimestamp(one.last_seen_at, UTC).isoformat(" ", "minutes")
            self.stdout.write(f"{one.id}  {last}  {one.address or '-'}  {one.device.shown_browser}")
