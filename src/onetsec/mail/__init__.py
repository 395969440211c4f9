"""
Ways to a mailbox: the :class:`.ports.Mailer` of a server, of a terminal, of a folder, of memory.

A name loads its module on first use, so that nobody pays for SMTP who does not use it.
"""

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:
    from .console import ConsoleMailer
    from .files import FileMailer
    from .memory import MemoryMailer
    from .smtp import SmtpMailer
else:  # shown to a type checker, it would promise every name

    def __getattr__(name: str) -> object:
        if name not in _HOME:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

        from importlib import import_module

        value: object = getattr(import_module(f".{_HOME[name]}", __name__), name)
        globals()[name] = value
        return value


__all__ = ["ConsoleMailer", "FileMailer", "MemoryMailer", "SmtpMailer"]

_HOME = {
    "ConsoleMailer": "console",
    "FileMailer": "files",
    "MemoryMailer": "memory",
    "SmtpMailer": "smtp",
}


def __dir__() -> list[str]:
    return sorted(__all__)
