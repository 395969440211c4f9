"""
Lists of breached passwords: a service that is asked for five characters, whatever it does; a file.
"""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest
from attrs import field, frozen
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from trustme import CA

from onetsec import ConfigurationError, Unavailable
from onetsec.breaches import BreachFile, HaveIBeenPwned
from onetsec.breaches._connections import left
from onetsec.crypto.sha1 import breach_digest

ONE, TWO = "0123456789ABCDEF0123456789ABCDEF012", "F" * 35
BODY = f"{ONE}:3\r\n{TWO}:0\r\n".encode()
HEAD = b"HTTP/1.1 %s\r\nContent-Length: %d\r\n\r\n"
DIGESTS = st.sets(st.text("0123456789ABCDEF", min_size=40, max_size=40), min_size=1)
quiet = settings(
    max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)


def answering(body: bytes, status: bytes = b"200 OK") -> bytes:
    """
    A whole response.
    """
    return HEAD % (status, len(body)) + body


@frozen
class Service:
    """
    A service that plays a part, on a loopback port.

    Attributes:
        parts: What it says, in pieces; one that is empty waits until it is hung up on.

        requests: What came.
    """

    parts: list[bytes]
    requests: list[bytes] = field(factory=list)
    listening: socket.socket = field(factory=lambda: socket.create_server(("127.0.0.1", 0)))

    @property
    def port(self) -> int:
        """
        Where it is.
        """
        port: int = self.listening.getsockname()[1]
        return port

    def serve(self, wrap: Callable[[socket.socket], socket.socket]) -> None:
        """
        Answer one request after the other, until the port is closed.
        """
        with suppress(OSError):
            while True:
                accepted, _ = self.listening.accept()
                with suppress(OSError):
                    self._answer(wrap(accepted))
                accepted.close()

    def _answer(self, there: socket.socket) -> None:
        there.settimeout(60)
        self.requests.append(there.recv(4096))
        for part in self.parts:
            if part:
                there.sendall(part)
            else:
                there.recv(1)
        there.close()


@pytest.fixture
def service() -> Iterator[Callable[..., Service]]:
    """
    Starts services; they end with the test.
    """
    started: list[tuple[Service, Thread]] = []

    def start(
        *parts: bytes, wrap: Callable[[socket.socket], socket.socket] = lambda plain: plain
    ) -> Service:
        made = Service(list(parts))
        thread = Thread(target=made.serve, args=(wrap,))
        thread.start()
        started.append((made, thread))
        return made

    yield start
    for made, thread in started:
        made.listening.shutdown(socket.SHUT_RDWR)
        made.listening.close()
        thread.join(60)


def asked(service: Service, *, timeout: float = 20.0) -> object:
    """
    What the list of *service* has.
    """
    pwned = HaveIBeenPwned(f"http://127.0.0.1:{service.port}", timeout=timeout)
    return pwned.suffixes("ABCDE")


def test_answer(service: Callable[..., Service]) -> None:
    """
    What it has, without its padding.
    """
    assert {ONE} == asked(service(answering(BODY)))


def test_what_is_sent(service: Callable[..., Service]) -> None:
    """
    Five characters, who asks, and the wish for padding.
    """
    made = service(answering(BODY))
    asked(made)

    (request,) = made.requests
    assert request.startswith(b"GET /range/ABCDE HTTP/1.1\r\n")
    assert b"\r\nAdd-Padding: true\r\n" in request
    assert b"\r\nUser-Agent: onetsec\r\n" in request


@pytest.mark.parametrize("prefix", ["", "ABCD", "ABCDEF", "abcde", "ABCD\n", "../AB"])
def test_nothing_else_is_sent(prefix: str, service: Callable[..., Service]) -> None:
    """
    Not even by mistake.
    """
    made = service(answering(BODY))
    with pytest.raises(ValueError, match="Five"):
        HaveIBeenPwned(f"http://127.0.0.1:{made.port}").suffixes(prefix)

    assert [] == made.requests


@pytest.mark.parametrize(
    "parts",
    [
        [answering(b"", b"429 Too Many Requests")],
        [answering(b"", b"503 Service Unavailable")],
        [b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1/\r\nContent-Length: 0\r\n\r\n"],
        [answering(b"<html>Please sign in to this network</html>")],
        [answering(b"")],
        [answering(BODY)[:-9]],
        [answering(f"{ONE}:3\r\n".encode() * 9000)],
        [b"garbage\r\n\r\n"],
        [b""],
        [],
    ],
    ids=["429", "503", "redirect", "page", "empty", "half", "huge", "garbage", "mute", "gone"],
)
def test_no_answer(parts: list[bytes], service: Callable[..., Service]) -> None:
    """
    Whatever else it says, nobody knows.
    """
    with pytest.raises(Unavailable, match="breaches"):
        asked(service(*parts), timeout=0.2)


def test_half_of_an_answer_that_could_be_one(service: Callable[..., Service]) -> None:
    """
    A list that ends early is none: it could lack the very line.
    """
    for head in (HEAD % (b"200 OK", 500), b"HTTP/1.1 200 OK\r\n\r\n"):
        with pytest.raises(Unavailable, match="something else"):
            asked(service(head + BODY))


def test_an_answer_in_pieces(service: Callable[..., Service]) -> None:
    """
    Has an end, too.
    """
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    whole = b"%x\r\n%s\r\n0\r\n\r\n" % (len(BODY), BODY)

    assert {ONE} == asked(service(head, whole))
    with pytest.raises(Unavailable, match="IncompleteRead"):
        asked(service(head, whole[:-5]))


def test_a_service_that_drips(service: Callable[..., Service]) -> None:
    """
    Its time is over, though each piece came in time.
    """
    drops = [bytes([one]) for one in answering(BODY)[:-2]]
    with pytest.raises(Unavailable, match="TimeoutError"):
        asked(service(*drops, b""), timeout=0.3)


def test_nobody_is_there() -> None:
    """
    A port that is closed.
    """
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]

    with pytest.raises(Unavailable, match="ConnectionRefusedError"):
        HaveIBeenPwned(f"http://127.0.0.1:{port}").suffixes("ABCDE")


def test_certificates_are_checked(service: Callable[..., Service]) -> None:
    """
    One that nobody trusts is none, nor is one of another host; the control trusts it.
    """
    authority, there = CA(), ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("localhost").configure_cert(there)
    here = ssl.create_default_context()
    authority.configure_trust(here)
    made = service(answering(BODY), wrap=lambda plain: there.wrap_socket(plain, server_side=True))
    url = f"https://localhost:{made.port}"

    for strange, context in ((url, None), (url.replace("localhost", "127.0.0.1"), here)):
        with pytest.raises(Unavailable, match="SSLCertVerificationError"):
            HaveIBeenPwned(strange, timeout=20, context=context).suffixes("ABCDE")
    assert {ONE} == HaveIBeenPwned(url, timeout=20, context=here).suffixes("ABCDE")


@pytest.fixture
def resolver(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """
    The resolver of a system without a network: it says nothing until the event.
    """
    over, real = Event(), socket.getaddrinfo

    def look_up(*asked: Any, **more: Any) -> Any:
        over.wait(60)
        return real(*asked, **more)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    yield over
    over.set()


def test_a_name_that_nobody_knows(resolver: Event, service: Callable[..., Service]) -> None:
    """
    The look-up of the name is within the time. Some of them may be late, and no more.
    """
    pwned = HaveIBeenPwned(f"http://127.0.0.1:{service(answering(BODY)).port}", timeout=0.1)
    for _ in range(8):
        with pytest.raises(Unavailable, match="TimeoutError"):
            pwned.suffixes("ABCDE")
    late = list(pwned._names._threads)
    with pytest.raises(Unavailable, match="TimeoutError"):
        pwned.suffixes("ABCDE")
    assert late == pwned._names._threads

    resolver.set()
    for thread in late:
        thread.join(60)
    assert {ONE} == pwned.suffixes("ABCDE")


def test_no_more_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Where none can be started, as while a process ends, the list does not answer.
    """

    def start(thread: Thread) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(Thread, "start", start)
    with pytest.raises(Unavailable, match="OSError"):
        HaveIBeenPwned("http://127.0.0.1:1").suffixes("ABCDE")


def test_a_host_that_is_none() -> None:
    """
    Is a list that does not answer, as its name says (RFC 6761, section 6.4).
    """
    with pytest.raises(Unavailable, match="gaierror"):
        HaveIBeenPwned("https://nowhere.invalid", timeout=20).suffixes("ABCDE")


def test_an_address_of_a_kind_that_is_off(
    service: Callable[..., Service], monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    As IPv6 may be: the next one is asked.
    """
    made, unknown = service(answering(BODY)), (99, socket.SOCK_STREAM, 0, "", ("", 0))
    there = (socket.AF_INET, socket.SOCK_STREAM, 0, "", ("127.0.0.1", made.port))
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [unknown, there])

    assert {ONE} == asked(made)


def test_an_address_that_is_silent(
    service: Callable[..., Service], monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    Has its share of the time, and the next one is asked.
    """
    made = service(answering(BODY))
    with socket.create_server(("127.0.0.1", 0), backlog=0) as silent:
        here = [(socket.AF_INET, socket.SOCK_STREAM, 0, "", silent.getsockname())]
        first = socket.create_connection(silent.getsockname())  # the only one that is let wait
        there = [(socket.AF_INET, socket.SOCK_STREAM, 0, "", ("127.0.0.1", made.port))]
        monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: here + there)

        assert {ONE} == asked(made, timeout=1.0)
        first.close()


@pytest.mark.parametrize(
    ("url", "timeout", "match"),
    [
        ("http://example.com", 2.0, "plain http"),
        ("example.com", 2.0, r"breaches\.url"),
        ("https://example.com", 0.0, r"breaches\.timeout"),
        ("https://example.com", 31.0, r"breaches\.timeout"),
    ],
)
def test_what_can_not_be_asked(url: str, timeout: float, match: str) -> None:
    """
    Is refused when it is made.
    """
    with pytest.raises(ConfigurationError, match=match):
        HaveIBeenPwned(url, timeout=timeout)


@quiet
@given(digests=DIGESTS, data=st.data())
def test_file(digests: set[str], data: st.DataObject, tmp_path: Path) -> None:
    """
    Has what stands in it, and nothing else.
    """
    path = tmp_path / "list.txt"
    lines = [f"{one}:{len(one) ** number}\r\n" for number, one in enumerate(sorted(digests))]
    path.write_text("".join(lines), newline="")
    known = [one[:5] for one in digests]
    prefix = data.draw(st.sampled_from([*known, "00000", "FFFFF", "8A8A8"]))

    assert {one[5:] for one in digests if one.startswith(prefix)} == set(
        BreachFile(path).suffixes(prefix)
    )


def digests(count: int) -> list[str]:
    """
    As many lines of a list, in order.
    """
    return [f"{one * 2**160 // count:040X}:{one + 1}\n" for one in range(count)]


@pytest.mark.parametrize("content", [None, "", "abc\n", "a" * 40 + ":1\n", "F" * 5000])
def test_a_file_that_is_none(content: str | None, tmp_path: Path) -> None:
    """
    Is a list that does not answer.
    """
    path = tmp_path / "list.txt"
    if content is not None:
        path.write_text(content)

    with pytest.raises(Unavailable, match="file"):
        BreachFile(path).suffixes("AAAAA")


@pytest.mark.parametrize("prefix", ["00000", "3FFFF", "80000", "C1234", "FFFFF"])
def test_a_file_in_another_order(prefix: str, tmp_path: Path) -> None:
    """
    As by their counts: is not taken for a list without that password.
    """
    path = tmp_path / "list.txt"
    path.write_text("".join(f"{breach_digest(str(one))}:{9999 - one}\n" for one in range(2000)))

    with pytest.raises(Unavailable, match="order"):
        BreachFile(path).suffixes(prefix)


def test_a_range_that_is_out_of_order(tmp_path: Path) -> None:
    """
    What follows the digests that were asked for comes after them.
    """
    path = tmp_path / "list.txt"
    path.write_text("".join(f"{one * 40}:1\n" for one in "AAA0" + "B" * 12))

    with pytest.raises(Unavailable, match="order"):
        BreachFile(path).suffixes("AAAAA")


@pytest.mark.parametrize("missing", [4, 10, 40])
def test_a_file_that_was_cut_off(missing: int, tmp_path: Path) -> None:
    """
    Within a digest, wherever one looks; the control was cut off within a count.
    """
    path, whole = tmp_path / "list.txt", "".join(digests(100))
    path.write_text(whole[:-missing])

    with pytest.raises(Unavailable, match="no digest"):
        BreachFile(path).suffixes("00000")
    path.write_text(whole[:-2])
    assert {"0" * 35} == BreachFile(path).suffixes("00000")


def test_digest() -> None:
    """
    As the lists call it (RFC 3174, section 7.3); any text has one.
    """
    assert "A9993E364706816ABA3E25717850C26C9CD0D89D" == breach_digest("abc")
    assert 40 == len(breach_digest("\ud800"))


def test_no_time_is_left() -> None:
    """
    Then nothing is begun: a timeout of 0 would be none at all.
    """
    with pytest.raises(TimeoutError):
        left(0.0)
