"""
Whether a driver goes over TLS, by what it is told.
"""

from __future__ import annotations

from typing import Any

import pytest

from onetsec.storage._transport import Transport, remote, transport

TLS, CLEAR, UNKNOWN = Transport.TLS, Transport.CLEAR, Transport.UNKNOWN


@pytest.mark.parametrize(
    ("expected", "driver", "options"),
    [
        (CLEAR, "psycopg", {}),
        (CLEAR, "psycopg2", {"sslmode": "prefer"}),
        (TLS, "psycopg2", {"sslmode": "require"}),
        (TLS, "psycopg_async", {"sslmode": "verify-full"}),
        (UNKNOWN, "psycopg", {"service": "shop"}),
        (TLS, "psycopg", {"service": "shop", "sslmode": "verify-ca"}),
        (CLEAR, "asyncpg", {"ssl": "prefer"}),
        (TLS, "asyncpg", {"ssl": "verify-full"}),
        (CLEAR, "pymysql", {}),
        (TLS, "pymysql", {"ssl": {"ca": "/ca"}}),
        (CLEAR, "pymysql", {"ssl": {"ca": "/ca"}, "ssl_disabled": "true"}),
        (UNKNOWN, "pymysql", {"read_default_file": "/etc/my.cnf"}),
        (TLS, "asyncmy", {"ssl": {"ca": "/ca"}}),
        (CLEAR, "mysqldb", {"ssl_mode": "PREFERRED"}),
        (TLS, "mysqldb", {"ssl_mode": "VERIFY_IDENTITY", "ssl": {"ca": "/ca"}}),
        (UNKNOWN, "mysqldb", {"ssl": {"ca": "/ca"}}),
        (UNKNOWN, "aiomysql", {"ssl": {"ca": "/ca"}}),
        (CLEAR, "aiomysql", {}),
        (UNKNOWN, "pg8000", {}),
    ],
)
def test_transport(expected: Transport, driver: str, options: dict[str, Any]) -> None:
    """
    Only what forbids a driver to go without is TLS; what it may have been told elsewhere, and a
    driver that is not known here, nobody can tell.
    """
    assert expected is transport(driver, options)


def test_remote() -> None:
    """
    A path is a socket of this machine; some drivers take several hosts.
    """
    assert ("a", "b") == remote("a,b")
    assert () == remote("/run/postgresql") == remote("") == remote(None)
