"""
Django: requests, users and sessions are translated, nothing is decided.
"""

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:
    from .backends import OnetsecBackend
    from .middleware import OnetsecMiddleware
    from .root import auth, web
else:  # a type checker that saw it would believe every name

    def __getattr__(name: str) -> object:
        if name not in _HOME:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

        from importlib import import_module

        value: object = getattr(import_module(f".{_HOME[name]}", __name__), name)
        globals()[name] = value
        return value


__all__ = ["OnetsecBackend", "OnetsecMiddleware", "auth", "web"]

# Nothing is imported before it is used: Django imports us before there is a model.
_HOME = {
    "OnetsecBackend": "backends",
    "OnetsecMiddleware": "middleware",
    "auth": "root",
    "web": "root",
}


def __dir__() -> list[str]:
    return sorted(__all__)
