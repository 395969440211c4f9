"""
What the contract is told of a host.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from itertools import count
from typing import Any

from attrs import field, frozen

from ....letters import Message
from ....mail import MemoryMailer
from ..._browser import Address, Browser
from ..._fakes import FrozenClock
from ._document import Document

_PATIENCE, _PAUSE = 10.0, 0.01
_NUMBERS = count()


@frozen(kw_only=True)
class Login:
    """
    A user of the host with a password, without a second factor, whose address is verified.

    Attributes:
        login: What is typed into the form: the address of the user.
    """

    user_id: str
    login: str
    password: str = field(repr=False)


@frozen(kw_only=True, eq=False)
class WebHost:
    """
    An application on a running server.

    Attributes:
        site: As in its :class:`.Site`: scheme and host, and the port if the site names one.

        at: Where its server listens, such as :func:`.serving` gives it; None for where *site* says.

        new_user: Makes another user, whom no test has seen.

        mails: The application's mailer, or what returns all mails, the oldest first.

        prefix: Of the pages.

        api: Of the JSON API.

        new_password: One that the policy of the host takes, of nobody.

        clock: That of the application, for :class:`.WebClockContract`.

        outage: Takes its storage down, for as long as the context lasts: for
            :class:`.WebOutageContract`.

        headers: What is sent with every request, such as what a proxy of yours would add.
    """

    site: str
    at: Address | None = None
    new_user: Callable[[], Login]
    mails: MemoryMailer | Callable[[], Sequence[Message]]
    prefix: str = ""
    api: str = "/api/auth"
    new_password: str = field(default="Another Staple 7 Lantern", repr=False)
    clock: FrozenClock | None = None
    outage: Callable[[], AbstractContextManager[object]] | None = None
    headers: dict[str, str] = field(factory=dict, repr=False)
    _known: list[Document] = field(factory=list, init=False, repr=False)

    @property
    def is_secure(self) -> bool:
        """
        Return whether the site is reached over https.
        """
        return self.site.startswith("https://")

    def cookie(self, name: str = "onetsec") -> str:
        """
        Return the name of a cookie, as it is on this site.
        """
        return f"__Host-{name}" if self.is_secure else name

    def browser(self) -> Browser:
        """
        Return a browser that nobody has used, somewhere else than all before it.

        The limits of one network are not what is tested: a proxy that the host has told us of
        names another client for each; without one, whose client it is is not known.
        """
        number = next(_NUMBERS)
        where = f"203.0.{113 + number // 250 % 100}.{1 + number % 250}"
        return Browser(self.site, at=self.at, headers={"X-Forwarded-For": where, **self.headers})

    def mailed(self, user: Login, what: str, *, kind: str = "", times: int = 1) -> str:
        """
        Wait for the mail to *user* with a ``"code"`` or a ``"link"``; what it brings.

        Args:
            kind: Only in mails of this kind, such as ``"notice"``: notices have links, too.

            times: How many such mails there must be.
        """
        end = time.monotonic() + _PATIENCE
        while True:
            found = self._mailed(user, what, kind)
            if len(found) >= times:
                return found[-1]
            assert time.monotonic() < end, f"no mail with a {what} has come"
            time.sleep(_PAUSE)

    def is_mailed(self, user: Login, what: str, *, kind: str = "") -> bool:
        """
        Whether *user* was mailed such a thing.
        """
        return bool(self._mailed(user, what, kind))

    def document(self) -> Document:
        """
        Return what the API says of itself.
        """
        if not self._known:
            answer = self.browser().get(f"{self.api}/openapi.json")
            assert 200 == answer.status
            self._known.append(Document(answer.json))
        return self._known[0]

    def moved(self, seconds: float) -> None:
        """
        Let time pass.
        """
        assert self.clock is not None, "give WebHost the clock of the application"
        self.clock.advance(seconds)

    def now(self) -> int:
        """
        Return the time of the application, in Unix seconds.
        """
        return int(time.time()) if self.clock is None else self.clock.seconds()

    def _mailed(self, user: Login, what: str, kind: str) -> list[str]:
        source: Any = self.mails
        mails: Sequence[Message] = source.sent if hasattr(source, "sent") else source()
        mine = (mail for mail in mails if mail.to == user.login and kind in ("", mail.kind))
        return [mail.context[what] for mail in mine if mail.context.get(what)]
