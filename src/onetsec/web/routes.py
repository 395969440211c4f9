"""
The one route table.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import cache

from attrs import frozen

from . import urls
from .api import features as api
from .features import (
    _second_step,
    _security,
    activity,
    address,
    email_code,
    password,
    password_reset,
    recovery_codes,
    sessions,
    sign_in,
    step_up,
    totp,
    undo,
)
from .visits import Private, Public, Route

ROUTES = (
    Route(
        method="GET",
        path=urls.CHANGE_PASSWORD,
        name="change_password",
        handler=Public(password.find),
        is_rooted=True,
    ),
    Route(
        method="GET",
        path=urls.SIGN_IN,
        name="sign_in",
        handler=Public(sign_in.show),
    ),
    Route(
        method="POST",
        path=urls.SIGN_IN,
        name="sign_in",
        handler=Public(sign_in.sign_in),
        api=api.sign_in.password,
    ),
    Route(
        method="GET",
        path=urls.VERIFY,
        name="verify",
        handler=Public(_second_step.show),
        api=api.sign_in.ways,
    ),
    Route(
        method="POST",
        path=urls.VERIFY,
        name="verify",
        handler=Public(_second_step.verify),
        api=api.sign_in.verify,
        back=urls.SIGN_IN,
    ),
    Route(
        method="POST",
        path=urls.VERIFY_SEND,
        name="verify_send",
        handler=Public(_second_step.send),
        api=api.sign_in.send,
        back=urls.VERIFY,
    ),
    Route(
        method="GET",
        path=urls.FORGOT,
        name="forgot",
        handler=Public(password_reset.forgot),
    ),
    Route(
        method="POST",
        path=urls.FORGOT,
        name="forgot",
        handler=Public(password_reset.request),
        api=api.password_reset.request,
    ),
    Route(
        method="GET",
        path=urls.RESET,
        name="reset",
        handler=Public(password_reset.show),
    ),
    Route(
        method="POST",
        path=urls.RESET,
        name="reset",
        handler=Public(password_reset.complete),
        api=api.password_reset.complete,
        back=urls.FORGOT,
    ),
    Route(
        method="GET",
        path=urls.UNDO,
        name="undo",
        handler=Public(undo.show),
    ),
    Route(
        method="POST",
        path=urls.UNDO,
        name="undo",
        handler=Public(undo.undo),
        api=api.undo.undo,
        back=urls.SIGN_IN,
    ),
    Route(
        method="POST",
        path=urls.UNDO_TOLD,
        name="undo_told",
        api=api.undo.told,
    ),
    Route(
        method="POST",
        path=urls.SIGN_OUT,
        name="sign_out",
        handler=Private(sign_in.sign_out),
        api=api.sign_in.sign_out,
        back=urls.SECURITY,
    ),
    Route(
        method="GET",
        path=urls.SECURITY,
        name="security",
        handler=Private(_security.show),
        api=api.security.show,
    ),
    Route(
        method="POST",
        path=urls.SNOOZE,
        name="snooze",
        handler=Private(_security.snooze),
        api=api.security.snooze,
        back=urls.SECURITY,
    ),
    Route(
        method="POST",
        path=urls.PASSWORD,
        name="password",
        handler=Private(password.change),
        api=api.password.change,
        back=urls.SECURITY,
    ),
    Route(
        method="GET",
        path=urls.AUTHENTICATOR,
        name="authenticator",
        handler=Private(totp.show),
    ),
    Route(
        method="POST",
        path=urls.AUTHENTICATOR,
        name="authenticator",
        handler=Private(totp.begin),
        api=api.totp.begin,
    ),
    Route(
        method="POST",
        path=urls.AUTHENTICATOR_CONFIRM,
        name="authenticator_confirm",
        handler=Private(totp.confirm),
        api=api.totp.confirm,
        back=urls.AUTHENTICATOR,
    ),
    Route(
        method="POST",
        path=urls.AUTHENTICATOR_DISABLE,
        name="authenticator_disable",
        handler=Private(totp.disable),
        api=api.totp.disable,
        back=urls.SECURITY,
    ),
    Route(
        method="GET",
        path=urls.EMAIL_CODE,
        name="email_code",
        handler=Private(email_code.show),
    ),
    Route(
        method="POST",
        path=urls.EMAIL_CODE,
        name="email_code",
        handler=Private(email_code.switch),
        api=api.email_code.switch,
        back=urls.SECURITY,
    ),
    Route(
        method="POST",
        path=urls.EMAIL_CODE_CONFIRM,
        name="email_code_confirm",
        handler=Private(email_code.confirm),
        api=api.email_code.confirm,
        back=urls.EMAIL_CODE,
    ),
    Route(
        method="GET",
        path=urls.ADDRESS,
        name="address",
        handler=Private(address.show),
        api=api.address.show,
    ),
    Route(
        method="POST",
        path=urls.ADDRESS,
        name="address",
        handler=Private(address.change),
        api=api.address.change,
        back=urls.ADDRESS,
    ),
    Route(
        method="POST",
        path=urls.ADDRESS_VERIFY,
        name="address_verify",
        handler=Private(address.verify),
        api=api.address.verify,
        back=urls.ADDRESS,
    ),
    Route(
        method="POST",
        path=urls.ADDRESS_CONFIRM,
        name="address_confirm",
        handler=Private(address.confirm),
        api=api.address.confirm,
        back=urls.ADDRESS,
    ),
    Route(
        method="POST",
        path=urls.RECOVERY_CODES,
        name="recovery_codes",
        handler=Private(recovery_codes.renew),
        api=api.recovery_codes.renew,
        back=urls.SECURITY,
    ),
    Route(
        method="GET",
        path=urls.CONFIRM,
        name="confirm",
        handler=Private(step_up.show),
        api=api.step_up.ways,
    ),
    Route(
        method="POST",
        path=urls.CONFIRM,
        name="confirm",
        handler=Private(step_up.confirm),
        api=api.step_up.confirm,
    ),
    Route(
        method="POST",
        path=urls.CONFIRM_SEND,
        name="confirm_send",
        handler=Private(step_up.send),
        api=api.step_up.send,
        back=urls.CONFIRM,
    ),
    Route(
        method="GET",
        path=urls.SESSIONS,
        name="sessions",
        handler=Private(sessions.show),
        api=api.sessions.list_,
    ),
    Route(
        method="POST",
        path=urls.REVOKE_OTHERS,
        name="revoke_others",
        handler=Private(sessions.revoke_others),
        api=api.sessions.revoke_others,
        back=urls.SESSIONS,
    ),
    Route(
        method="POST",
        path=urls.REVOKE,
        name="revoke",
        handler=Private(sessions.revoke),
        api=api.sessions.revoke,
        back=urls.SESSIONS,
    ),
    Route(
        method="GET",
        path=urls.ACTIVITY,
        name="activity",
        handler=Private(activity.show),
        api=api.activity.list_,
    ),
    Route(
        method="GET",
        path=urls.SESSION,
        name="session",
        api=api.sign_in.session,
    ),
)


@frozen(kw_only=True)
class Found:
    """
    What is at a path: a route a method, and what stood in the place of ``{id}``.
    """

    routes: dict[str, Route]
    parts: dict[str, str]

    @property
    def allowed(self) -> str:
        """
        Return the methods that are answered, as ``Allow`` lists them.
        """
        return ", ".join("GET, HEAD" if method == "GET" else method for method in self.routes)


class Door(Enum):
    """
    Where a path is looked for: among the pages, those that no prefix stands before, or in the API.
    """

    PAGES = auto()
    ROOT = auto()
    API = auto()


def find(path: str, door: Door) -> Found | None:
    """
    Return what is at *path*, the prefix taken off; None if nothing of ours is there.
    """
    table = _tables()[door]
    if path in table and "{" not in path:
        return Found(routes=table[path], parts={})

    for pattern, routes in table.items():
        matched = _pattern(pattern).fullmatch(path) if "{" in pattern else None
        if matched is not None:
            return Found(routes=routes, parts=matched.groupdict())

    return None


@cache
def _tables() -> dict[Door, dict[str, dict[str, Route]]]:
    tables: dict[Door, dict[str, dict[str, Route]]] = {door: {} for door in Door}
    for route in ROUTES:
        if route.handler is not None:
            door = Door.ROOT if route.is_rooted else Door.PAGES
            tables[door].setdefault(route.path, {})[route.method] = route
        if route.api is not None:
            tables[Door.API].setdefault(route.path, {})[route.method] = route
    return tables


@cache
def _pattern(path: str) -> re.Pattern[str]:
    """
    *path* as a pattern: ``{id}`` is one segment, and no more than an id can be.
    """
    return re.compile(re.sub(r"\{(\w+)\}", r"(?P<\1>[A-Za-z0-9_-]{1,64})", path), re.ASCII)
