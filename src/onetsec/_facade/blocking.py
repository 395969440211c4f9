"""
The facade of synchronous hosts.
"""

from __future__ import annotations

from collections.abc import Sequence

from .._lifting import asynchronous, here, lifted, run
from ..flows._screening import Step
from ..jobs import Job
from ..ports import (
    Breaches,
    Challenge,
    Clock,
    Hasher,
    Later,
    Locator,
    Mailer,
    PasswordVault,
    Random,
    Sealer,
    Storage,
    Users,
)
from ..records import Site
from ..settings import Settings
from ..texts import Languages
from .composition import build, hashing, opened, spoken
from .root import Root
from .twins import (
    AccountsMethods,
    ActivityMethods,
    AddressMethods,
    EmailCodeMethods,
    PasswordMethods,
    PasswordResetMethods,
    PostureMethods,
    RecoveryCodesMethods,
    SessionsMethods,
    SignInMethods,
    StepUpMethods,
    TotpMethods,
    UndoMethods,
)


class Onetsec(Root):
    """
    The security of the accounts of one application.

    Nothing is opened before it is used: build it once, when the application is built.

    Args:
        users: The host's users.

        storage: A storage, or its URL, such as ``sqlite:////var/lib/shop/onetsec.db``.

        keys: 32 random bytes or more each, or their base64 text, from ``onetsec keys new``; the
            first one signs, the others are still read.

        site: Name and address of the application.

        realm: The tenant or environment. Nothing of one realm is worth anything in another.

        settings: How strict it is.

        mailer: The way to a mailbox; without one, nothing that needs a mail is offered.

        later: Does what is left to do after an answer; threads of our own, unless you have a queue.

        challenge: What strangers have to do besides, while too many of them wait for a hash.

        hasher, sealer, locator, clock, random: Instead of the ones that come with onetsec.

        languages: What the application speaks, such as ``("en", "de")``, the first to strangers; or
            what :func:`.translations.load` has read.

        breaches: Where passwords that are known from breaches are looked for, such as
            :class:`.breaches.HaveIBeenPwned`; without one nobody looks.

        vault: Where the host keeps the hashes of passwords itself; without one they are kept with
            the rest of the account.

        installation: The id that :meth:`ping` has told. Then an emptied or foreign storage is
            refused by the first use too: it would know of nobody's second factor.

    Raises:
        ConfigurationError: If a key, the address of the site or a setting can not be used.
    """

    def __init__(
        self,
        *,
        users: Users,
        storage: Storage | str,
        keys: Sequence[bytes | str],
        site: Site,
        realm: str = "default",
        settings: Settings | None = None,
        hasher: Hasher | None = None,
        mailer: Mailer | None = None,
        later: Later | None = None,
        vault: PasswordVault | None = None,
        sealer: Sealer | None = None,
        locator: Locator | None = None,
        breaches: Breaches | None = None,
        challenge: Challenge | None = None,
        clock: Clock | None = None,
        random: Random | None = None,
        languages: Sequence[str] | Languages = ("en",),
        installation: str = "",
    ) -> None:
        self.users = users
        self._storage = opened(storage)
        self._later = later or _threads()
        self.flows = build(
            users=lifted(users),
            vault=None if vault is None else lifted(vault),
            storage=lifted(self._storage),
            hasher=lifted(hashing(hasher)),
            mailer=None if mailer is None else lifted(mailer),
            later=self._submit,
            soon=self._submit_step,
            delivers=not getattr(self._later, "is_inline", False),
            aside=here,
            breaches=None if breaches is None else asynchronous(lifted(breaches), "suffixes"),
            challenge=None if challenge is None else asynchronous(lifted(challenge), "is_met"),
            keys=keys,
            site=site,
            realm=realm,
            settings=settings or Settings(),
            sealer=sealer,
            locator=locator,
            clock=clock,
            random=random,
            languages=spoken(languages),
            installation=installation,
        )
        self.sign_in = SignInMethods(self.flows.sign_in)
        self.password = PasswordMethods(self.flows.password)
        self.totp = TotpMethods(self.flows.totp)
        self.address = AddressMethods(self.flows.address)
        self.email_code = EmailCodeMethods(self.flows.email_code)
        self.recovery_codes = RecoveryCodesMethods(self.flows.recovery_codes)
        self.password_reset = PasswordResetMethods(self.flows.password_reset)
        self.undo = UndoMethods(self.flows.undo)
        self.sessions = SessionsMethods(self.flows.sessions)
        self.step_up = StepUpMethods(self.flows.step_up)
        self.posture = PostureMethods(self.flows.posture)
        self.activity = ActivityMethods(self.flows.activity)
        self.accounts = AccountsMethods(self.flows.accounts)

    def ping(self) -> str:
        """
        Make sure that the storage answers, and is ours: call it when the application starts. The
        result is the id of the installation, to be expected from then on.

        Raises:
            ConfigurationError: If the storage was emptied, is another one, or one of a newer
                release; or if a key that is in use is missing.

            Unavailable: If it does not answer.
        """
        return run(self.flows.engine.ping())

    def sweep(self) -> int:
        """
        Delete up to a thousand rows that are over; how many there were. For a timer of the host.
        """
        return self._storage.sweep(now=self.flows.engine.clock.seconds())

    def deliver(self) -> int:
        """
        Mail what processes have left that have died, for up to a hundred accounts; how many there
        were to look at. For a timer of the host, once a minute or so.

        Raises:
            DeliveryError: If a mail was not taken. What is still to be mailed is tried again by the
                calls that follow, for each account at most every two minutes.

            Unavailable: If a port does not answer.
        """
        return run(self.flows.outbox.deliver())

    def run_job(self, job: Job | str) -> None:
        """
        Do a job that was submitted to be done later: for the worker of the host's own queue.

        Raises:
            DeliveryError: If a mail was not taken; unless it is final, try again later.

            Unavailable: If a port does not answer.

            ValueError: If *job* is none.
        """
        run(self.flows.run(Job.of(job) if isinstance(job, str) else job))

    def close(self) -> None:
        """
        Finish what was to be done later, and give connections back.
        """
        self._later.close()
        self._storage.close()

    def _submit(self, job: Job) -> None:
        self._later.submit(job, self.run_job)

    def _submit_step(self, job: Job, step: Step) -> None:
        self._later.submit(job, lambda job: run(step(job)))


def _threads() -> Later:
    from ..later import ThreadLater

    return ThreadLater()
