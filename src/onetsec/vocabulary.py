"""
The words in which events are logged: those of OWASP's logging vocabulary.

Pure: reads no clock, touches no storage, draws no randomness; what logs is elsewhere.

See the OWASP Cheat Sheet "Application Logging Vocabulary", and OWASP ASVS 5.0, 16.2 to 16.4.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum

from attrs import field, frozen

from .activity import network
from .errors import ConfigurationError
from .events import Event, EventKind

_ADDRESSES = ("whole", "network", "none")


class Severity(IntEnum):
    """
    How loud a line is: the numbers are those of :mod:`logging`.
    """

    INFO = 20
    WARNING = 30


@frozen(kw_only=True)
class LogPolicy:
    """
    What a line of the log holds.

    Attributes:
        addresses: ``"whole"``, ``"network"`` for 24 bits of it, or 48 of IPv6, or ``"none"``.
    """

    addresses: str = field(default="whole")

    def __attrs_post_init__(self) -> None:
        if self.addresses not in _ADDRESSES:
            raise ConfigurationError(
                f"logs.addresses: {self.addresses!r} is not one of {', '.join(_ADDRESSES)}."
            )


@frozen
class Word:
    """
    How a kind of event is logged.

    Attributes:
        name: Of the vocabulary.

        detail: Why, or what of the account; "" if the name says it all.
    """

    name: str
    severity: Severity
    detail: str = ""


def _updated(detail: str) -> Word:
    return Word("user_updated", Severity.WARNING, detail)


WORDS: Mapping[EventKind, Word] = {
    EventKind.SIGNED_IN: Word("authn_login_success", Severity.INFO),
    EventKind.NEW_DEVICE: Word("authn_login_success", Severity.WARNING, "new-device"),
    EventKind.SIGNED_OUT: Word("session_expired", Severity.INFO, "logout"),
    EventKind.PASSWORD_FAILED: Word("authn_login_fail", Severity.WARNING, "password"),
    EventKind.SECOND_FACTOR_FAILED: Word("authn_login_fail", Severity.WARNING, "second-factor"),
    EventKind.PASSWORD_STOPPED: Word("authn_login_lock", Severity.WARNING, "maxretries"),
    EventKind.PASSWORD_REGISTERED: Word("authn_password_change", Severity.INFO, "registered"),
    EventKind.PASSWORD_CHANGED: Word("authn_password_change", Severity.INFO, "changed"),
    EventKind.PASSWORD_RESET: Word("authn_password_change", Severity.INFO, "reset"),
    EventKind.STEPPED_UP: Word("session_renewed", Severity.INFO),
    EventKind.SESSION_REVOKED: Word("session_expired", Severity.INFO, "revoked"),
    EventKind.OTHER_SESSIONS_ENDED: Word("session_expired", Severity.INFO, "others"),
    EventKind.ALL_SESSIONS_ENDED: Word("session_expired", Severity.INFO, "all"),
    EventKind.TOTP_ENABLED: _updated("totp-enabled"),
    EventKind.TOTP_DISABLED: _updated("totp-disabled"),
    EventKind.RECOVERY_CODE_USED: _updated("recovery-code-used"),
    EventKind.RECOVERY_CODES_RENEWED: _updated("recovery-codes-renewed"),
    EventKind.EMAIL_CODE_ENABLED: _updated("email-code-enabled"),
    EventKind.ADDRESS_CONFIRMED: _updated("address-confirmed"),
    EventKind.ADDRESS_CHANGED: _updated("address-changed"),
    EventKind.REMOVAL_ASKED: _updated("removal-asked"),
    EventKind.CHANGES_UNDONE: _updated("changes-undone"),
    EventKind.EMAIL_CODE_DISABLED: _updated("email-code-disabled"),
}
"""Every kind of event, and how it is logged."""


def line(event: Event) -> str:
    """
    Return the text of a line: the word, and the user that it is about. It is one line of ASCII,
    whatever the id of a user is made of.
    """
    user = event.user_id.encode("unicode_escape").decode()
    return ":".join(part for part in (WORDS[event.kind].name, user) if part)


def facts(event: Event, *, policy: LogPolicy) -> dict[str, str | int]:
    """
    Return what is told of *event* to a program. The names are stable; nothing in it is secret.
    """
    word = WORDS[event.kind]
    return {
        "event": word.name,
        "detail": word.detail,
        "kind": event.kind.value,
        "user_id": event.user_id,
        "session_id": event.session_id,
        "factor": "" if event.channel is None else event.channel.value,
        "source_ip": _address(event.address, policy=policy),
        "browser": event.device.shown_browser,
        "system": event.device.shown_system,
        "at": event.at,
    }


def _address(address: str, *, policy: LogPolicy) -> str:
    if policy.addresses == "none":
        return ""

    coarse = network(address)  # "" for what is no address, which is attacker's text
    return address if coarse and policy.addresses == "whole" else coarse
