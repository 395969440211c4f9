"""
Serve the polls: ``python run.py --help``.
"""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser
from contextlib import ExitStack
from secrets import token_urlsafe
from typing import Any
from urllib.parse import urlsplit

from waitress.server import create_server

import django
from onetsec.cli import place
from onetsec.location import is_loopback


def serve(place_: place.Place, opened: ExitStack) -> None:
    """
    Serve them there, with one account and one question from the beginning.
    """
    configure(place_)
    # Only now: what is of Django is imported when there are settings.
    from django.contrib.staticfiles.handlers import StaticFilesHandler
    from django.core.management import call_command
    from django.core.wsgi import get_wsgi_application

    from onetsec.django import root

    call_command("migrate", verbosity=0)
    opened.callback(root.close)
    password = account(place_)
    question()
    server = create_server(
        StaticFilesHandler(get_wsgi_application()),
        sockets=[place_.listener],
        clear_untrusted_proxy_headers=not place_.has_places,
    )
    opened.callback(server.close)
    place_.tell(password)
    server.run()


def configure(place_: place.Place) -> None:
    """
    Have the settings say where this is.
    """
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "project.settings",
        "POLLS_FOLDER": str(place_.folder.path.resolve()),
        "POLLS_KEY": place_.folder.key(),
        "POLLS_SECRET": place_.folder.kept("secret", token_urlsafe(50)),
        "POLLS_URL": place_.url,
        "POLLS_HOSTS": " ".join(hosts(place_)),
        "POLLS_LANGUAGES": " ".join(texts.language.lower() for texts in place_.languages.spoken),
    }
    django.setup()
    from django.conf import settings

    settings.ONETSEC |= {"LANGUAGES": place_.languages, "LOCATOR": place_.locator}
    if place_.has_places:  # a proxy on this computer says whom a request is from
        settings.ONETSEC["ADDRESS"] = forwarded


def hosts(place_: place.Place) -> set[str]:
    """
    Name who this is: by any name only where others are let in.
    """
    if not is_loopback(place_.listener.getsockname()[0]):
        return {"*"}

    return {"localhost", "127.0.0.1", "[::1]", urlsplit(place_.url).hostname or ""}


def forwarded(request: Any) -> str:
    """
    Return the address that the proxy has seen; that of whoever asks, without one.
    """
    said = request.META.get("HTTP_X_FORWARDED_FOR") or request.META["REMOTE_ADDR"]
    return str(said).rpartition(",")[2].strip()


def account(place_: place.Place) -> str:
    """
    Make the one account; the result is the password to print.
    """
    from django.contrib.auth.models import User
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    if User.objects.filter(username=place_.email).exists():
        return place.KEPT

    password = place_.password
    # It may ask questions in the admin, too.
    user = User(username=place_.email, email=place_.email, is_staff=True, is_superuser=True)
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise place.Refused("--password does not meet the policy.") from error

    user.set_password(password)
    user.save()
    return password


def question() -> None:
    """
    Ask something, so that there is something to vote for.
    """
    from polls.models import Choice, Question

    if Question.objects.exists():
        return

    asked = Question.objects.create(text="Tea or coffee?")
    Choice.objects.bulk_create(Choice(question=asked, text=text) for text in ("Tea", "Coffee"))


if __name__ == "__main__":
    parser = ArgumentParser(description=__doc__)
    place.add_options(parser)
    sys.exit(place.run("run.py", parser.parse_args(), serve))
