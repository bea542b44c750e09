"""Messages between the processes: JSON with its length in front, bytes and a descriptor behind.

Descriptors travel as ancillary data: https://man7.org/linux/man-pages/man7/unix.7.html
"""

import json
import os
import socket
import struct
from collections.abc import Iterator
from typing import Any, NamedTuple

Message = dict[str, Any]

_LENGTHS = struct.Struct("!II")


class Parcel(NamedTuple):
    """One message with the bytes and the descriptor that came with it."""

    message: Message
    payload: bytes
    descriptor: int | None


class Channel:
    """A blocking stream socket that carries messages."""

    def __init__(self, sock: socket.socket) -> None:
        self._socket = sock

    def fileno(self) -> int:
        return self._socket.fileno()

    def close(self) -> None:
        self._socket.close()

    def send(self, message: Message, payload: bytes = b"", descriptor: int | None = None) -> None:
        """Send one message whole. OSError when the other side is gone."""
        data = pack(message, payload)
        if descriptor is not None:
            sent = socket.send_fds(self._socket, [data], [descriptor])
            data = data[sent:]
        self._socket.sendall(data)

    def receive(self) -> Parcel | None:
        """Wait for one message; None when the other side has closed."""
        try:
            head, descriptors, _, _ = socket.recv_fds(self._socket, _LENGTHS.size, 1)
            if not head:
                return None
            head += self._exactly(_LENGTHS.size - len(head))
            text_length, payload_length = _LENGTHS.unpack(head)
            message = json.loads(self._exactly(text_length))
            payload = self._exactly(payload_length)
        except (ConnectionError, EOFError):
            return None
        return Parcel(message, payload, descriptors[0] if descriptors else None)

    def _exactly(self, length: int) -> bytes:
        chunks = bytearray()
        while len(chunks) < length:
            chunk = self._socket.recv(min(length - len(chunks), 1 << 20))
            if not chunk:
                raise EOFError
            chunks += chunk
        return bytes(chunks)


class Inbox:
    """Puts messages together from what a non-blocking socket yields; messages to the pool carry no bytes."""

    def __init__(self) -> None:
        self._buffer = bytearray()

    def feed(self, data: bytes) -> Iterator[Message]:
        """Yield each message that is complete with these bytes."""
        self._buffer += data
        while len(self._buffer) >= _LENGTHS.size:
            text_length, _ = _LENGTHS.unpack_from(self._buffer)
            end = _LENGTHS.size + text_length
            if len(self._buffer) < end:
                return
            text = bytes(self._buffer[_LENGTHS.size : end])
            del self._buffer[:end]
            yield json.loads(text)


def pack(message: Message, payload: bytes = b"") -> bytes:
    """The bytes of one message."""
    text = json.dumps(message, separators=(",", ":")).encode()
    return _LENGTHS.pack(len(text), len(payload)) + text + payload


def close_descriptor(descriptor: int | None) -> None:
    """Close a descriptor that came with a message, if one did."""
    if descriptor is not None:
        os.close(descriptor)
