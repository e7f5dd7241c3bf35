"""How fast the window is and what it holds: `python window.py [WORDS]`, 22,600 words by default.

Prints milliseconds and megabytes. Drawn offscreen, with the program's own speller.
"""

from __future__ import annotations

import os
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["MAQALA_HOME"] = tempfile.mkdtemp(prefix="maqala-bench-")

from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from maqala.core import paths
from maqala.core.article import Article, Run, Style, TextBlock
from maqala.core.settings import Settings
from maqala.ui import app as program
from maqala.ui.app import App
from maqala.ui.studio import Studio

_PARAGRAPH = (
    "Былтыр ауылда жаңа мектеп ашылды, оған үш жүзге жуық бала барады. Мұғалімдердің айтуынша, "
    "сыныптар жарық әрі жылы, кітапхана мен спорт залы да бар. Ата-аналар қуанышты: бұрын балалар "
    "көрші ауылға он шақырым жол жүретін. Енді сабаққа жаяу барады. Күзде мектеп ауласына жүз ағаш отырғызылды."
)
_KEY_PAUSE = 0.08
_KEYS = 120


def pump(seconds: float = 0.0, until: Callable[[], bool] | None = None) -> float:
    """Let the window go on; the longest time, in ms, that it was not at anybody's service."""
    worst, end = 0.0, time.perf_counter() + seconds
    while (until is not None and not until()) or time.perf_counter() < end:
        began = time.perf_counter()
        QApplication.processEvents()
        worst = max(worst, time.perf_counter() - began)
        time.sleep(0.001)
    return worst * 1000


def since_start() -> float:
    """Milliseconds since the process was started, the interpreter's own start included."""
    ticks = int(Path("/proc/self/stat").read_text().rsplit(")", 1)[1].split()[19])
    return 1000 * (time.clock_gettime(time.CLOCK_BOOTTIME) - ticks / os.sysconf("SC_CLK_TCK"))


def megabytes() -> float:
    """Resident memory now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1e6


def article(words: int) -> Article:
    """An article of about so many words."""
    number = max(1, words // len(_PARAGRAPH.split()))
    return Article(tuple(TextBlock(Style.PARAGRAPH, (Run(_PARAGRAPH),)) for _ in range(number)))


def press(studio: Studio, letter: str) -> None:
    """One key, down and up."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(studio.view, event)


def opening(studio: Studio, words: int) -> None:
    """Into the window, and fully checked."""
    began = time.perf_counter()
    studio.desk._lay(article(words), None)
    filled = (time.perf_counter() - began) * 1000
    worst = pump(until=lambda: studio.proofreader.settled)
    checked = (time.perf_counter() - began) * 1000
    print(f"{words} words: laid in {filled:.0f} ms, checked in {checked:.0f} ms, ", end="")
    print(f"longest block after that {worst:.0f} ms, {megabytes():.0f} MB")


def typing(studio: Studio) -> None:
    """Keys 80 ms apart in the middle: processor time without what idling takes, and time to the first paint."""
    pump(0.5)
    cursor = studio.view.textCursor()
    cursor.setPosition(studio.view.document().characterCount() // 2)
    studio.view.setTextCursor(cursor)
    pump(0.5)
    began = time.process_time()
    pump(_KEY_PAUSE * 40)
    idle = (time.process_time() - began) / 40
    began, waits = time.process_time(), []
    for number in range(_KEYS):
        pressed = time.perf_counter()
        press(studio, "мектеп ашық "[number % 12])
        QApplication.processEvents()
        waits.append((time.perf_counter() - pressed) * 1000)
        pump(_KEY_PAUSE - (time.perf_counter() - pressed))
    each = (time.process_time() - began) / _KEYS - idle
    slow = statistics.quantiles(waits, n=20)[-1]
    print(f"a key: {each * 1000:.1f} ms of processor, on screen in {slow:.1f} ms (95%)")


def pasting(studio: Studio, words: int) -> None:
    """A text from elsewhere, into an empty article, until it is checked."""
    studio.desk._lay(article(0), None)
    pump(until=lambda: studio.proofreader.settled)
    clipboard = QMimeData()
    clipboard.setText("\n".join([_PARAGRAPH] * (words // len(_PARAGRAPH.split()))))
    began = time.perf_counter()
    studio.view.insertFromMimeData(clipboard)
    pasted = (time.perf_counter() - began) * 1000
    worst = pump(until=lambda: studio.proofreader.settled)
    checked = (time.perf_counter() - began) * 1000
    print(
        f"{words} words pasted in {pasted:.0f} ms, checked in {checked:.0f} ms, longest block {worst:.0f} ms"
    )


def interrupting(studio: Studio) -> None:
    """Keys pressed just while the rules for the whole article look at it, and how long those take."""
    waits, looks = [], []
    for _ in range(12):
        press(studio, "м")
        pump(until=lambda: studio.proofreader.settled and studio.proofreader._whole._busy)
        began = time.perf_counter()
        press(studio, "е")
        QApplication.processEvents()
        waits.append((time.perf_counter() - began) * 1000)
        pump(until=lambda: studio.proofreader.settled and studio.proofreader._whole._busy)
        began = time.perf_counter()
        pump(until=lambda: studio.proofreader.complete)
        looks.append((time.perf_counter() - began) * 1000)
    print(f"the whole article looked at in {statistics.median(looks):.0f} ms; ", end="")
    print(f"a key meanwhile on screen in {statistics.median(waits):.1f} ms, at most {max(waits):.1f} ms")


def growth(studio: Studio) -> None:
    """Memory after many keys and many documents."""
    before = megabytes()
    for number in range(10_000):
        press(studio, "қазақ тілі "[number % 11])
        if number % 50 == 0:
            QApplication.processEvents()
    pump(0.5, until=lambda: studio.proofreader.settled)
    typed = megabytes()
    for _ in range(100):
        studio.view.document().setModified(False)
        studio.desk._lay(article(2_000), None)
        pump(until=lambda: studio.proofreader.settled)
    print(f"10,000 keys: {typed - before:+.1f} MB; 100 documents: {megabytes() - typed:+.1f} MB")


def main(words: int) -> None:
    """Everything, one after another."""
    program.application()
    app = App(Settings(paths.settings()))
    app.start()
    studio = app.windows.current
    QApplication.processEvents()
    print(f"window shown after {since_start():.0f} ms, {megabytes():.0f} MB")
    pump(until=lambda: studio.checking.ready)
    print(f"speller ready after {since_start():.0f} ms, {megabytes():.0f} MB")
    opening(studio, words)
    typing(studio)
    interrupting(studio)
    pasting(studio, 5_000)
    growth(studio)
    app.stop()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 22_600)
