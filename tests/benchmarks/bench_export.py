"""How long `maqala export` takes, and how much memory, beside pandoc where it is installed.

    python tests/benchmarks/bench_export.py [ARTICLE.txt]

The whole process is measured, from the command to its end: an article and fifty times it, to
DOCX and to HTML, the best of several runs of each program in turn.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

TIMES = 7
FACTORS = (1, 50)
SENTENCES = "Алматыда халықаралық форум өтіп жатыр. Оған ондаған елден мамандар қатысады. " * 5
MEGABYTE = 1024


def main() -> None:
    """Measure and print a table."""
    source = Path(sys.argv[1]).read_text("utf-8") if len(sys.argv) > 1 else f"{SENTENCES}\n\n" * 12
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for factor in FACTORS:
            text = folder / f"{factor}.txt"
            text.write_text("\n\n".join([source] * factor), "utf-8")
            for ending in ("docx", "html"):
                compare(text, folder / f"{factor}.{ending}")


def compare(text: Path, target: Path) -> None:
    """One line: time and memory of both programs and how they compare."""
    maqala = Path(sys.executable).with_name("maqala")
    rivals = {"maqala": [str(maqala), "export", str(text), "-o", str(target)]}
    if pandoc := shutil.which("pandoc"):
        rivals["pandoc"] = [
            pandoc,
            "-s",
            "-f",
            "markdown",
            "--metadata",
            "title=a",
            str(text),
            "-o",
            str(target),
        ]
    figures = {name: best(command) for name, command in rivals.items()}
    line = f"{target.name:8}" + "".join(
        f"  {name} {seconds:.3f} s {memory / MEGABYTE:5.0f} MB" for name, (seconds, memory) in figures.items()
    )
    if len(figures) == 2:
        (ours, our_memory), (theirs, their_memory) = figures.values()
        line += f"  ratio {ours / theirs:.2f} time, {our_memory / their_memory:.2f} memory"
    print(line)


def best(command: list[str]) -> tuple[float, int]:
    """The shortest of several runs in seconds, and the peak memory of one in KB."""
    runs = [measured(command) for _ in range(TIMES)]
    return min(seconds for seconds, _ in runs), max(memory for _, memory in runs)


def measured(command: list[str], clock: Callable[[], float] = time.perf_counter) -> tuple[float, int]:
    """One run."""
    begun = clock()
    process = os.posix_spawn(command[0], command, os.environ)
    _, status, usage = os.wait4(process, 0)
    if status:
        raise SystemExit(f"{command[0]}: {os.waitstatus_to_exitcode(status)}")
    return clock() - begun, usage.ru_maxrss


if __name__ == "__main__":
    main()
