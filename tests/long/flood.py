"""
A thousand sign-ins from outside neither lock the owner's known device out nor slow it beyond three
times, and the server stays within its memory: against a real one.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from time import monotonic, perf_counter
from typing import Any

import pytest
from attrs import frozen

from onetsec.crypto.hasher import Argon2Hasher

from ..conftest import PASSWORD

ATTEMPTS, AT_ONCE, OWN = 1000, 32, 15
SLOWER, SLACK = 3.0, 48  # times, and MiB of everything that is no hash
BUDGET = Argon2Hasher().turns.most * 46  # MiB
SECONDS = 120


@frozen
class Shop:
    """
    A server, and its process.
    """

    port: int
    pid: int

    def sign_in(self, login: str, password: str, **more: str) -> tuple[int, dict[str, Any], float]:
        """
        Try, from a program without cookies: status, answer and seconds.
        """
        body = {"login": login, "password": password, "transport": "bearer", **more}
        began = perf_counter()
        connection = HTTPConnection("127.0.0.1", self.port, timeout=SECONDS)
        headers = {"Content-Type": "application/json", "Host": "localhost:8000"}
        connection.request("POST", "/api/auth/sign-in", json.dumps(body), headers)
        answer = connection.getresponse()
        read = answer.read()
        connection.close()
        return answer.status, json.loads(read), perf_counter() - began

    def peak(self) -> float:
        """
        The most memory that the process has had, in MiB.
        """
        status = Path(f"/proc/{self.pid}/status").read_text()
        return int(status.split("VmHWM:")[1].split()[0]) / 1024


@pytest.fixture
def shop() -> Iterator[Shop]:
    """
    A server of its own.
    """
    command = [sys.executable, "-m", "tests.long.shop"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        yield Shop(int(process.stdout.readline()), process.pid)
        process.terminate()


def test_a_thousand_strangers(shop: Shop) -> None:
    """
    All of the owner's sign-ins succeed, at three times their usual time at most.
    """
    first = shop.sign_in("ada@example.com", PASSWORD)
    device = first[1]["device"]

    def own() -> tuple[int, float]:
        status, _, seconds = shop.sign_in("ada@example.com", PASSWORD, device=device)
        return status, seconds

    before, usual = shop.peak(), median(own()[1] for _ in range(OWN))
    began = monotonic()
    with ThreadPoolExecutor(AT_ONCE) as strangers:
        tries = [
            strangers.submit(shop.sign_in, f"user{number}@example.com", "wrong")
            for number in range(ATTEMPTS)
        ]
        meanwhile = []
        while not all(one.done() for one in tries) and monotonic() - began < SECONDS:
            meanwhile.append(own())
    statuses = Counter(one.result()[0] for one in tries)
    slower = median(seconds for _, seconds in meanwhile) / usual
    peak = shop.peak()
    print(f"\n{len(meanwhile)} sign-ins of the owner beside {dict(statuses)}: {slower:.2f} times")
    print(f"usual {usual * 1e3:.0f} ms; {before:.0f} MiB before, {peak:.0f} MiB at most")

    assert {200} == {status for status, _ in meanwhile}
    assert {401, 503} == set(statuses)
    assert slower <= SLOWER
    assert peak - before <= BUDGET + SLACK
