"""Django's settings for one server: no database, no admin site, logins in memory that end with the program."""

from __future__ import annotations

import secrets
from collections.abc import Mapping

LOCAL = "127.0.0.1"
# Seconds that a thread draws on while another waits for its turn after looking at a file; ten times shorter than
# Python's own, for a page looks at a hundred files and would wait each time.
TURN = 0.0005
# Nothing from outside, no frames, no forms to elsewhere; neither inline script nor inline style.
CONTENT_POLICY = "default-src 'self'; object-src 'none'; frame-ancestors 'none'; form-action 'self'; base-uri 'none'"


def settings_for(port: int) -> Mapping[str, object]:
    """The settings of a server on this machine; cookies carry the port, for browsers do not tell ports apart.

    The secret key is made anew at each start and kept nowhere: nothing that it signs outlives the program.
    """
    return {
        "SECRET_KEY": secrets.token_urlsafe(50),
        "DEBUG": False,
        "ALLOWED_HOSTS": [LOCAL, "localhost"],
        "ROOT_URLCONF": "engine.web.urls",
        "INSTALLED_APPS": ["django.contrib.sessions"],
        "MIDDLEWARE": [
            "engine.web.middleware.safe_headers",
            "django.middleware.security.SecurityMiddleware",
            "engine.web.middleware.Logins",
            "django.middleware.common.CommonMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
            "engine.web.middleware.Door",
        ],
        "DATABASES": {},
        "CACHES": {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "phuhop"}},
        "SESSION_ENGINE": "django.contrib.sessions.backends.cache",
        "SESSION_COOKIE_NAME": f"phuhop-{port}",
        "SESSION_COOKIE_SAMESITE": "Strict",
        "SESSION_EXPIRE_AT_BROWSER_CLOSE": True,
        "CSRF_COOKIE_NAME": f"phuhop-form-{port}",
        "CSRF_COOKIE_SAMESITE": "Strict",
        "CSRF_COOKIE_HTTPONLY": True,
        "CSRF_FAILURE_VIEW": "engine.web.views.refusal_views.form_refused",
        "SECURE_REFERRER_POLICY": "same-origin",
        "USE_I18N": False,
        "USE_TZ": True,
        # A file of the law may have a million bytes, and a form's boundaries some more; a whole form of a commune comes
        # at once where no script runs: some 400 fields with their names.
        "DATA_UPLOAD_MAX_MEMORY_SIZE": 1_200_000,
        "DATA_UPLOAD_MAX_NUMBER_FIELDS": 5000,
        "DATA_UPLOAD_MAX_NUMBER_FILES": 600,
        "LOGGING": {
            "version": 1,
            "handlers": {"nowhere": {"class": "logging.NullHandler"}},
            "loggers": {"django": {"handlers": ["nowhere"], "propagate": False}},
        },
    }
