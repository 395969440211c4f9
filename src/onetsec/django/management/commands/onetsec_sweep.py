"""
``manage.py onetsec_sweep [--activity]``: for a timer.
"""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from ... import conf
from ...models import Event
from ...root import auth
from ...storage import DjangoStorage


class Command(BaseCommand):
    """
    Deletes what is over.
    """

    help = "Delete sessions, throttles and minimum epochs that are over."

    def add_arguments(self, parser: Any) -> None:
        """
        Take what else is deleted.
        """
        parser.add_argument(
            "--activity",
            action="store_true",
            help="also events that are shown no more, of users who never came back",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """
        Delete until nothing is left, and tell how much it was.
        """
        total = 0
        while swept := auth().sweep():
            total += swept
        self.stdout.write(f"{total} rows deleted.")
        if options["activity"]:
            self._sweep_activity()

    def _sweep_activity(self) -> None:
        if not isinstance(auth()._storage, DjangoStorage):
            raise CommandError(
                "Whose events there are is only known of STORAGE='orm': give the ids of your users"
                " to auth().activity.sweep, one after the other."
            )

        events = Event.objects.using(conf.options().database).order_by("user_id")
        users = list(events.values_list("user_id", flat=True).distinct())
        for user_id in users:
            auth().activity.sweep(user_id)
        self.stdout.write(f"{len(users)} users have no events any more that are shown no more.")
