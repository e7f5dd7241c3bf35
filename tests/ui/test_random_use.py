"""Whatever somebody does, no word is lost, no question stays open, and neither Qt nor Python complains.

A short walk; `tests/benchmarks/random_use.py` takes long ones.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.ui.random_use.person import play

SEEDS = [int(number) for number in os.environ.get("MAQALA_RANDOM_SEEDS", "1 2").split()]
STEPS = int(os.environ.get("MAQALA_RANDOM_STEPS", "15"))
ONLY = [int(number) for number in os.environ.get("MAQALA_RANDOM_ONLY", "").split()]


@pytest.mark.parametrize("seed", SEEDS)
def test_the_window_stands_whatever_somebody_does(
    seed: int, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    play(home, tmp_path / "files", seed, STEPS, ONLY, print)
