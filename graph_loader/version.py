"""The version of this software, by its installed metadata.

https://packaging.python.org/en/latest/specifications/core-metadata/
"""

from functools import cache
from importlib.metadata import version


@cache
def software_version() -> str:
    """The version that provenance and manifests record, such as `0.1.0`."""
    return version("xronika")
