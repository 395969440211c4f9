"""
``onetsec demo``: a small real application on embedded SQLite.
"""

from __future__ import annotations

import logging
import secrets
import signal
import socket
import sys
from argparse import Namespace
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from waitress.server import create_server  # type: ignore[import-untyped]  # it has no types

from .._facade import Onetsec
from ..errors import ConfigurationError
from ..flows.password import PasswordOutcome
from ..flows.sign_in import SignInOutcome
from ..location import is_loopback
from ..records import Client
from ..texts import ENGLISH
from ..translations import load
from ..web.rules import text
from .application import USER_ID, build, secured
from .folder import Folder

_LARGEST_REQUEST = 16 * 1024 * 1024
_EVERYWHERE = ("127.0.0.1", "::1", "0.0.0.0", "::", "localhost")  # noqa: S104 - compared with


class Refused(Exception):
    """
    The demo can not run like this. The message says why, to whoever typed the command.
    """


def serve(chosen: Namespace) -> int:
    """
    Serve the demo until it is interrupted; the result is the status of the process.
    """
    # How many requests wait at a busy moment is nothing that somebody who tries a demo has to know.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    for stop in (signal.SIGINT, signal.SIGTERM):
        signal.signal(stop, signal.default_int_handler)
    try:
        with ExitStack() as opened:
            _serve(chosen, opened)
    except KeyboardInterrupt:
        return 0
    except (Refused, ConfigurationError) as refused:
        print(f"onetsec demo: {refused}", file=sys.stderr)
        return 2

    return 0


def _serve(chosen: Namespace, opened: ExitStack) -> None:
    if chosen.host != "localhost" and not is_loopback(chosen.host) and not chosen.public_and_unsafe:
        raise Refused(
            f"--host {chosen.host} is not a loopback address: others could reach the demo, which"
            " has no https. If that is what you want, add --public-and-unsafe."
        )

    listener = opened.enter_context(_bound(chosen.host, chosen.port))
    url = address(chosen.host, listener.getsockname()[1])
    folder = _folder(chosen.data, opened)
    email = folder.email(chosen.email)
    languages = load(*chosen.languages.replace(",", " ").split(), folder=chosen.translations)
    auth = secured(folder, url=url, email=email, locate=chosen.locate_demo, languages=languages)
    opened.callback(auth.close)

    sign_in = f"Sign in as {email} with {_password(auth, email, chosen.password)}"
    server = create_server(
        build(auth, folder, email=email, behind_proxy=chosen.locate_demo),
        sockets=[listener],
        threads=8,
        max_request_body_size=_LARGEST_REQUEST,
        clear_untrusted_proxy_headers=False,
    )
    opened.callback(server.close)
    print(f"Onetsec demo on {url}")
    print(sign_in)
    print(f"Mails are shown on {url}/demo/mail", flush=True)
    server.run()


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


def _folder(path: str | None, opened: ExitStack) -> Folder:
    if path is None:
        return Folder(Path(opened.enter_context(TemporaryDirectory(prefix="onetsec-demo-"))))

    try:
        return Folder.made(Path(path))
    except OSError as error:
        raise Refused(f"--data {path} can not be used: {error}.") from error


def _password(auth: Onetsec, email: str, wanted: str | None) -> str:
    """
    The password to print. An account that is there keeps its own.
    """
    password = wanted or made_up(auth)
    change = auth.password.register(USER_ID, password)
    if change.outcome is PasswordOutcome.REGISTERED:
        return password
    if change.report is not None:
        policy = auth.flows.settings.password
        unmet = "; ".join(text(rule, policy, ENGLISH) for rule in change.report.unmet)
        raise Refused(f"--password does not meet the policy. It needs: {unmet}.")
    if wanted is not None and _is_right(auth, email, wanted):
        return password

    return "the password that it has: the account in this folder is kept as it is"


def _is_right(auth: Onetsec, email: str, password: str) -> bool:
    result = auth.sign_in.password(email, password, client=Client())
    if result.session is not None:
        auth.sessions.sign_out(result.session)
    return result.outcome in (SignInOutcome.SIGNED_IN, SignInOutcome.SECOND_FACTOR_REQUIRED)


def made_up(auth: Onetsec) -> str:
    """
    Return a password that the policy takes, without a character that is easy to misread or hard to
    select: one word, such as ``Tadimovukepirosu47``.
    """
    while True:
        syllables = [secrets.choice("bdfghkmnprstvz") + secrets.choice("aeiou") for _ in range(8)]
        password = f"{''.join(syllables).capitalize()}{secrets.randbelow(90) + 10}"
        if auth.password.judge(password).ok:
            return password
