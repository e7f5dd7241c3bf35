"""What is written stays on the machine, and is nobody else's."""

from __future__ import annotations

import stat
import subprocess
import sys
from pathlib import Path

import pytest

DAY = """
import os, sys
from pathlib import Path
sys.addaudithook(lambda event, _: os._exit(9) if event.startswith("socket.") else None)
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from maqala.core import paths, settings
from maqala.core.issues import Ignored
from maqala.core.spelling.stems import Entry
from maqala.core.spelling.users import OwnList
from maqala.ui import app as program
qt = program.application()
app = program.App(settings.load(paths.settings())[0])
app.start()
def sockets():
    open_files = [f"/proc/self/fd/{number}" for number in os.listdir("/proc/self/fd")]
    links = [os.readlink(each) for each in open_files if os.path.exists(each)]
    return [link for link in links if link.startswith("socket:")]
def work():
    studio = app.open(Path(sys.argv[1]))
    for letter in "Ауылда мектепп ашылды ":
        none = Qt.KeyboardModifier.NoModifier
        qt.sendEvent(studio.view, QKeyEvent(QEvent.Type.KeyPress, 0, none, letter))
    studio.recovery.secure()
    app.settings.set(settings.FONT_SIZE, 20)
    app.services.ignored.keep(Path(sys.argv[1]), [Ignored("spelling", "мектепп")])
    OwnList(paths.user_words()).add(Entry("жақан", ""))
    assert studio.desk.save()
    from maqala.ui.dialogs.export import Wish
    studio.exporting.write(Path(sys.argv[1]).with_suffix(".docx"), Wish())
    studio.desk.pdf_wanted.emit(Path(sys.argv[1]).with_suffix(".pdf"))
    studio.window.actions_["history"].trigger()
    studio.desk.mark_unsaved()
    studio.recovery.secure()
    QTimer.singleShot(1500, leave)
def leave():
    print(len(sockets()), "PySide6.QtNetwork" in sys.modules, flush=True)
    os._exit(0)
QTimer.singleShot(0, work)
qt.exec()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux which sockets are open")
def test_a_day_s_work_opens_no_socket_and_leaves_private_folders(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "мақала.md"
    path.write_text("Бұрынғы мәтін\n", "utf-8")
    home.chmod(0o700)
    run = subprocess.run([sys.executable, "-c", DAY, str(path)], capture_output=True, text=True, timeout=60)
    assert run.returncode == 0, run.stderr
    assert run.stdout.split() == ["0", "False"]
    assert {each.suffix for each in tmp_path.glob("мақала.*")} == {".md", ".docx", ".pdf"}
    assert {each.name for each in home.iterdir()} >= {
        *("history", "ignored", "open", "recovery"),
        *("settings.json", "words.txt"),
    }
    for each in home.rglob("*"):
        wanted = 0o700 if each.is_dir() else 0o600
        if each.suffix != ".lock":  # Qt makes them so, and they hold no text
            assert stat.S_IMODE(each.stat().st_mode) == wanted, each
