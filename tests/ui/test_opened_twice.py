"""Whoever opens a file that is open elsewhere is told, and may read it without changing it."""

from __future__ import annotations

import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QFileDialog
from tests.ui.conftest import Hands

from maqala.core import paths
from maqala.ui.app import App
from maqala.ui.claims import Claims, Holder
from maqala.ui.dialogs.export import Wish
from maqala.ui.studio import Studio

TEXT = "Ауылда мектепп ашылды"
CLAIMER = """
import sys
from pathlib import Path
from maqala.ui.claims import Claims
claim = Claims(Path(sys.argv[1])).take(Path(sys.argv[2]))
print(claim is not None, flush=True)
sys.stdin.read()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "мақала.md"
    path.write_text(f"{TEXT}\n", "utf-8")
    return path


@pytest.fixture
def folder(home: Path) -> Path:
    return home / "open"


@pytest.fixture
def other(folder: Path, path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Another program that has the file open."""
    arguments = [sys.executable, "-c", CLAIMER, str(folder), str(path)]
    run = subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert run.stdout is not None
    assert run.stdout.readline() == b"True\n"
    yield run
    run.kill()
    run.communicate()


def text_of(studio: Studio) -> str:
    return studio.desk.article().text.strip()


def choose(monkeypatch: pytest.MonkeyPatch, *chosen: Path) -> None:
    """What somebody picks in the file dialogs to come, one after another."""
    left, now = list(chosen), list[str]()
    monkeypatch.setattr(QFileDialog, "exec", lambda _self: now.append(str(left.pop(0))) or True)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _self: now[-1:])


# Who has it


def test_a_file_that_nobody_has_is_free_and_nothing_is_put_beside_it(folder: Path, path: Path) -> None:
    claims = Claims(folder)
    assert claims.holder(path) is None
    claim = claims.take(path)
    assert claim is not None
    assert Claims(folder).holder(path) == Holder("maqala")
    assert Claims(folder).take(path) is None
    assert list(path.parent.iterdir()) == [path]
    claim.release()
    assert list(folder.iterdir()) == []


def test_another_program_is_seen_also_through_a_link(
    folder: Path, path: Path, other: subprocess.Popen[bytes]
) -> None:
    link = path.with_name("link.md")
    link.symlink_to(path)
    assert Claims(folder).holder(link) == Holder("maqala")


def test_what_a_dead_program_left_is_stale(folder: Path, path: Path, other: subprocess.Popen[bytes]) -> None:
    other.kill()
    other.wait()
    assert len(list(folder.iterdir())) == 1
    assert Claims(folder).holder(path) is None
    assert Claims(folder).take(path) is not None


def test_what_dead_programs_left_is_tidied_and_the_living_s_stays(
    folder: Path, path: Path, other: subprocess.Popen[bytes]
) -> None:
    claims = Claims(folder)
    mine = claims.take(path.with_name("б.md"))
    assert mine is not None
    claims.tidy()
    assert len(list(folder.iterdir())) == 2
    other.kill()
    other.wait()
    claims.tidy()
    assert len(list(folder.iterdir())) == 1


def test_only_the_user_may_look_into_the_folder(folder: Path, path: Path) -> None:
    assert Claims(folder).take(path) is not None
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_place_for_locks_that_is_none_claims_nothing_and_asks_nothing(folder: Path, path: Path) -> None:
    folder.write_text("")
    claims = Claims(folder)
    assert claims.take(path) is None
    assert claims.holder(path) is None


@pytest.mark.parametrize(
    ("mark", "content", "holder"),
    [
        (".~lock.{name}#", b",asan,newsroom,01.03.2026 12:00,file:///home/asan;", "asan"),
        (".~lock.{name}#", "Асан Үсенов,asan,newsroom,01.03.2026;".encode(), "Асан Үсенов"),
        (".~lock.{name}#", b"", ""),
    ],
)
def test_libreoffice_s_mark_is_read(folder: Path, path: Path, mark: str, content: bytes, holder: str) -> None:
    path.with_name(mark.format(name=path.name)).write_bytes(content)
    assert Claims(folder).holder(path) == Holder("libreoffice", holder)


@pytest.mark.parametrize("cut", [0, 1, 2])
def test_word_s_mark_is_read(folder: Path, path: Path, cut: int) -> None:
    name = "Асан"
    content = bytes([len(name)]) + name.encode("cp1251").ljust(55) + name.encode("utf-16-le")
    path.with_name(f"~${path.name[cut:]}").write_bytes(content.ljust(162, b"\0"))
    assert Claims(folder).holder(path) == Holder("word", name)


def test_word_s_mark_may_be_nonsense(folder: Path, path: Path) -> None:
    path.with_name(f"~${path.name}").write_bytes(b"")
    assert Claims(folder).holder(path) == Holder("word")


# In the window


def test_an_open_article_is_claimed_until_it_is_closed(
    app: App, folder: Path, path: Path, tmp_path: Path
) -> None:
    studio = app.open(path)
    assert studio is not None
    assert Claims(folder).holder(path) == Holder("maqala")
    studio.desk.new()
    assert Claims(folder).holder(path) is None
    app.open(path, studio)
    app.stop()
    assert Claims(folder).holder(path) is None


def test_nobody_is_asked_about_what_he_has_open_himself(app: App, path: Path) -> None:
    studio = app.open(path)
    assert app.open(path) is studio


def test_it_is_not_opened_if_somebody_thinks_better_of_it(
    app: App, hands: Hands, path: Path, other: subprocess.Popen[bytes]
) -> None:
    hands.answer("button.cancel")
    assert app.open(path) is None
    assert "мақала.md" in hands.asked[0]
    assert not hands.studio.desk.is_open


def test_it_may_be_opened_all_the_same(
    app: App, hands: Hands, path: Path, other: subprocess.Popen[bytes]
) -> None:
    hands.answer("button.open_anyway")
    assert app.open(path) is hands.studio
    hands.type("Бүгін ")
    assert text_of(hands.studio) == f"Бүгін {TEXT}"


@pytest.fixture
def reading(app: App, hands: Hands, path: Path, other: subprocess.Popen[bytes]) -> Studio:
    """The article opened to be read only."""
    hands.answer("button.only_read")
    assert app.open(path) is hands.studio
    return hands.studio


def every_way_to_change(hands: Any) -> Iterator[Callable[[], object]]:
    studio = hands.studio
    yield lambda: hands.type("а\n")
    for key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Tab, Qt.Key.Key_Return):
        yield lambda key=key: hands.press(key)
    for action in studio.window.actions_._actions.values():
        if not action.isEnabled():
            yield action.trigger
    yield lambda: studio.find.replace_all()
    finding = studio.proofreader.findings()[0]
    yield lambda: studio.checking.act(finding, "fix", "мектеп")
    yield lambda: studio.checking.act(finding, "fix_all", "мектеп")
    pasted = QMimeData()
    pasted.setText("қойылды")
    yield lambda: studio.view.insertFromMimeData(pasted)
    yield studio.details.generate.click


def test_nothing_changes_what_is_only_read(reading: Studio, hands: Hands, path: Path) -> None:
    hands.settle()
    reading.find.what.setText("мектепп")
    reading.find.instead.setText("мектеп")
    ways = list(every_way_to_change(hands))
    assert len(ways) > 25
    for change in ways:
        hands.view.selectAll()
        change()
        assert text_of(reading) == TEXT
    assert reading.desk.is_saved
    assert reading.view.textCursor().hasSelection()


def test_the_window_says_that_it_is_only_read(reading: Studio) -> None:
    assert reading.notice.isVisible()
    assert "мақала.md" in reading.notice.text.text()
    assert reading.words.say("twice.title", name="мақала.md") in reading.window.windowTitle()


def test_editing_may_begin_all_the_same(reading: Studio, hands: Hands) -> None:
    reading.notice.button("edit_anyway").click()
    hands.type("Бүгін ")
    assert text_of(reading) == f"Бүгін {TEXT}"
    assert not reading.notice.isVisible()
    assert reading.window.actions_["save"].isEnabled()


def test_saved_elsewhere_it_may_be_changed(
    reading: Studio, hands: Hands, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = path.with_name("көшірме.md")
    monkeypatch.setattr(QFileDialog, "exec", lambda _self: True)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _self: [str(copy)])
    reading.notice.button("save_as").click()
    assert reading.desk.path == copy
    hands.type("Бүгін ")
    assert text_of(reading) == f"Бүгін {TEXT}"
    assert reading.window.windowTitle().startswith("көшірме.md[*]")
    assert Claims(paths.data_dir() / "open").holder(copy) == Holder("maqala")


# Saving onto it


def test_an_article_is_not_saved_over_one_in_another_window(
    app: App, hands: Hands, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = app.open(path)
    other = app.new()
    Hands(app, other).type("Бөтен")
    choose(monkeypatch, path, tmp_path / "басқа.md")
    hands.answer("button.save_as")
    assert other is not there
    assert other.desk.save_as()
    assert other.desk.path == tmp_path / "басқа.md"
    assert path.read_text("utf-8").strip() == TEXT
    choose(monkeypatch, path)
    hands.answer("button.cancel")
    assert not other.desk.save_as()
    assert other.desk.path == tmp_path / "басқа.md"
    assert len(hands.asked) == 2


def test_an_article_is_not_exported_over_one_in_another_program(
    app: App, hands: Hands, path: Path, other: subprocess.Popen[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    app.new()
    hands.type("Бөтен")
    choose(monkeypatch, path)
    hands.answer("button.cancel")
    hands.studio.exporting.save(Wish("markdown"))
    assert path.read_text("utf-8").strip() == TEXT
    assert "мақала.md" in hands.asked[0]
    hands.view.document().setModified(False)


def test_a_mark_that_another_editor_left_does_not_keep_a_file_from_being_written(
    app: App, hands: Hands, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.with_name(f".~lock.{path.name}#").write_bytes(b",asan,newsroom;")
    app.new()
    hands.type("Жаңа")
    choose(monkeypatch, path)
    hands.answer("button.overwrite")
    assert hands.studio.desk.save_as()
    assert path.read_text("utf-8").strip() == "# Жаңа"


@pytest.mark.parametrize("way", ["save_as", "export"])
def test_what_is_written_onto_its_own_file_is_saved_and_not_over_another_s_work(
    app: App, hands: Hands, path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    studio = app.open(path)
    assert studio is not None
    write = {"save_as": studio.desk.save_as, "export": lambda: studio.exporting.save(Wish("markdown"))}[way]
    hands.type("Бүгін ")
    choose(monkeypatch, path)
    write()
    assert studio.desk.is_saved
    assert path.read_text("utf-8").strip() == f"Бүгін {TEXT}"
    path.write_text("Басқа біреу жазған\n", "utf-8")
    hands.type("Кеше ")
    choose(monkeypatch, path)
    hands.answer("button.cancel")
    write()
    assert path.read_text("utf-8") == "Басқа біреу жазған\n"


def test_an_article_whose_file_was_deleted_may_be_saved_under_its_own_name(
    app: App, hands: Hands, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    studio = app.open(path)
    assert studio is not None
    path.unlink()
    choose(monkeypatch, path)
    assert studio.desk.save_as()
    assert path.read_text("utf-8").strip() == TEXT
    assert hands.asked == []


def test_the_next_article_in_the_window_may_be_changed(reading: Studio, hands: Hands) -> None:
    reading.desk.new()
    hands.type("Жаңа")
    assert text_of(reading) == "Жаңа"
