"""
The addresses: those of the polls, of Django, and of onetsec.
"""

from __future__ import annotations

from django.contrib import admin
from django.contrib.auth.views import LogoutView
from django.urls import include, path

urlpatterns = [
    path("", include("polls.urls")),
    path("admin/", admin.site.urls),
    path("logout", LogoutView.as_view(), name="logout"),
    path("", include("onetsec.django.urls")),
    path("", include("onetsec.django.well_known")),
    path("api/auth/", include("onetsec.django.api")),
]
