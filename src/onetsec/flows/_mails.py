"""
Mails, in order: look the user up, make the text, hand it over. Run after the answer.
"""

from __future__ import annotations

from contextlib import suppress
from functools import partial

from attrs import evolve, frozen

from .. import email_code, tokens, wording
from .._times import exact
from ..account import Account
from ..address import find, former_since
from ..credentials import Change, issue_reset
from ..device import Device, label
from ..email_code import Challenge
from ..errors import DeliveryError
from ..events import EventKind
from ..jobs import Job, JobKind
from ..letters import Message, is_address
from ..location import address_of
from ..notices import Claim, claim, note_sent, put_off
from ..password_reset import Reset
from ..ports import AsyncMailer, AsyncUsers
from ..records import Limit, Site, User
from ..settings import Settings
from ..texts import Languages, Texts
from ..undo import Notice
from ._addresses import Addresses
from ._engine import Engine
from ._lanes import Lane
from ._moving import Moving
from ._notices import token as undo_token
from ._passwords import Passwords

_TAKEN = (Limit(5, 86_400),)
"""How often the owner of an address is told that others want it: at most nine times in any day."""


@frozen
class Mails:
    """
    What is mailed, and to whom.
    """

    _engine: Engine
    _users: AsyncUsers
    _passwords: Passwords
    _mailer: AsyncMailer | None
    addresses: Addresses
    _moving: Moving
    _site: Site
    _settings: Settings
    _languages: Languages

    @property
    def is_there(self) -> bool:
        """
        Whether the host has given us a mailer.
        """
        return self._mailer is not None

    def can_mail_codes(self, user: User) -> bool:
        """
        Whether *user* may turn mailed codes on.
        """
        return self._settings.email_code.offered and self.addresses.can_mail(user)

    async def user(self, user_id: str) -> User | None:
        """
        The user, as the host knows them now.
        """
        return await self._users.by_id(user_id)

    def right_code(self, challenge: Challenge, user: User) -> str:
        """
        The code of *challenge* for the address that *user* has now; "" if its key is missing.
        """
        mac = self._engine.keys.mac(
            "email-code",
            user.id,
            user.email,
            challenge.id,
            challenge.serial,
            challenge.key,
            like=challenge.key,
        )
        return email_code.derived(mac, policy=self._settings.email_code) if mac else ""

    async def run(self, job: Job) -> None:
        """
        Do *job*, unless its time is over. Twice has the effect of once.

        Raises:
            DeliveryError: If the mail was not taken.

            Unavailable: If a port does not answer.
        """
        if job.kind is JobKind.LOOK_FOR_BREACH:  # of another process, through a queue
            return
        if self._mailer is None or self._engine.clock.seconds() >= job.expires_at:
            return

        if job.kind is JobKind.MAIL_NOTICE:
            await self.tell(job.who)
            return

        message = await _MAKERS[job.kind](self, job)
        if message is not None:
            await self._mailer.send(message)

    async def _code(self, job: Job) -> Message | None:
        user = await self._addressee(job.who)
        if user is None:
            return None

        account = await self._engine.account(user.id)
        policy, now = self._settings.email_code, self._engine.clock.seconds()
        challenge = email_code.find(account.mailed, id=job.id, policy=policy, now=now)
        if challenge is None or challenge.serial != job.serial:
            return None
        # The address may be another one by now. A first one has yet to be proven, by this code.
        if account.email is not None and not self.addresses.reaches(account, user):
            return None

        code = self.right_code(challenge, user)
        minutes = policy.lives // 60
        return wording.code(
            code, self._texts(user), to=user.email, site=self._site.name, minutes=minutes
        )

    async def _address_code(self, job: Job) -> Message | None:
        """
        Here is where it is looked up whose address was asked for: who asks is told nothing.
        """
        user = await self._users.by_id(job.who)
        if user is None or not user.active:
            return None

        account, now = await self._engine.account(user.id), self._engine.clock.seconds()
        policy = self._settings.email_code
        move = find(account.moves, id=job.id, lives=policy.lives, now=now)
        challenge = email_code.find(account.mailed, id=job.id, policy=policy, now=now)
        address = "" if move is None else self.addresses.opened(user.id, move.sealed)
        if challenge is None or challenge.serial != job.serial or not address:
            return None

        other = await self._users.by_login(address)
        if other is not None and other.id != user.id:
            return await self._address_taken(other.id)

        to = evolve(user, email=address)
        texts, minutes = self._texts(user), policy.lives // 60
        code = self.right_code(challenge, to)
        return wording.address_code(code, texts, to=address, site=self._site.name, minutes=minutes)

    async def _address_taken(self, user_id: str) -> Message | None:
        user = await self._addressee(user_id)
        lane = Lane(self._engine, "mail-address-taken", _TAKEN)
        if user is None or await lane.charge(user_id):
            return None

        return wording.address_taken(self._texts(user), to=user.email, site=self._site.name)

    def reset_digest(self, token: str, user: User, *, like: bytes = b"") -> bytes:
        """
        What is kept of a link for a new password: it is one of the address that it was mailed to.
        """
        return self._engine.keys.mac("reset", token, user.email, like=like)

    async def _reset_link(self, job: Job) -> Message | None:
        """
        Here is where somebody is looked up: known and unknown names are the same to who asks.
        """
        found = await self._users.by_login(job.who)
        return None if found is None else await self._own_reset_link(evolve(job, who=found.id))

    async def _own_reset_link(self, job: Job) -> Message | None:
        await self._moving.settle(job.who)  # it is known then where mail may go
        user = await self._addressee(job.who)
        if user is None:
            return None

        engine, policy = self._engine, self._settings.password_reset
        secret = engine.keys.mac("reset-secret", user.id, job.id, job.at)[-32:]
        token = tokens.build(tokens.Kind.RESET, user_id=user.id, id=job.id, secret=secret)
        digest = self.reset_digest(token.text, user)
        reset = Reset(id=job.id, digest=digest, issued_at=job.at)
        account = await engine.account(user.id)
        if self.addresses.is_suspended(account, user):
            return None
        if not await self._passwords.are_there(account, now=job.at):
            return None

        rule = partial(issue_reset, reset=reset, policy=policy, now=engine.clock.seconds())
        decision = await engine.decide(user.id, rule)
        if decision.outcome is not Change.CHANGED:
            return None

        link = self._site.reset_link(token.text)
        minutes = policy.lives // 60
        return wording.reset_link(
            link, self._texts(user), to=user.email, site=self._site.name, minutes=minutes
        )

    async def tell(self, user_id: str, *, is_left: bool = False) -> None:
        """
        Mail the notices that wait. After a death in between one is mailed again, in the same words.

        What there is no address for waits no longer. Of a user who may not sign in all of it waits
        until they may: a thief who is locked out is no reason to tell the owner nothing.

        Args:
            is_left: Only if nobody else is at it.
        """
        engine = self._engine
        claimed = await engine.decide(user_id, partial(claim, now=engine.clock.seconds()))
        if claimed.outcome is Claim.NOTHING or (is_left and claimed.outcome is not Claim.OURS):
            return
        if claimed.state.leaving is not None and await self._moving.settle(user_id):
            return  # that has left a job of its own

        user, account = await self._users.by_id(user_id), await engine.account(user_id)
        if user is not None and not user.active:
            await engine.decide(user_id, partial(put_off, now=engine.clock.seconds()))
            return

        told: set[str] = set()
        refused: DeliveryError | None = None
        try:
            for one in account.notices:
                if one.sent_at:
                    continue
                try:
                    is_told = user is None or await self._told(user, account, one)
                except DeliveryError as failure:
                    if not failure.is_final:
                        raise
                    is_told, refused = True, failure
                if is_told:
                    told.add(one.id)
        finally:
            rule = partial(note_sent, ids=frozenset(told), now=engine.clock.seconds())
            if told:
                await engine.decide(user_id, rule)
        if refused is not None:
            raise refused

    async def _told(self, user: User, account: Account, notice: Notice) -> bool:
        """
        Whether *notice* was mailed, or never can be; one that finds no room waits.
        """
        left = former_since(account.former, since=notice.at)
        old = self.addresses.former(account.user_id, left)
        if not is_address(old or user.email):
            return True

        who = f"{notice.kind} {user.id}"
        if await self._notices.charge(who):
            return False

        try:
            await self._send_notice(user, account, notice, old=old, is_left=left is not None)
        except DeliveryError:
            await self._notices.give_back(who)  # it will be tried again
            raise
        return True

    async def _send_notice(
        self, user: User, account: Account, notice: Notice, *, old: str, is_left: bool
    ) -> None:
        """
        Mail *notice* to the address of before it happened, whoever has changed that since: to
        *old*, or, if there is none, to the present one. A new address is told of itself, after
        that: what its server says keeps nobody from being told.

        An address that is not known to be the owner's gets no link: it would take back what the
        owner has done.

        Args:
            is_left: That address was left; if so and *old* is empty, its key is gone.
        """
        assert self._mailer is not None  # noqa: S101 - run has looked
        is_owners = bool(old) or (not is_left and not self.addresses.is_suspended(account, user))
        to = old or user.email
        link = self._undo_link(user.id, notice) if is_owners else ""
        await self._mailer.send(self._notice(evolve(user, email=to), notice, link=link))
        is_moved = notice.kind == EventKind.ADDRESS_CHANGED.value and to != user.email
        if is_moved and is_address(user.email):
            with suppress(DeliveryError):  # the old one would be told again
                await self._mailer.send(self._notice(user, notice))

    @property
    def _notices(self) -> Lane:
        return Lane(self._engine, "mail_notice", self._settings.throttles.mail_notice)

    def _undo_link(self, user_id: str, notice: Notice) -> str:
        token = undo_token(self._engine.keys, user_id, notice)
        return "" if token is None else self._site.undo_link(token.text)

    def _notice(self, user: User, notice: Notice, *, link: str = "") -> Message:
        # A proxy that trusts too much passes on what somebody has typed.
        texts, address = self._texts(user), address_of(notice.address)
        return wording.notice(
            EventKind(notice.kind),
            texts,
            to=user.email,
            site=self._site.name,
            when=exact(notice.at, texts),
            address="" if address is None else str(address),
            device=label(notice.device, texts) if notice.device != Device() else "",
            link=link,
        )

    def _texts(self, user: User) -> Texts:
        """
        The texts in the language of *user*: the one that reads a mail may not be the one who asked.
        """
        return self._languages.named(user.locale)

    async def _addressee(self, user_id: str) -> User | None:
        """
        The user, if mail can reach them.
        """
        user = await self._users.by_id(user_id)
        return user if user is not None and user.active and is_address(user.email) else None


_MAKERS = {
    JobKind.MAIL_CODE: Mails._code,
    JobKind.MAIL_RESET_LINK: Mails._reset_link,
    JobKind.MAIL_OWN_RESET_LINK: Mails._own_reset_link,
    JobKind.MAIL_ADDRESS_CODE: Mails._address_code,
}
