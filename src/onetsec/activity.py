"""
Security activity: which events an owner is shown, and how far back.

Pure: reads no clock, touches no storage, draws no randomness.

See OWASP ASVS 5.0, 16.2 and 16.3, and NIST SP 800-63B-4, section 5.1.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from ipaddress import IPv4Address, ip_network
from typing import Any, TypeVar

from attrs import field, frozen

from .device import Device
from .errors import ConfigurationError
from .events import EventKind
from .location import address_of
from .records import Channel, EventRecord, Location
from .texts import Texts
from .throttling import Failure

M = TypeVar("M", bound=Enum)

_DAY = 86_400
CURSOR = "[0-9]{11}-[0-9A-Za-z_-]{1,52}"
"""What the id of an event is made of."""

_NETWORKS = {4: 24, 6: 48}


@frozen(kw_only=True)
class ActivityPolicy:
    """
    How much of the past is shown.

    Attributes:
        keep: Seconds after which an event is shown no more.

        addresses: Seconds after which only the network of an address is shown.

        page: Events on one page.
    """

    keep: int = field(default=400 * _DAY)
    addresses: int = field(default=90 * _DAY)
    page: int = field(default=25)

    def __attrs_post_init__(self) -> None:
        if not _DAY <= self.keep <= 3660 * _DAY:
            raise ConfigurationError(
                f"activity.keep: {self.keep} s is not between one day, {_DAY} s, and ten years,"
                f" {3660 * _DAY} s."
            )
        if not 0 <= self.addresses <= self.keep:
            raise ConfigurationError(
                f"activity.addresses: {self.addresses} s is not between 0 s and activity.keep,"
                f" {self.keep} s."
            )
        if not 5 <= self.page <= 100:
            raise ConfigurationError(f"activity.page: {self.page} is not between 5 and 100.")


class ActivityGroup(Enum):
    """
    What an event is about. The value is stable.
    """

    SIGN_IN = "sign-in"
    SESSIONS = "sessions"
    CREDENTIALS = "credentials"


class ActivityOutcome(Enum):
    """
    How it went.
    """

    DONE = "done"
    REFUSED = "refused"


GROUPS: Mapping[EventKind, ActivityGroup] = {
    EventKind.SIGNED_IN: ActivityGroup.SIGN_IN,
    EventKind.NEW_DEVICE: ActivityGroup.SIGN_IN,
    EventKind.SIGNED_OUT: ActivityGroup.SIGN_IN,
    EventKind.PASSWORD_FAILED: ActivityGroup.SIGN_IN,
    EventKind.SECOND_FACTOR_FAILED: ActivityGroup.SIGN_IN,
    EventKind.STEPPED_UP: ActivityGroup.SIGN_IN,
    EventKind.SESSION_REVOKED: ActivityGroup.SESSIONS,
    EventKind.OTHER_SESSIONS_ENDED: ActivityGroup.SESSIONS,
    EventKind.ALL_SESSIONS_ENDED: ActivityGroup.SESSIONS,
    EventKind.PASSWORD_REGISTERED: ActivityGroup.CREDENTIALS,
    EventKind.PASSWORD_CHANGED: ActivityGroup.CREDENTIALS,
    EventKind.PASSWORD_RESET: ActivityGroup.CREDENTIALS,
    EventKind.PASSWORD_STOPPED: ActivityGroup.CREDENTIALS,
    EventKind.REMOVAL_ASKED: ActivityGroup.CREDENTIALS,
    EventKind.TOTP_ENABLED: ActivityGroup.CREDENTIALS,
    EventKind.TOTP_DISABLED: ActivityGroup.CREDENTIALS,
    EventKind.RECOVERY_CODE_USED: ActivityGroup.CREDENTIALS,
    EventKind.RECOVERY_CODES_RENEWED: ActivityGroup.CREDENTIALS,
    EventKind.EMAIL_CODE_ENABLED: ActivityGroup.CREDENTIALS,
    EventKind.ADDRESS_CONFIRMED: ActivityGroup.CREDENTIALS,
    EventKind.ADDRESS_CHANGED: ActivityGroup.CREDENTIALS,
    EventKind.CHANGES_UNDONE: ActivityGroup.CREDENTIALS,
    EventKind.EMAIL_CODE_DISABLED: ActivityGroup.CREDENTIALS,
}
"""Every kind is in one group. One that only a newer release knows is in none, and is shown."""


_TEXTS: Mapping[EventKind, str] = {
    EventKind.SIGNED_IN: "event_signed_in",
    EventKind.NEW_DEVICE: "event_new_device",
    EventKind.SIGNED_OUT: "event_signed_out",
    EventKind.PASSWORD_FAILED: "event_password_failed",
    EventKind.SECOND_FACTOR_FAILED: "event_second_factor_failed",
    EventKind.STEPPED_UP: "event_stepped_up",
    EventKind.SESSION_REVOKED: "event_session_revoked",
    EventKind.OTHER_SESSIONS_ENDED: "event_other_sessions_ended",
    EventKind.ALL_SESSIONS_ENDED: "event_all_sessions_ended",
    EventKind.PASSWORD_REGISTERED: "event_password_registered",
    EventKind.PASSWORD_CHANGED: "event_password_changed",
    EventKind.PASSWORD_RESET: "event_password_reset",
    EventKind.PASSWORD_STOPPED: "event_password_stopped",
    EventKind.REMOVAL_ASKED: "event_removal_asked",
    EventKind.TOTP_ENABLED: "event_totp_enabled",
    EventKind.TOTP_DISABLED: "event_totp_disabled",
    EventKind.RECOVERY_CODE_USED: "event_recovery_code_used",
    EventKind.RECOVERY_CODES_RENEWED: "event_recovery_codes_renewed",
    EventKind.EMAIL_CODE_ENABLED: "event_email_code_enabled",
    EventKind.ADDRESS_CONFIRMED: "event_address_confirmed",
    EventKind.ADDRESS_CHANGED: "event_address_changed",
    EventKind.CHANGES_UNDONE: "event_changes_undone",
    EventKind.EMAIL_CODE_DISABLED: "event_email_code_disabled",
}


@frozen(kw_only=True)
class ActivityLine:
    """
    One thing that happened.

    Attributes:
        id: Sorts by time as text; also the cursor of what is older.

        kind: None if only a newer release knows it.

        at: Unix seconds.

        address: The IP address, or its network once it is old; "" if it is not known.

        session_id: The session that did it; "" if there was none.
    """

    id: str
    kind: EventKind | None
    at: int
    outcome: ActivityOutcome
    address: str = ""
    device: Device = field(factory=Device)
    place: Location = field(factory=Location)
    channel: Channel | None = None
    session_id: str = ""


@frozen(kw_only=True)
class ActivityPage:
    """
    A part of the past, the newest first.

    Attributes:
        older: The cursor of the next page; "" if this is the last one.
    """

    lines: tuple[ActivityLine, ...] = ()
    older: str = ""


def label(line: ActivityLine, texts: Texts) -> str:
    """
    Say what happened, as people read it.
    """
    kind, channel = line.kind, line.channel
    if kind is EventKind.SIGNED_IN and channel is not None:
        return texts.say("event_signed_in_with", channel=texts[f"channel_{channel.value}"])

    return texts["event_unknown" if kind is None else _TEXTS.get(kind, "event_unknown")]


def cursor(text: str) -> str:
    """
    Return *text* if it can be the cursor of a page, else "": the newest page.
    """
    return text if re.fullmatch(CURSOR, text, re.ASCII) else ""


def lines(
    records: Iterable[EventRecord],
    *,
    group: ActivityGroup | None,
    policy: ActivityPolicy,
    now: int,
) -> tuple[ActivityLine, ...]:
    """
    Return what is shown of *records*: of one *group*, or of all.
    """
    read = (_line(one, policy=policy, now=now) for one in records if now - one.at < policy.keep)
    return tuple(one for one in read if _is_of(one, group))


def failed(
    failures: Sequence[Failure],
    *,
    group: ActivityGroup | None,
    before: str,
    after: str,
) -> Iterator[ActivityLine]:
    """
    Give the wrong second factors of an account, at most 25 and 10 of known devices, that are in
    this part of the past.

    They are in the account because they are counted there, with their time and nothing else: a
    stranger who does not know the password makes none.
    """
    for number, one in enumerate(failures):
        line = ActivityLine(
            id=f"{one.at:011d}-{EventKind.SECOND_FACTOR_FAILED.value}-{number}",
            kind=EventKind.SECOND_FACTOR_FAILED,
            at=one.at,
            outcome=ActivityOutcome.REFUSED,
        )
        if _is_of(line, group) and after < line.id and (not before or line.id < before):
            yield line


def page(found: Iterable[ActivityLine], *, size: int, rest: str) -> ActivityPage:
    """
    Put what was *found* in order, and cut it to *size*.

    Args:
        rest: The cursor of what was not looked at; "" if that is nothing.
    """
    ordered = sorted(found, key=lambda one: one.id, reverse=True)
    shown = tuple(ordered[:size])
    return ActivityPage(lines=shown, older=shown[-1].id if len(ordered) > size else rest)


def network(address: str) -> str:
    """
    Return the network of *address* instead of it: the first 24 bits, or 48 of IPv6; "" if it is
    none.
    """
    parsed = address_of(address)
    if parsed is None:
        return ""

    return str(ip_network((parsed, _NETWORKS[4 if isinstance(parsed, IPv4Address) else 6]), False))


def _is_of(line: ActivityLine, group: ActivityGroup | None) -> bool:
    return group is None or (line.kind is not None and GROUPS.get(line.kind) is group)


def _line(record: EventRecord, *, policy: ActivityPolicy, now: int) -> ActivityLine:
    words = _words(record.data)
    address = str(words.get("address", ""))
    return ActivityLine(
        id=record.id,
        kind=_member(EventKind, record.kind),
        at=record.at,
        outcome=ActivityOutcome.DONE,
        address=address if now - record.at < policy.addresses else network(address),
        device=Device(str(words.get("browser", "")), str(words.get("system", ""))),
        place=Location(
            here=words.get("here") is True,
            city=str(words.get("city", "")),
            country=str(words.get("country", "")),
        ),
        channel=_member(Channel, words.get("channel")),
        session_id=str(words.get("session", "")),
    )


def _words(raw: bytes) -> dict[str, Any]:
    """
    What was kept to be shown; nothing, if it can not be read.
    """
    try:
        words = json.loads(raw)
    except (ValueError, RecursionError):
        return {}

    return words if isinstance(words, dict) else {}


def _member(kind: type[M], value: object) -> M | None:
    return next((one for one in kind if one.value == value), None)
