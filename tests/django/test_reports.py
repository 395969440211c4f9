"""
Commands that print a report about the settings of a project.
"""

from __future__ import annotations

import json
from typing import Any

import pytest

from onetsec import Settings
from onetsec.django.storage import DjangoStorage
from onetsec.sessions import SessionPolicy

from . import databases
from .test_operators import BASE, run

OWN = BASE | {"SETTINGS": Settings(sessions=SessionPolicy(idle=7200, absolute=36_000))}
WEAK = BASE | {"SETTINGS": Settings(sessions=SessionPolicy(idle=30 * 86_400))}


def test_simulate() -> None:
    """
    The settings of the project are within every limit.
    """
    assert "| app-code " in run("onetsec_simulate")
    assert json.loads(run("onetsec_simulate", "--json"))["attacks"]


def test_explain(configured: Any) -> None:
    """
    The numbers are those of the project.
    """
    configured(ONETSEC=OWN)

    assert "| 2 hours " in run("onetsec_explain", "sessions")
    assert "| keys " in run("onetsec_explain", "keys")


def test_check(configured: Any) -> None:
    """
    A key that is no random one, and what was made weaker, are named; it ends with 1.
    """
    configured(ONETSEC=WEAK)

    with pytest.raises(SystemExit) as ended:
        run("onetsec_check")

    assert 1 == ended.value.code


@pytest.mark.parametrize(
    ("clear", "unknown", "engine", "options"),
    [
        (("db.example.com",), (), "postgresql", {}),
        ((), (), "postgresql", {"sslmode": "verify-full"}),
        ((), ("db.example.com",), "mysql", {"ssl": {"ca": "/ca.pem"}}),
        ((), (), "mysql", {"ssl_mode": "VERIFY_IDENTITY"}),
    ],
)
def test_way_to_the_database(
    clear: tuple[str, ...], unknown: tuple[str, ...], engine: str, options: dict[str, str]
) -> None:
    """
    As ``DATABASES`` says it.
    """
    kind, host = f"django.db.backends.{engine}", "db.example.com"
    alias = databases.add("looked_at", ENGINE=kind, NAME="shop", HOST=host, OPTIONS=options)
    storage = DjangoStorage(alias)

    assert (clear, unknown) == (storage.in_the_clear, storage.tls_unknown)
    databases.remove(alias)


def test_check_for_programs(configured: Any) -> None:
    """
    A project that is in order deviates from nothing.
    """
    configured(ONETSEC=OWN | {"KEYS": [bytes(range(64))]})

    told = json.loads(run("onetsec_check", "--json", "--workers", "4"))
    assert ("onetsolutions", []) == (told["profile"], told["deviations"])
