"""
The same flows on an event loop.
"""

from __future__ import annotations

import asyncio
import inspect
from typing import Any

import pytest

from onetsec import AsyncOnetsec, ConfigurationError, Onetsec
from onetsec._lifting import Blocking, lifted, threaded
from onetsec.flows.sign_in import SignInOutcome
from onetsec.records import User
from onetsec.storage.memory import MemoryStorage
from onetsec.testing import QuickHasher
from onetsec.users import DictUsers

from .conftest import HERE, KEY, PASSWORD, SITE


def test_walk() -> None:
    """
    With synchronous ports in threads.
    """

    async def walk() -> None:
        auth = AsyncOnetsec(
            users=threaded(DictUsers([User("ada", email="ada@example.com")])),
            storage="memory:",
            keys=[KEY],
            site=SITE,
            hasher=lifted(QuickHasher()),
        )
        await auth.password.register("ada", PASSWORD)
        result = await auth.sign_in.password("ada@example.com", PASSWORD, client=HERE)
        assert SignInOutcome.SIGNED_IN is result.outcome
        assert None is not await auth.sessions.check(result.token or "", client=HERE)
        await auth.close()

    asyncio.run(walk())


def test_an_asynchronous_port_is_refused() -> None:
    """
    By name of what to use instead.
    """
    storage: Any = threaded(MemoryStorage())
    auth = Onetsec(users=DictUsers(), storage=storage, keys=[KEY], site=SITE)

    with pytest.raises(ConfigurationError, match="use AsyncOnetsec"):
        auth.password.register("ada", PASSWORD)


@pytest.mark.parametrize(
    "feature", ["sign_in", "password", "totp", "recovery_codes", "sessions", "step_up", "accounts"]
)
def test_every_step_has_a_twin(feature: str) -> None:
    """
    The facade offers what the flow offers, in the same words.
    """
    auth = Onetsec(users=DictUsers(), storage="memory:", keys=[KEY], site=SITE)
    flow, twin = getattr(auth.flows, feature), getattr(auth, feature)
    steps = {n for n in dir(type(flow)) if not n.startswith("_")}

    assert isinstance(twin, Blocking)
    assert steps == {n for n in dir(type(twin)) if not n.startswith("_")}
    for name in steps:
        assert inspect.signature(getattr(flow, name)) == inspect.signature(getattr(twin, name))
