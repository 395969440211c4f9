"""
Settings under a name, and how far others are from them.

Pure: settings and facts in, deviations out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from attrs import evolve, frozen

from .breached import BreachPolicy
from .clauses import ASVS_5_L2, HOUSE, NIST_AAL1, NIST_AAL2, Clause
from .email_code import EmailCodePolicy
from .errors import ConfigurationError
from .policy import ASVS_5, NIST_800_63B_4
from .provisions import PROVISIONS, Stricter, values, written
from .sessions import SessionPolicy
from .settings import Settings
from .simulation import DAY, MONTH, allowed
from .totp import TotpPolicy
from .wiring import Wiring


@frozen(kw_only=True)
class Profile:
    """
    Settings under a name.

    Attributes:
        name: Kebab case.

        says: Whom it is for.

        settings: All of them; take them as they are, or evolve them.

        clauses: That they keep, as far as settings can.
    """

    name: str
    says: str
    settings: Settings
    clauses: tuple[Clause, ...]


@frozen(kw_only=True)
class Deviation:
    """
    Where an application is weaker than a profile.

    Attributes:
        clause: The id of the clause; or the name of the profile, and of the setting.

        says: What is asked.

        found: What there is: a setting or a fact, and its value.

        remedy: What to do.
    """

    clause: str
    says: str
    found: Mapping[str, str]
    remedy: str


_AAL2 = SessionPolicy(idle=3600, absolute=DAY)
_SCREENED = BreachPolicy(required=True)
_WITHOUT_MAIL = EmailCodePolicy(offered=False)

PROFILES: Mapping[str, Profile] = MappingProxyType(
    {
        one.name: one
        for one in (
            Profile(
                name="onetsolutions",
                says="The defaults.",
                settings=Settings(),
                clauses=HOUSE,
            ),
            Profile(
                name="asvs-5-l2",
                says="OWASP ASVS 5.0, levels 1 and 2.",
                settings=Settings(
                    password=ASVS_5,
                    breaches=_SCREENED,
                    totp=TotpPolicy(drift=0),
                    sessions=_AAL2,
                ),
                clauses=ASVS_5_L2,
            ),
            Profile(
                name="nist-aal1",
                says="NIST SP 800-63B-4, assurance level 1: a password alone.",
                settings=Settings(
                    password=NIST_800_63B_4, breaches=_SCREENED, email_code=_WITHOUT_MAIL
                ),
                clauses=NIST_AAL1,
            ),
            Profile(
                name="nist-aal2",
                says="NIST SP 800-63B-4, assurance level 2: always a second factor.",
                settings=Settings(
                    password=evolve(NIST_800_63B_4, name="nist-800-63b-4-mfa", min_length=8),
                    breaches=_SCREENED,
                    email_code=_WITHOUT_MAIL,
                    sessions=_AAL2,
                ),
                clauses=NIST_AAL2,
            ),
        )
    }
)


def profile(name: str) -> Profile:
    """
    Return the profile with this *name*.

    Raises:
        ConfigurationError: If there is none.
    """
    if name not in PROFILES:
        raise ConfigurationError(f"profile: {name!r} is none of {', '.join(PROFILES)}.")

    return PROFILES[name]


def deviations(
    settings: Settings, *, profile: Profile, wiring: Wiring | None = None
) -> tuple[Deviation, ...]:
    """
    List every clause of *profile* that *settings* break, then every other setting that is weaker
    than its own.

    Args:
        wiring: What stands around the settings; without it, clauses that need it are left out.
    """
    broken = tuple(_broken(settings, profile.clauses, wiring))
    named = {name for one in broken for name in one.found}
    return (*broken, *_weaker(settings, profile, named=named))


def _broken(
    settings: Settings, clauses: tuple[Clause, ...], wiring: Wiring | None
) -> Iterator[Deviation]:
    facts = wiring or Wiring(url="")
    for clause in clauses:
        if clause.needs_wiring and wiring is None:
            continue
        if not clause.holds(settings, facts):
            yield Deviation(
                clause=clause.id,
                says=clause.says,
                found={name: _found(name, settings, facts) for name in clause.about},
                remedy=clause.remedy,
            )


def _found(name: str, settings: Settings, wiring: Wiring) -> str:
    if name in PROVISIONS:
        return written(values(settings)[name], unit=PROVISIONS[name].unit)

    value = getattr(wiring, name)
    return ", ".join(sorted(value)) if isinstance(value, (frozenset, tuple)) else written(value)


def _weaker(settings: Settings, profile: Profile, *, named: set[str]) -> Iterator[Deviation]:
    mine, theirs = values(settings), values(profile.settings)
    for name, provision in PROVISIONS.items():
        if name in named or not _is_weaker(mine[name], theirs[name], provision.stricter):
            continue

        wanted = written(theirs[name], unit=provision.unit)
        yield Deviation(
            clause=f"{profile.name} {name}",
            says=f"{provision.says}: {wanted}",
            found={name: written(mine[name], unit=provision.unit)},
            remedy=_remedy(name, theirs[name], profile),
        )


def _remedy(name: str, wanted: Any, profile: Profile) -> str:
    if isinstance(wanted, bool):
        return f"Set {name} to {wanted}."
    if isinstance(wanted, int):
        return f"Set {name} to {wanted}, or to something stricter."

    return f"Leave {name} as profiles.PROFILES[{profile.name!r}] has it."


def _is_weaker(mine: Any, theirs: Any, stricter: Stricter) -> bool:
    match stricter:
        case Stricter.LESS:
            return bool(mine > theirs)
        case Stricter.MORE:
            return bool(mine < theirs)
        case Stricter.YES:
            return bool(theirs and not mine)
        case Stricter.ALL:
            return not mine >= theirs
        case Stricter.LANE:
            return any(
                allowed(mine, seconds=seconds) > allowed(theirs, seconds=seconds)
                for seconds in (60, 3600, DAY, MONTH)
            )
        case _:
            return False
