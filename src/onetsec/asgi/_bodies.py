"""
Bodies, no more of them than we take.
"""

from __future__ import annotations

from attrs import field, frozen

from ..web import LARGEST_BODY, WebRequest
from ._types import Message, Receive


class Disconnected(Exception):
    """
    Nobody waits for an answer any more.
    """


@frozen(kw_only=True)
class Body:
    """
    What was read of a body.

    Attributes:
        whole: None if there was more than we take.

        messages: What came from the server, for an application that reads it once more.
    """

    whole: bytes | None = field(repr=False)
    messages: tuple[Message, ...] = field(default=(), repr=False)

    def again(self, receive: Receive) -> Receive:
        """
        Return *receive* as it was before anything was read.
        """
        left = list(self.messages)

        async def replay() -> Message:
            return left.pop(0) if left else await receive()

        return replay


async def read(request: WebRequest, receive: Receive) -> Body:
    """
    Read the body of *request*, also if its length was not announced.

    Raises:
        Disconnected: If the client has left before the end of it.
    """
    if request.method in ("GET", "HEAD"):
        return Body(whole=b"")  # one that has no meaning is left where it is
    if _is_announced_too_long(request):
        return Body(whole=None)

    messages, chunks, length = list[Message](), list[bytes](), 0
    while length <= LARGEST_BODY:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise Disconnected
        messages.append(message)
        chunks.append(message.get("body", b""))
        length += len(chunks[-1])
        if not message.get("more_body", False):
            break

    whole = b"".join(chunks) if length <= LARGEST_BODY else None
    return Body(whole=whole, messages=tuple(messages))


def _is_announced_too_long(request: WebRequest) -> bool:
    announced = request.raw("content-length") or b""
    return announced.isdigit() and (len(announced) > 9 or int(announced) > LARGEST_BODY)
