"""Messages arrive whole, in order, with what belongs to them."""

import os
import socket
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from endpoint.workers.messages import Channel, Inbox, Message, pack


@pytest.fixture
def ends() -> Iterator[tuple[Channel, Channel]]:
    left, right = socket.socketpair()
    with left, right:
        yield Channel(left), Channel(right)


@given(
    st.lists(st.dictionaries(st.text(max_size=5), st.integers() | st.text()), max_size=6), st.integers(1, 30)
)
def test_an_inbox_does_not_mind_where_bytes_part(messages: list[Message], size: int) -> None:
    data = b"".join(pack(message) for message in messages)
    inbox = Inbox()
    found = [m for start in range(0, len(data), size) for m in inbox.feed(data[start : start + size])]
    assert found == messages


def test_bytes_and_descriptor_come_along(ends: tuple[Channel, Channel]) -> None:
    here, there = ends
    read, write = os.pipe()
    here.send({"first": 1}, b"\x00payload\xff", descriptor=write)
    here.send({"second": 2})
    os.close(write)
    first, second = there.receive(), there.receive()
    assert first is not None and second is not None
    assert (first.message, first.payload) == ({"first": 1}, b"\x00payload\xff")
    assert (second.message, second.payload, second.descriptor) == ({"second": 2}, b"", None)
    assert first.descriptor is not None
    os.write(first.descriptor, b"through")
    os.close(first.descriptor)
    assert os.read(read, 100) == b"through"
    os.close(read)


def test_the_other_sides_end_is_told(ends: tuple[Channel, Channel]) -> None:
    here, there = ends
    here.send({"last": True})
    here.close()
    assert there.receive() is not None
    assert there.receive() is None
