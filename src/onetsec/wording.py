"""
What mails say.

Pure: text in, mail out. The code is first in the subject, where a phone shows it, and alone on a
line of its own. No word of a mail was chosen by a user: the name of the site is the host's.
"""

from __future__ import annotations

from html import escape

from .events import EventKind
from .letters import Message
from .texts import Texts

_LOUD = "font-size: 1.6em; letter-spacing: 0.15em"


def code(code: str, texts: Texts, *, to: str, site: str, minutes: int) -> Message:
    """
    The mail that carries a *code*.
    """
    lead, end = texts.say("mail_code_lead", site=site), texts["mail_code_not_you"]
    return _with_code("email-code", code, texts, lead, end, to=to, site=site, minutes=minutes)


def reset_link(link: str, texts: Texts, *, to: str, site: str, minutes: int) -> Message:
    """
    The mail that carries a *link* for a new password.
    """
    lines = (
        texts.say("mail_reset_lead", site=site),
        link,
        texts.count("mail_reset_how", minutes),
        texts["mail_reset_not_you"],
    )
    return _message(
        "reset-link",
        texts,
        to=to,
        site=site,
        subject=texts.say("mail_reset_subject", site=site),
        lines=lines,
        context={"link": link, "minutes": str(minutes)},
        link=link,
    )


def address_code(code: str, texts: Texts, *, to: str, site: str, minutes: int) -> Message:
    """
    The mail that carries a *code* to an address that is to be proven. Who reads it may be nobody's
    user.
    """
    lead, end = texts.say("mail_address_lead", site=site), texts["mail_address_not_you"]
    return _with_code("address-code", code, texts, lead, end, to=to, site=site, minutes=minutes)


def address_taken(texts: Texts, *, to: str, site: str) -> Message:
    """
    The mail to somebody whose address was wanted by somebody else.
    """
    return _message(
        "address-taken",
        texts,
        to=to,
        site=site,
        subject=texts.say("mail_notice_subject", title=texts["mail_address_taken"], site=site),
        lines=(texts.say("mail_address_taken_text", site=site),),
        context={},
    )


def notice(
    kind: EventKind,
    texts: Texts,
    *,
    to: str,
    site: str,
    when: str,
    address: str,
    device: str = "",
    link: str = "",
) -> Message:
    """
    The mail that tells of a change.

    Args:
        when: The time, in words.

        address: The IP address that it came from; "" if it is not known.

        device: With what, in words of our own list; "" if that is not told.

        link: To take it back; "" for none.
    """
    id = f"notice_{kind.value}".replace("-", "_")
    seen = (texts.say("mail_notice_device", device=device),) if device else ()
    ways = (texts["mail_notice_undo"], link) if link else (texts["mail_notice_not_you"],)
    origin = texts.say(
        "mail_notice_where" if address else "mail_notice_when", when=when, address=address
    )
    return _message(
        "notice",
        texts,
        to=to,
        site=site,
        subject=texts.say("mail_notice_subject", title=texts[id], site=site),
        lines=(texts[f"{id}_text"], *seen, origin, *ways),
        context={
            "event": kind.value,
            "when": when,
            "address": address,
            "device": device,
            "link": link,
        },
        link=link,
    )


def _with_code(
    kind: str, code: str, texts: Texts, lead: str, end: str, *, to: str, site: str, minutes: int
) -> Message:
    return _message(
        kind,
        texts,
        to=to,
        site=site,
        subject=texts.say("mail_code_subject", code=code, site=site),
        lines=(lead, code, texts.count("mail_code_how", minutes), end),
        context={"code": code, "minutes": str(minutes)},
        loud=code,
    )


def _message(
    kind: str,
    texts: Texts,
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
        html=_html(lines, texts, site=site, loud=loud, link=link),
        locale=texts.language,
        context={**context, "site": site},
    )


def _html(lines: tuple[str, ...], texts: Texts, *, site: str, loud: str, link: str) -> str:
    def paragraph(line: str) -> str:
        if link and line == link:
            return f'<p dir="ltr"><a href="{escape(line)}">{escape(line)}</a></p>'
        if loud and line == loud:
            return f'<p dir="ltr" style="{_LOUD}">{escape(line)}</p>'
        return f"<p>{escape(line)}</p>"

    body = "\n".join(map(paragraph, lines))
    return (
        f'<!doctype html>\n<html lang="{texts.language}" dir="{texts.direction}">'
        '<head><meta charset="utf-8">'
        f"<title>{escape(site)}</title></head>\n"
        '<body style="font-family: sans-serif; line-height: 1.5; max-width: 34em">\n'
        f"{body}\n<p>{escape(site)}</p>\n</body></html>\n"
    )
