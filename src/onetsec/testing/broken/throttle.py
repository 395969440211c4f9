"""
Throttles, each with one rule broken.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from ...records import Hit, Limit
from ...storage.memory import MemoryStorage
from ...throttling import charge, gcra
from .._race import meet


class HitIsNotAtomic(MemoryStorage):
    """
    R1: Gets, charges and sets; everybody has got before anybody sets.
    """

    def hit(self, key: str, limits: Sequence[Limit], *, now: int, cost: int = 1) -> Hit:
        known = self._arrivals.get(key, ())
        meet(cost)
        after, answer = charge(known, limits, cost=cost, now=now)
        self._arrivals[key] = after
        return answer


class ChargesLimitsOneByOne(MemoryStorage):
    """
    R1: Each limit has a key of its own: what one denies, the others have charged.
    """

    def hit(self, key: str, limits: Sequence[Limit], *, now: int, cost: int = 1) -> Hit:
        hits = [
            super(ChargesLimitsOneByOne, self).hit(f"{key} {place}", [limit], now=now, cost=cost)
            for place, limit in enumerate(limits)
        ]
        wait = max(hit.retry_micros for hit in hits)
        return Hit(not wait, wait, min(hit.left for hit in hits))


class ChargesTheDenied(MemoryStorage):
    """
    Whoever goes on trying waits for ever.
    """

    def hit(self, key: str, limits: Sequence[Limit], *, now: int, cost: int = 1) -> Hit:
        answer = super().hit(key, limits, now=now, cost=cost)
        if not answer.ok:
            ends = [now + limit.depth + cost * limit.cell for limit in limits]
            self._arrivals[key] = tuple(map(max, ends, self._arrivals.get(key, ends)))
        return answer


class TrustsFastClocks(MemoryStorage):
    """
    Never repairs what a clock that ran ahead has left.
    """

    def hit(self, key: str, limits: Sequence[Limit], *, now: int, cost: int = 1) -> Hit:
        behind = max(self._arrivals.get(key, (0,))) - now - max(limit.depth for limit in limits)
        if cost > 0 and behind > 0:
            return Hit(False, behind, 0)

        return super().hit(key, limits, now=now, cost=cost)


class GivesMoreThanWasTaken(MemoryStorage):
    """
    Units that are given back pile up.
    """

    def hit(self, key: str, limits: Sequence[Limit], *, now: int, cost: int = 1) -> Hit:
        if cost >= 0:
            return super().hit(key, limits, now=now, cost=cost)

        known = zip(self._arrivals.get(key, (now,) * len(limits)), limits, strict=False)
        given = [(arrival + cost * limit.cell, limit) for arrival, limit in known]
        self._arrivals[key] = tuple(arrival for arrival, _ in given)
        left = min((now + limit.depth - arrival) // limit.cell for arrival, limit in given)
        return Hit(True, 0, left)


class LooksAreCharged(MemoryStorage):
    """
    A look costs as much as a hit.
    """

    def hit(self, key: str, limits: Sequence[Limit], *, now: int, cost: int = 1) -> Hit:
        return super().hit(key, limits, now=now, cost=cost or 1)


class WaitsInSeconds(MemoryStorage):
    """
    Tells the wait in another unit.
    """

    def hit(self, key: str, limits: Sequence[Limit], *, now: int, cost: int = 1) -> Hit:
        answer = super().hit(key, limits, now=now, cost=cost)
        return evolve(answer, retry_micros=-(-answer.retry_micros // 1_000_000))


class KeepsOneArrival(MemoryStorage):
    """
    R1: One value for all limits of a key: the slowest, for all of them.
    """

    def hit(self, key: str, limits: Sequence[Limit], *, now: int, cost: int = 1) -> Hit:
        slowest = max(limits, key=lambda limit: limit.cell)
        arrival, answer = gcra(max(self._arrivals.get(key, (0,))), slowest, cost=cost, now=now)
        self._arrivals[key] = (arrival,)
        return answer
