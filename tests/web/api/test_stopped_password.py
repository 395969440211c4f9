"""
A password that has stopped is no way in for a bearer either.
"""

from __future__ import annotations

import pytest

from onetsec import Channel, Client, Onetsec
from onetsec.testing import FrozenClock

from ...conftest import PASSWORD
from .calls import Caller
from .conftest import NewCaller

STRANGER = Client("203.0.113.9")


@pytest.fixture
def codes(ada: Caller, auth: Onetsec, clock: FrozenClock) -> list[str]:
    """
    Ada's recovery codes; strangers have stopped her password two days ago.
    """
    ada.set_up()
    for _ in range(2):
        first = auth.sign_in.password("ada@example.com", PASSWORD, client=STRANGER)
        for _ in range(5):
            auth.sign_in.verify(
                first.pending or "", factor=Channel.APP, code="000000", client=STRANGER
            )
    clock.advance(2 * 86_400)
    return ada.recovery_codes


def test_a_bearer_is_answered_like_with_a_wrong_one(
    codes: list[str], new_caller: NewCaller
) -> None:
    """
    Byte for byte; and so without a device that is known, whatever it says to be.
    """
    answers = [
        new_caller().post(
            "/sign-in",
            login="ada@example.com",
            password=password,
            transport="bearer",
            device=device,
        )
        for password in ("wrong", PASSWORD)
        for device in ("", "ots1_device_x")
    ]

    assert {401} == {one.status_code for one in answers}
    assert 1 == len({one.data for one in answers})
    assert 1 == len({str(one.headers) for one in answers})


def test_a_recovery_code_beside_it(codes: list[str], new_caller: NewCaller) -> None:
    """
    Is taken in the first step.
    """
    answer = new_caller().sign_in(transport="bearer", recovery_code=codes[0])

    assert 200 == answer.status_code
    assert isinstance(answer.json, dict)
    assert "signed-in" == answer.json["outcome"]
