"""
A whole life with an account, all of it noted: what is secret, and what was told.
"""

from __future__ import annotations

from base64 import b32decode, b64encode
from collections.abc import Callable
from typing import Any

from pyotp import TOTP

from onetsec import Channel, Client, EventKind, Onetsec
from onetsec.later import InlineLater
from onetsec.mail import MemoryMailer
from onetsec.ports import Storage
from onetsec.testing import FrozenClock

from .canaries import Canaries, Seeded
from .conftest import HERE, OTHER, PASSWORD, THERE

LOGIN = "ada@example.com"
MASTER = b"\x8f\x1emaster key that nobody ever sees\xff\x02"
TEXT_MASTER = b64encode(b"an older key, as its text is kept").decode()
WRONG, WEAK, BROKEN = "Wrong Canary 5 Sparrow", "weakcanary", "Broken Canary \ud800 6 Finch"
SOMEWHERE = Client("203.0.113.9", "Mozilla/5.0 (Windows NT 10.0; rv:143.0) Gecko Firefox/143.0")
WRONG_CODE, WRONG_RECOVERY = "739164", "ZZZZ-YYYY-WWWWW"


class Life:
    """
    Somebody who tries everything, rightly and wrongly.

    Attributes:
        session, token, device, pending: What was given last.
    """

    def __init__(
        self,
        build: Callable[..., Onetsec],
        storage: Storage,
        clock: FrozenClock,
        canaries: Canaries,
        **changes: Any,
    ) -> None:
        self._build = build
        self.mailer = MemoryMailer()
        self._changes = {
            "keys": [MASTER, TEXT_MASTER],
            "random": Seeded(),
            "mailer": self.mailer,
            "later": InlineLater(),
            **changes,
        }
        self._storage = storage
        self._clock = clock
        self._key = ""
        self._recovery_codes: tuple[str, ...] = ()
        self.session: Any = None
        self.token = self.device = self.pending = ""
        self.canaries = canaries
        self.canaries.secret("password", PASSWORD, OTHER, WRONG, WEAK, BROKEN)
        self.canaries.secret("code", WRONG_CODE, WRONG_RECOVERY)
        self.canaries.secret("master key", MASTER, TEXT_MASTER)
        self.auth = self.over(storage)

    def over(self, storage: Storage, **changes: Any) -> Onetsec:
        """
        The same application over another *storage*; all of its events are heard.
        """
        auth = self._build(storage, **{**self._changes, **changes})
        auth.on(*EventKind)(self.canaries.listen)
        return auth

    def note(self, call: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """
        Do *call*, note what it shows, and go on with what it gives.
        """
        result = self.canaries.attempt(call, *args, **kwargs)
        self.session = getattr(result, "session", None) or self.session
        for name in ("token", "device", "pending"):
            setattr(self, name, getattr(result, name, None) or getattr(self, name))
        self._recovery_codes = (
            getattr(result, "codes", ())
            or getattr(result, "recovery_codes", ())
            or self._recovery_codes
        )
        return result

    def look(self) -> None:
        """
        Note what lies in the storage.
        """
        self.canaries.look(self.auth.flows, self._storage, "ada")

    def code(self) -> str:
        """
        The next code of the phone.
        """
        self._clock.advance(30)
        typed = TOTP(self._key).at(self._clock.seconds())
        self.canaries.secret("code", typed)
        return typed

    def sign_in(self, password: str = PASSWORD, *, client: Client = HERE) -> None:
        """
        Take the first step.
        """
        self.note(self.auth.sign_in.password, LOGIN, password, client=client)

    def verify(self, factor: Channel, code: str, *, client: Client = THERE) -> None:
        """
        Take the second step.
        """
        self.note(self.auth.sign_in.verify, self.pending, factor=factor, code=code, client=client)

    def begin(self) -> None:
        """
        Register, and sign in with a password.
        """
        for password in (WEAK, BROKEN, PASSWORD, OTHER):
            self.note(self.auth.password.register, "ada", password)
        for password in (WRONG, BROKEN, PASSWORD):
            self.sign_in(password)
        self.look()

    def set_up(self) -> None:
        """
        Turn an app on.
        """
        totp = self.auth.totp
        setup = self.note(totp.begin, self.session)
        self._key = setup.key.replace(" ", "")
        self.canaries.secret("secret", self._key, b32decode(self._key))
        self.canaries.secret("qr", setup.qr_svg)
        self.look()
        for code in (WRONG_CODE, "\ud800" * 6, self.code()):
            self.note(totp.confirm, self.session, code)
        self.look()

    def come_and_go(self) -> None:
        """
        Use the app and the codes, on two devices; and end sessions in every way but the last.
        """
        auth, here = self.auth, self.session
        known = self.note(Client, "198.51.100.7", "curl", device=self.device)
        self.sign_in(client=known)
        for code in (WRONG_CODE, "\ud800" * 6, self.code()):
            self.verify(Channel.APP, code, client=known)
        there, self.session = self.session, here
        self.note(auth.sessions.check, self.token, client=known)
        self.note(auth.sessions.list, here)
        self.note(auth.sessions.revoke, here, there.id)
        self.sign_in(client=THERE)
        for code in (WRONG_RECOVERY, "\ud800" * 13, self._recovery_codes[0]):
            self.verify(Channel.RECOVERY, code)
        self.look()

    def change(self) -> None:
        """
        Change everything that can be changed, and leave.
        """
        auth = self.auth
        self.step_up(Channel.PASSWORD, WRONG)
        self.step_up(Channel.PASSWORD, PASSWORD)
        self.step_up(Channel.APP, self.code())
        self.note(auth.recovery_codes.renew, self.session)
        self.look()
        for current, new in ((WRONG, OTHER), (PASSWORD, WEAK), (PASSWORD, OTHER)):
            self.note(auth.password.change, self.session, current=current, new=new, client=HERE)
        self.note(auth.sessions.revoke_others, self.session)
        self.look()
        self.note(auth.accounts.begin_removal, "ada")
        self.note(auth.totp.disable, self.session)
        self.note(auth.totp.disable, self.session, is_sure=True)
        self.by_mail()
        self.note(auth.accounts.overview, self.session)
        self.note(auth.posture.report, self.session)
        self.note(auth.sessions.sign_out, self.session)
        self.note(auth.sessions.end_all, "ada")
        self.look()

    def by_mail(self) -> None:
        """
        Turn mailed codes on, use them, forget the password, and turn them off.
        """
        auth = self.auth
        self.note(auth.email_code.enable, self.session)
        self.look()
        for code in (WRONG_CODE, self.mailed("code")):
            self.note(auth.email_code.confirm, self.session, code)
        self.sign_in(OTHER)
        self.verify(Channel.MAIL, self.mailed("code"))
        self.note(auth.password_reset.request, LOGIN, client=HERE)
        token = self.mailed("link", kind="reset-link").rpartition("=")[2]
        self.look()
        for new in (WEAK, PASSWORD):
            self.note(auth.password_reset.complete, token, new=new, client=HERE)
        self.sign_in(PASSWORD)
        self._clock.advance(60)
        self.note(auth.sign_in.send_code, self.pending)
        self.verify(Channel.MAIL, self.mailed("code"))
        self.stop()
        self._clock.advance(86_400)  # the hold
        self.note(auth.step_up.send_code, self.session)
        self.step_up(Channel.MAIL, self.mailed("code"))
        self.note(auth.email_code.disable, self.session)
        self.note(auth.email_code.disable, self.session, is_sure=True)
        self.move()

    def stop(self) -> None:
        """
        Guess until the password stops.
        """
        for _ in range(2):
            self.sign_in()
            for _ in range(5):
                self.verify(Channel.MAIL, WRONG_CODE)

    def move(self) -> None:
        """
        Change the address, and have everything taken back by the link that tells of it.
        """
        auth = self.auth
        self.note(auth.address.vouch, "ada")
        self.note(auth.address.change, self.session, "ada@example.net")
        for code in (WRONG_CODE, self.mailed("code")):
            self.note(auth.address.confirm, self.session, code, client=HERE)
        self.note(auth.sign_in.trusted, "ada", client=SOMEWHERE)
        link = self.mailed("link", kind="notice")
        self.look()
        self.note(auth.undo.undo, link.rpartition("=")[2], client=HERE)

    def mailed(self, what: str, *, kind: str = "") -> str:
        """
        The code, or the link, of the last mail that has one.
        """
        found = next(
            one
            for one in reversed(self.mailer.sent)
            if one.context.get(what) and kind in ("", one.kind)
        )
        self.canaries.secret(f"{kind or 'mailed'} {what}", found.context[what])
        return found.context[what]

    def step_up(self, factor: Channel, code: str) -> None:
        """
        Prove who this is.
        """
        self.note(self.auth.step_up.confirm, self.session, factor=factor, code=code, client=HERE)

    def try_everything(self, auth: Onetsec) -> None:
        """
        Do every call of *auth* with what is known now, whatever comes of it.
        """
        note, session, pending, code = (
            self.canaries.attempt,
            self.session,
            self.pending,
            self.code(),
        )
        app, recovery, password = Channel.APP, Channel.RECOVERY, Channel.PASSWORD
        spare = self._recovery_codes[-1]
        note(auth.sign_in.password, LOGIN, PASSWORD, client=HERE)
        note(auth.sign_in.password, LOGIN, WRONG, client=Client(device=self.device))
        note(auth.sign_in.factors, pending)
        note(auth.sign_in.verify, pending, factor=app, code=code, client=HERE)
        note(auth.sign_in.verify, pending, factor=recovery, code=spare, client=HERE)
        note(auth.sign_in.trusted, "ada", client=HERE)
        note(auth.sessions.check, self.token, client=HERE)
        note(auth.sessions.list, session)
        note(auth.password.register, "bare", OTHER)
        note(auth.password.change, session, current=PASSWORD, new=OTHER, client=HERE)
        note(auth.totp.begin, session)
        note(auth.totp.confirm, session, code)
        note(auth.totp.disable, session, is_sure=True)
        note(auth.email_code.enable, session)
        note(auth.email_code.confirm, session, code)
        note(auth.email_code.disable, session, is_sure=True)
        note(auth.password_reset.request, LOGIN, client=HERE)
        note(auth.posture.report, session)
        note(auth.recovery_codes.left, session)
        note(auth.recovery_codes.renew, session)
        note(auth.step_up.confirm, session, factor=password, code=PASSWORD, client=HERE)
        note(auth.step_up.confirm, session, factor=app, code=code, client=HERE)
        note(auth.accounts.overview, session)
        note(auth.sessions.revoke_others, session)
        note(auth.sessions.sign_out, session)
        note(auth.sessions.end_all, "ada")
        note(auth.sweep)
        note(auth.ping)
