"""
Who may see a page of the host: as steps, and as decorators of endpoints.
"""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Awaitable, Callable
from enum import Enum
from functools import partial, wraps
from inspect import iscoroutinefunction
from typing import Any, ParamSpec
from urllib.parse import urlencode

from ..errors import ConfigurationError
from ..sessions import Session
from ..step_up import StepUpPolicy
from ..web.asgi import here
from ..web.guards import can_prove_second, has_second_factor, is_let_through
from ..web.messages import ApiOutcome, WebOutcome
from ..web.render import redirect
from ._answers import Refused, wants_page
from ._turn import KEY, Turn, turn_of

P = ParamSpec("P")
Step = Callable[[Turn], Awaitable[Session]]


def session_required(view: Callable[P, Any]) -> Callable[P, Any]:
    """
    Let nobody see *view* who is not signed in: they sign in first, and come back.

    A client that looks at no pages is told 401.
    """
    return _guarded(view, signed_in)


def fresh_required(seconds: int = 300) -> Callable[[Callable[P, Any]], Callable[P, Any]]:
    """
    Let nobody see the view who has not proven who they are in the last *seconds*, 30 to 3600.

    A GET comes back after the proof; anything else is 403, for it can not be carried on.

    Raises:
        ConfigurationError: If *seconds* are out of range, or the decorator was used without them.
    """
    if callable(seconds):
        raise ConfigurationError("fresh_required: write @fresh_required(), with parentheses.")

    return partial(_guarded, step=partial(fresh, policy=StepUpPolicy(fresh=seconds)))


def mfa_required(view: Callable[P, Any]) -> Callable[P, Any]:
    """
    Let nobody see *view* who has signed in with one factor only.

    A GET leads to where a second one is proven, or to Security Settings, where it is set up;
    anything else is 403.
    """
    return _guarded(view, two_factors)


async def signed_in(turn: Turn) -> Session:
    """
    The session, or the way to one.
    """
    found = await turn.session()
    if found is not None:
        return found

    if not wants_page(turn.request) or turn.scope["type"] != "http":
        raise Refused(turn.web.problem(turn.request, ApiOutcome.SIGN_IN_REQUIRED))

    # Only a GET can be come back to.
    raise _led(turn.web.sign_in_url(here(turn.scope)) if _is_get(turn) else turn.web.urls.sign_in)


async def fresh(turn: Turn, *, policy: StepUpPolicy) -> Session:
    """
    The session, if it has lately proven as much as its account can.
    """
    found, web = await signed_in(turn), turn.web
    if await is_let_through(found, asks=web.flows.step_up, policy=policy, now=web.now):
        return found

    raise _first(turn, _confirm(turn), ApiOutcome.STEP_UP_REQUIRED)


async def two_factors(turn: Turn) -> Session:
    """
    The session, if it has proven two factors.
    """
    found, web = await signed_in(turn), turn.web
    if has_second_factor(found):
        return found
    if await can_prove_second(found, asks=web.flows.step_up):
        raise _first(turn, _confirm(turn), ApiOutcome.STEP_UP_REQUIRED)

    note = WebOutcome.SECOND_FACTOR_NEEDED
    refused = _first(turn, web.urls.security, note)
    if refused.location:
        turn.put((web.cookies.note.set(note.value),))
    raise refused


def _confirm(turn: Turn) -> str:
    """
    Where the user proves once more who they are, and comes back from.
    """
    return f"{turn.web.urls.confirm}?{urlencode({'next': here(turn.scope)})}"


def _first(turn: Turn, url: str, outcome: Enum) -> Refused:
    """
    The way to *url*, for who can come back from there.
    """
    if not _is_get(turn) or not wants_page(turn.request):
        return Refused(turn.web.problem(turn.request, outcome))

    return _led(url)


def _led(url: str) -> Refused:
    return Refused(redirect(url), location=url)


def _is_get(turn: Turn) -> bool:
    return turn.scope.get("method") in ("GET", "HEAD")


def _guarded(view: Callable[P, Any], step: Step) -> Callable[P, Any]:
    """
    *view* behind *step*. One that is synchronous runs in a thread, as frameworks have it.
    """

    @wraps(view)
    async def guarded(*args: P.args, **kwargs: P.kwargs) -> Any:
        await step(_turn((*args, *kwargs.values())))
        if iscoroutinefunction(view):
            return await view(*args, **kwargs)

        return await to_thread(view, *args, **kwargs)

    return guarded


def _turn(arguments: tuple[Any, ...]) -> Turn:
    """
    The turn of the request among the *arguments* of a view.
    """
    for argument in arguments:
        scope = getattr(argument, "scope", argument)
        if isinstance(scope, dict) and KEY in scope:
            return turn_of(scope)

    raise ConfigurationError(
        "The view is given no request that came through AsgiOnetsec: let it take the request, or"
        " use onetsec.asgi.dependencies."
    )
