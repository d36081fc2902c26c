"""The tables of people as they began."""

from typing import ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Accounts, roles, invitations, the log of logins."""

    initial = True

    dependencies: ClassVar = []

    operations: ClassVar = [
        migrations.CreateModel(
            name="Account",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                ("person", models.CharField(max_length=12, unique=True)),
                ("login", models.CharField(max_length=60, unique=True)),
                ("name", models.CharField(max_length=200)),
                ("office", models.CharField(blank=True, max_length=200)),
                ("is_active", models.BooleanField(default=True)),
                ("made_by", models.CharField(blank=True, max_length=12)),
                ("made_at", models.DateTimeField()),
            ],
            options={
                "ordering": ("person",),
            },
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=8)),
                ("hash", models.CharField(max_length=64, unique=True)),
                ("made_by", models.CharField(blank=True, max_length=12)),
                ("made_at", models.DateTimeField()),
                ("until", models.DateTimeField()),
                ("used_at", models.DateTimeField(null=True)),
                (
                    "account",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="invitations",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SignIn",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=12)),
                ("address", models.CharField(blank=True, max_length=45)),
                ("by", models.CharField(blank=True, max_length=12)),
                ("at", models.DateTimeField(db_index=True)),
                (
                    "account",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="sign_ins",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("-at", "-id"),
            },
        ),
        migrations.CreateModel(
            name="BoardRole",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("commune", "commune"),
                            ("appraiser", "appraiser"),
                            ("member", "member"),
                            ("secretary", "secretary"),
                            ("chair", "chair"),
                            ("policy", "policy"),
                            ("viewer", "viewer"),
                            ("admin", "admin"),
                        ],
                        max_length=20,
                    ),
                ),
                ("round", models.CharField(blank=True, max_length=120)),
                ("code", models.CharField(blank=True, max_length=5)),
                ("given_by", models.CharField(max_length=12)),
                ("given_at", models.DateTimeField()),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="board_roles",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("role", "round", "code"),
                "constraints": [
                    models.UniqueConstraint(fields=("account", "role", "round", "code"), name="people_role_once")
                ],
            },
        ),
    ]
