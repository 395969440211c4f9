"""
What holds after a death at any moment.
"""

from __future__ import annotations

from collections.abc import Iterator

from onetsec import Channel, Unavailable
from onetsec.flows.password_reset import ResetOutcome
from onetsec.flows.sign_in import SignIn, SignInOutcome

from ..conftest import HERE, OTHER
from ..flows.mailboxes import codes
from ..flows.worlds import App
from .knowledge import Code, Known, Maybe, Seen
from .worlds import STEP, World

UNREADABLE = "the account can not be read"
LIVES = "a session lives that was ended"
OUT = "the owner was signed out by nothing"
FREE = "a guess was free"
PASSWORDS = "not exactly one password enters"
GONE = "a password enters that was replaced"
FACTORS = "a second factor is not what it was, or what it was to become"
OUTLIVES = "a session outlives a change of a credential"
TWICE = "a code, or a link, works twice"
LOCKED = "the owner is locked out"
RECOVERY = "a recovery code does not work"
BACK = "an ended session lives again"


def broken(seen: Seen, world: World) -> list[str]:
    """
    The promises that a walk has broken of which that much was *seen*.

    Args:
        world: As another process finds it.
    """
    return list(_Survey(seen, world).broken())


class _Survey:
    def __init__(self, seen: Seen, world: World) -> None:
        self.world = world
        self.known: Known = seen.known
        self.maybe: Maybe = Maybe() if seen.is_answered else seen.maybe
        self.password = ""
        self.factors: tuple[Channel, ...] = ()

    def broken(self) -> Iterator[str]:
        """
        From what is only looked at to what changes something.
        """
        try:
            account = self.world.account()
        except Unavailable:
            yield UNREADABLE
            return

        if len(account.failures) < self.known.wrong:
            yield FREE
        if any(map(self._lives, self.known.ended)):
            yield LIVES
        if self.known.session and not self.maybe.restamped and not self._lives(self.known.session):
            yield OUT
        others = any(map(self._lives, self.known.others))

        may_enter = {self.known.password, self.maybe.password or self.known.password}
        entering = [one for one in sorted(may_enter) if self._enters(one)]
        if len(entering) != 1:
            yield PASSWORDS
            return

        self.password = entering[0]
        self.factors = self.world.types(self.password).factors
        yield from self._about_credentials(others)
        if any(map(self._accepts, self._last_spent())):
            yield TWICE
        code = self.maybe.code
        if code is not None and self._accepts(code) and self._accepts(code):
            yield TWICE
        yield from self._about_the_owner()
        if any(map(self._lives, self.known.ended)):
            yield BACK

    def _about_credentials(self, others: bool) -> Iterator[str]:
        known, maybe = self.known, self.maybe
        if any(map(self._enters, known.gone)):
            yield GONE
        app, mail = Channel.APP in self.factors, Channel.MAIL in self.factors
        is_other_app, is_other_mail = app is not bool(known.app), mail is not known.mail
        if (is_other_app and maybe.app is None) or (is_other_mail and maybe.mail is None):
            yield FACTORS
        is_changed = is_other_app or is_other_mail or self.password != known.password
        if is_changed and others:
            yield OUTLIVES
        followed = (*known.links, maybe.link) if self.password != known.password else known.links
        if any(map(self._resets, followed)):
            yield TWICE

    def _about_the_owner(self) -> Iterator[str]:
        """
        She gets in, with what she has. A change that was cut off may have her begin anew, once.
        """
        result = self._by_all_means()
        if result.token is None and self.maybe.restamped:
            result = self._by_all_means()
        if result.token is None or not self._lives(result.token):
            yield LOCKED
        is_renewed = self.maybe.renewed or self.maybe.app is not None
        if self.known.recovery and not is_renewed:
            used = self._typed((Channel.RECOVERY.value, self.known.recovery[-1], ""))
            if used is None or used.token is None:
                yield RECOVERY

    def _by_all_means(self) -> SignIn:
        world = self.world
        world.clock.advance(STEP)
        first = world.types(self.password)
        if first.pending is None:
            return first

        verify = world.auth.sign_in.verify
        if Channel.APP in self.factors:
            code = App(self.maybe.app or self.known.app, world.clock).code()
            return verify(first.pending, factor=Channel.APP, code=code, client=HERE)

        world.auth.sign_in.send_code(first.pending)
        code = codes(world.mailer)[-1]
        return verify(first.pending, factor=Channel.MAIL, code=code, client=HERE)

    def _lives(self, token: str) -> bool:
        return self.world.session(token) is not None

    def _enters(self, password: str) -> bool:
        entered = (SignInOutcome.SIGNED_IN, SignInOutcome.SECOND_FACTOR_REQUIRED)
        return self.world.types(password).outcome in entered

    def _resets(self, link: str) -> bool:
        result = self.world.auth.password_reset.complete(link, new=OTHER, client=HERE)
        return result.outcome is not ResetOutcome.LINK_OVER

    def _last_spent(self) -> list[Code]:
        """
        The last spent code of each factor.
        """
        return list({code[0]: code for code in self.known.spent}.values())

    def _accepts(self, code: Code) -> bool:
        """
        Whether *code* is right for the sign-in that it was for, or for a new one.
        """
        result = self._typed(code)
        if result is None:
            return False

        # A new one is over only if somebody has looked at the code, and then found the minimum
        # epoch raised.
        is_late = not code[2] and result.outcome is SignInOutcome.SIGN_IN_EXPIRED
        return is_late or result.outcome is SignInOutcome.SIGNED_IN

    def _typed(self, code: Code) -> SignIn | None:
        factor, text, waiting = code
        pending = waiting or self.world.types(self.password).pending
        if pending is None:
            return None  # none is asked for

        verify = self.world.auth.sign_in.verify
        return verify(pending, factor=Channel(factor), code=text, client=HERE)
