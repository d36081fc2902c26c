"""The tables of people, as Django asks for them."""

from __future__ import annotations

from django.apps import AppConfig


class People(AppConfig):
    """Accounts and what belongs to them."""

    name = "engine.web.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"
