"""
Active sessions: who is signed in, where, and for how long.

Pure: reads no clock, touches no storage, draws no randomness.

See NIST SP 800-63B-4, section 5, and ASVS 5.0, V7.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from enum import Enum
from hmac import compare_digest
from typing import Any

from attrs import evolve, field, frozen

from .device import Device
from .errors import ConfigurationError
from .location import clean_address
from .records import Channel, Location, SessionRecord, Transport


@frozen(kw_only=True)
class SessionPolicy:
    """
    How long a session lives, in seconds, and how many one user may have.

    Attributes:
        idle: Without a request for so long, it is over.

        absolute: After so long it is over in any case.

        touch: Last activity, address and place are written at most so often.

        most: With more than so many, the one that was idle for longest gives way.
    """

    idle: int = field(default=14 * 86_400)
    absolute: int = field(default=30 * 86_400)
    touch: int = field(default=300)
    most: int = field(default=50)

    def __attrs_post_init__(self) -> None:
        if not 60 <= self.idle <= self.absolute:
            raise ConfigurationError(
                f"sessions.idle: {self.idle} s is not between 60 s and sessions.absolute,"
                f" {self.absolute} s."
            )
        if not 0 < self.touch <= self.idle // 2:
            raise ConfigurationError(
                f"sessions.touch: {self.touch} s is not between 1 s and half of sessions.idle,"
                f" {self.idle // 2} s."
            )
        if not 1 <= self.most <= 1000:
            raise ConfigurationError(f"sessions.most: {self.most} is not between 1 and 1000.")


class SessionOutcome(Enum):
    """
    What a look at a session said.
    """

    ALIVE = "alive"
    WRONG_SECRET = "wrong-secret"
    SIGNED_OUT = "signed-out"
    EXPIRED = "expired"


@frozen(kw_only=True)
class Session:
    """
    A session that was checked, as the host sees it.

    Attributes:
        user_id: The host's id of the user.

        id: 12 public characters.

        epoch: The account's, when the credentials were verified.

        proven: What this session has proven and when last, as :func:`written`.

        created_at: When it was opened, Unix seconds.

        digest: Which secret it was checked with; of no use to anybody without the keys.

        transport: How its token comes along, and has to.
    """

    user_id: str
    id: str
    epoch: int
    proven: str
    created_at: int
    digest: bytes = field(repr=False, eq=False)
    transport: Transport = Transport.COOKIE

    @property
    def proofs(self) -> dict[Channel, int]:
        """
        What this session has proven, and when last, in Unix seconds.
        """
        return proofs(self.proven)

    @property
    def channels(self) -> frozenset[Channel]:
        """
        What this session has proven.
        """
        return frozenset(self.proofs)

    def proven_at(self, channel: Channel) -> int | None:
        """
        When *channel* was proven last, in Unix seconds; None if it never was.
        """
        return self.proofs.get(channel)

    @classmethod
    def of(cls, record: SessionRecord, *, transport: Transport) -> Session:
        """
        What may be seen of *record*, whose token came along by *transport*.
        """
        return cls(
            user_id=record.user_id,
            id=record.id,
            epoch=record.epoch,
            proven=record.channels,
            created_at=record.created_at,
            digest=record.digest,
            transport=transport,
        )


@frozen(kw_only=True)
class Seen:
    """
    From where a session was used last: what is only shown.

    Attributes:
        name: What the owner of the device calls it, as ``device.named`` lets it through.
    """

    address: str = ""
    name: str = ""
    device: Device
    place: Location


def open(
    *,
    user_id: str,
    id: str,
    digest: bytes,
    epoch: int,
    channels: str,
    seen: Seen,
    policy: SessionPolicy,
    now: int,
) -> SessionRecord:
    """
    A new session.
    """
    return SessionRecord(
        user_id=user_id,
        id=id,
        revision=1,
        epoch=epoch,
        digest=digest,
        channels=channels,
        created_at=now,
        last_seen_at=now,
        expires_at=now + policy.idle,
        data=_packed(seen),
    )


def check(
    record: SessionRecord, *, digest: bytes, minimum_epoch: int, policy: SessionPolicy, now: int
) -> SessionOutcome:
    """
    Decide whether a token with *digest* speaks for *record*.

    The secret first: who does not have it learns nothing else.
    """
    if not compare_digest(record.digest, digest):
        return SessionOutcome.WRONG_SECRET
    if record.epoch < minimum_epoch:
        return SessionOutcome.SIGNED_OUT
    if is_over(record, policy=policy, now=now):
        return SessionOutcome.EXPIRED

    return SessionOutcome.ALIVE


def is_over(record: SessionRecord, *, policy: SessionPolicy, now: int) -> bool:
    """
    Whether *record* was idle for too long, or lived for too long.
    """
    return now >= min(record.expires_at, record.created_at + policy.absolute)


def is_due(record: SessionRecord, *, policy: SessionPolicy, now: int) -> bool:
    """
    Whether the last activity of *record* is old enough to be written again.

    A clock that runs behind never moves it back.
    """
    return now - record.last_seen_at >= policy.touch


def touch(record: SessionRecord, *, seen: Seen, policy: SessionPolicy, now: int) -> SessionRecord:
    """
    *record* with its last activity now. The device stays what signed in, and keeps its name.
    """
    before = unpacked(record.data)
    return evolve(
        record,
        revision=record.revision + 1,
        last_seen_at=now,
        expires_at=min(now + policy.idle, record.created_at + policy.absolute),
        data=_packed(evolve(seen, device=before.device, name=before.name)),
    )


def restamp(record: SessionRecord, *, digest: bytes, epoch: int, channels: str) -> SessionRecord:
    """
    *record* with a new secret, for what was proven or changed with it.
    """
    return evolve(
        record, revision=record.revision + 1, digest=digest, epoch=epoch, channels=channels
    )


def surplus(
    records: Sequence[SessionRecord], *, minimum_epoch: int, policy: SessionPolicy, now: int
) -> tuple[str, ...]:
    """
    The ids of sessions that give way: those that are over, and beyond the limit those that were
    idle for longest. Everybody who opens a session at the same moment names the same ones.

    A row below the minimum epoch stays: it may be about to be re-stamped by a change of its own.
    """
    alive = [
        r for r in records if r.epoch >= minimum_epoch and not is_over(r, policy=policy, now=now)
    ]
    alive.sort(key=lambda r: (r.last_seen_at, r.created_at, r.id), reverse=True)
    over = tuple(r.id for r in records if is_over(r, policy=policy, now=now))
    return over + tuple(r.id for r in alive[policy.most :])


_CHANNELS = {channel.value: channel for channel in Channel}


def proofs(channels: str) -> dict[Channel, int]:
    """
    What :func:`written` wrote. A channel of a newer release is left out.
    """
    found = {}
    for word in channels.split():
        name, _, at = word.partition(":")
        if name in _CHANNELS and at.isdecimal():
            found[_CHANNELS[name]] = int(at)
    return found


def written(proofs: Mapping[Channel, int]) -> str:
    """
    *proofs* as the text that the digest of a session covers: ``"app:1800000000 password:…"``.
    """
    return " ".join(sorted(f"{channel.value}:{at}" for channel, at in proofs.items()))


_SHOWN = ("address", "browser", "system", "city", "country", "here", "name")


def unpacked(raw: bytes) -> Seen:
    """
    What was written of a session to be shown. What can not be read shows as unknown.
    """
    try:
        words: Any = json.loads(raw)
        if isinstance(words, list):
            words = dict(zip(_SHOWN, [*words, *[""] * len(_SHOWN)], strict=False))
        return Seen(
            address=str(words["address"]),
            name=str(words.get("name", "")),
            device=Device(browser=str(words["browser"]), system=str(words["system"])),
            place=Location(
                here=words["here"] is True,
                city=str(words["city"]),
                country=str(words["country"]),
            ),
        )
    except (ValueError, KeyError, TypeError, RecursionError):
        return Seen(device=Device(browser="", system=""), place=Location())


def _packed(seen: Seen) -> bytes:
    """
    A list in the order of `_SHOWN` that ends before what is empty: it is half of a row, and there
    are ten rows a user. An earlier form, with names, is still read.
    """
    words = [
        clean_address(seen.address),
        seen.device.browser,
        seen.device.system,
        seen.place.city,
        seen.place.country,
        seen.place.here,
        seen.name,
    ]
    while words and not words[-1]:
        words.pop()
    return json.dumps(words, separators=(",", ":"), ensure_ascii=False).encode()
