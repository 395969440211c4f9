"""
Sign-in, in order: network, name, account, hash, second step, session, then look.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Mapping

from attrs import frozen

from ..account import Account
from ..assurance import password_channel, second_factors
from ..errors import TooNew, Unavailable, Unreadable
from ..events import EventKind
from ..ports import AsyncUsers
from ..records import Channel, Client, User
from ..settings import Settings
from ..throttling import network
from ..tokens import Claim
from . import _claims
from ._addresses import Addresses
from ._challenge import Gate
from ._changes import UNSEEN
from ._codes import Mailed, SendOutcome, Sent
from ._engine import ROUNDS, Engine
from ._entrance import Entrance, SignIn, SignInOutcome
from ._lanes import Lane, typed_name
from ._lost import unless_lost
from ._moving import Moving
from ._passwords import Passwords
from ._removals import Removals
from ._screening import Screening
from ._second_step import SecondStep
from ._stopping import Stops

_LOG = logging.getLogger("onetsec")
_CHALLENGE = SignIn(outcome=SignInOutcome.CHALLENGE_REQUIRED)
_WRONG = SignIn(outcome=SignInOutcome.WRONG_CREDENTIALS)

__all__ = ["Mailed", "SendOutcome", "Sent", "SignIn", "SignInFlow", "SignInOutcome"]


@frozen
class SignInFlow:
    """
    The way in.
    """

    _engine: Engine
    _users: AsyncUsers
    _passwords: Passwords
    _entrance: Entrance
    _second: SecondStep
    _screening: Screening
    _addresses: Addresses
    _moving: Moving
    _stops: Stops
    _gate: Gate
    _removals: Removals
    _settings: Settings

    async def password(
        self,
        login: str,
        password: str,
        *,
        client: Client,
        recovery_code: str = "",
        challenge: str = "",
    ) -> SignIn:
        """
        Sign *login* in with *password*.

        An unknown login goes the same way as a known one, with an id that is made up: the same
        loads, the same hash, the same throttles.

        Args:
            recovery_code: With it both steps are one: also where the password has stopped, or
                strangers have used up the lanes of the name and the account. Nobody is told which
                of them was not right.

            challenge: The answer to a challenge of the host, if one was asked for.

        Raises:
            Unavailable: If a port does not answer, or there was no turn to hash.
        """
        await self._engine.sweep_in_turn()
        own = _claims.own(self._engine, client.device)
        if own is not None:
            user, account = await self._found(login, device=own)
            if _claims.knows(account, own):
                result = await self._guess(
                    own.kind.value, user, account, password, client=client, code=recovery_code
                )
                return await self._told(result, account.user_id, client)

        is_shut = await self._gate.is_shut()
        if is_shut and not challenge:
            return _CHALLENGE

        name = Lane(self._engine, "name", () if recovery_code else self._settings.throttles.name)
        wait = await self._stranger(name, login, client=client)
        if wait:
            return SignIn(outcome=SignInOutcome.TOO_MANY_ATTEMPTS, retry_after=wait)

        async with name.unless_unavailable(typed_name(login)):
            if is_shut and not await self._gate.opens(challenge, client=client):
                await name.give_back(typed_name(login))  # no password was looked at
                return _CHALLENGE

            user, account = await self._found(login)
            result = await self._guess(
                "account", user, account, password, client=client, code=recovery_code
            )
        if result.outcome is not SignInOutcome.WRONG_CREDENTIALS:
            await name.give_back(typed_name(login))
        return await self._told(result, account.user_id, client)

    async def is_challenged(self, *, client: Client) -> bool:
        """
        Whether a *challenge* is asked for now, so that a form can show it from the start.

        Not of a browser that was here before; but of that too, if it then names somebody who does
        not know it.
        """
        if _claims.own(self._engine, client.device) is not None:
            return False

        return await self._gate.is_shut()

    async def factors(self, pending: str) -> tuple[Channel, ...]:
        """
        What completes the sign-in *pending* now, the usual one first; nothing if it is over.
        """
        return await self._second.factors(pending)

    async def mailed(self, pending: str) -> Mailed | None:
        """
        The code that was mailed for the sign-in *pending*, if there is one that still works.
        """
        return await self._second.mailed(pending)

    async def send_code(self, pending: str, *, client: Client = UNSEEN) -> Sent:
        """
        Have a code mailed for the sign-in *pending*, or another one, which takes its place.

        Args:
            client: Who asks: some mails are kept for devices that the account knows.

        Raises:
            Unavailable: If a port does not answer.
        """
        return await self._second.send_code(pending, client=client)

    async def verify(self, pending: str, *, factor: Channel, code: str, client: Client) -> SignIn:
        """
        Complete the sign-in *pending* with a *code* of *factor*.

        Raises:
            Unavailable: If a port does not answer, or there was no turn to hash.
        """
        return await self._second.verify(pending, factor=factor, code=code, client=client)

    async def trusted(
        self,
        user_id: str,
        *,
        channels: Collection[Channel] = (Channel.EXTERNAL,),
        client: Client,
    ) -> SignIn:
        """
        Sign *user_id* in on the word of the host: after a sign-up, or with single sign-on.

        An account with a second factor still asks for it, unless *channels* holds one. The word of
        a password is worth what that is: nothing alone, where it has stopped; the mailbox, where it
        was set through a mailed link.

        Raises:
            ValueError: If *channels* is empty.

            Unavailable: If a port does not answer.
        """
        if not channels:
            raise ValueError("channels: name at least one that the host has proven.")

        await self._engine.sweep_in_turn()
        user = await self._users.by_id(user_id)
        if user is None or not user.active:
            return _WRONG

        is_password = set(channels) == {Channel.PASSWORD}
        for _ in range(ROUNDS):
            loaded = await self._engine.account(user_id)
            await unless_lost(self._engine.storage, loaded)
            account = await self._passwords.looked(loaded)
            if account is None or await self._has_moved(account):
                continue
            if is_password and self._stops.is_stopped(account, client=client):
                return _WRONG

            proofs = self._named(account, channels)
            if set(second_factors(account)) & set(channels):
                await self._removals.note_use(account, channels)
                result = await self._enter(account, proofs, client=client)
            else:
                result = await self._complete(
                    user, account, proofs, with_password=False, client=client
                )
            if result is not None:
                return result

        raise Unavailable("sign-in: credentials kept changing")

    async def _found(
        self, login: str, *, device: Claim | None = None
    ) -> tuple[User | None, Account]:
        """
        Who *login* is; nobody has an account all the same, which is always empty.

        Somebody whose account can not be read is nobody, but on a *device* of their own.
        """
        user = await self._users.by_login(login)
        user_id = user.id if user is not None else self._made_up(login)
        try:
            return user, await self._engine.account(user_id)
        except (Unreadable, TooNew) as error:
            if device is not None and device.user_id == user_id:
                raise
            _LOG.error("sign-in: %s: %s", user_id, error)
            return None, Account(user_id=user_id)

    async def _guess(
        self,
        lane_name: str,
        user: User | None,
        account: Account,
        password: str,
        *,
        client: Client,
        code: str,
    ) -> SignIn:
        """
        Charge the account, and try *password*. No room is answered like a wrong one.

        Whoever has a recovery *code* comes to a lane that others can not fill. So does, after each
        reset, the browser of its link: what is guessed there is what was set there.
        """
        is_known, has_turn = lane_name == "device", lane_name != "account"
        if code and not await self._second.knows_recovery_code(
            account, code, known=is_known, client=client
        ):
            await self._passwords.refuse(account, password, known=has_turn)
            return _WRONG

        lane, who = self._lane("recovered" if code else lane_name), account.user_id
        if lane_name == "recovered" and not code:
            who = f"{account.epoch} {who}"
        if await lane.charge(who):
            await self._passwords.refuse(account, password, known=has_turn)
            return _WRONG

        async with lane.unless_unavailable(who):
            result = await self._tried(
                user,
                account,
                password,
                client=client,
                code=code,
                has_turn=has_turn,
                may_stop=not (is_known or code),
            )
        if result.outcome is not SignInOutcome.WRONG_CREDENTIALS:
            await lane.give_back(who)
        return result

    async def _tried(
        self,
        user: User | None,
        account: Account,
        password: str,
        *,
        client: Client,
        code: str,
        has_turn: bool,
        may_stop: bool,
    ) -> SignIn:
        """
        Look at *password*; not if it has stopped, but beside a recovery *code*, which is right;
        nor of somebody who may not come in.
        """
        is_let = bool(code) or not self._stops.is_stopped(account, client=client)
        if not is_let or user is None or not user.active:
            await self._passwords.refuse(account, password, known=has_turn)
            return _WRONG

        result = await self._first_step(
            user,
            account,
            password,
            client=client,
            has_turn=has_turn,
            may_stop=may_stop,
        )
        if not code or result.pending is None:
            return result

        return await self._second.verify(
            result.pending, factor=Channel.RECOVERY, code=code, client=client
        )

    async def _first_step(
        self,
        user: User,
        account: Account,
        password: str,
        *,
        client: Client,
        has_turn: bool,
        may_stop: bool,
    ) -> SignIn:
        """
        Verify *password*; again from the load, if credentials change meanwhile.
        """
        for _ in range(ROUNDS):
            verified = await self._passwords.verify(account, password, known=has_turn)
            if not verified.ok:
                return _WRONG

            seen = await self._passwords.noticed(account, verified.stored)
            if seen is not None and may_stop and await self._stops.stops(seen, client=client):
                return _WRONG
            if seen is not None:
                await self._passwords.refresh(seen, verified)
                proofs = {password_channel(seen): self._engine.clock.seconds()}
                result = await self._complete(user, seen, proofs, with_password=True, client=client)
                if result is not None:
                    self._screening.look_later(seen, password)
                    return result

            account = await self._engine.account(user.id)

        raise Unavailable("sign-in: credentials kept changing")

    async def _complete(
        self,
        user: User,
        account: Account,
        proofs: Mapping[Channel, int],
        *,
        with_password: bool,
        client: Client,
    ) -> SignIn | None:
        """
        Open a session, or ask for the second step; None if *account* changed meanwhile.

        A second factor that was lost goes now, if it is time; a change of the address that a
        process has died with is finished, and the notices are mailed.
        """
        if self._removals.are_due(account):
            await self._removals.finish(user.id)
            return None
        if await self._has_moved(account):
            return None

        self._engine.mail_notices(account, old=account.notices, is_back=True)
        await self._addresses.note(user, account)
        await self._engine.tidy(account)
        required = await self._second.required(
            user, account, proofs, with_password=with_password, client=client
        )
        return required or await self._enter(account, proofs, client=client)

    async def _has_moved(self, account: Account) -> bool:
        """
        Whether a change of the address that a process has died with was finished now: then nothing
        is left that was loaded before.
        """
        return account.leaving is not None and await self._moving.settle(account.user_id)

    def _named(self, account: Account, channels: Collection[Channel]) -> dict[Channel, int]:
        """
        *channels*, proven now. Of a password the host knows no more than that it was right.
        """
        password, now = password_channel(account), self._engine.clock.seconds()
        return {password if one is Channel.PASSWORD else one: now for one in channels}

    async def _enter(
        self, account: Account, proofs: Mapping[Channel, int], *, client: Client
    ) -> SignIn | None:
        return await self._entrance.enter(
            account.user_id,
            epoch=account.epoch,
            proofs=proofs,
            by=next(iter(proofs)),
            client=client,
        )

    async def _told(self, result: SignIn, user_id: str, client: Client) -> SignIn:
        """
        Let the host hear of a wrong guess: outside of every lane, for it may raise what it likes.
        """
        if result.outcome is SignInOutcome.WRONG_CREDENTIALS:
            await self._entrance.turn_away(
                EventKind.PASSWORD_FAILED, user_id, channel=Channel.PASSWORD, client=client
            )
        return result

    async def _stranger(self, name: Lane, login: str, *, client: Client) -> int:
        """
        Charge the network and the *name* of somebody whose device is not known; the seconds to
        wait, or 0.
        """
        address = network(client.address)
        wait = await self._lane("network").charge(address) if address is not None else 0
        return wait or await name.charge(typed_name(login))

    def _made_up(self, login: str) -> str:
        return "?" + self._engine.keys.mac("unknown-login", typed_name(login)).hex()

    def _lane(self, name: str) -> Lane:
        return Lane(self._engine, name, getattr(self._settings.throttles, name))
