"""
What stands between an application and everything around it, and notes what goes through.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from onetsec.jobs import Job
from onetsec.later import InlineLater
from onetsec.letters import Message
from onetsec.mail import MemoryMailer

from ..canaries import Canaries
from .walking import RESET


class Door:
    """
    An application, and everything that a server in front of it would write down.

    Attributes:
        application: What stands behind it now.
    """

    def __init__(self, application: Any, canaries: Canaries) -> None:
        self.application = application
        self._canaries = canaries

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Any:
        query = environ["QUERY_STRING"]
        if (environ["REQUEST_METHOD"], environ["PATH_INFO"]) != ("GET", RESET):  # as it was mailed
            self._canaries.tell("address", f"{environ['PATH_INFO']}?{query}")

        def start(status: str, headers: list[tuple[str, str]], *error: Any) -> Any:
            for name, value in headers:
                self._noted(name, value)
            return start_response(status, headers, *error)

        body = b"".join(self.application(environ, start))
        self._canaries.secret(
            "csrf", *re.findall(r'name="csrf" value="([0-9a-f]+)"', body.decode())
        )
        return [body]

    def _noted(self, name: str, value: str) -> None:
        if name != "Set-Cookie":
            self._canaries.tell("header", f"{name}: {value}")
            return

        cookie, _, rest = value.partition("=")
        secret = rest.partition(";")[0]
        if secret and cookie != "onetsec_note":  # the code of a message
            self._canaries.secret(cookie, secret)


class Desk(MemoryMailer):
    """
    Where jobs are done and mails are sent: what is mailed is told, to its addressee alone.
    """

    def __init__(self, canaries: Canaries) -> None:
        super().__init__()
        self._canaries = canaries

    def code(self) -> str:
        """
        The code of the last mail that has one.
        """
        return self._last("code")

    def link(self) -> str:
        """
        The link of the last mail that has one.
        """
        return self._last("link")

    def submit(self, job: Job, run: Callable[[Job], object]) -> None:
        """
        Note *job*, as a queue keeps it, and do it.
        """
        self._canaries.tell("job", f"{job.text()} {job!r}")
        InlineLater().submit(job, run)

    def close(self) -> None:
        """
        Nothing is left to do.
        """

    def send(self, message: Message) -> None:
        """
        Note what *message* says, and which secret it is there for.
        """
        super().send(message)
        where = message.context.get("event", message.kind)
        for name in {"code", "link"} & set(message.context):
            secret = message.context[name].rpartition("=")[2]
            is_notice = message.kind == "notice"
            self._canaries.secret("undo link" if is_notice else f"mailed {name}", secret)
        told = (message.subject, message.text, message.html, *message.context.values())
        self._canaries.tell(f"mail {where}", " ".join(told))
        self._canaries.tell("repr", repr(message))

    def _last(self, name: str) -> str:
        told = (mail for mail in self.sent if mail.kind != "notice")
        return [mail.context[name] for mail in told if name in mail.context][-1]
