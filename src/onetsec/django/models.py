"""
The tables: what :class:`.DjangoStorage` keeps, and nothing else writes.

They name a user by text, not by a foreign key: a project may have any model of users, in any
database, and delete them as it likes.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from .fields import WordField

_ID = 128  # bytes of a user id, at most


class Account(models.Model):
    """
    All secret state of one user, as one versioned record.
    """

    user_id = WordField(max_length=_ID, primary_key=True)
    version = models.BigIntegerField()
    epoch = models.BigIntegerField()
    data = models.BinaryField()
    waits_since = models.BigIntegerField()

    class Meta:
        db_table = "onetsec_django_account"
        default_permissions = ()
        indexes: ClassVar = [models.Index(fields=["waits_since"], name="onetsec_dj_account_waits")]

    def __str__(self) -> str:
        return f"account of user {self.user_id}"


class Session(models.Model):
    """
    A device that has signed in.
    """

    id = models.BigAutoField(primary_key=True)
    user_id = WordField(_("user"), max_length=_ID)
    session_id = WordField(max_length=64)
    revision = models.BigIntegerField()
    epoch = models.BigIntegerField()
    digest = models.BinaryField()
    channels = WordField(max_length=255)
    created_at = models.BigIntegerField()
    last_seen_at = models.BigIntegerField()
    expires_at = models.BigIntegerField()
    data = models.BinaryField()
    purge_day = models.IntegerField()

    class Meta:
        db_table = "onetsec_django_session"
        default_permissions = ("view", "delete")
        verbose_name = _("session")
        verbose_name_plural = _("active sessions")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user_id", "session_id"], name="onetsec_dj_session")
        ]
        indexes: ClassVar = [models.Index(fields=["purge_day"], name="onetsec_dj_session_purge")]

    def __str__(self) -> str:
        return f"session {self.session_id} of user {self.user_id}"


class Epoch(models.Model):
    """
    The minimum epoch of a user: sessions of before are over.
    """

    user_id = WordField(max_length=_ID, primary_key=True)
    epoch = models.BigIntegerField()
    keep_until = models.BigIntegerField()

    class Meta:
        db_table = "onetsec_django_epoch"
        default_permissions = ()
        indexes: ClassVar = [models.Index(fields=["keep_until"], name="onetsec_dj_epoch_purge")]

    def __str__(self) -> str:
        return f"minimum epoch of user {self.user_id}"


class Event(models.Model):
    """
    What has happened to an account.
    """

    id = models.BigAutoField(primary_key=True)
    user_id = WordField(_("user"), max_length=_ID)
    event_id = WordField(max_length=64)
    kind = WordField(_("what"), max_length=255)
    at = models.BigIntegerField()
    data = models.BinaryField()

    class Meta:
        db_table = "onetsec_django_event"
        default_permissions = ("view",)
        verbose_name = _("event")
        verbose_name_plural = _("activity")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user_id", "event_id"], name="onetsec_dj_event")
        ]

    def __str__(self) -> str:
        return f"{self.kind} of user {self.user_id}"


class Throttle(models.Model):
    """
    A counter, which may be lost.
    """

    key = WordField(max_length=255, primary_key=True, db_column="key_")
    arrivals = WordField(max_length=255)
    purge_day = models.IntegerField()

    class Meta:
        db_table = "onetsec_django_throttle"
        default_permissions = ()
        indexes: ClassVar = [models.Index(fields=["purge_day"], name="onetsec_dj_throttle_purge")]

    def __str__(self) -> str:
        return f"throttle {self.key}"
