"""
Dependencies of FastAPI, and of whoever calls them: ``Depends(session)``, ``Depends(require())``.

Needs Starlette, as FastAPI does; FastAPI itself is not imported.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial

from starlette.requests import HTTPConnection

from ..sessions import Session
from ..step_up import StepUpPolicy
from ._turn import turn_of
from .guards import fresh as is_fresh
from .guards import signed_in, two_factors


async def session_or_none(connection: HTTPConnection) -> Session | None:
    """
    Return the session of the request; None if nobody is signed in.

    Raises:
        Unavailable: If the storage does not answer: a 503.
    """
    return await turn_of(connection).session()


async def session(connection: HTTPConnection) -> Session:
    """
    Return the session of the request.

    Raises:
        Refused: If nobody is signed in: to the sign-in page and back, or a 401.

        Unavailable: If the storage does not answer: a 503.
    """
    return await signed_in(turn_of(connection))


def require(
    *, fresh: bool | int = False, mfa: bool = False
) -> Callable[[HTTPConnection], Awaitable[Session]]:
    """
    Make a dependency that returns the session of the request, if it has proven enough.

    Args:
        fresh: Who they are was proven in the last five minutes, or in so many seconds, 30 to 3600.

        mfa: They have signed in with two factors.

    Raises:
        ConfigurationError: If the seconds are out of range.
    """
    policy = None if fresh is False else StepUpPolicy(fresh=300 if fresh is True else fresh)
    steps = [*([two_factors] if mfa else []), *([_fresh(policy)] if policy else [])]

    async def required(connection: HTTPConnection) -> Session:
        turn = turn_of(connection)
        found = await signed_in(turn)
        for step in steps:
            await step(turn)
        return found

    return required


def _fresh(policy: StepUpPolicy) -> Callable[..., Awaitable[Session]]:
    return partial(is_fresh, policy=policy)
