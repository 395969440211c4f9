"""
The English texts, which are complete: every other language says what it lacks as these do.

An id is stable, and is never used for another meaning.
"""

from __future__ import annotations

from . import advice, mails, outcomes, pages, times

FIXED: dict[str, str] = {
    **pages.FIXED,
    **outcomes.FIXED,
    **advice.FIXED,
    **mails.FIXED,
    **times.FIXED,
}
COUNTED: dict[str, tuple[str, str]] = {
    **pages.COUNTED,
    **advice.COUNTED,
    **mails.COUNTED,
    **times.COUNTED,
}
