"""
What is sent to the operations, and what they answer: one class a JSON object.

Every field is described here and nowhere else: the reading of a body, the writing of an answer and
the OpenAPI document are made of these classes. Times are Unix seconds. A field with a default may
be left out by a client, and is left out of an answer while it has that default.
"""

from __future__ import annotations

from enum import Enum
from typing import Any

from attrs import field, frozen

from ...records import Channel, Transport

_SECRET = "c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LXNlY3I"
_TOKEN = f"ots1_bearer_MQ.kWvRT1lp7oTz.{_SECRET}"
_RESET = f"ots1_reset_MQ.kWvRT1lp7oTz.{_SECRET}"
_PENDING = f"ots1_pending_MQ.c2VjcmV0LXNlY3JldC1zZQ.0.1800000000.bearer-password.{_SECRET}AAAAA"
_DEVICE = f"ots1_device_MQ.c2VjcmV0LXNlY3JldC1zZQ.0.1800000000..{_SECRET}AAAAA"
_AT = 1_800_000_000


def _about(text: str, example: object, *, default: Any = ..., secret: bool = False) -> Any:
    """
    A field with what the document says of it.
    """
    metadata = {"about": text, "example": example}
    if default is ...:
        return field(metadata=metadata, repr=not secret)

    return field(metadata=metadata, repr=not secret, default=default)


class Factor(Enum):
    """
    What a code can be of.
    """

    APP = "app"
    MAIL = "mail"
    RECOVERY = "recovery"


class Proof(Enum):
    """
    What somebody who is signed in can prove once more.
    """

    PASSWORD = "password"
    APP = "app"
    MAIL = "mail"
    RECOVERY = "recovery"


@frozen(kw_only=True)
class SignInRequest:
    """
    The first step of a sign-in.
    """

    login: str = _about("What the application knows the user by.", "ada@example.com")
    password: str = _about("As typed; nothing is trimmed.", "Correct-Horse-7", secret=True)
    transport: Transport = _about(
        "How the session will come along with requests: in a cookie, or in the header"
        " `Authorization`. It can not be changed afterwards.",
        "bearer",
        default=Transport.COOKIE,
    )
    device_name: str = _about(
        "What the owner of the device calls it, shown in the list of sessions.",
        "Ada's phone",
        default="",
    )
    device: str = _about(
        "With `bearer`: the `device` that an earlier sign-in on this device has answered.",
        _DEVICE,
        default="",
        secret=True,
    )


@frozen(kw_only=True)
class CodeRequest:
    """
    The second step of a sign-in.
    """

    factor: Factor = _about("What the code is of.", "app")
    code: str = _about("As typed; spaces and dashes are ignored.", "123456", secret=True)
    pending: str = _about(
        "With `bearer`: what the first step has answered. A browser has it in a cookie.",
        _PENDING,
        default="",
        secret=True,
    )
    device_name: str = _about("As in the first step.", "Ada's phone", default="")
    device: str = _about("As in the first step.", _DEVICE, default="", secret=True)

    @property
    def transport(self) -> Transport:
        """
        How the session will come along.
        """
        return Transport.BEARER if self.pending else Transport.COOKIE


@frozen(kw_only=True)
class SendRequest:
    """
    The wish for a mailed code.
    """

    pending: str = _about("As in the second step.", _PENDING, default="", secret=True)

    @property
    def transport(self) -> Transport:
        """
        How the session will come along.
        """
        return Transport.BEARER if self.pending else Transport.COOKIE


@frozen(kw_only=True)
class Nothing:
    """
    An object without a field.
    """


@frozen(kw_only=True)
class PasswordChange:
    """
    A new password in the place of the present one.
    """

    current: str = _about("The present password.", "Correct-Horse-7", secret=True)
    new: str = _about("The new one.", "Stapled-Battery-8", secret=True)


@frozen(kw_only=True)
class Code:
    """
    A code.
    """

    code: str = _about("As typed; spaces and dashes are ignored.", "123456", secret=True)


@frozen(kw_only=True)
class Removal:
    """
    The wish to turn a factor off.
    """

    sure: bool = _about(
        "Go on even if no second factor is left; without it that is `last-method`.",
        True,
        default=False,
    )


@frozen(kw_only=True)
class Switch:
    """
    Mailed codes, on or off.
    """

    enabled: bool = _about("Whether they are to be on.", True)
    sure: bool = _about("As for the authenticator app.", False, default=False)


@frozen(kw_only=True)
class ProofRequest:
    """
    A proof by somebody who is signed in.
    """

    factor: Proof = _about("What is proven.", "password")
    code: str = _about("The code; or the password, as typed.", "Correct-Horse-7", secret=True)


@frozen(kw_only=True)
class ResetRequest:
    """
    The wish for a link to a new password.
    """

    login: str = _about("What the application knows the user by.", "ada@example.com")


@frozen(kw_only=True)
class NewPassword:
    """
    A new password, with the token of a mailed link.
    """

    token: str = _about("Of the link.", _RESET, secret=True)
    new: str = _about("The new password.", "Stapled-Battery-8", secret=True)


@frozen(kw_only=True)
class SessionFacts:
    """
    The session that a request speaks for.
    """

    id: str = _about("Public; names the session in the list.", "kWvRT1lp7oTz")
    user_id: str = _about("The application's id of the user.", "1")
    transport: Transport = _about("How it comes along.", "cookie")
    channels: tuple[Channel, ...] = _about("What it has proven.", ["password", "app"])
    created_at: int = _about("When it was opened.", _AT)


@frozen(kw_only=True)
class SessionState:
    """
    Who is signed in, if anybody is.
    """

    session: SessionFacts | None = _about("`null` if nobody is.", None)
    csrf: str = _about(
        "For the header `X-CSRF-Token` of every POST of a browser. Another one after each sign-in"
        " and sign-out.",
        "6b0f…",
        default="",
        secret=True,
    )


@frozen(kw_only=True)
class Mailed:
    """
    A code that was mailed.
    """

    to: str = _about("As much of the address as its owner knows it by.", "a…@example.com")
    retry_after: int = _about("Seconds until another one may be asked for.", 60)


@frozen(kw_only=True)
class Ways:
    """
    What can be proven now.
    """

    factors: tuple[Channel, ...] = _about("The usual one first.", ["app", "recovery"])
    mailed: Mailed | None = _about("A code that was mailed and still works.", None)


@frozen(kw_only=True)
class SignedIn:
    """
    A step of a sign-in that was right.
    """

    outcome: str = _about("`signed-in`, or `second-factor-required`.", "signed-in")
    session: SessionFacts | None = _about("If the sign-in is complete.", None, default=None)
    factors: tuple[Channel, ...] = _about(
        "What completes it, the usual one first.", ["app"], default=()
    )
    mailed: Mailed | None = _about("The code that was mailed for it.", None, default=None)
    recovery_codes_left: int | None = _about("If a recovery code was used.", 9, default=None)
    csrf: str = _about("As of the session.", "6b0f…", default="", secret=True)
    token: str = _about(
        "With `bearer`, if the sign-in is complete: for the header `Authorization`.",
        _TOKEN,
        default="",
        secret=True,
    )
    device: str = _about(
        "With `bearer`: keep it, and send it with the next sign-in on this device.",
        _DEVICE,
        default="",
        secret=True,
    )
    pending: str = _about(
        "With `bearer`, if a second step is required: for that step.",
        _PENDING,
        default="",
        secret=True,
    )


@frozen(kw_only=True)
class Renewed:
    """
    What a change has given the session of a bearer: the token before it is worth nothing now.
    """

    token: str = _about("For the header `Authorization`.", _TOKEN, secret=True)
    device: str = _about("For the next sign-in on this device.", _DEVICE, secret=True)


@frozen(kw_only=True)
class Requested:
    """
    What will be done.
    """

    outcome: str = _about("Its code.", "reset-requested")


@frozen(kw_only=True)
class Sent:
    """
    A code is on its way.
    """

    outcome: str = _about("Its code.", "code-sent")
    retry_after: int = _about("Seconds until another one may be asked for.", 60)


@frozen(kw_only=True)
class Setup:
    """
    The secret of an authenticator app, which waits for its first code.
    """

    key: str = _about("To be typed by hand.", "JBSW Y3DP EHPK 3PXP", secret=True)
    uri: str = _about(
        "The same for a phone.", "otpauth://totp/Example:ada@example.com?secret=…", secret=True
    )
    qr_svg: str = _about("The same as a QR code, an SVG element.", "<svg …>", secret=True)


@frozen(kw_only=True)
class RecoveryCodes:
    """
    A set of recovery codes: shown now, and never again.
    """

    codes: tuple[str, ...] = _about("Each works once.", ["3YRAJ-GB8YJ-ZS8"], secret=True)
    token: str = _about("As of a change.", _TOKEN, default="", secret=True)
    device: str = _about("As of a change.", _DEVICE, default="", secret=True)


@frozen(kw_only=True)
class Since:
    """
    A credential that is there.
    """

    since: int = _about("When it was set, or turned on.", _AT)


@frozen(kw_only=True)
class CodesLeft:
    """
    A set of recovery codes.
    """

    left: int = _about("How many still work.", 9)
    issued: int = _about("How many there were.", 10)


@frozen(kw_only=True)
class Rule:
    """
    What a new password has to keep to.
    """

    code: str = _about("Its code.", "too-short")
    text: str = _about("The same in words.", "At least 8 characters")


@frozen(kw_only=True)
class AdviceLine:
    """
    What would make the account safer, or is as it should be.
    """

    code: str = _about("What it is about.", "enable-mfa")
    level: str = _about("`good`, `info`, `improve` or `act`.", "improve")
    title: str = _about("What should be, for every account.", "Use two-factor authentication")
    reason: str = _about("How it is, for this one.", "A password alone protects this account.")
    action: str = _about("What to do next.", "set-up-app")


@frozen(kw_only=True)
class Security:
    """
    How the account is protected.
    """

    email: str = _about("The address of the user, or nothing.", "ada@example.com")
    password: Since | None = _about("`null` if there is none.", {"since": _AT})
    app: Since | None = _about("The authenticator app.", {"since": _AT})
    email_code: Since | None = _about("Mailed codes.", None)
    email_code_offered: bool = _about("Whether mailed codes can be turned on.", True)
    recovery_codes: CodesLeft | None = _about(
        "`null` if there is no set of them.", {"left": 9, "issued": 10}
    )
    password_rules: tuple[Rule, ...] = _about(
        "What a new password has to keep to.",
        [{"code": "too-short", "text": "At least 8 characters"}],
    )
    advice: tuple[AdviceLine, ...] = _about("What matters most first.", [])


@frozen(kw_only=True)
class SessionLine:
    """
    One of the active sessions.
    """

    id: str = _about("Names it when it is revoked.", "kWvRT1lp7oTz")
    name: str = _about("What the owner of the device calls it, or nothing.", "Ada's phone")
    device: str = _about("In words.", "Firefox on Linux")
    icon: str = _about("`computer`, `phone`, `tablet` or `unknown`.", "computer")
    place: str = _about("In words; where the address is registered.", "Vienna, Austria")
    address: str = _about("The last one, or nothing.", "203.0.113.7")
    last_seen_at: int = _about("Its last activity.", _AT)
    opened_at: int = _about("When it was opened.", _AT)
    channels: tuple[Channel, ...] = _about("What it has proven.", ["password"])
    is_current: bool = _about("Whether it is the one that asks.", True)


@frozen(kw_only=True)
class SessionList:
    """
    The active sessions of the user.
    """

    sessions: tuple[SessionLine, ...] = _about("The one that asks first.", [])


@frozen(kw_only=True)
class Problem:
    """
    Why something was not done. See :rfc:`9457`.
    """

    type: str = _about("Names the problem; what it means is told there.", "…/problems/wrong-code")
    title: str = _about("In the language of the client.", "That code is wrong.")
    status: int = _about("As the status of the answer.", 422)
    code: str = _about("Stable: decide by this one.", "wrong-code")
    detail: str = _about("What else is to be told.", "Please wait a minute.", default="")
    retry_after: int = _about("Seconds to wait.", 60, default=0)
    fields: tuple[str, ...] = _about(
        "The fields that were not as described.", ["login"], default=()
    )
    rules: tuple[Rule, ...] = _about(
        "The rules that a new password does not keep to, all of them.",
        [{"code": "too-short", "text": "At least 8 characters"}],
        default=(),
    )
