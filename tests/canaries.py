"""
Secrets that must not turn up, and everything in which they could.
"""

from __future__ import annotations

import logging
import re
import traceback
from base64 import b64encode
from collections.abc import Callable
from random import Random
from typing import Any
from urllib.parse import quote, quote_plus

from onetsec._lifting import run
from onetsec.events import Event, EventKind
from onetsec.flows import Flows
from onetsec.ports import Storage

_SHORTEST = 6
_GIVEN = ("token", "pending", "device", "key", "uri", "codes", "recovery_codes")


class Seeded:
    """
    Randomness that is the same in every run, so that no code is by chance a part of a time.
    """

    def __init__(self) -> None:
        self._random = Random(7)

    def bytes(self, count: int) -> bytes:
        """
        *count* bytes, other ones each time.
        """
        return self._random.randbytes(count)


class Canaries(logging.Handler):
    """
    Secrets by their names, and what was told; in its context also everything that is logged.

    Attributes:
        kinds: Of the events that were heard.

        failures: The types of the exceptions that were raised, and of what was behind them.
    """

    def __init__(self) -> None:
        super().__init__()
        self._secrets: dict[str, str] = {}
        self._told: list[tuple[str, str]] = []
        self.kinds: set[EventKind] = set()
        self.failures: set[type[BaseException]] = set()

    @property
    def names(self) -> set[str]:
        """
        What is secret.
        """
        return set(self._secrets.values())

    @property
    def places(self) -> set[str]:
        """
        Where something was told.
        """
        return {where for where, _ in self._told}

    def __enter__(self) -> Canaries:
        root = logging.getLogger()
        self._level = root.level
        root.addHandler(self)
        root.setLevel(logging.DEBUG)
        return self

    def __exit__(self, *_: object) -> None:
        root = logging.getLogger()
        root.setLevel(self._level)
        root.removeHandler(self)

    def secret(self, what: str, *values: str | bytes) -> None:
        """
        Note *values*, in every way in which they would be written.
        """
        for value in values:
            for spelled in _spellings(value):
                assert len(spelled) >= _SHORTEST, f"{what} would be found anywhere"
                self._secrets[spelled] = what

    def tell(self, where: str, text: str) -> None:
        """
        Note *text*; where something lies in memory is no part of it.
        """
        self._told.append((where, re.sub(r"0x[0-9a-f]+", "0x", text)))

    def attempt(self, call: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """
        What *call* gives, or None. How it shows is noted, and what is secret of it.
        """
        try:
            result = call(*args, **kwargs)
        except Exception as error:
            self.failed(error)
            return None

        self.tell("repr", f"{result!r} {result}")
        for name in _GIVEN:
            value = getattr(result, name, None) or ()
            self.secret(name, *([value] if isinstance(value, str) else value))
        return result

    def failed(self, error: BaseException) -> None:
        """
        Note all that *error* shows, and all that is behind it.
        """
        self.tell("traceback", "".join(traceback.format_exception(error)))
        behind: BaseException | None = error
        while behind is not None:
            self.failures.add(type(behind))
            words = (behind, *behind.args, *getattr(behind, "__notes__", ()))
            self.tell("exception", " ".join((repr(behind), *map(str, words))))
            behind = behind.__cause__ or behind.__context__

    def listen(self, event: Event) -> None:
        """
        Note *event*, as a host hears it.
        """
        self.kinds.add(event.kind)
        self.tell("event", f"{event!r} {event} {event.record()!r}")

    def look(self, flows: Flows, storage: Storage, user_id: str) -> None:
        """
        Note the secrets of an account and of its sessions, and the events that are stored.
        """
        account = run(flows.engine.account(user_id))
        self.tell("repr", f"{flows!r} {account!r}")
        if account.password_hash is not None:
            self.secret("hash", account.password_hash, account.password_hash.rpartition("$")[2])
        if account.authenticator is not None:
            self.secret("sealed", account.authenticator.sealed.text)
        if account.recovery is not None:
            self.secret("salt", account.recovery.salt)
            self.secret("digest", *account.recovery.digests)
        for record in storage.sessions(user_id)[0]:
            self.secret("session digest", record.digest)
            self.tell("repr", repr(record))
        for event in storage.events(user_id, limit=1000):
            self.tell("stored event", f"{event!r} {event.data.decode()}")

    def emit(self, record: logging.LogRecord) -> None:
        """
        Note what anybody logs.
        """
        self.tell("log", self.format(record))

    def within(self, text: str) -> set[str]:
        """
        Which secrets are in *text*.
        """
        return {what for spelled, what in self._secrets.items() if spelled in text}

    def found(self) -> set[str]:
        """
        Which secrets turned up, and where.
        """
        return {
            f"{what} in {where}"
            for where, text in self._told
            for spelled, what in self._secrets.items()
            if spelled in text
        }


def _spellings(value: str | bytes) -> set[str]:
    if isinstance(value, bytes):
        return {value.hex(), b64encode(value).decode().rstrip("="), repr(value)[2:-1]}

    typed = value.encode(errors="replace")
    spelled = {value, repr(value)[1:-1], quote(typed), quote_plus(typed)}
    if value.startswith("ots1_"):  # what makes it a secret is its last part
        spelled.add(value.rpartition(".")[2])
    return spelled | {value.replace(" ", "").replace("-", "")}
