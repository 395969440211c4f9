"""
``manage.py onetsec_sweep``: for a timer.
"""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from ...root import auth


class Command(BaseCommand):
    """
    Deletes what is over.
    """

    help = "Delete sessions, throttles and minimum epochs that are over."

    def handle(self, *args: Any, **options: Any) -> None:
        """
        Delete until nothing is left, and tell how much it was.
        """
        total = 0
        while swept := auth().sweep():
            total += swept
        self.stdout.write(f"{total} rows deleted.")
