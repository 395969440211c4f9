"""
A project that hands tokens out.
"""

from __future__ import annotations

from django.urls import include, path
from rest_framework.authtoken.views import ObtainAuthToken

urlpatterns = [
    path("inner/", include([path("token", ObtainAuthToken.as_view())])),
    path("", include("onetsec.django.urls")),
]
