"""
Records as bytes, and back.

A script compares the first bytes of a value with what was expected, as they are: no number of ours
is read there but times.
"""

from __future__ import annotations

import zlib
from struct import Struct

from ...records import AccountRecord, EventRecord, SessionRecord
from .._waiting import Entry

_ACCOUNT = Struct(">qqq")  # version, epoch, waits since
_ENTRY = Struct(">qq")  # since, version
# Revision, end, beginning, last use, epoch, how long the digest is, how long the channels are, and
# how both them and the data are written. Five bytes for a time: four would be over in 2106.
_SESSION = Struct(">I5s5s5sqBHB")
_EPOCH = Struct(">qq")  # minimum epoch, kept until
_EVENT = Struct(">qH")  # at, and how long the kind is
_END = b"\x00"

# What is shown of a session is text of few words, and half of what it takes: so it is packed with
# the words that are usual. Any other bytes come back as well. A stored value needs the words that
# it was packed with: never change these, add others under another number.
_PLAIN, _USUAL = 0, 1
_WORDS = (
    b"external:1800000000 passkey:1800000000 recovery:1800000000 mail:1800000000 app:1800000000"
    b' password:18{"address":"2001:db8::192.168.","browser":"Opera","Edge","Safari","Firefox",'
    b'"Chrome","system":"ChromeOS","Android","iOS","macOS","Windows","Linux","here":true,'
    b'"here":false,"city":"","country":""}'
)
_WINDOW = -10  # a kilobyte, without a head
_MOST = 65_536


def version(number: int) -> bytes:
    """
    What the value of an account of this version begins with.
    """
    return number.to_bytes(8, "big", signed=True)


def revision(number: int) -> bytes:
    """
    What the value of a session of this revision begins with.
    """
    return number.to_bytes(4, "big")


def account(record: AccountRecord) -> bytes:
    """
    Pack an account.
    """
    return _ACCOUNT.pack(record.version, record.epoch, record.waits_since) + record.data


def account_of(user_id: str, value: bytes) -> AccountRecord:
    """
    Unpack the account of a user.
    """
    version, epoch, waits_since = _ACCOUNT.unpack_from(value)
    return AccountRecord(
        user_id=user_id,
        version=version,
        epoch=epoch,
        data=value[_ACCOUNT.size :],
        waits_since=waits_since,
    )


def entry(one: Entry) -> bytes:
    """
    Pack that a user waits.
    """
    return _ENTRY.pack(one.since, one.version) + one.user_id.encode()


def entry_of(value: bytes) -> Entry:
    """
    Unpack that a user waits.
    """
    since, version = _ENTRY.unpack_from(value)
    return Entry(since, version, value[_ENTRY.size :].decode())


def session(record: SessionRecord) -> bytes:
    """
    Pack a session.
    """
    channels = record.channels.encode()
    how, shown = _shrunk(channels + record.data)
    head = _SESSION.pack(
        record.revision,
        _time(record.expires_at),
        _time(record.created_at),
        _time(record.last_seen_at),
        record.epoch,
        len(record.digest),
        len(channels),
        how,
    )
    return b"".join((head, record.digest, shown))


def session_of(user_id: str, session_id: str, value: bytes) -> SessionRecord:
    """
    Unpack a session of a user.
    """
    revision, end, begin, seen, epoch, digest, channels, how = _SESSION.unpack_from(value)
    digest_end = _SESSION.size + digest
    shown = value[digest_end:]
    if how == _USUAL:
        shown = zlib.decompressobj(_WINDOW, _WORDS).decompress(shown, _MOST)
    return SessionRecord(
        user_id=user_id,
        id=session_id,
        revision=revision,
        epoch=epoch,
        digest=value[_SESSION.size : digest_end],
        channels=shown[:channels].decode(),
        created_at=int.from_bytes(begin, "big"),
        last_seen_at=int.from_bytes(seen, "big"),
        expires_at=int.from_bytes(end, "big"),
        data=shown[channels:],
    )


def epoch_of(value: bytes | None) -> int:
    """
    Unpack a minimum epoch; 0 if there is none.
    """
    if value is None:
        return 0

    epoch: int = _EPOCH.unpack(value)[0]
    return epoch


def event(record: EventRecord) -> bytes:
    """
    Pack an event so that bytes sort as ids do.
    """
    kind = record.kind.encode()
    return b"".join((event_id(record.id), _EVENT.pack(record.at, len(kind)), kind, record.data))


def event_of(user_id: str, value: bytes) -> EventRecord:
    """
    Unpack an event of a user.
    """
    id, _, rest = value.partition(_END)
    at, length = _EVENT.unpack_from(rest)
    kind_end = _EVENT.size + length
    return EventRecord(
        user_id=user_id,
        id=id.replace(b"\x01\x01", b"\x00").replace(b"\x01\x02", b"\x01").decode(),
        kind=rest[_EVENT.size : kind_end].decode(),
        at=at,
        data=rest[kind_end:],
    )


def event_id(id: str) -> bytes:
    """
    What the value of this event, and of no other, begins with.

    It ends with the lowest byte, which stands nowhere else in it: so an id comes before one that it
    is the beginning of.
    """
    return id.encode().replace(b"\x01", b"\x01\x02").replace(b"\x00", b"\x01\x01") + _END


def _shrunk(text: bytes) -> tuple[int, bytes]:
    """
    Pack *text* if that makes it shorter; and how it was.
    """
    packer = zlib.compressobj(9, zlib.DEFLATED, _WINDOW, 5, zlib.Z_DEFAULT_STRATEGY, _WORDS)
    packed = packer.compress(text) + packer.flush()
    return (_USUAL, packed) if len(packed) < len(text) else (_PLAIN, text)


def _time(seconds: int) -> bytes:
    return seconds.to_bytes(5, "big")
