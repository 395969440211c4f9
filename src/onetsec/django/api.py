"""
The JSON API, to be included anywhere: ``path("api/auth/", include("onetsec.django.api"))``.
"""

from __future__ import annotations

import re

from django.urls import path

from ..web import ROUTES
from ..web.api.door import DOCUMENT
from ..web.api.problems import FOLDER
from .views import page

app_name = "onetsec_api"

_PATHS = {route.path: route.name for route in ROUTES if route.api is not None}
_PATHS |= {DOCUMENT: "document", f"{FOLDER}{{name}}": "problem"}

urlpatterns = [
    path(re.sub(r"\{(\w+)\}", r"<str:\1>", where.removeprefix("/")), page, name=name)
    for where, name in _PATHS.items()
]
