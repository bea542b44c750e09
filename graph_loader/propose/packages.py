"""Optional packages: imported where they are wanted, and named with their remedy where they are missing."""

from importlib import import_module
from typing import Any

from graph_loader.errors import NotInstalled


def required(module: str, *, extra: str) -> Any:
    """A module of an optional package; NotInstalled, with the extra to install, where it cannot be had."""
    try:
        return import_module(module)
    except ImportError as error:
        raise NotInstalled(
            f"--propose {extra} needs packages that are not installed ({error}). "
            f"Install them with: pip install 'xronika[{extra}]'"
        ) from error
