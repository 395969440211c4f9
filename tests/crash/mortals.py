"""
Storages whose process dies at a named moment: a sound one, and those that keep no order.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from typing import Any

from attrs import evolve

from onetsec.records import AccountRecord

from .walk import Walk


class Mortal:
    """
    A storage in a process that dies in one step of its walk.

    Attributes:
        walk: Of whom it is.
    """

    walk: Walk

    def __init__(self, storage: Any, *, step: str) -> None:
        self.real = storage
        self.step = step

    def __getattr__(self, name: str) -> Any:
        return getattr(self.real, name)

    def die(self) -> None:
        """
        End this process, without a word, if it is time.
        """
        if self.is_time():
            self.end()

    def end(self) -> None:
        """
        End this process, without a word.
        """
        os.kill(os.getpid(), signal.SIGKILL)

    def is_time(self) -> bool:
        """
        Whether the walk is in that step.
        """
        return self.walk.step == self.step


class AfterRaising(Mortal):
    """
    Sound: dies with the minimum epoch raised and the account as it was.
    """

    def raise_epoch(self, user_id: str, epoch: int, *, keep_until: int) -> int:
        raised: int = self.real.raise_epoch(user_id, epoch, keep_until=keep_until)
        self.die()
        return raised


class AfterSaving(Mortal):
    """
    Sound: dies with the account saved.
    """

    def save(self, record: AccountRecord, *, expected: int) -> bool:
        saved: bool = self.real.save(record, expected=expected)
        self.die()
        return saved


class RaisesLater(Mortal):
    """
    Broken: saves the account before it raises the minimum epoch.
    """

    raising: Callable[[], int] | None = None

    def raise_epoch(self, user_id: str, epoch: int, *, keep_until: int) -> int:
        self.raising = lambda: self.real.raise_epoch(user_id, epoch, keep_until=keep_until)
        return epoch

    def save(self, record: AccountRecord, *, expected: int) -> bool:
        saved: bool = self.real.save(record, expected=expected)
        self.die()
        raising, self.raising = self.raising, None
        if raising is not None:
            raising()
        return saved


class SavesInParts(Mortal):
    """
    Broken: what it writes first is not yet all.
    """

    def save(self, record: AccountRecord, *, expected: int) -> bool:
        part = evolve(record, data=record.data[: len(record.data) // 2])
        if not self.real.save(part, expected=expected):
            return False

        self.die()
        saved: bool = self.real.save(record, expected=record.version)
        return saved


class SavesLater(Mortal):
    """
    Broken: says that it has saved, and does so when the account is wanted again; what it is to die
    of, it only remembers. A step may save more than once: a notice is mailed within it.
    """

    def __init__(self, storage: Any, *, step: str) -> None:
        super().__init__(storage, step=step)
        self.saving: list[tuple[AccountRecord, int]] = []
        self.is_last = False

    def save(self, record: AccountRecord, *, expected: int) -> bool:
        self.saving.append((record, expected))
        self.is_last = self.is_time()
        return True

    def load(self, user_id: str) -> AccountRecord | None:
        if self.saving and self.is_last:
            if self.walk.is_answered or not self.is_time():
                self.end()
            return self.saving[-1][0]

        saving, self.saving = self.saving, []
        for record, expected in saving:
            self.real.save(record, expected=expected)
        loaded: AccountRecord | None = self.real.load(user_id)
        return loaded


MORTALS: dict[str, type[Mortal]] = {
    one.__name__: one for one in (AfterRaising, AfterSaving, RaisesLater, SavesInParts, SavesLater)
}
