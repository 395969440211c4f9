"""
The pages: titles, labels, buttons and what stands around them.
"""

from __future__ import annotations

FIXED = {
    # around every page
    "skip": "Skip to the content",
    "error_title": "Error: {title}",
    "cancel": "Cancel",
    "back_to_security": "Back to Security Settings",
    "back_to_sign_in": "Back to sign in",
    "copied": "Copied.",
    "not_copied": "Could not copy. Select it and copy it by hand.",
    "show": "Show",
    "settings": "Settings",
    "settings_security": "Security",
    "settings_sessions": "Sessions",
    "settings_activity": "Activity",
    "enabled": "Enabled",
    "unusable": "Not usable",
    "added": "Added {when}.",
    "and": "{first} and {second}",
    # fields
    "email": "Email",
    "new_email": "New email",
    "password": "Password",
    "current_password": "Current password",
    "new_password": "New password",
    "confirm_new_password": "Confirm new password",
    "verification_code": "Verification code",
    "recovery_code": "Recovery code",
    "recovery_code_hint": "Capital or small letters, with or without dashes.",
    # what a password needs
    "rules": "Requirements",
    "rule_met": "Met:",
    "rule_unmet": "Not met:",
    "rule_not_text": "Only characters that can be typed",
    "rule_no_uppercase_letter": "An uppercase letter",
    "rule_no_lowercase_letter": "A lowercase letter",
    "rule_no_digit": "A number",
    "rule_too_common": "Not a common password",
    "rule_too_weak": "Hard to guess: no names, dates or patterns",
    "rule_unchanged": "Not the current password",
    "rule_breached": "Not known from a data breach",
    # sign-in
    "sign_in": "Sign in",
    "sign_out": "Sign out",
    "challenge_lead": "Many people are signing in now, so there is a short task besides.",
    "challenge_no_script": (
        "If there is no task to be seen, it needs JavaScript. Without it, please try again in a few"
        " minutes, when fewer people are signing in."
    ),
    "forgot": "Forgot your password?",
    "verify": "Verify",
    "verify_title": "One more step",
    "lead_app": "Open your authenticator app and type the code it shows.",
    "lead_mail": "Get a code by email, and type it here.",
    "lead_mailed": "We have mailed a code to {address}. It can take a minute to arrive.",
    "lead_recovery": (
        "Type one of the codes that you saved when you set up the app. Each works once."
    ),
    "lead_password": "Type your password once more.",
    "use_app": "Use the authenticator app",
    "use_mail": "Use an email code instead",
    "use_recovery": "Use a recovery code",
    "send_code": "Send me a code",
    "send_another_code": "Send another code",
    # password recovery
    "forgot_lead": (
        "Type the address of your account. We mail a link to it that lets you choose a new"
        " password. Your second step stays as it is."
    ),
    "forgot_send": "Send reset link",
    "reset_title": "Choose a new password",
    "reset_lead": "Afterwards you sign in with it, on every device.",
    "reset": "Reset password",
    "reset_again": "Ask for a new link",
    "undo_title": "This wasn't me",
    "undo_lead": "We told you of this:",
    "undo_then": "If it was not you, the button below secures your account:",
    "undo_set_password": "Set a new password",
    "undo_all": (
        "What was added since then is removed: authenticator app, recovery codes, email codes."
    ),
    "undo_address": "If your email address was changed, the old one is restored.",
    "undo_sessions": "Everybody is signed out, on every device.",
    "undo_password": "The password stops working. We mail you a link to set a new one.",
    "undo_kept": "What was removed does not come back: set it up again.",
    "undo": "Undo these changes",
    # Settings > Security
    "security_title": "Security Settings",
    "security_lead": "Protect your account with a strong password and a second step.",
    "held": (
        "Your password was set through a mailed link. Until {when} neither a second step nor the"
        " address can be changed, so that somebody who reads your mail can not keep you out."
    ),
    "password_lead": (
        "Last changed {when}. After a change, your other devices have to sign in again."
    ),
    "password_none": "This account signs in without a password.",
    "password_change": "Change Password",
    "mfa": "Two-Factor Authentication (MFA)",
    "mfa_lead": "A second step when you sign in, so that a stolen password is not enough.",
    "app": "Authenticator App",
    "app_lead": "Codes from an app such as Google Authenticator, Authy or 1Password.",
    "app_unusable": "Its codes can not be checked here any more.",
    "app_disable": "Disable",
    "app_set_up": "Setup",
    "mail": "Email Verification",
    "mail_lead": "A code by email to {address} each time you sign in.",
    "recovery": "Recovery codes",
    "recovery_none": (
        "You get them when you set up an authenticator app, for the day your phone is gone."
    ),
    "recovery_unusable": "They can not be checked here any more.",
    "recovery_renew": "Renew",
    "advice": "Security Best Practices",
    "advice_snooze": "Not now",
    "advice_snooze_which": "Not now: {title}",
    "advice_wake": "Show again",
    "advice_wake_which": "Show again: {title}",
    "advice_put_off": "Put off:",
    "advice_snoozed_until": "Put off until {when}.",
    "advice_lead": "How this account is doing, and what would make it safer.",
    # the authenticator app
    "app_title": "Set up your authenticator app",
    "app_nothing_yet": "Nothing changes until a code from the app is verified.",
    "app_new": "New authenticator app",
    "app_intro": (
        "You get a QR code to scan with an app such as Google Authenticator, Authy or 1Password."
        " It is shown once: to see another one, start again."
    ),
    "app_start": "Start",
    "app_qr": "QR code for your authenticator app",
    "app_scan": "Open your authenticator app, add an account, and scan the QR code.",
    "app_link": "On this phone? Open it in the app",
    "app_by_hand": "No camera? Type this in by hand:",
    "app_key": "Secret key",
    "app_copy_key": "Copy key",
    "app_type_code": "Type the code that the app shows.",
    "app_keep_key": (
        "Save the secret key in a safe place. You will need it if you change or lose your phone."
    ),
    "app_verification": "Verification",
    "app_type_now": "The entry is in your app already: type the code that it shows now.",
    "app_clock": (
        "Codes stay wrong? Check that the time of your phone is set automatically. Or delete the"
        " entry in the app, and start again with a new QR code."
    ),
    "app_start_again": "Start again",
    # email verification
    "mail_title": "Turn on email verification",
    "mail_nothing_yet": "Nothing changes until the code from the mail is verified.",
    # the address
    "address_title": "Your email address",
    "address_lead": "Your mail goes to {address}.",
    "address_verified": "Verified",
    "address_confirmed": "Codes, links and warnings are mailed to this address.",
    "address_unconfirmed": "We do not know yet whether mail to this address reaches you.",
    "address_none": "This account has no address to which a mail could be sent.",
    "address_change": "Change",
    "address_verify": "Verify",
    "address_verify_title": "Verify this address",
    "address_change_title": "Change the address",
    "address_change_lead": (
        "We mail a code to the new address. Nothing changes until you have typed it here; then your"
        " other devices have to sign in again, and we tell your old address."
    ),
    "address_change_button": "Send a code to the new address",
    # recovery codes
    "codes_title": "Your recovery codes",
    "codes_lead": (
        "For {account} at {site}. Each of them works once, when your phone is not at hand. They are"
        " not shown again."
    ),
    "codes_copy": "Copy",
    "codes_download": "Download",
    "codes_print": "Print",
    "codes_keep": (
        "Keep them where your phone is not: in a password manager, or on paper in a safe place. Who"
        " has one of them and your password can sign in as you."
    ),
    "codes_saved": "I have saved these",
    "codes_file": "Recovery codes for {account} at {site}",
    "codes_file_once": "Each of them works once.",
    # step-up, and what it is for
    "confirm_title": "Confirm that it is you",
    "confirm": "Confirm",
    "confirm_region": "Confirmation",
    "confirm_page": (
        "The page that you asked for is only shown to somebody who has lately proven who they are."
    ),
    "confirm_impossible": (
        "This account has no password and no authenticator app that could confirm it. Sign out,"
        " sign in again, and come back within five minutes."
    ),
    "set_up_title": "Set up your authenticator app",
    "set_up_reason": "You are about to set up an authenticator app.",
    "set_up_button": "Continue to the set-up",
    "set_up_consequence": ("Next you see a QR code. Nothing changes until you have typed a code."),
    "disable_title": "Disable the authenticator app",
    "disable_reason": "You are about to disable the authenticator app.",
    "disable_button": "Disable",
    "disable_consequence": ("The app is asked for no more, and your recovery codes stop working."),
    "renew_title": "Renew your recovery codes",
    "renew_reason": "You are about to renew your recovery codes.",
    "renew_button": "Renew",
    "renew_consequence": ("You get a new set of codes. The ones that you have saved stop working."),
    "mail_on_title": "Turn on email verification",
    "mail_on_reason": "You are about to turn on email verification.",
    "mail_on_button": "Turn on",
    "mail_on_consequence": "A code is mailed to you each time you sign in.",
    "mail_off_title": "Turn off email verification",
    "mail_off_reason": "You are about to turn off email verification.",
    "mail_off_button": "Turn off",
    "mail_off_consequence": "No code is mailed to you any more when you sign in.",
    "end_others_title": "Sign out all other sessions",
    "end_others_reason": "You are about to sign out all other sessions.",
    "end_others_button": "Sign out all others",
    "end_others_consequence": (
        "Every other device has to sign in again, also one that you have forgotten. This one stays."
    ),
    # Settings > Sessions
    "sessions_title": "Active Sessions",
    "sessions_lead": (
        "Where you are signed in. Revoke what you do not recognize, then change your password."
    ),
    "session_here": "This device",
    "session_now": "Active now",
    "session_seen": "Last active {when}",
    "session_opened": "signed in {when}",
    "session_opened_with": "signed in {when} with {channels}",
    "session_revoke": "Revoke",
    "session_revoke_which": "Revoke {device}",
    "sessions_end_others": "Sign out all other sessions",
    "device": "{browser} on {system}",
    "device_named": "{name} ({device})",
    "device_unknown": "Unknown browser",
    "place": "{names} (approximate)",
    "place_here": "This computer",
    "place_unknown": "Location unknown",
    "channel_password": "password",
    "channel_mail": "email",
    "channel_app": "authenticator app",
    "channel_recovery": "recovery code",
    "channel_passkey": "passkey",
    "channel_external": "another sign-in service",
    # Settings > Security activity
    "activity_title": "Security activity",
    "activity_lead": (
        "What happened to your account, and from where. If something was not you, change your"
        " password, then sign out all other sessions."
    ),
    "activity_filter": "Show",
    "activity_all": "Everything",
    "activity_sign_in": "Sign-ins",
    "activity_sessions": "Sessions",
    "activity_credentials": "Changes",
    "activity_pages": "Pages",
    "activity_newest": "Newest",
    "activity_older": "Older",
    "activity_none": "Nothing has happened yet.",
    "activity_none_such": "Nothing of this kind.",
    "activity_none_here": "Nothing of this kind on this page. Look at older ones.",
    "activity_refused": "Refused",
    "activity_hint": (
        "Wrong passwords are not listed: anybody can type one. Wrong codes are listed for a month."
    ),
    "event_signed_in": "Signed in",
    "event_signed_in_with": "Signed in with {channel}",
    "event_new_device": "Signed in on a new device",
    "event_signed_out": "Signed out",
    "event_stepped_up": "Confirmed that it is you",
    "event_password_failed": "Wrong password",
    "event_second_factor_failed": "Wrong code",
    "event_session_revoked": "A session was signed out",
    "event_other_sessions_ended": "All other sessions were signed out",
    "event_all_sessions_ended": "All sessions were signed out",
    "event_password_registered": "Password set for the first time",
    "event_password_changed": "Password changed",
    "event_password_reset": "Password reset with a mailed link",
    "event_password_stopped": "Password blocked on new devices",
    "event_removal_asked": "Removal of a lost second step asked for",
    "event_totp_enabled": "Authenticator app added",
    "event_totp_disabled": "Authenticator app removed",
    "event_recovery_code_used": "Recovery code used",
    "event_recovery_codes_renewed": "Recovery codes renewed",
    "event_email_code_enabled": "Email verification turned on",
    "event_address_confirmed": "Address verified",
    "event_address_changed": "Address changed",
    "event_changes_undone": "Changes taken back with a mailed link",
    "event_email_code_disabled": "Email verification turned off",
    "event_unknown": "Something else",
    # problems that are nobody's form
    "problem_title": "Please try again",
    "problem_reload": "Load the page again",
    "problem_impossible": "Not possible here",
}

COUNTED = {
    "send_wait": (
        "You can ask for another one in {count} second.",
        "You can ask for another one in {count} seconds.",
    ),
    "rule_too_short": ("At least {count} character", "At least {count} characters"),
    "rule_too_long": ("At most {count} character", "At most {count} characters"),
    "recovery_left": (
        "{count} of {issued} left, for the day your phone is gone.",
        "{count} of {issued} left, for the day your phone is gone.",
    ),
    "recovery_low": (
        "Only {count} of {issued} left. Renew them before you need them.",
        "Only {count} of {issued} left. Renew them before you need them.",
    ),
}
