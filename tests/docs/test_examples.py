"""
The examples run as they stand: their own tests, and the server that their README starts.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from urllib.request import ProxyHandler, build_opener

import pytest

from ..servers import demo

EXAMPLES = Path(__file__).parents[2] / "examples"
APPLICATIONS = [found.parent for found in sorted(EXAMPLES.glob("*/run.py"))]
each_application = pytest.mark.parametrize("folder", APPLICATIONS, ids=lambda path: path.name)


def test_all_are_found() -> None:
    """
    The applications that the documents speak of are there.
    """
    assert {"fastapi_app", "flask_app"} <= {folder.name for folder in APPLICATIONS}


@each_application
def test_own_tests(folder: Path, tmp_path: Path) -> None:
    """
    The tests of an application are tests of onetsec, too.
    """
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-W", "error"]
    done = subprocess.run(
        [*command, f"--basetemp={tmp_path / 'tests'}", "-c", os.devnull, f"--rootdir={folder}"],
        cwd=folder,
        capture_output=True,
        text=True,
    )

    assert 0 == done.returncode, done.stdout + done.stderr
    assert " passed" in done.stdout
    assert " skipped" not in done.stdout


@each_application
def test_server(folder: Path, tmp_path: Path) -> None:
    """
    It starts with the options of the demo, and has the pages, the API and the page without them.
    """
    open_ = build_opener(ProxyHandler({})).open
    with demo(tmp_path / "there", program=[str(folder / "run.py")]) as served:
        assert "Sign in" in open_(f"{served.url}/sign-in").read().decode()
        assert "csrf" in open_(f"{served.url}/api/auth/session").read().decode()
        assert "without a framework" in open_(f"{served.url}/spa").read().decode()


def test_short_enough() -> None:
    """
    The front end is a hundred lines, and read in one sitting.
    """
    lines = (EXAMPLES / "spa.html").read_text().splitlines()

    assert 100 >= len(lines)
