"""
The addresses of the project: our pages at the root.
"""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [path("", include("onetsec.django.urls"))]
