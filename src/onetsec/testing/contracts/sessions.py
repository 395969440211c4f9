"""
The contract of sessions.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from functools import partial

from attrs import evolve

from ...ports import Sessions
from ...records import SessionRecord
from .._race import Rendezvous
from ._contract import Contract
from ._samples import (
    DAY,
    NOW,
    SESSION_ID,
    WILD,
    by_case,
    by_last_byte,
    by_punctuation,
    by_space,
    by_unicode_form,
    session,
    unique,
)


class DevicesContract(Contract, ABC):
    """
    Rules R1 to R5 for signed-in devices.
    """

    @abstractmethod
    def make(self) -> Sessions:
        """
        Give the sessions under test, usable from many threads.
        """

    def test_session_is_unknown_at_first(self) -> None:
        """
        R7: None means that there is no session, and nothing else.
        """
        assert self.make().session(unique(), SESSION_ID) is None

    def test_session_list_is_empty_at_first(self) -> None:
        """
        R7: A user that nobody knows has no session, and a minimum epoch of 0.
        """
        assert ([], 0) == listed(self.make(), unique())

    def test_session_comes_back_as_it_was(self) -> None:
        """
        R5: In all fields, with a minimum epoch of 0 if it was never raised.
        """
        sessions, user = self.make(), unique()
        opened = session(user, data=WILD)

        assert sessions.put_session(opened, expected=0)
        assert (opened, 0) == sessions.session(user, opened.id)

    def test_session_may_hold_nothing(self) -> None:
        """
        R5: Empty text is text, empty bytes are bytes.
        """
        sessions, user = self.make(), unique()
        opened = session(user, channels="", data=b"")
        sessions.put_session(opened, expected=0)

        assert (opened, 0) == sessions.session(user, opened.id)

    def test_session_is_listed_as_it_was(self) -> None:
        """
        R5: The list has all sessions of the user, in any order, in all fields.
        """
        sessions, user = self.make(), unique()
        opened = [session(user, data=WILD) for _ in range(3)]
        for one in (*opened, session(unique())):
            sessions.put_session(one, expected=0)

        assert (in_order(opened), 0) == listed(sessions, user)

    def test_session_is_opened_once(self) -> None:
        """
        R4: Expected 0 means that there must be none.
        """
        sessions, user = self.make(), unique()
        opened = session(user)
        sessions.put_session(opened, expected=0)

        assert not sessions.put_session(evolve(opened, data=b"other"), expected=0)
        assert (opened, 0) == sessions.session(user, opened.id)

    def test_session_changes_in_all_fields(self) -> None:
        """
        R4: An update replaces the whole record.
        """
        sessions, user = self.make(), unique()
        opened = session(user)
        sessions.put_session(opened, expected=0)
        after = SessionRecord(
            user_id=user,
            id=opened.id,
            revision=2,
            epoch=NOW + 1,
            digest=b"\0" * 36,
            channels="mail",
            created_at=NOW + 2,
            last_seen_at=NOW + 3,
            expires_at=NOW + 2 * DAY,
            data=b"new",
        )

        assert sessions.put_session(after, expected=1)
        assert (after, 0) == sessions.session(user, opened.id)

    def test_session_update_creates_nothing(self) -> None:
        """
        R4: An update of what was never there is lost.
        """
        sessions, user = self.make(), unique()
        ghost = session(user, revision=2)

        assert not sessions.put_session(ghost, expected=1)
        assert sessions.session(user, ghost.id) is None

    def test_session_update_is_lost_if_stale(self) -> None:
        """
        R4: A revision that was replaced can not be replaced again.
        """
        sessions, user = self.make(), unique()
        opened = session(user)
        sessions.put_session(opened, expected=0)
        after = evolve(opened, revision=2)
        sessions.put_session(after, expected=1)

        assert not sessions.put_session(evolve(after, data=b"late"), expected=1)
        assert (after, 0) == sessions.session(user, opened.id)

    def test_session_id_has_one_opener(self) -> None:
        """
        R1: Of many that open the same session at once one wins, and its record is what is stored.
        """
        sessions, user = self.make(), unique()
        rivals = [session(user, id=SESSION_ID) for _ in range(self.threads)]

        won = self.race([partial(sessions.put_session, rival, expected=0) for rival in rivals])

        winners = [rival for rival, ok in zip(rivals, won, strict=True) if ok]
        assert (winners, 0) == listed(sessions, user)

    def test_session_revision_has_one_winner(self) -> None:
        """
        R1: Of many that have all read the same revision one wins, and its record is what is stored.
        """
        sessions, user = self.make(), unique()
        opened = session(user)
        sessions.put_session(opened, expected=0)
        met = Rendezvous(sessions, method="session", parties=self.threads)
        rivals = [session(user).digest for _ in range(self.threads)]

        def renew(digest: bytes) -> bool:
            seen: SessionRecord = met.session(user, opened.id)[0]
            after = evolve(seen, revision=seen.revision + 1, digest=digest)
            return sessions.put_session(after, expected=seen.revision)

        won = self.race([partial(renew, digest) for digest in rivals])

        winners = [digest for digest, ok in zip(rivals, won, strict=True) if ok]
        found, _ = sessions.sessions(user)
        assert (winners, [2]) == ([one.digest for one in found], [one.revision for one in found])

    def test_session_of_parallel_sign_ins_is_kept(self) -> None:
        """
        R1: No session is lost to another.
        """
        sessions, user = self.make(), unique()
        opened = [session(user) for _ in range(self.threads)]

        self.race([partial(sessions.put_session, one, expected=0) for one in opened])

        assert (in_order(opened), 0) == listed(sessions, user)

    def test_session_change_is_seen_at_once(self) -> None:
        """
        R2: By whoever looks after it has returned, also if it has looked before.
        """
        sessions, user = self.make(), unique()
        opened = session(user)
        sessions.put_session(opened, expected=0)
        sessions.session(user, opened.id)
        after = evolve(opened, revision=2, digest=b"\0" * 36)

        self.race([partial(sessions.put_session, after, expected=1)])

        assert (after, 0) == sessions.session(user, opened.id)

    def test_session_ids_differ_by_case(self) -> None:
        """
        R5: Two sessions of one user.
        """
        sessions, user = self.make(), unique()
        pair = [session(user, id=SESSION_ID), session(user, id=SESSION_ID.upper())]

        assert all(sessions.put_session(one, expected=0) for one in pair)
        assert [(one, 0) for one in pair] == [sessions.session(user, one.id) for one in pair]

    def test_session_users_differ_by_case(self) -> None:
        """
        R5: No case is folded.
        """
        self._sessions_are_apart(by_case())

    def test_session_users_differ_by_space(self) -> None:
        """
        R5: No space is trimmed.
        """
        self._sessions_are_apart(by_space())

    def test_session_users_differ_by_unicode_form(self) -> None:
        """
        R5: Nothing is normalized.
        """
        self._sessions_are_apart(by_unicode_form())

    def test_session_users_differ_by_punctuation(self) -> None:
        """
        R5: No character means anything.
        """
        self._sessions_are_apart(by_punctuation())

    def test_session_users_differ_by_their_last_byte(self) -> None:
        """
        R5: 128 bytes are kept.
        """
        self._sessions_are_apart(by_last_byte())

    def _sessions_are_apart(self, users: Sequence[str]) -> None:
        sessions = self.make()
        opened = [session(user, id=SESSION_ID) for user in users]

        assert all(sessions.put_session(one, expected=0) for one in opened)
        assert [(one, 0) for one in opened] == [sessions.session(u, SESSION_ID) for u in users]
        assert 1 == sessions.drop_sessions(users[0], [SESSION_ID])
        assert [([], 0), *(([one], 0) for one in opened[1:])] == [
            listed(sessions, user) for user in users
        ]


def in_order(records: Sequence[SessionRecord]) -> list[SessionRecord]:
    """
    Sort *records*: a storage may give them in any order.
    """
    return sorted(records, key=lambda record: record.id)


def listed(sessions: Sessions, user_id: str) -> tuple[list[SessionRecord], int]:
    """
    List the sessions of a user in order, with the minimum epoch.
    """
    found, minimum = sessions.sessions(user_id)
    return in_order(found), minimum
