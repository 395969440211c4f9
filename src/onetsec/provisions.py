"""
Every setting in words: what it is, in which unit, and which way is stricter.

Pure: values in, text out.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType
from typing import Any

from attrs import asdict, frozen, has

from .records import Limit
from .settings import Settings


class Stricter(Enum):
    """
    Which way a setting is stricter.
    """

    LESS = "less"
    MORE = "more"
    YES = "yes"  #: A rule that is on.
    LANE = "lane"  #: Limits that let less through, in any hour, day or month.
    ALL = "all"  #: A set that has more in it.
    NEITHER = "neither"


@frozen
class Provision:
    """
    One setting.

    Attributes:
        says: What it is: the rest of a sentence that begins with its value.

        stricter: Which way.

        unit: ``"s"`` for seconds; "" for what is counted, named or chosen.
    """

    says: str
    stricter: Stricter
    unit: str = ""


_LESS, _MORE, _YES = Stricter.LESS, Stricter.MORE, Stricter.YES
_LANE, _NEITHER = Stricter.LANE, Stricter.NEITHER

PROVISIONS: Mapping[str, Provision] = MappingProxyType(
    {
        "password.name": Provision("of the policy", _NEITHER),
        "password.min_length": Provision("code points at least", _MORE),
        "password.max_length": Provision("code points at most", _NEITHER),
        "password.max_bytes": Provision("bytes of UTF-8 at most", _NEITHER),
        "password.uppercase": Provision("asks for an upper-case letter", _YES),
        "password.lowercase": Provision("asks for a lower-case letter", _YES),
        "password.digit": Provision("asks for a digit", _YES),
        "password.min_score": Provision("the least strength, of 4; 0 is advice only", _MORE),
        "password.refuse_common": Provision("looks at the list of common passwords", _YES),
        "totp.digits": Provision("digits of an app's code", _MORE),
        "totp.period": Provision("an app shows a code", _LESS, "s"),
        "totp.drift": Provision("steps that a phone may be ahead or behind", _LESS),
        "totp.setup": Provision("a set-up waits for its first code", _LESS, "s"),
        "totp.setup_tries": Provision("wrong codes end a set-up", _LESS),
        "recovery_codes.codes": Provision("recovery codes in a set", _NEITHER),
        "recovery_codes.warn": Provision("codes left: their owner is told", _NEITHER),
        "email_code.digits": Provision("digits of a mailed code", _MORE),
        "email_code.lives": Provision("a mailed code works", _LESS, "s"),
        "email_code.resend": Provision("until another one may be asked for", _MORE, "s"),
        "email_code.most": Provision("sign-ins may wait for a code at a time", _LESS),
        "email_code.reserved": Provision("more of them, for known devices", _LESS),
        "email_code.offered": Provision("can be turned on as a second factor", _NEITHER),
        "address.change": Provision("users may change their address", _NEITHER),
        "address.trust_host": Provision(
            "an address that the application calls verified needs no proof", _NEITHER
        ),
        "address.undo": Provision("an address that was left is kept", _NEITHER, "s"),
        "password_reset.lives": Provision("a link for a new password works", _LESS, "s"),
        "password_reset.most": Provision("links of one account work at a time", _LESS),
        "password_reset.hold": Provision(
            "after a reset, the mailbox alone changes no factor and no address", _MORE, "s"
        ),
        "sessions.idle": Provision("without a request end a session", _LESS, "s"),
        "sessions.absolute": Provision("end a session in any case", _LESS, "s"),
        "sessions.touch": Provision("between two writes of the last activity", _NEITHER, "s"),
        "sessions.most": Provision(
            "sessions of one user; beyond, the one that was idle for longest is signed out", _LESS
        ),
        "step_up.fresh": Provision("a proof allows a change of credentials", _LESS, "s"),
        "step_up.pending": Provision("a right password waits for its second step", _LESS, "s"),
        "attempts.challenge": Provision("failures of one pending sign-in, or session a day", _LESS),
        "attempts.day": Provision("failures of an account in 24 hours", _LESS),
        "attempts.month": Provision("failures of an account in 30 days", _LESS),
        "attempts.known_day": Provision("more in 24 hours, for all known devices", _LESS),
        "attempts.known_month": Provision("more in 30 days, for all known devices", _LESS),
        "attempts.stops_password": Provision(
            "the password stops on unknown devices when a day is used up, until it is another one",
            _YES,
        ),
        "attempts.unanswered": Provision("mailed codes unanswered in 24 hours stop it too", _LESS),
        "throttles.network": Provision("sign-ins from one network: IPv4 /32, IPv6 /64", _LANE),
        "throttles.name": Provision("sign-ins under one typed name", _LANE),
        "throttles.account": Provision("passwords of one account, from unknown devices", _LANE),
        "throttles.device": Provision("passwords of one account, from known devices", _LANE),
        "throttles.recovered": Provision("passwords after a reset, or with a recovery code", _LANE),
        "throttles.session": Provision("passwords of one account, by who is signed in", _LANE),
        "throttles.factor": Provision("second steps of one account", _LANE),
        "throttles.recovery": Provision("recovery codes of one account, from one network", _LANE),
        "throttles.mail_code": Provision("codes mailed to one account for sign-ins", _LANE),
        "throttles.mail_known": Provision("more of them, for known devices", _LANE),
        "throttles.mail_confirmation": Provision("codes mailed to who is signed in", _LANE),
        "throttles.mail_notice": Provision("notices of one kind to one account", _LANE),
        "throttles.reset_network": Provision("wishes for a link from one network", _LANE),
        "throttles.reset_name": Provision("wishes for a link under one typed name", _LANE),
        "throttles.reset_known": Provision("wishes from devices that one account knows", _LANE),
        "throttles.change": Provision("changes of one account by who is signed in", _LANE),
        "breaches.required": Provision("refuses a password that nobody could look for", _YES),
        "breaches.recheck": Provision("a sign-in has the password looked for again", _LESS, "s"),
        "activity.keep": Provision("an event is shown", _NEITHER, "s"),
        "activity.addresses": Provision("it is shown with its whole address", _LESS, "s"),
        "activity.page": Provision("events on one page", _NEITHER),
        "logs.addresses": Provision("of an address is logged", _NEITHER),
        "undo.lives": Provision("the link of a notice takes changes back", _NEITHER, "s"),
        "removals.delay": Provision("a second factor that was called lost stays", _MORE, "s"),
        "notices": Provision("are mailed to the owner", Stricter.ALL),
        "sweep_every": Provision("sign-ins until what is over is deleted", _NEITHER),
        "deliver_every": Provision("until it is looked again for mail that waits", _NEITHER, "s"),
    }
)
"""By the name of the setting, in the order in which they are explained."""

_UNITS = ((86_400, "day"), (3600, "hour"), (60, "minute"), (1, "second"))


def values(settings: Settings) -> dict[str, Any]:
    """
    List every setting with its value, by names such as ``sessions.idle``.
    """
    found: dict[str, Any] = {}
    for name, part in asdict(settings, recurse=False).items():
        if has(type(part)):
            inside = asdict(part, recurse=False).items()
            found |= {f"{name}.{inner}": value for inner, value in inside}
        else:
            found[name] = part
    return found


def written(value: Any, *, unit: str = "") -> str:
    """
    Write the value of a setting with its *unit*.
    """
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(map(_limit, value)) or "no limit"
    if isinstance(value, frozenset):
        return ", ".join(sorted(one.value for one in value)) or "none"

    return span(value) if unit == "s" else str(value)


def span(seconds: int) -> str:
    """
    Write *seconds* in the largest unit that they are a whole number of.
    """
    length, unit = next(one for one in _UNITS if seconds % one[0] == 0)
    count = seconds // length
    return f"{count} {unit}" if count == 1 else f"{count} {unit}s"


def _limit(limit: Limit) -> str:
    return f"{limit.burst} in {span(limit.period)}"
