"""The whole campaign against loss: `python storage.py` prints what was tried and lost. About half an hour.

The same tests are in the suite with smaller numbers. `python storage.py 0.1` tries a tenth.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

NUMBERS = {
    "MAQALA_WINDOW_KILLS": 200,
    "MAQALA_KILLS": 200,
    "MAQALA_SAVE_KILLS": 200,
    "MAQALA_SAVE_ROUNDS": 500,
    "MAQALA_CORRUPTIONS": 500,
    "MAQALA_SETTINGS": 1_000,
}
TESTS = (
    "tests/core/storage/test_faults.py",
    "tests/core/storage/test_recovery.py",
    "tests/ui/test_recovery.py",
)


def main(share: float) -> int:
    """Run the tests with this share of the numbers."""
    numbers = {name: str(max(1, round(number * share))) for name, number in NUMBERS.items()}
    root = Path(__file__).resolve().parents[2]
    chosen = ["-k", "fault or error or power or killed or damage or two_programs or disk"]
    return subprocess.call(
        [sys.executable, "-m", "pytest", "-q", "-s", *TESTS, *chosen], cwd=root, env=os.environ | numbers
    )


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]) if len(sys.argv) > 1 else 1))
