"""
``onetsec demo``: a small real application on embedded SQLite.
"""

from __future__ import annotations

import logging
from argparse import Namespace
from contextlib import ExitStack

from waitress.server import create_server

from .._facade import Onetsec
from ..flows.password import PasswordOutcome
from ..flows.sign_in import SignInOutcome
from ..records import Client
from ..texts import ENGLISH
from ..web.rules import text
from . import place
from .application import build
from .place import KEPT, Place, Refused
from .secured import USER_ID, secured

_LARGEST_REQUEST = 16 * 1024 * 1024


def serve(chosen: Namespace) -> int:
    """
    Serve the demo until it is interrupted; the result is the status of the process.
    """
    # How many requests wait at a busy moment is nothing that somebody who tries a demo has to know.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)

    return place.run("onetsec demo", chosen, _serve)


def _serve(place: Place, opened: ExitStack) -> None:
    folder, email = place.folder, place.email
    auth = secured(
        folder, url=place.url, email=email, locate=place.has_places, languages=place.languages
    )
    opened.callback(auth.close)

    password = _password(auth, place)
    server = create_server(
        build(auth, folder, email=email, behind_proxy=place.has_places),
        sockets=[place.listener],
        threads=8,
        max_request_body_size=_LARGEST_REQUEST,
        clear_untrusted_proxy_headers=False,
    )
    opened.callback(server.close)
    place.tell(password)
    server.run()


def _password(auth: Onetsec, place: Place) -> str:
    """
    The password to print. An account that is there keeps its own.
    """
    password = place.password
    change = auth.password.register(USER_ID, password)
    if change.outcome is PasswordOutcome.REGISTERED:
        return password
    if change.report is not None:
        policy = auth.flows.settings.password
        unmet = "; ".join(text(rule, policy, ENGLISH) for rule in change.report.unmet)
        raise Refused(f"--password does not meet the policy. It needs: {unmet}.")
    if place.wanted and _is_right(auth, place.email, place.wanted):
        return password

    return KEPT


def _is_right(auth: Onetsec, email: str, password: str) -> bool:
    result = auth.sign_in.password(email, password, client=Client())
    if result.session is not None:
        auth.sessions.sign_out(result.session)
    return result.outcome in (SignInOutcome.SIGNED_IN, SignInOutcome.SECOND_FACTOR_REQUIRED)
