"""
The contract of the minimum epoch, which signs out everywhere in one write.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from functools import partial

from ...ports import Sessions
from ._contract import Contract
from ._samples import (
    DAY,
    NOW,
    by_case,
    by_last_byte,
    by_punctuation,
    by_space,
    by_unicode_form,
    session,
    unique,
)

_LATER = NOW + DAY


class EpochsContract(Contract, ABC):
    """
    Rules R1 to R5 for the minimum epoch.
    """

    @abstractmethod
    def make(self) -> Sessions:
        """
        Give the sessions under test, usable from many threads.
        """

    def test_epoch_is_told_by_whoever_raises_it(self) -> None:
        """
        The result is what holds now: the own epoch, or a higher one.
        """
        sessions, user = self.make(), unique()

        assert 6 == sessions.raise_epoch(user, 6, keep_until=_LATER)
        assert 6 == sessions.raise_epoch(user, 4, keep_until=_LATER)
        assert 9 == sessions.raise_epoch(user, 9, keep_until=_LATER)

    def test_epoch_never_sinks(self) -> None:
        """
        R1: The highest of all that were asked for, whatever comes later.
        """
        sessions, user = self.make(), unique()
        for epoch in (6, 4, 5):
            sessions.raise_epoch(user, epoch, keep_until=_LATER)

        assert ([], 6) == _found(sessions, user)

    def test_epoch_needs_no_session(self) -> None:
        """
        It is there before the first session, and after the last.
        """
        sessions, user = self.make(), unique()
        sessions.raise_epoch(user, NOW, keep_until=_LATER)
        opened = session(user)
        sessions.put_session(opened, expected=0)
        sessions.drop_sessions(user, [opened.id])

        assert ([], NOW) == _found(sessions, user)

    def test_epoch_outlives_the_sessions(self) -> None:
        """
        Whoever drops them all forgets no revocation: a sign-in in flight would come in.
        """
        sessions, user = self.make(), unique()
        sessions.put_session(session(user), expected=0)
        sessions.raise_epoch(user, 6, keep_until=_LATER)
        sessions.drop_sessions(user)

        assert ([], 6) == _found(sessions, user)

    def test_epoch_is_read_with_a_session(self) -> None:
        """
        R2: Raised after the session was read, it is seen with the next look.
        """
        sessions, user = self.make(), unique()
        opened = session(user)
        sessions.put_session(opened, expected=0)
        sessions.session(user, opened.id)

        self.race([partial(sessions.raise_epoch, user, NOW + 1, keep_until=_LATER)])

        assert (opened, NOW + 1) == sessions.session(user, opened.id)

    def test_epoch_is_read_with_all_sessions(self) -> None:
        """
        R2: Raised after the list was read, it is seen with the next look.
        """
        sessions, user = self.make(), unique()
        opened = session(user)
        sessions.put_session(opened, expected=0)
        sessions.sessions(user)

        self.race([partial(sessions.raise_epoch, user, NOW + 1, keep_until=_LATER)])

        assert ([opened], NOW + 1) == _found(sessions, user)

    def test_epoch_of_many_is_the_highest(self) -> None:
        """
        R1: However many raise it at once; and nobody is told less than was asked for.
        """
        sessions, user = self.make(), unique()
        epochs = range(NOW, NOW + self.threads)

        told = self.race(
            [partial(sessions.raise_epoch, user, e, keep_until=_LATER) for e in epochs]
        )

        assert ([], epochs[-1]) == _found(sessions, user)
        assert all(epoch <= answer for epoch, answer in zip(epochs, told, strict=True))

    def test_epoch_may_be_large(self) -> None:
        """
        More than 32 bits.
        """
        sessions, user = self.make(), unique()

        assert 2**40 == sessions.raise_epoch(user, 2**40, keep_until=2**40)
        assert ([], 2**40) == _found(sessions, user)

    def test_epoch_survives_the_rollback_of_the_host(self) -> None:
        """
        R3: An error in a view signs nobody in again.
        """
        sessions, user = self.make(), unique()

        with self.host_transaction():
            sessions.raise_epoch(user, NOW, keep_until=_LATER)

        assert ([], NOW) == _found(sessions, user)

    def test_epoch_users_differ_by_case(self) -> None:
        """
        R5: No case is folded.
        """
        self._epochs_are_apart(by_case())

    def test_epoch_users_differ_by_space(self) -> None:
        """
        R5: No space is trimmed.
        """
        self._epochs_are_apart(by_space())

    def test_epoch_users_differ_by_unicode_form(self) -> None:
        """
        R5: Nothing is normalized.
        """
        self._epochs_are_apart(by_unicode_form())

    def test_epoch_users_differ_by_punctuation(self) -> None:
        """
        R5: No character means anything.
        """
        self._epochs_are_apart(by_punctuation())

    def test_epoch_users_differ_by_their_last_byte(self) -> None:
        """
        R5: 128 bytes are kept.
        """
        self._epochs_are_apart(by_last_byte())

    def _epochs_are_apart(self, users: Sequence[str]) -> None:
        sessions = self.make()
        for epoch, user in enumerate(users, 1):
            sessions.raise_epoch(user, epoch, keep_until=_LATER)

        epochs = range(1, len(users) + 1)
        assert list(epochs) == [sessions.sessions(user)[1] for user in users]


def _found(sessions: Sessions, user_id: str) -> tuple[list[object], int]:
    found, minimum = sessions.sessions(user_id)
    return list(found), minimum
