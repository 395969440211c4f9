"""
Security Best Practices: what is said of an account.
"""

from __future__ import annotations

FIXED = {
    "advice_good": "Good:",
    "advice_info": "Good to know:",
    "advice_improve": "Could be better:",
    "advice_act": "Needs your attention:",
    "advice_open": "Open",
    "advice_change_password": "Change the password",
    "advice_set_up_app": "Set up an authenticator app",
    "advice_renew_codes": "Get new recovery codes",
    "advice_review_sessions": "Review sessions",
    "advice_turn_off_app": "Turn the app off",
    "advice_app_unusable": "Replace your authenticator app",
    "advice_app_unusable_replace": (
        "Its codes can not be checked here any more. Turn it off with a recovery code, then set it"
        " up again."
    ),
    "advice_app_unusable_help": (
        "Its codes can not be checked here any more, and you have no recovery code that can be. Ask"
        " whoever runs this site for help before you sign out."
    ),
    "advice_codes_unusable": "Replace your recovery codes",
    "advice_codes_unusable_renew": (
        "They can not be checked here any more. Get new ones, and throw the old ones away."
    ),
    "advice_breached": "Replace the leaked password",
    "advice_breached_found": (
        "Your password is in a list of passwords from data breaches, of this or of another site."
        " Who tries that list gets in: choose a new one, and change it wherever else you use it."
    ),
    "advice_strong_password": "Use a strong, unique password",
    "advice_strong_password_none": "This account has no password that could be guessed.",
    "advice_strong_password_unknown": (
        "Yours was set {age}. How strong it is can not be seen, as it is not kept in readable form."
        " Use it nowhere else; a password manager remembers it for you."
    ),
    "advice_strong_password_good": (
        "Yours is strong. Use it nowhere else; a password manager remembers it for you."
    ),
    "advice_strong_password_weak": (
        "Yours is easy to guess. Change it to a longer one that you use nowhere else."
    ),
    "advice_last_day": "in the last day",
    "advice_last_week": "in the last week",
    "advice_last_month": "in the last month",
    "advice_longer_ago": "more than a month ago",
    "advice_mfa": "Enable MFA",
    "advice_mfa_both": "It is on: signing in asks for a code from your app, or for a mailed one.",
    "advice_mfa_app": "It is on: signing in asks for a code from your app.",
    "advice_mfa_mail": "It is on: signing in asks for a code that is mailed to you.",
    "advice_mfa_off": "It is off: your password alone is enough to sign in as you.",
    "advice_mfa_off_no_password": "It is off: one step is enough to sign in as you.",
    "advice_prefer_app": "Prefer an authenticator app",
    "advice_prefer_app_mail_only": (
        "Your codes come by mail only, so they are as safe as your mailbox."
    ),
    "advice_prefer_app_mailbox": (
        "Your password was set through a mailed link, and your codes are mailed too: whoever reads"
        " your mail can sign in as you."
    ),
    "advice_codes_low": "Renew your recovery codes",
    "advice_codes_gone": "Get new recovery codes",
    "advice_codes_gone_locked_out": (
        "You have no recovery codes. Without your app you can not sign in."
    ),
    "advice_codes_gone_mail": (
        "You have no recovery codes. Without your app you depend on codes that are mailed to you."
    ),
    "advice_sessions": "Review active sessions regularly",
    "advice_sessions_none": "You are signed in nowhere.",
    "advice_sessions_revoke": "{reason} Revoke any that you do not recognize.",
    "advice_email": "Keep your email secure",
    "advice_email_none": "No mail is sent to you, so a lost password can not be reset that way.",
    "advice_email_no_password": "Mail about this account goes there.",
    "advice_email_with_app": (
        "A link to reset your password is mailed there. That alone signs nobody in: your second"
        " step is asked for too."
    ),
    "advice_email_without_app": (
        "A link to reset your password is mailed there, so whoever reads your mail can sign in as"
        " you."
    ),
    "advice_verify_email": "Verify your email address",
    "advice_verify_email_not_yet": "We do not know yet whether mail to your address reaches you.",
    "advice_verify_email_way": "Verify it",
    "advice_verify_email_suspended": (
        "Your address is another one than before, and we do not know yet whether mail to it reaches"
        " you. Until you verify it, no link for a new password is mailed."
    ),
    "advice_attacked": "Find out who typed wrong codes",
    "advice_stopped": "Choose a new password",
    "advice_stopped_why": (
        "Somebody typed your password and then failed at your second step again and again. On"
        " devices that you have not used before it does not work any more, until you change it."
    ),
}

COUNTED = {
    "advice_idle_days": ("{count} day", "{count} days"),  # not used for so long
    "advice_recent_days": ("{count} day", "{count} days"),  # used less than so long ago
    "advice_codes_left": (
        "You have {count} recovery code left.",
        "You have {count} recovery codes left.",
    ),
    "advice_sessions_only": (
        "You are signed in on {count} device only.",
        "You are signed in on {count} devices only.",
    ),
    "advice_sessions_used": (
        "You are signed in on {count} device; it was used less than {days} ago.",
        "You are signed in on {count} devices; each of them was used less than {days} ago.",
    ),
    "advice_sessions_all_idle": (
        "You are signed in on {count} device, and did not use it for {days}.",
        "You are signed in on {count} devices, and did not use any of them for {days}.",
    ),
    # The number of those that were not used; all of them are {devices}.
    "advice_sessions_idle": (
        "You are signed in on {devices}; {count} of them was not used for {days}.",
        "You are signed in on {devices}; {count} of them were not used for {days}.",
    ),
    "advice_devices": ("{count} device", "{count} devices"),
    "advice_attacked_password": (
        "{count} wrong code was typed in the last day. If that was not you, somebody may know your"
        " password: change it.",
        "{count} wrong codes were typed in the last day. If that was not you, somebody may know"
        " your password: change it.",
    ),
    "advice_attacked_sessions": (
        "{count} wrong code was typed in the last day. If that was not you, review your sessions.",
        "{count} wrong codes were typed in the last day. If that was not you, review your"
        " sessions.",
    ),
}
