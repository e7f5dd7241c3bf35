"""What every test stands on: no test touches the user's own settings, words or recovery."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's folder of this test alone, for settings, words and recovery."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("MAQALA_HOME", str(folder))
    for variable in ("MAQALA_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    return folder


@pytest.fixture
def root() -> Path:
    """The source tree."""
    return ROOT
