"""
Serve the tasks: ``python run.py --help``.
"""

from __future__ import annotations

import asyncio
import sys
from argparse import ArgumentParser
from contextlib import ExitStack

from models import Base, User
from sqlalchemy import select
from tasks import create_app
from uvicorn import Config, Server
from views import Tasks

from onetsec.cli import place
from onetsec.flows.password import PasswordOutcome


def serve(place_: place.Place, opened: ExitStack) -> None:
    """
    Serve them there.
    """
    asyncio.run(_serve(place_))


async def _serve(place_: place.Place) -> None:
    app = create_app(
        folder=place_.folder.path,
        key=place_.folder.key(),
        url=place_.url,
        languages=place_.languages,
        locator=place_.locator,
    )
    # Behind a proxy on this computer, that one says whom a request is from.
    config = Config(app, log_level="warning", proxy_headers=place_.has_places)
    password = await _password(app.state.tasks, place_)
    place_.listener.listen()
    place_.tell(password)
    await Server(config).serve(sockets=[place_.listener])


async def _password(tasks: Tasks, place_: place.Place) -> str:
    """
    The password to print, of the one account that is there from the beginning.
    """
    async with tasks.sessions.begin() as database:
        connection = await database.connection()
        await connection.run_sync(Base.metadata.create_all)
        known = await database.scalar(select(User).filter_by(email=place_.email))
        user = known or User(email=place_.email, name="Ada")
        database.add(user)
    password = place_.password
    registered = await tasks.auth.password.register(tasks.users.id_of(user), password)
    if registered.outcome is PasswordOutcome.REJECTED:
        raise place.Refused("--password does not meet the policy.")

    return password if registered.outcome is PasswordOutcome.REGISTERED else place.KEPT


if __name__ == "__main__":
    parser = ArgumentParser(description=__doc__)
    place.add_options(parser)
    sys.exit(place.run("run.py", parser.parse_args(), serve))
