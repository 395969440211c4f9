"""
Loaded by pytest itself: assertions that explain themselves, and fixtures for the tests of a host.

An assertion is rewritten only if pytest hears of its module before it is imported. The package
around it is imported by then, and pytest would warn of it: no assertion stands there.

Everybody who has onetsec installed loads this module, also who tests something else. So a fixture
loads what it is made of when it is asked for, and is called ``onetsec_…``, as nobody else's is.
"""

from __future__ import annotations

import pytest

TYPE_CHECKING = False

if TYPE_CHECKING:
    from typing import Any

    from ..mail import MemoryMailer
    from ._fakes import FrozenClock

pytest.register_assert_rewrite("onetsec.testing.contracts")


@pytest.fixture
def onetsec_clock() -> FrozenClock:
    """
    A clock that stands still until the test moves it.
    """
    from ._fakes import FrozenClock

    return FrozenClock()


@pytest.fixture
def onetsec_mailer() -> MemoryMailer:
    """
    A mailbox: what was sent in this test, the oldest first, is ``onetsec_mailer.sent``.
    """
    from ..mail import MemoryMailer

    return MemoryMailer()


@pytest.fixture
def onetsec_ports(onetsec_clock: FrozenClock, onetsec_mailer: MemoryMailer) -> dict[str, Any]:
    """
    Arguments of :class:`.Onetsec` that cost a test no time: this clock, this mailbox, a hasher that
    hides nothing, and work after the answer that is done before it.
    """
    from ..later import InlineLater
    from ._fakes import QuickHasher

    return {
        "clock": onetsec_clock,
        "hasher": QuickHasher(),
        "later": InlineLater(),
        "mailer": onetsec_mailer,
    }


@pytest.fixture
def onetsec_async_ports(onetsec_clock: FrozenClock, onetsec_mailer: MemoryMailer) -> dict[str, Any]:
    """
    The same for :class:`.AsyncOnetsec`. What is left to do after an answer is a task of the loop,
    which is done once ``auth.close()`` was awaited.
    """
    from .._lifting import lifted
    from ._fakes import QuickHasher

    return {
        "clock": onetsec_clock,
        "hasher": lifted(QuickHasher()),
        "mailer": lifted(onetsec_mailer),
    }
