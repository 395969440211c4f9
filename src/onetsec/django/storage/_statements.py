"""
Every statement, for the engines that Django knows and we do.
"""

from __future__ import annotations

from attrs import frozen

from ...errors import ConfigurationError

LOAD = "SELECT version, epoch, data, waits_since FROM onetsec_django_account WHERE user_id = %s"
REPLACE = (
    "UPDATE onetsec_django_account SET version = %s, epoch = %s, data = %s, waits_since = %s"
    " WHERE user_id = %s AND version = %s"
)
WAITING = (
    "SELECT user_id FROM onetsec_django_account WHERE waits_since > 0 AND waits_since <= %s"
    " ORDER BY waits_since LIMIT %s"
)
SESSION = (
    "SELECT s.session_id, s.revision, s.epoch, s.digest, s.channels, s.created_at,"
    " s.last_seen_at, s.expires_at, s.data,"
    " (SELECT e.epoch FROM onetsec_django_epoch e WHERE e.user_id = s.user_id)"
    " FROM onetsec_django_session s WHERE s.user_id = %s AND s.session_id = %s"
)
# One row at least: the minimum epoch is there without a session too.
SESSIONS = (
    "SELECT s.session_id, s.revision, s.epoch, s.digest, s.channels, s.created_at,"
    " s.last_seen_at, s.expires_at, s.data, e.epoch"
    " FROM (SELECT 1 AS one) told"
    " LEFT JOIN onetsec_django_epoch e ON e.user_id = %s"
    " LEFT JOIN onetsec_django_session s ON s.user_id = %s"
)
TOUCH = (
    "UPDATE onetsec_django_session SET revision = %s, epoch = %s, digest = %s, channels = %s,"
    " created_at = %s, last_seen_at = %s, expires_at = %s, data = %s, purge_day = %s"
    " WHERE user_id = %s AND session_id = %s AND revision = %s"
)
DROP_ALL = "DELETE FROM onetsec_django_session WHERE user_id = %s"
DROP = DROP_ALL + " AND session_id IN ({})"
ARRIVALS = "SELECT arrivals FROM onetsec_django_throttle WHERE key_ = %s"
SWAP = (
    "UPDATE onetsec_django_throttle SET arrivals = %s, purge_day = %s"
    " WHERE key_ = %s AND arrivals = %s"
)
EVENTS = (
    "SELECT event_id, kind, at, data FROM onetsec_django_event WHERE user_id = %s"
    " ORDER BY event_id DESC LIMIT %s"
)
EVENTS_BEFORE = (
    "SELECT event_id, kind, at, data FROM onetsec_django_event WHERE user_id = %s"
    " AND event_id < %s ORDER BY event_id DESC LIMIT %s"
)
DROP_EVENTS = "DELETE FROM onetsec_django_event WHERE user_id = %s AND event_id < %s"
# Children first: an erasure that was cut off is begun anew.
ERASE = (
    "DELETE FROM onetsec_django_event WHERE user_id = %s",
    "DELETE FROM onetsec_django_session WHERE user_id = %s",
    "DELETE FROM onetsec_django_account WHERE user_id = %s",
)

_CREATE = (
    "INSERT INTO onetsec_django_account (version, epoch, data, waits_since, user_id)"
    " VALUES (%s, %s, %s, %s, %s)"
)
_OPEN = (
    "INSERT INTO onetsec_django_session (revision, epoch, digest, channels, created_at,"
    " last_seen_at, expires_at, data, purge_day, user_id, session_id)"
    " VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"
)
_RECORD = (
    "INSERT INTO onetsec_django_event (user_id, event_id, kind, at, data)"
    " VALUES (%s, %s, %s, %s, %s)"
)
_BEGIN = "INSERT INTO onetsec_django_throttle (key_, arrivals, purge_day) VALUES (%s, %s, %s)"
_UNLESS_THERE = " ON CONFLICT DO NOTHING"
_RAISE = "INSERT INTO onetsec_django_epoch (user_id, epoch, keep_until) VALUES (%s, %s, %s)"


@frozen(kw_only=True)
class Family:
    """
    The statements that not all engines say in the same way.

    Attributes:
        create, open, record, begin: Store a row unless it is there; where that can not be said, the
            engine's refusal is caught.

        raise_epoch: Store the higher one, and tell it: as a row, or as the last id inserted.

        sweep: Sessions, minimum epochs, throttle keys; what is over, and how many at most.

        transaction: What begins one that writes.
    """

    create: str
    open: str
    record: str
    begin: str
    raise_epoch: str
    sweep: tuple[str, str, str]
    transaction: str = "BEGIN"
    is_serial: bool = False


POSTGRESQL = Family(
    create=_CREATE + _UNLESS_THERE,
    open=_OPEN + _UNLESS_THERE,
    record=_RECORD + _UNLESS_THERE,
    begin=_BEGIN + _UNLESS_THERE,
    raise_epoch=_RAISE + " ON CONFLICT (user_id) DO UPDATE SET"
    " epoch = greatest(onetsec_django_epoch.epoch, excluded.epoch),"
    " keep_until = greatest(onetsec_django_epoch.keep_until, excluded.keep_until)"
    " RETURNING epoch",
    # What somebody else holds is left to the next sweep: to wait is how two wait for each other.
    sweep=(
        "DELETE FROM onetsec_django_session WHERE id IN (SELECT id FROM onetsec_django_session"
        " WHERE purge_day <= %s LIMIT %s FOR UPDATE SKIP LOCKED)",
        "DELETE FROM onetsec_django_epoch WHERE user_id IN (SELECT user_id FROM"
        " onetsec_django_epoch WHERE keep_until <= %s LIMIT %s FOR UPDATE SKIP LOCKED)",
        "DELETE FROM onetsec_django_throttle WHERE key_ IN (SELECT key_ FROM"
        " onetsec_django_throttle WHERE purge_day <= %s LIMIT %s FOR UPDATE SKIP LOCKED)",
    ),
)
SQLITE = Family(
    create=_CREATE + _UNLESS_THERE,
    open=_OPEN + _UNLESS_THERE,
    record=_RECORD + _UNLESS_THERE,
    begin=_BEGIN + _UNLESS_THERE,
    raise_epoch=_RAISE + " ON CONFLICT (user_id) DO UPDATE SET"
    " epoch = max(epoch, excluded.epoch), keep_until = max(keep_until, excluded.keep_until)"
    " RETURNING epoch",
    sweep=(
        "DELETE FROM onetsec_django_session WHERE id IN (SELECT id FROM onetsec_django_session"
        " WHERE purge_day <= %s LIMIT %s)",
        "DELETE FROM onetsec_django_epoch WHERE user_id IN (SELECT user_id FROM"
        " onetsec_django_epoch WHERE keep_until <= %s LIMIT %s)",
        "DELETE FROM onetsec_django_throttle WHERE key_ IN (SELECT key_ FROM"
        " onetsec_django_throttle WHERE purge_day <= %s LIMIT %s)",
    ),
    transaction="BEGIN IMMEDIATE",
)
MYSQL = Family(
    create=_CREATE,
    open=_OPEN,
    record=_RECORD,
    begin=_BEGIN,
    # What LAST_INSERT_ID() is given comes back with the acknowledgement: no second statement.
    raise_epoch="INSERT INTO onetsec_django_epoch (user_id, epoch, keep_until)"
    " VALUES (%s, LAST_INSERT_ID(%s), %s) ON DUPLICATE KEY UPDATE"
    " epoch = LAST_INSERT_ID(GREATEST(epoch, VALUES(epoch))),"
    " keep_until = GREATEST(keep_until, VALUES(keep_until))",
    sweep=(
        "DELETE FROM onetsec_django_session WHERE purge_day <= %s LIMIT %s",
        "DELETE FROM onetsec_django_epoch WHERE keep_until <= %s LIMIT %s",
        "DELETE FROM onetsec_django_throttle WHERE purge_day <= %s LIMIT %s",
    ),
    is_serial=True,
)
_FAMILIES = {"mysql": MYSQL, "postgresql": POSTGRESQL, "sqlite": SQLITE}


def family(vendor: str) -> Family:
    """
    Return the statements for an engine, by Django's name.

    Raises:
        ConfigurationError: If nobody has proven any for it.
    """
    found = _FAMILIES.get(vendor)
    if found is None:
        raise ConfigurationError(
            f"ONETSEC['STORAGE']: {vendor} is none of {', '.join(_FAMILIES)}. Give the URL of a"
            " storage of its own, such as 'redis://…' or 'sqlite:////…'."
        )

    return found
