"""
The contract of signing out, which is for good.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from functools import partial

from attrs import evolve

from ...ports import Sessions
from .._race import Rendezvous
from ._contract import Contract
from ._samples import session, unique
from .sessions import in_order, listed


class RevocationsContract(Contract, ABC):
    """
    Rules R1 to R4 for sessions that are dropped.
    """

    @abstractmethod
    def make(self) -> Sessions:
        """
        Give the sessions under test, usable from many threads.
        """

    def test_session_touch_never_brings_it_back(self) -> None:
        """
        R4: However many had read the session before it was dropped.
        """
        sessions, user = self.make(), unique()
        opened = session(user)
        sessions.put_session(opened, expected=0)
        met = Rendezvous(sessions, method="session", parties=self.threads)

        seen = self.race([partial(met.session, user, opened.id)] * self.threads)
        sessions.drop_sessions(user, [opened.id])
        touched = self.race(
            [partial(sessions.put_session, evolve(one, revision=2), expected=1) for one, _ in seen]
        )

        assert not any(touched)
        assert ([], 0) == listed(sessions, user)

    def test_session_drop_takes_those_that_are_named(self) -> None:
        """
        Only them, once, and of this user; the result is how many there were.
        """
        sessions, user, other = self.make(), unique(), unique()
        opened = [session(user) for _ in range(4)]
        same = evolve(opened[0], user_id=other)
        for one in (*opened, same):
            sessions.put_session(one, expected=0)
        named = [opened[0].id, opened[1].id, opened[1].id, "nobody"]

        assert (2, 0) == (sessions.drop_sessions(user, named), sessions.drop_sessions(user, named))
        assert (in_order(opened[2:]), 0) == listed(sessions, user)
        assert ([same], 0) == listed(sessions, other)

    def test_session_drop_without_names_takes_all(self) -> None:
        """
        None means all of this user.
        """
        sessions, user, other = self.make(), unique(), session(unique())
        for one in (session(user), session(user), other):
            sessions.put_session(one, expected=0)

        assert (2, 0) == (sessions.drop_sessions(user), sessions.drop_sessions(user))
        assert ([], 0) == listed(sessions, user)
        assert ([other], 0) == listed(sessions, other.user_id)

    def test_session_drop_of_none_takes_none(self) -> None:
        """
        An empty collection names no session.
        """
        sessions, user = self.make(), unique()
        opened = session(user)
        sessions.put_session(opened, expected=0)

        assert 0 == sessions.drop_sessions(user, [])
        assert ([opened], 0) == listed(sessions, user)

    def test_session_drop_is_seen_at_once(self) -> None:
        """
        R2: By whoever looks after it has returned, also if it has looked before.
        """
        sessions, user = self.make(), unique()
        opened = session(user)
        sessions.put_session(opened, expected=0)
        sessions.session(user, opened.id)

        self.race([partial(sessions.drop_sessions, user, [opened.id])])

        assert sessions.session(user, opened.id) is None

    def test_session_drop_survives_the_rollback_of_the_host(self) -> None:
        """
        R3: An error in a view signs nobody in again.
        """
        sessions, user = self.make(), unique()
        opened = session(user)
        sessions.put_session(opened, expected=0)

        with self.host_transaction():
            sessions.drop_sessions(user, [opened.id])

        assert sessions.session(user, opened.id) is None
