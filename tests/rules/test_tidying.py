"""
What is over goes out of an account, and nothing else does.
"""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve

from onetsec import Settings
from onetsec.account import Account, Setup
from onetsec.address import Former, Move
from onetsec.password_reset import Reset
from onetsec.records import SealedSecret
from onetsec.removals import Removal
from onetsec.tidying import tidied
from onetsec.undo import Notice

NOW = 1_700_000_000
SETTINGS = Settings()
SEALED = SealedSecret(text="sealed")
ADA = Account(user_id="ada")


def notice(**changes: Any) -> Notice:
    """
    One that was mailed as it happened.
    """
    fields: dict[str, Any] = {"id": "n", "digest": b"d", "kind": "totp-enabled", "at": NOW}
    return Notice(**{**fields, "sent_at": NOW, **changes})


FULL = evolve(
    ADA,
    notices=(notice(),),
    former=(Former(id="f", sealed=SEALED, left_at=NOW),),
    moves=(Move(id="m", sealed=SEALED, asked_at=NOW),),
    setups=(Setup(session_id="s", sealed=SEALED, begun_at=NOW),),
    resets=(Reset(id="r", digest=b"d", issued_at=NOW),),
)
LIVES = {
    "notices": SETTINGS.undo.lives,
    "former": SETTINGS.address.undo,
    "moves": SETTINGS.email_code.lives,
    "setups": SETTINGS.totp.setup,
    "resets": SETTINGS.password_reset.lives,
}
each_list = pytest.mark.parametrize("name", LIVES)


@each_list
def test_the_last_second(name: str) -> None:
    """
    It is there for as long as it counts.
    """
    now = NOW + LIVES[name] - 1

    assert getattr(FULL, name) == getattr(tidied(FULL, settings=SETTINGS, now=now), name)


@each_list
def test_over(name: str) -> None:
    """
    And not for a second more.
    """
    assert () == getattr(tidied(FULL, settings=SETTINGS, now=NOW + LIVES[name]), name)


@pytest.mark.parametrize(
    ("waiting", "removal"),
    [
        (notice(sent_at=0), None),
        (notice(kind="removal-asked"), Removal(asked_at=NOW, due_at=NOW + 40 * 86_400)),
    ],
    ids=["not-mailed", "yet-to-happen"],
)
def test_what_a_notice_may_restore_stays(waiting: Notice, removal: Removal | None) -> None:
    """
    However long it waits to be mailed, or what it can keep from happening is to happen.
    """
    account, now = evolve(FULL, notices=(waiting,), removal=removal), NOW + 30 * 86_400
    found = tidied(account, settings=SETTINGS, now=now)

    assert (account.notices, account.former) == (found.notices, found.former)


def test_nothing_else_is_touched() -> None:
    """
    The rest of the account stays as it is.
    """
    lists: dict[str, Any] = dict.fromkeys(LIVES, ())
    account = evolve(FULL, password_hash="hash", stopped_at=NOW, changed={"totp": NOW})

    assert evolve(account, **lists) == tidied(account, settings=SETTINGS, now=NOW + 400 * 86_400)
