"""
Where a demo runs: its options, its folder, its socket and its address.
"""

from __future__ import annotations

import secrets
import signal
import socket
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from attrs import field, frozen

from ..errors import ConfigurationError
from ..location import is_loopback
from ..locators import DemoLocator, NoLocator
from ..policy import ONETSOLUTIONS, judge
from ..ports import Locator
from ..texts import Languages
from ..translations import load
from .folder import Folder

_EVERYWHERE = ("127.0.0.1", "::1", "0.0.0.0", "::", "localhost")  # noqa: S104 - compared with

KEPT = "the password that it has: the account in this folder is kept as it is"
"""What is printed in the place of a password that is not known."""


class Refused(Exception):
    """
    The demo can not run like this. The message says why, to whoever typed the command.
    """


@frozen(kw_only=True)
class Place:
    """
    Where an application is served.

    Attributes:
        listener: A socket that has its address, and does not listen yet.

        email: Of the one account that is there from the beginning.

        wanted: The password that was asked for; "" if any will do.

        languages: That it speaks.

        has_places: Made-up places are shown, and a proxy on this computer says whom a request is
            from.
    """

    folder: Folder
    url: str
    listener: socket.socket
    email: str
    wanted: str = field(default="", repr=False)
    languages: Languages
    has_places: bool = False

    @property
    def locator(self) -> Locator:
        """
        Return what places are looked up with.
        """
        return DemoLocator() if self.has_places else NoLocator()

    @property
    def password(self) -> str:
        """
        Return the password for a new account: the one that was asked for, or one that is made up.
        """
        return self.wanted or made_up()

    def tell(self, password: str) -> None:
        """
        Print where the application is, and who can sign in with which *password*.
        """
        print(f"Onetsec demo on {self.url}")
        print(f"Sign in as {self.email} with {password}")
        print(f"Mails are shown on {self.url}/demo/mail", flush=True)


def add_options(parser: ArgumentParser) -> None:
    """
    Add the options that every demo has.
    """
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
    parser.add_argument("--port", type=_port, default=8000, help="0 for any that is free")
    parser.add_argument("--data", metavar="DIR", help="where the database is kept")
    parser.add_argument("--email", help="of the one user")
    parser.add_argument("--password", help="of the one user; made up if there is none")
    parser.add_argument("--languages", default="en", help="that it speaks, the first to strangers")
    parser.add_argument(
        "--translations", metavar="DIR", help="where more gettext catalogs are kept"
    )
    parser.add_argument(
        "--locate-demo",
        action="store_true",
        help="show made-up places for documentation networks, and trust X-Forwarded-For",
    )
    parser.add_argument(
        "--public-and-unsafe",
        action="store_true",
        help="listen on an address that others can reach; without https, for tests only",
    )


def run(name: str, chosen: Namespace, serve: Callable[[Place, ExitStack], None]) -> int:
    """
    Call *serve* with the place that was *chosen*, until it is interrupted; the result is the status
    of the process.
    """
    for stop in (signal.SIGINT, signal.SIGTERM):
        signal.signal(stop, signal.default_int_handler)
    try:
        with ExitStack() as opened:
            serve(opened.enter_context(_found(chosen)), opened)
    except KeyboardInterrupt:
        return 0
    except (Refused, ConfigurationError) as refused:
        print(f"{name}: {refused}", file=sys.stderr)
        return 2

    return 0


def printed_name(host: str) -> str:
    """
    Return the host in the printed address: ``localhost`` wherever that leads here.
    """
    if host in _EVERYWHERE or not is_loopback(host):
        return "localhost"

    return f"[{host}]" if ":" in host else host


def address(host: str, port: int) -> str:
    """
    Return the printed address, as a browser calls it: without the port that every host has.
    """
    return f"http://{printed_name(host)}" + ("" if port == 80 else f":{port}")


def made_up() -> str:
    """
    Return a password that the policy takes, without a character that is easy to misread or hard to
    select: one word, such as ``Tadimovukepirosu47``.
    """
    while True:
        syllables = [secrets.choice("bdfghkmnprstvz") + secrets.choice("aeiou") for _ in range(8)]
        password = f"{''.join(syllables).capitalize()}{secrets.randbelow(90) + 10}"
        if judge(password, policy=ONETSOLUTIONS).ok:
            return password


@contextmanager
def _found(chosen: Namespace) -> Iterator[Place]:
    if chosen.host != "localhost" and not is_loopback(chosen.host) and not chosen.public_and_unsafe:
        raise Refused(
            f"--host {chosen.host} is not a loopback address: others could reach the demo, which"
            " has no https. If that is what you want, add --public-and-unsafe."
        )

    with ExitStack() as opened:
        listener = opened.enter_context(_bound(chosen.host, chosen.port))
        folder = _folder(chosen.data, opened)
        yield Place(
            folder=folder,
            url=address(chosen.host, listener.getsockname()[1]),
            listener=listener,
            email=folder.email(chosen.email),
            wanted=chosen.password or "",
            languages=load(*chosen.languages.replace(",", " ").split(), folder=chosen.translations),
            has_places=chosen.locate_demo,
        )


def _bound(host: str, port: int) -> socket.socket:
    """
    A socket that has its address, and does not listen yet.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        family, kind, protocol, _, address = min(found, key=lambda one: one[0] != socket.AF_INET)
        with ExitStack() as unless_bound:
            listener = unless_bound.enter_context(socket.socket(family, kind, protocol))
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(address)
            unless_bound.pop_all()
    except (OSError, UnicodeError) as error:
        raise Refused(
            f"port {port} of {host} can not be used: {error}. Choose another one with --port."
        ) from error

    return listener


def _folder(path: str | None, opened: ExitStack) -> Folder:
    if path is None:
        return Folder(Path(opened.enter_context(TemporaryDirectory(prefix="onetsec-demo-"))))

    try:
        return Folder.made(Path(path))
    except OSError as error:
        raise Refused(f"--data {path} can not be used: {error}.") from error


def _port(text: str) -> int:
    port = int(text)
    if not 0 <= port <= 65_535:
        raise ArgumentTypeError(f"{text} is not between 0 and 65535")

    return port
