"""
The contract of the throttle.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from functools import partial
from itertools import accumulate, cycle, islice

from ...ports import Throttle
from ...records import Limit
from ...throttling import charge
from ._contract import Contract
from ._samples import MICROS, by_case, by_space, unique

_MINUTE = 60_000_000
_DAY = 1440 * _MINUTE
_LIMIT = Limit(5, 300)  # one unit comes back each minute


class ThrottleContract(Contract, ABC):
    """
    Rules R1 and R5 for counters: what :func:`onetsec.throttling.charge` says, atomically.
    """

    @abstractmethod
    def make(self) -> Throttle:
        """
        Give the throttle under test, usable from many threads.
        """

    def test_throttle_burst_is_exact(self) -> None:
        """
        R1: However many come at once.
        """
        throttle, key = self.make(), unique()

        hits = self.race([partial(throttle.hit, key, [_LIMIT], now=MICROS)] * self.threads)

        assert 5 == sum(hit.ok for hit in hits)

    def test_throttle_burst_of_two_limits_is_exact(self) -> None:
        """
        R1: However many come at once, each limit has been charged for those that passed.
        """
        throttle, key, limits = self.make(), unique(), (_LIMIT, Limit(7, 86_400))

        hits = self.race([partial(throttle.hit, key, limits, now=MICROS)] * self.threads)

        later = [throttle.hit(key, limits, now=MICROS + 5 * _MINUTE) for _ in range(3)]
        assert (5, [True, True, False]) == (sum(hit.ok for hit in hits), [hit.ok for hit in later])

    def test_throttle_says_how_long(self) -> None:
        """
        A denied hit is told when the next unit is back, and then it is.
        """
        throttle, key = self.make(), unique()
        throttle.hit(key, [_LIMIT], now=MICROS, cost=5)

        assert _MINUTE == throttle.hit(key, [_LIMIT], now=MICROS).retry_micros
        assert 1 == throttle.hit(key, [_LIMIT], now=MICROS + _MINUTE - 1).retry_micros
        assert throttle.hit(key, [_LIMIT], now=MICROS + _MINUTE).ok

    def test_throttle_denies_for_free(self) -> None:
        """
        However often somebody is denied, the next unit is back no later.
        """
        throttle, key = self.make(), unique()
        throttle.hit(key, [_LIMIT], now=MICROS, cost=5)
        denied = [throttle.hit(key, [_LIMIT], now=MICROS) for _ in range(20)]

        assert not any(hit.ok for hit in denied)
        assert throttle.hit(key, [_LIMIT], now=MICROS + _MINUTE).ok

    def test_throttle_charges_all_limits_or_none(self) -> None:
        """
        R1: A hit that one limit denies costs nothing under the other.
        """
        throttle, key, limits = self.make(), unique(), (Limit(1, 60), Limit(2, 86_400))
        throttle.hit(key, limits, now=MICROS)
        denied = [throttle.hit(key, limits, now=MICROS) for _ in range(20)]

        assert not any(hit.ok for hit in denied)
        assert throttle.hit(key, limits, now=MICROS + _MINUTE).ok

    def test_throttle_units_can_be_given_back(self) -> None:
        """
        A negative cost gives back, and never more than was taken.
        """
        throttle, key = self.make(), unique()
        throttle.hit(key, [_LIMIT], now=MICROS, cost=3)

        assert 5 == throttle.hit(key, [_LIMIT], now=MICROS, cost=-3).left
        assert 5 == throttle.hit(key, [_LIMIT], now=MICROS, cost=-3).left

    def test_throttle_looks_for_free(self) -> None:
        """
        A cost of 0 tells what is left, of a known key and of an unknown one.
        """
        throttle, key = self.make(), unique()
        unknown = [throttle.hit(key, [_LIMIT], now=MICROS, cost=0).left for _ in range(9)]
        throttle.hit(key, [_LIMIT], now=MICROS, cost=3)
        known = [throttle.hit(key, [_LIMIT], now=MICROS, cost=0).left for _ in range(9)]

        assert ([5] * 9, [2] * 9) == (unknown, known)

    def test_throttle_fast_clock_locks_nobody_out(self) -> None:
        """
        A worker that lives a day ahead costs the others one bucket at most.
        """
        throttle, key = self.make(), unique()
        throttle.hit(key, [_LIMIT], now=MICROS + _DAY)

        assert throttle.hit(key, [_LIMIT], now=MICROS).retry_micros <= _MINUTE
        assert throttle.hit(key, [_LIMIT], now=MICROS + _MINUTE).ok

    def test_throttle_answers_as_the_rule_does(self) -> None:
        """
        R1: Exactly as :func:`.charge`, to the microsecond, through a long and wild story: two and
        three limits by turns, clocks that run back, gifts, looks, and more than can ever fit.
        """
        throttle, key = self.make(), unique()
        lane = (_LIMIT, Limit(7, 3600), Limit(30, 86_400))
        # As many of each as share no divisor: so every cost meets every wait.
        costs = cycle((1, 1, 1, 2, 0, 1, -1, 1, 6, 1, -2))
        waits = cycle((0, 1, 0, 59_999_999, 0, -30_000_000, 7 * _MINUTE))
        lanes = cycle([lane] * 60 + [lane[:2]] * 20)
        known: tuple[int, ...] = ()

        moments = accumulate(waits, initial=MICROS)
        for cost, now, limits in islice(zip(costs, moments, lanes, strict=False), 240):
            known, answer = charge(known, limits, cost=cost, now=now)
            assert answer == throttle.hit(key, limits, now=now, cost=cost)

    def test_throttle_charge_survives_the_rollback_of_the_host(self) -> None:
        """
        R3: An error in a view hands no guess back.
        """
        throttle, key = self.make(), unique()

        with self.host_transaction():
            throttle.hit(key, [_LIMIT], now=MICROS, cost=5)

        assert not throttle.hit(key, [_LIMIT], now=MICROS).ok

    def test_throttle_keys_differ_by_case(self) -> None:
        """
        R5: No case is folded: keys are base64.
        """
        self._keys_are_apart(by_case())

    def test_throttle_keys_differ_by_space(self) -> None:
        """
        R5: No space is trimmed.
        """
        self._keys_are_apart(by_space())

    def _keys_are_apart(self, keys: Sequence[str]) -> None:
        throttle = self.make()

        hits = [throttle.hit(key, [_LIMIT], now=MICROS) for key in keys]

        assert [4] * len(keys) == [hit.left for hit in hits]
