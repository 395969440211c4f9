"""
Jobs: work that is done after the answer.

A job names what to do, and holds no code, link, token or password: queues keep what they are given.
It may be run twice with the effect of once, and is worth nothing after its time.
"""

from __future__ import annotations

import json
from enum import Enum
from typing import Any

from attrs import asdict, field, frozen
from attrs.validators import instance_of


class JobKind(Enum):
    """
    What there is to do.
    """

    MAIL_CODE = "mail-code"
    MAIL_RESET_LINK = "mail-reset-link"
    MAIL_OWN_RESET_LINK = "mail-own-reset-link"
    MAIL_NOTICE = "mail-notice"
    MAIL_WAITING = "mail-waiting"
    """Of whatever accounts: what processes have left that have died."""
    LOOK_FOR_BREACH = "look-for-breach"
    """Holds nothing to look for: only the process that made it can do it, and others let it be."""
    MAIL_ADDRESS_CODE = "mail-address-code"


@frozen(kw_only=True)
class Job:
    """
    One thing to do after the answer.

    Attributes:
        who: The id of a user; of a recovery that somebody has asked for, what was typed.

        id: What it is about: a pending sign-in, a link, an event.

        at: When it was asked for, Unix seconds.

        expires_at: From then on it is not run, Unix seconds.

        serial: Which one of several, such as the second code.

        about: More of it, in stable words.

        address: The IP address of who asked, to be told of; "" if there is none.

    """

    kind: JobKind
    who: str = field(validator=instance_of(str))
    id: str = field(validator=instance_of(str))
    at: int = field(validator=instance_of(int))
    expires_at: int = field(validator=instance_of(int))
    serial: int = field(default=0, validator=instance_of(int))
    about: str = field(default="", validator=instance_of(str))
    address: str = field(default="", validator=instance_of(str))

    def text(self) -> str:
        """
        The job as JSON, for a queue.
        """
        return json.dumps({**asdict(self), "kind": self.kind.value}, separators=(",", ":"))

    @classmethod
    def of(cls, text: str) -> Job:
        """
        The job that *text* is.

        Raises:
            ValueError: If it is none, or one of a newer release.
        """
        try:
            stored: Any = json.loads(text)
            return cls(**{**stored, "kind": JobKind(stored["kind"])})
        except (KeyError, TypeError, RecursionError) as error:
            raise ValueError("That is no job of onetsec, or one of a newer release.") from error
