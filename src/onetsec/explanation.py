"""
Settings as documentation: what is in force, in words and numbers.

Pure: settings in, tables out. What is not a number of a setting is a fact of the library.

See ASVS 5.0, 6.1.1, 6.1.2, 7.1.1, 7.1.2, 11.1.2 and 16.1.1, which ask for it to be written down.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from attrs import frozen

from . import simulation
from .events import HEARD_ONLY, EventKind
from .policy import PasswordRule
from .provisions import PROVISIONS, values, written
from .settings import Settings
from .tables import Table
from .wiring import Wiring


class Topic(Enum):
    """
    What can be explained.
    """

    THROTTLING = "throttling"
    POLICY = "policy"
    FACTORS = "factors"
    SESSIONS = "sessions"
    KEYS = "keys"
    EVENTS = "events"


@frozen(kw_only=True)
class Explanation:
    """
    One topic, explained.

    Attributes:
        lead: Sentences that need no number.

        names: Of the settings that it tells of.

        tables: The settings first, if there are any.
    """

    topic: Topic
    lead: tuple[str, ...]
    names: tuple[str, ...]
    tables: tuple[Table, ...]

    def markdown(self) -> str:
        """
        Write it as a document.
        """
        parts = [f"# {self.topic.value.capitalize()}", *self.lead]
        for table in self.tables:
            parts += [f"## {table.title}", table.markdown()]
        return "\n\n".join(parts)


_PREFIXES = {
    Topic.THROTTLING: ("throttles.", "attempts."),
    Topic.POLICY: ("password.", "breaches."),
    Topic.FACTORS: (
        "totp.",
        "email_code.",
        "recovery_codes.",
        "removals.",
        "address.",
        "password_reset.",
    ),
    Topic.SESSIONS: ("sessions.", "step_up.", "sweep_every"),
    Topic.KEYS: (),
    Topic.EVENTS: ("notices", "undo.", "activity.", "logs.", "deliver_every"),
}
_LEADS = {
    Topic.THROTTLING: (
        "Each try is charged before the secret is looked at; a success gives back its own charge"
        " and no older one. Five in five minutes is five at once, and then one a minute: what that"
        " comes to in the worst hour, day and month stands below. A lane is full for whoever fills"
        " it: unknown devices share one. Known devices have another, so has the browser of a reset"
        " for an hour, and so have recovery codes: by these the owner comes in all the same."
        " A full lane of an account answers like a wrong password; live sessions are not touched.",
        "Failures of the second step are kept in the account, for every factor, browser and"
        " network together; a password that somebody else seems to know stops on unknown devices."
        " Recovery codes are too long to be guessed, and outside of it.",
    ),
    Topic.POLICY: (
        "A password is brought to normal form C, and nothing else: it is not cut, trimmed or"
        " folded. Every rule that is not met is named at once. None is ever asked for again by the"
        " calendar.",
        "These words make a password weaker if it is made of them: the address and its parts, the"
        " name and the label of the user, the name of the site, and what the host adds"
        " (`User.words`).",
    ),
    Topic.FACTORS: (
        "An app and mailed codes are second factors, recovery codes the way in without them. A"
        " code works once. A link for a new password signs nobody in and skips no second step.",
    ),
    Topic.SESSIONS: (
        "A session is a row; its token is 256 random bits, of which a MAC is stored. It gets a new"
        " one with each proof. All others end with a change of the password or of the address, and"
        " whenever a factor is added or removed.",
    ),
    Topic.KEYS: (
        "One key is enough: every purpose has a key of its own, derived from it by HKDF-SHA256"
        " with the realm and the purpose. The first key signs; the others are still read. A key"
        " that is missing makes what it sealed unusable, never absent.",
    ),
    Topic.EVENTS: (
        "Everything that happens to an account is an event: kind, time, session, channel, address"
        " and outcome, never a secret. A host hears of it with `auth.on`.",
    ),
}


def explain(topic: Topic, settings: Settings, *, wiring: Wiring | None = None) -> Explanation:
    """
    Explain what *settings* say of a *topic*.

    Args:
        wiring: What the application is built of, if that is known.
    """
    names = tuple(
        name for name in PROVISIONS if _PREFIXES[topic] and name.startswith(_PREFIXES[topic])
    )
    found = values(settings)
    rows = tuple(
        (
            f"`{name}`",
            written(found[name], unit=PROVISIONS[name].unit),
            PROVISIONS[name].says,
        )
        for name in names
    )
    own = Table(title="Settings", columns=("setting", "is", "meaning"), rows=rows)
    more = _MORE.get(topic, _nothing)(settings, wiring)
    return Explanation(
        topic=topic,
        lead=_LEADS[topic],
        names=names,
        tables=(*((own,) if rows else ()), *more),
    )


def _nothing(settings: Settings, wiring: Wiring | None) -> tuple[Table, ...]:
    return ()


def _risk(settings: Settings, wiring: Wiring | None) -> tuple[Table, ...]:
    lanes = simulation.worst(settings)
    risk = simulation.table(simulation.attacks(settings))
    if wiring is None:
        return lanes, risk

    asked = "a challenge, too" if wiring.challenge else "nothing more; without a place it is 503"
    rows = (("strangers, while many wait for a hash", asked),)
    return (Table(title="Crowds", columns=("who", "is asked for"), rows=rows), lanes, risk)


def _rules(settings: Settings, wiring: Wiring | None) -> tuple[Table, ...]:
    asked, unasked = settings.password.rules, set(_UNASKED)
    if wiring is not None and wiring.breaches:
        unasked.add(PasswordRule.BREACHED)
    rows = tuple(
        (f"`{rule.value}`", "shown before typing" if rule in asked else "named when not met")
        for rule in PasswordRule
        if rule in asked or rule in unasked
    )
    return (Table(title="Rules", columns=("rule", "when"), rows=rows),)


_UNASKED = (PasswordRule.TOO_LONG, PasswordRule.NOT_TEXT, PasswordRule.UNCHANGED)

_SECRETS = (
    ("passwords", "argon2id", "the account, or the host's vault"),
    ("recovery codes", "argon2id under a keyed HMAC-SHA256", "the account"),
    ("secrets of apps", "sealed: AES-256-GCM, or HMAC-SHA256 in counter mode", "the account"),
    ("tokens of sessions", "256 random bits, kept as HMAC-SHA256", "the session"),
    ("tokens of links", "derived by HMAC-SHA256, kept as another one", "the account"),
    ("mailed codes", "derived by HMAC-SHA256", "nowhere"),
    ("pending sign-ins, known devices", "signed by HMAC-SHA256", "a cookie, or the client"),
    ("account records", "sealed by HMAC-SHA256 over user, version and epoch", "the storage"),
    ("counters of the throttle", "named by HMAC-SHA256 of network, name or account", "the storage"),
    ("codes of apps", "HMAC-SHA1, as RFC 4226 says", "nowhere"),
    ("passwords, looked for in breaches", "SHA-1, of which five characters are sent", "nowhere"),
)


def _inventory(settings: Settings, wiring: Wiring | None) -> tuple[Table, ...]:
    secrets = Table(title="Secrets", columns=("secret", "how", "kept in"), rows=_SECRETS)
    if wiring is None:
        return (secrets,)

    rows = (
        ("keys", str(wiring.keys)),
        ("of them not random by their looks", str(wiring.weak_keys)),
    )
    return (Table(title="Keys", columns=("what", "is"), rows=rows), secrets)


def _kinds(settings: Settings, wiring: Wiring | None) -> tuple[Table, ...]:
    rows = tuple(
        (
            f"`{kind.value}`",
            written(kind not in HEARD_ONLY),
            written(kind in settings.notices and (wiring is None or wiring.mails)),
        )
        for kind in EventKind
    )
    return (Table(title="Kinds", columns=("event", "is kept", "is mailed"), rows=rows),)


_MORE: dict[Topic, Callable[[Settings, Wiring | None], tuple[Table, ...]]] = {
    Topic.THROTTLING: _risk,
    Topic.POLICY: _rules,
    Topic.KEYS: _inventory,
    Topic.EVENTS: _kinds,
}
