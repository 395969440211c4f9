"""
The log: one line an event, after it was stored, and before the host hears of it.
"""

from __future__ import annotations

import logging
from typing import Any

import pytest

from onetsec import Event, EventKind, Onetsec

from ..conftest import HERE, PASSWORD

LOG = "onetsec.events"


def facts(record: logging.LogRecord, *names: str) -> list[Any]:
    """
    Fields of a line.
    """
    return [getattr(record, name) for name in names]


def test_a_line_an_event(auth: Onetsec, caplog: pytest.LogCaptureFixture) -> None:
    """
    With its level and its fields.
    """
    with caplog.at_level(logging.INFO, logger=LOG):
        auth.sign_in.password("ada@example.com", PASSWORD, client=HERE)
        auth.sign_in.password("ada@example.com", "wrong", client=HERE)

    right, wrong = caplog.records
    assert ["authn_login_success", "ada", "password", "192.0.2.1", "Firefox"] == facts(
        right, "event", "user_id", "factor", "source_ip", "browser"
    )
    assert ("INFO", "WARNING") == (right.levelname, wrong.levelname)
    assert "authn_login_fail:ada" == wrong.getMessage()


def test_an_unknown_login_is_not_logged(auth: Onetsec, caplog: pytest.LogCaptureFixture) -> None:
    """
    It may be a password that was typed into the wrong field; the same text has the same id.
    """
    for _ in range(2):
        auth.sign_in.password("hunter2-hunter2", "wrong", client=HERE)

    first, second = caplog.records
    assert "hunter2" not in caplog.text
    assert facts(first, "user_id") == facts(second, "user_id")


def test_it_is_logged_before_the_host_hears_of_it(
    auth: Onetsec, caplog: pytest.LogCaptureFixture
) -> None:
    """
    A listener may raise.
    """

    @auth.on(EventKind.PASSWORD_FAILED)
    def refuse(event: Event) -> None:
        raise LookupError

    with pytest.raises(LookupError):
        auth.sign_in.password("ada@example.com", "wrong", client=HERE)

    assert ["authn_login_fail:ada"] == caplog.messages


def test_nothing_is_printed_by_itself(
    auth: Onetsec, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    Python prints warnings that nobody takes; a failed sign-in is none of these.
    """
    monkeypatch.setattr(logging.getLogger(), "handlers", [])

    auth.sign_in.password("ada@example.com", "wrong", client=HERE)
    logging.getLogger("onetsec.control").warning("printed")

    assert "printed\n" == capfd.readouterr().err
