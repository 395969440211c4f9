"""
The account: all secret, slow state of one user, and how it is written down.

Pure: reads no clock, touches no storage, draws no randomness. The rules that change it are in
:mod:`.attempts` and :mod:`.credentials`.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

from .address import Former, Known, Leaving, Move
from .breached import BreachState
from .device import Device
from .email_code import Challenge, EmailFactor
from .password_reset import Reset
from .records import SealedSecret
from .recovery_codes import RecoveryState
from .removals import Removal
from .throttling import Failure
from .totp import TotpState
from .undo import Notice

FORMAT = 1


@frozen(kw_only=True)
class Authenticator:
    """
    An authenticator app that was verified.
    """

    sealed: SealedSecret
    state: TotpState
    enabled_at: int


@frozen(kw_only=True)
class Setup:
    """
    An authenticator app that was shown to one session, and waits for its first code.
    """

    session_id: str
    sealed: SealedSecret
    begun_at: int
    failures: int = 0


@frozen(kw_only=True)
class Asked:
    """
    A sign-in with the right password, for which a code was mailed to nobody's answer yet.

    Attributes:
        id: Of the pending sign-in.

        at: When the code was last asked for, Unix seconds.
    """

    id: str
    at: int


@frozen(kw_only=True)
class Account:
    """
    Everything that onetsec knows about one user.

    Attributes:
        version: What was loaded; 0 if there is no record yet.

        epoch: Grows with every change of a credential.

        waits_since: Since when something waits to be mailed, as the storage has it; a hint, which
            stands beside the record. See :func:`.notices.waits_since`.

        settled: The epoch of the last change that sessions had to end for. `epoch` may be higher,
            after a crash; a session of before `settled` may change nothing.

        format: Of the record. A newer one is read as long as it has these fields, and never
            written.

        password_hash: What is kept of the password: its hash, or, if the host keeps that, a
            fingerprint of it; see :mod:`.fingerprints`.

        rehashed: Fingerprints of other hashes of the same password, which may have taken its place.

        password_by_mail: The password was set through a mailed link, and no app or recovery code
            was proven since: it counts as the mailbox.

        reset_at: Unix seconds of the last time that it was; 0 if it never was.

        mailed: Codes that were mailed and not used.

        resets: Links that were mailed and not used.

        address: What mail may go to; None before the first look at it.

        moves: Addresses that wait for the code that was mailed to them.

        former: Addresses that were left, the first one first.

        leaving: A change of the address that has begun; None if there is none, or it was made.

        failures: The last wrong second factors, the oldest first.

        asked: Sign-ins from devices that are not known, whose mailed code was not answered.

        stopped_at: When the password stopped working on devices that are not known, Unix seconds; 0
            if it works. See :mod:`.stopping`.

        notices: What its owner is told of: those that wait to be mailed, and those whose link
            works. See :mod:`.undo`.

        breach: The last look for the password among those that are known from breaches.

        removal: Of the second factors, which their owner has lost; None if none waits.

        snoozed: Until when advice waits, Unix seconds, by its code.

        changed: Unix seconds of the last change of each credential, by its name.

        extra: Fields that a newer release wrote; kept, and written back.
    """

    user_id: str
    version: int = 0
    epoch: int = 0
    waits_since: int = 0
    settled: int = 0
    format: int = FORMAT
    password_hash: str | None = field(default=None, repr=False)
    rehashed: tuple[str, ...] = field(default=(), repr=False)
    password_by_mail: bool = False
    reset_at: int = 0
    authenticator: Authenticator | None = None
    setups: tuple[Setup, ...] = ()
    recovery: RecoveryState | None = None
    email: EmailFactor | None = None
    mailed: tuple[Challenge, ...] = ()
    resets: tuple[Reset, ...] = ()
    address: Known | None = None
    moves: tuple[Move, ...] = ()
    former: tuple[Former, ...] = ()
    leaving: Leaving | None = None
    failures: tuple[Failure, ...] = ()
    asked: tuple[Asked, ...] = ()
    stopped_at: int = 0
    notices: tuple[Notice, ...] = ()
    breach: BreachState | None = None
    removal: Removal | None = None
    snoozed: Mapping[str, int] = field(factory=dict)
    changed: Mapping[str, int] = field(factory=dict)
    extra: Mapping[str, object] = field(factory=dict, repr=False)

    def content(self) -> bytes:
        """
        What is stored, without the seal that the engine puts on it.
        """
        own: dict[str, Any] = {
            "format": self.format,
            "settled": self.settled,
            "password_hash": self.password_hash,
            "password_by_mail": self.password_by_mail,
            "authenticator": _write_authenticator(self.authenticator),
            "setups": [_write_setup(one) for one in self.setups],
            "recovery": _write_recovery(self.recovery),
            "email": self.email and [_text(self.email.address), self.email.enabled_at],
            "mailed": [[one.id, _text(one.key), one.serial, one.sent_at] for one in self.mailed],
            "resets": [[one.id, _text(one.digest), one.issued_at] for one in self.resets],
            "failures": [[one.at, one.by, int(one.reserved)] for one in self.failures],
            "changed": dict(self.changed),
        }
        if self.rehashed:
            own["rehashed"] = list(self.rehashed)
        if self.asked:
            own["asked"] = [[one.id, one.at] for one in self.asked]
        if self.stopped_at:
            own["stopped_at"] = self.stopped_at
        if self.reset_at:
            own["reset_at"] = self.reset_at
        if self.removal is not None:
            own["removal"] = [self.removal.asked_at, self.removal.due_at]
        if self.snoozed:
            own["snoozed"] = dict(self.snoozed)
        if self.notices:
            own["notices"] = [_write_notice(one) for one in self.notices]
        if self.breach is not None:
            own["breach"] = [self.breach.of, self.breach.at, int(self.breach.is_found)]
        if self.address is not None:
            own["address"] = _write_address(self.address)
        if self.moves:
            own["moves"] = [[one.id, one.sealed.text, one.asked_at] for one in self.moves]
        if self.former:
            own["former"] = [[one.id, one.sealed.text, one.left_at] for one in self.former]
        if self.leaving is not None:
            own["leaving"] = _write_leaving(self.leaving)
        return json.dumps({**self.extra, **own}, separators=(",", ":")).encode()

    @classmethod
    def of(
        cls, content: bytes, *, user_id: str, version: int, epoch: int, waits_since: int = 0
    ) -> Account:
        """
        The account that was stored as *content*.
        """
        stored: dict[str, Any] = json.loads(content)
        return cls(
            user_id=user_id,
            version=version,
            epoch=epoch,
            waits_since=waits_since,
            format=stored.pop("format"),
            settled=stored.pop("settled"),
            password_hash=stored.pop("password_hash"),
            rehashed=tuple(stored.pop("rehashed", ())),
            password_by_mail=stored.pop("password_by_mail", False),
            reset_at=stored.pop("reset_at", 0),
            authenticator=_read_authenticator(stored.pop("authenticator")),
            setups=tuple(_read_setup(one) for one in stored.pop("setups")),
            recovery=_read_recovery(stored.pop("recovery")),
            email=_read_email(stored.pop("email", None)),
            mailed=tuple(_read_challenge(one) for one in stored.pop("mailed", ())),
            resets=tuple(_read_reset(one) for one in stored.pop("resets", ())),
            address=_read_address(stored.pop("address", None)),
            moves=tuple(
                Move(id=id, sealed=SealedSecret(text=text), asked_at=at)
                for id, text, at in stored.pop("moves", ())
            ),
            former=tuple(
                Former(id=id, sealed=SealedSecret(text=text), left_at=at)
                for id, text, at in stored.pop("former", ())
            ),
            leaving=_read_leaving(stored.pop("leaving", None)),
            failures=tuple(
                Failure(at=at, by=by, reserved=bool(reserved))
                for at, by, reserved in stored.pop("failures")
            ),
            asked=tuple(Asked(id=id, at=at) for id, at in stored.pop("asked", ())),
            stopped_at=stored.pop("stopped_at", 0),
            removal=_read_removal(stored.pop("removal", None)),
            snoozed=stored.pop("snoozed", {}),
            notices=tuple(_read_notice(one) for one in stored.pop("notices", ())),
            breach=_read_breach(stored.pop("breach", None)),
            changed=stored.pop("changed"),
            extra=stored,
        )


def _write_authenticator(app: Authenticator | None) -> list[Any] | None:
    return None if app is None else [app.sealed.text, app.state.last_step, app.enabled_at]


def _read_authenticator(stored: list[Any] | None) -> Authenticator | None:
    if stored is None:
        return None

    text, last_step, enabled_at = stored
    return Authenticator(
        sealed=SealedSecret(text=text),
        state=TotpState(last_step=last_step),
        enabled_at=enabled_at,
    )


def _write_setup(setup: Setup) -> list[Any]:
    return [setup.session_id, setup.sealed.text, setup.begun_at, setup.failures]


def _read_setup(stored: list[Any]) -> Setup:
    session_id, text, begun_at, failures = stored
    return Setup(
        session_id=session_id,
        sealed=SealedSecret(text=text),
        begun_at=begun_at,
        failures=failures,
    )


def _write_recovery(codes: RecoveryState | None) -> dict[str, Any] | None:
    if codes is None:
        return None

    return {
        "key": _text(codes.key),
        "cost": codes.cost,
        "salt": _text(codes.salt),
        "digests": [_text(one) for one in codes.digests],
        "issued": codes.issued,
        "issued_at": codes.issued_at,
    }


def _read_recovery(stored: dict[str, Any] | None) -> RecoveryState | None:
    if stored is None:
        return None

    return RecoveryState(
        key=b64decode(stored["key"]),
        cost=stored["cost"],
        salt=b64decode(stored["salt"]),
        digests=tuple(b64decode(one) for one in stored["digests"]),
        issued=stored["issued"],
        issued_at=stored["issued_at"],
    )


def _read_email(stored: list[Any] | None) -> EmailFactor | None:
    if stored is None:
        return None

    address, enabled_at = stored
    return EmailFactor(address=b64decode(address), enabled_at=enabled_at)


def _read_removal(stored: list[int] | None) -> Removal | None:
    if stored is None:
        return None

    asked_at, due_at = stored
    return Removal(asked_at=asked_at, due_at=due_at)


def _read_breach(stored: list[Any] | None) -> BreachState | None:
    if stored is None:
        return None

    of, at, is_found = stored
    return BreachState(of=of, at=at, is_found=bool(is_found))


def _write_address(known: Known) -> list[Any]:
    return [_text(known.digest), known.confirmed_at, *([1] if known.is_disputed else [])]


def _read_address(stored: list[Any] | None) -> Known | None:
    if stored is None:
        return None

    digest, confirmed_at, *disputed = stored
    return Known(digest=b64decode(digest), confirmed_at=confirmed_at, is_disputed=bool(disputed))


def _write_leaving(leaving: Leaving) -> list[Any]:
    sealed = leaving.sealed and leaving.sealed.text
    return [leaving.id, _text(leaving.to), sealed, leaving.at, leaving.epoch, leaving.address]


def _read_leaving(stored: list[Any] | None) -> Leaving | None:
    if stored is None:
        return None

    id, to, text, at, epoch, address = stored
    sealed = None if text is None else SealedSecret(text=text)
    return Leaving(id=id, to=b64decode(to), sealed=sealed, at=at, epoch=epoch, address=address)


def _read_challenge(stored: list[Any]) -> Challenge:
    id, key, serial, sent_at = stored
    return Challenge(id=id, key=b64decode(key), serial=serial, sent_at=sent_at)


def _read_reset(stored: list[Any]) -> Reset:
    id, digest, issued_at = stored
    return Reset(id=id, digest=b64decode(digest), issued_at=issued_at)


def _write_notice(notice: Notice) -> list[Any]:
    own: list[Any] = [notice.id, _text(notice.digest), notice.kind, notice.at]
    own += [notice.address, notice.sent_at]
    device = notice.device
    return own if device == Device() else [*own, device.browser, device.system]


def _read_notice(stored: list[Any]) -> Notice:
    id, digest, kind, at, address, sent_at, *seen = stored
    browser, system, *_ = seen or ("", "")
    return Notice(
        id=id,
        digest=b64decode(digest),
        kind=kind,
        at=at,
        address=address,
        sent_at=sent_at,
        device=Device(browser=browser, system=system),
    )


def _text(raw: bytes) -> str:
    return b64encode(raw).decode()
