"""
What an engine should be told before it keeps accounts: the same words for all of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import frozen

MOST_SKEW = 2.0
"""Seconds that a clock may differ from ours before it is told."""

_NETWORK = (
    *("nfs", "nfs4", "cifs", "smb", "smb3", "smbfs", "9p", "afs", "ceph", "glusterfs", "lustre"),
    *("beegfs", "gpfs", "ocfs2", "vboxsf", "fuse.glusterfs", "fuse.s3fs", "fuse.sshfs"),
)
_LOST = (
    "A power failure takes the last moments: passwords come back that were changed, and sessions"
    " that were revoked."
)


@frozen(kw_only=True)
class Advice:
    """
    Something about a server that should be another way.

    Attributes:
        server: Its address, without user and password.

        setting: The name of the setting, as the engine calls it; or ``"clock"``, ``"replicas"``,
            ``"replica"``, ``"file system"``, or a column.

        found: What it is.

        reason: What that costs, and what to set.
    """

    server: str
    setting: str
    found: str
    reason: str


def clock(server: str, *, theirs: float, ours: float) -> Iterator[Advice]:
    """
    Judge the clock of *server*: Unix seconds there, and here at the same moment.
    """
    skew = theirs - ours
    if abs(skew) > MOST_SKEW:
        yield Advice(
            server=server,
            setting="clock",
            found=f"{skew:+.0f} seconds",
            reason="Its clock and ours differ. From an hour on, sessions are lost that live, or"
            " what is over comes back. Let both follow a time server.",
        )


def postgresql(server: str, settings: Mapping[str, str]) -> Iterator[Advice]:
    """
    Judge the settings of a PostgreSQL; ``replica`` is ``"on"`` where it is in recovery.
    """
    wrong = {
        "fsync": "A power failure may destroy the whole database. Set it to on.",
        "full_page_writes": "A power failure may tear pages. Set it to on.",
        "synchronous_commit": f"{_LOST} Set it to on.",
    }
    for setting, reason in wrong.items():
        if settings[setting] == "off":
            yield Advice(server=server, setting=setting, found="off", reason=reason)
    yield from _replica(server, settings["replica"])


def mariadb(server: str, settings: Mapping[str, str]) -> Iterator[Advice]:
    """
    Judge the settings of a MariaDB or MySQL; ``replica`` is ``"on"`` where nobody may write.
    """
    flushed, synced = "innodb_flush_log_at_trx_commit", "sync_binlog"
    if settings[flushed] != "1":
        reason = f"{_LOST} Set it to 1."
        yield Advice(server=server, setting=flushed, found=settings[flushed], reason=reason)
    if settings["log_bin"] == "1" and settings[synced] != "1":
        yield Advice(
            server=server,
            setting=synced,
            found=settings[synced],
            reason="After a power failure a replica may lack what the primary has, or have what it"
            " lacks. Set it to 1.",
        )
    yield from _replica(server, settings["replica"])


def collation(server: str, column: str, found: str) -> Advice:
    """
    What to say of a column of ids that compares as people do, and not byte for byte.
    """
    return Advice(
        server=server,
        setting=column,
        found=found,
        reason="It takes one id for another: upper and lower case, or with an accent. Make it as"
        " onetsec.storage.sqlalchemy.metadata says.",
    )


def sqlite(file: str, *, journal: str, synchronous: int) -> Iterator[Advice]:
    """
    Judge how a file is written, as the connections of its storage do it.
    """
    if journal != "wal":
        yield Advice(
            server=file,
            setting="journal_mode",
            found=journal,
            reason="Who reads waits for who writes. Run 'PRAGMA journal_mode = WAL' once.",
        )
    if synchronous < 2:
        yield Advice(
            server=file,
            setting="synchronous",
            found=str(synchronous),
            reason=f"{_LOST} Set it to FULL for each connection.",
        )


def file_system(file: str, kind: str) -> Iterator[Advice]:
    """
    Judge the kind of the file system below *file*; "" if it is not known.
    """
    if kind in _NETWORK:
        yield Advice(
            server=file,
            setting="file system",
            found=kind,
            reason="SQLite's locks do not hold over a network, and the file breaks. Put it on a"
            " disk of this machine, or use a server.",
        )


def mounted(path: str, mounts: str) -> str:
    """
    The kind of the file system of *path*, by the words of Linux in ``/proc/self/mounts``; "" if
    they do not say.
    """
    found = ("", "")
    for line in mounts.splitlines():
        _, point, kind, *_ = (*line.split(), "", "", "")
        point = point.replace("\\040", " ")
        is_above = path == point or path.startswith(point.rstrip("/") + "/")
        if point and is_above and len(point) >= len(found[0]):
            found = (point, kind)
    return found[1]


def _replica(server: str, state: str) -> Iterator[Advice]:
    if state == "on":
        yield Advice(
            server=server,
            setting="replica",
            found="read only",
            reason="Nothing can be written, and what is read may be late. Give the address of the"
            " primary.",
        )
