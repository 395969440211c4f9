"""
The command line: what it makes, and what it refuses.
"""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from onetsec.cli import main


@pytest.fixture
def stops() -> Iterator[None]:
    """
    Put back how the process ends.
    """
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    yield
    for number, how in before.items():
        signal.signal(number, how)


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """
    What ``onetsec demo`` says when it can not run.
    """
    assert 2 == main(["demo", *arguments])

    printed = capsys.readouterr()
    assert "" == printed.out
    return printed.err


@pytest.mark.usefixtures("stops")
@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "::", "example.com", ""])
def test_only_here(host: str, capsys: pytest.CaptureFixture[str]) -> None:
    """
    A host that others can reach is refused.
    """
    assert "--public-and-unsafe" in refused(capsys, "--host", host)


@pytest.mark.usefixtures("stops")
def test_weak_password(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """
    A password that the policy refuses is refused with every reason.
    """
    said = refused(capsys, "--port", "0", "--data", str(tmp_path), "--password", "horse")

    assert "At least 8 characters; An uppercase letter; A number" in said


@pytest.mark.usefixtures("stops")
def test_busy_port(capsys: pytest.CaptureFixture[str]) -> None:
    """
    A port that is taken is said.
    """
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])

        assert f"port {port} of 127.0.0.1 can not be used" in refused(capsys, "--port", port)


@pytest.mark.parametrize("port", ["-1", "65536", "http"])
def test_no_port(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    """
    What is no port is said.
    """
    with pytest.raises(SystemExit) as ended:
        main(["demo", "--port", port])

    assert 2 == ended.value.code
    assert "--port" in capsys.readouterr().err


@pytest.mark.usefixtures("stops")
def test_no_folder(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """
    A folder that is a file is said.
    """
    (tmp_path / "file").touch()

    assert "--data" in refused(capsys, "--port", "0", "--data", str(tmp_path / "file"))


@pytest.mark.usefixtures("stops")
def test_broken_key(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """
    A folder whose key is none is said.
    """
    (tmp_path / "key").write_text("short")

    assert "keys[0]" in refused(capsys, "--port", "0", "--data", str(tmp_path))


def test_without_its_packages() -> None:
    """
    Who has not installed what the demo needs is told what to install.
    """
    code = (
        "import sys; sys.modules['waitress'] = None;"
        "from onetsec.cli import main; sys.exit(main(['demo']))"
    )

    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)

    assert 2 == ended.returncode
    assert "pip install 'onetsec[demo]'" in ended.stderr
