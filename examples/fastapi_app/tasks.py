"""
Tasks, each seen by the one whose they are.

Everything of onetsec is in `create_app`: what it knows of the users, and its pages and its API.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import views
from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles
from models import Base, User
from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine

from onetsec import AsyncOnetsec, Site, threaded
from onetsec.asgi import AsgiOnetsec
from onetsec.asgi.fastapi import router
from onetsec.mail import FileMailer
from onetsec.users.sqlalchemy import AsyncSqlAlchemyUsers


def create_app(*, folder: Path, key: str, url: str, **more: Any) -> FastAPI:
    """
    Return the application, whose databases and mails are in *folder*.

    Args:
        more: What else onetsec is told, such as ``languages=``.
    """
    engine = create_async_engine(f"sqlite+aiosqlite:///{folder / 'tasks.db'}")
    sessions = async_sessionmaker(engine, expire_on_commit=False)

    users = AsyncSqlAlchemyUsers(sessions, User, active="is_active", name="name")
    storage, mailer = f"sqlite:///{folder / 'onetsec.db'}", threaded(FileMailer(folder / "mail"))
    site = Site("Tasks", url)
    auth = AsyncOnetsec(users=users, storage=storage, keys=[key], site=site, mailer=mailer, **more)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with engine.begin() as connection:
            await connection.run_sync(Base.metadata.create_all)
        yield
        await engine.dispose()

    app = FastAPI(title="Tasks", lifespan=lifespan)
    app.mount("/static", StaticFiles(directory=views.HERE / "static"))
    app.include_router(views.views)
    app.state.tasks = views.Tasks(auth=auth, users=users, sessions=sessions, folder=folder)
    security = AsgiOnetsec(auth, home="/", api="/api/auth", templates=views.TEMPLATES.env)
    security.install(app)
    app.include_router(router(security))  # so that our API is in the document of this one
    return app
