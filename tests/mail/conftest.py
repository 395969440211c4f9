"""
One authority a run, whose certificates nobody else trusts.
"""

from __future__ import annotations

import ssl
from collections.abc import Callable
from pathlib import Path

import pytest
from trustme import CA

from onetsec.letters import Message
from onetsec.mail import SmtpMailer

from .servers import HOST

SENDER = "Example Shop <no-reply@example.com>"
ADDRESS = "ada.lovelace@example.com"
CODE = "493817"


@pytest.fixture(scope="session")
def authority() -> CA:
    return CA()


@pytest.fixture
def message() -> Message:
    return Message(
        kind="email-code",
        to=ADDRESS,
        subject=f"{CODE} is your code for Example Shop",
        text=f"Your code for Example Shop:\n\n{CODE}\n",
        html=f"<p>Your code for Example Shop:</p>\n<p>{CODE}</p>\n",
    )


@pytest.fixture
def served_as(authority: CA) -> Callable[[str], ssl.SSLContext]:
    """
    What a server of that name speaks TLS with.
    """

    def make(name: str) -> ssl.SSLContext:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        authority.issue_cert(name).configure_cert(context)
        return context

    return make


@pytest.fixture
def trusting(authority: CA) -> ssl.SSLContext:
    """
    What a client trusts the authority with.
    """
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return context


@pytest.fixture
def authority_file(authority: CA, tmp_path: Path) -> Path:
    path = tmp_path / "authority.pem"
    authority.cert_pem.write_to_path(str(path))
    return path


@pytest.fixture
def plain() -> Callable[..., SmtpMailer]:
    """
    A mailer for a server on this computer, without TLS.
    """

    def make(port: int, *, timeout: float = 30.0) -> SmtpMailer:
        return SmtpMailer(HOST, port, sender=SENDER, security="none", timeout=timeout)

    return make
