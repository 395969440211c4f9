"""
A model of users that a project may have.
"""

from __future__ import annotations

import uuid

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models


class Member(AbstractBaseUser):
    """
    Somebody who is known by a UUID and an address, and has nothing else that is usual.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    email = models.EmailField(unique=True)
    is_active = models.BooleanField(default=True)
    email_verified = models.BooleanField(default=False)

    objects = BaseUserManager()
    USERNAME_FIELD = "email"

    def __str__(self) -> str:
        return str(self.email)
