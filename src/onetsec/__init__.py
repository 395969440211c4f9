"""
The *Settings > Security* page of a web application, as a library.
"""

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:
    from ._facade import AsyncOnetsec, Onetsec
    from ._lifting import lifted, threaded
    from .errors import ConfigurationError, OnetsecError, Unavailable
    from .events import Event, EventKind
    from .records import Channel, Client, Location, Site, User
    from .settings import Settings
else:  # a type checker that saw it would believe every name

    def __getattr__(name: str) -> object:
        if name not in _HOME:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

        from importlib import import_module

        value: object = getattr(import_module(f".{_HOME[name]}", __name__), name)
        globals()[name] = value
        return value


__all__ = [
    "AsyncOnetsec",
    "Channel",
    "Client",
    "ConfigurationError",
    "Event",
    "EventKind",
    "Location",
    "Onetsec",
    "OnetsecError",
    "Settings",
    "Site",
    "Unavailable",
    "User",
    "lifted",
    "threaded",
]

_HOME = {
    "AsyncOnetsec": "_facade",
    "Channel": "records",
    "Client": "records",
    "ConfigurationError": "errors",
    "Event": "events",
    "EventKind": "events",
    "Location": "records",
    "Onetsec": "_facade",
    "OnetsecError": "errors",
    "Settings": "settings",
    "Site": "records",
    "Unavailable": "errors",
    "User": "records",
    "lifted": "_lifting",
    "threaded": "_lifting",
}


def __dir__() -> list[str]:
    return sorted(__all__)
