"""
Mails in a folder.
"""

from __future__ import annotations

import os
import stat
from email import message_from_bytes
from email.policy import default
from functools import partial
from pathlib import Path

import pytest
from attrs import evolve

from onetsec.errors import ConfigurationError, DeliveryError
from onetsec.letters import Message
from onetsec.mail import FileMailer
from onetsec.testing import together

from .conftest import ADDRESS


def mode(path: Path) -> int:
    """
    Who may do what with *path*.
    """
    return stat.S_IMODE(path.stat().st_mode)


def test_nothing_is_made_before_it_is_used(tmp_path: Path) -> None:
    """
    Neither folder nor file.
    """
    FileMailer(tmp_path / "mail")

    assert [] == os.listdir(tmp_path)


def test_file_is_a_mail(tmp_path: Path, message: Message) -> None:
    """
    From whom the host said, to whom it is for.
    """
    FileMailer(tmp_path, sender="Example Shop <no-reply@example.com>").send(message)

    (path,) = tmp_path.iterdir()
    mail = message_from_bytes(path.read_bytes(), policy=default)
    assert ".eml" == path.suffix
    assert (ADDRESS, "Example Shop <no-reply@example.com>") == (mail["To"], mail["From"])


def test_nobody_else_reads_it(tmp_path: Path, message: Message) -> None:
    """
    Whatever the umask says.
    """
    before = os.umask(0)
    try:
        FileMailer(tmp_path / "mail").send(message)
    finally:
        os.umask(before)

    (path,) = (tmp_path / "mail").iterdir()
    assert (0o700, 0o600) == (mode(tmp_path / "mail"), mode(path))


def test_folder_of_the_host_stays_as_it_is(tmp_path: Path, message: Message) -> None:
    """
    A folder that is there may be for others, too.
    """
    tmp_path.chmod(0o750)
    FileMailer(tmp_path).send(message)

    assert 0o750 == mode(tmp_path)


def test_names_sort_by_time(tmp_path: Path, message: Message) -> None:
    """
    However fast one follows the other.
    """
    mailer = FileMailer(tmp_path)
    for number in range(20):
        mailer.send(evolve(message, text=f"{number}\n", html=""))

    assert list(range(20)) == [
        int(message_from_bytes(path.read_bytes(), policy=default).get_content())
        for path in sorted(tmp_path.iterdir())
    ]


def test_names_are_of_one_mail(tmp_path: Path, message: Message) -> None:
    """
    Of many mailers at once, none overwrites the file of another.
    """
    together([partial(FileMailer(tmp_path).send, message) for _ in range(16)])

    assert 16 == len(list(tmp_path.glob("*.eml")))


def test_folder_that_can_not_be_made(tmp_path: Path, message: Message) -> None:
    """
    A failure to deliver.
    """
    (tmp_path / "mail").write_text("not a folder")

    with pytest.raises(DeliveryError, match=r"^mail: the folder takes nothing \(FileExistsError\)"):
        FileMailer(tmp_path / "mail").send(message)


def test_mail_that_is_not_whole_is_not_there(
    tmp_path: Path, message: Message, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    A disk that is full leaves nothing behind.
    """

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "rename", full)

    with pytest.raises(DeliveryError):
        FileMailer(tmp_path).send(message)

    assert [] == os.listdir(tmp_path)


def test_sender_is_checked(tmp_path: Path) -> None:
    """
    When the application starts.
    """
    with pytest.raises(ConfigurationError, match=r"^mailer\.sender"):
        FileMailer(tmp_path, sender="nobody")
