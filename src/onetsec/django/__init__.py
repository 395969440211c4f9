"""
Django: requests, users and sessions are translated, nothing is decided.
"""

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:
    from .backends import OnetsecBackend
    from .guards import (
        FreshRequiredMixin,
        MfaRequiredMixin,
        SessionRequiredMixin,
        current_session,
        fresh_required,
        mfa_required,
        session_required,
    )
    from .heard import happened
    from .middleware import OnetsecMiddleware
    from .root import auth, web
    from .validators import PasswordValidator
else:  # a type checker that saw it would believe every name

    def __getattr__(name: str) -> object:
        if name not in _HOME:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

        from importlib import import_module

        value: object = getattr(import_module(f".{_HOME[name]}", __name__), name)
        globals()[name] = value
        return value


__all__ = [
    "FreshRequiredMixin",
    "MfaRequiredMixin",
    "OnetsecBackend",
    "OnetsecMiddleware",
    "PasswordValidator",
    "SessionRequiredMixin",
    "auth",
    "current_session",
    "fresh_required",
    "happened",
    "mfa_required",
    "session_required",
    "web",
]

# Nothing is imported before it is used: Django imports us before there is a model.
_HOME = {
    "FreshRequiredMixin": "guards",
    "MfaRequiredMixin": "guards",
    "OnetsecBackend": "backends",
    "OnetsecMiddleware": "middleware",
    "PasswordValidator": "validators",
    "SessionRequiredMixin": "guards",
    "auth": "root",
    "current_session": "guards",
    "fresh_required": "guards",
    "happened": "heard",
    "mfa_required": "guards",
    "session_required": "guards",
    "web": "root",
}


def __dir__() -> list[str]:
    return sorted(__all__)
