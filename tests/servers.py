"""
Real servers for the tests: on free loopback ports, and gone afterwards.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from attrs import frozen

PATIENCE = 60  # seconds; a busy machine with a coverage tracer is slow, not broken


@frozen(kw_only=True)
class Demo:
    """
    A demo that is being served.

    Attributes:
        url: Its address, without a slash at the end.

        email, password: Of its user.

        folder: Where it keeps its database and mails.

        log: What it has printed.

        start: Where somebody begins who signs in to see the settings.
    """

    url: str
    email: str
    password: str
    folder: Path
    log: Path
    start: str = "/sign-in"


@contextmanager
def demo(
    folder: Path,
    *options: str,
    email: str = "grace@example.com",
    password: str = "Tidal Lantern 48",
    program: Sequence[str] = ("-m", "onetsec", "demo"),
) -> Iterator[Demo]:
    """
    Serve the demo, or one of the examples, from *folder* in a process of its own.

    Args:
        folder: Any folder; it is made if it is missing.

        options: More of the command line, such as ``"--locate-demo"``.

        email: Of the one user.

        password: Of the same.

        program: What Python runs.
    """
    folder.mkdir(parents=True, exist_ok=True)
    log = folder.with_name(f"{folder.name}.log")
    command = [sys.executable, *program, "--port", "0", "--data", str(folder)]
    command += ["--email", email, "--password", password, *options]
    with log.open("wb") as output:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            env=os.environ | {"PYTHONUNBUFFERED": "1"},
        )
    try:
        printed = wait_for(f"Sign in as {email}", process, log)
        url = printed.partition("Onetsec demo on ")[2].partition("\n")[0]
        yield Demo(url=url, email=email, password=password, folder=folder, log=log)
    finally:
        stop(process)


def wait_for(words: str, process: subprocess.Popen[bytes], log: Path) -> str:
    """
    Wait until *process* has written *words* to its *log*; the result is all that it wrote.
    """
    deadline = time.monotonic() + PATIENCE
    while words not in (printed := log.read_text(errors="replace")):
        if time.monotonic() > deadline:
            raise TimeoutError(f"{words!r} was not printed, only:\n{printed}")
        with suppress(subprocess.TimeoutExpired):
            status = process.wait(0.05)
            raise RuntimeError(f"ended with {status}:\n{log.read_text(errors='replace')}")

    return printed


def stop(process: subprocess.Popen[bytes]) -> None:
    """
    End *process*: politely, then for certain.
    """
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(10)
