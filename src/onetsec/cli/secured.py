"""
The security of the demo: what a host writes, and no more.
"""

from __future__ import annotations

from .._facade import Onetsec
from ..locators import DemoLocator, NoLocator
from ..mail import FileMailer
from ..records import Site, User
from ..texts import Languages
from ..users import DictUsers
from .folder import Folder

USER_ID = "1"


def secured(folder: Folder, *, url: str, email: str, locate: bool, languages: Languages) -> Onetsec:
    """
    Return the security of an application with one user.
    """
    return Onetsec(
        users=DictUsers([User(USER_ID, email=email, email_verified=True)]),
        storage=folder.storage,
        keys=[folder.key()],
        site=Site("Example Shop", url),
        mailer=FileMailer(folder.mails),
        locator=DemoLocator() if locate else NoLocator(),
        languages=languages,
    )
