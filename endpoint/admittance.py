"""Which queries reach a worker at all: not too long, not too deep, asking no other host.

The limits and why: `endpoint.config.QuerySize`. Answers:
https://www.w3.org/TR/sparql11-protocol/#query-failure
"""

from endpoint.config import QuerySize
from endpoint.errors import Problem
from endpoint.sparql_lexer import Scan, scan
from endpoint.workers.errors import Malformed
from ontology import PREFIXES


def admit(text: str, size: QuerySize) -> Scan:
    """Read a query's text; Problem or Malformed when no worker should see it."""
    length = len(text.encode("utf-8", "surrogatepass"))
    if length > size.bytes:
        raise Problem(
            "too-large",
            f"The query has {length:,} bytes; this server reads at most {size.bytes:,}.",
            {"limit": size.bytes},
        )
    found = scan(text)
    if found.unclosed is not None:
        raise _unclosed(text, found.unclosed)
    if found.depth > size.depth:
        raise Problem(
            "query-too-complex",
            f"The query nests {found.depth} levels of brackets; this server takes at most {size.depth}.",
            {"limit": size.depth},
        )
    if found.patterns > size.patterns:
        raise Problem(
            "query-too-complex",
            f"The query has about {found.patterns} triple patterns; this server takes at most {size.patterns}. "
            "Ask in several queries.",
            {"limit": size.patterns},
        )
    return found


def explained(error: Malformed, found: Scan) -> Malformed:
    """The engine's complaint with what it does not say: which prefixes were never declared."""
    if not found.undeclared:
        return error
    missing = sorted(found.undeclared)
    known = " ".join(f"PREFIX {prefix}: <{PREFIXES[prefix]}>" for prefix in missing if prefix in PREFIXES)
    names = ", ".join(f"{prefix}:" for prefix in missing)
    advice = f" Used without a PREFIX declaration: {names}."
    if known:
        advice += f" Put this at the beginning: {known}"
    return Malformed(str(error) + advice, error.line, error.column)


def _unclosed(text: str, offset: int) -> Malformed:
    line = text.count("\n", 0, offset) + 1
    column = offset - text.rfind("\n", 0, offset)
    return Malformed(
        f"The query is not SPARQL: line {line}, column {column}: a string begins here that nothing closes",
        line,
        column,
    )
