"""
Serve the notes: ``python run.py --help``.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from contextlib import ExitStack

from models import User
from notes import create_app
from sqlalchemy import select
from waitress.server import create_server
from werkzeug.middleware.proxy_fix import ProxyFix

from onetsec.cli import place
from onetsec.flows.password import PasswordOutcome


def serve(place_: place.Place, opened: ExitStack) -> None:
    """
    Serve them there, with one account from the beginning.
    """
    app = create_app(
        folder=place_.folder.path,
        key=place_.folder.key(),
        url=place_.url,
        languages=place_.languages,
        locator=place_.locator,
    )
    if place_.has_places:  # a proxy on this computer says whom a request is from
        app.wsgi_app = ProxyFix(app.wsgi_app, x_proto=0)  # type: ignore[method-assign]
    notes = app.extensions["notes"]
    opened.callback(notes.auth.close)
    with notes.sessions.begin() as database:
        known = database.scalar(select(User).filter_by(email=place_.email))
        user = known or User(email=place_.email, name="Ada")
        database.add(user)
    password = place_.password
    registered = notes.auth.password.register(notes.users.id_of(user), password)
    if registered.outcome is PasswordOutcome.REJECTED:
        raise place.Refused("--password does not meet the policy.")

    server = create_server(
        app, sockets=[place_.listener], clear_untrusted_proxy_headers=not place_.has_places
    )
    opened.callback(server.close)
    is_new = registered.outcome is PasswordOutcome.REGISTERED
    place_.tell(password if is_new else place.KEPT)
    server.run()


if __name__ == "__main__":
    parser = ArgumentParser(description=__doc__)
    place.add_options(parser)
    sys.exit(place.run("run.py", parser.parse_args(), serve))
