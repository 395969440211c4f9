"""
Redis over TLS: whoever is not trusted is not spoken to.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme
from attrs import frozen

from onetsec import Unavailable
from onetsec.storage.redis import AsyncRedisStorage, RedisStorage
from onetsec.testing.contracts import account

from ...engines.processes import free_port, give, own_folder
from ...engines.redis import ACCOUNTS, redis_server


@frozen
class Encrypted:
    """
    A server that speaks TLS.

    Attributes:
        url: Its address.

        authority: Who vouches for it.
    """

    url: str
    authority: Path


@pytest.fixture(scope="module")
def encrypted() -> Iterator[Encrypted]:
    authority, port = trustme.CA(), free_port()
    with own_folder("tls") as folder:
        names = {name: folder / f"{name}.pem" for name in ("ca", "cert", "key")}
        own = authority.issue_cert("127.0.0.1")
        authority.cert_pem.write_to_path(str(names["ca"]))
        own.cert_chain_pems[0].write_to_path(str(names["cert"]))
        own.private_key_pem.write_to_path(str(names["key"]))
        for name in names.values():
            give(name)
        options = ["--tls-port", str(port), "--tls-auth-clients", "no"]
        options += ["--tls-ca-cert-file", str(names["ca"]), "--tls-cert-file", str(names["cert"])]
        options += ["--tls-key-file", str(names["key"])]
        with redis_server(*options):
            yield Encrypted(url=f"rediss://127.0.0.1:{port}?{ACCOUNTS}", authority=names["ca"])


def test_trusted_server_is_used(encrypted: Encrypted, prefix: str) -> None:
    """
    Whom to trust stands in the address.
    """
    url = f"{encrypted.url}&ssl_ca_certs={encrypted.authority}"
    storage = RedisStorage(url, prefix=prefix, patience=30.0)
    saved = storage.save(account("ada"), expected=0)
    storage.close()

    async def load() -> object:
        awaited = AsyncRedisStorage(url, prefix=prefix, patience=30.0)
        found = await awaited.load("ada")
        await awaited.close()
        return found

    assert (True, account("ada")) == (saved, asyncio.run(load()))


def test_unknown_server_is_not_spoken_to(encrypted: Encrypted, prefix: str) -> None:
    """
    No certificate is taken that nobody vouches for.
    """
    storage = RedisStorage(encrypted.url, prefix=prefix, patience=30.0)
    with pytest.raises(Unavailable, match="certificate"):
        storage.load("ada")
    storage.close()

    async def load() -> object:
        awaited = AsyncRedisStorage(encrypted.url, prefix=prefix, patience=30.0)
        try:
            return await awaited.load("ada")
        finally:
            await awaited.close()

    with pytest.raises(Unavailable, match="certificate"):
        asyncio.run(load())
