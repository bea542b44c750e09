"""What a protected process cannot do; each in a fork, since protection is for good."""

import os
import signal
import socket
import subprocess
from collections.abc import Callable

import pytest

from endpoint.config import MIB
from endpoint.workers import sandbox


def in_fork(act: Callable[[], bool]) -> int:
    """The wait status of a fork that ends with 0 where `act` gives true; -N for signal N."""
    child = os.fork()
    if child == 0:
        status = 2
        try:
            status = 0 if act() else 1
        finally:
            os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def denied(act: Callable[[], object]) -> bool:
    try:
        act()
    except PermissionError:
        return True
    return False


@pytest.mark.skipif(sandbox.missing_protection() is not None, reason="this kernel has no system call filter")
@pytest.mark.parametrize(
    "act",
    [
        pytest.param(lambda: socket.socket(socket.AF_INET), id="a socket to the network"),
        pytest.param(lambda: socket.socket(socket.AF_UNIX), id="a socket to this machine"),
        pytest.param(lambda: subprocess.run(["true"], check=False), id="a program"),
    ],
)
def test_denied(act: Callable[[], object]) -> None:
    assert in_fork(lambda: not denied(act)) == 0

    def protected() -> bool:
        sandbox.deny_network()
        return denied(act)

    assert in_fork(protected) == 0


def test_memory_is_bounded_from_what_is_held_now() -> None:
    def act() -> bool:
        sandbox.limit_memory(64 * MIB)
        held = bytearray(16 * MIB)
        try:
            bytearray(128 * MIB)
        except MemoryError:
            return len(held) == 16 * MIB
        return False

    assert in_fork(act) == 0


def test_a_process_ends_with_its_parent() -> None:
    read, write = os.pipe()

    def parent() -> bool:
        middle = os.getpid()
        if os.fork() == 0:
            os.close(read)
            sandbox.die_with_parent(middle)
            os.write(write, b"born")
            signal.pause()
            os._exit(0)
        os.read(read, 4)
        return True

    assert in_fork(parent) == 0
    os.close(write)
    assert os.read(read, 4) == b"", "the pipe ends only when the grandchild has ended too"
    os.close(read)
