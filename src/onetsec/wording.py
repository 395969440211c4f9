"""
What mails say.

Pure: text in, mail out. The code is first in the subject, where a phone shows it, and alone on a
line of its own. No word of a mail was chosen by a user: the name of the site is the host's.
"""

from __future__ import annotations

from html import escape

from .events import EventKind
from .letters import Message

_NOT_YOU = (
    "If this was not you, somebody knows your password. Change it now, and sign out all other"
    " sessions."
)
_NOTICES: dict[EventKind, tuple[str, str]] = {
    EventKind.PASSWORD_CHANGED: (
        "Your password was changed",
        "The password of your account was changed.",
    ),
    EventKind.PASSWORD_RESET: (
        "Your password was reset",
        "The password of your account was set anew through a link that we mailed to you. Everybody"
        " has to sign in again.",
    ),
    EventKind.TOTP_ENABLED: (
        "Authenticator app enabled",
        "An authenticator app now protects your account.",
    ),
    EventKind.TOTP_DISABLED: (
        "Authenticator app disabled",
        "The authenticator app was removed from your account, and your recovery codes with it.",
    ),
    EventKind.EMAIL_CODE_ENABLED: (
        "Email verification enabled",
        "A code is now mailed to you each time you sign in.",
    ),
    EventKind.EMAIL_CODE_DISABLED: (
        "Email verification disabled",
        "No code is mailed to you any more when you sign in.",
    ),
    EventKind.RECOVERY_CODES_RENEWED: (
        "New recovery codes",
        "New recovery codes were made for your account. The old ones do not work any more.",
    ),
    EventKind.RECOVERY_CODE_USED: (
        "A recovery code was used",
        "One of the recovery codes of your account was used. It will not work again.",
    ),
}


def code(code: str, *, to: str, site: str, minutes: int) -> Message:
    """
    The mail that carries a *code*.
    """
    lines = (
        f"Your code for {site}:",
        code,
        f"It works once, within {minutes} minutes, in the browser that asked for it. We never ask"
        " for it on the phone or by mail.",
        "If you have not just tried to sign in, somebody knows your password: change it.",
    )
    return _message(
        "email-code",
        to=to,
        site=site,
        subject=f"{code} is your code for {site}",
        lines=lines,
        context={"code": code, "minutes": str(minutes)},
        loud=code,
    )


def reset_link(link: str, *, to: str, site: str, minutes: int) -> Message:
    """
    The mail that carries a *link* for a new password.
    """
    lines = (
        f"Somebody, hopefully you, wants to set a new password at {site}. Open this address to do"
        " so:",
        link,
        f"It works once, within {minutes} minutes. It signs nobody in, and your second step stays.",
        "If it was not you, do nothing: your password is as it was.",
    )
    return _message(
        "reset-link",
        to=to,
        site=site,
        subject=f"Set a new password for {site}",
        lines=lines,
        context={"link": link, "minutes": str(minutes)},
        link=link,
    )


def notice(kind: EventKind, *, to: str, site: str, when: str, address: str) -> Message:
    """
    The mail that tells of a change.

    Args:
        when: The time, in words.

        address: The IP address that it came from; "" if it is not known.
    """
    title, told = _NOTICES[kind]
    origin = f"{when}, from the address {address}." if address else f"{when}."
    return _message(
        "notice",
        to=to,
        site=site,
        subject=f"{title}: {site}",
        lines=(told, origin, _NOT_YOU),
        context={"event": kind.value, "when": when, "address": address},
    )


def _message(
    kind: str,
    *,
    to: str,
    site: str,
    subject: str,
    lines: tuple[str, ...],
    context: dict[str, str],
    loud: str = "",
    link: str = "",
) -> Message:
    return Message(
        kind=kind,
        to=to,
        subject=" ".join(subject.split()),
        text="\n\n".join((*lines, site)) + "\n",
        html=_html(lines, site=site, loud=loud, link=link),
        context={**context, "site": site},
    )


def _html(lines: tuple[str, ...], *, site: str, loud: str, link: str) -> str:
    def paragraph(line: str) -> str:
        if link and line == link:
            return f'<p><a href="{escape(line)}">{escape(line)}</a></p>'
        if loud and line == loud:
            return f'<p style="font-size: 1.6em; letter-spacing: 0.15em">{escape(line)}</p>'
        return f"<p>{escape(line)}</p>"

    body = "\n".join(map(paragraph, lines))
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f"<title>{escape(site)}</title></head>\n"
        '<body style="font-family: sans-serif; line-height: 1.5; max-width: 34em">\n'
        f"{body}\n<p>{escape(site)}</p>\n</body></html>\n"
    )
