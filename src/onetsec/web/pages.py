"""
Pages: frozen values. A template shows them, and decides nothing.

Templates are written for two engines. So a page has no field that is also the name of a method of
a dictionary, and nothing in it has to be called.
"""

from __future__ import annotations

from typing import ClassVar

from attrs import field, frozen

from ..texts import ENGLISH, Texts
from .fields import Field
from .urls import Urls


@frozen(kw_only=True)
class Notice:
    """
    An outcome, told in a box of its own.
    """

    text: str
    is_problem: bool


@frozen(kw_only=True)
class Rule:
    """
    One line of the list of what a password needs.

    Attributes:
        name: Stable; the script ticks off what it can check while somebody types.

        state: "met", "unmet", or "" if there was nothing to judge.

        spoken: The state in words, for those who do not see the mark.

        least: How many characters, if it is about that.
    """

    name: str
    text: str
    state: str = ""
    spoken: str = ""
    least: int = 0


@frozen(kw_only=True)
class Frame:
    """
    What every page has around it.

    Attributes:
        site: The name of the application.

        csrf: For every form on the page.

        texts: In the language of the page.
    """

    site: str
    urls: Urls
    csrf: str = field(repr=False)
    texts: Texts = ENGLISH


@frozen(kw_only=True)
class Page:
    """
    What every page has.

    Attributes:
        status: Of the response.

        retry_after: Seconds to wait before the next try, if that is known.

        origins: From where this page loads scripts and frames besides.
    """

    template: ClassVar[str]
    section: ClassVar[str] = ""

    frame: Frame
    title: str
    notice: Notice | None = None
    status: int = 200
    retry_after: int = 0
    origins: tuple[str, ...] = ()

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
    def t(self) -> Texts:
        """
        Return the texts by their ids: ``page.t.sign_in``.
        """
        return self.frame.texts

    @property
    def lang(self) -> str:
        """
        Return the language of the page.
        """
        return self.frame.texts.language

    @property
    def dir(self) -> str:
        """
        Return the direction in which the language is written.
        """
        return self.frame.texts.direction

    @property
    def document_title(self) -> str:
        """
        Return the title of the window; a problem comes first.
        """
        title = self.title
        if self.notice is not None and self.notice.is_problem:
            title = self.t.say("error_title", title=title)
        return f"{title} · {self.site}"


@frozen(kw_only=True)
class SignInPage(Page):
    """
    The first step.

    Attributes:
        code: For a recovery code beside the password; None unless that was chosen.

        forgot_url: Where a new password is asked for; "" if nothing can be mailed.

        code_url: Where that is chosen; "" if it is.

        challenge: The name of the field for the answer to the host's challenge; "" if it asks for
            none.

        challenge_lead: Why it asks; "" if the notice says so.
    """

    template: ClassVar[str] = "onetsec/sign_in.html"

    next: str
    login: Field
    password: Field
    code: Field | None = None
    forgot_url: str = ""
    code_url: str = ""
    challenge: str = ""
    challenge_lead: str = ""


@frozen(kw_only=True)
class Way:
    """
    A way to prove something else.

    Attributes:
        send_url: Where the form goes that has a code mailed first; "" if a link is enough.
    """

    url: str
    label: str
    factor: str
    send_url: str = ""


@frozen(kw_only=True)
class MailedCode:
    """
    The code that is asked for comes by mail.

    Attributes:
        send_url: Where the form goes that has one mailed.

        to: The address that one was mailed to; "" if none was.

        wait: Seconds until another one may be asked for.

        waiting: The same in words.

        last: The words for the last second.
    """

    send_url: str
    to: str = ""
    wait: int = 0
    waiting: str = ""
    last: str = ""


@frozen(kw_only=True)
class VerifyPage(Page):
    """
    The second step.

    Attributes:
        mailed: What there is to know of a mailed code; None if another factor is asked for.

        others: The ways to other factors.
    """

    template: ClassVar[str] = "onetsec/verify.html"
    action: ClassVar[str] = ""

    next: str
    factor: str
    code: Field
    lead: str
    mailed: MailedCode | None
    others: tuple[Way, ...]


@frozen(kw_only=True)
class ForgotPage(Page):
    """
    Where a link for a new password is asked for.
    """

    template: ClassVar[str] = "onetsec/forgot.html"

    login: Field


@frozen(kw_only=True)
class ResetPage(Page):
    """
    Where the link leads: a new password.

    Attributes:
        token: Of the link; "" if it is over, and then there is no form.
    """

    template: ClassVar[str] = "onetsec/reset.html"

    token: str = field(default="", repr=False)
    new: Field
    confirm: Field
    rules: tuple[Rule, ...]


@frozen(kw_only=True)
class UndoPage(Page):
    """
    Where the link of a notice leads: what would be taken back.

    Attributes:
        token: Of the link; "" if it is over, and then there is no form.

        what, when: What happened, and when, as the notice has said.

        steps: What will happen.
    """

    template: ClassVar[str] = "onetsec/undo.html"

    token: str = field(default="", repr=False)
    what: str = ""
    when: str = ""
    steps: tuple[str, ...] = ()


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
