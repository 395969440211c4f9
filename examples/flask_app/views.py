"""
What the application is there for.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from flask import Blueprint, Response, current_app, redirect, render_template, request
from models import Note, User
from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, sessionmaker
from werkzeug.wrappers import Response as Answer

from onetsec import Onetsec
from onetsec.flask import current_session, fresh_required, session_required, sign_in
from onetsec.users.sqlalchemy import SqlAlchemyUsers

SPA = Path(__file__).parents[1] / "spa.html"

views = Blueprint("notes", __name__)


@dataclass(frozen=True)
class Notes:
    """
    What the views need.
    """

    auth: Onetsec
    users: SqlAlchemyUsers
    sessions: sessionmaker[Session]
    folder: Path


@views.get("/")
def home() -> str:
    """
    Show the notes of whoever is signed in.
    """
    if current_session() is None:
        return render_template("welcome.html")

    with _notes().sessions() as database:
        notes = database.scalars(select(Note).filter_by(user_id=_user_id())).all()
    return render_template("notes.html", notes=notes)


@views.post("/notes")
@session_required
def add() -> Answer:
    """
    Write one.
    """
    text = request.form.get("text", "").strip()[:200]
    if text:
        with _notes().sessions.begin() as database:
            database.add(Note(user_id=_user_id(), text=text))
    return redirect("/", 303)


@views.route("/notes/delete", methods=["GET", "POST"])
@fresh_required(seconds=300)
def delete_all() -> Answer | str:
    """
    Delete them all, for somebody who has proven lately who they are.
    """
    if request.method == "GET":
        return render_template("delete.html")

    with _notes().sessions.begin() as database:
        database.execute(delete(Note).filter_by(user_id=_user_id()))
    return redirect("/", 303)


@views.route("/join", methods=["GET", "POST"])
def join() -> Answer | str | tuple[str, int]:
    """
    Sign somebody up, and in.
    """
    if request.method == "GET":
        return render_template("join.html")

    notes, form = _notes(), request.form
    email, password = form.get("email", "").strip(), form.get("password", "")
    if not notes.auth.password.judge(password, words=(email,)).ok:
        return render_template("join.html", problem="Choose a stronger password."), 422

    user = User(email=email.lower(), name=form.get("name", ""))
    try:
        with notes.sessions.begin() as database:
            database.add(user)
    except IntegrityError:
        return render_template("join.html", problem="Sign in, or choose another address."), 422

    user_id = notes.users.id_of(user)
    notes.auth.password.register(user_id, password)
    sign_in(user_id)
    return redirect("/", 303)


@views.get("/spa")
def spa() -> Response:
    """
    Give the front end that needs none of our pages.
    """
    return Response(SPA.read_text(), content_type="text/html; charset=utf-8")


@views.get("/demo/mail")
def mail() -> str:
    """
    Show what was mailed. Only a demo does.
    """
    mails = sorted((_notes().folder / "mail").glob("*.eml"), reverse=True)
    return render_template("mail.html", mails=[one.read_text() for one in mails[:20]])


def _user_id() -> int:
    session = current_session()
    assert session is not None, "the view is guarded"
    return int(session.user_id)


def _notes() -> Notes:
    notes: Notes = current_app.extensions["notes"]
    return notes
