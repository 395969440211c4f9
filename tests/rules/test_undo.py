"""
Undo: what is kept of a notice, and for how long its link works.
"""

from __future__ import annotations

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from onetsec import ConfigurationError
from onetsec.undo import MOST, Notice, Notices, UndoPolicy, find, keep, mark_sent

NOW = 1_800_000_000
DAY = 86_400
POLICY = UndoPolicy()


def notice(kind: str, *, at: int = NOW, address: str = "", sent_at: int = 0) -> Notice:
    """
    One that has an id and a digest of its own.
    """
    name = f"{kind}{address}{at}"
    return Notice(id=name, digest=name.encode(), kind=kind, at=at, address=address, sent_at=sent_at)


FIRST = notice("totp-enabled")


def test_a_first_notice_waits() -> None:
    """
    Until it is mailed.
    """
    assert (FIRST,) == keep((), FIRST, policy=POLICY, now=NOW)


@pytest.mark.parametrize(
    ("later", "kept"),
    [
        (notice("totp-enabled", at=NOW + DAY - 1, address="192.0.2.1"), 1),
        (notice("totp-enabled", at=NOW + DAY, address="192.0.2.1"), 2),
        (notice("totp-enabled", at=NOW + 1, address="192.0.2.7"), 2),
        (notice("totp-disabled", at=NOW + 1, address="192.0.2.1"), 2),
    ],
)
def test_one_of_a_kind_is_enough_a_day(later: Notice, kept: int) -> None:
    """
    From one address: a thief acts in nobody's shadow.
    """
    sent = evolve(FIRST, address="192.0.2.1", sent_at=NOW)
    assert kept == len(keep((sent,), later, policy=POLICY, now=later.at))


def test_an_address_that_is_not_known_is_nobodys_shadow() -> None:
    """
    Without one, nobody can tell a thief from the owner, who was told of her own change.
    """
    sent, later = evolve(FIRST, sent_at=NOW), notice("totp-enabled", at=NOW + 1)
    assert (sent, later) == keep((sent,), later, policy=POLICY, now=later.at)


@pytest.mark.parametrize("sent_at", [0, NOW])
def test_each_change_of_the_address_is_told(sent_at: int) -> None:
    """
    The first one was told to another mailbox than the second has to be.
    """
    first = notice("address-changed", address="192.0.2.1", sent_at=sent_at)
    later = notice("address-changed", at=NOW + 1, address="192.0.2.1")
    assert (first, later) == keep((first,), later, policy=POLICY, now=later.at)


def test_one_that_waits_covers_all_of_its_kind() -> None:
    """
    However long: it is the oldest that takes most back.
    """
    later = notice("totp-enabled", at=NOW + 9 * DAY)
    assert (FIRST,) == keep((FIRST,), later, policy=POLICY, now=later.at)


@pytest.mark.parametrize(("sent_at", "kept"), [(NOW, 1), (NOW + 1, 2), (0, 2)])
def test_what_is_over_makes_room(sent_at: int, kept: int) -> None:
    """
    And what was never mailed is never over.
    """
    now = NOW + POLICY.lives
    old, new = notice("a", sent_at=sent_at), notice("b", at=now)
    assert kept == len(keep((old,), new, policy=POLICY, now=now))


def full() -> Notices:
    """
    As many as there may be, all of two kinds.
    """
    kinds = ("a", "b")
    return tuple(notice(kinds[i % 2], at=NOW + i, address=str(i)) for i in range(MOST))


def test_with_no_room_the_newest_that_has_an_older_one_gives_way() -> None:
    """
    The older one takes back all that it would.
    """
    other = notice("c", at=NOW + MOST)
    assert (*full()[:-1], other) == keep(full(), other, policy=POLICY, now=NOW + MOST)


def test_with_no_room_an_older_one_of_the_kind_is_enough() -> None:
    """
    Its owner was told a dozen times.
    """
    other = notice("a", at=NOW + MOST, address="another")
    assert full() == keep(full(), other, policy=POLICY, now=NOW + MOST)


kinds = st.sampled_from("abcdefghijk")
steps = st.lists(st.tuples(kinds, st.sampled_from("12345"), st.booleans()), max_size=60)


@given(steps)
def test_each_kind_keeps_its_oldest(happened: list[tuple[str, str, bool]]) -> None:
    """
    Whatever comes, and however much: none is lost, and there is an end to it.
    """
    state: Notices = ()
    first: dict[str, Notice] = {}
    for i, (kind, address, is_sent) in enumerate(happened):
        one = notice(kind, at=NOW + i, address=address)
        state = keep(state, one, policy=POLICY, now=NOW + i)
        first.setdefault(kind, one)
        if is_sent:
            state = mark_sent(state, ids=frozenset({state[-1].id}), now=NOW + i)

    assert len(state) <= MOST
    assert set(first) == {one.kind for one in state}
    assert {one.id for one in first.values()} <= {one.id for one in state}


def test_marked_twice_is_marked_once() -> None:
    """
    The first time counts.
    """
    once = mark_sent((FIRST,), ids=frozenset({FIRST.id}), now=NOW + 1)
    assert NOW + 1 == once[0].sent_at
    assert once is mark_sent(once, ids=frozenset({FIRST.id}), now=NOW + 2)


def test_one_that_was_marked_is_not_marked_with_others() -> None:
    """
    Its link does not live for longer by that.
    """
    sent, other = evolve(FIRST, sent_at=NOW), notice("a")
    marked = mark_sent((sent, other), ids=frozenset({sent.id, other.id}), now=NOW + 5)
    assert (sent, evolve(other, sent_at=NOW + 5)) == marked


def test_what_waits_keeps_no_link_of_before() -> None:
    """
    Only the notice of the removal that waits outlives its days, not that of one before it.
    """
    sent, over = evolve(FIRST, sent_at=NOW), NOW + POLICY.lives
    found = [
        find(
            (sent,),
            id=sent.id,
            digest=sent.digest,
            pending={sent.kind: asked_at},
            policy=POLICY,
            now=over,
        )
        for asked_at in (NOW, NOW + 1)
    ]
    assert [sent, None] == found


def test_only_those_that_were_mailed_are_marked() -> None:
    """
    The others wait.
    """
    other = notice("a")
    marked = mark_sent((FIRST, other), ids=frozenset({other.id}), now=NOW)
    assert (FIRST, evolve(other, sent_at=NOW)) == marked


@pytest.mark.parametrize(
    ("id", "digest", "now", "is_found"),
    [
        (FIRST.id, FIRST.digest, NOW, True),
        (FIRST.id, FIRST.digest, NOW + POLICY.lives - 1, True),
        (FIRST.id, FIRST.digest, NOW + POLICY.lives, False),
        (FIRST.id, b"another", NOW, False),
        (FIRST.id, b"", NOW, False),
        ("another", FIRST.digest, NOW, False),
    ],
)
def test_a_link_works_for_three_days(id: str, digest: bytes, now: int, is_found: bool) -> None:
    """
    From when it was mailed, and by its own digest.
    """
    sent = evolve(FIRST, sent_at=NOW)
    found = find((notice("a"), sent), id=id, digest=digest, policy=POLICY, now=now)
    assert (sent if is_found else None) == found


def test_a_notice_without_a_digest_has_no_link() -> None:
    """
    Two that are empty are not equal.
    """
    bare = evolve(FIRST, digest=b"")
    assert find((bare,), id=bare.id, digest=b"", policy=POLICY, now=NOW) is None


@pytest.mark.parametrize("lives", [3599, 604_801])
def test_a_link_that_lives_too_long_is_refused(lives: int) -> None:
    """
    Or not long enough; the failure names the setting.
    """
    with pytest.raises(ConfigurationError, match=r"undo\.lives"):
        UndoPolicy(lives=lives)
