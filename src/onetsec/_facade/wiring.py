"""
What an application is built of, gathered from its parts.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .._lifting import bare
from ..flows import Flows
from ..location import is_loopback
from ..wiring import Wiring

_GROUPS = ("accounts", "sessions", "throttle")


def wired(flows: Flows, *, workers: int, second_factor_required: bool) -> Wiring:
    """
    Gather the facts of :class:`.Wiring`. Nothing is opened, and no secret is in them.
    """
    from ..crypto.keys import KeyRing

    keys = flows.engine.keys
    ring = keys if isinstance(keys, KeyRing) else None
    groups = _groups(flows.engine.storage)
    return Wiring(
        url=flows.site.url,
        keys=1 if ring is None else ring.count,
        weak_keys=0 if ring is None else ring.weak,
        mails=flows.mails.is_there,
        breaches=flows.screening.is_on,
        challenge=flows.gate.is_there,
        second_factor_required=second_factor_required,
        workers=workers,
        in_process=frozenset(
            name for name, engine in groups.items() if getattr(engine, "is_in_process", False)
        ),
        in_the_clear=_hosts(groups, "in_the_clear"),
        tls_unknown=_hosts(groups, "tls_unknown"),
    )


def _hosts(groups: Mapping[str, Any], name: str) -> tuple[str, ...]:
    """
    The hosts on other machines that engines tell of under *name*, each once.
    """
    return tuple(
        dict.fromkeys(
            host
            for engine in groups.values()
            for host in getattr(engine, name, ())
            if host != "localhost" and not is_loopback(host)
        )
    )


def _groups(storage: Any) -> Mapping[str, Any]:
    """
    Which engine keeps what, without what carries it into threads.
    """
    storage = bare(storage)
    groups: Mapping[str, Any] = getattr(storage, "groups", dict.fromkeys(_GROUPS, storage))
    return {name: bare(engine) for name, engine in groups.items()}
