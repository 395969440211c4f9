"""
The table of what was proven.
"""

from __future__ import annotations

import re
from collections import Counter
from xml.etree.ElementTree import fromstring

import pytest

from .table import cells, kind_of, row_of, shown, versions

REPORT = """
<testsuites><testsuite>
<testcase classname="tests.storage.redis.test_contract.TestClusterAwaited" name="test_one"/>
<testcase classname="tests.storage.redis.test_contract.TestClusterAwaited" name="test_two">
  <failure message="no"/></testcase>
<testcase classname="tests.storage.redis.test_contract.TestClusterAwaited" name="test_three">
  <skipped message="not here"/></testcase>
<testcase classname="tests.storage.redis.test_layout" name="test_other"/>
</testsuite></testsuites>
"""


@pytest.mark.parametrize(
    ("place", "name", "row"),
    [
        ("psycopg.test_contract.TestSerializable", "test_it", "postgresql, serializable"),
        ("psycopg.test_outage", "test_it[awaited]", "postgresql, awaited"),
        ("redis.test_contract.TestServer", "test_it", "redis"),
        ("sqlalchemy.test_contract.TestAsyncMariaDB", "test_it", "sqlalchemy, mariadb, awaited"),
        (
            "test_races_through_flows",
            "test_race_of_threads[postgresql, repeatable read-AppCode]",
            "postgresql, repeatable read",
        ),
        (
            "test_races_through_flows",
            "test_race[redis cluster, awaited-X]",
            "redis, cluster, awaited",
        ),
        ("test_races_through_flows", "test_race[sqlalchemy, mariadb-X]", "sqlalchemy, mariadb"),
        ("test_races_through_flows", "test_race[sqlite-X]", "sqlite"),
        ("test_broken", "test_broken_storage[SaveCreates]", "memory"),
        ("test_sqlite_processes", "test_fork_shares_no_connection", "sqlite"),
        ("test_contract.TestMissingFolder", "test_outage_of_load", "sqlite"),
        (
            "sqlalchemy.test_outage.TestRefused",
            "test_outage_of_load[postgresql+asyncpg-awaited]",
            "sqlalchemy, postgresql, asyncpg, awaited",
        ),
    ],
)
def test_row_is_the_engine(place: str, name: str, row: str) -> None:
    """
    With what it is reached by, and at which isolation.
    """
    assert row == row_of(f"tests.storage.{place}", name)


def test_cells_count_what_did_not_pass() -> None:
    """
    A test that was left out has proven nothing either; what is no proof of an engine is not there.
    """
    found = cells(fromstring(REPORT).iter("testcase"))

    assert {"redis, cluster, awaited": {"contract": Counter(passed=1, failed=2)}} == found


def test_table_has_a_line_an_engine() -> None:
    """
    And a bar where nothing was proven.
    """
    head, line = shown(cells(fromstring(REPORT).iter("testcase"))).splitlines()

    assert ["engine", "contract", "outages"] == head.split()[:3]
    assert ["redis, cluster, awaited", "1 of 3", *"-----"] == re.split(" {2,}", line)


@pytest.mark.parametrize(
    ("place", "name", "kind"),
    [
        ("storage.redis.test_contract.TestServer", "test_it", "contract"),
        ("storage.test_contract.TestMissingFolder", "test_outage_of_load", "outages"),
        ("storage.test_sqlite_outage", "test_it", "outages"),
        ("storage.test_sqlite_processes", "test_it", "processes"),
        ("crash.test_kills", "test_it[sqlite]", "kills"),
        ("storage.redis.test_layout", "test_it", None),
    ],
)
def test_kind_is_the_column(place: str, name: str, kind: str | None) -> None:
    """
    By the module; but a contract may say what an outage is, too.
    """
    assert kind == kind_of(f"tests.{place}", name)


def test_versions_are_those_of_the_servers() -> None:
    """
    Whoever reads the table knows what it was run on.
    """
    assert ["postgres", "mariadbd", "Redis"] == [
        re.findall("postgres|mariadbd|Redis", one)[0] for one in versions()
    ]
