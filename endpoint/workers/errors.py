"""Why a query got no answer, drawn as a tree; each message tells the client the remedy.

QueryError
├── Refused             the query itself
│   ├── Malformed       not SPARQL
│   ├── Forbidden       would reach another host
│   └── NotWritable     the answer has no form in the format asked for
├── OverLimit           it ran into a limit
│   ├── TooManyRows
│   ├── TooManyBytes
│   ├── TimeLimit
│   ├── OutOfMemory
│   └── TooDeep         it ran out of stack
├── Busy                every worker was taken
│   └── ClientBusy      this client has too many queries running
├── WorkerLost          the worker ended for no fault of the query
│   └── PoolLost        all workers did
└── ClientLeft          nobody waits for the answer
"""


class QueryError(Exception):
    """A query without an answer; the message is for the client."""


class Refused(QueryError):
    """The query cannot be answered, now or later."""


class Malformed(Refused):
    """The query is not SPARQL; line and column count from 1 where the parser told them."""

    def __init__(self, message: str, line: int | None = None, column: int | None = None) -> None:
        super().__init__(message)
        self.line = line
        self.column = column


class Forbidden(Refused):
    """The query would make the server ask another host."""


class NotWritable(Refused):
    """The answer cannot be written in the format asked for."""


class OverLimit(QueryError):
    """The query or its answer is larger than this server allows."""


class TooManyRows(OverLimit):
    """The answer has more rows, or triples, than the limit."""


class TooManyBytes(OverLimit):
    """The answer is longer than the limit."""


class TimeLimit(OverLimit):
    """The query was cut at its deadline."""


class OutOfMemory(OverLimit):
    """The query needed more memory than a worker may take."""


class TooDeep(OverLimit):
    """The query is nested or chained so deeply that it exhausted the stack."""


class Busy(QueryError):
    """No worker became free in time; trying again after `retry_after` seconds may help."""

    def __init__(self, message: str, retry_after: int = 5) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class ClientBusy(Busy):
    """The client has as many queries running as it may."""


class WorkerLost(QueryError):
    """The worker ended in an unforeseen way."""


class PoolLost(WorkerLost):
    """The pool of workers has ended; a new connection finds the next one."""


class ClientLeft(QueryError):
    """The client closed its connection."""
