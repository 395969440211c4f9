"""
What is told of an outcome.
"""

from __future__ import annotations

FIXED = {
    # of an account, and who is in front of it
    "sign_in_done": "You are signed in.",
    "sign_in_second_step": "One more step.",
    "sign_in_wrong_credentials": "The email or the password is not right.",
    "sign_in_wrong_with_code": ("The email, the password or the recovery code is not right."),
    "challenge_required": "Many people are signing in now. Please solve the task below, too.",
    "sign_in_expired": "That sign-in took too long. Please begin again.",
    "sign_out_done": "You are signed out.",
    "session_over": "You were signed out meanwhile. Please sign in again.",
    "session_revoked": "That session was signed out.",
    "session_current": "This is the session that you are using. To end it, use “Sign out”.",
    "session_unknown": "That session is over already.",
    "session_others_signed_out": "All other sessions were signed out.",
    "step_up_required": "Please confirm first that it is you.",
    "step_up_confirmed": "Confirmed.",
    "second_factor_needed": (
        "The page that you asked for needs two-factor authentication. Set it up here first."
    ),
    "on_hold": (
        "That has to wait: the password of this account was set through a mailed link not long ago."
    ),
    "on_hold_wait": (
        "That has to wait for {wait}: the password of this account was set through a mailed link."
    ),
    # of attempts
    "attempts_too_many": "Too many attempts. Please wait a little, then try again.",
    "attempts_wait": "Too many attempts. Try again in {wait}.",
    # of codes
    "code_wrong": "That code is not right. Check that it is the newest one, and type it again.",
    "code_used": "That code was used already. Wait for the next one.",
    "code_expired": "That code does not work any more. Please ask for another one.",
    "code_sent": "We have mailed you a code. If you do not see it, look in the spam folder.",
    "code_wait": (
        "We have just mailed you a code. Please wait a little before you ask for another."
    ),
    "code_too_many": "Too many codes were asked for. Please try again in an hour.",
    "code_no_address": "We can not mail a code to this account at the moment.",
    "code_missing": "Please type the code first.",
    # of advice
    "advice_snoozed": "That advice is put off for 30 days.",
    "advice_woken": "That advice is shown again.",
    "advice_can_not_wait": "That can not be put off.",
    "advice_unknown": "There is no such advice for your account.",
    # of second factors
    "factor_unusable": (
        "That can not be checked here any more. Use another way, or ask whoever runs this site for"
        " help."
    ),
    "factor_not_enabled": "This account can not be confirmed like that. Please try again.",
    "method_last": (
        "This is your last second step. Without it your password alone is enough to sign in: we"
        " strongly recommend to keep at least one."
    ),
    "totp_begun": "Scan the QR code, then type a code.",
    "totp_enabled": "The authenticator app is enabled.",
    "totp_disabled": "The authenticator app is disabled. Other devices have to sign in again.",
    "totp_no_setup": "That set-up is over. Please start again with a new QR code.",
    "totp_already_enabled": (
        "The authenticator app is enabled already. If you have not saved your recovery codes,"
        " renew them."
    ),
    "totp_not_enabled": "There is no authenticator app on this account.",
    "email_code_enabled": "Email verification is on. Other devices have to sign in again.",
    "email_code_disabled": "Email verification is off. Other devices have to sign in again.",
    "email_code_already_enabled": "Email verification is on already.",
    "email_code_not_enabled": "Email verification is off already.",
    "address_changed_done": "Your address was changed. Other devices have to sign in again.",
    "address_confirmed_done": "Your address is verified.",
    "address_not_one": "That is not an address to which a mail could be sent.",
    "address_same": "That is the address of this account already.",
    "address_already_confirmed": "Your address is verified already.",
    "address_taken": "That address belongs to another account by now. Nothing was changed.",
    "address_not_offered": "The address of this account can not be changed here.",
    "recovery_codes_renewed": "The old recovery codes do not work any more.",
    "recovery_codes_used": "You signed in with a recovery code. It will not work again.",
    # of passwords
    "password_changed": "Your password was changed. Other devices have to sign in again.",
    "password_registered": "Your password was set.",
    "password_already_set": "This account has a password already.",
    "password_unchecked": (
        "The new password could not be looked for among passwords that are known from data"
        " breaches. Please try again in a minute."
    ),
    "password_rejected": "The new password does not meet every requirement.",
    "password_wrong": "The current password is not right.",
    "password_different": "The two new passwords are not the same.",
    "reset_wait": (
        "Too many links were asked for. One that was mailed lately works still; another one can be"
        " asked for in {wait}."
    ),
    "reset_requested": (
        "If there is an account for that address, we have mailed a link to it. It can take a minute"
        " to arrive."
    ),
    "reset_completed": "Your new password is set. Sign in with it, on every device.",
    "undo_done": (
        "The changes were taken back, and everybody was signed out. We have mailed you a link to"
        " set a new password."
    ),
    "undo_link_over": (
        "This link does not work any more. If your account is in danger, set a new password."
    ),
    "reset_link_over": "This link does not work any more. Please ask for a new one.",
    # of forms
    "fields_missing": "Please fill in every field.",
    "form_ours": "This form is ours.",
    "form_stale": "This form was open for too long. Load the page again, and send it.",
    "form_elsewhere": (
        "This form was opened at another address. For your safety, it works at one address only:"
    ),
    "form_too_large": "That is more text than any of these fields can take.",
    "form_wrong_kind": "This address takes forms only.",
    "form_unreadable": "The form could not be read. Load the page again, and send it.",
    "api_answered": "Here it is.",
    "api_sign_in_required": "Please sign in.",
    "api_token_wrong": "The token against forged requests is missing or wrong. Ask for a new one.",
    "api_other_origin": "This service takes no requests from there.",
    "api_not_found": "There is nothing at this address.",
    "api_not_offered": "This application does not offer that.",
    "api_not_json": "This address takes JSON only.",
    "api_malformed_json": "The body is no JSON, or a name comes twice in it.",
    "api_wrong_fields": "A field is missing, is not known, or is not as described.",
    "method_not_allowed": "This address does not answer to that.",
    "unavailable": (
        "The service does not answer at the moment. You are still signed in, or still not; please"
        " try again in a moment."
    ),
}
