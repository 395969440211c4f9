"""
The contract of who waits: an outbox has to be found after its writer has died.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from functools import partial
from itertools import chain

from ...ports import Accounts
from ._contract import Contract
from ._samples import NOW, account, by_last_byte, by_punctuation, by_unicode_form, unique

_ALL = 100_000  # also in a storage that others use meanwhile


class WaitingContract(Contract, ABC):
    """
    Rules R1, R2, R4 and R5 for the one question that is not about one user.
    """

    @abstractmethod
    def make(self) -> Accounts:
        """
        Give the accounts under test, usable from many threads.
        """

    def test_waiting_finds_those_that_wait(self) -> None:
        """
        And nobody else.
        """
        accounts, users = self.make(), [unique(), unique()]
        accounts.save(account(users[0], waits_since=NOW), expected=0)
        accounts.save(account(users[1]), expected=0)

        assert users[:1] == _among(accounts, users)

    def test_waiting_is_told_the_longest_first(self) -> None:
        """
        Whatever the order in which they were saved.
        """
        accounts, users = self.make(), [unique() for _ in range(4)]
        for user, since in zip(users, (40, 20, 30, 10), strict=True):
            accounts.save(account(user, waits_since=NOW + since), expected=0)

        assert [users[i] for i in (3, 1, 2, 0)] == _among(accounts, users, before=NOW + 40)

    def test_waiting_begins_at_its_second(self) -> None:
        """
        Who has waited for less is left to whoever is at it.
        """
        accounts, user = self.make(), unique()
        accounts.save(account(user, waits_since=NOW), expected=0)

        assert ([], [user]) == (
            _among(accounts, [user], before=NOW - 1),
            _among(accounts, [user], before=NOW),
        )

    def test_waiting_has_a_limit(self) -> None:
        """
        Those that wait longest; the others are found the next time.
        """
        accounts, users = self.make(), [unique() for _ in range(3)]
        for since, user in enumerate(users, start=1):  # nobody waits for as long
            accounts.save(account(user, waits_since=since), expected=0)

        found = accounts.waiting(before=NOW, limit=2)
        for user in users:
            accounts.erase(user)
        assert users[:2] == list(found)

    def test_waiting_ends(self) -> None:
        """
        With the save that says so.
        """
        accounts, user = self.make(), unique()
        accounts.save(account(user, version=1, waits_since=NOW), expected=0)
        accounts.save(account(user, version=2), expected=1)

        assert [] == _among(accounts, [user])

    def test_waiting_begins_again(self) -> None:
        """
        In the very second in which it has ended.
        """
        accounts, user = self.make(), unique()
        for version, since in ((1, NOW), (2, 0), (3, NOW)):
            accounts.save(account(user, version=version, waits_since=since), expected=version - 1)

        assert [user] == _among(accounts, [user])

    def test_waiting_is_since_the_last_save(self) -> None:
        """
        Once, and no longer since the time of before.
        """
        accounts, user = self.make(), unique()
        accounts.save(account(user, version=1, waits_since=NOW), expected=0)
        accounts.save(account(user, version=2, waits_since=NOW + 60), expected=1)

        assert ([], [user]) == (
            _among(accounts, [user], before=NOW + 59),
            _among(accounts, [user], before=NOW + 60),
        )

    def test_waiting_is_put_off_without_a_new_version(self) -> None:
        """
        R4: A record may take the place of the very same version.
        """
        accounts, user = self.make(), unique()
        accounts.save(account(user, version=1, waits_since=NOW), expected=0)

        assert accounts.save(account(user, version=1, waits_since=NOW + 60), expected=1)
        assert ([], [user]) == (
            _among(accounts, [user], before=NOW + 59),
            _among(accounts, [user], before=NOW + 60),
        )

    def test_waiting_ends_with_the_account(self) -> None:
        """
        Who was erased waits for nothing.
        """
        accounts, user = self.make(), unique()
        accounts.save(account(user, waits_since=NOW), expected=0)
        accounts.erase(user)

        assert [] == _among(accounts, [user])

    def test_waiting_is_not_begun_by_a_save_that_is_lost(self) -> None:
        """
        R4: False means "not applied".
        """
        accounts, user = self.make(), unique()
        accounts.save(account(user, version=2), expected=0)
        accounts.save(account(user, version=2, waits_since=NOW), expected=1)

        assert [] == _among(accounts, [user])

    def test_waiting_is_not_ended_by_a_save_that_is_lost(self) -> None:
        """
        R4: Nor is it put off.
        """
        accounts, user = self.make(), unique()
        accounts.save(account(user, version=2, waits_since=NOW), expected=0)
        accounts.save(account(user, version=2), expected=1)
        accounts.save(account(user, version=2, waits_since=NOW + 60), expected=1)

        assert [user] == _among(accounts, [user], before=NOW)

    def test_waiting_names_users_as_they_are(self) -> None:
        """
        R5: Byte for byte.
        """
        accounts = self.make()
        users = list(chain(by_punctuation(), by_unicode_form(), by_last_byte()))
        for user in users:
            accounts.save(account(user, waits_since=NOW), expected=0)

        assert sorted(users) == sorted(_among(accounts, users))

    def test_waiting_of_one_winner_is_kept(self) -> None:
        """
        R1: Of many that write one version at once, while many look.
        """
        accounts, user = self.make(), unique()
        for version in (1, 2):
            rivals = [
                account(user, version=version, data=b"%d" % i, waits_since=NOW + version)
                for i in range(self.threads // 2)
            ]
            saves = [partial(accounts.save, one, expected=version - 1) for one in rivals]
            looks = [partial(_among, accounts, [user]) for _ in rivals]
            self.race([job for pair in zip(saves, looks, strict=True) for job in pair])

            assert [user] == _among(accounts, [user])


def _among(accounts: Accounts, users: Sequence[str], *, before: int = NOW + 3600) -> list[str]:
    """
    Those of *users* who wait: others may use the storage too.
    """
    return [one for one in accounts.waiting(before=before, limit=_ALL) if one in users]
