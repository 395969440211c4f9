"""
``manage.py onetsec_deliver``: for a timer.
"""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from ....errors import DeliveryError
from ...root import auth


class Command(BaseCommand):
    """
    Mails what waits.
    """

    help = "Mail notices that processes have left that died; for up to a hundred users."

    def handle(self, *args: Any, **options: Any) -> None:
        """
        Deliver, and tell for how many users.
        """
        try:
            count = auth().deliver()
        except DeliveryError as error:
            raise CommandError(f"A mail was not taken: {error}. It is tried again.") from error
        self.stdout.write(f"{count} users had notices that waited.")
