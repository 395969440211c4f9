"""
The addresses of the polls.
"""

from __future__ import annotations

from django.urls import path

from . import views

urlpatterns = [
    path("", views.home, name="home"),
    path("questions/<int:number>", views.question, name="question"),
    path("questions/<int:number>/vote", views.vote, name="vote"),
    path("votes/withdraw", views.withdraw, name="withdraw"),
    path("join", views.join, name="join"),
    path("spa", views.spa, name="spa"),
    path("demo/mail", views.mail, name="mail"),
]
