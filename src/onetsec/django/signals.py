"""
What happens in the project: sign-ins and sign-outs of Django's, changed passwords, deleted users.
"""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model, load_backend
from django.contrib.auth.backends import ModelBackend, RemoteUserBackend
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.db.models.signals import post_delete, post_save
from django.http import HttpRequest

from ..flows.sign_in import SignIn, SignInOutcome
from ..records import Channel
from . import conf
from .rendering import asking
from .root import auth, web
from .state import KEY, State, check, state_of, strip, trusted

GIVEN = "_onetsec_sign_in"
"""On a user whom our backend has let in: what became of it."""


def connect() -> None:
    """
    Hear of it all.
    """
    user_logged_in.connect(_logged_in, dispatch_uid="onetsec")
    user_logged_out.connect(_logged_out, dispatch_uid="onetsec")
    post_save.connect(_saved, dispatch_uid="onetsec")
    post_delete.connect(_deleted, dispatch_uid="onetsec")


def _logged_in(*, request: Any, user: Any, **rest: object) -> None:
    if request is None or getattr(request, "_onetsec_is_told", False):
        return  # a page of ours has signed in, and told Django

    state = state_of(request)
    before = None if state is None else state.alive()
    given = user.__dict__.pop(GIVEN, None)
    result = given or trusted(user, request, channels=(_channel(user),))
    if result.outcome is SignInOutcome.SIGNED_IN:
        _opened(request, state, result, user)
    elif conf.options().mode == "enforce":
        _pending(request, state, result)
    if before is not None and before != result.session:
        auth().sessions.sign_out(before)


def _opened(request: HttpRequest, state: State | None, result: SignIn, user: Any) -> None:
    """
    Hand the token over: with this response, or in a test, which has none, with the next one.
    """
    if state is not None:
        request.session[KEY] = {}
        state.use(result, user)
        return

    _leave(request, token=result.token, device=result.device)


def _pending(request: HttpRequest, state: State | None, result: SignIn) -> None:
    """
    Let nobody in who has a second step to take.
    """
    strip(request)
    request.user = AnonymousUser()
    request.auser = _nobody
    if state is None:
        _leave(request, pending=result.pending)
        return

    request.session[KEY] = {}
    state.wait(result.pending)


def _leave(request: HttpRequest, **left: str | None) -> None:
    """
    Have the next request look into Django's session, under whose name it has looked already.
    """
    request.session.cycle_key()
    request.session[KEY] = left


async def _nobody() -> AnonymousUser:
    return AnonymousUser()


def _channel(user: Any) -> Channel:
    """
    What ``login()`` stands for: a password, unless another service has vouched for the user.
    """
    path = getattr(user, "backend", "")
    backend = load_backend(path) if path else None
    is_local = isinstance(backend, ModelBackend) and not isinstance(backend, RemoteUserBackend)
    return Channel.PASSWORD if is_local else Channel.EXTERNAL


def _logged_out(*, request: Any, **rest: object) -> None:
    if request is None or getattr(request, "_onetsec_is_told", False):
        return

    state = state_of(request)
    if state is not None:
        session = state.alive()
        state.leave()
    else:
        token = (request.session.get(KEY) or {}).get("token")
        session = check(token, request) if token else None
    if session is not None:
        auth().sessions.sign_out(session)


def _saved(*, sender: Any, instance: Any, created: bool, raw: bool, **rest: object) -> None:
    """
    ``set_password()`` and ``save()``: other sessions end, and this one goes on if the view says so,
    with ``update_session_auth_hash()``.
    """
    if created or raw or not isinstance(instance, get_user_model()):
        return
    if getattr(instance, "_password", None) is None and instance.is_active:
        return

    user_id = str(instance.pk)
    if not instance.is_active:
        auth().sessions.end_all(user_id)
        return

    state = state_of(asking.get())
    before = None if state is None else state.session
    change = auth().password.changed_elsewhere(user_id, session=before)
    if state is None or before is None or before.user_id != user_id:
        return

    if change.token is not None and change.session is not None:
        state.go_on(change.session, instance, token=change.token)
        state.cookies.append(web().cookies.session.set(change.token))
        state.is_password_changed = True


def _deleted(*, sender: Any, instance: Any, **rest: object) -> None:
    if isinstance(instance, get_user_model()) and instance.pk is not None:
        auth().accounts.erase(str(instance.pk))
