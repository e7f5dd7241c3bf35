"""The Hunspell dictionary and its packages, built once for all tests."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def builds(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two folders, in each of which everything was built by itself, side by side."""
    folders = (tmp_path_factory.mktemp("packages"), tmp_path_factory.mktemp("again"))
    build = [sys.executable, str(ROOT / "dictionaries" / "build.py"), "--packages"]
    running = [
        subprocess.Popen([*build, str(folder)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        for folder in folders
    ]
    for process in running:
        said, _ = process.communicate()
        assert process.returncode == 0, said
    return folders


@pytest.fixture(scope="session")
def packages(builds: tuple[Path, Path]) -> Path:
    """The folder with everything that `build.py --packages` makes."""
    return builds[0]
