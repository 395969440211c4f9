"""
The page of the address, and what Settings > Security shows of it.
"""

from __future__ import annotations

from typing import ClassVar

from attrs import frozen

from .fields import Field
from .pages import Page


@frozen(kw_only=True)
class AddressRow:
    """
    The line of the address.

    Attributes:
        address: "" if there is none.

        label: What the way to the page is called; "" if there is nothing to do there.
    """

    address: str
    is_confirmed: bool
    lead: str
    label: str


@frozen(kw_only=True)
class AddressPage(Page):
    """
    The address: verified by a code, changed by one.

    Attributes:
        lead: Where mail goes now.

        sent: Where the code went that is waited for; "" if none is.

        code: None if none is waited for.

        can_verify: The present address was not verified yet.

        new: None if it can not be changed.
    """

    template: ClassVar[str] = "onetsec/address.html"
    section: ClassVar[str] = "security"

    lead: str
    sent: str
    code: Field | None
    can_verify: bool
    new: Field | None
