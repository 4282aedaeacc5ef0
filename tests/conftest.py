"""What every test file may use."""

from pathlib import Path

import hypothesis
import pytest

# The same examples on every run, and no failure because a machine was busy.
hypothesis.settings.register_profile("reproducible", derandomize=True, deadline=None)
hypothesis.settings.load_profile("reproducible")


@pytest.fixture(scope="session")
def project_root() -> Path:
    """The folder with pyproject.toml."""
    return Path(__file__).parent.parent
