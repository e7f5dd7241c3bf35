"""A trial of an installed program by itself."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

from installer.metadata import BuildError

_KEPT = ("SYSTEMROOT", "TEMP", "TMP")
"""What no program of Windows starts without."""


def selftest(program: Path, folder: Path) -> None:
    """Run the selftest of an installed program, with nothing of ours in its surroundings."""
    kept = {name: value for name, value in os.environ.items() if name in _KEPT}
    environment = kept | {"HOME": str(folder / "home"), "LANG": "C.UTF-8"}
    if os.name != "nt":
        environment["PATH"] = "/usr/bin:/bin"
    ended = subprocess.run([str(program), "selftest", str(folder)], env=environment, cwd="/", check=False)
    report = folder / "selftest.json"
    if not report.exists():
        raise BuildError(f"The selftest of {program} wrote no report (exit code {ended.returncode}).")
    seen = json.loads(report.read_text("utf-8"))
    for step in seen["steps"]:
        print(f"  {'passed' if step['passed'] else 'FAILED'}  {step['name']}  {step['seconds']} s")
    inside = Path(seen["program"]).is_relative_to(program.resolve().parent)
    if ended.returncode or not (seen["passed"] and seen["frozen"] and inside):
        raise BuildError(f"The selftest failed:\n{report.read_text('utf-8')}")
