"""
The first tables.
"""

from typing import ClassVar

from django.db import migrations, models

import onetsec.django.fields


class Migration(migrations.Migration):
    initial = True

    dependencies: ClassVar[list[object]] = []

    operations: ClassVar[list[object]] = [
        migrations.CreateModel(
            name="Account",
            fields=[
                (
                    "user_id",
                    onetsec.django.fields.WordField(
                        max_length=128, primary_key=True, serialize=False
                    ),
                ),
                ("version", models.BigIntegerField()),
                ("epoch", models.BigIntegerField()),
                ("data", models.BinaryField()),
                ("waits_since", models.BigIntegerField()),
            ],
            options={
                "db_table": "onetsec_django_account",
                "default_permissions": (),
                "indexes": [models.Index(fields=["waits_since"], name="onetsec_dj_account_waits")],
            },
        ),
        migrations.CreateModel(
            name="Epoch",
            fields=[
                (
                    "user_id",
                    onetsec.django.fields.WordField(
                        max_length=128, primary_key=True, serialize=False
                    ),
                ),
                ("epoch", models.BigIntegerField()),
                ("keep_until", models.BigIntegerField()),
            ],
            options={
                "db_table": "onetsec_django_epoch",
                "default_permissions": (),
                "indexes": [models.Index(fields=["keep_until"], name="onetsec_dj_epoch_purge")],
            },
        ),
        migrations.CreateModel(
            name="Event",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("user_id", onetsec.django.fields.WordField(max_length=128, verbose_name="user")),
                ("event_id", onetsec.django.fields.WordField(max_length=64)),
                ("kind", onetsec.django.fields.WordField(max_length=255, verbose_name="what")),
                ("at", models.BigIntegerField()),
                ("data", models.BinaryField()),
            ],
            options={
                "verbose_name": "event",
                "verbose_name_plural": "activity",
                "db_table": "onetsec_django_event",
                "default_permissions": ("view",),
                "constraints": [
                    models.UniqueConstraint(fields=("user_id", "event_id"), name="onetsec_dj_event")
                ],
            },
        ),
        migrations.CreateModel(
            name="Session",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("user_id", onetsec.django.fields.WordField(max_length=128, verbose_name="user")),
                ("session_id", onetsec.django.fields.WordField(max_length=64)),
                ("revision", models.BigIntegerField()),
                ("epoch", models.BigIntegerField()),
                ("digest", models.BinaryField()),
                ("channels", onetsec.django.fields.WordField(max_length=255)),
                ("created_at", models.BigIntegerField()),
                ("last_seen_at", models.BigIntegerField()),
                ("expires_at", models.BigIntegerField()),
                ("data", models.BinaryField()),
                ("purge_day", models.IntegerField()),
            ],
            options={
                "verbose_name": "session",
                "verbose_name_plural": "active sessions",
                "db_table": "onetsec_django_session",
                "default_permissions": ("view", "delete"),
                "indexes": [models.Index(fields=["purge_day"], name="onetsec_dj_session_purge")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("user_id", "session_id"), name="onetsec_dj_session"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Throttle",
            fields=[
                (
                    "key",
                    onetsec.django.fields.WordField(
                        db_column="key_", max_length=255, primary_key=True, serialize=False
                    ),
                ),
                ("arrivals", onetsec.django.fields.WordField(max_length=255)),
                ("purge_day", models.IntegerField()),
            ],
            options={
                "db_table": "onetsec_django_throttle",
                "default_permissions": (),
                "indexes": [models.Index(fields=["purge_day"], name="onetsec_dj_throttle_purge")],
            },
        ),
    ]
