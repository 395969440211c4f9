"""
One page of each class, and of each of its looks, full of text that means harm.
"""

from __future__ import annotations

from attrs import evolve

from onetsec.policy import ONETSOLUTIONS, judge
from onetsec.texts import ENGLISH
from onetsec.web import activity_pages, address_pages, pages, settings_pages
from onetsec.web import fields as inputs
from onetsec.web.markup import Html, markup
from onetsec.web.pages import Frame, Notice, Page
from onetsec.web.rules import listed
from onetsec.web.times import moment
from onetsec.web.urls import Urls

HOSTILE = "<script>'\"&{{ x }}"
FRAME = Frame(site="Example Shop", urls=Urls.at("", site="http://localhost"), csrf="0a")
NOW = 1_800_000_000
THEN = moment(NOW - 7200, ENGLISH, now=NOW)
ADDED = markup("Added {when}.", when=THEN.day)
FORM = settings_pages.PasswordForm(
    login=HOSTILE,
    lead=markup("Last changed {when}.", when=THEN.ago),
    current=inputs.current_password(ENGLISH),
    new=inputs.new_password(ENGLISH).refused(HOSTILE),
    confirm=inputs.confirmed_password(ENGLISH),
    rules=listed(ONETSOLUTIONS, judge("horse9", policy=ONETSOLUTIONS), ENGLISH),
)
HERE = settings_pages.SessionRow(
    device=HOSTILE,
    icon="phone",
    place=HOSTILE,
    address=HOSTILE,
    seen=markup(HOSTILE),
    opened=markup("signed in {when} with {with}", when=THEN.ago, **{"with": HOSTILE}),
    is_current=True,
    revoke="",
    revoke_url="",
)
ACTIVITY = activity_pages.ActivityPage(
    frame=FRAME,
    title="Security activity",
    filters=(
        activity_pages.FilterLink(url="/a", label=HOSTILE, is_current=True),
        activity_pages.FilterLink(url="/b", label=HOSTILE, is_current=False),
    ),
    rows=(
        activity_pages.ActivityRow(
            what=HOSTILE,
            is_refused=False,
            is_here=True,
            device=HOSTILE,
            place=HOSTILE,
            address=HOSTILE,
            when=THEN.ago,
            exact=HOSTILE,
        ),
        activity_pages.ActivityRow(
            what=HOSTILE,
            is_refused=True,
            is_here=False,
            device="",
            place="",
            address="",
            when=THEN.ago,
            exact=HOSTILE,
        ),
    ),
    nothing="",
    older="/older",
    newest="/newest",
)
SECURITY = settings_pages.SecurityPage(
    frame=FRAME,
    title="Security Settings",
    held=markup("Until {when}.", when=THEN.at),
    password=FORM,
    has_app=True,
    app_usable=True,
    app_since=ADDED,
    email=settings_pages.EmailRow(lead=HOSTILE, is_on=True, since=ADDED),
    recovery=settings_pages.RecoveryRow(lead=HOSTILE, is_low=True),
    address=address_pages.AddressRow(
        address=HOSTILE, is_confirmed=True, lead=HOSTILE, label=HOSTILE
    ),
    advice=(
        settings_pages.AdviceRow(
            title=HOSTILE,
            reason=HOSTILE,
            level="act",
            spoken=HOSTILE,
            url=HOSTILE,
            label=HOSTILE,
        ),
        settings_pages.AdviceRow(title=HOSTILE, reason=HOSTILE, level="good", spoken=HOSTILE),
        settings_pages.AdviceRow(
            title=HOSTILE,
            reason=HOSTILE,
            level="improve",
            spoken=HOSTILE,
            code=HOSTILE,
            snooze=HOSTILE,
        ),
        settings_pages.AdviceRow(
            title=HOSTILE,
            reason="",
            level="snoozed",
            spoken=HOSTILE,
            code=HOSTILE,
            until=THEN.day,
            wake=HOSTILE,
        ),
    ),
)
SET_UP = settings_pages.AuthenticatorPage(
    frame=FRAME,
    title="Set up",
    qr=Html("<svg></svg>"),
    key=HOSTILE,
    link=HOSTILE,
    code=inputs.code(ENGLISH),
)
CONFIRM = settings_pages.ConfirmPage(
    frame=FRAME,
    title="Confirm",
    reason=HOSTILE,
    action=HOSTILE,
    next=HOSTILE,
    factor=HOSTILE,
    lead=HOSTILE,
    login=HOSTILE,
    proof=inputs.password(ENGLISH),
    mailed=None,
    others=(pages.Way(url=HOSTILE, label=HOSTILE, factor=HOSTILE),),
)
CODES = settings_pages.RecoveryCodesPage(
    frame=FRAME,
    title="Your recovery codes",
    notice=Notice(text=HOSTILE, is_problem=False),
    codes=(HOSTILE,),
    lead=HOSTILE,
    download=HOSTILE,
    filename=HOSTILE,
)
RESET = pages.ResetPage(
    frame=FRAME,
    title=HOSTILE,
    token=HOSTILE,
    new=inputs.new_password(ENGLISH),
    confirm=inputs.confirmed_password(ENGLISH).refused(HOSTILE),
    rules=listed(ONETSOLUTIONS, None, ENGLISH),
)
MAILED = pages.MailedCode(send_url=HOSTILE, to=HOSTILE, wait=42, waiting=HOSTILE, last=HOSTILE)
EMAIL_CODE = settings_pages.EmailCodePage(
    frame=FRAME,
    title=HOSTILE,
    code=inputs.code(ENGLISH).blamed(),
    lead=HOSTILE,
    mailed=MAILED,
)
ADDRESS = address_pages.AddressPage(
    frame=FRAME,
    title=HOSTILE,
    lead=HOSTILE,
    sent=HOSTILE,
    code=inputs.code(ENGLISH).blamed(),
    can_verify=True,
    new=inputs.new_email(ENGLISH, HOSTILE, starts=False).blamed(),
)
EVERY_PAGE: list[Page] = [
    ADDRESS,
    evolve(ADDRESS, lead="", sent="", code=None, can_verify=False),
    evolve(ADDRESS, new=None),
    pages.SignInPage(
        frame=FRAME,
        title=HOSTILE,
        notice=Notice(text=HOSTILE, is_problem=True),
        next=HOSTILE,
        login=inputs.email(ENGLISH, HOSTILE).blamed(),
        password=inputs.password(ENGLISH),
        code=inputs.recovery_code(ENGLISH).blamed(),
        forgot_url=HOSTILE,
        code_url=HOSTILE,
        challenge=HOSTILE,
        challenge_lead=HOSTILE,
    ),
    pages.VerifyPage(
        frame=FRAME,
        title="One more step",
        next=HOSTILE,
        factor=HOSTILE,
        code=inputs.recovery_code(ENGLISH),
        lead=HOSTILE,
        mailed=MAILED,
        others=(
            pages.Way(url=HOSTILE, label=HOSTILE, factor=HOSTILE),
            pages.Way(url=HOSTILE, label=HOSTILE, factor=HOSTILE, send_url=HOSTILE),
        ),
    ),
    pages.ForgotPage(frame=FRAME, title=HOSTILE, login=inputs.email(ENGLISH, HOSTILE)),
    RESET,
    evolve(RESET, token=""),
    pages.UndoPage(
        frame=FRAME, title=HOSTILE, token=HOSTILE, what=HOSTILE, when=HOSTILE, steps=(HOSTILE,)
    ),
    pages.UndoPage(frame=FRAME, title=HOSTILE),
    EMAIL_CODE,
    evolve(EMAIL_CODE, mailed=pages.MailedCode(send_url=HOSTILE)),
    pages.ProblemPage(frame=FRAME, title=HOSTILE, link=HOSTILE, link_label=HOSTILE),
    SECURITY,
    evolve(SECURITY, address=None),
    evolve(
        SECURITY,
        address=address_pages.AddressRow(address="", is_confirmed=False, lead=HOSTILE, label=""),
    ),
    evolve(SECURITY, password=None, has_app=False, app_since=Html(), email=None, recovery=None),
    evolve(SECURITY, email=settings_pages.EmailRow(lead=HOSTILE, is_on=False, since=Html())),
    evolve(SECURITY, recovery=settings_pages.RecoveryRow(lead=HOSTILE, is_low=False)),
    evolve(SECURITY, app_usable=False),
    SET_UP,
    evolve(SET_UP, qr=Html(), key="", link=""),
    evolve(SET_UP, qr=Html(), key="", link="", code=None),
    CODES,
    CONFIRM,
    evolve(CONFIRM, login="", others=(), mailed=pages.MailedCode(send_url=HOSTILE)),
    evolve(CONFIRM, proof=None),
    settings_pages.ActionPage(
        frame=FRAME,
        title=HOSTILE,
        target=HOSTILE,
        back=HOSTILE,
        enabled=HOSTILE,
        button=HOSTILE,
        consequence=HOSTILE,
        is_risky=True,
    ),
    settings_pages.SessionsPage(
        frame=FRAME,
        title="Active Sessions",
        rows=(
            HERE,
            *(
                evolve(HERE, is_current=False, icon=icon, revoke=HOSTILE, revoke_url="/r")
                for icon in ("phone", "tablet", "computer", "unknown")
            ),
        ),
        has_others=True,
    ),
    ACTIVITY,
    evolve(ACTIVITY, rows=(), older="/older", newest=""),
    evolve(ACTIVITY, rows=(), older="", newest=""),
    settings_pages.SessionsPage(
        frame=FRAME,
        title="Active Sessions",
        rows=(evolve(HERE, address=""),),
        has_others=False,
    ),
]
