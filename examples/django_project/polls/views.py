"""
What the application is there for.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_required
from django.db.models import Count
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from onetsec.django import fresh_required

from .forms import JoinForm
from .models import Question, Vote

SPA = Path(settings.BASE_DIR).parent / "spa.html"


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """
    List the questions.
    """
    questions = Question.objects.order_by("-asked_at", "-pk")
    return render(request, "polls/home.html", {"questions": questions})


@login_required
@require_safe
def question(request: HttpRequest, number: int) -> HttpResponse:
    """
    Show one, with what was voted for.
    """
    return _shown(request, get_object_or_404(Question, pk=number))


@login_required
@require_POST
def vote(request: HttpRequest, number: int) -> HttpResponse:
    """
    Vote, or change one's mind.
    """
    asked = get_object_or_404(Question, pk=number)
    chosen = request.POST.get("choice", "")
    choice = asked.choice_set.filter(pk=chosen).first() if chosen.isdecimal() else None
    if choice is None:
        return _shown(request, asked, status=422, problem="Choose one of them.")

    Vote.objects.update_or_create(question=asked, user=request.user, defaults={"choice": choice})
    return redirect("question", number)


@fresh_required(seconds=300)
def withdraw(request: HttpRequest) -> HttpResponse:
    """
    Withdraw all votes, for somebody who has proven lately who they are.
    """
    if request.method != "POST":
        return render(request, "polls/withdraw.html")

    Vote.objects.filter(user=request.user).delete()
    return redirect("home")


def join(request: HttpRequest) -> HttpResponse:
    """
    Sign somebody up, and in.
    """
    form = JoinForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        login(request, form.save())
        return redirect("home")

    status = 422 if form.is_bound else 200
    return render(request, "polls/join.html", {"form": form}, status=status)


@require_safe
def spa(request: HttpRequest) -> FileResponse:
    """
    Give the front end that needs none of our pages.
    """
    return FileResponse(SPA.open("rb"), content_type="text/html; charset=utf-8")


@require_safe
def mail(request: HttpRequest) -> HttpResponse:
    """
    Show what was mailed. Only a demo does.
    """
    mails = sorted((Path(settings.FOLDER) / "mail").glob("*.eml"), reverse=True)
    return render(request, "polls/mail.html", {"mails": [one.read_text() for one in mails[:20]]})


def _shown(request: HttpRequest, asked: Question, *, status: int = 200, **more: Any) -> Any:
    mine = Vote.objects.filter(question=asked, user=request.user).first()
    choices = asked.choice_set.annotate(votes=Count("vote")).order_by("pk")
    around = {"question": asked, "choices": choices, "mine": mine, **more}
    return render(request, "polls/question.html", around, status=status)
