"""
What happened to an account: for its owner to read, and for the host to hear.

Pure: reads no clock, touches no storage, draws no randomness. Nothing secret is ever in an event.
"""

from __future__ import annotations

import json
from enum import Enum

from attrs import field, frozen

from .device import Device
from .location import clean, clean_address
from .records import Channel, EventRecord, Location


class EventKind(Enum):
    """
    The things that happen. The values are stable: logs and rows are searched by them.
    """

    SIGNED_IN = "signed-in"
    NEW_DEVICE = "new-device"
    SIGNED_OUT = "signed-out"
    PASSWORD_FAILED = "password-failed"
    SECOND_FACTOR_FAILED = "second-factor-failed"
    PASSWORD_REGISTERED = "password-registered"
    PASSWORD_CHANGED = "password-changed"
    TOTP_ENABLED = "totp-enabled"
    TOTP_DISABLED = "totp-disabled"
    RECOVERY_CODE_USED = "recovery-code-used"
    RECOVERY_CODES_RENEWED = "recovery-codes-renewed"
    EMAIL_CODE_ENABLED = "email-code-enabled"
    EMAIL_CODE_DISABLED = "email-code-disabled"
    PASSWORD_RESET = "password-reset"
    ADDRESS_CONFIRMED = "address-confirmed"
    ADDRESS_CHANGED = "address-changed"
    PASSWORD_STOPPED = "password-stopped"
    CHANGES_UNDONE = "changes-undone"
    REMOVAL_ASKED = "removal-asked"
    SESSION_REVOKED = "session-revoked"
    OTHER_SESSIONS_ENDED = "other-sessions-ended"
    ALL_SESSIONS_ENDED = "all-sessions-ended"
    STEPPED_UP = "stepped-up"


HEARD_ONLY = frozenset(
    {EventKind.PASSWORD_FAILED, EventKind.SECOND_FACTOR_FAILED, EventKind.NEW_DEVICE}
)
"""
Failures are told, and not stored: a stranger could fill the storage with them, and a row for a
known account would tell it from an unknown one. That a device is new is said of a sign-in that is
stored itself.
"""

CHANGES = frozenset(
    {
        EventKind.PASSWORD_CHANGED,
        EventKind.PASSWORD_RESET,
        EventKind.ADDRESS_CHANGED,
        EventKind.PASSWORD_STOPPED,
        EventKind.REMOVAL_ASKED,
        EventKind.TOTP_ENABLED,
        EventKind.TOTP_DISABLED,
        EventKind.EMAIL_CODE_ENABLED,
        EventKind.EMAIL_CODE_DISABLED,
        EventKind.RECOVERY_CODES_RENEWED,
        EventKind.RECOVERY_CODE_USED,
    }
)
"""
What its owner wants to know even while signed out: a credential was changed, used up or stopped.
"""

NOTICES = CHANGES | {EventKind.NEW_DEVICE}
"""
What an owner is mailed of, unless the host says otherwise.
"""


@frozen(kw_only=True)
class Event:
    """
    One thing that happened.

    Attributes:
        at: Unix seconds.

        mark: What it happened to, so that the same event recorded twice is one: the version of the
            account, or the id of a session.

        session_id: The session that did it; "" if there was none.

        channel: What was proven, or failed to be.

        address: The IP address, or "".

        device: With what, in words of our own list; the user agent itself is attacker's text.

        place: Where that address was, roughly, when it happened.
    """

    kind: EventKind
    user_id: str
    at: int
    mark: str
    session_id: str = ""
    channel: Channel | None = None
    address: str = ""
    device: Device = field(factory=Device)
    place: Location = field(factory=Location)

    @property
    def id(self) -> str:
        """
        Sorts by time as text; two things that happened to the same in one second are two.
        """
        return f"{self.at:011d}-{self.kind.value}-{self.mark}"

    def record(self) -> EventRecord:
        """
        The row that keeps it: at most 1 KiB, and of device and place only what is known.
        """
        known = {
            "browser": self.device.shown_browser,
            "system": self.device.shown_system,
            "here": self.place.here,
            "city": clean(self.place.city),
            "country": clean(self.place.country),
        }
        shown = {
            "session": self.session_id,
            "channel": "" if self.channel is None else self.channel.value,
            "address": clean_address(self.address),
            **{name: value for name, value in known.items() if value},
        }
        return EventRecord(
            user_id=self.user_id,
            id=self.id,
            kind=self.kind.value,
            at=self.at,
            data=json.dumps(shown, separators=(",", ":"), ensure_ascii=False).encode(),
        )
