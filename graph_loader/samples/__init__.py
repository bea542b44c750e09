"""The sample chronicle, items written for this project; SOURCES.md says where their facts come from."""

from pathlib import Path


def sample_folder() -> Path:
    """The folder of the sample items, to be loaded as any other folder of official news."""
    return Path(__file__).parent / "chronicle"
