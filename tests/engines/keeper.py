"""
Keep a server, and end it with whoever started it.

``python keeper.py USER COMMAND...`` runs the command as another user, or as its own for ``-``, and
listens to its standard input: ``kill``, ``hang`` and ``go on`` are what is done to the server, and
the end of the input ends it. So a server ends with the run of the tests however that ends: the
operating system closes the pipe.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from threading import Thread

_WORDS = {"kill": signal.SIGKILL, "hang": signal.SIGSTOP, "go on": signal.SIGCONT}


def keep(user: str, command: list[str], patience: float = 20.0) -> int:
    """
    Run *command* as *user* until it ends, or the standard input does; its status.
    """
    # A terminal's Ctrl-C goes to a whole group: the server ends when the tests are through.
    os.setpgid(0, 0)
    server = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, user=None if user == "-" else user, cwd="/"
    )
    Thread(target=_listen, args=(server, patience), daemon=True).start()
    return server.wait()


def _listen(server: subprocess.Popen[bytes], patience: float) -> None:
    for line in sys.stdin:
        server.send_signal(_WORDS[line.strip()])

    server.send_signal(signal.SIGCONT)
    server.terminate()
    try:
        server.wait(patience)
    except subprocess.TimeoutExpired:
        server.kill()


if __name__ == "__main__":
    sys.exit(keep(sys.argv[1], sys.argv[2:]))
