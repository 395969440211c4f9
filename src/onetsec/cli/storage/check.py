"""
``onetsec storage check``: a live engine keeps every rule, or not.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Condition
from typing import Any

from ...errors import ConfigurationError, Unavailable
from ...ports import Storage
from ...testing.broken import failures
from ...testing.contracts import StorageContract
from ._signals import Signals

_LEAVING = 20.0  # seconds for the threads of a race that was interrupted


def run(storage: Storage, chosen: Namespace) -> int:
    """
    Tell what the engine should be told, then prove the storage in a namespace of its own.
    """
    apart: Any = getattr(storage, "apart", None)
    if apart is None:
        raise ConfigurationError(
            f"storage: {type(storage).__name__} can not be put apart from what lies in it. Run"
            " onetsec.testing.StorageContract in the tests of the application."
        )

    signals = Signals()
    with signals.caught():
        advised = _advised(storage)
        with signals.shield(apart) as made:
            failed = _proven(made)

    return 1 if failed or (advised and chosen.strict) else 0


def _advised(storage: Any) -> int:
    """
    Print all advice; how many pieces.
    """
    advice = storage.advice() if hasattr(storage, "advice") else ()
    for one in advice:
        print(f"Advice: {one.server}: {one.setting} is {one.found}. {one.reason}")
    return len(advice)


def _proven(storage: Storage) -> int:
    """
    Run the whole contract, and print what failed; how many tests.
    """
    with _guarded(storage) as guard:
        proof = _Proof(guard)
        failed = failures(proof)

    tests = [name for name in dir(proof) if name.startswith("test_")]
    for name in sorted(failed):
        print(f"Failed: {name}: {_said(getattr(proof, name))}")
    print(f"{len(tests) - len(failed)} of {len(tests)} tests have passed.")
    return len(failed)


def _said(test: Callable[[], None]) -> str:
    """
    The first line of what a test says of itself.
    """
    lines = (test.__doc__ or "").strip().splitlines()
    return lines[0] if lines else ""


class _Proof(StorageContract):
    """
    The contract over one storage. There is no host whose transactions it could be drawn into.
    """

    def __init__(self, storage: Any) -> None:
        self._storage = storage

    def make(self) -> Storage:
        made: Storage = self._storage
        return made


class _Guard:
    """
    A storage until the guard is closed: then nobody is inside, and nobody comes in.

    The threads of a race that was interrupted go on for a while. What they would still write must
    not come back after it was removed.
    """

    def __init__(self, storage: Storage) -> None:
        self._storage = storage
        self._inside = 0
        self._is_closed = False
        self._change = Condition()

    def __getattr__(self, name: str) -> Any:
        real = getattr(self._storage, name)

        def guarded(*args: Any, **kwargs: Any) -> Any:
            self._enter()
            try:
                return real(*args, **kwargs)
            finally:
                self._leave()

        return guarded

    def shut(self) -> None:
        """
        Let nobody in, and wait for those who are inside.
        """
        with self._change:
            self._is_closed = True
            self._change.wait_for(lambda: self._inside == 0, _LEAVING)

    def _enter(self) -> None:
        with self._change:
            if self._is_closed:
                raise Unavailable("storage: the check is over.")
            self._inside += 1

    def _leave(self) -> None:
        with self._change:
            self._inside -= 1
            self._change.notify_all()


@contextmanager
def _guarded(storage: Storage) -> Iterator[_Guard]:
    guard = _Guard(storage)
    try:
        yield guard
    finally:
        guard.shut()
