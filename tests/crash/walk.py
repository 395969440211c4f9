"""
A walk through all that the owner of an account can change, told step by step to who watches it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from attrs import evolve

from onetsec import Channel
from onetsec.flows.email_code import EmailCodeOutcome
from onetsec.flows.password import PasswordOutcome
from onetsec.flows.password_reset import ResetOutcome
from onetsec.flows.recovery_codes import RecoveryOutcome
from onetsec.flows.sessions import RevokeOutcome
from onetsec.flows.sign_in import SignIn, SignInOutcome
from onetsec.flows.step_up import StepUpOutcome
from onetsec.flows.totp import TotpOutcome
from onetsec.sessions import Session

from ..conftest import HERE, OTHER, PASSWORD
from ..flows.mailboxes import codes, tokens, wrong
from ..flows.worlds import App
from .knowledge import Code, Known, Maybe, Seen
from .worlds import STEP, World

THIRD = "Second Harbor 8 Walnut"
FOURTH = "Third Meadow 5 Falcon"

Tell = Callable[[Seen], None]


class Walk:
    """
    The owner, who changes one thing after the other; others are signed in meanwhile.

    Attributes:
        step: What is being done, or was done last.

        is_answered: It was done.
    """

    def __init__(self, world: World, tell: Tell) -> None:
        self.world = world
        self.auth = world.auth
        self.step = ""
        self.is_answered = True
        self._tell = tell
        self._maybe = Maybe()
        self._known = Known(password=PASSWORD)
        self._app: App | None = None

    def all(self) -> None:
        """
        Take every step.
        """
        self.auth.password.register(self.world.user_id, PASSWORD)
        self.signs_in()
        self.another_signs_in()
        self.changes_the_password(OTHER)
        self.another_signs_in()
        self.turns_the_app_on()
        self.another_signs_in_by_the_app()
        self.guesses()
        self.signs_in_by_a_recovery_code()
        self.steps_up()
        self.renews_the_recovery_codes()
        self.turns_mail_on()
        self.another_signs_in_by_mail()
        self.revokes_another()
        self.another_signs_in_by_the_app()
        self.signs_all_others_out()
        self.another_signs_in_by_the_app()
        self.steps_up()
        self.turns_mail_off()
        self.another_signs_in_by_the_app()
        self.resets_the_password(THIRD)
        self.signs_in_by_the_app()
        self.another_signs_in_by_the_app()
        self.turns_the_app_off()
        self.another_signs_in()
        self.changes_the_password(FOURTH)
        self.signs_out()

    def signs_in(self) -> None:
        self._begin("signs in")
        self._done(session=self._first(SignInOutcome.SIGNED_IN).token)

    def another_signs_in(self) -> None:
        self._begin("another signs in")
        self._opened(self._first(SignInOutcome.SIGNED_IN))

    def changes_the_password(self, new: str) -> None:
        self._begin("changes the password", password=new, restamped=True)
        result = self.auth.password.change(
            self._session(), current=self._known.password, new=new, client=HERE
        )
        assert PasswordOutcome.CHANGED is result.outcome
        self._changed(result, password=new, gone=(*self._known.gone, self._known.password))

    def turns_the_app_on(self) -> None:
        self._begin("begins with an app")
        setup = self.auth.totp.begin(self._session())
        self._app = App(setup.key, self.world.clock)
        self._done()

        code = self._app.next_code()
        self._begin("turns the app on", app=setup.key, restamped=True)
        result = self.auth.totp.confirm(self._session(), code, client=HERE)
        assert TotpOutcome.ENABLED is result.outcome
        self._changed(
            result,
            app=setup.key,
            recovery=tuple(result.recovery_codes),
            spent=(*self._known.spent, (Channel.APP.value, code, "")),
        )

    def signs_in_by_the_app(self) -> None:
        result, code = self._with_app("signs in by the app")
        self._done(session=result.token, spent=(*self._known.spent, code))

    def another_signs_in_by_the_app(self) -> None:
        result, code = self._with_app("another signs in by the app")
        self._opened(result, code)

    def guesses(self) -> None:
        assert self._app is not None
        pending = self._first(SignInOutcome.SECOND_FACTOR_REQUIRED).pending or ""
        code = wrong(self._app.next_code())
        self._begin("guesses")
        self._verified(pending, Channel.APP, code, SignInOutcome.WRONG_CODE)
        self._done(wrong=self._known.wrong + 1)

    def signs_in_by_a_recovery_code(self) -> None:
        pending = self._first(SignInOutcome.SECOND_FACTOR_REQUIRED).pending or ""
        first, *rest = self._known.recovery
        code = (Channel.RECOVERY.value, first, "")
        self._known = evolve(self._known, recovery=tuple(rest))
        self._begin("signs in by a recovery code", code=code)
        self._opened(self._verified(pending, Channel.RECOVERY, first), code)

    def steps_up(self) -> None:
        assert self._app is not None
        code = self._app.next_code()
        told = (Channel.APP.value, code, "")
        self._begin("steps up", code=told, restamped=True)
        result = self.auth.step_up.confirm(
            self._session(), factor=Channel.APP, code=code, client=HERE
        )
        assert StepUpOutcome.CONFIRMED is result.outcome
        self._done(
            session=result.token,
            ended=(*self._known.ended, self._known.session),
            spent=(*self._known.spent, told),
        )

    def renews_the_recovery_codes(self) -> None:
        self._begin("renews the recovery codes", renewed=True)
        result = self.auth.recovery_codes.renew(self._session())
        assert RecoveryOutcome.RENEWED is result.outcome
        old = (Channel.RECOVERY.value, self._known.recovery[0], "")
        self._done(recovery=tuple(result.codes), spent=(*self._known.spent, old))

    def turns_mail_on(self) -> None:
        self._begin("turns mail on", mail=True, restamped=True)
        result = self.auth.email_code.enable(self._session())
        assert EmailCodeOutcome.ENABLED is result.outcome
        self._changed(result, mail=True)

    def another_signs_in_by_mail(self) -> None:
        self._begin("is mailed a code")
        pending = self._first(SignInOutcome.SECOND_FACTOR_REQUIRED).pending or ""
        self.auth.sign_in.send_code(pending)
        self._done()

        code = (Channel.MAIL.value, codes(self.world.mailer)[-1], pending)
        self._begin("another signs in by mail", code=code)
        self._opened(self._verified(pending, Channel.MAIL, code[1]), code)

    def revokes_another(self) -> None:
        # Which of them does not matter: all were opened after the last change.
        token = self._known.others[-1]
        other = self.world.session(token)
        assert other is not None
        self._begin("revokes another")
        outcome = self.auth.sessions.revoke(self._session(), other.id)
        assert RevokeOutcome.REVOKED is outcome
        left = tuple(one for one in self._known.others if one != token)
        self._done(others=left, ended=(*self._known.ended, token))

    def signs_all_others_out(self) -> None:
        self._begin("signs all others out", restamped=True)
        self._changed(self.auth.sessions.revoke_others(self._session()))

    def turns_mail_off(self) -> None:
        self._begin("turns mail off", mail=False, restamped=True)
        result = self.auth.email_code.disable(self._session(), is_sure=True)
        assert EmailCodeOutcome.DISABLED is result.outcome
        self._changed(result, mail=False)

    def resets_the_password(self, new: str) -> None:
        self._begin("is mailed a link")
        self.auth.password_reset.request(self.world.login, client=HERE)
        self._done()

        link = tokens(self.world.mailer)[-1]
        self._begin("resets the password", password=new, link=link, restamped=True)
        result = self.auth.password_reset.complete(link, new=new, client=HERE)
        assert ResetOutcome.COMPLETED is result.outcome
        self._changed(
            None,
            password=new,
            gone=(*self._known.gone, self._known.password),
            links=(*self._known.links, link),
        )

    def turns_the_app_off(self) -> None:
        self._begin("turns the app off", app="", restamped=True)
        result = self.auth.totp.disable(self._session(), is_sure=True)
        assert TotpOutcome.DISABLED is result.outcome
        # What was accepted is of an app that is no more.
        self._changed(result, app="", recovery=(), spent=())

    def signs_out(self) -> None:
        self._begin("signs out", restamped=True)
        self.auth.sessions.sign_out(self._session())
        self._done(session="", ended=(*self._known.ended, self._known.session))

    def _with_app(self, step: str) -> tuple[SignIn, Code]:
        assert self._app is not None
        pending = self._first(SignInOutcome.SECOND_FACTOR_REQUIRED).pending or ""
        code = (Channel.APP.value, self._app.next_code(), "")
        self._begin(step, code=code)
        return self._verified(pending, Channel.APP, code[1]), code

    def _first(self, outcome: SignInOutcome) -> SignIn:
        result = self.world.types(self._known.password)
        assert outcome is result.outcome, result
        return result

    def _verified(
        self,
        pending: str,
        factor: Channel,
        code: str,
        outcome: SignInOutcome = SignInOutcome.SIGNED_IN,
    ) -> SignIn:
        result = self.auth.sign_in.verify(pending, factor=factor, code=code, client=HERE)
        assert outcome is result.outcome, result
        return result

    def _session(self) -> Session:
        session = self.world.session(self._known.session)
        assert session is not None, f"signed out before: {self.step}"
        return session

    def _begin(self, step: str, **maybe: Any) -> None:
        self.step, self._maybe, self.is_answered = step, Maybe(**maybe), False
        self._say()

    def _done(self, **changes: Any) -> None:
        self._known, self.is_answered = evolve(self._known, **changes), True
        self._say()
        self.world.clock.advance(STEP)

    def _opened(self, result: SignIn, *codes: Code) -> None:
        self._done(
            others=(*self._known.others, result.token),
            spent=(*self._known.spent, *codes),
        )

    def _changed(self, result: Any, **changes: Any) -> None:
        """
        A credential was changed: all other sessions are over, and the owner's has a new token.
        """
        known = self._known
        over = (*known.ended, *known.others, known.session)
        token = "" if result is None else result.token
        self._done(session=token, others=(), ended=over, **changes)

    def _say(self) -> None:
        seen = Seen(
            step=self.step,
            at=self.world.clock.seconds(),
            known=self._known,
            maybe=self._maybe,
            is_answered=self.is_answered,
        )
        self._tell(seen)
