"""
The tables of the application. Nothing in them is there for onetsec.
"""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models


class Question(models.Model):
    """
    Something that opinions differ about.
    """

    text = models.CharField(max_length=200)
    asked_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return str(self.text)


class Choice(models.Model):
    """
    An opinion.
    """

    question = models.ForeignKey(Question, models.CASCADE)
    text = models.CharField(max_length=200)

    def __str__(self) -> str:
        return str(self.text)


class Vote(models.Model):
    """
    Whose opinion it is: one for each question.
    """

    question = models.ForeignKey(Question, models.CASCADE)
    choice = models.ForeignKey(Choice, models.CASCADE)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["question", "user"], name="one_vote_each")
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.choice}"
