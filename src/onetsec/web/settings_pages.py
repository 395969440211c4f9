"""
The pages of somebody who is signed in.
"""

from __future__ import annotations

from typing import ClassVar

from attrs import field, frozen

from .address_pages import AddressRow
from .fields import Field
from .markup import Html
from .pages import MailedCode, Page, Rule, Way


@frozen(kw_only=True)
class PasswordForm:
    """
    The card of the password.

    Attributes:
        login: For the password manager, so that it knows whose password changes.

        lead: When it was changed last; empty if nobody knows.
    """

    login: str
    lead: Html
    current: Field
    new: Field
    confirm: Field
    rules: tuple[Rule, ...]


@frozen(kw_only=True)
class RecoveryRow:
    """
    The line of the recovery codes.

    Attributes:
        lead: How many are left.

        is_low: There should be new ones: few are left, or nobody can check them.
    """

    lead: str
    is_low: bool


@frozen(kw_only=True)
class EmailRow:
    """
    The line of mailed codes.

    Attributes:
        lead: Where they go.

        since: When they were turned on; "" if they are not.
    """

    lead: str
    is_on: bool
    since: Html


@frozen(kw_only=True)
class EmailCodePage(Page):
    """
    The code that turns mailed codes on.

    Attributes:
        lead: Where it was mailed to.

        mailed: What else there is to know of it.
    """

    template: ClassVar[str] = "onetsec/email_code.html"
    section: ClassVar[str] = "security"

    code: Field
    lead: str
    mailed: MailedCode


@frozen(kw_only=True)
class AdviceRow:
    """
    One thing that is to be said of the account.

    Attributes:
        level: "good", "info", "improve" or "act".

        spoken: The level in words.

        url, label: What to do next; "" if there is nothing to do.

        code: Names it in the form that snoozes it, or says it again.

        until: Until when it was snoozed, instead of the reason.

        snooze, wake: What the button is called to whoever hears the page; "" if there is none.
    """

    title: str
    reason: str
    level: str
    spoken: str
    url: str = ""
    label: str = ""
    code: str = ""
    until: Html = field(default=Html())
    snooze: str = ""
    wake: str = ""


@frozen(kw_only=True)
class SecurityPage(Page):
    """
    Settings > Security.

    Attributes:
        email: None if nothing can be mailed.

        held: Until when nothing but the password is changed; empty if it is not held.

        password: None if the account signs in without one.

        app_usable: Its codes can be checked.

        app_since: When the authenticator app was added; "" if there is none.

        recovery: None if there are no recovery codes, for there is no app.

        address: None if nothing can be mailed.
    """

    template: ClassVar[str] = "onetsec/security.html"
    section: ClassVar[str] = "security"

    held: Html
    password: PasswordForm | None
    has_app: bool
    app_usable: bool
    app_since: Html
    email: EmailRow | None
    recovery: RecoveryRow | None
    address: AddressRow | None
    advice: tuple[AdviceRow, ...]


@frozen(kw_only=True)
class AuthenticatorPage(Page):
    """
    The set-up of an authenticator app.

    Attributes:
        qr: The QR code; "" if it is not shown again.

        key: The secret, to be typed by hand.

        link: The same, to be opened on a phone.

        code: None if there is nothing to verify yet.
    """

    template: ClassVar[str] = "onetsec/authenticator.html"
    section: ClassVar[str] = "security"

    qr: Html = field(default=Html(), repr=False)
    key: str = field(default="", repr=False)
    link: str = field(default="", repr=False)
    code: Field | None = None


@frozen(kw_only=True)
class RecoveryCodesPage(Page):
    """
    A new set of recovery codes, once.

    Attributes:
        lead: Whose they are, and what they are for.

        download: The same codes as the address of a text file.

        filename: What to call that file.
    """

    template: ClassVar[str] = "onetsec/recovery_codes.html"
    section: ClassVar[str] = "security"

    codes: tuple[str, ...] = field(repr=False)
    lead: str
    download: str = field(repr=False)
    filename: str


@frozen(kw_only=True)
class ConfirmPage(Page):
    """
    Step-up: who is signed in proves it once more.

    Attributes:
        reason: What it is for.

        action: What to offer afterwards; "" to go on to *next*.

        lead: What to type.

        proof: The field of the factor; None if only a new sign-in can confirm.

        login: For the password manager; "" if no password is asked for.

        mailed: What there is to know of a mailed code; None if another factor is asked for.

        others: The ways to other factors.
    """

    template: ClassVar[str] = "onetsec/confirm.html"
    section: ClassVar[str] = "security"

    reason: str
    action: str
    next: str
    factor: str
    lead: str
    login: str
    proof: Field | None
    mailed: MailedCode | None
    others: tuple[Way, ...]


@frozen(kw_only=True)
class ActionPage(Page):
    """
    What the step-up was for, now one button; or what is asked again, because it costs something.

    Attributes:
        enabled: What a switch is turned to, "on" or "off"; "" if it is none.

        back: Where to go for who does not want it.
    """

    template: ClassVar[str] = "onetsec/action.html"
    section: ClassVar[str] = "security"

    target: str
    back: str
    enabled: str
    button: str
    consequence: str
    is_risky: bool


@frozen(kw_only=True)
class SessionRow:
    """
    One line of the list of sessions.

    Attributes:
        icon: "computer", "phone", "tablet" or "unknown".

        seen: When it was used last.

        opened: When it was signed in, and with what.

        revoke: What the button is called to whoever hears the page; "" for the session that is
            being used.
    """

    device: str
    icon: str
    place: str
    address: str
    seen: Html
    opened: Html
    is_current: bool
    revoke: str
    revoke_url: str


@frozen(kw_only=True)
class SessionsPage(Page):
    """
    Settings > Sessions.
    """

    template: ClassVar[str] = "onetsec/sessions.html"
    section: ClassVar[str] = "sessions"

    rows: tuple[SessionRow, ...]
    has_others: bool
