"""
``manage.py onetsec_explain TOPIC``: the settings that are in force, as documentation.
"""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from ....explanation import Topic
from ....reports import explained
from ...reporting import add_form, show
from ...root import auth


class Command(BaseCommand):
    """
    Explains a topic.
    """

    help = "Print the settings that are in force, as documentation."

    def add_arguments(self, parser: Any) -> None:
        """
        Take the topic and the form.
        """
        parser.add_argument("topic", choices=[topic.value for topic in Topic])
        add_form(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        """
        Print it.
        """
        made, topic = auth(), Topic(options["topic"])
        report = explained(topic, made.flows.settings, wiring=made.wiring())
        show(self, report, as_json=options["json"])
