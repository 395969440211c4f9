"""
A real server in the loop of the test, on a free loopback port.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from socket import create_server
from typing import Any

import httpx2
import uvicorn


@asynccontextmanager
async def served(app: Any) -> AsyncIterator[httpx2.AsyncClient]:
    """
    Serve *app*; a client of its own, without a proxy, that keeps cookies.
    """
    listening = create_server(("127.0.0.1", 0))  # what comes before the server waits there
    host, port = listening.getsockname()
    config = uvicorn.Config(app, lifespan="on", log_level="warning", ws="websockets-sansio")
    server = uvicorn.Server(config)
    task = asyncio.create_task(server.serve(sockets=[listening]))
    try:
        url = f"http://{host}:{port}"
        async with httpx2.AsyncClient(base_url=url, trust_env=False, timeout=30) as client:
            yield client
    finally:
        server.should_exit = True
        await task
        listening.close()
