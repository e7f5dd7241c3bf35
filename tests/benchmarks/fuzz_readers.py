"""Do the readers stand whatever a file may have become, however long one tries?

    python tests/benchmarks/fuzz_readers.py [FOLDER…] [--rounds 20000]

Runs `tests/core/formats/test_fuzz.py`, which is in the suite with a hundred rounds for each of its own files, with
more, and with all smaller files below the folders as well. Twenty thousand take about half an hour.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

TEST = "tests/core/formats/test_fuzz.py"


def main() -> int:
    """Run the test with these numbers."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=20_000)
    options = parser.parse_args()
    folders = os.pathsep.join(str(folder.resolve()) for folder in options.folders)
    more = {"MAQALA_FUZZ": str(options.rounds), "MAQALA_FUZZ_FOLDERS": folders}
    root = Path(__file__).resolve().parent.parent.parent
    command = [sys.executable, "-m", "pytest", TEST, "--tb=short"]
    return subprocess.run(command, cwd=root, env=os.environ | more, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
