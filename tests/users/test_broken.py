"""
The contract has teeth: each broken kind of users fails the tests that are there for it, and no
other.
"""

from __future__ import annotations

import pytest

from onetsec.testing import AddressesContract, UsersContract, VaultContract
from onetsec.testing.broken import addresses, users, vault
from onetsec.testing.broken.addresses import BROKEN_ADDRESSES, WholeAddresses, caught_addresses
from onetsec.testing.broken.users import BROKEN_USERS, WholeUsers, caught_users
from onetsec.testing.broken.vault import BROKEN_VAULTS, WholeVault, caught_vaults

CAUGHT_BY: dict[type[WholeUsers], str] = {
    users.HidesItsOutage: """
        outage_of_by_id
        outage_of_by_login
    """,
    users.FoldsIds: "user_id_has_one_spelling",
    users.TrimsIds: "user_id_has_one_spelling",
    users.ParsesIds: "user_id_has_one_spelling",
    users.EchoesIds: "user_id_has_one_spelling",
    users.TellsOtherIds: "user_is_the_same_by_id",
    users.FindsAnybody: """
        user_id_has_one_spelling
        user_id_never_comes_back
        user_with_a_hostile_id_is_nobody
    """,
    users.MakesUsersUp: """
        user_is_unknown_at_first
        user_with_a_hostile_id_is_nobody
    """,
    users.FindsTheFirst: """
        user_has_an_id_of_its_own
        user_id_is_stable
        user_is_found_by_login
        users_of_many_threads_keep_apart
    """,
    users.SharesIds: """
        user_has_an_id_of_its_own
        user_id_never_comes_back
        user_with_the_login_of_another_has_an_id_of_its_own
    """,
    users.MatchesPatterns: """
        user_login_is_no_pattern
        user_with_a_hostile_login_is_nobody
    """,
    users.MindsTheCase: "user_login_in_another_case",
    users.DropsAccents: "user_login_has_its_letters",
    users.StumblesOverText: """
        user_with_a_hostile_id_is_nobody
        user_with_a_hostile_login_is_nobody
    """,
    users.GivesIdsAgain: """
        user_id_never_comes_back
        user_with_the_login_of_another_has_an_id_of_its_own
    """,
    users.LoginIsTheId: "user_with_the_login_of_another_has_an_id_of_its_own",
    users.CountsFromTheTop: """
        user_id_is_stable
        user_id_never_comes_back
        user_with_the_login_of_another_has_an_id_of_its_own
    """,
    users.RemembersTheDeleted: """
        user_id_never_comes_back
        user_who_was_removed_is_unknown
    """,
    users.SharesOneCursor: "users_of_many_threads_keep_apart",
    users.HasNumbers: """
        user_id_has_one_spelling
        user_id_is_no_login
        user_id_is_text
    """,
}


@pytest.mark.parametrize("broken", CAUGHT_BY, ids=lambda broken: broken.__name__)
def test_broken_users_are_caught(broken: type[WholeUsers]) -> None:
    """
    One broken rule fails the tests of that rule.
    """
    assert {f"test_{name}" for name in CAUGHT_BY[broken].split()} == caught_users(broken)


def test_whole_users_are_not_caught() -> None:
    """
    The negative control: what the broken ones are made of fails nothing.
    """
    assert frozenset() == caught_users(WholeUsers)


def test_all_broken_users_are_listed() -> None:
    """
    What is public here is what is caught above.
    """
    assert set(BROKEN_USERS) == set(CAUGHT_BY)


def test_every_test_of_the_contract_catches_something() -> None:
    """
    No test is there that nothing could fail.
    """
    catches = {f"test_{name}" for caught_by in CAUGHT_BY.values() for name in caught_by.split()}

    assert catches == {name for name in dir(UsersContract) if name.startswith("test_")}


VAULTS_CAUGHT_BY: dict[type[WholeVault], str] = {
    vault.HidesItsOutage: """
        outage_of_password_hash
        outage_of_replace_password_hash
    """,
    vault.CutsHashes: "vault_keeps_a_first_hash",
    vault.ReadsCutHashes: """
        vault_has_what_the_host_has_written
        vault_keeps_a_first_hash
    """,
    vault.FoldsHashes: "vault_swaps_nothing_else",
    vault.SwapsBlindly: """
        vault_never_takes_a_hash_for_none
        vault_never_takes_none_for_a_hash
        vault_swaps_nothing_else
        vault_swaps_once
    """,
    vault.TakesAnythingForNone: "vault_never_takes_a_hash_for_none",
    vault.TakesNoneForAnything: "vault_never_takes_none_for_a_hash",
    vault.SwapsByHash: "vault_touches_nobody_else",
    vault.LooksThenSwaps: "vault_swaps_once",
    vault.SaysNo: """
        vault_keeps_a_first_hash
        vault_swaps_once
        vault_swaps_what_was_expected
        vault_touches_nobody_else
    """,
    vault.SwapsInACache: """
        vault_keeps_a_first_hash
        vault_swaps_once
        vault_swaps_what_was_expected
    """,
    vault.TrimsIds: "vault_of_nobody",
    vault.TellsEmptyHashes: """
        vault_is_empty_at_first
        vault_never_takes_none_for_a_hash
        vault_of_the_removed_is_empty
    """,
    vault.RemembersTheDeleted: "vault_of_the_removed_is_empty",
}


@pytest.mark.parametrize("broken", VAULTS_CAUGHT_BY, ids=lambda broken: broken.__name__)
def test_broken_vaults_are_caught(broken: type[WholeVault]) -> None:
    """
    One broken rule fails the tests of that rule.
    """
    assert {f"test_{name}" for name in VAULTS_CAUGHT_BY[broken].split()} == caught_vaults(broken)


def test_a_whole_vault_is_not_caught() -> None:
    """
    The negative control: what the broken ones are made of fails nothing.
    """
    assert frozenset() == caught_vaults(WholeVault)


def test_all_broken_vaults_are_listed() -> None:
    """
    What is public here is what is caught above.
    """
    assert set(BROKEN_VAULTS) == set(VAULTS_CAUGHT_BY)


def test_every_test_of_a_vault_catches_something() -> None:
    """
    No test is there that nothing could fail.
    """
    catches = {f"test_{name}" for names in VAULTS_CAUGHT_BY.values() for name in names.split()}
    own = set(dir(VaultContract)) - set(dir(UsersContract))

    assert catches == {name for name in own if name.startswith("test_")}


ADDRESSES_CAUGHT_BY: dict[type[WholeAddresses], str] = {
    addresses.HidesItsOutage: "outage_of_change_email",
    addresses.ChangesBlindly: """
        address_is_changed_once
        address_that_was_not_expected_stays
    """,
    addresses.FoldsAddresses: "address_that_was_not_expected_stays",
    addresses.SharesAddresses: "address_of_another_is_not_taken",
    addresses.SharesOtherCases: "address_of_another_is_not_taken",
    addresses.RefusesItsOwn: "address_is_changed_to_another_case",
    addresses.GivesAnotherId: """
        address_is_changed
        address_is_changed_back
        address_is_changed_once
        address_is_changed_to_another_case
    """,
    addresses.ChangesEverybody: "address_of_nobody_else_is_changed",
    addresses.TrimsIds: "address_of_the_unknown_is_not_changed",
    addresses.BringsBackTheDeleted: "address_of_the_removed_is_not_changed",
    addresses.LooksThenChanges: "address_is_changed_once",
}


@pytest.mark.parametrize("broken", ADDRESSES_CAUGHT_BY, ids=lambda broken: broken.__name__)
def test_broken_addresses_are_caught(broken: type[WholeAddresses]) -> None:
    """
    One broken rule fails the tests of that rule.
    """
    names = ADDRESSES_CAUGHT_BY[broken].split()

    assert {f"test_{name}" for name in names} == caught_addresses(broken)


def test_whole_addresses_are_not_caught() -> None:
    """
    The negative control: what the broken ones are made of fails nothing.
    """
    assert frozenset() == caught_addresses(WholeAddresses)


def test_all_broken_addresses_are_listed() -> None:
    """
    What is public here is what is caught above.
    """
    assert set(BROKEN_ADDRESSES) == set(ADDRESSES_CAUGHT_BY)


def test_every_test_of_addresses_catches_something() -> None:
    """
    No test is there that nothing could fail.
    """
    catches = {f"test_{name}" for names in ADDRESSES_CAUGHT_BY.values() for name in names.split()}
    own = set(dir(AddressesContract)) - set(dir(UsersContract))

    assert catches == {name for name in own if name.startswith("test_")}
