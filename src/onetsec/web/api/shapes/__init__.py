"""
What is sent to the operations, and what they answer: one class a JSON object.

Every field is described here and nowhere else: the reading of a body, the writing of an answer and
the OpenAPI document are made of these classes. Times are Unix seconds. A field with a default may
be left out by a client, and is left out of an answer while it has that default.
"""

from __future__ import annotations

from .given import (
    Activity,
    ActivityLine,
    AdviceLine,
    CodesLeft,
    Mailed,
    Meaning,
    Problem,
    RecoveryCodes,
    Renewed,
    Requested,
    Rule,
    Security,
    Sent,
    SessionFacts,
    SessionLine,
    SessionList,
    SessionState,
    Setup,
    SignedIn,
    Since,
    Ways,
)
from .sent import (
    Code,
    CodeRequest,
    Factor,
    NewPassword,
    Nothing,
    PasswordChange,
    Proof,
    ProofRequest,
    Removal,
    ResetRequest,
    SendRequest,
    SignInRequest,
    Snooze,
    Switch,
)

__all__ = [
    "Activity",
    "ActivityLine",
    "AdviceLine",
    "Code",
    "CodeRequest",
    "CodesLeft",
    "Factor",
    "Mailed",
    "Meaning",
    "NewPassword",
    "Nothing",
    "PasswordChange",
    "Problem",
    "Proof",
    "ProofRequest",
    "RecoveryCodes",
    "Removal",
    "Renewed",
    "Requested",
    "ResetRequest",
    "Rule",
    "Security",
    "SendRequest",
    "Sent",
    "SessionFacts",
    "SessionLine",
    "SessionList",
    "SessionState",
    "Setup",
    "SignInRequest",
    "SignedIn",
    "Since",
    "Snooze",
    "Switch",
    "Ways",
]
