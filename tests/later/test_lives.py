"""
Later, in the life of a process: its threads, its end, and a fork.
"""

from __future__ import annotations

import subprocess
import sys
import threading

import pytest

from onetsec.jobs import Job
from onetsec.later import ThreadLater

from .errands import JOB, job, messages

PROGRAM = """
import atexit, os, signal, threading
from onetsec.jobs import Job, JobKind
from onetsec.later import ThreadLater

signal.alarm(30)  # who waits for a thread that is not there waits for ever
job = Job(kind=JobKind.MAIL_NOTICE, who="ada", id="e", at=1, expires_at=3601)
"""

EXIT = """
ended = threading.Event()
later = ThreadLater()
later.submit(job, lambda job: ended.wait(20) and print(job.kind.value, flush=True))
atexit.register(ended.set)  # is called before what was registered before
"""

HANG = """
later = ThreadLater(patience=0.01)
later.submit(job, lambda job: threading.Event().wait())
print("the end")
"""

FORK = """
ran = []
later = ThreadLater(threads=1)
later.submit(job, lambda job: ran.append(os.getpid()))
child = os.fork()
if child == 0:
    later.submit(job, lambda job: ran.append(os.getpid()))
    later.close()
    os._exit(0 if os.getpid() in ran else 1)
status = os.waitpid(child, 0)[1]
later.submit(job, lambda job: ran.append(os.getpid()))
later.close()
print(status, ran == [os.getpid()] * 2)
"""

FORK_UNDER_LOCK = """
reached, may_go, main = threading.Event(), threading.Event(), threading.get_ident()

def clock():
    if threading.get_ident() != main and not reached.is_set():
        reached.set()  # here the thread holds the lock
        may_go.wait(20)
    return 0.0

ran = []
later = ThreadLater(threads=1, clock=clock)
later.submit(job, lambda job: ran.append("parent"))
reached.wait(20)
child = os.fork()
if child == 0:
    later.submit(job, lambda job: ran.append("child"))
    later.close()  # after which it has done whatever it had
    os._exit(0 if ran == ["child"] else 1)
status = os.waitpid(child, 0)[1]
may_go.set()
later.close()
print(status, ran)
"""


def run(program: str) -> tuple[str, str]:
    """
    What *program* prints, and what it says of its troubles.
    """
    quiet = ("-W", "ignore:This process")  # newer Pythons warn of each fork beside a thread
    command = [sys.executable, *quiet, "-c", PROGRAM + program]
    ran = subprocess.run(command, capture_output=True, check=True, text=True, timeout=60)
    return ran.stdout.strip(), ran.stderr.strip()


def test_a_short_script_does_its_jobs() -> None:
    """
    A job that can only end after the script did is done before the interpreter is gone.
    """
    assert ("mail-notice", "") == run(EXIT)


def test_a_job_that_hangs_keeps_no_process() -> None:
    """
    It is left behind after the patience.
    """
    lost = "later: jobs were lost: 1 dropped (not done in time: 1)"

    assert ("the end", lost) == run(HANG)


def test_a_fork_starts_anew() -> None:
    """
    A child has threads of its own; the parent goes on.
    """
    assert ("0 True", "") == run(FORK)


def test_a_fork_leaves_locks_behind() -> None:
    """
    One that a thread of the parent holds keeps no child waiting, and what is queued there is not
    done twice.
    """
    assert ("0 ['parent']", "") == run(FORK_UNDER_LOCK)


def test_the_first_job_starts_threads() -> None:
    """
    Building starts none, and closing ends them.
    """
    others, seen = set(threading.enumerate()), []

    def look() -> None:
        seen.append(sorted(one.name for one in set(threading.enumerate()) - others))

    later = ThreadLater(threads=2)
    look()
    later.submit(JOB, lambda _: None)
    look()
    later.close()
    look()

    assert [[], ["onetsec-later_0", "onetsec-later_1"], []] == seen


def test_threads_that_do_not_start(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """
    Without any the job is dropped. The next job tries again to start them.
    """

    def start(self: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    seen: list[Job] = []
    later = ThreadLater()
    with monkeypatch.context() as patch:
        patch.setattr(threading.Thread, "start", start)
        later.submit(job(1), seen.append)
    later.submit(job(2), seen.append)
    later.close()

    assert [job(2)] == seen
    assert ["later: jobs were lost: 1 dropped (no thread: 1)"] == messages(caplog)
