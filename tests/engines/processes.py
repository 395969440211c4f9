"""
Processes that end with the test run, also if that is interrupted or killed.
"""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from glob import glob
from pathlib import Path

# Its input ends when whoever started it ends, however that comes about.
_WATCH = """
import os, shutil, signal, sys
pid, folder = int(sys.argv[1]), sys.argv[2]
sys.stdin.read()
try:
    os.kill(pid, signal.SIGKILL)
except ProcessLookupError:
    pass
shutil.rmtree(folder, ignore_errors=True)
"""


def binary(name: str, *folders: str, package: str) -> str:
    """
    Find the program *name* on the path or in *folders*, which may be patterns; the newest first.

    Args:
        package: What to install if it is nowhere.
    """
    found = [
        path
        for pattern in ("/usr/local/bin", *folders)
        for path in sorted(glob(f"{pattern}/{name}"), reverse=True)
    ]
    program = shutil.which(name) or next(iter(found), None)
    if program is None:
        raise RuntimeError(f"{name} is needed for the tests, and not here: install {package}.")

    return program


def free_port() -> int:
    """
    Find a port on the loopback device that nobody listens on.
    """
    with socket.create_server(("127.0.0.1", 0)) as found:
        port: int = found.getsockname()[1]
        return port


def plain_user() -> str | None:
    """
    Name who runs a server that refuses to be run by root; None if this is not root.
    """
    if os.geteuid() != 0:
        return None

    return "nobody"


@contextmanager
def own_folder(name: str) -> Iterator[Path]:
    """
    Make a temporary folder that :func:`plain_user` may use.

    Not one of pytest's: those are in a folder that only its owner may enter, and the name of a
    socket may have a hundred bytes.
    """
    folder = Path(tempfile.mkdtemp(prefix=f"onetsec-{name}-"))
    give(folder)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def give(path: Path) -> None:
    """
    Give *path* to :func:`plain_user`.
    """
    user, group = _identity()
    if user is not None and group is not None:
        os.chown(path, user, group)


class Child:
    """
    A process that was started here.

    Args:
        command: What to run.

        folder: Its own, thrown away with it if the test run is killed.

        log: Where its output goes, after what is there.
    """

    def __init__(self, command: Sequence[str], *, folder: Path, log: Path) -> None:
        user, group = _identity()
        with log.open("ab") as output:
            self._process = subprocess.Popen(
                command,
                cwd=folder,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # an interrupt of the test run is not for it
                user=user,
                group=group,
                extra_groups=None if user is None else [],
            )
        self._watch = subprocess.Popen(
            [sys.executable, "-c", _WATCH, str(self.pid), str(folder)],
            stdin=subprocess.PIPE,
            start_new_session=True,
        )

    @property
    def pid(self) -> int:
        """
        The id of the process.
        """
        pid: int = self._process.pid
        return pid

    def ended(self) -> bool:
        """
        Say whether it is at its end.
        """
        return self._process.poll() is not None

    def send(self, number: signal.Signals) -> None:
        """
        Send it a signal.
        """
        with suppress(ProcessLookupError):
            self._process.send_signal(number)

    def stop(self, number: signal.Signals = signal.SIGTERM, *, patience: float = 20.0) -> None:
        """
        End it with a signal, or for certain after *patience*.
        """
        self._watch.kill()
        self._watch.communicate()
        self.send(number)
        try:
            self._process.wait(patience)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def run(command: Sequence[str], *, folder: Path) -> None:
    """
    Run *command* to its end as :func:`plain_user`; if it fails, with all that it said.
    """
    user, group = _identity()
    ran = subprocess.run(
        command,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        user=user,
        group=group,
        extra_groups=None if user is None else [],
    )
    if ran.returncode != 0:
        raise RuntimeError(f"{command[0]} ended with {ran.returncode}:\n{ran.stdout}{ran.stderr}")


def _identity() -> tuple[int | None, int | None]:
    user = plain_user()
    if user is None:
        return None, None

    found = pwd.getpwnam(user)
    return found.pw_uid, found.pw_gid
