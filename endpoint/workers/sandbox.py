"""What a worker may not do: open sockets, run programs, outgrow its memory, outlive its parent.

The kernel's filter: https://www.kernel.org/doc/html/latest/userspace-api/seccomp_filter.html
"""

import contextlib
import ctypes
import errno
import os
import platform
import resource
import signal
import struct
import sys
from dataclasses import dataclass
from pathlib import Path

_PR_SET_PDEATHSIG = 1
_PR_SET_SECCOMP = 22
_PR_SET_NO_NEW_PRIVS = 38
_SECCOMP_MODE_FILTER = 2

_LOAD = 0x20  # BPF_LD | BPF_W | BPF_ABS
_IF_EQUAL = 0x15  # BPF_JMP | BPF_JEQ | BPF_K
_IF_AT_LEAST = 0x35  # BPF_JMP | BPF_JGE | BPF_K
_RETURN = 0x06  # BPF_RET | BPF_K
_ALLOW = 0x7FFF0000
_DENY = 0x00050000 | errno.EACCES
_KILL = 0x80000000
_NUMBER_OFFSET = 0
_ARCHITECTURE_OFFSET = 4
_INSTRUCTION = struct.Struct("=HBBI")


@dataclass(frozen=True, slots=True)
class _Machine:
    """A processor's audit number, its first foreign call number, and its numbers of the calls that are
    denied.
    """

    audit: int
    foreign: int
    socket: int
    execve: int
    execveat: int
    io_uring_setup: int = 425

    @property
    def denied(self) -> tuple[int, ...]:
        return (self.socket, self.execve, self.execveat, self.io_uring_setup)


_MACHINES = {
    "x86_64": _Machine(audit=0xC000003E, foreign=0x40000000, socket=41, execve=59, execveat=322),
    "aarch64": _Machine(audit=0xC00000B7, foreign=0x40000000, socket=198, execve=221, execveat=281),
}


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p))


class FilterUnavailable(Exception):
    """The kernel or the processor does not offer the filter; the message says which."""


def deny_network() -> None:
    """Deny socket(), io_uring and execve() to this thread and all it starts. FilterUnavailable where
    impossible.
    """
    machine = _MACHINES.get(platform.machine())
    if sys.platform != "linux" or machine is None:
        raise FilterUnavailable(f"no system call filter on {sys.platform} {platform.machine()}")
    code = _filter_code(machine)
    program = _Program(len(code) // _INSTRUCTION.size, code)
    _prctl(_PR_SET_NO_NEW_PRIVS, 1)
    _prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.byref(program))


def limit_memory(allowance: int) -> None:
    """Let this process take so many bytes of address space more than it has now; no core dumps.

    Only Linux tells the size; elsewhere the memory stays unlimited.
    """
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    size = address_space()
    if size is not None:
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        limit = size + allowance if hard == resource.RLIM_INFINITY else min(size + allowance, hard)
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def address_space() -> int | None:
    """The bytes of address space this process holds; None where the system does not tell."""
    try:
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[0]
    except OSError:
        return None
    return int(pages) * resource.getpagesize()


def die_with_parent(parent: int) -> None:
    """End this process when its parent, the process with this id, ends; on Linux at once, elsewhere not at
    all.
    """
    if sys.platform == "linux":
        _prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(0)


def missing_protection() -> str | None:
    """Try the filter in a process of its own: None when it works, else why it does not."""
    child = os.fork()
    if child == 0:
        status = 1
        with contextlib.suppress(FilterUnavailable, OSError):
            deny_network()
            status = 0
        os._exit(status)
    _, status = os.waitpid(child, 0)
    if status == 0:
        return None
    return f"no system call filter on {sys.platform} {platform.machine()} with kernel {platform.release()}"


def _filter_code(machine: _Machine) -> bytes:
    """Kill foreign architectures; deny calls of the other table and those on the list; allow the rest."""
    tail = len(machine.denied)
    code = [
        (_LOAD, 0, 0, _ARCHITECTURE_OFFSET),
        (_IF_EQUAL, 1, 0, machine.audit),
        (_RETURN, 0, 0, _KILL),
        (_LOAD, 0, 0, _NUMBER_OFFSET),
        (_IF_AT_LEAST, tail + 1, 0, machine.foreign),
    ]
    code += [(_IF_EQUAL, tail - position, 0, number) for position, number in enumerate(machine.denied)]
    code += [(_RETURN, 0, 0, _ALLOW), (_RETURN, 0, 0, _DENY)]
    return b"".join(_INSTRUCTION.pack(*instruction) for instruction in code)


def _prctl(option: int, *arguments: object) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    filled = [ctypes.c_ulong(a) if isinstance(a, int) else a for a in (*arguments, 0, 0, 0, 0)[:4]]
    if libc.prctl(option, *filled) != 0:
        number = ctypes.get_errno()
        raise FilterUnavailable(f"prctl {option} failed: {os.strerror(number)}")
