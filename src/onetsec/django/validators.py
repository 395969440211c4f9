"""
Our policy for passwords, wherever Django asks for one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import get_language

from .._lifting import run
from ..breached import Screened
from ..flows.password import PasswordOutcome
from ..policy import PasswordRule
from ..texts import Texts
from ..web import messages
from ..web.rules import text
from .root import auth
from .users import DjangoUsers


class PasswordValidator:
    """
    For ``AUTH_PASSWORD_VALIDATORS``: every rule that is not met, at once. A password that meets all
    is looked for in ``ONETSEC["BREACHES"]``.
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
        if not unmet:
            unmet = list(_screened(password))
        if unmet:
            raise ValidationError(unmet)

    def get_help_text(self) -> str:
        """
        Return what the rules are.
        """
        policy, texts = auth().flows.settings.password, _texts()
        return " ".join(text(one, policy, texts) + "." for one in policy.rules)


def _screened(password: str) -> Iterator[ValidationError]:
    """
    What is to be said of a *password* that keeps to the policy.
    """
    screened, texts = run(auth().flows.screening.look(password)), _texts()
    if screened is Screened.FOUND:
        rule = PasswordRule.BREACHED
        told = text(rule, auth().flows.settings.password, texts)
        yield ValidationError(told, code=rule.value)
    if screened is Screened.UNANSWERED:
        outcome = PasswordOutcome.UNCHECKED
        yield ValidationError(messages.text(outcome, texts), code=outcome.value)


def _texts() -> Texts:
    return auth().flows.languages.named(get_language())
