"""
``onetsec check``.
"""

from __future__ import annotations

import json

import pytest
from sqlalchemy import create_engine

from onetsec import Onetsec, Site
from onetsec.cli import main
from onetsec.mail import MemoryMailer
from onetsec.profiles import PROFILES, profile
from onetsec.storage.memory import MemoryStorage
from onetsec.storage.sqlalchemy import SqlAlchemyStorage
from onetsec.users import DictUsers

OWN = profile("asvs-5-l2").settings
AUTH = Onetsec(
    users=DictUsers([]),
    storage=MemoryStorage(),
    keys=[bytes(range(64))],
    site=Site("Shop", "https://example.com"),
    mailer=MemoryMailer(),
)
THEIRS = Onetsec(
    users=DictUsers([]),
    storage=SqlAlchemyStorage(create_engine("mariadb+pymysql://shop@db.example.com/shop")),
    keys=[bytes(range(64))],
    site=Site("Shop", "https://example.com"),
    mailer=MemoryMailer(),
)
MUTE = Onetsec(
    users=DictUsers([]),
    storage=MemoryStorage(),
    keys=[b"k" * 32],
    site=Site("Shop", "https://example.com"),
)


def test_the_demo_is_as_it_comes(capsys: pytest.CaptureFixture[str]) -> None:
    """
    It deviates from the defaults in nothing.
    """
    assert 0 == main(["check"])

    assert "the demo, against onetsolutions: no deviation.\n" == capsys.readouterr().out


def test_the_demo_is_no_norm(capsys: pytest.CaptureFixture[str]) -> None:
    """
    It asks for kinds of characters, and is served on this computer.
    """
    assert 1 == main(["check", "--profile", "asvs-5-l2"])

    told = capsys.readouterr().out
    assert told.startswith("the demo, against asvs-5-l2: ")
    assert "ASVS 5.0 V6.2.5: no rule asks for kinds of characters." in told
    assert "Found: url is http://localhost:8000." in told
    assert "Remedy: Set totp.drift to 0" in told


def test_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    """
    Each deviation with its clause and its remedy.
    """
    assert 1 == main(["check", "--profile", "nist-aal2", "--json"])

    told = json.loads(capsys.readouterr().out)
    found = {one["clause"]: one for one in told["deviations"]}
    assert ("nist-aal2", []) == (told["profile"], told["not_looked_at"])
    assert {"email_code.offered": "yes"} == found["NIST 800-63B-4 3.1.3"]["found"]
    assert "Set email_code.offered to False." == found["NIST 800-63B-4 3.1.3"]["remedy"]


def test_what_only_its_operator_knows(capsys: pytest.CaptureFixture[str]) -> None:
    """
    How many workers there are, and whether a second factor is asked of everybody.
    """
    arguments = ["check", "--app", f"{__name__}:AUTH"]
    assert 0 == main(arguments)
    assert 1 == main([*arguments, "--workers", "4"])
    told = capsys.readouterr().out

    assert "workers is 4, in_process is accounts, sessions, throttle" in told
    assert told.startswith(f"{__name__}:AUTH, against onetsolutions: no deviation.")
    main([*arguments, "--profile", "asvs-5-l2", "--second-factor-required"])
    assert "V6.3.3" not in capsys.readouterr().out


def test_no_worker(capsys: pytest.CaptureFixture[str]) -> None:
    """
    Serves nothing.
    """
    assert 2 == main(["check", "--workers", "0"])
    assert "workers: 0 is not 1 or more." in capsys.readouterr().err


def test_what_nobody_can_tell(capsys: pytest.CaptureFixture[str]) -> None:
    """
    Is said, and is no deviation: how an engine of the application's own connects.
    """
    assert 0 == main(["check", "--app", f"{__name__}:THEIRS"])
    assert "whether TLS protects the way to db.example.com:" in capsys.readouterr().out

    main(["check", "--app", f"{__name__}:THEIRS", "--json"])
    told = json.loads(capsys.readouterr().out)
    assert {"tls": ["db.example.com"]} == told["can_not_tell"]
    main(["check", "--app", f"{__name__}:AUTH"])
    assert "tell" not in capsys.readouterr().out


def test_what_stands_around(capsys: pytest.CaptureFixture[str]) -> None:
    """
    A key of letters and a missing mailer deviate from the defaults, too.
    """
    assert 1 == main(["check", "--app", f"{__name__}:MUTE"])

    told = capsys.readouterr().out
    assert "weak_keys is 1" in told
    assert "mails is no" in told
    assert "2 deviations." in told


def test_settings_alone(capsys: pytest.CaptureFixture[str]) -> None:
    """
    What can not be judged then is said.
    """
    assert 0 == main(["check", "--profile", "asvs-5-l2", "--app", f"{__name__}:OWN"])

    told = capsys.readouterr().out
    assert "Not looked at, for only settings were given: ASVS 5.0 V6.2.12" in told


def test_no_profile(capsys: pytest.CaptureFixture[str]) -> None:
    """
    Those that there are, are said.
    """
    assert 2 == main(["check", "--profile", "none"])

    assert ", ".join(PROFILES) in capsys.readouterr().err
