"""
``manage.py onetsec_check --profile NAME``: where the project is weaker than a profile.
"""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from ....profiles import PROFILES, profile
from ....reports import checked
from ...reporting import add_form, show
from ...root import auth


class Command(BaseCommand):
    """
    Names every clause that the project breaks.
    """

    help = "Name where the settings are weaker than a profile; end with 1 if they are."

    def add_arguments(self, parser: Any) -> None:
        """
        Take the profile, what only the operator knows, and the form.
        """
        parser.add_argument("--profile", default="onetsolutions", choices=list(PROFILES))
        parser.add_argument("--workers", type=int, default=1, help="processes that serve it")
        parser.add_argument(
            "--second-factor-required",
            action="store_true",
            help="the project lets nobody in without one",
        )
        add_form(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        """
        Print every deviation.
        """
        made = auth()
        wiring = made.wiring(
            workers=options["workers"],
            second_factor_required=options["second_factor_required"],
        )
        report = checked(
            "the project",
            made.flows.settings,
            profile=profile(options["profile"]),
            wiring=wiring,
        )
        show(self, report, as_json=options["json"])
