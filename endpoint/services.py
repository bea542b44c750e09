"""What a request needs of its application: settings, snapshots, workers; injected, never global.

Flask's place for it: https://flask.palletsprojects.com/en/stable/extensiondev/
"""

from dataclasses import dataclass
from typing import cast

from flask import current_app, g, request

from endpoint.config import Config
from endpoint.departure import ENVIRON_KEY, Departure
from endpoint.snapshots import Snapshot, Snapshots
from endpoint.workers.client import Workers

_KEY = "xronika"


@dataclass(frozen=True, slots=True)
class Services:
    """The parts that one application is made of."""

    config: Config
    snapshots: Snapshots
    workers: Workers

    def install(self, extensions: dict[str, object]) -> None:
        """Make these the services of an application, given its `extensions`."""
        extensions[_KEY] = self


def services() -> Services:
    """The services of the application that answers the current request."""
    return cast("Services", current_app.extensions[_KEY])


def snapshot() -> Snapshot:
    """The state of the dataset that answers the current request: the same until it ends."""
    if "snapshot" not in g:
        g.snapshot = services().snapshots.newest()
    return cast("Snapshot", g.snapshot)


def client_address() -> str:
    """Whom the limits on running queries count."""
    return request.remote_addr or "unknown"


def departure() -> Departure | None:
    """Tells when the client goes, where the server can."""
    return cast("Departure | None", request.environ.get(ENVIRON_KEY))
