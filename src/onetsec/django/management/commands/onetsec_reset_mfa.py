"""
``manage.py onetsec_reset_mfa USER --reason TEXT``: for somebody who has lost everything.
"""

from __future__ import annotations

import logging
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from ...._lifting import run
from ....account import Account
from ....credentials import Change, disable_email_code, disable_totp
from ....decision import Decision
from ....events import Event, EventKind
from ...root import auth

_log = logging.getLogger("onetsec")


class Command(BaseCommand):
    """
    Removes every second factor of a user. All their sessions end, and a mail tells them.
    """

    help = "Remove the second factors of a user who has lost them, and end all sessions."

    def add_arguments(self, parser: Any) -> None:
        """
        Take a login and why.
        """
        parser.add_argument("user", help="the login, as it is typed when signing in")
        parser.add_argument("--reason", required=True, help="how it is known who asks; is logged")

    def handle(self, *args: Any, **options: Any) -> None:
        """
        Remove them, or say that there is none.
        """
        flows = auth().flows
        user = run(flows.sign_in._users.by_login(options["user"]))
        if user is None:
            raise CommandError(f"There is no user {options['user']!r}.")

        now = flows.engine.clock.seconds()
        removed: list[EventKind] = []

        def without(account: Account) -> Decision[bool, Account]:
            removed.clear()
            for kind, rule in _RULES:
                decision = rule(account, epoch=account.epoch, now=now)
                if decision.outcome is Change.CHANGED:
                    account = decision.state
                    removed.append(kind)
            return Decision(bool(removed), account)

        decision = run(flows.engine.decide(user.id, without))
        if not removed:
            raise CommandError(f"User {user.id} has no second factor.")

        _log.warning("Second factors of user %s were removed: %s", user.id, options["reason"])
        for kind in removed:
            mark = f"{decision.state.version}.{kind.value}"
            run(flows.engine.tell(Event(kind=kind, user_id=user.id, at=now, mark=mark)))
        self.stdout.write(f"User {user.id} signs in without a second step from now on.")


_RULES = (
    (EventKind.TOTP_DISABLED, disable_totp),
    (EventKind.EMAIL_CODE_DISABLED, disable_email_code),
)
