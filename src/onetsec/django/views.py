"""
Our pages as one view of Django's.
"""

from __future__ import annotations

from contextlib import suppress

from django.contrib.auth.decorators import login_not_required
from django.db.transaction import non_atomic_requests
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters

from .._lifting import run
from . import requests
from .rendering import asking
from .root import web


@csrf_exempt  # ours have a token of their own, and Django's middleware would look for another
@login_not_required
@non_atomic_requests
@sensitive_post_parameters()
def page(request: HttpRequest, **parts: str) -> HttpResponse:
    """
    Answer *request* with a page of ours.
    """
    token = asking.set(request)
    try:
        body = requests.body_of(request)
        answer = run(web().respond(requests.translated(request, body=body)))
    finally:
        with suppress(ValueError):  # in another context than it was set in
            asking.reset(token)
    if answer is None:
        raise Http404

    return requests.response(answer)
