"""
A shop whose mails go through a real server, and somebody who would like to write a word of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from attrs import define, field, frozen
from flask import Flask
from playwright.sync_api import Page
from werkzeug.middleware.proxy_fix import ProxyFix

from onetsec import Client, Onetsec, Site, User
from onetsec.flask import FlaskOnetsec
from onetsec.later import InlineLater
from onetsec.mail import SmtpMailer
from onetsec.records import Location
from onetsec.storage.memory import MemoryStorage
from onetsec.testing import FrozenClock, QuickHasher

from ..attacks.attackers import ManyNames
from ..conftest import KEY, PASSWORD
from ..flows.worlds import App
from ..mail.letters import MALLORY, Letter, flaws, read
from ..mail.servers import HOST, MailServer, mail_server
from .served import served

CODE_SUBJECT = "is your code for Example Shop"
SENDER = "Example Shop <no-reply@example.com>"
WORDS = f'{MALLORY} "><a href="https://{MALLORY}.example/">{MALLORY}</a>'
AGENT = f"{WORDS} (+https://{MALLORY}.example/) Mozilla/5.0 (X11; Linux x86_64) Firefox/143.0"
ADDRESS = f"2001:db8::bad%{MALLORY}.example"
MALLORYS: dict[str, Any] = {
    "user_agent": AGENT,
    "java_script_enabled": False,
    "extra_http_headers": {
        "X-Forwarded-For": ADDRESS,
        "X-Forwarded-Host": f"{MALLORY}.example",
        "Accept-Language": f"en, x-{MALLORY}",
    },
}
"""A browser that sends what its owner likes; and the shop has a proxy that trusts too much."""
IN = Client(ADDRESS, AGENT, device_name=WORDS)
"""The same browser, for what happens before somebody looks at it."""
_DAY = 86_400


class Everywhere:
    """
    A locator that has its places from Mallory.
    """

    header = ""

    def locate(self, client: Client) -> Location:
        """
        A city with a link in it.
        """
        return Location(city=WORDS, country=f"{MALLORY}.example")


@define
class Shop:
    """
    An application that is being served, and its post.

    Attributes:
        url: Its address, without a slash at the end.
    """

    auth: Onetsec
    users: ManyNames
    storage: MemoryStorage
    clock: FrozenClock
    server: MailServer
    url: str
    _read: int = field(default=0, init=False)
    _owners: int = field(default=0, init=False)

    def owner(self, *, is_verified: bool = True) -> Owner:
        """
        Somebody with a password, on a new day, with an empty mailbox; named as Mallory likes.

        Args:
            is_verified: The address is known to be theirs.
        """
        self._owners += 1
        id = f"owner-{self._owners}"
        user = User(
            id,
            email=f"{id}@example.com",
            email_verified=is_verified,
            name=WORDS,
            label=WORDS,
            locale=WORDS,
            words=(WORDS,),
        )
        self.users.put(user)
        self.clock.advance(_DAY)
        self.auth.password.register(id, PASSWORD)
        self.post()
        return Owner(shop=self, id=id, email=user.email)

    def post(self) -> list[Letter]:
        """
        What has come since the last look, for anybody.
        """
        new = self.server.mails[self._read :]
        self._read += len(new)
        letters = [read(mail.content) for mail in new]
        assert [(letter.to,) for letter in letters] == [mail.recipients for mail in new]
        return letters

    def letter(self, about: str, *, to: str, has_link: bool) -> Letter:
        """
        The one that has come, *about* that; no word of it is Mallory's.
        """
        (letter,) = self.post()
        return self.sound(letter, about, to=to, has_link=has_link)

    def sound(self, letter: Letter, about: str, *, to: str, has_link: bool) -> Letter:
        """
        The *letter*, if nothing is wrong with it.
        """
        assert set() == flaws(letter, to=to, site=self.url, has_link=has_link), letter
        assert about in letter.subject
        return letter


@define(kw_only=True)
class Owner:
    """
    Whose account it is.
    """

    shop: Shop
    id: str
    email: str
    password: str = PASSWORD
    start: str = "/sign-in"

    @property
    def url(self) -> str:
        """
        Where the shop is.
        """
        return self.shop.url

    def signed_in(self, client: Client = IN) -> Any:
        """
        Sign in, without a page.
        """
        return self.shop.auth.sign_in.password(self.email, self.password, client=client)

    def enter(self, page: Page, opened: Any = None) -> None:
        """
        Give *page* the session that was *opened*, or a new one, and show the settings.
        """
        token = (opened or self.signed_in()).token
        page.context.add_cookies([{"name": "onetsec", "value": token, "url": self.url}])
        page.goto(f"{self.url}/settings/security")

    def with_app(self) -> Equipped:
        """
        Set up an app, a minute ago; nobody has read the notice of it.
        """
        auth, clock = self.shop.auth, self.shop.clock
        session = self.signed_in().session
        app = App(auth.totp.begin(session).key, clock)
        change = auth.totp.confirm(session, app.code(), client=IN)
        self._go_on()
        return Equipped(opened=change, app=app, codes=change.recovery_codes)

    def with_mailed_codes(self) -> Any:
        """
        Turn mailed codes on, a minute ago; nobody has read the notice of it.
        """
        change = self.shop.auth.email_code.enable(self.signed_in().session, client=IN)
        self._go_on()
        return change

    def _go_on(self) -> None:
        self.shop.clock.advance(60)
        self.shop.post()

    @property
    def state(self) -> tuple[object, ...]:
        """
        All that is kept of this account.
        """
        storage, id = self.shop.storage, self.id
        events = storage.events(id, before=None, limit=1000)
        return storage.load(id), storage.sessions(id), events, self.shop.users.by_id(id)


@frozen(kw_only=True)
class Equipped:
    """
    What the set-up of an app gives.

    Attributes:
        opened: The session after it.
    """

    opened: Any
    app: App
    codes: tuple[str, ...]


@contextmanager
def open_shop() -> Iterator[Shop]:
    """
    Serve a shop, and a mail server for it.
    """
    users, storage, clock = ManyNames(), MemoryStorage(), FrozenClock()
    with mail_server() as (server, smtp_port):
        mailer = SmtpMailer(HOST, smtp_port, sender=SENDER, security="none")
        built: list[Shop] = []

        def make(port: int) -> Flask:
            url = f"http://localhost:{port}"
            auth = Onetsec(
                users=users,
                storage=storage,
                keys=[KEY],
                site=Site("Example Shop", url),
                mailer=mailer,
                later=InlineLater(),
                hasher=QuickHasher(),
                locator=Everywhere(),
                clock=clock,
            )
            built.append(Shop(auth, users, storage, clock, server, url))
            app = Flask("shop")
            FlaskOnetsec(auth, app)
            app.wsgi_app = ProxyFix(app.wsgi_app, x_for=1, x_host=1)  # type: ignore[method-assign]
            return app

        with served(make):
            yield built[0]
