"""Fixtures shared by all tests: the reader, once a session, and where the shared data is."""

from pathlib import Path

import hypothesis
import pytest
from spacy.language import Language

# A busy machine makes any test slow: time is not what these tests are about.
hypothesis.settings.register_profile("regesta", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("regesta")


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The real reading model; it loads in under a second."""
    from regesta.read.model import load_reader

    return load_reader()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The shared data folder beside the repository; tests that need it are skipped without it."""
    folder = Path(__file__).resolve().parents[2] / "shared"
    if not folder.is_dir():
        pytest.skip("the shared data folder is not here")
    return folder
