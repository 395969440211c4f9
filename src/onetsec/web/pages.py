"""
Pages: frozen values. A template shows them, and decides nothing.

Templates are written for two engines. So a page has no field that is also the name of a method of
a dictionary, and nothing in it has to be called.
"""

from __future__ import annotations

from typing import ClassVar

from attrs import field, frozen

from .fields import Field
from .urls import Urls


class Html(str):
    """
    Markup of our own making, which both template engines leave as it is.
    """

    __slots__ = ()

    def __html__(self) -> str:
        """
        Return itself, as engines ask for it.
        """
        return str(self)


@frozen(kw_only=True)
class Notice:
    """
    An outcome, told in a box of its own.
    """

    text: str
    is_problem: bool


@frozen(kw_only=True)
class Frame:
    """
    What every page has around it.

    Attributes:
        site: The name of the application.

        csrf: For every form on the page.
    """

    site: str
    urls: Urls
    csrf: str = field(repr=False)
    lang: str = "en"
    dir: str = "ltr"


@frozen(kw_only=True)
class Page:
    """
    What every page has.

    Attributes:
        status: Of the response.

        retry_after: Seconds to wait before the next try, if that is known.
    """

    template: ClassVar[str]
    section: ClassVar[str] = ""

    frame: Frame
    title: str
    notice: Notice | None = None
    status: int = 200
    retry_after: int = 0

    @property
    def site(self) -> str:
        """
        Return the name of the application.
        """
        return self.frame.site

    @property
    def urls(self) -> Urls:
        """
        Return where everything is.
        """
        return self.frame.urls

    @property
    def csrf(self) -> str:
        """
        Return the token for every form on the page.
        """
        return self.frame.csrf

    @property
    def lang(self) -> str:
        """
        Return the language of the page.
        """
        return self.frame.lang

    @property
    def dir(self) -> str:
        """
        Return the direction in which the language is written.
        """
        return self.frame.dir

    @property
    def document_title(self) -> str:
        """
        Return the title of the window; a problem comes first.
        """
        told = "Error: " if self.notice is not None and self.notice.is_problem else ""
        return f"{told}{self.title} · {self.site}"


@frozen(kw_only=True)
class SignInPage(Page):
    """
    The first step.
    """

    template: ClassVar[str] = "onetsec/sign_in.html"

    next: str
    login: Field
    password: Field


@frozen(kw_only=True)
class VerifyPage(Page):
    """
    The second step.

    Attributes:
        other_url, other_label: The way to another factor; "" if there is none.
    """

    template: ClassVar[str] = "onetsec/verify.html"

    next: str
    factor: str
    code: Field
    lead: str
    other_url: str
    other_label: str


@frozen(kw_only=True)
class ProblemPage(Page):
    """
    Something that is nobody's form.

    Attributes:
        link, link_label: The way out.
    """

    template: ClassVar[str] = "onetsec/problem.html"

    link: str
    link_label: str
