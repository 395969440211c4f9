"""
Profiles: what they keep, and what deviates from them.
"""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve

from onetsec import Settings
from onetsec.clauses import Clause
from onetsec.email_code import EmailCodePolicy
from onetsec.errors import ConfigurationError
from onetsec.policy import ASVS_5, NIST_800_63B_4, ONETSOLUTIONS, PasswordPolicy
from onetsec.profiles import PROFILES, Deviation, Profile, deviations, profile
from onetsec.provisions import PROVISIONS, values
from onetsec.records import Limit
from onetsec.sessions import SessionPolicy
from onetsec.simulation import MONTH
from onetsec.throttling import AttemptPolicy, Throttles
from onetsec.totp import TotpPolicy
from onetsec.wiring import Wiring

GOOD = Wiring(url="https://example.com", breaches=True, second_factor_required=True)
every_profile = pytest.mark.parametrize("chosen", PROFILES.values(), ids=lambda one: one.name)


def named(
    name: str, *, settings: Settings | None = None, wiring: Wiring | None = GOOD
) -> dict[str, Deviation]:
    """
    What deviates from the profile with this *name*, whose own settings are taken if there are none.
    """
    chosen = profile(name)
    found = deviations(settings or chosen.settings, profile=chosen, wiring=wiring)
    return {one.clause: one for one in found}


@every_profile
def test_a_profile_keeps_itself(chosen: Profile) -> None:
    """
    With its own settings and all that it asks for, nothing deviates.
    """
    assert {} == named(chosen.name)


@every_profile
def test_a_profile_is_complete(chosen: Profile) -> None:
    """
    It has every setting, and each clause speaks of one, or of a fact.
    """
    facts = {*values(chosen.settings), *Wiring.__annotations__}

    assert set(PROVISIONS) == set(values(chosen.settings))
    for clause in chosen.clauses:
        assert set(clause.about) <= facts
        assert clause.about


def test_defaults_are_a_profile() -> None:
    """
    The first one.
    """
    assert ("onetsolutions", Settings()) == (
        next(iter(PROFILES)),
        profile("onetsolutions").settings,
    )


def test_no_profile() -> None:
    """
    Those that there are, are named.
    """
    with pytest.raises(ConfigurationError, match="'asvs' is none of onetsolutions, asvs-5-l2"):
        profile("asvs")


GOOD_ALONE = {"second_factor_required": False}

BREAKS: dict[str, tuple[str, dict[str, Any], dict[str, Any]]] = {
    "ASVS 5.0 V11.5.1": ("onetsolutions", {}, {"weak_keys": 1}),
    "ASVS 5.0 V12.3.1": ("onetsolutions", {}, {"in_the_clear": ("cache",)}),
    "ASVS 5.0 V6.3.1": ("asvs-5-l2", {"throttles": Throttles(account=())}, {}),
    "ASVS 5.0 V2.4.1": (
        "onetsolutions",
        {},
        {"workers": 2, "in_process": frozenset({"throttle"})},
    ),
    "ASVS 5.0 V6.4.3": ("onetsolutions", {}, {"mails": False}),
    "ASVS 5.0 V7.4.1": ("asvs-5-l2", {}, {"in_process": frozenset({"throttle"})}),
    "ASVS 5.0 V6.2.4": ("asvs-5-l2", {"password": evolve(ASVS_5, refuse_common=False)}, {}),
    "ASVS 5.0 V6.2.5": ("asvs-5-l2", {"password": ONETSOLUTIONS}, {}),
    "ASVS 5.0 V6.2.11": ("asvs-5-l2", {"password": evolve(ASVS_5, min_score=0)}, {}),
    "ASVS 5.0 V6.2.12": ("asvs-5-l2", {}, {"breaches": False}),
    "ASVS 5.0 V6.3.3": ("asvs-5-l2", {}, {"second_factor_required": False}),
    "ASVS 5.0 V6.5.5": ("asvs-5-l2", {"totp": TotpPolicy()}, {}),
    "ASVS 5.0 V7.1.1": ("asvs-5-l2", {"sessions": SessionPolicy()}, {}),
    "ASVS 5.0 V3.3.1": ("asvs-5-l2", {}, {"url": "http://localhost"}),
    "NIST 800-63B-4 3.1.1.2(1)": ("nist-aal1", {"password": ASVS_5}, GOOD_ALONE),
    "NIST 800-63B-4 3.1.1.2(5)": ("nist-aal1", {"password": ONETSOLUTIONS}, {}),
    "NIST 800-63B-4 3.1.1.2": (
        "nist-aal1",
        {"password": evolve(NIST_800_63B_4, refuse_common=False)},
        {},
    ),
    "NIST 800-63B-4 3.1.1.2(6)": ("nist-aal1", {}, {"breaches": False}),
    "NIST 800-63B-4 3.1.3": ("nist-aal1", {"email_code": EmailCodePolicy()}, {}),
    "NIST 800-63B-4 3.2.2": (
        "nist-aal1",
        {"throttles": Throttles(account=(Limit(20, 86_400),))},
        {},
    ),
    "NIST 800-63B-4 4.6": ("nist-aal1", {"notices": frozenset()}, {}),
    "NIST 800-63B-4 5.1": ("nist-aal1", {}, {"url": "http://localhost"}),
    "NIST 800-63B-4 2.1.3": ("nist-aal1", {"sessions": SessionPolicy(absolute=31 * 86_400)}, {}),
    "NIST 800-63B-4 2.2.1": ("nist-aal2", {}, {"second_factor_required": False}),
    "NIST 800-63B-4 2.2.3": ("nist-aal2", {"sessions": SessionPolicy()}, {}),
}
"""By clause: a profile, with other settings or other facts that break it."""


@pytest.mark.parametrize("id", BREAKS)
def test_a_clause_that_is_broken(id: str) -> None:
    """
    It is named, with what was found and what to do.
    """
    name, changes, facts = BREAKS[id]
    found = named(
        name, settings=evolve(profile(name).settings, **changes), wiring=evolve(GOOD, **facts)
    )

    assert id in found
    assert found[id].remedy.endswith(".")
    assert all(found[id].found)


@every_profile
def test_a_clause_stands_once(chosen: Profile) -> None:
    """
    In a profile, an id is one clause.
    """
    ids = [one.id for one in chosen.clauses]

    assert sorted(set(ids)) == sorted(ids)


RANGES = {"ASVS 5.0 V6.2.1", "ASVS 5.0 V6.2.9", "NIST 800-63B-4 3.1.1.2(2)"}
"""What no setting can break: it would not be built."""


def test_every_clause_can_be_broken() -> None:
    """
    The negative controls are whole.
    """
    everything: set[Clause] = {one for chosen in PROFILES.values() for one in chosen.clauses}

    assert {one.id for one in everything} == set(BREAKS) | RANGES


def test_what_no_setting_can_break() -> None:
    """
    A shorter password, or a lower limit of its length, is refused when the settings are built.
    """
    too_little: tuple[dict[str, Any], ...] = ({"min_length": 7}, {"max_length": 63})
    for changes in too_little:
        with pytest.raises(ConfigurationError):
            PasswordPolicy(name="weak", **changes)


@pytest.mark.parametrize("lane", ["account", "device", "session"])
@pytest.mark.parametrize(("burst", "is_kept"), [(50, True), (51, False), (100, False)])
def test_a_hundred_failures(lane: str, burst: int, *, is_kept: bool) -> None:
    """
    Are the burst and what comes back in the worst thirty days, in each lane of passwords.
    """
    chosen = profile("nist-aal1").settings
    lanes: Throttles = evolve(chosen.throttles, **{lane: (Limit(burst, MONTH),)})
    found = named("nist-aal1", settings=evolve(chosen, throttles=lanes))

    assert is_kept == ("NIST 800-63B-4 3.2.2" not in found)


def test_guessing_that_gives_too_much() -> None:
    """
    Also a limit that no clause names is judged by what it is worth.
    """
    found = named(
        "asvs-5-l2",
        settings=evolve(profile("asvs-5-l2").settings, throttles=Throttles(account=())),
    )

    assert "no limit" == found["ASVS 5.0 V6.3.1"].found["throttles.account"]


def test_settings_alone() -> None:
    """
    Without the wiring, what needs it is left out; the rest is judged.
    """
    found = named("asvs-5-l2", settings=Settings(), wiring=None)

    assert "ASVS 5.0 V6.2.5" in found
    assert "ASVS 5.0 V6.2.12" not in found


WEAKER: dict[str, Settings] = {
    "sessions.idle": Settings(sessions=SessionPolicy(idle=30 * 86_400)),
    "password.min_score": Settings(password=evolve(ONETSOLUTIONS, min_score=2)),
    "password.digit": Settings(password=evolve(ONETSOLUTIONS, digit=False)),
    "notices": Settings(notices=frozenset()),
    "throttles.recovery": Settings(throttles=Throttles(recovery=())),
    "throttles.network": Settings(throttles=Throttles(network=(Limit(31, 60), Limit(99, 86_400)))),
    "attempts.month": Settings(attempts=AttemptPolicy(month=26)),
}


@pytest.mark.parametrize("name", WEAKER)
def test_weaker_than_the_defaults(name: str) -> None:
    """
    A setting that was made weaker is named, and no other one.
    """
    (found,) = named("onetsolutions", settings=WEAKER[name]).items()

    assert f"onetsolutions {name}" == found[0]
    assert [name] == list(found[1].found)
    assert name in found[1].remedy


STRICTER: dict[str, Settings] = {
    "sessions": Settings(sessions=SessionPolicy(idle=3600, absolute=86_400, most=5)),
    "password": Settings(password=evolve(ONETSOLUTIONS, min_length=12, min_score=4)),
    "lanes": Settings(throttles=Throttles(recovery=(Limit(4, 600), Limit(9, 86_400)))),
    "neither": Settings(sweep_every=0, password=evolve(ONETSOLUTIONS, name="house-1")),
    "mail": Settings(email_code=EmailCodePolicy(offered=False)),
}


@pytest.mark.parametrize("settings", STRICTER.values(), ids=STRICTER)
def test_stricter_than_the_defaults(settings: Settings) -> None:
    """
    What is stricter, or neither, deviates from nothing.
    """
    assert {} == named("onetsolutions", settings=settings)


def test_a_setting_is_named_once() -> None:
    """
    What a clause has named is not weaker besides.
    """
    assert [one for one in named("nist-aal2", settings=Settings()) if "sessions" in one] == []
