"""
What both facades have.
"""

from __future__ import annotations

from collections.abc import Callable
from inspect import iscoroutinefunction
from typing import TypeVar

from ..errors import ConfigurationError
from ..events import EventKind
from ..flows import Flows
from ..flows._engine import Listener
from ..flows.posture import Adviser
from ..records import Site
from ..wiring import Wiring

A = TypeVar("A", bound=Adviser)
L = TypeVar("L", bound=Listener)


class Root:
    """
    What both facades have.
    """

    flows: Flows

    def wiring(self, *, workers: int = 1, second_factor_required: bool = False) -> Wiring:
        """
        What this application is built of, as far as it can be seen; nothing is opened for it.

        Args:
            workers: Processes that serve the application.

            second_factor_required: The host lets nobody in without one.
        """
        from .wiring import wired

        return wired(self.flows, workers=workers, second_factor_required=second_factor_required)

    @property
    def site(self) -> Site:
        """
        The application.
        """
        return self.flows.site

    def on(self, *kinds: EventKind) -> Callable[[L], L]:
        """
        Let a function hear of events of these *kinds*: ``@auth.on(EventKind.PASSWORD_CHANGED)``.

        It is called in the request that made them, after what they tell of was stored. An exception
        that it raises is the host's own, and is not caught.

        Raises:
            ConfigurationError: If no kind is named, or the function is asynchronous.
        """
        if not kinds:
            raise ConfigurationError("on: name at least one kind, such as EventKind.SIGNED_IN.")

        def listen(listener: L) -> L:
            if iscoroutinefunction(listener):
                raise ConfigurationError(
                    "on: a listener is called, not awaited. Let a function start what takes long."
                )
            for kind in kinds:
                self.flows.engine.listeners.setdefault(kind, []).append(listener)
            return listener

        return listen

    def advise(self, adviser: A) -> A:
        """
        Let a function add advice of the host's own to the report of an account: it is given the id
        of the user, and gives :class:`.posture.Advice`, whose action may be a path of the host.

        Raises:
            ConfigurationError: If the function is asynchronous.
        """
        if iscoroutinefunction(adviser):
            raise ConfigurationError(
                "advise: an adviser is called, not awaited. Let it give what is known already."
            )
        self.flows.posture.advisers.append(adviser)
        return adviser
