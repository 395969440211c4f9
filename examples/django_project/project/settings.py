"""
The settings. What is of onetsec stands at the end, and in four lists above.

What `run.py` is told is passed on in the environment; without it, this is a project in development,
for `python manage.py runserver`.
"""

from __future__ import annotations

import os
from pathlib import Path

from onetsec.mail import FileMailer

BASE_DIR = Path(__file__).resolve().parents[1]
FOLDER = Path(os.environ.get("POLLS_FOLDER", BASE_DIR))
KEY = os.environ.get("POLLS_KEY", "")
TAGS = os.environ.get("POLLS_LANGUAGES", "en").split()

DEBUG = not KEY
SECRET_KEY = os.environ.get("POLLS_SECRET", "of a project in development, and of no other")
ALLOWED_HOSTS = os.environ.get("POLLS_HOSTS", "").split()  # in development: this computer

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "onetsec.django",
    "polls",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "onetsec.django.OnetsecMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]
ROOT_URLCONF = "project.urls"
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": FOLDER / "db.sqlite3",
        "OPTIONS": {"timeout": 20},
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
STATIC_URL = "static/"
LANGUAGE_CODE = TAGS[0]
LANGUAGES = [(tag, tag) for tag in TAGS]

AUTHENTICATION_BACKENDS = ["onetsec.django.OnetsecBackend"]
AUTH_PASSWORD_VALIDATORS = [{"NAME": "onetsec.django.PasswordValidator"}]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
LOGIN_URL = "onetsec:sign_in"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "home"

ONETSEC = {
    "KEYS": [KEY] if KEY else [],
    "NAME": "Polls",
    "URL": os.environ.get("POLLS_URL", "http://localhost:8000"),
    "MAILER": FileMailer(FOLDER / "mail"),
}
