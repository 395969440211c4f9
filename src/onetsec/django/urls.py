"""
Our pages, to be included anywhere: ``path("account/", include("onetsec.django.urls"))``.
"""

from __future__ import annotations

import re

from django.urls import path

from ..web import ROUTES
from ..web.assets import FOLDER
from .views import page

app_name = "onetsec"

_PATHS = {
    route.path: route.name for route in ROUTES if route.handler is not None and not route.is_rooted
}
_PATHS[f"{FOLDER}{{name}}"] = "static"

urlpatterns = [
    path(re.sub(r"\{(\w+)\}", r"<str:\1>", where.removeprefix("/")), page, name=name)
    for where, name in _PATHS.items()
]
