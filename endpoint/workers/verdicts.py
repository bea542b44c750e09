"""From the names that pool and workers give a failure to the error that tells the client its remedy.

What a time limit or a full queue means in HTTP: https://www.rfc-editor.org/rfc/rfc9110#name-server-error-5xx
"""

import os
import signal

from endpoint.config import MIB, Limits
from endpoint.workers import errors
from endpoint.workers.messages import Message

_KINDS: dict[str, type[errors.QueryError]] = {
    kind.__name__: kind
    for kind in (
        errors.Forbidden,
        errors.NotWritable,
        errors.TooManyRows,
        errors.TooManyBytes,
        errors.TimeLimit,
        errors.OutOfMemory,
        errors.TooDeep,
        errors.WorkerLost,
    )
}


def reason_of_death(status: int) -> str:
    """What ended a worker that nobody killed, by its wait status: the name of an error."""
    if not os.WIFSIGNALED(status):
        return errors.WorkerLost.__name__
    number = os.WTERMSIG(status)
    if number in (signal.SIGABRT, signal.SIGKILL):  # a failed allocation; the kernel short of memory
        return errors.OutOfMemory.__name__
    if number in (signal.SIGSEGV, signal.SIGBUS):
        return errors.TooDeep.__name__
    return errors.WorkerLost.__name__


def raise_error(message: Message, limits: Limits) -> None:
    """Raise the error that a worker's message tells of, if it does."""
    kind = message.get("error")
    if kind == errors.Malformed.__name__:
        raise errors.Malformed(message["detail"], message["line"], message["column"])
    if kind is not None:
        raise error_named(kind, limits, message.get("detail"))


def error_named(kind: str, limits: Limits, detail: str | None = None) -> errors.QueryError:
    """The error of that name, with the detail given or the explanation of the limit."""
    return _KINDS[kind](detail or _explanation(kind, limits))


def refusal(reason: str) -> errors.Busy:
    """The error for a query that no worker was lent to."""
    if reason == errors.ClientBusy.__name__:
        return errors.ClientBusy(
            "You have as many queries running as this server runs for one client at a time. Try again when "
            "one of them is done."
        )
    return errors.Busy("All query workers are busy. Try again in a few seconds.")


def _explanation(kind: str, limits: Limits) -> str:
    match kind:
        case "TimeLimit":
            return (
                f"The query was cut after {limits.seconds:g} seconds, the most this server gives a query. "
                "Narrow its patterns, put LIMIT or DISTINCT into a sub-select, or ask for less at a time."
            )
        case "OutOfMemory":
            return (
                f"The query needed more than {limits.memory // MIB:,} MiB of memory, the most this server "
                "gives a query. Sort, group and join fewer rows, or ask for less at a time."
            )
        case "TooDeep":
            return "The query is nested or chained too deeply for this server. Write it with fewer levels."
        case _:
            return "The worker that ran the query has ended unexpectedly. Try again."
