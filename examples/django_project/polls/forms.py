"""
The forms of the application.
"""

from __future__ import annotations

from django.contrib.auth.forms import BaseUserCreationForm
from django.contrib.auth.models import User

from django import forms


class JoinForm(BaseUserCreationForm):
    """
    Django's own form for a new user, with an address, which is the name to sign in with.
    """

    username = forms.EmailField(label="Email", max_length=150)

    class Meta:
        model = User
        fields = ("username",)

    def clean_username(self) -> str:
        """
        Let nobody join with the address of somebody else, in whatever case.
        """
        address = str(self.cleaned_data["username"]).lower()
        if User.objects.filter(username__iexact=address).exists():
            raise forms.ValidationError("Choose another address.")

        return address

    def save(self, commit: bool = True) -> User:
        """
        Keep the address as that of the mailbox, too.
        """
        self.instance.email = self.cleaned_data["username"]
        return super().save(commit)
