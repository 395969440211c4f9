"""
Flask: requests and responses are translated, nothing is decided.
"""

from __future__ import annotations

from .current import client, csrf_token, current_session, sign_in, sign_out
from .extension import FlaskOnetsec
from .guards import fresh_required, mfa_required, session_required

__all__ = [
    "FlaskOnetsec",
    "client",
    "csrf_token",
    "current_session",
    "fresh_required",
    "mfa_required",
    "session_required",
    "sign_in",
    "sign_out",
]
