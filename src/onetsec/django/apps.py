"""
The application for ``INSTALLED_APPS``.
"""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy


class OnetsecConfig(AppConfig):
    """
    Tables, checks and signals of onetsec.
    """

    name = "onetsec.django"
    label = "onetsec"
    verbose_name = gettext_lazy("Security")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """
        Hear of what happens in the project. Nothing is opened.
        """
        from . import checks, conf, signals

        checks.register()
        conf.connect()
        signals.connect()
