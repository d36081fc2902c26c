"""Django's settings for a board: accounts in a database, passwords by argon2, a lock after wrong ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

from engine.problems import Place, ProblemsFound, problem
from engine.web.settings import settings_for

# Names a PostgreSQL for people and logins; it may hold a password, so it stands in no file of ours.
ADDRESS: Final = "PHUHOP_BOARD_DB"
PATIENCE: Final = 20  # seconds: SQLite lets whoever comes last wait longest, 6.6 s were seen with eight writers
LONGEST: Final = timedelta(hours=12)
WRONG_PASSWORDS, LOCKED_FOR = 5, timedelta(minutes=15)
MOST_TYPED: Final = 2 * 1024 * 1024  # a form of a commune and what is typed in it; files are counted elsewhere
LITE: Final[Mapping[str, object]] = {
    "transaction_mode": "IMMEDIATE",
    "timeout": PATIENCE,
    "init_command": "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;",
}


@dataclass(frozen=True, slots=True)
class BoardPlace:
    """How a board is reached: the names it answers to, its port, and the proxy before it; "" where there is none."""

    port: int
    names: Sequence[str]
    proxy: str = ""


def people_in(file: Path, address: str = "") -> Mapping[str, object]:
    """Django's words for the database of people: a file, or a PostgreSQL by its address; raises WEB-143 for another."""
    if not address:
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": str(file), "OPTIONS": dict(LITE)}
    if not address.startswith(("postgresql://", "postgres://")):
        raise ProblemsFound([problem("WEB-143", Place(ADDRESS), name=ADDRESS)])
    try:
        from psycopg import ProgrammingError
        from psycopg.conninfo import conninfo_to_dict
    except ImportError:
        raise ProblemsFound([problem("REC-155", Place(ADDRESS))]) from None
    try:
        told: dict[str, Any] = conninfo_to_dict(address)
    except ProgrammingError:
        raise ProblemsFound([problem("WEB-143", Place(ADDRESS), name=ADDRESS)]) from None
    known = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}
    named = {name: str(told.pop(key, "") or "") for name, key in known.items()}
    return {
        "ENGINE": "django.db.backends.postgresql", **named, "OPTIONS": told, "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }  # fmt: skip


def board_settings(place: BoardPlace, database: Mapping[str, object], secret: str) -> Mapping[str, object]:
    """The settings of a board's server; behind a proxy with TLS its cookies go over TLS alone."""
    safe = bool(place.proxy)
    plain = settings_for(place.port)
    return {
        **plain,
        "SECRET_KEY": secret,
        "ALLOWED_HOSTS": [*place.names],
        "ROOT_URLCONF": "engine.web.board.board_urls",
        "INSTALLED_APPS": [
            "django.contrib.contenttypes", "django.contrib.auth", "django.contrib.sessions", "axes", "django_otp",
            "django_otp.plugins.otp_totp", "django_otp.plugins.otp_static", "engine.web.people",
        ],
        "DATABASES": {"default": dict(database)},
        "DEFAULT_AUTO_FIELD": "django.db.models.BigAutoField",
        "AUTH_USER_MODEL": "people.Account",
        "AUTHENTICATION_BACKENDS": ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"],
        "PASSWORD_HASHERS": ["django.contrib.auth.hashers.Argon2PasswordHasher"],
        "AUTH_PASSWORD_VALIDATORS": [],  # what is asked of a password is told in our own words
        "AXES_LOCKOUT_PARAMETERS": [["username", "ip_address"]],
        "AXES_FAILURE_LIMIT": WRONG_PASSWORDS,
        "AXES_COOLOFF_TIME": LOCKED_FOR,
        "AXES_RESET_ON_SUCCESS": True,
        "AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT": False,
        "AXES_DISABLE_ACCESS_LOG": True,
        "AXES_ENABLE_ADMIN": False,
        "AXES_VERBOSE": False,
        "AXES_USERNAME_FORM_FIELD": "username",
        "AXES_CLIENT_IP_CALLABLE": "engine.web.people.signing_in.client_address",
        "OTP_TOTP_ISSUER": "phuhop",
        "SESSION_COOKIE_NAME": "__Host-phuhop" if safe else plain["SESSION_COOKIE_NAME"],
        "CSRF_COOKIE_NAME": "__Host-phuhop-form" if safe else plain["CSRF_COOKIE_NAME"],
        "SESSION_COOKIE_SECURE": safe,
        "CSRF_COOKIE_SECURE": safe,
        "SESSION_COOKIE_AGE": int(LONGEST.total_seconds()),
        "SECURE_HSTS_SECONDS": 31_536_000 if safe else 0,
        "DATA_UPLOAD_MAX_MEMORY_SIZE": MOST_TYPED,
        "DATA_UPLOAD_MAX_NUMBER_FIELDS": 5000,
    }  # fmt: skip
