"""
Where password programs look for our pages: ``path("", include("onetsec.django.well_known"))``, at
the root of the site, whatever the pages themselves are below.
"""

from __future__ import annotations

from django.urls import path

from ..web import ROUTES
from .views import page

app_name = "onetsec_well_known"

urlpatterns = [
    path(route.path.removeprefix("/"), page, name=route.name) for route in ROUTES if route.is_rooted
]
