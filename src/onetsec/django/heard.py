"""
What has happened to accounts, as a signal of Django's.
"""

from __future__ import annotations

from django.dispatch import Signal

from ..events import Event

happened = Signal()
"""
Sent with ``event=``, an :class:`.events.Event`, after what it tells of was stored. A receiver that
raises is logged, and stops nobody.
"""


def tell(event: Event) -> None:
    """
    Send it.
    """
    happened.send_robust(sender=Event, event=event)
