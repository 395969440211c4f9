"""
Redis servers for the tests: one alone, one with a replica, three as a cluster.

Valkey is started in the same way: whichever of the two programs is here.
"""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Any

import redis
from attrs import frozen
from redis.backoff import NoBackoff
from redis.retry import Retry

from .processes import Child, binary, free_port, give, own_folder

PATIENCE = 60.0  # seconds; a busy machine is slow, not broken
_SLOTS = 16_384
ACCOUNTS = "accounts_may_lose_writes=true"


class RedisServer:
    """
    One server on a free loopback port, which can be stopped, killed, paused and started anew.

    Args:
        folder: Where it keeps its log and what it stores.

        options: More of its command line, such as ``"--maxmemory", "8mb"``.
    """

    def __init__(self, folder: Path, *options: str) -> None:
        self.port = free_port()
        self.folder = folder
        self._options = options
        self._log = folder / f"{self.port}.log"
        self._child: Child | None = None

    @property
    def url(self) -> str:
        """
        Its address, for a storage that keeps accounts too.
        """
        return f"redis://127.0.0.1:{self.port}?{ACCOUNTS}"

    def start(self) -> None:
        """
        Start it, and wait until it answers.
        """
        self.begin()
        wait_until(self._answers, f"a server that answers: see {self._log}")

    def begin(self) -> None:
        """
        Start it, and wait for nothing.
        """
        command = [program(), "--port", str(self.port), "--bind", "127.0.0.1"]
        command += ["--dir", str(self.folder), "--dbfilename", f"{self.port}.rdb"]
        command += ["--appenddirname", f"{self.port}.aof", "--save", "", "--appendonly", "yes"]
        command += ["--appendfsync", "always", "--repl-diskless-sync-delay", "0", *self._options]
        self._child = Child(command, folder=self.folder, log=self._log)

    def stop(self) -> None:
        """
        End it politely.
        """
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """
        End it as a power failure would.
        """
        self._end(signal.SIGKILL)

    def restart(self) -> None:
        """
        Kill it, and start it anew on the same port, with what it had on its disk.
        """
        self.kill()
        self.start()

    @contextmanager
    def paused(self) -> Iterator[None]:
        """
        Let it hang: its port takes connections, and nobody answers.
        """
        self._send(signal.SIGSTOP)
        try:
            yield
        finally:
            self._send(signal.SIGCONT)
            wait_until(self._answers, "goes on")

    @contextmanager
    def admin(self) -> Iterator[Any]:
        """
        A client of the tests themselves, whose answers are bytes.
        """
        retry = Retry(NoBackoff(), 0)
        client = redis.Redis(port=self.port, socket_timeout=PATIENCE, protocol=2, retry=retry)
        try:
            yield client
        finally:
            client.close()

    def _answers(self) -> bool:
        if self._child is None or self._child.ended():
            raise RuntimeError(f"ended:\n{self._log.read_text(errors='replace')}")
        try:
            with self.admin() as client:
                return bool(client.ping())
        except redis.RedisError:  # it is starting, or reads what it had on its disk
            return False

    def _send(self, number: signal.Signals) -> None:
        if self._child is not None:
            self._child.send(number)

    def _end(self, number: signal.Signals) -> None:
        if self._child is not None:
            self._child.stop(number)
            self._child = None


@frozen(kw_only=True)
class Replicated:
    """
    A primary and its replica.
    """

    primary: RedisServer
    replica: RedisServer

    def in_step(self) -> bool:
        """
        Say whether the replica has what the primary has.
        """
        with self.primary.admin() as primary:
            primary.set("in step", 1)
            return bool(primary.wait(1, 100) == 1)

    def fail_over(self) -> None:
        """
        Kill the primary, and promote the replica.
        """
        self.primary.kill()
        with self.replica.admin() as replica:
            replica.replicaof("NO", "ONE")


@frozen(kw_only=True)
class Cluster:
    """
    Three primaries that share the slots.
    """

    nodes: tuple[RedisServer, ...]

    @property
    def url(self) -> str:
        """
        The address of the whole, by one of its nodes, for a storage that keeps accounts too.
        """
        return f"redis+cluster://127.0.0.1:{self.nodes[0].port}?{ACCOUNTS}"


@contextmanager
def redis_server(*options: str) -> Iterator[RedisServer]:
    """
    Start one server.
    """
    with own_folder("redis") as folder:
        server = RedisServer(folder, *options)
        try:
            server.start()
            yield server
        finally:
            server.kill()


@contextmanager
def redis_replicated(
    link: Callable[[int], AbstractContextManager[int]] = nullcontext,
) -> Iterator[Replicated]:
    """
    Start a primary and a replica that is in step with it.

    Args:
        link: Makes, from the port of the primary, the one through which its replica reaches it.
    """
    with (
        redis_server() as primary,
        link(primary.port) as port,
        redis_server("--replicaof", f"127.0.0.1 {port}") as replica,
    ):
        pair = Replicated(primary=primary, replica=replica)
        wait_until(pair.in_step, "the replica is in step")
        yield pair


@contextmanager
def redis_cluster() -> Iterator[Cluster]:
    """
    Start three nodes that have all slots between them.
    """
    with own_folder("cluster") as folder:
        buses = [free_port() for _ in range(3)]
        nodes = tuple(RedisServer(folder, *_of_a_cluster(bus)) for bus in buses)
        try:
            for node in nodes:
                node.start()
            _introduce(nodes, buses)
            yield Cluster(nodes=nodes)
        finally:
            for node in nodes:
                node.kill()


@contextmanager
def redis_sentinel(pair: Replicated, name: str) -> Iterator[int]:
    """
    Start a Sentinel that watches *pair* under *name*, and promotes the replica on its own.

    The result is its port.
    """
    with own_folder("sentinel") as folder:
        port, settings = free_port(), folder / "sentinel.conf"
        settings.write_text(
            f"port {port}\nbind 127.0.0.1\ndir {folder}\n"
            f"sentinel monitor {name} 127.0.0.1 {pair.primary.port} 1\n"
            f"sentinel down-after-milliseconds {name} 500\n"
            f"sentinel failover-timeout {name} 5000\n"
        )
        give(settings)
        command = [program(), str(settings), "--sentinel"]
        child = Child(command, folder=folder, log=folder / "log")
        try:
            wait_until(lambda: _watches(port, name), "the Sentinel knows the replica")
            yield port
        finally:
            child.stop(signal.SIGKILL)


def wait_until(holds: Callable[[], bool], what: str) -> None:
    """
    Look again and again until *holds*.
    """
    deadline = time.monotonic() + PATIENCE
    while not holds():
        if time.monotonic() > deadline:
            raise TimeoutError(what)
        time.sleep(0.01)


def _of_a_cluster(bus: int) -> tuple[str, ...]:
    # A bus of its own: the usual one, 10 000 ports above, may be no port at all.
    own = ("--cluster-enabled", "yes", "--cluster-port", str(bus))
    files = ("--cluster-config-file", f"nodes-{bus}.conf")
    return *own, *files, "--cluster-announce-ip", "127.0.0.1", "--cluster-node-timeout", "2000"


def _introduce(nodes: tuple[RedisServer, ...], buses: list[int]) -> None:
    share = _SLOTS // len(nodes) + 1
    for number, node in enumerate(nodes):
        first = number * share
        last = min(first + share, _SLOTS) - 1
        with node.admin() as admin:
            admin.execute_command("CLUSTER", "ADDSLOTSRANGE", first, last)
            admin.execute_command("CLUSTER", "SET-CONFIG-EPOCH", number + 1)
            if number:
                admin.execute_command("CLUSTER", "MEET", "127.0.0.1", nodes[0].port, buses[0])

    wait_until(lambda: all(_knows_all(node) for node in nodes), "the nodes know each other")


def _knows_all(node: RedisServer) -> bool:
    with node.admin() as admin:
        told = str(admin.execute_command("CLUSTER", "INFO"))
        slots = admin.execute_command("CLUSTER", "SLOTS")
    return (
        "cluster_state" in told and "fail" not in told.split("cluster_slots")[0] and len(slots) == 3
    )


def _watches(port: int, name: str) -> bool:
    client = redis.Redis(port=port, protocol=2, retry=Retry(NoBackoff(), 0))
    try:
        return bool(client.sentinel_slaves(name))
    except redis.RedisError:
        return False
    finally:
        client.close()


def program() -> str:
    """
    Find the server, whichever of the two is here.
    """
    try:
        return binary("redis-server", "/usr/bin", package="redis-server")
    except RuntimeError:
        return binary("valkey-server", "/usr/bin", package="redis-server or valkey-server")
