"""
Recovery codes: a new set, shown once.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from attrs import evolve

from ...flows.recovery_codes import RecoveryOutcome
from ...sessions import Session
from ..messages import WebOutcome, told
from ..settings_pages import RecoveryCodesPage
from ..visits import Answer, Redirect, Shown, Visit
from ._actions import Action, confirm_url

if TYPE_CHECKING:
    from ..application import Web


async def renew(web: Web, session: Session, visit: Visit) -> Answer:
    """
    Replace the codes. The new ones are in the body of this answer, and nowhere else.
    """
    urls = visit.frame.urls
    result = await web.flows.recovery_codes.renew(session, client=visit.client)
    if result.outcome is RecoveryOutcome.STEP_UP_REQUIRED:
        return Redirect(to=confirm_url(urls, Action.RENEW))
    if result.outcome is RecoveryOutcome.SIGNED_OUT:
        return Redirect(to=web.sign_in_url(urls.security), note=WebOutcome.SIGN_IN_AGAIN)
    if result.outcome is not RecoveryOutcome.RENEWED:
        return Redirect(to=urls.security, note=result.outcome)

    page = await codes_page(web, session, visit, result.codes)
    return Shown(page=evolve(page, notice=told(result.outcome, visit.texts)))


async def codes_page(
    web: Web, session: Session, visit: Visit, codes: tuple[str, ...]
) -> RecoveryCodesPage:
    """
    Return the page that shows *codes*; the file to download is an address that holds its content,
    so it needs no script and no second request.
    """
    overview = await web.flows.accounts.overview(session)
    site, texts = visit.frame.site, visit.texts
    about = texts.say("codes_file", account=overview.email, site=site)
    head = (about, texts["codes_file_once"])
    lines = (*head, "", *codes, "")
    return RecoveryCodesPage(
        frame=visit.frame,
        title=texts["codes_title"],
        codes=codes,
        lead=texts.say("codes_lead", account=overview.email, site=site),
        download=f"data:text/plain;charset=utf-8,{quote(chr(10).join(lines), safe='')}",
        filename=f"{_slug(site)}recovery-codes.txt",
    )


def _slug(name: str) -> str:
    words = re.findall(r"[a-z0-9]+", name.lower(), re.ASCII)
    return "".join(f"{word}-" for word in words)
