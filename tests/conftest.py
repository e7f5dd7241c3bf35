"""What every test stands on: no test touches the user's own settings, words or recovery."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from maqala import cli

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# How long an example takes says more of the machine than of the program.
settings.register_profile("maqala", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("maqala")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's folder of this test alone, for settings, words and recovery."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("MAQALA_HOME", str(folder))
    for variable in ("MAQALA_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    return folder


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def command(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command line, in English: exit code, what it printed, what it complained of."""
    monkeypatch.setenv("MAQALA_LANGUAGE", "en")

    def running(*arguments: str | Path) -> tuple[int, str, str]:
        code = cli.run([*map(str, arguments)])
        out, err = capfdbinary.readouterr()
        return code, out.decode(), err.decode()

    return running


@pytest.fixture
def root() -> Path:
    """The source tree."""
    return ROOT
