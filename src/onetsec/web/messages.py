"""
One table: what an outcome is on the web.
"""

from __future__ import annotations

from enum import Enum

from attrs import frozen

from ..flows.address import AddressOutcome
from ..flows.email_code import EmailCodeOutcome
from ..flows.password import PasswordOutcome
from ..flows.password_reset import ResetOutcome
from ..flows.posture import SnoozeOutcome
from ..flows.recovery_codes import RecoveryOutcome
from ..flows.sessions import RevokeOutcome
from ..flows.sign_in import SendOutcome, SignInOutcome
from ..flows.step_up import StepUpOutcome
from ..flows.totp import TotpOutcome
from ..notices import UndoOutcome
from ..texts import Texts
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


class ApiOutcome(Enum):
    """
    What the API itself decides.
    """

    ANSWERED = "answered"
    SIGN_IN_REQUIRED = "sign-in-required"
    STEP_UP_REQUIRED = "step-up-required"
    TOKEN_WRONG = "csrf-token-wrong"
    OTHER_ORIGIN = "other-origin"
    NOT_FOUND = "not-found"
    NOT_OFFERED = "not-offered"
    BODY_TOO_LARGE = "body-too-large"
    NOT_JSON = "not-json"
    MALFORMED_JSON = "malformed-json"
    WRONG_FIELDS = "wrong-fields"


@frozen
class Message:
    """
    What to tell of an outcome.

    Attributes:
        status: Of a JSON answer. From 400 on it is a problem.

        id: Of the text, in every language.

        wait: Of the text that says how long to wait.
    """

    status: int
    id: str
    wait: str = "attempts_wait"

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


MESSAGES: dict[Enum, Message] = {
    SignInOutcome.SIGNED_IN: Message(200, "sign_in_done"),
    SignInOutcome.SECOND_FACTOR_REQUIRED: Message(200, "sign_in_second_step"),
    SignInOutcome.WRONG_CREDENTIALS: Message(401, "sign_in_wrong_credentials"),
    SignInOutcome.CHALLENGE_REQUIRED: Message(403, "challenge_required"),
    SignInOutcome.WRONG_CODE: Message(401, "code_wrong"),
    SignInOutcome.CODE_ALREADY_USED: Message(401, "code_used"),
    SignInOutcome.CODE_EXPIRED: Message(401, "code_expired"),
    SignInOutcome.TOO_MANY_ATTEMPTS: Message(429, "attempts_too_many"),
    SignInOutcome.SIGN_IN_EXPIRED: Message(401, "sign_in_expired"),
    SignInOutcome.FACTOR_UNUSABLE: Message(401, "factor_unusable"),
    PasswordOutcome.CHANGED: Message(200, "password_changed"),
    PasswordOutcome.REGISTERED: Message(201, "password_registered"),
    PasswordOutcome.ALREADY_SET: Message(409, "password_already_set"),
    PasswordOutcome.REJECTED: Message(422, "password_rejected"),
    PasswordOutcome.WRONG_PASSWORD: Message(422, "password_wrong"),
    PasswordOutcome.UNCHECKED: Message(503, "password_unchecked"),
    PasswordOutcome.TOO_MANY_ATTEMPTS: Message(429, "attempts_too_many"),
    PasswordOutcome.SIGNED_OUT: Message(401, "session_over"),
    TotpOutcome.BEGUN: Message(201, "totp_begun"),
    TotpOutcome.ENABLED: Message(200, "totp_enabled"),
    TotpOutcome.DISABLED: Message(200, "totp_disabled"),
    TotpOutcome.WRONG_CODE: Message(422, "code_wrong"),
    TotpOutcome.NO_SETUP: Message(409, "totp_no_setup"),
    TotpOutcome.ALREADY_ENABLED: Message(409, "totp_already_enabled"),
    TotpOutcome.NOT_ENABLED: Message(409, "totp_not_enabled"),
    TotpOutcome.LAST_METHOD: Message(409, "method_last"),
    TotpOutcome.STEP_UP_REQUIRED: Message(403, "step_up_required"),
    TotpOutcome.ON_HOLD: Message(409, "on_hold", "on_hold_wait"),
    TotpOutcome.TOO_MANY_ATTEMPTS: Message(429, "attempts_too_many"),
    TotpOutcome.SIGNED_OUT: Message(401, "session_over"),
    EmailCodeOutcome.ENABLED: Message(200, "email_code_enabled"),
    EmailCodeOutcome.DISABLED: Message(200, "email_code_disabled"),
    EmailCodeOutcome.CODE_SENT: Message(202, "code_sent"),
    EmailCodeOutcome.WAIT: Message(429, "code_wait"),
    EmailCodeOutcome.WRONG_CODE: Message(422, "code_wrong"),
    EmailCodeOutcome.CODE_EXPIRED: Message(422, "code_expired"),
    EmailCodeOutcome.ALREADY_ENABLED: Message(409, "email_code_already_enabled"),
    EmailCodeOutcome.NOT_ENABLED: Message(409, "email_code_not_enabled"),
    EmailCodeOutcome.LAST_METHOD: Message(409, "method_last"),
    EmailCodeOutcome.NO_ADDRESS: Message(409, "code_no_address"),
    EmailCodeOutcome.STEP_UP_REQUIRED: Message(403, "step_up_required"),
    EmailCodeOutcome.ON_HOLD: Message(409, "on_hold", "on_hold_wait"),
    EmailCodeOutcome.TOO_MANY_ATTEMPTS: Message(429, "attempts_too_many"),
    EmailCodeOutcome.SIGNED_OUT: Message(401, "session_over"),
    AddressOutcome.CHANGED: Message(200, "address_changed_done"),
    AddressOutcome.CONFIRMED: Message(200, "address_confirmed_done"),
    AddressOutcome.CODE_SENT: Message(202, "code_sent"),
    AddressOutcome.WAIT: Message(429, "code_wait"),
    AddressOutcome.WRONG_CODE: Message(422, "code_wrong"),
    AddressOutcome.CODE_EXPIRED: Message(422, "code_expired"),
    AddressOutcome.NOT_AN_ADDRESS: Message(422, "address_not_one"),
    AddressOutcome.UNCHANGED: Message(422, "address_same"),
    AddressOutcome.ALREADY_CONFIRMED: Message(409, "address_already_confirmed"),
    AddressOutcome.TAKEN: Message(409, "address_taken"),
    AddressOutcome.NO_ADDRESS: Message(409, "code_no_address"),
    AddressOutcome.NOT_OFFERED: Message(409, "address_not_offered"),
    AddressOutcome.STEP_UP_REQUIRED: Message(403, "step_up_required"),
    AddressOutcome.ON_HOLD: Message(409, "on_hold", "on_hold_wait"),
    AddressOutcome.TOO_MANY_ATTEMPTS: Message(429, "attempts_too_many"),
    AddressOutcome.SIGNED_OUT: Message(401, "session_over"),
    SendOutcome.SENT: Message(202, "code_sent"),
    SendOutcome.WAIT: Message(429, "code_wait"),
    SendOutcome.TOO_MANY: Message(429, "code_too_many"),
    SendOutcome.NO_ADDRESS: Message(409, "code_no_address"),
    SendOutcome.STALE: Message(401, "session_over"),
    UndoOutcome.UNDONE: Message(200, "undo_done"),
    UndoOutcome.LINK_OVER: Message(409, "undo_link_over"),
    ResetOutcome.REQUESTED: Message(202, "reset_requested"),
    ResetOutcome.COMPLETED: Message(200, "reset_completed"),
    ResetOutcome.REJECTED: Message(422, "password_rejected"),
    ResetOutcome.UNCHECKED: Message(503, "password_unchecked"),
    ResetOutcome.LINK_OVER: Message(409, "reset_link_over"),
    ResetOutcome.TOO_MANY_ATTEMPTS: Message(429, "attempts_too_many", "reset_wait"),
    RecoveryOutcome.RENEWED: Message(201, "recovery_codes_renewed"),
    RecoveryOutcome.NOT_ENABLED: Message(409, "totp_not_enabled"),
    RecoveryOutcome.STEP_UP_REQUIRED: Message(403, "step_up_required"),
    RecoveryOutcome.TOO_MANY_ATTEMPTS: Message(429, "attempts_too_many"),
    RecoveryOutcome.SIGNED_OUT: Message(401, "session_over"),
    SnoozeOutcome.SNOOZED: Message(200, "advice_snoozed"),
    SnoozeOutcome.WOKEN: Message(200, "advice_woken"),
    SnoozeOutcome.CAN_NOT_WAIT: Message(409, "advice_can_not_wait"),
    SnoozeOutcome.UNKNOWN: Message(404, "advice_unknown"),
    SnoozeOutcome.SIGNED_OUT: Message(401, "session_over"),
    SnoozeOutcome.TOO_MANY_ATTEMPTS: Message(429, "attempts_too_many"),
    RevokeOutcome.REVOKED: Message(200, "session_revoked"),
    RevokeOutcome.CURRENT_SESSION: Message(409, "session_current"),
    RevokeOutcome.UNKNOWN_SESSION: Message(404, "session_unknown"),
    StepUpOutcome.CONFIRMED: Message(200, "step_up_confirmed"),
    StepUpOutcome.WRONG_PASSWORD: Message(422, "password_wrong"),
    StepUpOutcome.WRONG_CODE: Message(422, "code_wrong"),
    StepUpOutcome.CODE_ALREADY_USED: Message(422, "code_used"),
    StepUpOutcome.CODE_EXPIRED: Message(422, "code_expired"),
    StepUpOutcome.FACTOR_NOT_ENABLED: Message(409, "factor_not_enabled"),
    StepUpOutcome.TOO_MANY_ATTEMPTS: Message(429, "attempts_too_many"),
    StepUpOutcome.FACTOR_UNUSABLE: Message(422, "factor_unusable"),
    StepUpOutcome.SIGNED_OUT: Message(401, "session_over"),
    WebOutcome.SIGNED_OUT: Message(200, "sign_out_done"),
    WebOutcome.SIGN_IN_AGAIN: Message(401, "session_over"),
    WebOutcome.OTHERS_SIGNED_OUT: Message(200, "session_others_signed_out"),
    WebOutcome.RECOVERY_CODE_USED: Message(200, "recovery_codes_used"),
    WebOutcome.SECOND_FACTOR_NEEDED: Message(403, "second_factor_needed"),
    WebOutcome.PASSWORDS_DIFFER: Message(422, "password_different"),
    WebOutcome.FIELDS_MISSING: Message(422, "fields_missing"),
    WebOutcome.CODE_MISSING: Message(422, "code_missing"),
    WebOutcome.SLOW_DOWN: Message(429, "attempts_too_many"),
    WebOutcome.METHOD_NOT_ALLOWED: Message(405, "method_not_allowed"),
    WebOutcome.UNAVAILABLE: Message(503, "unavailable"),
    Verdict.OURS: Message(200, "form_ours"),
    Verdict.STALE: Message(403, "form_stale"),
    Verdict.ELSEWHERE: Message(403, "form_elsewhere"),
    ApiOutcome.ANSWERED: Message(200, "api_answered"),
    ApiOutcome.SIGN_IN_REQUIRED: Message(401, "api_sign_in_required"),
    ApiOutcome.STEP_UP_REQUIRED: Message(403, "step_up_required"),
    ApiOutcome.TOKEN_WRONG: Message(403, "api_token_wrong"),
    ApiOutcome.OTHER_ORIGIN: Message(403, "api_other_origin"),
    ApiOutcome.NOT_FOUND: Message(404, "api_not_found"),
    ApiOutcome.NOT_OFFERED: Message(404, "api_not_offered"),
    ApiOutcome.BODY_TOO_LARGE: Message(413, "form_too_large"),
    ApiOutcome.NOT_JSON: Message(415, "api_not_json"),
    ApiOutcome.MALFORMED_JSON: Message(400, "api_malformed_json"),
    ApiOutcome.WRONG_FIELDS: Message(422, "api_wrong_fields"),
    FormProblem.TOO_LARGE: Message(413, "form_too_large"),
    FormProblem.WRONG_KIND: Message(415, "form_wrong_kind"),
    FormProblem.UNREADABLE: Message(400, "form_unreadable"),
}

NOTES: dict[str, Enum] = {
    str(outcome.value): outcome
    for outcome in (
        PasswordOutcome.CHANGED,
        TotpOutcome.DISABLED,
        TotpOutcome.ALREADY_ENABLED,
        TotpOutcome.NOT_ENABLED,
        TotpOutcome.LAST_METHOD,
        TotpOutcome.ON_HOLD,
        EmailCodeOutcome.ENABLED,
        EmailCodeOutcome.DISABLED,
        EmailCodeOutcome.ALREADY_ENABLED,
        EmailCodeOutcome.NOT_ENABLED,
        EmailCodeOutcome.CODE_EXPIRED,
        AddressOutcome.CHANGED,
        AddressOutcome.CONFIRMED,
        AddressOutcome.ALREADY_CONFIRMED,
        AddressOutcome.TAKEN,
        AddressOutcome.NOT_OFFERED,
        SendOutcome.SENT,
        SendOutcome.WAIT,
        SendOutcome.TOO_MANY,
        SendOutcome.NO_ADDRESS,
        ResetOutcome.REQUESTED,
        ResetOutcome.COMPLETED,
        UndoOutcome.UNDONE,
        RecoveryOutcome.NOT_ENABLED,
        RevokeOutcome.REVOKED,
        SnoozeOutcome.SNOOZED,
        SnoozeOutcome.WOKEN,
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


def text(outcome: Enum, texts: Texts, *, retry_after: int = 0) -> str:
    """
    Return what to tell of *outcome*; with how long to wait, in seconds, if that is known.
    """
    if retry_after:
        return texts.say(MESSAGES[outcome].wait, wait=wait(retry_after, texts))

    return texts[MESSAGES[outcome].id]


def told(outcome: Enum | None, texts: Texts, *, retry_after: int = 0) -> Notice | None:
    """
    Return what to tell of *outcome*; None of nothing.
    """
    if outcome is None:
        return None

    return Notice(
        text=text(outcome, texts, retry_after=retry_after),
        is_problem=MESSAGES[outcome].is_problem,
    )
