"""
Secrets that are sealed in an older way, or under an older key: sealed anew when they are used.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from onetsec import Channel, Onetsec
from onetsec._lifting import run
from onetsec.crypto.keys import KeyRing
from onetsec.crypto.sealer import StandardSealer
from onetsec.crypto.system import SystemRandom
from onetsec.flows.sign_in import SignInOutcome
from onetsec.flows.step_up import StepUpOutcome
from onetsec.ports import Storage
from onetsec.testing import CountingStorage, FrozenClock, QuickHasher, Ran

from ..absence import hide
from ..conftest import HERE, KEY, PASSWORD, SITE, users
from ..schedules.walks import Flow, ForgetsVersions, Race, breaks, mortals, walk
from .worlds import App, enrolled, pending

NEWER = b"n" * 32
OLD_WAY = StandardSealer(KeyRing([KEY], realm="default"), SystemRandom())


def sealed(auth: Onetsec) -> str:
    """
    The secret of Ada's app as it is stored.
    """
    app = run(auth.flows.engine.account("ada")).authenticator
    assert app is not None
    return app.sealed.text


def verify(auth: Onetsec, code: str) -> SignInOutcome:
    """
    Ada's second step with *code*.
    """
    return auth.sign_in.verify(pending(auth), factor=Channel.APP, code=code, client=HERE).outcome


@pytest.fixture
def app(storage: Storage, build: Callable[..., Onetsec], clock: FrozenClock) -> App:
    """
    Ada's app, whose secret was sealed with the standard library.
    """
    old = build(storage, sealer=OLD_WAY)
    old.password.register("ada", PASSWORD)
    return enrolled(old, clock)[1]


def test_a_right_code_seals_anew(app: App, storage: Storage, build: Callable[..., Onetsec]) -> None:
    """
    Once: what is sealed as of today stays as it is.
    """
    auth = build(storage)
    texts = [sealed(auth)]
    for _ in range(2):
        assert SignInOutcome.SIGNED_IN is verify(auth, app.next_code())
        texts.append(sealed(auth))

    assert ["1.", "2.", "2."] == [text[:2] for text in texts]
    assert texts[1] == texts[2]


def test_a_wrong_code_seals_nothing(
    app: App, storage: Storage, build: Callable[..., Onetsec]
) -> None:
    """
    Neither does one that was used before.
    """
    auth = build(storage)
    before = sealed(auth)

    assert SignInOutcome.WRONG_CODE is verify(auth, "000000")
    assert SignInOutcome.CODE_ALREADY_USED is verify(auth, app.code())
    assert before == sealed(auth)


def test_a_step_up_seals_anew(app: App, storage: Storage, build: Callable[..., Onetsec]) -> None:
    """
    It is the same door.
    """
    old = build(storage, sealer=OLD_WAY)
    signed_in = old.sign_in.verify(
        pending(old), factor=Channel.APP, code=app.next_code(), client=HERE
    )
    assert signed_in.session is not None
    auth = build(storage)
    confirmed = auth.step_up.confirm(
        signed_in.session, factor=Channel.APP, code=app.next_code(), client=HERE
    )

    assert StepUpOutcome.CONFIRMED is confirmed.outcome
    assert "2." == sealed(auth)[:2]


def test_sealing_anew_is_no_write_of_its_own(
    app: App, storage: Storage, build: Callable[..., Onetsec]
) -> None:
    """
    The storage is called as often as for a secret that is sealed as of today.
    """
    counting = CountingStorage(storage)
    auth = build(counting)
    calls = []
    for _ in range(2):
        waiting, code = pending(auth), app.next_code()
        counting.calls.clear()
        auth.sign_in.verify(waiting, factor=Channel.APP, code=code, client=HERE)
        calls.append(list(counting.calls))

    assert 1 == calls[0].count("save")
    assert calls[0] == calls[1]


def test_an_older_key_can_go(
    storage: Storage, build: Callable[..., Onetsec], clock: FrozenClock
) -> None:
    """
    Once the app was used; without that, it is unusable.
    """
    old, both = build(storage), build(storage, keys=[NEWER, KEY])
    new = build(storage, keys=[NEWER])
    old.password.register("ada", PASSWORD)
    _, app, _ = enrolled(old, clock)
    verify(both, "000000")  # the record is of the newer key now, the secret is not
    assert SignInOutcome.FACTOR_UNUSABLE is verify(new, app.next_code())

    assert SignInOutcome.SIGNED_IN is verify(both, app.code())
    assert SignInOutcome.SIGNED_IN is verify(new, app.next_code())


def test_without_the_package_nobody_passes_and_nothing_is_lost(
    app: App,
    storage: Storage,
    build: Callable[..., Onetsec],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """
    The factor is asked for and unusable; with the package back it works.
    """
    auth = build(storage)
    verify(auth, app.next_code())
    with monkeypatch.context() as patched:
        hide("cryptography", patched)
        assert SignInOutcome.FACTOR_UNUSABLE is verify(build(storage), app.next_code())

    assert SignInOutcome.SIGNED_IN is verify(auth, app.code())


def test_without_the_package_the_old_way_stays(
    app: App,
    storage: Storage,
    build: Callable[..., Onetsec],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """
    Secrets of the standard library open, and are sealed as of today.
    """
    hide("cryptography", monkeypatch)
    auth = build(storage)
    before = sealed(auth)

    assert SignInOutcome.SIGNED_IN is verify(auth, app.next_code())
    assert before == sealed(auth)


class RightAndWrong(Race):
    """
    A right code meets a wrong one, for which the secret was opened as it was sealed before.
    """

    def prepare(self) -> None:
        old = Onetsec(
            users=users(),
            storage=self.world.storage,
            keys=[KEY],
            site=SITE,
            hasher=QuickHasher(),
            sealer=OLD_WAY,
            clock=self.world.clock,
        )
        _, app, _ = enrolled(old, self.world.clock)
        self.waiting = [pending(self.world.auth), pending(self.world.auth)]
        self.codes = [app.next_code(), "000000"]

    def flows(self) -> Sequence[Flow]:
        verify = self.world.racing.sign_in.verify
        return [
            verify(one, factor=Channel.APP, code=code, client=HERE)
            for one, code in zip(self.waiting, self.codes, strict=True)
        ]

    def holds(self, ran: Ran) -> bool:
        told = getattr(ran.results[0], "outcome", None)
        return told is not SignInOutcome.SIGNED_IN or sealed(self.world.auth).startswith("2.")


@mortals
def test_sealed_anew_stays_so(mortal: int | None) -> None:
    """
    Whatever happens at the same moment, and whoever dies.
    """
    walk(RightAndWrong, mortal=mortal)
    assert breaks(RightAndWrong, over=ForgetsVersions)
