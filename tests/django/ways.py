"""
Addresses of a project whose views change the password and sign out by themselves, in both styles.
"""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth import (
    alogout,
    aupdate_session_auth_hash,
    login,
    logout,
    update_session_auth_hash,
)
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.models import User
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse
from django.urls import include, path
from rest_framework.authentication import TokenAuthentication
from rest_framework.authtoken.views import ObtainAuthToken

from . import sites
from .people import OTHER


class Api(sites.Api):
    """
    A view for whoever has a token of REST framework.
    """

    authentication_classes: ClassVar = [TokenAuthentication]


@login_not_required
def front(request: HttpRequest) -> HttpResponse:
    """
    Show it to strangers, too.
    """
    return HttpResponse("front")


def changes(request: HttpRequest, keep: bool) -> HttpResponse:
    """
    Set another password; *keep* says whether this session goes on.
    """
    user: Any = request.user
    user.set_password(OTHER)
    user.save()
    if keep:
        update_session_auth_hash(request, user)
    return HttpResponse("changed")


async def changes_async(request: HttpRequest, keep: bool) -> HttpResponse:
    """
    The same, from an event loop.
    """
    user: Any = await request.auser()
    user.set_password(OTHER)
    await user.asave()
    if keep:
        await aupdate_session_auth_hash(request, user)
    return HttpResponse("changed")


def leaves(request: HttpRequest) -> HttpResponse:
    """
    Sign out, and tell who is left.
    """
    logout(request)
    return HttpResponse(request.user.get_username() or "nobody")


async def leaves_async(request: HttpRequest) -> HttpResponse:
    """
    The same, from an event loop.
    """
    await alogout(request)
    return HttpResponse((await request.auser()).get_username() or "nobody")


def switches(request: HttpRequest) -> HttpResponse:
    """
    Sign somebody else in, in the place of who asks.
    """
    login(request, User.objects.get(username="eve"), backend="onetsec.django.OnetsecBackend")
    return HttpResponse(request.user.get_username())


urlpatterns = [
    path("front", front),
    path("who", sites.who),
    path("who-async", sites.who_async),
    path("keeps", changes, {"keep": True}),
    path("keeps-async", changes_async, {"keep": True}),
    path("changes", changes, {"keep": False}),
    path("changes-async", changes_async, {"keep": False}),
    path("leaves", leaves),
    path("leaves-async", leaves_async),
    path("switches", switches),
    path("token", ObtainAuthToken.as_view()),
    path("api/token", Api.as_view()),
    path("accounts/login/", LoginView.as_view(template_name="login.html")),
    path("", include("onetsec.django.urls")),
]
