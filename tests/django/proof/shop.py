"""
What the newcomer has written: views and addresses. It is copied into the project.
"""

from __future__ import annotations

from django.contrib import admin
from django.contrib.auth import get_user_model, login, views
from django.contrib.auth.decorators import login_required
from django.contrib.auth.forms import UserCreationForm
from django.db.transaction import non_atomic_requests
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.decorators import method_decorator
from django.views import View


@non_atomic_requests
def public(request: HttpRequest) -> HttpResponse:
    return HttpResponse("Welcome.")


def home(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"Hello, {request.user.get_username() or 'stranger'}.")


@login_required
def orders(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"Orders of {request.user.get_username()}")


@non_atomic_requests
async def later(request: HttpRequest) -> HttpResponse:
    user = await request.auser()
    return HttpResponse(user.get_username() or "stranger")


def join(request: HttpRequest) -> HttpResponse:
    form = UserCreationForm(request.POST)
    if not form.is_valid():
        return HttpResponse(form.errors.as_text(), status=422)
    login(request, form.save())
    return redirect("/orders/")


def basket(request: HttpRequest) -> HttpResponse:
    request.session["basket"] = request.session.get("basket", 0) + 1
    return HttpResponse(str(request.session["basket"]))


@method_decorator(login_required, name="dispatch")
class Names(View):
    def get(self, request: HttpRequest) -> HttpResponse:
        return HttpResponse(",".join(get_user_model().objects.values_list("username", flat=True)))


urlpatterns = [
    path("", home),
    path("public/", public),
    path("orders/", orders),
    path("later/", later),
    path("join/", join),
    path("basket/", basket),
    path("names/", Names.as_view()),
    path("admin/", admin.site.urls),
    path("accounts/login/", views.LoginView.as_view(template_name="admin/login.html")),
    path("accounts/logout/", views.LogoutView.as_view(next_page="/")),
    path(
        "accounts/password/",
        views.PasswordChangeView.as_view(template_name="admin/login.html", success_url="/orders/"),
    ),
]
