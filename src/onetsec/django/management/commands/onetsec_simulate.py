"""
``manage.py onetsec_simulate``: what guessing gives an attacker in a year.
"""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from ....reports import simulated
from ...reporting import add_form, show
from ...root import auth


class Command(BaseCommand):
    """
    Computes it from the settings of the project.
    """

    help = "Compute what guessing gives an attacker in a year; end with 1 if it is too much."

    def add_arguments(self, parser: Any) -> None:
        """
        Take the form.
        """
        add_form(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        """
        Print it.
        """
        show(self, simulated(auth().flows.settings), as_json=options["json"])
