"""
Times and days.
"""

from __future__ import annotations

FIXED = {
    "ago_now": "just now",
    "day": "{day} {month} {year}",
    "day_and_time": "{day}, {time} UTC",
    "month_1": "January",
    "month_2": "February",
    "month_3": "March",
    "month_4": "April",
    "month_5": "May",
    "month_6": "June",
    "month_7": "July",
    "month_8": "August",
    "month_9": "September",
    "month_10": "October",
    "month_11": "November",
    "month_12": "December",
}

COUNTED = {
    "ago_years": ("{count} year ago", "{count} years ago"),
    "ago_months": ("{count} month ago", "{count} months ago"),
    "ago_days": ("{count} day ago", "{count} days ago"),
    "ago_hours": ("{count} hour ago", "{count} hours ago"),
    "ago_minutes": ("{count} minute ago", "{count} minutes ago"),
    "in_days": ("{count} day", "{count} days"),
    "in_hours": ("{count} hour", "{count} hours"),
    "in_minutes": ("{count} minute", "{count} minutes"),
    "in_seconds": ("{count} second", "{count} seconds"),
}
