"""
A wrong password costs the same, whatever is stored: counted, not timed.
"""

from __future__ import annotations

import pytest

from onetsec import ConfigurationError
from onetsec.crypto.hasher import Argon2Hasher
from onetsec.crypto.kinds import MOST_KINDS, Kinds, kind


class Costly(Kinds):
    """
    Hashes that say what they cost: ``name$cost$password``. Today's are new, and cost 5.
    """

    def __init__(self, older: tuple[str, ...] = ()) -> None:
        super().__init__(older)
        self.spent: list[int] = []

    def hash(self, password: str) -> str:
        self.spent.append(5)
        return f"new$5$of {password}"

    def _look(self, stored: str, password: str) -> bool | None:
        if stored.count("$") != 2:
            return None
        _, cost, made_of = stored.split("$")
        self.spent.append(int(cost))
        return made_of == f"of {password}"

    def _look_at_nothing(self, password: str) -> None:
        self.spent.append(5)

    def _is_todays(self, stored: str) -> bool:
        return stored.startswith("new$5$")


OLDER = ("old$3$of nobody", "dear$90$of nobody")
STORED = [None, "corrupt", "old$3$broken$of x", "new$5$of x", "old$3$of x", "dear$90$of x"]


@pytest.mark.parametrize("stored", STORED)
def test_a_wrong_password_costs_one_of_each_kind(stored: str | None) -> None:
    """
    In one order, also if nothing is stored, or what can not be computed.
    """
    kinds = Costly(OLDER)

    assert not kinds.verify(stored, "y").ok
    assert [5, 3, 90] == kinds.spent


class Apart(Costly):
    """
    It notes what is taken apart to find its kind.
    """

    def __init__(self) -> None:
        super().__init__(OLDER)
        self.taken: list[str] = []

    def _is_todays(self, stored: str) -> bool:
        self.taken.append(stored)
        return super()._is_todays(stored)


@pytest.mark.parametrize("stored", STORED)
def test_what_is_not_stored_is_taken_apart_all_the_same(stored: str | None) -> None:
    """
    Once: in a processor whose caches a hash has emptied, that takes a time that can be told.
    """
    kinds = Apart()
    kinds.verify(stored, "y")

    assert 1 == len(kinds.taken)


@pytest.mark.parametrize(("stored", "spent"), [("new$5$of x", [5]), ("old$3$of x", [5, 3, 5])])
def test_the_right_one_costs_what_it_needs(stored: str, spent: list[int]) -> None:
    """
    Its own hash; if that is old, those before it, and a new one.
    """
    kinds = Costly(OLDER)

    assert kinds.verify(stored, "x").ok
    assert spent == kinds.spent


def test_a_made_up_hash_lets_nobody_in() -> None:
    """
    The password of an example belongs to nobody.
    """
    kinds = Costly(OLDER)

    assert [False] * 3 == [
        kinds.verify(one, "nobody").ok for one in (None, "corrupt", "new$5$of x")
    ]


def test_a_kind_that_was_met_is_in_use() -> None:
    """
    From the first time on: the second unknown name costs what somebody of that kind does.
    """
    kinds = Costly()
    kinds.verify("old$3$of x", "y")
    kinds.spent.clear()
    kinds.verify(None, "y")

    assert [3, 5] == sorted(kinds.spent)


class Plain(Costly):
    """
    Another format, which is no more than ``plain:password``, and costs 7.
    """

    def _look(self, stored: str, password: str) -> bool | None:
        if not stored.startswith("plain:"):
            return super()._look(stored, password)
        self.spent.append(7)
        return stored == f"plain:{password}"


@pytest.mark.parametrize("stored", [None, "corrupt", "new$5$of x", "plain:x"])
def test_a_format_without_parts_is_a_kind(stored: str | None) -> None:
    """
    Whether it is named, or was met.
    """
    named, met = Plain(("plain:",)), Plain()
    met.verify("plain:somebody else's", "y")
    met.spent.clear()
    for kinds in (named, met):
        kinds.verify(stored, "y")

        assert [5, 7] == kinds.spent


def test_a_format_without_parts_can_be_named() -> None:
    """
    By any text in it; and by none that is empty.
    """
    Argon2Hasher(legacy=lambda stored, password: False, older=["plain:"])

    with pytest.raises(ConfigurationError, match=r"older\[0\]"):
        Argon2Hasher(legacy=lambda stored, password: False, older=[""])


def test_few_kinds_are_kept(caplog: pytest.LogCaptureFixture) -> None:
    """
    Whoever writes hashes can not make a wrong password ever dearer; that there are more is logged.
    """
    kinds = Costly()
    for cost in range(MOST_KINDS):
        kinds.verify(f"k{cost}$1$of x", "y")
    assert [] == caplog.records
    for cost in range(100):
        kinds.verify(f"k{cost}$1$of x", "y")
    kinds.spent.clear()
    kinds.verify(None, "y")

    assert [1] * MOST_KINDS + [5] == sorted(kinds.spent)
    (told,) = caplog.records
    assert "more than 8 older kinds" in told.getMessage()


@pytest.mark.parametrize(
    ("stored", "expected"),
    [
        ("$argon2id$v=19$m=47104,t=1,p=1$c2FsdHNhbHQ$aGFzaA", "argon2id$v=19$m=47104,t=1,p=1"),
        ("argon2$argon2id$v=19$m=102400,t=2,p=8$c2Fs$aGFz", "argon2$v=19$m=102400,t=2,p=8"),
        ("pbkdf2_sha256$870000$kMnsalt$digest=", "pbkdf2_sha256$870000"),
        ("scrypt$16384$salt$8$1$digest", "scrypt$16384$8$1"),
        ("scrypt:32768:8:1$salt$c0ffee", "scrypt:32768:8:1"),
        ("$2b$12$R9h/cIPz0gi.URNNX3kh2OPST9/PgBkqquzi.Ss7KIUgO2t0jWMUW", "2b$12"),
        ("$6$rounds=5000$salt$digest", "6$rounds=5000"),
        ("hunter2", ""),
    ],
)
def test_the_kind_of_a_hash(stored: str, expected: str) -> None:
    """
    Its algorithm and its parameters, and nothing that is secret.
    """
    assert expected == kind(stored)


def test_raised_parameters_of_argon2() -> None:
    """
    A hash of before is old, and so both kinds are looked at; a hash with a broken digest is none.
    """
    before = Argon2Hasher(memory=12 * 1024, time=3).hash("x")
    raised = Argon2Hasher(memory=19 * 1024, time=2, older=[before])

    assert not raised.verify(before, "y").ok
    assert not raised.verify(before[:-4], "x").ok
    assert raised.verify(before, "x").new_hash


@pytest.mark.parametrize(
    "older", [["plain"], ["$argon2id$v=19$m=4194304,t=1,p=1$c2FsdHNhbHQ$aGFzaA"], ["a$b"] * 9, "a"]
)
def test_no_hash_is_no_kind(older: list[str]) -> None:
    """
    What would never be computed keeps nothing secret.
    """
    with pytest.raises(ConfigurationError, match=r"^hasher: older"):
        Argon2Hasher(older=older)
