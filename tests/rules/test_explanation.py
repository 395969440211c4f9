"""
Settings as documentation.
"""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve

from onetsec import EventKind, Settings
from onetsec.errors import ConfigurationError
from onetsec.explanation import Topic, explain
from onetsec.provisions import PROVISIONS, values, written
from onetsec.records import Limit
from onetsec.throttling import Throttles
from onetsec.wiring import Wiring

WIRING = Wiring(url="https://example.com", keys=3, weak_keys=2)


def changed(name: str) -> Settings:
    """
    The default settings, with another value of the one with this *name*.
    """
    part, _, inner = name.partition(".")
    now = values(Settings())[name]
    for other in others(now):
        try:
            if not inner:
                return evolve(Settings(), **{part: other})
            return evolve(Settings(), **{part: evolve(getattr(Settings(), part), **{inner: other})})
        except ConfigurationError:
            continue
    raise AssertionError(f"nothing else can be {name}")


def others(value: Any) -> list[Any]:
    """
    Values of the same kind.
    """
    if isinstance(value, bool):
        return [not value]
    if isinstance(value, int):
        return [value + 1, value - 1, value + 2]
    if isinstance(value, tuple):
        return [(Limit(77, 7777),)]
    if isinstance(value, frozenset):
        return [frozenset({EventKind.SIGNED_IN})]

    return ["house-1", "network"]


@pytest.mark.parametrize("name", PROVISIONS)
def test_it_tells_what_is_set(name: str) -> None:
    """
    A setting is explained once, with the value that it has now.
    """
    settings = changed(name)
    told = [one for topic in Topic for one in explain(topic, settings).names]
    (topic,) = (topic for topic in Topic if name in explain(topic, settings).names)
    row = (
        f"`{name}`",
        written(values(settings)[name], unit=PROVISIONS[name].unit),
        PROVISIONS[name].says,
    )

    assert 1 == told.count(name)
    assert values(Settings())[name] != values(settings)[name]
    assert row in explain(topic, settings).tables[0].rows


def test_throttling_tells_the_risk() -> None:
    """
    What the limits are worth stands beside them.
    """
    assert "| app-code " in explain(Topic.THROTTLING, Settings()).markdown()


def test_throttling_tells_the_worst_windows() -> None:
    """
    Burst and refill of each lane together; one without a limit has no bound.
    """
    settings = evolve(Settings(), throttles=Throttles(factor=()))
    (lanes,) = (one for one in explain(Topic.THROTTLING, settings).tables if "lane" in one.columns)

    assert ("`throttles.account`", "15", "20", "100") in lanes.rows
    assert ("`throttles.factor`", *["no bound"] * 3) in lanes.rows


@pytest.mark.parametrize("is_there", [True, False])
def test_throttling_tells_what_a_crowd_is_asked_for(is_there: bool) -> None:
    """
    As far as the application is known.
    """
    told = explain(Topic.THROTTLING, Settings(), wiring=evolve(WIRING, challenge=is_there))

    assert is_there == ("| a challenge, too |" in told.markdown())
    assert "Crowds" in {table.title for table in told.tables}
    assert "Crowds" not in {table.title for table in explain(Topic.THROTTLING, Settings()).tables}


@pytest.mark.parametrize("is_there", [True, False])
def test_policy_tells_of_a_list_of_breaches(is_there: bool) -> None:
    """
    Where there is one, its rule stands beside the others.
    """
    told = explain(Topic.POLICY, Settings(), wiring=evolve(WIRING, breaches=is_there))

    assert is_there == ("`breached`" in told.markdown())


def test_policy_tells_every_rule() -> None:
    """
    Those that are asked for, those that go without saying, and none that is off.
    """
    text = explain(Topic.POLICY, changed("password.digit")).markdown()

    assert "`unchanged`" in text
    assert "`too-short`" in text
    assert "`no-digit`" not in text


def test_keys_are_counted() -> None:
    """
    As far as the application is known; nothing of a key is told.
    """
    told = explain(Topic.KEYS, Settings(), wiring=WIRING)
    unknown = explain(Topic.KEYS, Settings())

    assert (("keys", "3"), ("of them not random by their looks", "2")) == told.tables[0].rows
    assert ["Secrets"] == [table.title for table in unknown.tables]


def test_nothing_is_mailed_without_a_mailer() -> None:
    """
    Whatever the settings say.
    """
    row = ("`password-changed`", "yes", "no")

    mute = explain(Topic.EVENTS, Settings(), wiring=evolve(WIRING, mails=False))

    assert row in mute.tables[1].rows
    assert row not in explain(Topic.EVENTS, Settings(), wiring=WIRING).tables[1].rows


def test_failures_are_not_kept() -> None:
    """
    They are heard only.
    """
    row = ("`password-failed`", "no", "no")

    assert row in explain(Topic.EVENTS, Settings()).tables[1].rows


def test_it_is_a_document() -> None:
    """
    A title, sentences, tables.
    """
    text = explain(Topic.SESSIONS, Settings()).markdown()

    assert text.startswith("# Sessions\n\nA session is")
    assert "\n\n## Settings\n\n| setting " in text
