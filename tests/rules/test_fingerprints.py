"""
Fingerprints: what an account makes of a hash that the host keeps.
"""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve

from onetsec.account import Account
from onetsec.attempts import Refusal
from onetsec.credentials import Change
from onetsec.decision import Decision
from onetsec.fingerprints import (
    MOST_REHASHED,
    PREFIX,
    Notice,
    claim_reset,
    complete_reset,
    expect_rehash,
    follow,
    is_fingerprint,
    notice,
)

from .accounts import ACCOUNT, BARE, NOW, SETUP
from .mailboxes import CHALLENGE, DIGEST, FACTOR, LINKS, RESET

OLD, NEW, RENEWED, OTHER_KEY = (f"{PREFIX}{one}" for one in ("01", "02", "03", "04"))
KEPT = evolve(BARE, password_hash=OLD)
WITH_APP = evolve(ACCOUNT, password_hash=OLD)


def noticed(account: Account, *marks: str, **changes: Any) -> Decision[Notice | Refusal, Account]:
    """
    What *account* makes of a hash with these *marks*; *changes* are arguments of :func:`notice`.
    """
    arguments: dict[str, Any] = {"seen": account.password_hash, "epoch": None, "now": NOW}
    return notice(account, marks=marks, **(arguments | changes))


def test_the_same_hash_changes_nothing() -> None:
    """
    Nor does another hash of the same password, which was expected.
    """
    renewed = evolve(KEPT, rehashed=(RENEWED,))

    assert Decision(Notice.SAME, KEPT) == noticed(KEPT, OLD)
    assert Decision(Notice.SAME, renewed) == noticed(renewed, RENEWED)


def test_another_hash_ends_every_session() -> None:
    """
    And all that was under way: codes, links, set-ups, and what was expected of the old hash.
    """
    account = evolve(
        KEPT, rehashed=(RENEWED,), setups=(SETUP,), mailed=(CHALLENGE,), resets=(RESET,)
    )
    decision = noticed(account, NEW)

    assert Notice.ELSEWHERE is decision.outcome
    assert (
        evolve(KEPT, password_hash=NEW, epoch=NOW, settled=NOW, changed={"password": NOW})
        == decision.state
    )


def test_a_hash_that_is_gone_ends_every_session() -> None:
    """
    Then there is no password.
    """
    decision = noticed(KEPT)

    assert Notice.ELSEWHERE is decision.outcome
    assert (None, NOW) == (decision.state.password_hash, decision.state.epoch)


def test_a_first_hash_ends_no_session() -> None:
    """
    None was opened with another one.
    """
    bare = evolve(BARE, password_hash=None)

    assert Decision(Notice.FIRST, evolve(bare, password_hash=NEW)) == noticed(bare, NEW)


@pytest.mark.parametrize("kept", [None, OLD])
def test_with_an_app_a_password_of_unknown_right_is_the_mailbox(kept: str | None) -> None:
    """
    Without one it is as it was: nothing would ever clear that.
    """
    with_app, bare = evolve(WITH_APP, password_hash=kept), evolve(BARE, password_hash=kept)
    by_mail = evolve(bare, password_by_mail=True)

    assert noticed(with_app, NEW).state.password_by_mail
    assert not noticed(bare, NEW).state.password_by_mail
    assert noticed(by_mail, NEW).state.password_by_mail


def test_no_factor_is_touched() -> None:
    """
    By a password that was set elsewhere.
    """
    account = evolve(WITH_APP, email=FACTOR)
    after = noticed(account, NEW).state

    assert (account.authenticator, account.recovery, FACTOR) == (
        after.authenticator,
        after.recovery,
        after.email,
    )


def test_an_older_answer_tells_nothing() -> None:
    """
    Somebody has noticed another hash since.
    """
    assert Decision(Refusal.RETRY, KEPT) == noticed(KEPT, NEW, seen=None)


def test_a_stale_session_notices_nothing() -> None:
    """
    It has nothing to go on with; one of the present epoch has.
    """
    assert Decision(Refusal.STALE, KEPT) == noticed(KEPT, NEW, epoch=6)
    assert Notice.ELSEWHERE is noticed(KEPT, NEW, epoch=7).outcome


def test_a_fingerprint_follows_the_key() -> None:
    """
    The same hash under an older key is the same, and written anew.
    """
    assert Decision(Notice.SAME, evolve(KEPT, password_hash=NEW)) == noticed(KEPT, NEW, OLD)


def test_expected_hashes_are_few() -> None:
    """
    The newest stay.
    """
    account = KEPT
    for number in range(MOST_REHASHED + 2):
        decision = expect_rehash(account, marks=(OLD,), new=f"{PREFIX}{number}")
        assert Change.CHANGED is decision.outcome
        account = decision.state

    assert (OLD, MOST_REHASHED) == (account.password_hash, len(account.rehashed))
    assert (f"{PREFIX}2", f"{PREFIX}9") == (account.rehashed[0], account.rehashed[-1])


def test_a_hash_of_another_password_is_not_expected() -> None:
    """
    The one that was verified is not known any more.
    """
    assert Decision(Refusal.RETRY, KEPT) == expect_rehash(KEPT, marks=(NEW,), new=RENEWED)


def claim(account: Account, **changes: Any) -> Decision[Change | Refusal, Account]:
    """
    Claim the link of *account*; *changes* are arguments of :func:`claim_reset`.
    """
    arguments: dict[str, Any] = {
        "was": OLD,
        "id": RESET.id,
        "digest": DIGEST,
        "policy": LINKS,
        "now": NOW,
    }
    return claim_reset(account, **(arguments | changes))


def test_a_claimed_link_is_used() -> None:
    """
    All of them are; and the password counts as the mailbox from then on.
    """
    linked = evolve(KEPT, resets=(RESET,))

    after = evolve(KEPT, password_by_mail=True, reset_at=NOW)
    assert Decision(Change.CHANGED, after) == claim(linked)


@pytest.mark.parametrize("changes", [{"was": NEW}, {"id": "BBBBBBBBBBBB"}, {"now": NOW + 3600}])
def test_a_link_that_is_over_claims_nothing(changes: dict[str, Any]) -> None:
    """
    Nor does one of before a change.
    """
    linked = evolve(KEPT, resets=(RESET,))

    assert Decision(Refusal.STALE, linked) == claim(linked, **changes)


def test_a_completed_reset_ends_every_session() -> None:
    """
    Unless the password is another one by now.
    """
    account = evolve(WITH_APP, rehashed=(RENEWED,), setups=(SETUP,))
    decision = complete_reset(account, was=OLD, new=NEW, now=NOW)

    assert Change.CHANGED is decision.outcome
    assert (NEW, (), (), True, NOW) == (
        decision.state.password_hash,
        decision.state.rehashed,
        decision.state.setups,
        decision.state.password_by_mail,
        decision.state.epoch,
    )
    assert Decision(Refusal.RETRY, account) == complete_reset(account, was=NEW, new=NEW, now=NOW)


def test_the_account_follows_the_host() -> None:
    """
    Whatever else was changed in it.
    """
    account = evolve(KEPT, rehashed=(RENEWED,), settled=9, epoch=9)
    after = follow(account, was=OLD, new=NEW, now=NOW)

    assert Change.FOLLOWED is after.outcome
    assert (NEW, (), NOW) == (after.state.password_hash, after.state.rehashed, after.state.epoch)


def test_what_was_noticed_before_ends_the_links() -> None:
    """
    And no session once more.
    """
    account = evolve(KEPT, password_hash=NEW, resets=(RESET,))
    after = follow(account, was=OLD, new=NEW, now=NOW).state

    assert ((), {"password": NOW}, 7) == (after.resets, after.changed, after.epoch)


def test_what_came_after_stays() -> None:
    """
    The account knows more than the one who comes late.
    """
    account = evolve(KEPT, password_hash=OTHER_KEY)

    assert Decision(Change.FOLLOWED, account) == follow(account, was=OLD, new=NEW, now=NOW)


@pytest.mark.parametrize(("kept", "expected"), [(OLD, True), ("$argon2id$", False), (None, False)])
def test_a_fingerprint_is_told_from_a_hash(kept: str | None, expected: bool) -> None:
    """
    By how it begins.
    """
    assert expected is is_fingerprint(kept)
