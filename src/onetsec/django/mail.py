"""
Mails by Django's own backend.
"""

from __future__ import annotations

import smtplib
from email.header import Header
from typing import Any

from django.core.mail import EmailMultiAlternatives

from ..errors import DeliveryError
from ..letters import Message


class DjangoMailer:
    """
    Hands mails to ``EMAIL_BACKEND``, from ``DEFAULT_FROM_EMAIL``.
    """

    def send(self, message: Message) -> None:
        """
        Send *message*.

        Raises:
            DeliveryError: If it was not taken. The words of a server are not repeated: they hold
                addresses.
        """
        message.check()
        mail = _Mail(
            message.subject,
            message.text,
            to=[message.to],
            headers={"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"},
        )
        if message.html:
            mail.attach_alternative(message.html, "text/html")
        failure = _failure(mail)
        if failure is not None:
            # Not where it was caught: what is behind it holds addresses and answers of the server.
            raise failure


class _Mail(EmailMultiAlternatives):
    """
    A mail whose subject is read as it stands.
    """

    def message(self, **options: Any) -> Any:
        """
        Return the mail as the standard library has it, which decodes whatever looks like an encoded
        word in a subject. Written as one it comes out as it was, if it is not read before.
        """
        made, subject = super().message(**options), str(self.subject)
        if "=?" in subject:
            del made["Subject"]
            made.set_raw("Subject", Header(subject, "utf-8", header_name="Subject").encode())
        return made


def _failure(mail: EmailMultiAlternatives) -> DeliveryError | None:
    """
    Why *mail* was not sent. A backend is the project's, and may raise anything.
    """
    try:
        sent = mail.send()
    except Exception as error:
        code = _code(error)
        shown = f"{type(error).__name__} ({code})" if code else type(error).__name__
        return DeliveryError(f"mail: {shown}.", is_final=code // 100 == 5)

    return None if sent else DeliveryError("mail: the backend has not sent it.")


def _code(error: Exception) -> int:
    """
    The code that a server refused with; 0 if it did not.
    """
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return next((int(code) for code, _ in error.recipients.values()), 0)

    return error.smtp_code if isinstance(error, smtplib.SMTPResponseException) else 0
