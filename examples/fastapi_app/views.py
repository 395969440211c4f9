"""
What the application is there for.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import parse_qsl

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import FileResponse, RedirectResponse
from fastapi.templating import Jinja2Templates
from models import Task, User
from pydantic import BaseModel, Field
from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from onetsec import AsyncOnetsec
from onetsec.asgi import csrf_token, session, sign_in
from onetsec.asgi.dependencies import require, session_or_none
from onetsec.asgi.dependencies import session as signed_in
from onetsec.sessions import Session
from onetsec.users.sqlalchemy import AsyncSqlAlchemyUsers

HERE = Path(__file__).parent
SPA = HERE.parent / "spa.html"
TEMPLATES = Jinja2Templates(HERE / "templates")

views = APIRouter()


@dataclass(frozen=True)
class Tasks:
    """
    What the views need.
    """

    auth: AsyncOnetsec
    users: AsyncSqlAlchemyUsers
    sessions: async_sessionmaker[AsyncSession]
    folder: Path


class NewTask(BaseModel):
    """
    Something left to do.
    """

    text: str = Field(min_length=1, max_length=200)


def tasks_of(request: Request) -> Tasks:
    """
    Return what the views need.
    """
    found: Tasks = request.app.state.tasks
    return found


Anybody = Annotated[Session | None, Depends(session_or_none)]
SignedIn = Annotated[Session, Depends(signed_in)]
Fresh = Annotated[Session, Depends(require(fresh=True))]
Needed = Annotated[Tasks, Depends(tasks_of)]


@views.get("/", include_in_schema=False)
async def home(request: Request, who: Anybody, tasks: Needed) -> Response:
    """
    Show the tasks of whoever is signed in.
    """
    if who is None:
        return await _page(request, "welcome.html")

    return await _page(request, "tasks.html", tasks=await _texts(tasks, who))


@views.post("/tasks", include_in_schema=False)
async def add(request: Request, who: SignedIn, tasks: Needed) -> Response:
    """
    Add one, from the form.
    """
    text = (await _form(request)).get("text", "").strip()[:200]
    if text:
        await _added(tasks, who, text)
    return RedirectResponse("/", 303)


@views.get("/tasks/delete", include_in_schema=False)
async def ask_to_delete(request: Request, who: Fresh) -> Response:
    """
    Ask, for somebody who has proven lately who they are.
    """
    return await _page(request, "delete.html")


@views.post("/tasks/delete", include_in_schema=False)
async def delete_all(who: Fresh, tasks: Needed) -> Response:
    """
    Delete them all.
    """
    async with tasks.sessions.begin() as database:
        await database.execute(delete(Task).filter_by(user_id=int(who.user_id)))
    return RedirectResponse("/", 303)


@views.get("/api/tasks")
async def listed(who: SignedIn, tasks: Needed) -> list[str]:
    """
    List what is left to do.
    """
    return await _texts(tasks, who)


@views.post("/api/tasks", status_code=201)
async def added(new: NewTask, who: SignedIn, tasks: Needed) -> None:
    """
    Add something.
    """
    await _added(tasks, who, new.text)


@views.get("/join", include_in_schema=False)
async def ask_to_join(request: Request) -> Response:
    """
    Show the form.
    """
    return await _page(request, "join.html")


@views.post("/join", include_in_schema=False)
async def join(request: Request, tasks: Needed) -> Response:
    """
    Sign somebody up, and in.
    """
    form = await _form(request)
    email, password = form.get("email", "").strip(), form.get("password", "")
    if not (await tasks.auth.password.judge(password, words=(email,))).ok:
        return await _page(request, "join.html", 422, problem="Choose a stronger password.")

    user = User(email=email.lower(), name=form.get("name", ""))
    try:
        async with tasks.sessions.begin() as database:
            database.add(user)
    except IntegrityError:
        return await _page(request, "join.html", 422, problem="Choose another address.")

    user_id = tasks.users.id_of(user)
    await tasks.auth.password.register(user_id, password)
    await sign_in(request, user_id)
    return RedirectResponse("/", 303)


@views.get("/spa", include_in_schema=False)
async def spa() -> Response:
    """
    Give the front end that needs none of our pages.
    """
    return FileResponse(SPA, media_type="text/html; charset=utf-8")


@views.get("/demo/mail", include_in_schema=False)
async def mail(request: Request, tasks: Needed) -> Response:
    """
    Show what was mailed. Only a demo does.
    """
    mails = sorted((tasks.folder / "mail").glob("*.eml"), reverse=True)
    return await _page(request, "mail.html", mails=[one.read_text() for one in mails[:20]])


async def _page(request: Request, name: str, status: int = 200, **more: Any) -> Response:
    around = {"csrf": await csrf_token(request), "is_signed_in": bool(await session(request))}
    return TEMPLATES.TemplateResponse(request, name, {**around, **more}, status_code=status)


async def _form(request: Request) -> dict[str, str]:
    return dict(parse_qsl((await request.body()).decode(errors="replace")))


async def _texts(tasks: Tasks, who: Session) -> list[str]:
    async with tasks.sessions() as database:
        found = await database.scalars(select(Task.text).filter_by(user_id=int(who.user_id)))
        return list(found)


async def _added(tasks: Tasks, who: Session, text: str) -> None:
    async with tasks.sessions.begin() as database:
        database.add(Task(user_id=int(who.user_id), text=text))
