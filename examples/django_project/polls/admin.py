"""
Where questions are asked: the admin.
"""

from __future__ import annotations

from typing import ClassVar

from django.contrib import admin

from .models import Choice, Question


class ChoiceInline(admin.TabularInline):
    """
    The choices, beside their question.
    """

    model = Choice


@admin.register(Question)
class QuestionAdmin(admin.ModelAdmin):
    """
    A question with its choices.
    """

    inlines: ClassVar = [ChoiceInline]
