"""
Our policy for passwords, wherever Django asks for one.
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import get_language

from ..texts import Texts
from ..web.rules import text
from .root import auth
from .users import DjangoUsers


class PasswordValidator:
    """
    For ``AUTH_PASSWORD_VALIDATORS``: every rule that is not met, at once.
    """

    def validate(self, password: str, user: Any = None) -> None:
        """
        Judge *password*, which is not to be made of what is known of *user*.

        Raises:
            ValidationError: If a rule is not met.
        """
        words = () if user is None else DjangoUsers().facts(user).words
        report = auth().password.judge(password, words=words)
        policy, texts = auth().flows.settings.password, _texts()
        unmet = [ValidationError(text(one, policy, texts), code=one.value) for one in report.unmet]
        if unmet:
            raise ValidationError(unmet)

    def get_help_text(self) -> str:
        """
        Return what the rules are.
        """
        policy, texts = auth().flows.settings.password, _texts()
        return " ".join(text(one, policy, texts) + "." for one in policy.rules)


def _texts() -> Texts:
    return auth().flows.languages.named(get_language())
