"""
The contract of accounts.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from functools import partial

from attrs import evolve

from ...ports import Accounts
from ...records import AccountRecord
from .._race import Rendezvous
from ._contract import Contract
from ._samples import (
    NOW,
    WILD,
    account,
    by_case,
    by_last_byte,
    by_punctuation,
    by_space,
    by_unicode_form,
    unique,
)


class RecordsContract(Contract, ABC):
    """
    Rules R1 to R5 for one record a user.
    """

    @abstractmethod
    def make(self) -> Accounts:
        """
        Give the accounts under test, usable from many threads.
        """

    def test_account_is_unknown_at_first(self) -> None:
        """
        R7: None means that there is no account, and nothing else.
        """
        assert self.make().load(unique()) is None

    def test_account_comes_back_as_it_was(self) -> None:
        """
        R5: 16 KiB of any bytes, and a version that grows in microseconds.
        """
        accounts, user = self.make(), unique()
        full = account(user, data=WILD * 16, waits_since=NOW)

        assert accounts.save(full, expected=0)
        stored = accounts.load(user)
        assert stored is not None
        assert evolve(full, data=b"") == evolve(stored, data=b"")
        # Not both to pytest: where CI is set it draws the whole difference, for minutes.
        is_whole = full.data == stored.data
        assert is_whole, f"{len(full.data)} bytes were saved, {len(stored.data)} came back changed"

    def test_account_may_hold_nothing(self) -> None:
        """
        R5: Empty bytes are bytes.
        """
        accounts, user = self.make(), unique()
        accounts.save(account(user, data=b""), expected=0)

        assert account(user, data=b"") == accounts.load(user)

    def test_account_is_created_once(self) -> None:
        """
        R4: Expected 0 means that there must be none.
        """
        accounts, user = self.make(), unique()
        accounts.save(account(user), expected=0)

        assert not accounts.save(account(user, data=b"other"), expected=0)
        assert account(user) == accounts.load(user)

    def test_account_changes_in_all_fields(self) -> None:
        """
        R4: A save replaces the whole record.
        """
        accounts, user = self.make(), unique()
        accounts.save(account(user, version=1), expected=0)
        after = account(user, version=2, epoch=9, data=b"new", waits_since=NOW)

        assert accounts.save(after, expected=1)
        assert after == accounts.load(user)

    def test_account_update_creates_nothing(self) -> None:
        """
        R4: An update of what is not there is lost.
        """
        accounts, user = self.make(), unique()

        assert not accounts.save(account(user, version=2), expected=1)
        assert accounts.load(user) is None

    def test_account_save_is_lost_if_stale(self) -> None:
        """
        R4: A version that was replaced can not be replaced again.
        """
        accounts, user = self.make(), unique()
        accounts.save(account(user, version=4), expected=0)
        accounts.save(account(user, version=5), expected=4)

        assert not accounts.save(account(user, version=5, data=b"late"), expected=4)
        assert account(user, version=5) == accounts.load(user)

    def test_account_save_is_lost_if_early(self) -> None:
        """
        R4: Exactly the stored version, not one that is still to come.
        """
        accounts, user = self.make(), unique()
        accounts.save(account(user, version=4), expected=0)

        assert not accounts.save(account(user, version=7), expected=6)
        assert account(user, version=4) == accounts.load(user)

    def test_account_erased_is_gone(self) -> None:
        """
        An erased account is as if it had never been; that of another user stays.
        """
        accounts, user, other = self.make(), unique(), unique()
        accounts.save(account(user), expected=0)
        accounts.save(account(other), expected=0)

        accounts.erase(user)
        accounts.erase(user)

        assert (None, account(other)) == (accounts.load(user), accounts.load(other))

    def test_account_erased_stays_gone(self) -> None:
        """
        R4: A save that was under way when the account was erased does not bring it back.
        """
        accounts, user = self.make(), unique()
        accounts.save(account(user, version=1), expected=0)
        accounts.erase(user)

        assert not accounts.save(account(user, version=2), expected=1)
        assert accounts.load(user) is None

    def test_account_erased_can_be_created_again(self) -> None:
        """
        R4: After an erasure there is none, and 0 is expected.
        """
        accounts, user = self.make(), unique()
        accounts.save(account(user), expected=0)
        accounts.erase(user)

        assert accounts.save(account(user, data=b"again"), expected=0)
        assert account(user, data=b"again") == accounts.load(user)

    def test_account_has_one_creator(self) -> None:
        """
        R1: Of many that create an account at once one wins, and its record is what is stored.
        """
        accounts, user = self.make(), unique()
        rivals = [account(user, data=b"%d" % i) for i in range(self.threads)]

        won = self.race([partial(accounts.save, rival, expected=0) for rival in rivals])

        assert [accounts.load(user)] == [r for r, ok in zip(rivals, won, strict=True) if ok]

    def test_account_version_has_one_winner(self) -> None:
        """
        R1: Of many that have all read the same version one wins, and its record is what is stored.
        """
        accounts, user = self.make(), unique()
        accounts.save(account(user, version=1), expected=0)
        met = Rendezvous(accounts, method="load", parties=self.threads)
        rivals = [b"%d" % i for i in range(self.threads)]

        def spend(data: bytes) -> bool:
            seen: AccountRecord = met.load(user)
            after = evolve(seen, version=seen.version + 1, data=data)
            return accounts.save(after, expected=seen.version)

        won = self.race([partial(spend, data) for data in rivals])

        stored = accounts.load(user)
        assert stored is not None
        assert [stored.data] == [data for data, ok in zip(rivals, won, strict=True) if ok]
        assert 2 == stored.version

    def test_account_change_is_seen_at_once(self) -> None:
        """
        R2: By whoever looks after the save has returned, also if it has looked before.
        """
        accounts, user = self.make(), unique()
        accounts.save(account(user, version=1), expected=0)
        accounts.load(user)
        after = account(user, version=2)

        self.race([partial(accounts.save, after, expected=1)])

        assert after == accounts.load(user)

    def test_account_survives_the_rollback_of_the_host(self) -> None:
        """
        R3: An error in a view hands no spent guess back.
        """
        accounts, user = self.make(), unique()
        accounts.save(account(user, version=1), expected=0)

        with self.host_transaction():
            accounts.save(account(user, version=2), expected=1)

        assert account(user, version=2) == accounts.load(user)

    def test_account_ids_differ_by_case(self) -> None:
        """
        R5: No case is folded.
        """
        self._accounts_are_apart(by_case())

    def test_account_ids_differ_by_space(self) -> None:
        """
        R5: No space is trimmed.
        """
        self._accounts_are_apart(by_space())

    def test_account_ids_differ_by_unicode_form(self) -> None:
        """
        R5: Nothing is normalized.
        """
        self._accounts_are_apart(by_unicode_form())

    def test_account_ids_differ_by_punctuation(self) -> None:
        """
        R5: No character means anything.
        """
        self._accounts_are_apart(by_punctuation())

    def test_account_ids_differ_by_their_last_byte(self) -> None:
        """
        R5: 128 bytes are kept.
        """
        self._accounts_are_apart(by_last_byte())

    def _accounts_are_apart(self, users: Sequence[str]) -> None:
        accounts = self.make()
        records = [account(user, epoch=epoch) for epoch, user in enumerate(users)]

        assert all(accounts.save(record, expected=0) for record in records)
        assert records == [accounts.load(user) for user in users]
