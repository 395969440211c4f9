"""
The application for ``INSTALLED_APPS``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy

if TYPE_CHECKING:
    from .._facade import Onetsec
    from ..sessions import Session


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

    @property
    def auth(self) -> Onetsec:
        """
        Return the :class:`.Onetsec` of the project, as :func:`onetsec.django.auth` does.
        """
        from .root import auth

        return auth()

    def token(self, client: Any) -> str | None:
        """
        Return the token of a *client* of Django's tests; None if nobody is signed in there.
        """
        from .clients import token

        return token(client)

    def enter(self, client: Any, session: Session, *, token: str, device: str | None) -> None:
        """
        Have a *client* of Django's tests go on with *session*.
        """
        from .clients import enter

        enter(client, session, token=token, device=device)
