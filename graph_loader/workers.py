"""Local processes that prepare documents, in order and a bounded distance ahead of whoever takes the results.

Started with `spawn`, so that they inherit neither locks nor open stores of the writer
(https://docs.python.org/3/library/multiprocessing.html#contexts-and-start-methods).
"""

import multiprocessing
import multiprocessing.connection
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from typing import Protocol

from graph_loader.errors import XronikaError
from graph_loader.model import Document
from graph_loader.prepare import Fault, Settings, preparation
from graph_loader.prepared import Prepared

_CHUNKS_AHEAD = 3

Results = list[Prepared | Fault]


class Executor(Protocol):
    """Prepares the documents in chunks of tasks; each chunk comes back, in order, with the results."""

    def __call__(self, chunks: Iterable[Sequence[object]]) -> Iterator[tuple[Sequence[object], Results]]: ...


@contextmanager
def executor(settings: Settings, workers: int) -> Iterator[Executor]:
    """Prepare with so many processes; with one, in this process. What is no Document is left alone."""
    if workers <= 1:
        yield lambda chunks: _one_by_one(settings, chunks)
        return
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, context, initializer=_begin)
    try:
        yield lambda chunks: _ahead(pool, settings, chunks, workers * _CHUNKS_AHEAD)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _one_by_one(
    settings: Settings, chunks: Iterable[Sequence[object]]
) -> Iterator[tuple[Sequence[object], Results]]:
    for chunk in chunks:
        documents = _documents(chunk)
        yield chunk, _prepare(settings, documents) if documents else []


def _ahead(
    pool: ProcessPoolExecutor, settings: Settings, chunks: Iterable[Sequence[object]], ahead: int
) -> Iterator[tuple[Sequence[object], Results]]:
    waiting: deque[tuple[Sequence[object], Future[Results] | None]] = deque()
    source = iter(chunks)
    try:
        while True:
            for chunk in islice(source, ahead - len(waiting)):
                documents = _documents(chunk)
                waiting.append((chunk, pool.submit(_prepare, settings, documents) if documents else None))
            if not waiting:
                return
            chunk, future = waiting.popleft()
            yield chunk, future.result() if future else []
    except BrokenProcessPool as error:
        raise XronikaError(
            "A worker process died, most likely for want of memory. What was committed so far stays; "
            "run the same command again with fewer --workers."
        ) from error


def _documents(chunk: Sequence[object]) -> list[Document]:
    return [task for task in chunk if isinstance(task, Document)]


def _prepare(settings: Settings, documents: Sequence[Document]) -> Results:
    return preparation(settings)(documents)


def _begin() -> None:
    """A worker leaves Ctrl-C to the main process and ends with it, however that ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    multiprocessing.connection.wait([sentinel])
    os._exit(1)
