"""
Where everything is: no template holds an address.
"""

from __future__ import annotations

import re

from attrs import frozen

from ..errors import ConfigurationError
from . import assets

SIGN_IN = "/sign-in"
VERIFY = "/sign-in/verify"
VERIFY_SEND = "/sign-in/verify/send"
SIGN_OUT = "/sign-out"
SECURITY = "/settings/security"
PASSWORD = "/settings/security/password"
AUTHENTICATOR = "/settings/security/authenticator"
AUTHENTICATOR_CONFIRM = "/settings/security/authenticator/confirm"
AUTHENTICATOR_DISABLE = "/settings/security/authenticator/disable"
EMAIL_CODE = "/settings/security/email-code"
EMAIL_CODE_CONFIRM = "/settings/security/email-code/confirm"
ADDRESS = "/settings/security/email"
ADDRESS_VERIFY = "/settings/security/email/verify"
ADDRESS_CONFIRM = "/settings/security/email/confirm"
RECOVERY_CODES = "/settings/security/recovery-codes"
SNOOZE = "/settings/security/snooze"
CONFIRM = "/settings/security/confirm"
CONFIRM_SEND = "/settings/security/confirm/send"
SESSIONS = "/settings/sessions"
REVOKE = "/settings/sessions/{id}/revoke"
REVOKE_OTHERS = "/settings/sessions/revoke-others"
ACTIVITY = "/settings/activity"
FORGOT = "/password/forgot"
RESET = "/password/reset"
UNDO = "/security/undo"
UNDO_TOLD = "/security/undo/told"
"""Of the API only: a page shows it when it is opened."""
CHANGE_PASSWORD = "/.well-known/change-password"
SESSION = "/session"
"""Of the API only."""

_PREFIX = re.compile(r"(/[A-Za-z0-9._~-]+)*", re.ASCII)


@frozen(kw_only=True)
class Urls:
    """
    The addresses of all pages, forms and files of one application.
    """

    site: str
    sign_in: str
    verify: str
    verify_send: str
    sign_out: str
    security: str
    password: str
    authenticator: str
    authenticator_confirm: str
    authenticator_disable: str
    email_code: str
    email_code_confirm: str
    address: str
    address_verify: str
    address_confirm: str
    recovery_codes: str
    snooze: str
    confirm: str
    confirm_send: str
    sessions: str
    revoke_others: str
    activity: str
    forgot: str
    reset: str
    undo: str
    stylesheet: str
    script: str

    @classmethod
    def at(cls, prefix: str, *, site: str) -> Urls:
        """
        Return the addresses below *prefix*, as :func:`checked` allows it.
        """
        return cls(
            site=site,
            sign_in=prefix + SIGN_IN,
            verify=prefix + VERIFY,
            verify_send=prefix + VERIFY_SEND,
            sign_out=prefix + SIGN_OUT,
            security=prefix + SECURITY,
            password=prefix + PASSWORD,
            authenticator=prefix + AUTHENTICATOR,
            authenticator_confirm=prefix + AUTHENTICATOR_CONFIRM,
            authenticator_disable=prefix + AUTHENTICATOR_DISABLE,
            email_code=prefix + EMAIL_CODE,
            email_code_confirm=prefix + EMAIL_CODE_CONFIRM,
            address=prefix + ADDRESS,
            address_verify=prefix + ADDRESS_VERIFY,
            address_confirm=prefix + ADDRESS_CONFIRM,
            recovery_codes=prefix + RECOVERY_CODES,
            snooze=prefix + SNOOZE,
            confirm=prefix + CONFIRM,
            confirm_send=prefix + CONFIRM_SEND,
            sessions=prefix + SESSIONS,
            revoke_others=prefix + REVOKE_OTHERS,
            activity=prefix + ACTIVITY,
            forgot=prefix + FORGOT,
            reset=prefix + RESET,
            undo=prefix + UNDO,
            stylesheet=assets.address("onetsec.css", prefix=prefix),
            script=assets.address("onetsec.js", prefix=prefix),
        )

    def revoke(self, id: str) -> str:
        """
        Return where the form goes that revokes the session *id*.
        """
        return f"{self.sessions}/{id}/revoke"


def checked(prefix: str, *, setting: str = "prefix") -> str:
    """
    Return *prefix*, under which something is served.

    Raises:
        ConfigurationError: If it can not be one; it names the *setting*.
    """
    if _PREFIX.fullmatch(prefix) is None:
        raise ConfigurationError(
            f"{setting}: {prefix!r} is neither empty nor a path without a slash at its end, such as"
            " '/account'."
        )

    return prefix
