"""
What the commands that print a report share.
"""

from __future__ import annotations

import sys
from typing import Any

from ..reports import Report


def add_form(parser: Any) -> None:
    """
    Take the form of a report.
    """
    parser.add_argument("--json", action="store_true", help="for programs")


def show(command: Any, report: Report, *, as_json: bool) -> None:
    """
    Let *command* print *report*, and end with 1 if there are findings.
    """
    command.stdout.write(report.printed(as_json=as_json))
    if report.has_findings:
        sys.exit(1)
