"""
The addresses of the project: pages of its own, Django's login view and admin, and our pages.
"""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.auth import aauthenticate, alogin, authenticate, login, views
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import include, path
from django.views.decorators.csrf import csrf_exempt


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


urlpatterns = [
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
    path("", include("onetsec.django.urls")),
    path("", include("onetsec.django.well_known")),
]
