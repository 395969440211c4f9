"""
What the documents say, runs: every Python block of every document, in order.

A block that a reader need not see, such as a check of what was just shown, is an HTML comment that
begins with ``invisible-code-block: python``.
"""

from __future__ import annotations

import os
import subprocess
import sys
from base64 import b64encode
from pathlib import Path

import pytest
from sybil import Document
from sybil.parsers.myst import PythonCodeBlockParser

ROOT = Path(__file__).parents[2]
DOCUMENTS = (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")))

ALONE = {"django.md"}
"""What they show is configured once a process."""


def blocks(path: Path) -> Document:
    """
    Find the Python blocks of a document; they share one namespace.
    """
    return Document.parse(str(path), PythonCodeBlockParser())


def run(path: Path) -> None:
    """
    Run them, in order.
    """
    for block in blocks(path):
        block.evaluate()


@pytest.fixture(autouse=True)
def host(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Run as a host would: in its own folder, with its key in the environment.
    """
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ONETSEC_KEY", b64encode(b"k" * 32).decode())


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_document_runs(path: Path) -> None:
    """
    Every Python block of the document runs.
    """
    if path.name not in ALONE:
        run(path)
        return

    done = subprocess.run(
        [sys.executable, "-m", __name__, str(path)],
        env=os.environ | {"PYTHONPATH": os.pathsep.join((str(ROOT), *sys.path))},
        capture_output=True,
        text=True,
    )
    assert 0 == done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize(
    "path",
    [ROOT / "README.md", *sorted((ROOT / "docs/features").glob("*.md"))],
    ids=lambda path: path.name,
)
def test_document_shows_code(path: Path) -> None:
    """
    The README and the document of every feature show code that runs.
    """
    assert list(blocks(path))


@pytest.mark.parametrize(
    "text",
    ["```python\nassert False\n```\n", "<!-- invisible-code-block: python\nassert False\n-->\n"],
    ids=["shown", "invisible"],
)
def test_a_wrong_block_is_seen(text: str, tmp_path: Path) -> None:
    """
    A block that fails, fails the test.
    """
    path = tmp_path / "wrong.md"
    path.write_text(text)

    with pytest.raises(AssertionError):
        test_document_runs(path)


def test_blocks_share_names(tmp_path: Path) -> None:
    """
    A block knows what the blocks before it have said.
    """
    path = tmp_path / "two.md"
    path.write_text("```python\nthree = 3\n```\n\nThen:\n\n```python\nassert 3 == three\n```\n")

    test_document_runs(path)


if __name__ == "__main__":
    run(Path(sys.argv[1]))
