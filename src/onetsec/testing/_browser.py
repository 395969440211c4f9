"""
A browser for tests, of the standard library alone: it speaks to a real server, and keeps cookies as
browsers do.

It believes that it is at the address of the site, wherever the server listens: so a site that is
``https://shop.example`` is tested on a free port of this machine, ``__Host-`` cookies included.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlencode, urljoin, urlsplit

from attrs import field, frozen

Address = tuple[str, int]
FORM = "application/x-www-form-urlencoded"

_PATIENCE = 60.0
_LOOPBACK = ("localhost", "127.0.0.1", "::1")
_ENDED = 946_684_800  # what expires before the year 2000 is to be deleted


@frozen(kw_only=True)
class Answer:
    """
    What a server has answered.

    Attributes:
        headers: In the order in which they came, names as they were written.
    """

    status: int
    headers: tuple[tuple[str, str], ...] = field(repr=False)
    body: bytes = field(repr=False)

    @property
    def text(self) -> str:
        """
        Return the body as text.
        """
        return self.body.decode(errors="replace")

    @property
    def json(self) -> Any:
        """
        Return the body as JSON.
        """
        return json.loads(self.body)

    def all(self, wanted: str) -> list[str]:
        """
        Return every value of a header.
        """
        return [value for name, value in self.headers if name.lower() == wanted.lower()]

    def header(self, wanted: str) -> str:
        """
        Return the value of a header, several joined with commas; "" if there is none.
        """
        return ", ".join(self.all(wanted))

    @property
    def cookies(self) -> dict[str, str]:
        """
        Return the cookies that are set or deleted: the whole line by the name.
        """
        return {line.partition("=")[0]: line for line in self.all("set-cookie")}


class Browser:
    """
    Somebody's browser. Cookies live until they are deleted: its clock stands still.

    Args:
        site: Scheme and host of the site, as the application knows it.

        at: Where its server listens; None for where the site says.

        headers: What is sent with every request, beside what browsers send.

    Attributes:
        cookies: What is kept, by name; what is put here is sent to every path.
    """

    def __init__(
        self, site: str, *, at: Address | None = None, headers: Mapping[str, str] | None = None
    ) -> None:
        parts = urlsplit(site)
        self.site = f"{parts.scheme}://{parts.netloc}"
        self.cookies: dict[str, str] = {}
        self._paths: dict[str, str] = {}
        self._host = parts.netloc
        self._is_safe = parts.scheme == "https" or parts.hostname in _LOOPBACK
        self._at = at or (parts.hostname or "", parts.port or 80)
        self.headers = dict(headers or {})

    def get(self, path: str, **headers: str) -> Answer:
        """
        Open a page.
        """
        return self.send("GET", path, headers=headers)

    def post(
        self, path: str, fields: Mapping[str, str], headers: Mapping[str, str] | None = None
    ) -> Answer:
        """
        Send a form from a page of the site.
        """
        told = {"Content-Type": FORM, "Origin": self.site, "Sec-Fetch-Site": "same-origin"}
        body = urlencode(fields).encode()
        return self.send("POST", path, body=body, headers={**told, **(headers or {})})

    def send(
        self,
        method: str,
        path: str,
        *,
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """
        Send anything, and keep the cookies of the answer.

        Args:
            path: As it is written into the request; nothing is quoted.

            headers: Beside the browser's own, or instead of them.
        """
        sent = {"Host": self._host, **self.headers}
        if self.cookies:
            sent["Cookie"] = self._cookie(path)
        sent.update(headers or {})
        answer = self._asked(method, path, body, {k: v for k, v in sent.items() if v})
        for line in answer.all("set-cookie"):
            self._keep(line, path)
        return answer

    def follow(self, answer: Answer) -> Answer:
        """
        Open where *answer* leads.
        """
        return self.get(self.path_of(answer))

    def path_of(self, answer: Answer) -> str:
        """
        Return the path that *answer* leads to.

        Raises:
            AssertionError: If that is at another site, or it leads nowhere.
        """
        target = answer.header("location")
        assert 300 <= answer.status < 400, f"it leads nowhere: {answer}"
        there = urlsplit(urljoin(self.site + "/", target))
        assert self.site == f"{there.scheme}://{there.netloc}", f"it leads away: {target!r}"
        return f"{there.path}?{there.query}" if there.query else there.path

    def _asked(
        self, method: str, path: str, body: bytes | None, headers: Mapping[str, str]
    ) -> Answer:
        connection = HTTPConnection(*self._at, timeout=_PATIENCE)
        try:
            connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            for name, value in headers.items():
                connection.putheader(name, value.encode("latin-1"))
            if body is not None:
                connection.putheader("Content-Length", str(len(body)))
            connection.putheader("Connection", "close")
            connection.endheaders()
            if body is not None:
                _sent(connection, body)
            response = connection.getresponse()
            content = response.read()
            return Answer(
                status=response.status, headers=tuple(response.getheaders()), body=content
            )
        finally:
            connection.close()

    def _cookie(self, path: str) -> str:
        wanted = path.partition("?")[0]
        return "; ".join(
            f"{name}={value}"
            for name, value in self.cookies.items()
            if _is_below(wanted, self._paths.get(name, "/"))
        )

    def _keep(self, line: str, asked: str) -> None:
        """
        Keep a cookie, or delete it, or do as a browser does that does not like it: nothing.
        """
        pair, *rest = [part.strip(" \t") for part in line.split(";")]
        name, _, value = pair.partition("=")
        more = {
            key.strip().lower(): text.strip() for key, _, text in (p.partition("=") for p in rest)
        }
        path = more.get("path", "")
        if not self._is_taken(name, more):
            return

        self._paths[name] = path if path.startswith("/") else _folder(asked)
        if _is_over(more):
            self.cookies.pop(name, None)
        else:
            self.cookies[name] = value

    def _is_taken(self, name: str, more: Mapping[str, str]) -> bool:
        """
        Whether a browser takes a cookie of that name with these attributes, as of RFC 6265bis.
        """
        host = self._host.partition(":")[0].lower()
        domain = more.get("domain", "").lstrip(".").lower()
        if "secure" in more and not self._is_safe:
            return False
        if domain and host != domain and not host.endswith(f".{domain}"):
            return False
        if name.lower().startswith("__secure-"):
            return "secure" in more
        if name.lower().startswith("__host-"):
            return "secure" in more and not domain and more.get("path") == "/"

        return True


def _sent(connection: HTTPConnection, body: bytes) -> None:
    """
    Send *body*. A server may have answered, and hung up, before all of it was there.
    """
    try:
        connection.send(body)
    except (BrokenPipeError, ConnectionResetError):
        return


def _is_below(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder if folder.endswith("/") else f"{folder}/")


def _folder(path: str) -> str:
    return path.partition("?")[0].rpartition("/")[0] or "/"


def _is_over(more: Mapping[str, str]) -> bool:
    if "max-age" in more:
        return more["max-age"].startswith("-") or more["max-age"].strip("0") == ""
    if "expires" not in more:
        return False
    try:
        return parsedate_to_datetime(more["expires"]).timestamp() < _ENDED
    except ValueError:
        return False
