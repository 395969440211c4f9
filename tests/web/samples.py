"""
One page of each class, and of each of its looks, full of text that means harm.
"""

from __future__ import annotations

from attrs import evolve

from onetsec.policy import ONETSOLUTIONS, judge
from onetsec.web import fields as inputs
from onetsec.web import pages, settings_pages
from onetsec.web.pages import Frame, Html, Notice, Page
from onetsec.web.rules import listed
from onetsec.web.times import moment
from onetsec.web.urls import Urls

HOSTILE = "<script>'\"&{{ x }}"
FRAME = Frame(site="Example Shop", urls=Urls.at("", site="http://localhost"), csrf="0a")
NOW = 1_800_000_000
THEN = moment(NOW - 7200, now=NOW)
FORM = settings_pages.PasswordForm(
    login=HOSTILE,
    changed=THEN,
    current=inputs.current_password(),
    new=inputs.new_password().refused(HOSTILE),
    confirm=inputs.confirmed_password(),
    rules=listed(ONETSOLUTIONS, judge("horse9", policy=ONETSOLUTIONS)),
)
HERE = settings_pages.SessionRow(
    device=HOSTILE,
    icon="phone",
    place=HOSTILE,
    address=HOSTILE,
    last_seen=THEN,
    opened=THEN,
    proven=HOSTILE,
    is_current=True,
    revoke_url="",
)
SECURITY = settings_pages.SecurityPage(
    frame=FRAME,
    title="Security Settings",
    password=FORM,
    app_since=THEN,
    email=settings_pages.EmailRow(address=HOSTILE, since=THEN),
    recovery=settings_pages.RecoveryRow(left=3, issued=10, is_low=True),
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
    ),
)
SET_UP = settings_pages.AuthenticatorPage(
    frame=FRAME,
    title="Set up",
    qr=Html("<svg></svg>"),
    key=HOSTILE,
    link=HOSTILE,
    code=inputs.code(),
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
    proof=inputs.password(),
    mailed=None,
    others=(pages.Way(url=HOSTILE, label=HOSTILE, factor=HOSTILE),),
)
CODES = settings_pages.RecoveryCodesPage(
    frame=FRAME,
    title="Your recovery codes",
    notice=Notice(text=HOSTILE, is_problem=False),
    codes=(HOSTILE,),
    account=HOSTILE,
    download=HOSTILE,
    filename=HOSTILE,
)
RESET = pages.ResetPage(
    frame=FRAME,
    title=HOSTILE,
    token=HOSTILE,
    new=inputs.new_password(),
    confirm=inputs.confirmed_password().refused(HOSTILE),
    rules=listed(ONETSOLUTIONS, None),
)
EMAIL_CODE = settings_pages.EmailCodePage(
    frame=FRAME,
    title=HOSTILE,
    code=inputs.code().blamed(),
    mailed=pages.MailedCode(send_url=HOSTILE, to=HOSTILE, wait=42),
)
EVERY_PAGE: list[Page] = [
    pages.SignInPage(
        frame=FRAME,
        title=HOSTILE,
        notice=Notice(text=HOSTILE, is_problem=True),
        next=HOSTILE,
        login=inputs.email(HOSTILE).blamed(),
        password=inputs.password(),
    ),
    pages.VerifyPage(
        frame=FRAME,
        title="One more step",
        next=HOSTILE,
        factor=HOSTILE,
        code=inputs.recovery_code(),
        lead=HOSTILE,
        mailed=pages.MailedCode(send_url=HOSTILE, to=HOSTILE, wait=42),
        others=(
            pages.Way(url=HOSTILE, label=HOSTILE, factor=HOSTILE),
            pages.Way(url=HOSTILE, label=HOSTILE, factor=HOSTILE, send_url=HOSTILE),
        ),
    ),
    pages.ForgotPage(frame=FRAME, title=HOSTILE, login=inputs.email(HOSTILE)),
    RESET,
    evolve(RESET, token=""),
    EMAIL_CODE,
    evolve(EMAIL_CODE, mailed=pages.MailedCode(send_url=HOSTILE)),
    pages.ProblemPage(frame=FRAME, title=HOSTILE, link=HOSTILE, link_label=HOSTILE),
    SECURITY,
    evolve(SECURITY, password=None, app_since=None, email=None, recovery=None),
    evolve(SECURITY, email=settings_pages.EmailRow(address=HOSTILE, since=None)),
    evolve(SECURITY, recovery=settings_pages.RecoveryRow(left=10, issued=10, is_low=False)),
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
                evolve(HERE, is_current=False, icon=icon, revoke_url="/r")
                for icon in ("phone", "tablet", "computer", "unknown")
            ),
        ),
        has_others=True,
    ),
    settings_pages.SessionsPage(
        frame=FRAME,
        title="Active Sessions",
        rows=(evolve(HERE, address="", proven=""),),
        has_others=False,
    ),
]
