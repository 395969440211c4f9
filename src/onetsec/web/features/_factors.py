"""
Second factors on a page: which one is asked for, and the way to the other.
"""

from __future__ import annotations

from urllib.parse import urlencode

from attrs import frozen

from ...records import Channel
from .. import fields
from ..fields import Field


@frozen(kw_only=True)
class Asked:
    """
    The factor that a page asks for.

    Attributes:
        other_url, other_label: The way to another one; "" if there is none.
    """

    factor: Channel
    field: Field
    lead: str
    other_url: str = ""
    other_label: str = ""


_LEADS = {
    Channel.APP: "Open your authenticator app and type the code it shows.",
    Channel.RECOVERY: (
        "Type one of the codes that you saved when you set up the app. Each works once."
    ),
    Channel.PASSWORD: "Type your password once more.",
}
_LABELS = {
    Channel.APP: "Use the authenticator app",
    Channel.RECOVERY: "Use a recovery code",
}


def ask(factors: tuple[Channel, ...], named: str, *, at: str, **query: str) -> Asked:
    """
    Return the factor that was *named*, if it is one of *factors*; else the first of them.

    Args:
        factors: What can be proven, the usual one first; at least one.

        at, query: The address of the page, to ask for another factor there.
    """
    factor = next((one for one in factors if one.value == named), factors[0])
    other = next((one for one in factors if one is not factor), None)
    if other is None:
        return Asked(factor=factor, field=_field(factor), lead=_LEADS[factor])

    return Asked(
        factor=factor,
        field=_field(factor),
        lead=_LEADS[factor],
        other_url=f"{at}?{urlencode({**query, 'factor': other.value})}",
        other_label=_LABELS[other],
    )


def _field(factor: Channel) -> Field:
    if factor is Channel.APP:
        return fields.code()
    if factor is Channel.RECOVERY:
        return fields.recovery_code()

    return fields.password(starts=True)
