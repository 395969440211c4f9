"""
``onetsec explain``.
"""

from __future__ import annotations

import json
import os
import sys

import pytest
from attrs import evolve

from onetsec import Settings
from onetsec.cli import READ_ENOUGH, main
from onetsec.explanation import Topic
from onetsec.records import Limit
from onetsec.sessions import SessionPolicy
from onetsec.throttling import Throttles

OWN = evolve(
    Settings(),
    sessions=SessionPolicy(idle=7200, absolute=36_000),
    throttles=Throttles(account=(Limit(4, 300),)),
)


@pytest.mark.parametrize("topic", Topic)
def test_of_the_demo(topic: Topic, capsys: pytest.CaptureFixture[str]) -> None:
    """
    Without an application, the demo is explained.
    """
    assert 0 == main(["explain", topic.value])

    assert capsys.readouterr().out.startswith(f"# {topic.value.capitalize()}\n")


def test_a_reader_that_has_read_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    ``| head`` is no error, and no traceback.
    """
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as stdout:
        monkeypatch.setattr(sys, "stdout", stdout)

        assert READ_ENOUGH == main(["explain", "throttling"])


def test_the_key_of_the_demo_is_random(capsys: pytest.CaptureFixture[str]) -> None:
    """
    It has one, and it was drawn.
    """
    assert 0 == main(["explain", "keys", "--json"])

    (keys, _) = json.loads(capsys.readouterr().out)["tables"]
    assert ["1", "0"] == [row["is"] for row in keys["rows"]]


def test_of_settings(capsys: pytest.CaptureFixture[str]) -> None:
    """
    The numbers are those of the application.
    """
    assert 0 == main(["explain", "sessions", "--app", f"{__name__}:OWN"])

    assert "| 2 hours " in capsys.readouterr().out


def test_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    """
    Numbers are numbers, and limits are two of them.
    """
    assert 0 == main(["explain", "sessions", "--json", "--app", f"{__name__}:OWN"])
    sessions = json.loads(capsys.readouterr().out)
    assert 0 == main(["explain", "throttling", "--json", "--app", f"{__name__}:OWN"])
    throttling = json.loads(capsys.readouterr().out)
    assert 0 == main(["explain", "events", "--json"])
    events = json.loads(capsys.readouterr().out)

    told = {
        one["name"]: one for topic in (sessions, throttling, events) for one in topic["settings"]
    }
    assert (7200, "s") == (told["sessions.idle"]["value"], told["sessions.idle"]["unit"])
    assert [{"burst": 4, "period": 300}] == told["throttles.account"]["value"]
    assert "password-changed" in told["notices"]["value"]


def test_no_topic(capsys: pytest.CaptureFixture[str]) -> None:
    """
    What can be explained is said.
    """
    with pytest.raises(SystemExit) as ended:
        main(["explain", "everything"])

    assert 2 == ended.value.code
    assert "throttling" in capsys.readouterr().err
