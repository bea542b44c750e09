"""Options of the commands that serve (https://click.palletsprojects.com/en/stable/options/)."""

import ipaddress
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import click

from endpoint.config import Admission, Config, DefaultGraph, Limits, default_workers
from endpoint.states import current_state
from graph_loader.generations import Dataset

Command = Callable[..., Any]

_LOOPBACK = ("localhost", "127.0.0.1", "[::1]", "::1")


@dataclass(frozen=True, slots=True)
class Address:
    """Where to listen."""

    host: str
    port: int


def address_options(command: Command) -> Command:
    """`--host` and `--port`."""
    for option in (
        click.option(
            "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0: a free one."
        ),
        click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on."),
    ):
        command = option(command)
    return command


def query_options(command: Command) -> Command:
    """What queries may take and see."""
    for option in (
        click.option(
            "--default-graph",
            type=click.Choice(["union", "store"]),
            default="union",
            show_default=True,
            help="What queries without GRAPH see: the union of all graphs, or the store's own default graph.",
        ),
        click.option(
            "--client-limit",
            type=click.IntRange(min=1),
            default=2,
            show_default=True,
            help="Running queries a client; more wait, then are refused.",
        ),
        click.option(
            "--workers",
            type=click.IntRange(min=1),
            default=default_workers,
            show_default="two a processor, at least 4",
            help="Processes that run queries.",
        ),
        click.option(
            "--query-timeout",
            type=click.FloatRange(min=0, min_open=True),
            default=30.0,
            show_default=True,
            metavar="SECONDS",
            help="The longest a query may run.",
        ),
        click.option(
            "--trusted-host",
            "trusted_hosts",
            multiple=True,
            metavar="NAME",
            help="A name this server goes by, besides that of the base IRI; may be repeated.",
        ),
        click.option(
            "--licence",
            default=Config().licence,
            show_default=True,
            metavar="IRI",
            help="Licence of the statements, told in pages and documents.",
        ),
    ):
        command = option(command)
    return command


def configuration(
    dataset: Dataset,
    host: str,
    *,
    query_timeout: float = 30.0,
    workers: int | None = None,
    client_limit: int = 2,
    default_graph: DefaultGraph = "union",
    trusted_hosts: tuple[str, ...] = (),
    licence: str = Config().licence,
) -> Config:
    """The settings that the options ask for."""
    return Config(
        limits=Limits(seconds=query_timeout),
        admission=Admission(workers=workers or default_workers(), client_running=client_limit),
        default_graph=default_graph,
        trusted_hosts=_trusted(dataset, host, trusted_hosts),
        licence=licence,
    )


def _trusted(dataset: Dataset, host: str, named: tuple[str, ...]) -> tuple[str, ...]:
    """The names to answer to: those of the base IRI, of the address, of this machine to itself, those given.

    On every address (0.0.0.0) and without names the machine's names are unknown, so all are taken: pages
    write no address that a Host header gave.
    """
    if _is_any(host) and not named:
        return ()
    base = urlsplit(current_state(dataset).layout.base).hostname
    return tuple(dict.fromkeys([*_LOOPBACK, host, *([base] if base else []), *named]))


def _is_any(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_unspecified
    except ValueError:
        return False
