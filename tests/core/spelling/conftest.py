"""A speller of our own dictionary, and word lists that nobody else sees."""

from __future__ import annotations

from pathlib import Path

import pytest

from maqala.core.spelling import open_speller
from maqala.core.spelling.checker import KazakhSpeller


@pytest.fixture(scope="session")
def speller(tmp_path_factory: pytest.TempPathFactory) -> KazakhSpeller:
    """The speller as it ships, with an empty list of user words."""
    return open_speller(tmp_path_factory.mktemp("words") / "words.txt")


@pytest.fixture
def words_file(tmp_path: Path) -> Path:
    """Where a user's words would be kept."""
    return tmp_path / "config" / "words.txt"
