"""
Kill -9 between a change and its notice: the process that comes after mails exactly that, though its
owner never comes back.
"""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from flask import Flask

from onetsec import AsyncOnetsec, Channel, EventKind, Onetsec, lifted
from onetsec._lifting import run
from onetsec.asgi import AsgiOnetsec
from onetsec.events import NOTICES
from onetsec.flask import FlaskOnetsec
from onetsec.jobs import Job, JobKind
from onetsec.later import InlineLater
from onetsec.mail import MemoryMailer
from onetsec.testing import FrozenClock, QuickHasher
from onetsec.users import DictUsers

from ..asgi.calls import asked, scope_of
from ..conftest import KEY, PASSWORD, SITE, THERE
from ..flows.mailboxes import ADA, LOGIN, OPEN, address_codes, notices
from ..flows.test_notices import Life
from ..web.asgi import missing

NEW = "ada@example.org"
LATER = 600

_FORKS = get_context("forkserver")
_FORKS.set_forkserver_preload([f"{__package__}.warm"])


class Whole(Life):
    """
    Ada, with what else she is told of.
    """

    def address_changed(self) -> None:
        """
        By its owner.
        """
        self._auth.address.change(self._session, NEW)
        self._auth.address.confirm(self._session, address_codes(self._mailer)[-1])

    def new_device(self) -> None:
        """
        Of whoever has both factors.
        """
        waiting = self._auth.sign_in.password(LOGIN, PASSWORD, client=THERE).pending or ""
        code = self._app.next_code()
        self._auth.sign_in.verify(waiting, factor=Channel.APP, code=code, client=THERE)


class Killed(InlineLater):
    """
    Does its jobs, and is killed by the first one that would tell of *kind*.
    """

    auth: Onetsec

    def __init__(self, kind: EventKind) -> None:
        self._kind = kind.value

    def submit(self, job: Job, run_it: Callable[[Job], object]) -> None:
        if job.kind is JobKind.MAIL_NOTICE:
            account = run(self.auth.flows.engine.account("ada"))
            if any(one.kind == self._kind and not one.sent_at for one in account.notices):
                os.kill(os.getpid(), signal.SIGKILL)
        super().submit(job, run_it)


def _ports(path: Path, mailer: MemoryMailer, *, email: str, now: int) -> dict[str, Any]:
    return {
        "users": DictUsers([evolve(ADA, email=email)]),
        "storage": f"sqlite:///{path}",
        "keys": [KEY],
        "site": SITE,
        "hasher": QuickHasher(),
        "mailer": mailer,
        "settings": OPEN,
        "clock": FrozenClock(now),
    }


def _change(path: Path, kind: EventKind) -> None:
    mailer, later = MemoryMailer(), Killed(kind)
    ports = _ports(path, mailer, email=LOGIN, now=FrozenClock().seconds())
    later.auth = auth = Onetsec(**ports, later=later)
    auth.password.register("ada", PASSWORD)
    life = Whole(auth, ports["users"], mailer, ports["clock"])
    getattr(life, kind.name.lower())()


def _killed(path: Path, kind: EventKind) -> None:
    child = _FORKS.Process(target=_change, args=(path, kind))
    child.start()
    child.join(60)
    assert -signal.SIGKILL == child.exitcode


def _restarted(path: Path, mailer: MemoryMailer, *, email: str, now: int) -> Onetsec:
    """
    A new process, which a stranger has asked for a page; it has done what it had to.
    """
    auth = Onetsec(**_ports(path, mailer, email=email, now=now))
    app = Flask("host")
    FlaskOnetsec(auth, app)
    assert 200 == app.test_client().get("/sign-in").status_code
    auth.close()
    return auth


@pytest.mark.parametrize("kind", sorted(NOTICES, key=str), ids=lambda one: one.value)
def test_what_was_killed_before_its_mail_is_mailed_after_the_restart(
    kind: EventKind, tmp_path: Path
) -> None:
    """
    At the first request of a stranger, exactly that and once, with the link that was kept; to the
    address of before.
    """
    path, mailer = tmp_path / "onetsec.db", MemoryMailer()
    _killed(path, kind)
    is_moved = kind is EventKind.ADDRESS_CHANGED
    now = FrozenClock().seconds()
    for _ in range(2):
        now += LATER
        auth = _restarted(path, mailer, email=NEW if is_moved else LOGIN, now=now)

    both = [LOGIN, NEW] if is_moved else [LOGIN]
    assert both == [mail.to for mail in mailer.sent]
    assert [kind.value] * len(both) == notices(mailer)
    told = auth.undo.told(mailer.sent[0].context["link"].rpartition("=")[2])
    assert told is not None
    assert kind is told.kind
    auth.close()


def test_an_event_loop_mails_it_too(tmp_path: Path) -> None:
    """
    At the first request of a stranger.
    """
    path, mailer = tmp_path / "onetsec.db", MemoryMailer()
    _killed(path, EventKind.TOTP_ENABLED)
    ports = _ports(path, mailer, email=LOGIN, now=FrozenClock().seconds() + LATER)

    async def live() -> None:
        awaited = {name: lifted(ports[name]) for name in ("users", "hasher", "mailer")}
        auth = AsyncOnetsec(**{**ports, **awaited})
        answer = await asked(AsgiOnetsec(auth).wrap(missing), scope_of("/sign-in"))
        assert 200 == answer.status
        await auth.close()

    asyncio.run(live())
    assert [EventKind.TOTP_ENABLED.value] == notices(mailer)
