"""
The contract of a storage whose engine is down.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from functools import partial

from ...errors import Unavailable
from ...ports import Storage
from ...records import Limit
from ._contract import Contract
from ._samples import MICROS, NOW, SESSION_ID, account, event, session, unique


class OutageContract(Contract, ABC):
    """
    Rule R7: an outage is neither an answer nor a sign-out, and every method says so.
    """

    @abstractmethod
    def make(self) -> Storage:
        """
        Give a storage whose engine does not answer.
        """

    def test_outage_of_load(self) -> None:
        """
        It is not an account that does not exist.
        """
        _is_unavailable(partial(self.make().load, unique()))

    def test_outage_of_save(self) -> None:
        """
        It is not a save that somebody else was faster than.
        """
        _is_unavailable(partial(self.make().save, account(unique()), expected=0))
        _is_unavailable(partial(self.make().save, account(unique()), expected=1))

    def test_outage_of_erase(self) -> None:
        """
        It is not an erasure.
        """
        _is_unavailable(partial(self.make().erase, unique()))

    def test_outage_of_waiting(self) -> None:
        """
        It is not that nobody waits.
        """
        _is_unavailable(partial(self.make().waiting, before=NOW))

    def test_outage_of_session(self) -> None:
        """
        It is not a session that was revoked.
        """
        _is_unavailable(partial(self.make().session, unique(), SESSION_ID))

    def test_outage_of_sessions(self) -> None:
        """
        It is not a user without sessions.
        """
        _is_unavailable(partial(self.make().sessions, unique()))

    def test_outage_of_put_session(self) -> None:
        """
        It is not an update that somebody else was faster than.
        """
        _is_unavailable(partial(self.make().put_session, session(unique()), expected=0))
        _is_unavailable(partial(self.make().put_session, session(unique()), expected=1))

    def test_outage_of_drop_sessions(self) -> None:
        """
        It is not a session that is gone.
        """
        _is_unavailable(partial(self.make().drop_sessions, unique(), [SESSION_ID]))
        _is_unavailable(partial(self.make().drop_sessions, unique()))

    def test_outage_of_raise_epoch(self) -> None:
        """
        It is not signed out everywhere.
        """
        _is_unavailable(partial(self.make().raise_epoch, unique(), NOW, keep_until=NOW))

    def test_outage_of_hit(self) -> None:
        """
        It is neither allowed nor denied.
        """
        _is_unavailable(partial(self.make().hit, unique(), [Limit(5, 300)], now=MICROS))

    def test_outage_of_record_event(self) -> None:
        """
        It is not recorded.
        """
        _is_unavailable(partial(self.make().record_event, event(unique())))

    def test_outage_of_events(self) -> None:
        """
        It is not a user to whom nothing has happened.
        """
        _is_unavailable(partial(self.make().events, unique()))

    def test_outage_of_sweep(self) -> None:
        """
        It is not a storage that is clean.
        """
        _is_unavailable(partial(self.make().sweep, now=NOW))


def _is_unavailable(call: Callable[[], object]) -> None:
    try:
        answer = call()
    except Unavailable:
        return

    raise AssertionError(f"An engine that is down has answered {answer!r}.")
