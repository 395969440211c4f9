"""
One table: what an outcome is on the web.
"""

from __future__ import annotations

from enum import Enum

from attrs import frozen

from ..flows.email_code import EmailCodeOutcome
from ..flows.password import PasswordOutcome
from ..flows.password_reset import ResetOutcome
from ..flows.recovery_codes import RecoveryOutcome
from ..flows.sessions import RevokeOutcome
from ..flows.sign_in import SendOutcome, SignInOutcome
from ..flows.step_up import StepUpOutcome
from ..flows.totp import TotpOutcome
from ..records import Channel
from .csrf import Verdict
from .forms import FormProblem
from .pages import Notice
from .times import wait


class WebOutcome(Enum):
    """
    What the pages themselves decide.
    """

    SIGNED_OUT = "you-signed-out"
    SIGN_IN_AGAIN = "sign-in-again"
    OTHERS_SIGNED_OUT = "other-sessions-signed-out"
    RECOVERY_CODE_USED = "recovery-code-used"
    SECOND_FACTOR_NEEDED = "second-factor-needed"
    PASSWORDS_DIFFER = "passwords-differ"
    FIELDS_MISSING = "fields-missing"
    CODE_MISSING = "code-missing"
    SLOW_DOWN = "too-many-attempts"
    METHOD_NOT_ALLOWED = "method-not-allowed"
    UNAVAILABLE = "unavailable"


@frozen
class Message:
    """
    What to tell of an outcome.

    Attributes:
        status: Of a JSON answer. From 400 on it is a problem.

        id: Stable, to find a translation by.

        text: In English.
    """

    status: int
    id: str
    text: str

    @property
    def is_problem(self) -> bool:
        """
        Whether it interrupts, rather than confirms.
        """
        return self.status >= 400

    @property
    def page_status(self) -> int:
        """
        The status of a page that shows the form again: 401 and 403 would ask a browser for more.
        """
        return 422 if self.status in (401, 403) else self.status


_SLOW_DOWN = "Too many attempts. Please wait a little, then try again."
_WRONG_CODE = "That code is not right. Check that it is the newest one, and type it again."
_USED_CODE = "That code was used already. Wait for the next one."
_EXPIRED_CODE = "That code does not work any more. Please ask for another one."
_CODE_SENT = "We have mailed you a code. If you do not see it, look among the unwanted mail."
_WAIT_FOR_CODE = "We have just mailed you a code. Please wait a little before you ask for another."
_NO_ADDRESS = "We can not mail a code to this account at the moment."
_LAST_METHOD = (
    "This is your last second step. Without it your password alone is enough to sign in: we"
    " strongly recommend to keep at least one."
)
_UNUSABLE = "The authenticator app can not be checked at the moment. Use a recovery code."
_WRONG_PASSWORD = "The current password is not right."
_SIGN_IN_AGAIN = "You were signed out meanwhile. Please sign in again."
_CONFIRM_FIRST = "Please confirm first that it is you."
_NO_SECOND_FACTOR = "There is no authenticator app on this account."

MESSAGES: dict[Enum, Message] = {
    SignInOutcome.SIGNED_IN: Message(200, "sign-in.done", "You are signed in."),
    SignInOutcome.SECOND_FACTOR_REQUIRED: Message(200, "sign-in.second-step", "One more step."),
    SignInOutcome.WRONG_CREDENTIALS: Message(
        401, "sign-in.wrong-credentials", "The email or the password is not right."
    ),
    SignInOutcome.WRONG_CODE: Message(401, "code.wrong", _WRONG_CODE),
    SignInOutcome.CODE_ALREADY_USED: Message(401, "code.used", _USED_CODE),
    SignInOutcome.CODE_EXPIRED: Message(401, "code.expired", _EXPIRED_CODE),
    SignInOutcome.TOO_MANY_ATTEMPTS: Message(429, "attempts.too-many", _SLOW_DOWN),
    SignInOutcome.SIGN_IN_EXPIRED: Message(
        401, "sign-in.expired", "That sign-in took too long. Please begin again."
    ),
    SignInOutcome.FACTOR_UNUSABLE: Message(401, "factor.unusable", _UNUSABLE),
    PasswordOutcome.CHANGED: Message(
        200,
        "password.changed",
        "Your password was changed. Other devices have to sign in again.",
    ),
    PasswordOutcome.REGISTERED: Message(201, "password.registered", "Your password was set."),
    PasswordOutcome.ALREADY_SET: Message(
        409, "password.already-set", "This account has a password already."
    ),
    PasswordOutcome.REJECTED: Message(
        422, "password.rejected", "The new password does not meet every requirement."
    ),
    PasswordOutcome.WRONG_PASSWORD: Message(422, "password.wrong", _WRONG_PASSWORD),
    PasswordOutcome.TOO_MANY_ATTEMPTS: Message(429, "attempts.too-many", _SLOW_DOWN),
    PasswordOutcome.SIGNED_OUT: Message(401, "session.over", _SIGN_IN_AGAIN),
    TotpOutcome.BEGUN: Message(201, "totp.begun", "Scan the QR code, then type a code."),
    TotpOutcome.ENABLED: Message(200, "totp.enabled", "The authenticator app is enabled."),
    TotpOutcome.DISABLED: Message(
        200,
        "totp.disabled",
        "The authenticator app is disabled. Other devices have to sign in again.",
    ),
    TotpOutcome.WRONG_CODE: Message(422, "code.wrong", _WRONG_CODE),
    TotpOutcome.NO_SETUP: Message(
        409, "totp.no-setup", "That set-up is over. Please start again with a new QR code."
    ),
    TotpOutcome.ALREADY_ENABLED: Message(
        409,
        "totp.already-enabled",
        "The authenticator app is enabled already. If you have not saved your recovery codes,"
        " renew them.",
    ),
    TotpOutcome.NOT_ENABLED: Message(409, "totp.not-enabled", _NO_SECOND_FACTOR),
    TotpOutcome.LAST_METHOD: Message(409, "method.last", _LAST_METHOD),
    TotpOutcome.STEP_UP_REQUIRED: Message(403, "step-up.required", _CONFIRM_FIRST),
    TotpOutcome.TOO_MANY_ATTEMPTS: Message(429, "attempts.too-many", _SLOW_DOWN),
    TotpOutcome.SIGNED_OUT: Message(401, "session.over", _SIGN_IN_AGAIN),
    EmailCodeOutcome.ENABLED: Message(
        200,
        "email-code.enabled",
        "Email verification is on. Other devices have to sign in again.",
    ),
    EmailCodeOutcome.DISABLED: Message(
        200,
        "email-code.disabled",
        "Email verification is off. Other devices have to sign in again.",
    ),
    EmailCodeOutcome.CODE_SENT: Message(202, "code.sent", _CODE_SENT),
    EmailCodeOutcome.WAIT: Message(429, "code.wait", _WAIT_FOR_CODE),
    EmailCodeOutcome.WRONG_CODE: Message(422, "code.wrong", _WRONG_CODE),
    EmailCodeOutcome.CODE_EXPIRED: Message(422, "code.expired", _EXPIRED_CODE),
    EmailCodeOutcome.ALREADY_ENABLED: Message(
        409, "email-code.already-enabled", "Email verification is on already."
    ),
    EmailCodeOutcome.NOT_ENABLED: Message(
        409, "email-code.not-enabled", "Email verification is off already."
    ),
    EmailCodeOutcome.LAST_METHOD: Message(409, "method.last", _LAST_METHOD),
    EmailCodeOutcome.NO_ADDRESS: Message(409, "code.no-address", _NO_ADDRESS),
    EmailCodeOutcome.STEP_UP_REQUIRED: Message(403, "step-up.required", _CONFIRM_FIRST),
    EmailCodeOutcome.TOO_MANY_ATTEMPTS: Message(429, "attempts.too-many", _SLOW_DOWN),
    EmailCodeOutcome.SIGNED_OUT: Message(401, "session.over", _SIGN_IN_AGAIN),
    SendOutcome.SENT: Message(202, "code.sent", _CODE_SENT),
    SendOutcome.WAIT: Message(429, "code.wait", _WAIT_FOR_CODE),
    SendOutcome.TOO_MANY: Message(
        429, "code.too-many", "Too many codes were asked for. Please try again in an hour."
    ),
    SendOutcome.NO_ADDRESS: Message(409, "code.no-address", _NO_ADDRESS),
    SendOutcome.STALE: Message(401, "session.over", _SIGN_IN_AGAIN),
    ResetOutcome.REQUESTED: Message(
        202,
        "reset.requested",
        "If there is an account for that address, we have mailed a link to it. It can take a minute"
        " to arrive.",
    ),
    ResetOutcome.COMPLETED: Message(
        200, "reset.completed", "Your new password is set. Sign in with it, on every device."
    ),
    ResetOutcome.REJECTED: Message(
        422, "password.rejected", "The new password does not meet every requirement."
    ),
    ResetOutcome.LINK_OVER: Message(
        409, "reset.link-over", "This link does not work any more. Please ask for a new one."
    ),
    ResetOutcome.TOO_MANY_ATTEMPTS: Message(429, "attempts.too-many", _SLOW_DOWN),
    RecoveryOutcome.RENEWED: Message(
        201, "recovery-codes.renewed", "The old recovery codes do not work any more."
    ),
    RecoveryOutcome.NOT_ENABLED: Message(409, "totp.not-enabled", _NO_SECOND_FACTOR),
    RecoveryOutcome.STEP_UP_REQUIRED: Message(403, "step-up.required", _CONFIRM_FIRST),
    RecoveryOutcome.TOO_MANY_ATTEMPTS: Message(429, "attempts.too-many", _SLOW_DOWN),
    RecoveryOutcome.SIGNED_OUT: Message(401, "session.over", _SIGN_IN_AGAIN),
    RevokeOutcome.REVOKED: Message(200, "session.revoked", "That session was signed out."),
    RevokeOutcome.CURRENT_SESSION: Message(
        409,
        "session.current",
        "This is the session that you are using. To end it, use “Sign out”.",
    ),
    RevokeOutcome.UNKNOWN_SESSION: Message(404, "session.unknown", "That session is over already."),
    StepUpOutcome.CONFIRMED: Message(200, "step-up.confirmed", "Confirmed."),
    StepUpOutcome.WRONG_PASSWORD: Message(422, "password.wrong", _WRONG_PASSWORD),
    StepUpOutcome.WRONG_CODE: Message(422, "code.wrong", _WRONG_CODE),
    StepUpOutcome.CODE_ALREADY_USED: Message(422, "code.used", _USED_CODE),
    StepUpOutcome.CODE_EXPIRED: Message(422, "code.expired", _EXPIRED_CODE),
    StepUpOutcome.FACTOR_NOT_ENABLED: Message(
        409, "factor.not-enabled", "This account can not be confirmed like that. Please try again."
    ),
    StepUpOutcome.TOO_MANY_ATTEMPTS: Message(429, "attempts.too-many", _SLOW_DOWN),
    StepUpOutcome.FACTOR_UNUSABLE: Message(422, "factor.unusable", _UNUSABLE),
    StepUpOutcome.SIGNED_OUT: Message(401, "session.over", _SIGN_IN_AGAIN),
    WebOutcome.SIGNED_OUT: Message(200, "sign-out.done", "You are signed out."),
    WebOutcome.SIGN_IN_AGAIN: Message(401, "session.over", _SIGN_IN_AGAIN),
    WebOutcome.OTHERS_SIGNED_OUT: Message(
        200, "session.others-signed-out", "All other sessions were signed out."
    ),
    WebOutcome.RECOVERY_CODE_USED: Message(
        200, "recovery-codes.used", "You signed in with a recovery code. It will not work again."
    ),
    WebOutcome.SECOND_FACTOR_NEEDED: Message(
        403,
        "second-factor.needed",
        "The page that you asked for needs two-factor authentication. Set it up here first.",
    ),
    WebOutcome.PASSWORDS_DIFFER: Message(
        422, "password.different", "The two new passwords are not the same."
    ),
    WebOutcome.FIELDS_MISSING: Message(422, "fields.missing", "Please fill in every field."),
    WebOutcome.CODE_MISSING: Message(422, "code.missing", "Please type the code first."),
    WebOutcome.SLOW_DOWN: Message(429, "attempts.too-many", _SLOW_DOWN),
    WebOutcome.METHOD_NOT_ALLOWED: Message(
        405, "method.not-allowed", "This address does not answer to that."
    ),
    WebOutcome.UNAVAILABLE: Message(
        503,
        "unavailable",
        "The service does not answer at the moment. You are still signed in, or still not; please"
        " try again in a moment.",
    ),
    Verdict.OURS: Message(200, "form.ours", "This form is ours."),
    Verdict.STALE: Message(
        403, "form.stale", "This form was open for too long. Load the page again, and send it."
    ),
    Verdict.ELSEWHERE: Message(
        403,
        "form.elsewhere",
        "This form was opened at another address. For your safety, it works at one address only:",
    ),
    FormProblem.TOO_LARGE: Message(
        413, "form.too-large", "That is more text than any of these fields can take."
    ),
    FormProblem.WRONG_KIND: Message(415, "form.wrong-kind", "This address takes forms only."),
    FormProblem.UNREADABLE: Message(
        400, "form.unreadable", "The form could not be read. Load the page again, and send it."
    ),
}

NOTES: dict[str, Enum] = {
    str(outcome.value): outcome
    for outcome in (
        PasswordOutcome.CHANGED,
        TotpOutcome.DISABLED,
        TotpOutcome.ALREADY_ENABLED,
        TotpOutcome.NOT_ENABLED,
        TotpOutcome.LAST_METHOD,
        EmailCodeOutcome.ENABLED,
        EmailCodeOutcome.DISABLED,
        EmailCodeOutcome.ALREADY_ENABLED,
        EmailCodeOutcome.NOT_ENABLED,
        EmailCodeOutcome.CODE_EXPIRED,
        SendOutcome.SENT,
        SendOutcome.WAIT,
        SendOutcome.TOO_MANY,
        SendOutcome.NO_ADDRESS,
        ResetOutcome.REQUESTED,
        ResetOutcome.COMPLETED,
        RecoveryOutcome.NOT_ENABLED,
        RevokeOutcome.REVOKED,
        SignInOutcome.SIGN_IN_EXPIRED,
        StepUpOutcome.CONFIRMED,
        WebOutcome.SIGNED_OUT,
        WebOutcome.SIGN_IN_AGAIN,
        WebOutcome.OTHERS_SIGNED_OUT,
        WebOutcome.RECOVERY_CODE_USED,
        WebOutcome.SECOND_FACTOR_NEEDED,
        WebOutcome.SLOW_DOWN,
    )
}
"""What may be told on the page after a redirect: the cookie holds the key, never the text."""

CHANNELS: dict[Channel, str] = {
    Channel.PASSWORD: "password",
    Channel.MAIL: "email code",
    Channel.APP: "authenticator app",
    Channel.RECOVERY: "recovery code",
    Channel.PASSKEY: "passkey",
    Channel.EXTERNAL: "another sign-in service",
}


def text(outcome: Enum, *, retry_after: int = 0) -> str:
    """
    Return what to tell of *outcome*; with how long to wait, in seconds, if that is known.
    """
    if retry_after:
        return f"Too many attempts. Try again in {wait(retry_after)}."

    return MESSAGES[outcome].text


def told(outcome: Enum | None, *, retry_after: int = 0) -> Notice | None:
    """
    Return what to tell of *outcome*; None of nothing.
    """
    if outcome is None:
        return None

    return Notice(
        text=text(outcome, retry_after=retry_after), is_problem=MESSAGES[outcome].is_problem
    )
