"""
What the document about privacy lists is all that is stored and sent: a new column or field is
named there, with why and for how long, or these tests fail.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args, get_type_hints

import attrs
import pytest

from onetsec.account import Account
from onetsec.address import GIVEN_UP
from onetsec.device import Device
from onetsec.events import Event, EventKind
from onetsec.installation import Installation
from onetsec.jobs import Job
from onetsec.letters import Message
from onetsec.records import Channel, Location, SealedSecret, Site
from onetsec.sessions import Seen
from onetsec.settings import Settings
from onetsec.stopping import MOST_ASKED
from onetsec.storage import _schema
from onetsec.storage.sqlalchemy._tables import metadata
from onetsec.web.cookies import Cookies

DOCUMENT = Path(__file__).parents[2] / "docs" / "privacy.md"
COLUMNS = {"user_id", "version", "epoch", "waits_since"}  # of an account, that stand in the table
SAID = re.compile(r"^\| `([\w.]+)`(?: \| [^|]+){3} \|$", re.MULTILINE)
COOKIES = Cookies.of(Site("Example Shop", "http://localhost"), longest=1, pending=1)
DEFAULTS = Settings()
COUNTED = DEFAULTS.attempts
SOMEWHERE = Location(here=True, city="Vienna", country="Austria")


def documented(heading: str) -> list[str]:
    """
    What the table below *heading* names, each with its form, its purpose and its time.
    """
    _, found, rest = DOCUMENT.read_text().partition(f"\n## {heading}\n")
    assert found, f"docs/privacy.md has no heading: {heading}"
    return sorted(SAID.findall(rest.partition("\n## ")[0]))


def paths(kind: type, *, before: str = "") -> Iterator[str]:
    """
    Every field of *kind*, and of what is in it.
    """
    for name, hint in get_type_hints(kind).items():
        inside = [one for one in (hint, *get_args(hint)) if attrs.has(one)]
        if inside and inside[0] is not SealedSecret:
            yield from paths(inside[0], before=f"{before}{name}.")
        else:
            yield before + name


def columns() -> list[str]:
    """
    Every column of a file of SQLite, and what SQLAlchemy's engines have besides.
    """
    with sqlite3.connect(":memory:") as connection:
        for statement in _schema._TABLES:
            connection.execute(statement)
        asked = "SELECT m.name || '.' || c.name FROM sqlite_master m, pragma_table_info(m.name) c"
        rows = connection.execute(f"{asked} WHERE m.type = 'table'").fetchall()
    ours = {str(column) for table in metadata.sorted_tables for column in table.columns}
    return sorted(ours | {name for (name,) in rows})


def in_events() -> list[str]:
    """
    What stands in the row of an event of which everything is known.
    """
    event = Event(
        kind=EventKind.SIGNED_IN,
        user_id="ada",
        at=1,
        mark="1",
        session_id="s",
        channel=Channel.APP,
        address="192.0.2.1",
        device=Device(browser="Firefox", system="Linux"),
        place=SOMEWHERE,
    )
    assert {one.name for one in attrs.fields(Event)} == {
        "kind", "user_id", "at", "mark", "session_id", "channel", "address", "device", "place",
    }  # fmt: skip
    return sorted(json.loads(event.record().data))


def name_of(cookies: Any, field: Any, cookie: Any) -> Any:
    """
    The name under which a browser keeps *cookie* on this machine.
    """
    return cookie.name


STORED: dict[str, Any] = {
    "Columns": columns(),
    "In an account": sorted(
        path for path in paths(Account) if path not in COLUMNS and path != "extra"
    ),
    "In a session": sorted(paths(Seen)),
    "In an event": in_events(),
    "In the row of the installation": sorted(paths(Installation)),
    "Cookies": sorted(attrs.asdict(COOKIES, recurse=False, value_serializer=name_of).values()),
    "Mails": sorted(paths(Message)),
    "Jobs": sorted(paths(Job)),
}


@pytest.mark.parametrize("heading", STORED)
def test_everything_is_listed(heading: str) -> None:
    """
    Name what is new in ``docs/privacy.md``: in which form, what for, and until when.
    """
    assert STORED[heading] == documented(heading)


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("setups.sealed", f"{DEFAULTS.totp.setup // 60} minutes"),
        ("mailed.id", f"{DEFAULTS.email_code.lives // 60} minutes"),
        ("resets.id", f"{DEFAULTS.password_reset.lives // 60} minutes"),
        ("former.id", f"{DEFAULTS.address.undo // 86_400} days"),
        ("leaving.id", f"{GIVEN_UP // 60} minutes"),
        ("notices.id", f"{DEFAULTS.undo.lives // 86_400} days"),
        ("failures.at", f"at most {COUNTED.month + COUNTED.known_month}:"),
        ("failures.at", f"{COUNTED.month}, and {COUNTED.known_month} of known devices"),
        ("asked.id", f"{MOST_ASKED} newer ones"),
    ],
)
def test_times_and_numbers_are_those_of_the_settings(path: str, said: str) -> None:
    """
    As they come; so whoever changes a default changes the document.
    """
    (line,) = [one for one in DOCUMENT.read_text().splitlines() if one.startswith(f"| `{path}` |")]

    assert said in line.rpartition(" | ")[2]


def test_nothing_else_is_found() -> None:
    """
    The negative control: a heading that is not there is no empty list.
    """
    with pytest.raises(AssertionError, match="no heading"):
        documented("Shoe sizes")
