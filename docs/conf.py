"""
How the documents are built: ``nox -s docs``.
"""

from __future__ import annotations

import sys
from importlib.metadata import version as installed
from pathlib import Path

from sphinx.application import Sphinx

sys.path.insert(0, str(Path(__file__).parent))
import _operations  # beside this file
import _settings

project = "onetsec"
author = "onetsec contributors"
copyright = f"2026, {author}"
release = version = installed("onetsec")

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

html_theme = "furo"
html_title = "onetsec"

add_module_names = False
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_typehints_format = "short"
napoleon_use_rtype = False

# The references of other projects are not looked up: a build needs no network.
nitpick_ignore_regex = [
    (r"py:.*", r"(collections\.abc|contextlib|enum|os|ssl|typing|attrs?)(\..*)?"),
    (r"py:.*", r"(Callable(\[\[\])?|Collection|Coroutine|Iterable|Mapping|Sequence)"),
    (r"py:.*", r"sqlalchemy\..*"),
    # Parts that flows are built of; nobody outside builds one.
    (r"py:class", r"onetsec\.(flows\._|_lifting\.).*"),
    (r"py:class", r"(flask\..*)?Flask"),
    # What a host is given, and does not build.
    (r"py:class", r"onetsec\.(asgi\.(_|extension\.Inst|sockets\.Closing)|web\.requests\.).*"),
    (r"py:class", r"starlette\..*"),
    (r"py:class", r"redis\..*"),
    # Type variables and other words of a signature that are no class of ours.
    (r"py:.*", r"(.*\.)?[A-Z](_co)?"),
]


def setup(app: Sphinx) -> None:
    """
    Let the first sentence of a property have a colon in it: napoleon would read a type before it;
    and make the tables of the JSON API and of the settings.
    """
    app.connect("autodoc-process-docstring", _begin_with_nothing, priority=400)
    app.connect("source-read", _with_tables)


def _with_tables(app: Sphinx, name: str, source: list[str]) -> None:
    if name == "api":
        source[0] = source[0].replace(_operations.MARK, _operations.tables(_operations.told()))
    source[0] = _settings.filled(name, source[0])


def _begin_with_nothing(
    app: Sphinx, what: str, name: str, thing: object, options: object, lines: list[str]
) -> None:
    if what in {"attribute", "data", "property"}:
        lines[:0] = ["..", ""]  # an empty comment
