"""The process that answers queries, one at a time, over the socket it was born with.

Threads with a stack of their own size: https://docs.python.org/3/library/threading.html#threading.stack_size
"""

import contextlib
import signal
import threading
from collections.abc import Callable

from pyoxigraph import Store

from endpoint.config import Limits
from endpoint.workers import errors, sandbox
from endpoint.workers.evaluation import evaluate
from endpoint.workers.messages import Channel, Message
from endpoint.workers.question import Question
from endpoint.workers.spool import Spool

READY: Message = {"ready": True}


def run(channel: Channel, open_store: Callable[[], Store], limits: Limits) -> None:
    """Protect this process, open the store, and answer until the other side closes. Call in a fresh fork."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    protected = _protect()
    store = open_store()
    threading.stack_size(limits.stack)
    thread = threading.Thread(target=_answer_all, args=(channel, store, limits, protected))
    thread.start()
    thread.join()


def _protect() -> bool:
    """Whether the kernel's filter works here; the pool says at its start where it does not."""
    try:
        sandbox.deny_network()
    except sandbox.FilterUnavailable:
        return False
    return True


def _answer_all(channel: Channel, store: Store, limits: Limits, protected: bool) -> None:
    sandbox.limit_memory(limits.memory)
    worn_size = (sandbox.address_space() or 0) + limits.memory // 2
    with contextlib.suppress(BrokenPipeError, ConnectionResetError):
        channel.send(READY)
        while parcel := channel.receive():
            question = Question.from_message(parcel.message)
            if question.only_parse and not protected:
                channel.send({"size": 0, "rows": 0, "worn": False})  # even to parse may ask another host
                continue
            head, spool = _answer(store, question, limits)
            head["worn"] = head.get("worn") or (sandbox.address_space() or 0) > worn_size
            _send(channel, head, spool)


def _answer(store: Store, question: Question, limits: Limits) -> tuple[Message, Spool | None]:
    """The answer with its head, or a head that says why there is none; `worn` asks for this worker's
    replacement.
    """
    try:
        spool = evaluate(store, question, limits)
    except errors.Malformed as error:
        return {"error": "Malformed", "detail": str(error), "line": error.line, "column": error.column}, None
    except errors.QueryError as error:
        return {"error": type(error).__name__, "detail": str(error)}, None
    except MemoryError:
        return {"error": "OutOfMemory", "worn": True}, None
    return {"size": spool.size, "rows": spool.counter.rows}, spool


def _send(channel: Channel, head: Message, spool: Spool | None) -> None:
    if spool is None:
        channel.send(head)
        return
    with contextlib.closing(spool):
        if spool.small:
            channel.send(head, spool.read())
        else:
            channel.send(head, descriptor=spool.descriptor())


def open_nothing() -> Store:
    """The store of a data directory that was never written."""
    return Store()
