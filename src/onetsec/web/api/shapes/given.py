"""
What is answered.
"""

from __future__ import annotations

from attrs import frozen

from ....activity import ActivityOutcome
from ....posture import Level
from ....records import Channel, Transport
from ._fields import AT, DEVICE, PENDING, TOKEN, about


@frozen(kw_only=True)
class SessionFacts:
    """
    The session that a request speaks for.
    """

    id: str = about("Public; names the session in the list.", "kWvRT1lp7oTz")
    user_id: str = about("The application's id of the user.", "1")
    transport: Transport = about("How it comes along.", "cookie")
    channels: tuple[Channel, ...] = about("What it has proven.", ["password", "app"])
    created_at: int = about("When it was opened.", AT)


@frozen(kw_only=True)
class SessionState:
    """
    Who is signed in, if anybody is.
    """

    session: SessionFacts | None = about("`null` if nobody is.", None)
    csrf: str = about(
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

    to: str = about("As much of the address as its owner knows it by.", "a…@example.com")
    retry_after: int = about("Seconds until another one may be asked for.", 60)


@frozen(kw_only=True)
class Ways:
    """
    What can be proven now.
    """

    factors: tuple[Channel, ...] = about("The usual one first.", ["app", "recovery"])
    mailed: Mailed | None = about("A code that was mailed and still works.", None)


@frozen(kw_only=True)
class SignedIn:
    """
    A step of a sign-in that was right.
    """

    outcome: str = about(
        "`signed-in`, or `second-factor-required`.",
        "signed-in",
        one_of=("signed-in", "second-factor-required"),
    )
    session: SessionFacts | None = about("If the sign-in is complete.", None, default=None)
    factors: tuple[Channel, ...] = about(
        "What completes it, the usual one first.", ["app"], default=()
    )
    mailed: Mailed | None = about("The code that was mailed for it.", None, default=None)
    recovery_codes_left: int | None = about("If a recovery code was used.", 9, default=None)
    csrf: str = about("As of the session.", "6b0f…", default="", secret=True)
    token: str = about(
        "With `bearer`, if the sign-in is complete: for the header `Authorization`.",
        TOKEN,
        default="",
        secret=True,
    )
    device: str = about(
        "With `bearer`: keep it, and send it with the next sign-in on this device.",
        DEVICE,
        default="",
        secret=True,
    )
    pending: str = about(
        "With `bearer`, if a second step is required: for that step.",
        PENDING,
        default="",
        secret=True,
    )


@frozen(kw_only=True)
class Renewed:
    """
    What a change has given the session of a bearer: the token before it is worth nothing now.
    """

    token: str = about("For the header `Authorization`.", TOKEN, secret=True)
    device: str = about("For the next sign-in on this device.", DEVICE, secret=True)


@frozen(kw_only=True)
class Requested:
    """
    What will be done.
    """

    outcome: str = about("Its code.", "reset-requested", one_of=("reset-requested",))


@frozen(kw_only=True)
class PasswordSet:
    """
    A new password, which nobody is signed in with.
    """

    outcome: str = about("Its code.", "password-reset", one_of=("password-reset",))
    device: str = about(
        "With `bearer`: send it with the next sign-in, within the hour. It works whatever strangers"
        " try.",
        DEVICE,
        default="",
        secret=True,
    )


@frozen(kw_only=True)
class Undoable:
    """
    What the link of a notice takes back, and all that came after it.
    """

    kind: str = about("Of what was told: the value of an event.", "totp-enabled")
    what: str = about("The same in words.", "Authenticator app enabled")
    at: int = about("When it happened.", AT)


@frozen(kw_only=True)
class Sent:
    """
    A code is on its way.
    """

    outcome: str = about("Its code.", "code-sent", one_of=("code-sent",))
    retry_after: int = about("Seconds until another one may be asked for.", 60)


@frozen(kw_only=True)
class Setup:
    """
    The secret of an authenticator app, which waits for its first code.
    """

    key: str = about("To be typed by hand.", "ABCD EFGH …", secret=True)
    uri: str = about(
        "The same for a phone.", "otpauth://totp/Example:ada@example.com?secret=…", secret=True
    )
    qr_svg: str = about("The same as a QR code, an SVG element.", "<svg …>", secret=True)


@frozen(kw_only=True)
class RecoveryCodes:
    """
    A set of recovery codes: shown now, and never again.
    """

    codes: tuple[str, ...] = about("Each works once.", ["ABCDE-FGHJK-…"], secret=True)
    token: str = about("As of a change.", TOKEN, default="", secret=True)
    device: str = about("As of a change.", DEVICE, default="", secret=True)


@frozen(kw_only=True)
class Since:
    """
    A credential that is there.
    """

    since: int = about("When it was set, or turned on.", AT)


@frozen(kw_only=True)
class CodesLeft:
    """
    A set of recovery codes.
    """

    left: int = about("How many still work.", 9)
    issued: int = about("How many there were.", 10)


@frozen(kw_only=True)
class Rule:
    """
    What a new password has to keep to.
    """

    code: str = about("Its code.", "too-short")
    text: str = about("The same in words.", "At least 8 characters")


@frozen(kw_only=True)
class AdviceLine:
    """
    What would make the account safer, or is as it should be.
    """

    code: str = about("What it is about.", "enable-mfa")
    level: Level = about("How much it matters.", "improve")
    title: str = about("What should be, for every account.", "Use two-factor authentication")
    reason: str = about("How it is, for this one.", "A password alone protects this account.")
    action: str = about("What to do next.", "set-up-app")
    can_wait: bool = about("Whether it can be put off.", True)
    snoozed_until: int = about("Until when it was put off; 0 if it is not.", 0)


@frozen(kw_only=True)
class Security:
    """
    How the account is protected.
    """

    email: str = about("The address of the user, or nothing.", "ada@example.com")
    email_verified: bool = about("Whether it is known to be theirs.", True)
    password: Since | None = about("`null` if there is none.", {"since": AT})
    app: Since | None = about("The authenticator app.", {"since": AT})
    email_code: Since | None = about("Mailed codes.", None)
    email_code_offered: bool = about("Whether mailed codes can be turned on.", True)
    held_until: int = about("Until then nothing but the password is changed; else 0.", 0)
    recovery_codes: CodesLeft | None = about(
        "`null` if there is no set of them.", {"left": 9, "issued": 10}
    )
    unusable: tuple[Channel, ...] = about(
        "Second factors that can not be checked, for their key is missing.", []
    )
    password_rules: tuple[Rule, ...] = about(
        "What a new password has to keep to.",
        [{"code": "too-short", "text": "At least 8 characters"}],
    )
    advice: tuple[AdviceLine, ...] = about("What matters most first.", [])


@frozen(kw_only=True)
class AddressState:
    """
    What is known of the address.
    """

    email: str = about("The address of the user, or nothing.", "ada@example.com")
    verified: bool = about("Whether it is known to be theirs.", True)
    changeable: bool = about("Whether it can be changed here.", True)
    mailed: Mailed | None = about("A code that was mailed to an address, and still works.", None)


@frozen(kw_only=True)
class SessionLine:
    """
    One of the active sessions.
    """

    id: str = about("Names it when it is revoked.", "kWvRT1lp7oTz")
    name: str = about("What the owner of the device calls it, or nothing.", "Ada's phone")
    device: str = about("In words.", "Firefox on Linux")
    icon: str = about(
        "What to show beside it.", "computer", one_of=("computer", "phone", "tablet", "unknown")
    )
    place: str = about("In words; where the address is registered.", "Vienna, Austria")
    address: str = about("The last one, or nothing.", "203.0.113.7")
    last_seen_at: int = about("Its last activity.", AT)
    opened_at: int = about("When it was opened.", AT)
    channels: tuple[Channel, ...] = about("What it has proven.", ["password"])
    is_current: bool = about("Whether it is the one that asks.", True)


@frozen(kw_only=True)
class SessionList:
    """
    The active sessions of the user.
    """

    sessions: tuple[SessionLine, ...] = about("The one that asks first.", [])


@frozen(kw_only=True)
class ActivityLine:
    """
    One thing that happened.
    """

    id: str = about(
        "Sorts by time as text, and never changes.", "01800000000-signed-in-kWvRT1lp7oTz"
    )
    kind: str = about("A stable word, or `unknown`: of a newer release.", "signed-in")
    what: str = about("The same in words.", "Signed in")
    group: str = about("What it is about, or nothing.", "sign-in")
    outcome: ActivityOutcome = about("How it went.", "done")
    at: int = about("When.", AT)
    device: str = about("In words, or nothing.", "Firefox on Linux")
    place: str = about("In words, or nothing.", "Vienna, Austria")
    address: str = about("The address, or later its network, or nothing.", "203.0.113.7")
    channel: Channel | None = about("What was proven.", "app")
    is_current: bool = about("Whether the session that asks did it.", True)


@frozen(kw_only=True)
class Activity:
    """
    What happened to the account.
    """

    events: tuple[ActivityLine, ...] = about("The newest first.", [])
    older: str = about(
        "For `before` of the next page; nothing if this is the last one.",
        "01800000000-signed-in-kWvRT1lp7oTz",
    )


@frozen(kw_only=True)
class Problem:
    """
    Why something was not done. See RFC 9457.
    """

    type: str = about("Names the problem; what it means is told there.", "…/problems/wrong-code")
    title: str = about("In the language of the client.", "That code is wrong.")
    status: int = about("As the status of the answer.", 422)
    code: str = about("Stable: decide by this one.", "wrong-code")
    detail: str = about("What else is to be told.", "Please wait a minute.", default="")
    retry_after: int = about("Seconds to wait.", 60, default=0)
    fields: tuple[str, ...] = about("The fields that were not as described.", ["login"], default=())
    rules: tuple[Rule, ...] = about(
        "The rules that a new password does not keep to, all of them.",
        [{"code": "too-short", "text": "At least 8 characters"}],
        default=(),
    )


@frozen(kw_only=True)
class Meaning:
    """
    What a problem means.
    """

    type: str = about("Its address: this one.", "…/problems/wrong-code")
    title: str = about("In the language of the client.", "That code is wrong.")
    code: str = about("Stable.", "wrong-code")
    statuses: tuple[int, ...] = about(
        "With which it is answered: what is 401 in a sign-in can be 422 to whoever is signed in.",
        [401, 422],
    )
