"""
Settings > Security: the recovery codes that are left.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from onetsec import Onetsec, Settings
from onetsec.ports import Storage
from onetsec.recovery_codes import RecoveryPolicy
from onetsec.testing import FrozenClock

from .walking import SECURITY, Person


def test_a_set_of_another_policy(
    ada: Person,
    adapter: Callable[..., Any],
    build: Callable[..., Onetsec],
    storage: Storage,
    clock: FrozenClock,
) -> None:
    """
    Whoever was given ten codes has ten of ten, and five of five after the policy has changed and
    they were renewed.
    """
    ada.set_up()
    cookie = ada.browser.get_cookie("onetsec")
    assert cookie is not None
    policy = RecoveryPolicy(codes=5, warn=2)
    later = Person(adapter(build(storage, settings=Settings(recovery_codes=policy))), clock=clock)
    later.browser.set_cookie("onetsec", cookie.value)

    assert "10 of 10 left" in later.get(SECURITY).text
    shown = later.send(SECURITY, "/settings/security/recovery-codes")
    assert 5 == shown.text.count('<li><code dir="ltr">')
    assert "5 of 5 left" in later.get(SECURITY).text
