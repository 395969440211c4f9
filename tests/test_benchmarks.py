"""
What has to be quick is measured, and the measurement can fail.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from benchmarks import scale, session_check

ROOT = Path(__file__).parents[1]


def test_session_check_is_within_its_gate() -> None:
    """
    A check costs at most 20 µs, or four times the raw read. Measured without the coverage of the
    tests, which would be measured too.
    """
    environment = {k: v for k, v in os.environ.items() if not k.startswith("COVERAGE")}
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.session_check"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
    )

    assert (0, "") == (done.returncode, done.stderr), done.stdout


def test_gate_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Beyond the gate the measurement fails.
    """
    monkeypatch.setattr(session_check, "ROUNDS", 1)
    monkeypatch.setattr(session_check, "GATE_MICROS", 0.0)
    monkeypatch.setattr(session_check, "GATE_RATIO", 0.0)

    assert 1 == session_check.main()


def test_scale_is_measured(capsys: pytest.CaptureFixture[str]) -> None:
    """
    Few sessions in one file: what has to be told is told, whatever it is today.
    """
    scale.main(["--sessions", "2000", "--only", "sqlite"])
    told = capsys.readouterr().out

    assert [" 1000 ", " 2000 "] == [size for size in (" 1000 ", " 2000 ") if size in told]
    for goal in ("growth", "bytes a session", "check / raw"):
        assert f"  {goal} " in told
    for call in ("list", "revoke others", "revoke all"):
        assert f"  statements to {call} 1.00 (at most 2): ok" in told


def test_goal_can_be_missed() -> None:
    """
    Beyond its number, and not at it.
    """
    reached = [scale.Goal(name="bytes", reached=size, most=310.0) for size in (310.0, 310.1)]

    assert [True, False] == [goal.is_met for goal in reached]
