"""
Time-based one-time passwords: the codes of an authenticator app.

Pure: reads no clock, touches no storage, draws no randomness.

See :rfc:`6238` (TOTP), :rfc:`4226` (HOTP) and NIST SP 800-63B-4, section 3.1.4.
"""

from __future__ import annotations

import re
from base64 import b32encode
from enum import Enum
from hmac import compare_digest
from urllib.parse import quote

from attrs import evolve, field, frozen

from .decision import Decision
from .errors import ConfigurationError

SECRET_BYTES = 20
_LONGEST_LABEL = 192


@frozen(kw_only=True)
class TotpPolicy:
    """
    How codes are made, and how far clocks may be apart.

    Attributes:
        digits: 6 or 8. Some apps show 6 whatever they are told.

        period: Seconds for which one code is shown.

        drift: Steps that the phone may be ahead or behind.

        setup: Seconds for which a set-up waits for its first code.

        setup_tries: Wrong codes after which a set-up has to begin again.
    """

    digits: int = field(default=6)
    period: int = field(default=30)
    drift: int = field(default=1)
    setup: int = field(default=900)
    setup_tries: int = field(default=10)

    def __attrs_post_init__(self) -> None:
        for name, value, low, high in (
            ("digits", self.digits, 6, 8),
            ("period", self.period, 15, 60),
            ("drift", self.drift, 0, 2),
            ("setup", self.setup, 60, 3600),
            ("setup_tries", self.setup_tries, 1, 100),
        ):
            if not low <= value <= high:
                raise ConfigurationError(f"totp.{name}: {value} is not between {low} and {high}.")


@frozen(kw_only=True)
class TotpState:
    """
    What is stored for one authenticator, without its secret.

    Attributes:
        last_step: The step of the last accepted code; only grows.
    """

    last_step: int = 0


class TotpOutcome(Enum):
    """
    What a code is worth.
    """

    ACCEPTED = "accepted"
    WRONG_CODE = "wrong-code"
    ALREADY_USED = "code-already-used"


def verify(
    state: TotpState, *, secret: bytes, code: str, policy: TotpPolicy, now: int
) -> Decision[TotpOutcome, TotpState]:
    """
    Decide whether *code* proves possession of *secret*.

    A code is accepted once (:rfc:`6238`, section 5.2), and none older than it.

    Args:
        state: What is stored for this authenticator.

        secret: The shared secret, 20 bytes.

        code: As typed; spaces and dashes are ignored.

        policy: Digits, period and drift.

        now: Unix time in seconds.
    """
    step = _matching_step(secret, code, policy=policy, now=now)
    if step is None:
        return Decision(TotpOutcome.WRONG_CODE, state)
    if step <= state.last_step:
        return Decision(TotpOutcome.ALREADY_USED, state)

    return Decision(TotpOutcome.ACCEPTED, evolve(state, last_step=step))


def code_at(secret: bytes, step: int, *, policy: TotpPolicy) -> str:
    """
    The code of *step*, the number of periods since 1970.
    """
    from pyotp import HOTP

    return HOTP(_base32(secret), digits=policy.digits).at(step)


def key(secret: bytes) -> str:
    """
    *secret* to be typed by hand: base32 in groups of four.
    """
    text = _base32(secret)
    return " ".join(text[i : i + 4] for i in range(0, len(text), 4))


def uri(secret: bytes, *, account: str, issuer: str, policy: TotpPolicy) -> str:
    """
    The ``otpauth://`` address that an app reads from the QR code.

    Long names are cut: a code with little in it is easier to scan.
    """
    from pyotp.utils import build_uri

    return build_uri(
        _base32(secret),
        _label(account),
        issuer=_label(issuer),
        digits=policy.digits,
        period=policy.period,
    )


def _label(name: str) -> str:
    """
    *name* without the colon that parts names, in 64 characters at most, and in fewer if each takes
    many in an address.
    """
    spelled = name.encode(errors="replace").decode().replace(":", " ")[:64]
    while len(quote(spelled)) > _LONGEST_LABEL:
        spelled = spelled[:-1]
    return spelled


def qr_svg(uri: str) -> str:
    """
    The QR code of *uri* as an SVG element without styles: black on white, whatever the theme, for
    scanners need it so.
    """
    import segno

    return segno.make_qr(uri, error="M").svg_inline(
        scale=5, border=4, light="#fff", dark="#000", omitsize=True
    )


def _matching_step(secret: bytes, code: str, *, policy: TotpPolicy, now: int) -> int | None:
    """
    The newest step within the drift whose code is *code*; all are computed and compared.
    """
    typed = re.sub(r"[ -]", "", code[:64], flags=re.ASCII).encode(errors="replace")
    found = None
    current = now // policy.period
    for step in range(max(0, current - policy.drift), current + policy.drift + 1):
        right = code_at(secret, step, policy=policy).encode()
        if compare_digest(typed, right):
            found = step
    return found


def _base32(secret: bytes) -> str:
    return b32encode(secret).decode().rstrip("=")
