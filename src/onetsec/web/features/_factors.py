"""
Factors on a page: which one is asked for, and the ways to the others.
"""

from __future__ import annotations

from urllib.parse import urlencode

from attrs import frozen

from ...flows.sign_in import Mailed
from ...records import Channel
from ...texts import Texts
from .. import fields
from ..fields import Field
from ..pages import MailedCode, Way


@frozen(kw_only=True)
class Asked:
    """
    The factor that a page asks for.
    """

    factor: Channel
    field: Field
    lead: str
    mailed: MailedCode | None = None
    others: tuple[Way, ...] = ()


def choose(factors: tuple[Channel, ...], named: str) -> Channel:
    """
    Return the factor that was *named*, if it is one of *factors*; else the first of them.
    """
    return next((one for one in factors if one.value == named), factors[0])


def ask(
    factors: tuple[Channel, ...],
    factor: Channel,
    texts: Texts,
    *,
    mailed: Mailed | None,
    at: str,
    send_at: str,
    **query: str,
) -> Asked:
    """
    Return how to ask for *factor*.

    Args:
        factors: What can be proven, the usual one first.

        mailed: The code that was mailed, if one was.

        at, query: The address of the page, to ask for another factor there.

        send_at: Where the form goes that has a code mailed.
    """
    others = tuple(
        Way(
            url=f"{at}?{urlencode({**query, 'factor': one.value})}",
            label=texts[f"use_{one.value}"],
            factor=one.value,
            send_url=send_at if one is Channel.MAIL and mailed is None else "",
        )
        for one in factors
        if one is not factor
    )
    return Asked(
        factor=factor,
        field=_field(factor, texts),
        lead=_lead(factor, mailed, texts),
        mailed=mailed_code(mailed, texts, send_at=send_at) if factor is Channel.MAIL else None,
        others=others,
    )


def mailed_code(mailed: Mailed | None, texts: Texts, *, send_at: str) -> MailedCode:
    """
    Return what there is to know of the code that was mailed, if one was.
    """
    if mailed is None:
        return MailedCode(send_url=send_at)

    wait = mailed.retry_after
    return MailedCode(
        send_url=send_at,
        to=mailed.to,
        wait=wait,
        waiting=texts.count("send_wait", wait),
        last=texts.count("send_wait", 1),
    )


def _lead(factor: Channel, mailed: Mailed | None, texts: Texts) -> str:
    if factor is Channel.MAIL and mailed is not None:
        return texts.say("lead_mailed", address=mailed.to)

    return texts[f"lead_{factor.value}"]


def _field(factor: Channel, texts: Texts) -> Field:
    if factor in (Channel.APP, Channel.MAIL):
        return fields.code(texts)
    if factor is Channel.RECOVERY:
        return fields.recovery_code(texts)

    return fields.password(texts, starts=True)
