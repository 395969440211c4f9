"""
What somebody knows who saw a walk up to its death.
"""

from __future__ import annotations

from attrs import frozen

Code = tuple[str, str, str]
"""The factor, the code, and the sign-in that it was typed for."""


@frozen(kw_only=True)
class Known:
    """
    What has happened for certain: it was told.

    Attributes:
        password, app, mail: As they are; the key of the app, or "".

        gone: Passwords that were replaced.

        recovery: Codes that were not typed yet.

        session: The token of the owner's session, or "".

        others: Tokens of sessions that the next change of a credential ends.

        ended: Tokens of sessions that are over.

        spent: Codes that were accepted, or are of a set that was replaced.

        links: Tokens of links that were used.

        wrong: Guesses that were answered.
    """

    password: str
    app: str = ""
    mail: bool = False
    gone: tuple[str, ...] = ()
    recovery: tuple[str, ...] = ()
    session: str = ""
    others: tuple[str, ...] = ()
    ended: tuple[str, ...] = ()
    spent: tuple[Code, ...] = ()
    links: tuple[str, ...] = ()
    wrong: int = 0


@frozen(kw_only=True)
class Maybe:
    """
    What a step that gave no answer may have done, or not: None and "" for what it leaves alone.

    Attributes:
        renewed: The recovery codes.

        restamped: The session of the owner may have a secret that nobody was told, or be over.

        code: It was typed.

        link: It was followed.
    """

    password: str | None = None
    app: str | None = None
    mail: bool | None = None
    renewed: bool = False
    restamped: bool = False
    code: Code | None = None
    link: str = ""


@frozen(kw_only=True)
class Seen:
    """
    All that was seen of a walk.

    Attributes:
        step: The last one that began.

        at: When it began, by the clock of the walk.

        is_answered: It was at its end.
    """

    step: str
    at: int
    known: Known
    maybe: Maybe
    is_answered: bool = False
