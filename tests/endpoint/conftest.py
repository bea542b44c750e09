"""Datasets and servers that the endpoint's tests share; each is started once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from endpoint.app import create_app
from endpoint.config import Admission, Config, Limits
from endpoint.snapshots import Snapshots
from endpoint.workers.client import Workers
from endpoint.workers.process import PoolProcess
from graph_loader.generations import Dataset
from tests.support.served import Server, small_dataset


@pytest.fixture(scope="session")
def config() -> Config:
    """Limits low enough to be reached."""
    return Config(
        limits=Limits(seconds=2, rows=200, bytes=400_000),
        admission=Admission(workers=3, client_running=2, waiting=4, wait_seconds=1),
        trusted_hosts=("localhost", "127.0.0.1"),
        table_rows=50,
        incoming=3,
    )


@pytest.fixture(scope="session")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """The small dataset; no test changes it."""
    return small_dataset(tmp_path_factory.mktemp("small") / "data")


@pytest.fixture(scope="session")
def pool(dataset: Dataset, config: Config) -> Iterator[PoolProcess]:
    """A pool of workers over the small dataset."""
    with PoolProcess(dataset, config) as running:
        yield running


@pytest.fixture(scope="session")
def workers(pool: PoolProcess, config: Config) -> Iterator[Workers]:
    """The pool as the application sees it."""
    connected = Workers(pool.address, config.limits)
    yield connected
    connected.close()


@pytest.fixture(scope="session")
def snapshots(dataset: Dataset, config: Config) -> Snapshots:
    """What pages are made from."""
    return Snapshots(dataset, config)


@pytest.fixture(scope="session")
def app(config: Config, snapshots: Snapshots, workers: Workers) -> Flask:
    """The application over the small dataset."""
    return create_app(config, snapshots, workers)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A client of the application, without a browser's habits."""
    return app.test_client()


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The demonstration: the packaged samples, loaded and served."""
    with Server("demo", tmp_path_factory.mktemp("demo") / "data") as server:
        yield server


@pytest.fixture(scope="session")
def samples(demo: Server) -> Dataset:
    """The packaged samples as the demonstration has loaded them."""
    return Dataset(Path(demo.log).parent / "data")
