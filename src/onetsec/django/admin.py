"""
Sessions and activity for operators: to be read, and sessions to be ended.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, ClassVar

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from ..sessions import unpacked
from .models import Event, Session
from .root import auth


class _ReadOnly(admin.ModelAdmin):
    def has_add_permission(self, request: Any, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: Any, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: Any, obj: Any = None) -> bool:
        return False


@admin.register(Session)
class SessionAdmin(_ReadOnly):
    """
    Where somebody is signed in.
    """

    list_display = ("user_id", "device", "address", "opened", "last_seen")
    search_fields = ("=user_id",)
    fields: ClassVar = [*list_display, "channels"]
    readonly_fields: ClassVar = fields
    ordering = ("-last_seen_at",)
    actions: ClassVar = ["end_sessions"]

    @admin.display(description=_("device"))
    def device(self, row: Session) -> str:
        """
        Name the browser and the system.
        """
        device = unpacked(bytes(row.data)).device
        return f"{device.shown_browser} / {device.system or '-'}"

    @admin.display(description=_("address"))
    def address(self, row: Session) -> str:
        """
        Tell where it was seen last.
        """
        return str(unpacked(bytes(row.data)).address)

    @admin.display(description=_("opened"), ordering="created_at")
    def opened(self, row: Session) -> datetime:
        """
        Tell since when.
        """
        return datetime.fromtimestamp(row.created_at, UTC)

    @admin.display(description=_("last seen"), ordering="last_seen_at")
    def last_seen(self, row: Session) -> datetime:
        """
        Tell until when.
        """
        return datetime.fromtimestamp(row.last_seen_at, UTC)

    @admin.action(description=_("End the selected sessions"), permissions=["end"])
    def end_sessions(self, request: Any, queryset: Any) -> None:
        """
        End them: their next request is nobody's.
        """
        for user_id, session_id in queryset.values_list("user_id", "session_id"):
            auth().sessions.end(user_id, session_id)

    def has_end_permission(self, request: Any) -> bool:
        """
        Decide by Django's permission to delete a session.
        """
        return bool(request.user.has_perm("onetsec.delete_session"))


@admin.register(Event)
class EventAdmin(_ReadOnly):
    """
    What has happened.
    """

    list_display = ("user_id", "kind", "when")
    list_filter = ("kind",)
    search_fields = ("=user_id",)
    fields: ClassVar = [*list_display]
    readonly_fields: ClassVar = fields
    ordering = ("-at",)

    @admin.display(description=_("when"), ordering="at")
    def when(self, row: Event) -> datetime:
        """
        Tell when.
        """
        return datetime.fromtimestamp(row.at, UTC)
