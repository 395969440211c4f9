"""
Kill -9 between a change and its notice: the process that comes after mails exactly that.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from onetsec import Onetsec
from onetsec.jobs import Job
from onetsec.later import InlineLater
from onetsec.mail import MemoryMailer
from onetsec.testing import FrozenClock, QuickHasher
from onetsec.users import DictUsers

from ..conftest import HERE, KEY, OTHER, PASSWORD, SITE
from ..flows.mailboxes import ADA, LOGIN, mails
from ..flows.worlds import session_of, signed_in


class Killed:
    """
    Is killed by the first job that it is given.
    """

    def submit(self, job: Job, run: Callable[[Job], object]) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    def close(self) -> None:
        """
        Too late.
        """


def _application(path: Path, mailer: MemoryMailer, **changes: Any) -> Onetsec:
    return Onetsec(
        users=DictUsers([ADA]),
        storage=f"sqlite:///{path}",
        keys=[KEY],
        site=SITE,
        hasher=QuickHasher(),
        mailer=mailer,
        **{"later": InlineLater(), "clock": FrozenClock(), **changes},
    )


def _change(path: Path) -> None:
    auth = _application(path, MemoryMailer(), later=Killed())
    auth.password.register("ada", PASSWORD)
    session = session_of(signed_in(auth))
    auth.password.change(session, current=PASSWORD, new=OTHER, client=HERE)


def test_what_was_killed_before_its_mail_is_mailed_after_the_restart(tmp_path: Path) -> None:
    """
    At the next sign-in, once, with a link that works.
    """
    path, mailer, clock = tmp_path / "onetsec.db", MemoryMailer(), FrozenClock()
    child = get_context("forkserver").Process(target=_change, args=(path,))
    child.start()
    child.join(60)
    assert -signal.SIGKILL == child.exitcode

    clock.advance(120)
    auth = _application(path, mailer, clock=clock)
    for _ in range(2):
        signed_in(auth, password=OTHER)
    (mail,) = mails(mailer, "notice")

    assert ("password-changed", LOGIN) == (mail.context["event"], mail.to)
    assert auth.undo.told(mail.context["link"].rpartition("=")[2]) is not None
    auth.close()
