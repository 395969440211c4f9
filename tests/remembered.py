"""
What comes out the same each time is computed once a test run: templates, and passwords judged.

For pytest, as of :mod:`tests.engines.plugin`. Nearly every test makes an application of its own,
and registers the same password there: without this, half of the run goes into that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from types import CodeType
from typing import Any

import jinja2
import pytest
from coverage import Coverage

from onetsec import policy

_judge = policy.judge


def pytest_sessionfinish() -> None:
    """
    Write down what was measured, before a worker says that it is done: ten seconds after that it is
    killed, and with it what it had yet to write.
    """
    measuring = Coverage.current()
    if measuring is not None:
        measuring.save()


@pytest.fixture(scope="session", autouse=True)
def remembered() -> Iterator[None]:
    """
    Remember both. The tests of the policy have imported its rule before: they call it itself.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(policy, "judge", judged)
        patch.setattr(jinja2.Environment, "compile", compiled(jinja2.Environment.compile))
        yield


@lru_cache
def _report(text: str, words: tuple[str, ...], policy: policy.PasswordPolicy) -> Any:
    return _judge(text, words=words, policy=policy)


def judged(text: str, *, words: Iterable[str] = (), policy: policy.PasswordPolicy) -> Any:
    """
    Answer as the rule does.
    """
    return _report(text, tuple(words), policy)


def compiled(compile_: Callable[..., Any]) -> Callable[..., Any]:
    """
    Wrap Jinja2's compiler: all that it looks at besides the text is in the key.
    """
    known: dict[tuple[Any, ...], CodeType] = {}

    def once(self: Any, source: Any, name: Any = None, filename: Any = None, *more: Any) -> Any:
        if not isinstance(source, str) or more:
            return compile_(self, source, name, filename, *more)

        escaped = self.autoescape(name) if callable(self.autoescape) else self.autoescape
        extensions, filters = sorted(self.extensions), frozenset(self.filters.values())
        rest = (escaped, *extensions, filters, self.is_async, self.trim_blocks, self.lstrip_blocks)
        key = (source, name, filename, *rest)
        if key not in known:
            known[key] = compile_(self, source, name, filename)
        return known[key]

    return once
