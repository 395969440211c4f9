"""
The demo: a small application, its folder, and how it is served.
"""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from stat import S_IMODE
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, Request, build_opener

import pytest

from onetsec import Onetsec
from onetsec.cli.application import build
from onetsec.cli.folder import Folder
from onetsec.cli.place import address, made_up, printed_name
from onetsec.cli.secured import secured
from onetsec.letters import Message
from onetsec.mail import FileMailer
from onetsec.testing import FrozenClock
from onetsec.translations import load

from ..conftest import OTHER, PASSWORD
from .walking import SECURITY, SESSIONS, Person, csrf

URL, MAILS = "http://localhost:8000", "/demo/mail"


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """
    The folder of the demo.
    """
    return Folder.made(tmp_path / "d")


@pytest.fixture
def demo(folder: Folder) -> Iterator[Onetsec]:
    """
    The security of the demo.
    """
    made = secured(folder, url=URL, email="ada@example.com", locate=True, languages=load("en"))
    yield made
    made.close()


@pytest.fixture
def visitor(demo: Onetsec, folder: Folder, clock: FrozenClock) -> Callable[..., Person]:
    """
    Make somebody in front of the demo.
    """
    demo.password.register("1", PASSWORD)
    app = build(demo, folder, email="ada@example.com", behind_proxy=True)
    return lambda address="127.0.0.1": Person(app, clock=clock, address=address)


def test_folder(tmp_path: Path) -> None:
    """
    Nobody else reads the folder; it keeps its key, and the account that was made first.
    """
    folder = Folder.made(tmp_path / "a" / "b")

    assert folder.key() == Folder.made(tmp_path / "a" / "b").key()
    assert ["grace@example.com"] * 2 == [folder.email("grace@example.com"), folder.email(None)]
    assert 0o700 == S_IMODE((tmp_path / "a" / "b").stat().st_mode)
    assert 0o600 == S_IMODE((tmp_path / "a" / "b" / "key").stat().st_mode)
    assert "ada@example.com" == Folder.made(tmp_path / "c").email(None)


def test_made_up_passwords(demo: Onetsec) -> None:
    """
    A password that is made up is one word, and the policy takes it.
    """
    passwords = {made_up() for _ in range(5)}

    assert 5 == len(passwords)
    assert all(re.fullmatch("[A-Z][a-z]{15}[0-9]{2}", password) for password in passwords)
    assert all(demo.password.judge(password).ok for password in passwords)


@pytest.mark.parametrize(
    ("expected", "host"),
    [
        ("localhost", "127.0.0.1"),
        ("localhost", "::1"),
        ("localhost", "0.0.0.0"),
        ("localhost", "192.0.2.1"),
        ("127.0.0.2", "127.0.0.2"),
        ("[::ffff:127.0.0.1]", "::ffff:127.0.0.1"),
    ],
)
def test_printed_name(expected: str, host: str) -> None:
    """
    The printed address is one that a browser on this computer can open.
    """
    assert expected == printed_name(host)


@pytest.mark.parametrize(
    ("expected", "host", "port"),
    [
        ("http://localhost:8000", "127.0.0.1", 8000),
        ("http://localhost", "127.0.0.1", 80),
        ("http://localhost:8080", "::1", 8080),
        ("http://[::ffff:127.0.0.1]:443", "::ffff:127.0.0.1", 443),
        ("http://[::ffff:127.0.0.1]", "::ffff:127.0.0.1", 80),
    ],
)
def test_address(expected: str, host: str, port: int) -> None:
    """
    As a browser sends it in Origin: without the port of every http, and in brackets.
    """
    assert expected == address(host, port)


def test_home(visitor: Callable[..., Person]) -> None:
    """
    The application has a page of its own, for strangers and for the signed in.
    """
    ada = visitor()
    assert 'href="/sign-in"' in ada.get("/").text
    assert SECURITY == ada.sign_in().location

    page = ada.get("/")

    assert "You are signed in as ada@example.com." in page.text
    assert "frame-ancestors 'none'" in page.headers["Content-Security-Policy"]
    assert "private, no-store" == page.headers["Cache-Control"]
    assert "/sign-in" == ada.send("/", "/sign-out").location


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "[::1]:8000", "evil.example", "localhost:8001"])
def test_one_address(host: str, visitor: Callable[..., Person]) -> None:
    """
    A GET under another name is led to the printed address; a POST is not carried there.
    """
    person = visitor()
    answer = person.get("/sign-in?next=/a%20b", headers={"Host": host})

    assert (303, f"{URL}/sign-in?next=/a%20b") == (answer.status_code, answer.location)
    assert 403 == person.post("/sign-in", {}, headers={"Host": host}).status_code


def test_places(visitor: Callable[..., Person]) -> None:
    """
    A proxy on this computer says whom a request is from; nobody else may.
    """
    headers = {"X-Forwarded-For": "198.51.100.23"}
    for peer, expected in (("127.0.0.1", "198.51.100.23"), ("203.0.113.5", "203.0.113.5")):
        person = visitor(peer)
        fields = {"login": "ada@example.com", "password": PASSWORD}
        token = csrf(person.get("/sign-in"))
        person.post("/sign-in", {**fields, "csrf": token}, headers=headers)

        page = person.get(SESSIONS, headers=headers)

        assert f"(approximate)</bdi> · <bdi>{expected}" in page.text


def test_a_mail_that_was_sent(demo: Onetsec, visitor: Callable[..., Person]) -> None:
    """
    A link that was asked for is mailed, shown, and leads to its page.
    """
    person = visitor()
    assert "No mail yet." in person.get(MAILS).text
    person.send("/password/forgot", "/password/forgot", login="ada@example.com")
    demo.close()  # which finishes what is left to do

    page = person.get(MAILS)

    assert "Set a new password for Example Shop" in page.text
    assert "To ada@example.com" in page.text
    (link,) = re.findall(rf'href="({URL}/password/reset\?token=[^"]+)"', page.text)
    assert f">{link}</a>" in page.text
    assert "Choose a new password" in person.get(link.removeprefix(URL)).text
    assert "private, no-store" == page.headers["Cache-Control"]
    assert "frame-ancestors 'none'" in page.headers["Content-Security-Policy"]


def test_mails(folder: Folder, visitor: Callable[..., Person]) -> None:
    """
    The last twenty are shown, the newest first; nothing in them is markup, and no address of
    another site is a link.
    """
    mailer = FileMailer(folder.mails)
    for number in range(22):
        text = f"<script>{number}</script>\n\nhttps://evil.example/\n\n{URL}/a b"
        mailer.send(Message(kind="x", to="ada@example.com", subject=f"No. {number}", text=text))

    page = visitor().get(MAILS).text

    assert [f"No. {number}" for number in range(21, 1, -1)] == re.findall("<h2>(.+)</h2>", page)
    assert "&lt;script&gt;21&lt;/script&gt;" in page
    assert "https://evil.example/" in page
    assert 'href="https://evil.example' not in page
    assert f'href="{URL}/a' not in page


class Stay(HTTPRedirectHandler):
    """
    Follow nothing.
    """

    def redirect_request(self, *args: object, **options: object) -> None:
        """
        Stay where it is.
        """


def status(url: str) -> int:
    """
    The status of the answer at *url*.
    """
    try:
        with build_opener(Stay).open(Request(url), timeout=30) as answer:
            return int(answer.status)
    except HTTPError as error:
        return error.code


def until_stopped(how: signal.Signals, *arguments: str, look: Callable[[str], None]) -> str:
    """
    Serve a demo, *look* at its address, and end it; the result is all that it printed.
    """
    command = [sys.executable, "-m", "onetsec", "demo", "--port", "0", *arguments]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as demo:
        assert demo.stdout is not None
        try:
            printed = "".join(demo.stdout.readline() for _ in range(3))
            look(printed.partition("Onetsec demo on ")[2].partition("\n")[0])
        finally:
            demo.send_signal(how)
        rest = demo.stdout.read()
    assert 0 == demo.returncode, rest
    return printed + rest


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_demo(how: signal.Signals) -> None:
    """
    It prints three lines once it listens, answers, and ends when it is told to.
    """

    def look(url: str) -> None:
        assert 200 == status(f"{url}/sign-in")
        assert 200 == status(f"{url}/demo/mail")
        assert 303 == status(f"{url}/settings/sessions")
        assert 303 == status(f"{url.replace('localhost', '127.0.0.1')}/sign-in")

    printed = until_stopped(how, look=look)

    expected = (
        r"Onetsec demo on (http://localhost:\d+)\n"
        r"Sign in as ada@example.com with \w{18}\n"
        r"Mails are shown on \1/demo/mail\n"
    )
    assert re.fullmatch(expected, printed)


def test_an_account_is_kept(tmp_path: Path) -> None:
    """
    A folder that has an account keeps it, and says so where the password is not known.
    """
    folder = ("--data", str(tmp_path))
    printed = [
        until_stopped(signal.SIGTERM, *folder, *arguments, look=lambda url: None).splitlines()[1]
        for arguments in (
            ("--email", "grace@example.com", "--password", PASSWORD),
            ("--password", PASSWORD),
            ("--password", OTHER, "--email", "eve@example.com"),
            (),
        )
    ]

    known = f"Sign in as grace@example.com with {PASSWORD}"
    kept = "Sign in as grace@example.com with the password that it has: "
    assert [known, known] == printed[:2]
    assert all(line.startswith(kept) for line in printed[2:])
