"""
Examples: what a browser, and what a bearer, sends and is answered.

Each is an object of its class, so that no example can be what the API would neither take nor give.
"""

from __future__ import annotations

from typing import Any

from ...records import Channel, Transport
from . import bodies, shapes
from .shapes._fields import AT, DEVICE, PENDING, TOKEN

_LOGIN = "ada@example.com"
_WORD = "Correct-Horse-7"
_NAME = "Ada's phone"


def _session(transport: Transport) -> shapes.SessionFacts:
    return shapes.SessionFacts(
        id="kWvRT1lp7oTz",
        user_id="1",
        transport=transport,
        channels=(Channel.PASSWORD, Channel.APP),
        created_at=AT,
    )


_MAILED = shapes.Mailed(to="a…@example.com", retry_after=60)
_SECOND = shapes.SignedIn(
    outcome="second-factor-required", factors=(Channel.APP, Channel.MAIL), mailed=_MAILED
)

_SAMPLES: dict[type[Any], dict[str, object]] = {
    shapes.SignInRequest: {
        "browser": shapes.SignInRequest(login=_LOGIN, password=_WORD),
        "bearer": shapes.SignInRequest(
            login=_LOGIN, password=_WORD, transport=Transport.BEARER, device_name=_NAME
        ),
    },
    shapes.CodeRequest: {
        "browser": shapes.CodeRequest(factor=shapes.Factor.APP, code="123456"),
        "bearer": shapes.CodeRequest(factor=shapes.Factor.APP, code="123456", pending=PENDING),
    },
    shapes.SendRequest: {
        "browser": shapes.SendRequest(),
        "bearer": shapes.SendRequest(pending=PENDING),
    },
    shapes.SessionState: {
        "nobody": shapes.SessionState(session=None, csrf="6b0f…"),
        "browser": shapes.SessionState(session=_session(Transport.COOKIE), csrf="6b0f…"),
        "bearer": shapes.SessionState(session=_session(Transport.BEARER)),
    },
    shapes.SignedIn: {
        "browser": shapes.SignedIn(
            outcome="signed-in", session=_session(Transport.COOKIE), csrf="6b0f…"
        ),
        "bearer": shapes.SignedIn(
            outcome="signed-in", session=_session(Transport.BEARER), token=TOKEN, device=DEVICE
        ),
        "second step of a browser": _SECOND,
        "second step of a bearer": shapes.SignedIn(
            outcome="second-factor-required", factors=(Channel.APP,), pending=PENDING
        ),
    },
    shapes.RecoveryCodes: {
        "browser": shapes.RecoveryCodes(codes=("ABCDE-FGHJK-…", "ABCDE-FGHJK-…")),
        "bearer": shapes.RecoveryCodes(
            codes=("ABCDE-FGHJK-…", "ABCDE-FGHJK-…"), token=TOKEN, device=DEVICE
        ),
    },
}


def examples(shape: type[Any]) -> dict[str, Any]:
    """
    Return what the document shows of *shape*.
    """
    from .schemas import example

    samples = _SAMPLES.get(shape)
    if samples is None:
        return {"example": example(shape)}

    return {"examples": {name: {"value": bodies.plain(sample)} for name, sample in samples.items()}}
