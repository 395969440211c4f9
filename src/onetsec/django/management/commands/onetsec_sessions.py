"""
``manage.py onetsec_sessions USER``: who is signed in, and an end to it.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from ...._lifting import run
from ....sessions import unpacked
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
        flows = auth().flows
        user = run(flows.sign_in._users.by_login(options["user"]))
        if user is None:
            raise CommandError(f"There is no user {options['user']!r}.")
        if options["end"]:
            auth().sessions.end_all(user.id)
            self.stdout.write(f"All sessions of user {user.id} are over.")
            return

        records, minimum = run(flows.engine.storage.sessions(user.id))
        now = flows.engine.clock.seconds()
        for one in records:
            if one.epoch < minimum or one.expires_at <= now:
                continue
            seen = unpacked(one.data)
            last = datetime.fromtimestamp(one.last_seen_at, UTC).isoformat(" ", "minutes")
            self.stdout.write(
                f"{one.id}  {last}  {seen.address or '-'}  {seen.device.shown_browser}"
            )
