"""
The contract of the activity.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from functools import partial

from ...ports import Activity
from ...records import EventRecord
from ._contract import Contract
from ._samples import (
    WILD,
    by_case,
    by_last_byte,
    by_punctuation,
    by_space,
    by_unicode_form,
    event,
    unique,
)


class ActivityContract(Contract, ABC):
    """
    Rules R1 to R5 for what happened to an account.
    """

    @abstractmethod
    def make(self) -> Activity:
        """
        Give the activity under test, usable from many threads.
        """

    def test_event_list_is_empty_at_first(self) -> None:
        """
        R7: Nothing has happened to a user that nobody knows.
        """
        assert [] == list(self.make().events(unique()))

    def test_event_comes_back_as_it_was(self) -> None:
        """
        R5: In all fields, 40 characters of id and any bytes.
        """
        activity, user = self.make(), unique()
        happened = event(user, id="0Az_-".ljust(40, "x"), data=WILD)
        activity.record_event(happened)

        assert [happened] == list(activity.events(user))

    def test_event_may_hold_nothing(self) -> None:
        """
        R5: Empty bytes are bytes.
        """
        activity, user = self.make(), unique()
        activity.record_event(event(user, id="1", data=b""))

        assert [event(user, id="1", data=b"")] == list(activity.events(user))

    def test_event_recorded_twice_is_one(self) -> None:
        """
        R4: The first stays as it is.
        """
        activity, user = self.make(), unique()
        first = event(user, id="1")
        for one in (first, first, event(user, id="1", kind="other", at=1, data=b"other")):
            activity.record_event(one)

        assert [first] == list(activity.events(user))

    def test_event_list_begins_with_the_newest(self) -> None:
        """
        The id says how new it is, and not when it was recorded.
        """
        activity, user = self.make(), unique()
        _record(activity, user, "31524")

        assert ["5", "4", "3", "2", "1"] == _ids(activity.events(user))

    def test_event_order_is_that_of_bytes(self) -> None:
        """
        R5: No collation of a language: upper case is older than lower case.
        """
        activity, user = self.make(), unique()
        _record(activity, user, "b_A0a-B")

        assert ["b", "a", "_", "B", "A", "0", "-"] == _ids(activity.events(user))

    def test_event_list_ends_at_the_limit(self) -> None:
        """
        The newest are shown, 50 unless told.
        """
        activity, user = self.make(), unique()
        ids = [f"{i:02}" for i in range(60)]
        for one in ids:
            activity.record_event(event(user, id=one))

        assert ["59", "58"] == _ids(activity.events(user, limit=2))
        assert ids[:9:-1] == _ids(activity.events(user))

    def test_event_pages_make_up_the_whole(self) -> None:
        """
        The last id of a page, as *before*, is where the next page goes on.
        """
        activity, user = self.make(), unique()
        _record(activity, user, "12345")

        assert ["2", "1"] == _ids(activity.events(user, before="3", limit=3))
        assert ["4", "3"] == _ids(activity.events(user, before="5", limit=2))
        assert [] == _ids(activity.events(user, before="1", limit=2))

    def test_event_drop_takes_what_is_older(self) -> None:
        """
        And nothing else; the id that is named need not be there.
        """
        activity, user = self.make(), unique()
        _record(activity, user, "1235")
        for _ in range(2):
            activity.drop_events(user, before="3")
            assert ["5", "3"] == _ids(activity.events(user))

        activity.drop_events(user, before="4")
        assert ["5"] == _ids(activity.events(user))

    def test_event_drop_leaves_other_users_alone(self) -> None:
        """
        Whoever else has older ones.
        """
        activity, user, other = self.make(), unique(), unique()
        _record(activity, user, "1")
        _record(activity, other, "1")
        activity.drop_events(user, before="2")

        assert ([], ["1"]) == (_ids(activity.events(user)), _ids(activity.events(other)))

    def test_event_of_another_user_is_not_shown(self) -> None:
        """
        The same id may belong to two users.
        """
        activity, user, other = self.make(), unique(), unique()
        activity.record_event(event(user, id="1", data=b"own"))
        activity.record_event(event(other, id="1", data=b"other"))

        assert [event(user, id="1", data=b"own")] == list(activity.events(user))
        assert [event(other, id="1", data=b"other")] == list(activity.events(other))

    def test_event_recorded_by_many_is_one(self) -> None:
        """
        R1: However many record it at once.
        """
        activity, user = self.make(), unique()
        happened = event(user)

        self.race([partial(activity.record_event, happened)] * self.threads)

        assert [happened] == list(activity.events(user))

    def test_event_beside_events_is_kept(self) -> None:
        """
        R1: No event is lost to another that is recorded at once.
        """
        activity, user = self.make(), unique()
        ids = [f"{i:03}" for i in range(self.threads)]

        self.race([partial(activity.record_event, event(user, id=one)) for one in ids])

        assert ids == sorted(_ids(activity.events(user, limit=self.threads)))

    def test_event_is_seen_at_once(self) -> None:
        """
        R2: By whoever looks after it was recorded, also if it has looked before.
        """
        activity, user = self.make(), unique()
        _record(activity, user, "1")
        activity.events(user)

        self.race([partial(activity.record_event, event(user, id="2"))])

        assert ["2", "1"] == _ids(activity.events(user))

    def test_event_survives_the_rollback_of_the_host(self) -> None:
        """
        R3: What happened is told, also if the view failed afterwards.
        """
        activity, user = self.make(), unique()

        with self.host_transaction():
            activity.record_event(event(user, id="1"))

        assert ["1"] == _ids(activity.events(user))

    def test_event_ids_differ_by_case(self) -> None:
        """
        R5: Two events of one user.
        """
        activity, user = self.make(), unique()
        _record(activity, user, "aA")

        assert ["a", "A"] == _ids(activity.events(user))

    def test_event_users_differ_by_case(self) -> None:
        """
        R5: No case is folded.
        """
        self._events_are_apart(by_case())

    def test_event_users_differ_by_space(self) -> None:
        """
        R5: No space is trimmed.
        """
        self._events_are_apart(by_space())

    def test_event_users_differ_by_unicode_form(self) -> None:
        """
        R5: Nothing is normalized.
        """
        self._events_are_apart(by_unicode_form())

    def test_event_users_differ_by_punctuation(self) -> None:
        """
        R5: No character means anything.
        """
        self._events_are_apart(by_punctuation())

    def test_event_users_differ_by_their_last_byte(self) -> None:
        """
        R5: 128 bytes are kept.
        """
        self._events_are_apart(by_last_byte())

    def _events_are_apart(self, users: Sequence[str]) -> None:
        activity = self.make()
        happened = [event(user, id="1") for user in users]
        for one in happened:
            activity.record_event(one)

        assert [[one] for one in happened] == [list(activity.events(user)) for user in users]


def _record(activity: Activity, user: str, ids: str) -> None:
    for one in ids:
        activity.record_event(event(user, id=one))


def _ids(events: Sequence[EventRecord]) -> list[str]:
    return [event.id for event in events]
