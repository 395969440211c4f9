"""
The contract has teeth: each broken storage fails the tests that are there for it, and no other.
"""

from __future__ import annotations

import pytest

from onetsec.ports import Storage
from onetsec.storage.memory import MemoryStorage
from onetsec.testing.broken import BROKEN, HidesItsOutage, caught, failures
from onetsec.testing.contracts import OutageContract, StorageContract

from .catches import CAUGHT_BY


def names(contract: type[StorageContract] | type[OutageContract]) -> frozenset[str]:
    """
    Name all tests of *contract*.
    """
    return frozenset(name for name in dir(contract) if name.startswith("test_"))


@pytest.mark.parametrize("broken", CAUGHT_BY, ids=lambda broken: broken.__name__)
def test_broken_storage_is_caught(broken: type[MemoryStorage]) -> None:
    """
    One broken rule fails the tests of that rule.
    """
    assert {f"test_{name}" for name in CAUGHT_BY[broken].split()} == caught(broken)


def test_whole_storage_is_not_caught() -> None:
    """
    The negative control: what the broken ones are made of fails nothing.
    """
    assert frozenset() == caught(MemoryStorage)


def test_hidden_outage_is_caught() -> None:
    """
    An engine that is down and gives an answer fails with every method.
    """

    class Proof(OutageContract):
        def make(self) -> Storage:
            return HidesItsOutage()

    assert names(OutageContract) == failures(Proof())


def test_every_broken_storage_is_listed() -> None:
    """
    What is public here is what is caught above.
    """
    assert set(BROKEN) == set(CAUGHT_BY)


def test_every_test_of_the_contract_catches_something() -> None:
    """
    No test is there that nothing could fail.
    """
    catches = {f"test_{name}" for caught_by in CAUGHT_BY.values() for name in caught_by.split()}

    assert names(StorageContract) == catches
