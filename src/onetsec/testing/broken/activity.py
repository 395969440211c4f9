"""
Activities, each with one rule broken.
"""

from __future__ import annotations

from collections.abc import Sequence
from threading import get_ident

from ...records import EventRecord
from ...storage.memory import MemoryStorage
from .._race import meet


class EventIsOverwritten(MemoryStorage):
    """
    R4: The last one stays.
    """

    def record_event(self, event: EventRecord) -> None:
        self._events.setdefault(event.user_id, {})[event.id] = event


class EventsAreAppended(MemoryStorage):
    """
    R4: An event that is recorded again is there again.
    """

    def __init__(self) -> None:
        super().__init__()
        self._log: list[EventRecord] = []

    def record_event(self, event: EventRecord) -> None:
        self._log.append(event)

    def erase(self, user_id: str) -> None:
        super().erase(user_id)
        self._log = [event for event in self._log if event.user_id != user_id]

    def drop_events(self, user_id: str, *, before: str) -> None:
        self._log = [one for one in self._log if one.user_id != user_id or one.id >= before]

    def events(
        self, user_id: str, *, before: str | None = None, limit: int = 50
    ) -> Sequence[EventRecord]:
        own = [
            event
            for event in self._log
            if event.user_id == user_id and (before is None or event.id < before)
        ]
        return sorted(own, key=lambda event: event.id, reverse=True)[:limit]


class EventsAreOneValue(MemoryStorage):
    """
    R1: All events of a user are got, changed and set together: of those at once, one is left.
    """

    def record_event(self, event: EventRecord) -> None:
        known = dict(self._events.get(event.user_id, {}))
        meet(event)
        self._events[event.user_id] = {event.id: event} | known


class EventsAreUnsorted(MemoryStorage):
    """
    The last one recorded comes first, whatever its id.
    """

    def events(
        self, user_id: str, *, before: str | None = None, limit: int = 50
    ) -> Sequence[EventRecord]:
        own = reversed(self._events.get(user_id, {}).values())
        return [event for event in own if before is None or event.id < before][:limit]


class EventsAreSortedLikeWords(MemoryStorage):
    """
    R5: A collation of a language sorts them.
    """

    def events(
        self, user_id: str, *, before: str | None = None, limit: int = 50
    ) -> Sequence[EventRecord]:
        own = super().events(user_id, before=before, limit=limit)
        return sorted(own, key=lambda event: event.id.casefold(), reverse=True)


class EventPageBeginsAgain(MemoryStorage):
    """
    The last event of a page is the first of the next one, too.
    """

    def events(
        self, user_id: str, *, before: str | None = None, limit: int = 50
    ) -> Sequence[EventRecord]:
        up_to = None if before is None else before + "\0"
        return super().events(user_id, before=up_to, limit=limit)


class EventsHaveNoLimit(MemoryStorage):
    """
    Gives all of them.
    """

    def events(
        self, user_id: str, *, before: str | None = None, limit: int = 50
    ) -> Sequence[EventRecord]:
        return super().events(user_id, before=before, limit=10**6)


class EventsAreNeverDropped(MemoryStorage):
    """
    Keeps what is old.
    """

    def drop_events(self, user_id: str, *, before: str) -> None:
        return None


class EventsAreDroppedUpTo(MemoryStorage):
    """
    Takes the one that was named, too.
    """

    def drop_events(self, user_id: str, *, before: str) -> None:
        super().drop_events(user_id, before=before + "\0")


class EventsOfAllAreDropped(MemoryStorage):
    """
    Takes those of other users, too.
    """

    def drop_events(self, user_id: str, *, before: str) -> None:
        for user in tuple(self._events):
            super().drop_events(user, before=before)


class EventsAreCached(MemoryStorage):
    """
    R2: What was read once is read again, until this very reader writes.
    """

    def __init__(self) -> None:
        super().__init__()
        self._seen: dict[tuple[str, int], dict[object, Sequence[EventRecord]]] = {}

    def record_event(self, event: EventRecord) -> None:
        self._seen.pop((event.user_id, get_ident()), None)
        super().record_event(event)

    def erase(self, user_id: str) -> None:
        self._seen.pop((user_id, get_ident()), None)
        super().erase(user_id)

    def drop_events(self, user_id: str, *, before: str) -> None:
        self._seen.pop((user_id, get_ident()), None)
        super().drop_events(user_id, before=before)

    def events(
        self, user_id: str, *, before: str | None = None, limit: int = 50
    ) -> Sequence[EventRecord]:
        own = self._seen.setdefault((user_id, get_ident()), {})
        return own.setdefault((before, limit), super().events(user_id, before=before, limit=limit))


class EventIdsAreGlobal(MemoryStorage):
    """
    R5: The key is the id alone: the event of another user is in the way.
    """

    def record_event(self, event: EventRecord) -> None:
        if not any(event.id in own for own in self._events.values()):
            super().record_event(event)
