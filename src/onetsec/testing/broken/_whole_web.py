"""
What stands before an application and changes nothing: what the broken hosts are made of.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from typing import Any
from urllib.parse import parse_qsl, urlencode

from attrs import define, field

from ..contracts.web import WebHost

Environ = dict[str, Any]


@define
class Given:
    """
    A response, to be changed.
    """

    status: int
    headers: list[tuple[str, str]] = field(factory=list, repr=False)
    body: bytes = field(default=b"", repr=False)

    def header(self, wanted: str) -> str:
        """
        Return the first value of a header, "" without one.
        """
        return next((value for name, value in self.headers if name.lower() == wanted), "")

    def without(self, *names: str) -> Given:
        """
        Drop headers.
        """
        self.headers = [one for one in self.headers if one[0].lower() not in names]
        return self

    def rewritten(self, change: Callable[[str], str]) -> Given:
        """
        Change the text of headers and body.
        """
        self.headers = [(name, change(value)) for name, value in self.headers]
        self.body = change(self.body.decode()).encode()
        return self.without("content-length")


class WholeWeb:
    """
    Breaks nothing, for an application of WSGI.
    """

    def __init__(self, app: Any) -> None:
        self._app = app

    def __call__(self, environ: Environ, start_response: Any) -> list[bytes]:
        """
        Ask the application, and answer what it says.
        """
        given = self.answered(environ, self.asked(environ))
        start_response(f"{given.status} Whatever", given.headers)
        return [given.body]

    def asked(self, environ: Environ) -> Given:
        """
        Pass the request on.
        """
        return self.call(environ)

    def answered(self, environ: Environ, given: Given) -> Given:
        """
        Pass the response on.
        """
        return given

    def host(self, host: WebHost) -> WebHost:
        """
        Change what else there is of the application.
        """
        return host

    def call(self, environ: Environ) -> Given:
        """
        Ask the application.
        """
        given = Given(0)

        def start(status: str, headers: list[tuple[str, str]], *_: Any) -> None:
            given.status, given.headers = int(status.split()[0]), list(headers)

        given.body = b"".join(self._app(environ, start))
        return given


def body(environ: Environ) -> bytes:
    """
    Read the body, and leave it there for others.
    """
    content: bytes = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
    put(environ, content)
    return content


def put(environ: Environ, content: bytes) -> None:
    """
    Give the request another body.
    """
    environ["wsgi.input"] = BytesIO(content)
    environ["CONTENT_LENGTH"] = str(len(content))


def form(environ: Environ) -> dict[str, str]:
    """
    Read the form in the body.
    """
    return dict(parse_qsl(body(environ).decode("latin-1")))


def put_form(environ: Environ, fields: dict[str, str]) -> None:
    """
    Give the request another form.
    """
    put(environ, urlencode(fields).encode())


def csrf(given: Given) -> str:
    """
    Find the token of a page.
    """
    found = re.findall(r'name="csrf" value="([0-9a-f]+)"', given.body.decode())
    return str(found[-1]) if found else ""
