"""
Which tests of the contract are there for which broken storage.
"""

from __future__ import annotations

from onetsec.storage.memory import MemoryStorage
from onetsec.testing.broken import accounts, activity, ids, sessions, throttle, upkeep

CAUGHT_BY: dict[type[MemoryStorage], str] = {
    accounts.SaveIsNotAtomic: """
        account_has_one_creator
        account_version_has_one_winner
    """,
    accounts.SaveIgnoresExpected: """
        account_erased_stays_gone
        account_has_one_creator
        account_is_created_once
        account_save_is_lost_if_early
        account_save_is_lost_if_stale
        account_update_creates_nothing
        account_version_has_one_winner
        waiting_is_not_begun_by_a_save_that_is_lost
        waiting_is_not_ended_by_a_save_that_is_lost
    """,
    accounts.SaveIgnoresExpectedZero: """
        account_has_one_creator
        account_is_created_once
    """,
    accounts.SaveCreates: """
        account_erased_stays_gone
        account_update_creates_nothing
    """,
    accounts.SaveTakesOlderVersions: "account_save_is_lost_if_early",
    accounts.SaveKeepsTheEpoch: "account_changes_in_all_fields",
    accounts.AccountsAreCached: "account_change_is_seen_at_once",
    accounts.EraseLeavesATombstone: "account_erased_can_be_created_again",
    accounts.EraseOnlyEmpties: """
        account_erased_can_be_created_again
        account_erased_is_gone
        account_erased_stays_gone
        waiting_ends_with_the_account
    """,
    accounts.WaitingIsForgotten: """
        waiting_begins_again
        waiting_begins_at_its_second
        waiting_finds_those_that_wait
        waiting_has_a_limit
        waiting_is_not_ended_by_a_save_that_is_lost
        waiting_is_put_off_without_a_new_version
        waiting_is_since_the_last_save
        waiting_is_told_the_longest_first
        waiting_names_users_as_they_are
        waiting_of_one_winner_is_kept
    """,
    accounts.WaitingIsNotStored: """
        account_changes_in_all_fields
        waiting_ends
        waiting_is_put_off_without_a_new_version
        waiting_is_since_the_last_save
    """,
    accounts.WaitingIsInNoOrder: """
        waiting_has_a_limit
        waiting_is_told_the_longest_first
    """,
    accounts.WaitingIsTimeless: """
        waiting_begins_at_its_second
        waiting_has_a_limit
        waiting_is_put_off_without_a_new_version
        waiting_is_since_the_last_save
    """,
    accounts.WaitingIsListedApart: """
        waiting_ends_with_the_account
        waiting_is_not_begun_by_a_save_that_is_lost
        waiting_is_not_ended_by_a_save_that_is_lost
    """,
    accounts.WaitingIsTakenBackByLosers: """
        waiting_is_not_ended_by_a_save_that_is_lost
        waiting_of_one_winner_is_kept
    """,
    sessions.PutIsNotAtomic: """
        session_id_has_one_opener
        session_revision_has_one_winner
    """,
    sessions.SessionsAreOneValue: "session_of_parallel_sign_ins_is_kept",
    sessions.PutIgnoresExpected: """
        session_id_has_one_opener
        session_is_opened_once
        session_revision_has_one_winner
        session_touch_never_brings_it_back
        session_update_creates_nothing
        session_update_is_lost_if_stale
    """,
    sessions.TouchResurrects: """
        session_touch_never_brings_it_back
        session_update_creates_nothing
    """,
    sessions.TouchKeepsColumns: "session_changes_in_all_fields",
    sessions.SessionsAreCached: """
        epoch_is_read_with_a_session
        session_change_is_seen_at_once
        session_drop_is_seen_at_once
    """,
    sessions.ListsAreShort: "session_is_listed_as_it_was",
    sessions.FoldsSessionIds: "session_ids_differ_by_case",
    sessions.DropsAllOnEmpty: "session_drop_of_none_takes_none",
    sessions.DropsNothingUnnamed: """
        epoch_outlives_the_sessions
        session_drop_without_names_takes_all
    """,
    sessions.DropCountsNames: "session_drop_takes_those_that_are_named",
    sessions.EpochIsSet: """
        epoch_is_told_by_whoever_raises_it
        epoch_never_sinks
        epoch_of_many_is_the_highest
        sweep_keeps_the_minimum_epoch_for_the_longest
    """,
    sessions.EpochIsNotAtomic: "epoch_of_many_is_the_highest",
    sessions.EpochTellsWhatWasAsked: "epoch_is_told_by_whoever_raises_it",
    sessions.EpochNeedsASession: """
        epoch_may_be_large
        epoch_needs_no_session
        epoch_never_sinks
        epoch_of_many_is_the_highest
        epoch_outlives_the_sessions
        epoch_survives_the_rollback_of_the_host
        epoch_users_differ_by_case
        epoch_users_differ_by_punctuation
        epoch_users_differ_by_space
        epoch_users_differ_by_their_last_byte
        epoch_users_differ_by_unicode_form
        erase_keeps_the_minimum_epoch
        sweep_keeps_the_minimum_epoch_for_the_longest
        sweep_keeps_the_minimum_epoch_until_its_time
    """,
    sessions.DropForgetsTheEpoch: "epoch_outlives_the_sessions",
    sessions.EpochHas32Bits: "epoch_may_be_large",
    sessions.ListsAreBehind: "epoch_is_read_with_all_sessions",
    throttle.HitIsNotAtomic: """
        throttle_burst_is_exact
        throttle_burst_of_two_limits_is_exact
    """,
    throttle.ChargesLimitsOneByOne: """
        throttle_answers_as_the_rule_does
        throttle_burst_of_two_limits_is_exact
        throttle_charges_all_limits_or_none
    """,
    throttle.ChargesTheDenied: """
        throttle_answers_as_the_rule_does
        throttle_burst_of_two_limits_is_exact
        throttle_charges_all_limits_or_none
        throttle_denies_for_free
        throttle_fast_clock_locks_nobody_out
        throttle_says_how_long
    """,
    throttle.TrustsFastClocks: """
        throttle_answers_as_the_rule_does
        throttle_fast_clock_locks_nobody_out
    """,
    throttle.GivesMoreThanWasTaken: """
        throttle_answers_as_the_rule_does
        throttle_units_can_be_given_back
    """,
    throttle.LooksAreCharged: """
        throttle_answers_as_the_rule_does
        throttle_looks_for_free
    """,
    throttle.WaitsInSeconds: """
        throttle_answers_as_the_rule_does
        throttle_says_how_long
    """,
    throttle.KeepsOneArrival: """
        throttle_answers_as_the_rule_does
        throttle_burst_of_two_limits_is_exact
        throttle_charges_all_limits_or_none
    """,
    activity.EventIsOverwritten: "event_recorded_twice_is_one",
    activity.EventsAreAppended: """
        event_recorded_by_many_is_one
        event_recorded_twice_is_one
    """,
    activity.EventsAreOneValue: "event_beside_events_is_kept",
    activity.EventsAreUnsorted: """
        event_ids_differ_by_case
        event_list_begins_with_the_newest
        event_order_is_that_of_bytes
    """,
    activity.EventsAreSortedLikeWords: "event_order_is_that_of_bytes",
    activity.EventPageBeginsAgain: "event_pages_make_up_the_whole",
    activity.EventsHaveNoLimit: """
        event_list_ends_at_the_limit
        event_pages_make_up_the_whole
    """,
    activity.EventsAreNeverDropped: """
        event_drop_leaves_other_users_alone
        event_drop_takes_what_is_older
    """,
    activity.EventsAreDroppedUpTo: "event_drop_takes_what_is_older",
    activity.EventsOfAllAreDropped: "event_drop_leaves_other_users_alone",
    activity.EventsAreCached: "event_is_seen_at_once",
    activity.EventIdsAreGlobal: """
        event_drop_leaves_other_users_alone
        event_of_another_user_is_not_shown
        event_users_differ_by_case
        event_users_differ_by_punctuation
        event_users_differ_by_space
        event_users_differ_by_their_last_byte
        event_users_differ_by_unicode_form
    """,
    ids.FoldsCase: """
        account_ids_differ_by_case
        epoch_users_differ_by_case
        event_users_differ_by_case
        session_users_differ_by_case
        throttle_keys_differ_by_case
    """,
    ids.TrimsSpace: """
        account_ids_differ_by_space
        epoch_users_differ_by_space
        event_users_differ_by_space
        session_users_differ_by_space
        throttle_keys_differ_by_space
    """,
    ids.NormalizesUnicode: """
        account_ids_differ_by_unicode_form
        epoch_users_differ_by_unicode_form
        event_users_differ_by_unicode_form
        session_users_differ_by_unicode_form
        waiting_names_users_as_they_are
    """,
    ids.DropsPunctuation: """
        account_ids_differ_by_punctuation
        epoch_users_differ_by_punctuation
        event_users_differ_by_punctuation
        session_users_differ_by_punctuation
        waiting_names_users_as_they_are
    """,
    ids.CutsLongIds: """
        account_ids_differ_by_their_last_byte
        epoch_users_differ_by_their_last_byte
        event_users_differ_by_their_last_byte
        session_users_differ_by_their_last_byte
        waiting_names_users_as_they_are
    """,
    ids.IgnoresCaseOfEventIds: """
        event_ids_differ_by_case
        event_order_is_that_of_bytes
    """,
    ids.KeepsText: """
        account_comes_back_as_it_was
        event_comes_back_as_it_was
        session_comes_back_as_it_was
        session_is_listed_as_it_was
    """,
    ids.EmptyIsNull: """
        account_may_hold_nothing
        event_may_hold_nothing
        session_may_hold_nothing
    """,
    ids.NothingIsSomething: """
        account_erased_is_gone
        account_erased_stays_gone
        account_is_unknown_at_first
        account_update_creates_nothing
        erase_needs_no_account
        erase_takes_the_events
        event_drop_leaves_other_users_alone
        event_list_is_empty_at_first
        event_pages_make_up_the_whole
        session_drop_is_seen_at_once
        session_drop_survives_the_rollback_of_the_host
        session_drop_without_names_takes_all
        session_is_unknown_at_first
        session_list_is_empty_at_first
        session_touch_never_brings_it_back
        session_update_creates_nothing
        session_users_differ_by_case
        session_users_differ_by_punctuation
        session_users_differ_by_space
        session_users_differ_by_their_last_byte
        session_users_differ_by_unicode_form
    """,
    upkeep.EraseKeepsSessions: """
        erase_needs_no_account
        erase_takes_the_sessions
    """,
    upkeep.EraseKeepsEvents: """
        erase_needs_no_account
        erase_takes_the_events
    """,
    upkeep.EraseForgetsTheEpoch: "erase_keeps_the_minimum_epoch",
    upkeep.EraseNeedsAnAccount: "erase_needs_no_account",
    upkeep.EraseTakesEverybody: """
        account_erased_is_gone
        erase_keeps_other_users
    """,
    upkeep.SweepTakesNothing: "sweep_takes_sessions_that_are_over",
    upkeep.SweepNeverEnds: """
        sweep_keeps_a_session_that_was_prolonged
        sweep_keeps_a_session_until_its_end
        sweep_keeps_accounts_and_events
        sweep_keeps_the_minimum_epoch_for_the_longest
        sweep_keeps_the_minimum_epoch_until_its_time
        sweep_keeps_what_was_charged
        sweep_takes_sessions_that_are_over
    """,
    upkeep.SweepTakesTheLiving: """
        sweep_keeps_a_session_that_was_prolonged
        sweep_keeps_a_session_until_its_end
    """,
    upkeep.SweepGoesByTheFirstEnd: "sweep_keeps_a_session_that_was_prolonged",
    upkeep.SweepForgetsEpochs: """
        sweep_keeps_the_minimum_epoch_for_the_longest
        sweep_keeps_the_minimum_epoch_until_its_time
    """,
    upkeep.EpochIsKeptForTheLast: "sweep_keeps_the_minimum_epoch_for_the_longest",
    upkeep.SweepForgetsCharges: "sweep_keeps_what_was_charged",
    upkeep.SweepTakesOldEvents: "sweep_keeps_accounts_and_events",
    upkeep.JoinsTheHost: """
        account_survives_the_rollback_of_the_host
        epoch_survives_the_rollback_of_the_host
        event_survives_the_rollback_of_the_host
        session_drop_survives_the_rollback_of_the_host
        throttle_charge_survives_the_rollback_of_the_host
    """,
}
