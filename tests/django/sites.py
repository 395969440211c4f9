"""
The addresses of the project: pages of its own, Django's login view and admin, and our pages.
"""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import admin
from django.contrib.auth import aauthenticate, alogin, authenticate, login, views
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import include, path
from django.views import View
from django.views.decorators.csrf import csrf_exempt
from rest_framework.authentication import BasicAuthentication
from rest_framework.permissions import IsAuthenticated
from rest_framework.response import Response
from rest_framework.views import APIView

from onetsec.django import (
    FreshRequiredMixin,
    MfaRequiredMixin,
    fresh_required,
    mfa_required,
    session_required,
)
from onetsec.django.rest import BearerAuthentication, HasMfa, IsFresh


def public(request: HttpRequest) -> HttpResponse:
    """
    Ask for nobody.
    """
    return HttpResponse("public")


def who(request: HttpRequest) -> HttpResponse:
    """
    Tell who is signed in.
    """
    return HttpResponse(request.user.get_username() or "nobody")


async def who_async(request: HttpRequest) -> HttpResponse:
    """
    The same, from an event loop.
    """
    user = await request.auser()
    return HttpResponse(user.get_username() or "nobody")


async def login_async(request: HttpRequest) -> HttpResponse:
    """
    Sign in from an event loop.
    """
    user = await aauthenticate(request, **request.POST.dict())
    if user is None:
        return HttpResponse("no", status=401)

    await alogin(request, user)
    return HttpResponse((await request.auser()).get_username() or "nobody")


@login_required
def orders(request: HttpRequest) -> HttpResponse:
    """
    Show what only a user may see.
    """
    return HttpResponse("orders")


def raises(request: HttpRequest) -> HttpResponse:
    """
    Sign in, and fail.
    """
    with transaction.atomic():
        authenticate(request, **request.POST.dict())
        raise RuntimeError("the view has failed")


def join(request: HttpRequest) -> HttpResponse:
    """
    Sign up and sign in, in one transaction.
    """
    from django.contrib.auth import get_user_model

    with transaction.atomic():
        login(request, get_user_model().objects.create_user("new", password="x"))
    return HttpResponse(request.user.get_username())


@csrf_exempt
def token(request: HttpRequest) -> JsonResponse:
    """
    Hand a token of the project's own to whoever knows a password.
    """
    user: Any = authenticate(request, **request.POST.dict())
    return JsonResponse({"token": user and user.get_username()}, status=200 if user else 401)


@session_required
def guarded(request: HttpRequest) -> HttpResponse:
    """
    Show it to a user.
    """
    return HttpResponse("guarded")


@fresh_required(seconds=60)
async def fresh(request: HttpRequest) -> HttpResponse:
    """
    Show it to whoever has just proven who they are, from an event loop.
    """
    return HttpResponse("fresh")


@mfa_required
def mfa(request: HttpRequest) -> HttpResponse:
    """
    Show it to whoever has two factors.
    """
    return HttpResponse("mfa")


class Fresh(FreshRequiredMixin, View):
    """
    The same as a class.
    """

    fresh_seconds = 60

    def get(self, request: HttpRequest) -> HttpResponse:
        """
        Show it.
        """
        return HttpResponse("fresh")


class Mfa(MfaRequiredMixin, View):
    """
    The same as a class, in an event loop.
    """

    async def get(self, request: HttpRequest) -> HttpResponse:
        """
        Show it.
        """
        return HttpResponse("mfa")


class Api(APIView):
    """
    A view of REST framework.
    """

    authentication_classes: ClassVar = [BearerAuthentication, BasicAuthentication]
    permission_classes: ClassVar = [IsAuthenticated]

    def get(self, request: Any) -> Response:
        """
        Tell who asks.
        """
        return Response(request.user.get_username())


class Strict(Api):
    """
    One that wants two factors.
    """

    permission_classes: ClassVar = [HasMfa]


class Recent(Api):
    """
    One that wants a fresh proof.
    """

    permission_classes: ClassVar = [IsFresh]


urlpatterns = [
    path("guarded", guarded),
    path("fresh", fresh),
    path("mfa", mfa),
    path("class/fresh", Fresh.as_view()),
    path("class/mfa", Mfa.as_view()),
    path("api/who", Api.as_view()),
    path("api/mfa", Strict.as_view()),
    path("api/fresh", Recent.as_view()),
    path("public", public),
    path("who", who),
    path("who-async", who_async),
    path("login-async", login_async),
    path("orders", orders),
    path("raises", raises),
    path("join", join),
    path("token", token),
    path("admin/", admin.site.urls),
    path("accounts/login/", views.LoginView.as_view(template_name="login.html")),
    path("accounts/logout/", views.LogoutView.as_view(next_page="/who")),
    path(
        "accounts/password/",
        views.PasswordChangeView.as_view(template_name="login.html", success_url="/who"),
    ),
    path("api/auth/", include("onetsec.django.api")),
    path("", include("onetsec.django.urls")),
    path("", include("onetsec.django.well_known")),
]
