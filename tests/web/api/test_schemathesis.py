"""
A stranger who has read nothing but the document: schemathesis sends what it allows, and what not.

``nox -s long`` lets it look longer: ``ONETSEC_EXAMPLES`` is how many requests an operation gets.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from waitress.server import create_server

from onetsec import Onetsec
from onetsec.testing import FrozenClock

from ...conftest import PASSWORD
from . import conforming
from .calls import API, Caller
from .conftest import flask_application

CHECKS = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
    "unsupported_method",
    "allow_header_conformance",
    "negative_data_rejection",
)
EXAMPLES = os.environ.get("ONETSEC_EXAMPLES", "")
Look = Callable[..., "subprocess.CompletedProcess[str]"]


class SignedIn:
    """
    An application whose every visitor has just signed in, as a *kind* of client; "" for strangers.
    """

    def __init__(self, application: Any, *, clock: FrozenClock, kind: str) -> None:
        self._application = application
        self._clock = clock
        self._kind = kind
        self.seen = 0

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Any:
        """
        Answer a request, to which what a client would have kept is added.
        """
        self._clock.advance(30_000)  # no bucket is empty for long, that of a month neither
        self.seen += 1
        if self._kind:
            environ |= self._kept()
        return self._application(environ, start_response)

    def _kept(self) -> dict[str, str]:
        caller = Caller(self._application, clock=self._clock, address=f"192.0.2.{self.seen % 250}")
        caller.sign_in(**({"transport": "bearer"} if self._kind == "bearer" else {}))
        if self._kind == "bearer":
            return {"HTTP_AUTHORIZATION": f"Bearer {caller.token}"}

        cookie = caller.browser.get_cookie("onetsec")
        assert cookie is not None, PASSWORD
        return {"HTTP_COOKIE": f"onetsec={cookie.value}", "HTTP_X_CSRF_TOKEN": caller.csrf}


@pytest.fixture
def look(
    auth: Onetsec, clock: FrozenClock, tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[Look]:
    """
    Let schemathesis look at an application that is served, with a document about it.
    """
    kind = request.param
    application = SignedIn(flask_application(auth), clock=clock, kind=kind)
    server = create_server(application, host="127.0.0.1", port=0, threads=1)
    thread = Thread(target=server.run)
    thread.start()

    def run(document: dict[str, Any], *more: str) -> subprocess.CompletedProcess[str]:
        path = tmp_path / "openapi.json"
        path.write_text(json.dumps(document))
        url = f"http://127.0.0.1:{server.effective_port}{API}"
        options = ("--url", url, "--checks", ",".join(CHECKS), "--seed", "1", "-n", EXAMPLES or "5")
        quiet = ("--no-color", "--warnings", "off", "--generation-database", "none", "--no-shrink")
        return subprocess.run(
            [sys.executable, "-m", "schemathesis.cli", "run", str(path), *options, *quiet, *more],
            capture_output=True,
            text=True,
            cwd=tmp_path,
            check=False,
        )

    yield run
    assert application.seen
    server.close()
    server.task_dispatcher.shutdown()
    thread.join(10)


@pytest.mark.parametrize(
    ("look", "phases"),
    [("cookie", "examples,coverage"), ("bearer", "examples,fuzzing"), ("", "examples")],
    indirect=["look"],
)
def test_clean(look: Look, phases: str) -> None:
    """
    No answer is a failure of ours, and none has a status, a kind, a header or a body that the
    document does not tell of; what it forbids is refused.
    """
    phases = "examples,coverage,fuzzing" if EXAMPLES else phases
    result = look(conforming.told(), "--phases", phases)

    assert 0 == result.returncode, result.stdout[-6000:] + result.stderr[-2000:]


@pytest.mark.parametrize("look", ["cookie"], indirect=True)
def test_not_clean(look: Look) -> None:
    """
    The negative control: of a document that lacks one status, it says so.
    """
    document = deepcopy(conforming.told())
    del document["paths"]["/settings/security/password"]["post"]["responses"]["422"]
    result = look(document, "--include-operation-id", "password_change", "--phases", "examples")

    assert 1 == result.returncode
    assert "Received: 422" in result.stdout
