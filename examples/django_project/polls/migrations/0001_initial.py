"""
The first tables.
"""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import migrations, models
from django.db.models import CASCADE


def _id() -> models.BigAutoField:
    return models.BigAutoField(
        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
    )


class Migration(migrations.Migration):
    """
    Make them.
    """

    initial = True

    dependencies: ClassVar = [migrations.swappable_dependency(settings.AUTH_USER_MODEL)]

    operations: ClassVar = [
        migrations.CreateModel(
            name="Question",
            fields=[
                ("id", _id()),
                ("text", models.CharField(max_length=200)),
                ("asked_at", models.DateTimeField(auto_now_add=True)),
            ],
        ),
        migrations.CreateModel(
            name="Choice",
            fields=[
                ("id", _id()),
                ("text", models.CharField(max_length=200)),
                ("question", models.ForeignKey(on_delete=CASCADE, to="polls.question")),
            ],
        ),
        migrations.CreateModel(
            name="Vote",
            fields=[
                ("id", _id()),
                ("choice", models.ForeignKey(on_delete=CASCADE, to="polls.choice")),
                ("question", models.ForeignKey(on_delete=CASCADE, to="polls.question")),
                ("user", models.ForeignKey(on_delete=CASCADE, to=settings.AUTH_USER_MODEL)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=["question", "user"], name="one_vote_each")
                ]
            },
        ),
    ]
