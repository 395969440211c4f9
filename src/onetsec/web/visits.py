"""
What a handler is given, and what it answers.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from enum import Enum
from typing import TYPE_CHECKING

from attrs import field, frozen

from ..records import Client
from ..sessions import Session
from ..texts import Texts
from .api.operations import Operation
from .forms import Form
from .pages import Frame, Page
from .requests import WebRequest

if TYPE_CHECKING:
    from .application import Web

Header = tuple[str, str]


@frozen(kw_only=True)
class Visit:
    """
    A request on its way to its handler.

    Attributes:
        client: Who makes it.

        frame: What the page that answers it has around it.

        parts: What stood in the place of ``{id}`` in the path.

        form: The fields of a POST, already proven to come from our page.
    """

    request: WebRequest
    client: Client
    frame: Frame
    parts: dict[str, str]
    form: Form = field(factory=Form)

    @property
    def texts(self) -> Texts:
        """
        Return the texts in the language of the visitor.
        """
        return self.frame.texts

    def query(self, name: str) -> str:
        """
        Return a parameter of the address, "" unless it is there once.
        """
        return self.request.asked(name)


@frozen(kw_only=True)
class Shown:
    """
    Answer with a page.
    """

    page: Page
    cookies: tuple[Header, ...] = field(default=(), repr=False)


@frozen(kw_only=True)
class Redirect:
    """
    Go on with GET.

    Attributes:
        note: What to tell on the next page of ours, once; one of :data:`.messages.NOTES`.
    """

    to: str
    cookies: tuple[Header, ...] = field(default=(), repr=False)
    note: Enum | None = None


Answer = Shown | Redirect


@frozen
class Public:
    """
    A page for everybody. Its forms are bound to the visitor, whoever has signed in meanwhile.
    """

    show: Callable[[Web, Visit], Awaitable[Answer]]


@frozen
class Private:
    """
    A page for the signed in. Its forms are bound to the session, which it is given.
    """

    show: Callable[[Web, Session, Visit], Awaitable[Answer]]


@frozen(kw_only=True)
class Route:
    """
    One line of the route table.

    Attributes:
        path: May hold ``{id}`` as one of its segments.

        name: Of the path, the same for all of its methods.

        back: The page that a POST belongs to, shown to whoever has to sign in first.

        is_rooted: Always at the root of the site, whatever the prefix.

        handler: Answers with a page; None if there is none.

        api: The same for the API; None if it has nothing of the kind.
    """

    method: str
    path: str
    name: str
    handler: Public | Private | None = None
    api: Operation | None = None
    back: str = ""
    is_rooted: bool = False
