"""
The operations of the API, one module a feature.
"""

from __future__ import annotations

from . import (
    activity,
    address,
    email_code,
    password,
    password_reset,
    recovery_codes,
    security,
    sessions,
    sign_in,
    step_up,
    totp,
    undo,
)

__all__ = [
    "activity",
    "address",
    "email_code",
    "password",
    "password_reset",
    "recovery_codes",
    "security",
    "sessions",
    "sign_in",
    "step_up",
    "totp",
    "undo",
]
