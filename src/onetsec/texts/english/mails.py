"""
What mails say.
"""

from __future__ import annotations

FIXED = {
    "mail_code_subject": "{code} is your code for {site}",
    "mail_code_lead": "Your code for {site}:",
    "mail_code_not_you": (
        "If you have not just tried to sign in, somebody knows your password: change it."
    ),
    "mail_reset_subject": "Set a new password for {site}",
    "mail_reset_lead": (
        "Somebody, hopefully you, wants to set a new password at {site}. Open this address to do"
        " so:"
    ),
    "mail_reset_not_you": "If it was not you, do nothing: your password is as it was.",
    "mail_address_lead": "Type this code at {site} to show that this address is yours:",
    "mail_address_not_you": (
        "If you have not asked for it, do nothing: without this code nobody can use your address."
    ),
    "mail_address_taken": "Your address was asked for",
    "mail_address_taken_text": (
        "Somebody at {site} wanted to use this address for another account. It is the address of"
        " yours already, so nothing has changed. If it was you: sign in with this address."
    ),
    "mail_notice_subject": "{title}: {site}",
    "mail_notice_when": "{when}.",
    "mail_notice_where": "{when}, from the address {address}.",
    "mail_notice_not_you": (
        "If this was not you, somebody knows your password. Change it now, and sign out all other"
        " sessions."
    ),
    "mail_notice_undo": "If this was not you, secure your account at this address:",
    "mail_notice_device": "{device}.",
    "notice_new_device": "New sign-in to your account",
    "notice_new_device_text": (
        "Somebody signed in to your account on a device that has not been seen there before:"
    ),
    "notice_password_changed": "Your password was changed",
    "notice_password_changed_text": "The password of your account was changed.",
    "notice_password_reset": "Your password was reset",
    "notice_password_reset_text": (
        "The password of your account was set anew through a link that we mailed to you. Everybody"
        " has to sign in again."
    ),
    "notice_address_changed": "Your address was changed",
    "notice_address_changed_text": (
        "The address of your account was changed. Mail goes to another one from now on, and other"
        " devices have to sign in again."
    ),
    "notice_password_stopped": "Your password is blocked on new devices",
    "notice_password_stopped_text": (
        "Somebody typed your password, and then failed at your second step again and again. So it"
        " does not work any more on devices that you have not used before, though it may be right."
        " Sign in on one that you have used, and change it; or ask for a link to set a new one."
    ),
    "notice_removal_asked": "Your second step will be removed",
    "notice_removal_asked_text": (
        "Somebody told us that you have lost what you use for the second step of signing in. It"
        " will be removed in some days. If you still have it, use it once, or a recovery code:"
        " then it stays."
    ),
    "notice_totp_enabled": "Authenticator app enabled",
    "notice_totp_enabled_text": "An authenticator app now protects your account.",
    "notice_totp_disabled": "Authenticator app disabled",
    "notice_totp_disabled_text": (
        "The authenticator app was removed from your account, and your recovery codes with it."
    ),
    "notice_email_code_enabled": "Email verification enabled",
    "notice_email_code_enabled_text": "A code is now mailed to you each time you sign in.",
    "notice_email_code_disabled": "Email verification disabled",
    "notice_email_code_disabled_text": "No code is mailed to you any more when you sign in.",
    "notice_recovery_codes_renewed": "New recovery codes",
    "notice_recovery_codes_renewed_text": (
        "New recovery codes were made for your account. The old ones do not work any more."
    ),
    "notice_recovery_code_used": "A recovery code was used",
    "notice_recovery_code_used_text": (
        "One of the recovery codes of your account was used. It will not work again."
    ),
}

COUNTED = {
    "mail_code_how": (
        "It works once, within {count} minute, in the browser that asked for it. We never ask for"
        " it on the phone or by mail.",
        "It works once, within {count} minutes, in the browser that asked for it. We never ask for"
        " it on the phone or by mail.",
    ),
    "mail_reset_how": (
        "It works once, within {count} minute. It signs nobody in, and your second step stays.",
        "It works once, within {count} minutes. It signs nobody in, and your second step stays.",
    ),
}
