"""How long find and replace take in a long article: `python find.py [TEXT]`, 22,600 words by default.

Prints milliseconds. A text of your own, a paragraph a line, has more different words than ours.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["MAQALA_HOME"] = tempfile.mkdtemp(prefix="maqala-bench-")

from PySide6.QtWidgets import QApplication
from window import article, pump

from maqala.core import paths
from maqala.core.article import Article, Run, Style, TextBlock
from maqala.core.settings import Settings
from maqala.ui import app as program
from maqala.ui.app import App

_WORDS = 22_600


def of_text(path: Path) -> Article:
    """An article of the lines of a file, not longer than is promised for."""
    blocks, words = [], 0
    for line in path.read_text("utf-8").splitlines():
        words += len(line.split())
        if words > _WORDS:
            break
        blocks.append(TextBlock(Style.PARAGRAPH, (Run(line),)))
    return Article(tuple(blocks))


def timed(what: str, do: Callable[[], object], number: Callable[[], int]) -> None:
    """Print how long it takes until it can be seen."""
    began = time.perf_counter()
    do()
    QApplication.processEvents()
    print(f"{what}: {(time.perf_counter() - began) * 1000:.0f} ms ({number()} places)")


def main(text: Path | None) -> None:
    """Everything, one after another."""
    program.application()
    app = App(Settings(paths.settings()))
    app.start()
    studio = app.windows.current
    pump(until=lambda: studio.checking.ready)
    studio.desk._lay(article(_WORDS) if text is None else of_text(text), None)
    pump(until=lambda: studio.proofreader.settled)
    bar, number = studio.find, lambda: studio.find.finder.number
    bar.open(replacing=True)
    for wanted in ("а", "мектеп", "жоқмұндай"):
        bar.what.setText(wanted)
        timed(f"«{wanted}»", bar._search, number)
    bar.switches["forms"].setChecked(True)
    for wanted in ("мектеп", "жыл", "айту"):
        bar.what.setText(wanted)
        timed(f"«{wanted}» in all its forms", bar._search, number)
        timed("  again", bar._search, number)
    bar.what.setText("бала" if text is None else "жыл")
    bar.instead.setText("кітап")
    timed("replacing all its forms", bar.replace_all, number)
    pump(until=lambda: studio.proofreader.settled)
    timed("undoing it", studio.view.undo, number)
    bar.switches["forms"].setChecked(False)
    bar.what.setText("е")
    bar.instead.setText("э")
    timed("replacing every е", bar.replace_all, number)
    app.stop()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
