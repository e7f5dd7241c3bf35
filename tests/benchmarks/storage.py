"""The whole campaign against loss: `python storage.py [SHARE]` prints what was tried and lost. About an hour.

The same tests are in the suite with smaller numbers. `python storage.py 0.1` tries a tenth.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

NUMBERS = {
    "MAQALA_BUSY_KILLS": 240,
    "MAQALA_KILLS": 200,
    "MAQALA_SAVE_KILLS": 200,
    "MAQALA_SAVE_ROUNDS": 500,
    "MAQALA_CUTS": 1_000,
    "MAQALA_ROOMS": 200,
    "MAQALA_CORRUPTIONS": 1_000,
    "MAQALA_HISTORY_CORRUPTIONS": 1_000,
    "MAQALA_SETTINGS": 1_000,
    "MAQALA_SWITCHES": 1_000,
}
TESTS = (
    "tests/core/storage/test_faults.py",
    "tests/core/storage/test_store_faults.py",
    "tests/core/storage/test_power.py",
    "tests/core/storage/test_recovery.py",
    "tests/ui/test_switching.py",
    "tests/ui/test_killed.py",
)
FIGURE = re.compile(r"\.?(?P<what>[^()]+): \((?P<tried>\d+), (?P<lost>\d+)\)")


def numbers(share: float) -> dict[str, str]:
    """What the tests are told: how often each thing is tried, and of how many steps one fails."""
    tried = {name: str(max(1, round(number * share))) for name, number in NUMBERS.items()}
    return tried | {"MAQALA_FAULT_STEP": str(max(1, round(1 / share)))}


def lines(share: float) -> Iterator[str]:
    """What the tests print, as it comes; the last is their exit code."""
    root = Path(__file__).resolve().parents[2]
    command = [sys.executable, "-u", "-m", "pytest", "-q", "-s", *TESTS]
    run = subprocess.Popen(
        command, cwd=root, env=os.environ | numbers(share), stdout=subprocess.PIPE, text=True
    )
    assert run.stdout is not None
    yield from run.stdout
    yield str(run.wait())


def main(share: float) -> int:
    """Run the tests with this share of the numbers, and sum up."""
    tried = lost = 0
    line = "1"
    for line in lines(share):
        print(line, end="", flush=True)
        if figure := FIGURE.match(line):
            tried, lost = tried + int(figure["tried"]), lost + int(figure["lost"])
    print(f"\nall: ({tried}, {lost})")
    return int(line)


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]) if len(sys.argv) > 1 else 1))
