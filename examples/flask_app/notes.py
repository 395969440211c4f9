"""
Notes, each seen by the one who wrote them.

Everything of onetsec is in `create_app`: what it knows of the users, and its pages and its API.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import views
from flask import Flask
from models import Base, User
from sqlalchemy import create_engine
from sqlalchemy.orm import sessionmaker

from onetsec import Onetsec, Site
from onetsec.flask import FlaskOnetsec, csrf_token, current_session
from onetsec.mail import FileMailer
from onetsec.users.sqlalchemy import SqlAlchemyUsers


def create_app(*, folder: Path, key: str, url: str, **more: Any) -> Flask:
    """
    Return the application, whose databases and mails are in *folder*.

    Args:
        more: What else onetsec is told, such as ``languages=``.
    """
    app = Flask(__name__)
    engine = create_engine(f"sqlite:///{folder / 'notes.db'}")
    Base.metadata.create_all(engine)
    sessions = sessionmaker(engine, expire_on_commit=False)

    users = SqlAlchemyUsers(sessions, User, active="is_active", name="name")
    storage, mailer = f"sqlite:///{folder / 'onetsec.db'}", FileMailer(folder / "mail")
    site = Site("Notes", url)
    auth = Onetsec(users=users, storage=storage, keys=[key], site=site, mailer=mailer, **more)
    FlaskOnetsec(auth, app, home="/", api="/api/auth")

    app.context_processor(lambda: {"csrf": csrf_token, "session": current_session})
    app.extensions["notes"] = views.Notes(auth=auth, users=users, sessions=sessions, folder=folder)
    app.register_blueprint(views.views)
    return app
