"""Opening, saving and closing: bad news is one sentence, and nothing is lost."""

from __future__ import annotations

import errno
import os
import time
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QTextCursor
from PySide6.QtWidgets import QApplication

from maqala.core import settings
from maqala.core.article import Metadata, Style, TextBlock
from maqala.core.formats.coding import Coding
from maqala.core.storage.history import History
from maqala.ui.app import App
from maqala.ui.editor import styles
from maqala.ui.editor.block_state import blocks
from maqala.ui.places import free_beside
from maqala.ui.studio import Studio

TEXT = "Ауылда мектеп ашылды"


@pytest.fixture
def written(studio: Studio, hands: Any) -> Studio:
    studio.window.actions_["new"].trigger()
    hands.type(TEXT)
    return studio


def bad_files(folder: Path) -> dict[str, Path]:
    """Files that cannot be opened."""
    made = {name: folder / name for name in ("жоқ.md", "қалта.md", "сурет.txt", "қысқа.docx")}
    made["қалта.md"].mkdir()
    made["сурет.txt"].write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 4)
    made["қысқа.docx"].write_bytes(b"PK\x03\x04\x14\x00\x06\x00" + b"\x00" * 40)
    return made


def test_dialogs_begin_where_somebody_was_last(
    written: Studio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    began: list[Path | None] = []
    monkeypatch.setattr(written.desk._places, "ask_open", lambda folder: began.append(folder) or [])
    written.desk.ask_open()
    written.settings.set(settings.RECENT_FILES, (str(tmp_path / "а.md"), "/б.md"))
    written.desk.ask_open()
    assert began == [None, tmp_path]
    assert written.desk.suggested("docx") == tmp_path / f"{TEXT}.docx"
    written.settings.set(settings.RECENT_FILES, (str(tmp_path / "жоқ" / "а.md"),))
    assert written.desk.suggested("docx") == Path.home() / f"{TEXT}.docx"


def test_a_new_article_is_offered_to_word_and_one_with_a_file_stays_what_it_is(
    written: Studio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[Path] = []

    def choose(_title: str, suggested: Path) -> Path:
        offered.append(suggested)
        return tmp_path / f"мақала{suggested.suffix}"

    monkeypatch.setattr(written.desk._places, "ask_save", choose)
    assert written.desk.save()
    assert written.desk.save_as()
    assert written.desk.open(articles(tmp_path, "бір.txt")[0])
    assert written.desk.save_as()
    assert [path.name for path in offered] == [f"{TEXT}.docx", "мақала.docx", "бір.txt"]


@pytest.mark.parametrize("name", ["жоқ.md", "қалта.md", "сурет.txt", "қысқа.docx"])
def test_a_bad_file_is_a_sentence_and_the_article_stays(
    written: Studio, hands: Any, tmp_path: Path, name: str
) -> None:
    path = bad_files(tmp_path)[name]
    hands.answer("button.close")
    assert not written.desk.open(path)
    assert name in hands.asked[-1]
    assert written.desk.article().text.strip() == TEXT
    assert not written.desk.is_saved


def test_a_failing_save_keeps_the_text_and_is_not_called_saved(
    written: Studio, hands: Any, tmp_path: Path
) -> None:
    written.desk.path = tmp_path / "жоқ қалта" / "мақала.md"
    hands.answer("button.cancel")
    assert not written.desk.save()
    assert "жоқ қалта" in hands.asked[0]
    assert written.window.isWindowModified()
    assert written.desk.article().text.strip() == TEXT
    assert not (tmp_path / "жоқ қалта").exists()


@pytest.mark.parametrize("step", ["open", "fsync", "rename"])
@pytest.mark.parametrize(
    "number", [errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS], ids=errno.errorcode.get
)
def test_whatever_fails_in_a_save_the_text_stays_unsaved_and_goes_elsewhere_or_there_later(
    written: Studio, hands: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int
) -> None:
    path, real = tmp_path / "мақала.md", {"open": os.open, "fsync": os.fsync, "rename": os.rename}
    written.desk.path = path
    assert written.desk.save()
    before = path.read_bytes()
    hands.type(" және бақша")

    def fail(*given: Any, **named: Any) -> Any:
        if step == "fsync" or ".maqala-" in str(given[0]):
            raise OSError(number, os.strerror(number))
        return real[step](*given, **named)

    monkeypatch.setattr(time, "sleep", lambda _seconds: None)
    with monkeypatch.context() as broken:
        broken.setattr(*((Path, "replace") if step == "rename" else (os, step)), fail)
        hands.answer("button.cancel")
        assert not written.desk.save()
        hands.answer("button.save", "button.cancel")
        assert not written.window.close()
    assert written.words.say("save_failed.title") in hands.asked[0]
    assert "мақала.md" in hands.asked[0]
    assert written.window.isWindowModified()
    assert (path.read_bytes(), written.desk.article().headline) == (before, f"{TEXT} және бақша")
    assert written.desk.save()
    assert f"{TEXT} және бақша" in path.read_text("utf-8")


def test_closing_asks_and_a_failed_save_keeps_the_window(written: Studio, hands: Any, tmp_path: Path) -> None:
    written.desk.path = tmp_path / "жоқ қалта" / "мақала.md"
    hands.answer("button.save", "button.cancel")
    assert not written.window.close()
    assert written.window.isVisible()
    assert TEXT in hands.asked[0] or "мақала.md" in hands.asked[0]


def test_closing_may_be_called_off(written: Studio, hands: Any) -> None:
    hands.answer("button.cancel")
    assert not written.window.close()


def test_closing_without_saving_closes(written: Studio, hands: Any) -> None:
    hands.answer("button.discard")
    assert written.window.close()


def test_nothing_is_asked_when_all_is_saved(written: Studio, hands: Any, tmp_path: Path) -> None:
    written.desk.path = tmp_path / "мақала.md"
    assert written.desk.save()
    assert written.window.close()
    assert hands.asked == []


@pytest.mark.parametrize("suffix", ["md", "docx", "html", "txt"])
def test_every_format_is_saved_and_opened(written: Studio, tmp_path: Path, suffix: str) -> None:
    written.desk.path = tmp_path / f"мақала.{suffix}"
    assert written.desk.save()
    written.desk.new()
    assert written.desk.open(tmp_path / f"мақала.{suffix}")
    assert written.desk.article().text.strip() == TEXT


@pytest.mark.parametrize("suffix", ["md", "docx", "html", "txt"])
def test_a_kazakh_name_of_250_bytes_is_saved_found_again_and_kept_in_the_history(
    app: App, written: Studio, hands: Any, home: Path, tmp_path: Path, suffix: str
) -> None:
    path = tmp_path / f"{'ә' * 120}{'-' * (250 - 241 - len(suffix))}.{suffix}"
    assert len(path.name.encode()) == 250
    written.desk.path = path
    assert written.desk.save()
    assert app.open(path) is written
    hands.type(" тағы")
    written.recovery.secure()
    assert written.desk.save()
    assert free_beside(path).parent == tmp_path
    assert [p.name for p in tmp_path.iterdir() if p.is_file()] == [path.name]
    hands.wait(lambda: bool(History(home / "history").versions(str(path)).states))
    assert hands.asked == []


def test_a_free_name_is_never_longer_than_a_name_may_be(tmp_path: Path) -> None:
    path = tmp_path / f"{'ұ' * 125}.docx"
    path.write_bytes(b"")
    free = free_beside(path)
    free.write_bytes(b"")
    assert free != path
    assert free_beside(path).name.endswith("-3.docx")


def test_opened_files_are_remembered_latest_first(written: Studio, tmp_path: Path) -> None:
    for name in ("а.md", "ә.md"):
        written.desk.saw(None)
        written.desk.path = tmp_path / name
        assert written.desk.save()
        written.view.document().setModified(True)
    recent = [Path(p).name for p in written.settings.get(settings.RECENT_FILES)]
    assert recent == ["ә.md", "а.md"]
    assert [a.text() for a in written.window.menus["recent"].actions()] == recent


def drop(studio: Studio, *paths: Path, at: QPoint | None = None) -> None:
    """Drag files over the window and let go, in the middle of the page unless told where."""
    mime, place = QMimeData(), at or studio.window.rect().center()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left, plain = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(place, copy, mime, left, plain)
    QApplication.sendEvent(studio.window, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(studio.window, QDropEvent(QPointF(place), copy, mime, left, plain))


def articles(folder: Path, *names: str) -> list[Path]:
    paths = [folder / name for name in names]
    for path in paths:
        path.write_text(f"{path.stem} {TEXT}", "utf-8")
    return paths


def test_a_dropped_file_is_opened(studio: Studio, tmp_path: Path) -> None:
    (path,) = articles(tmp_path, "тасталған.txt")
    drop(studio, path)
    assert studio.desk.path == path
    assert TEXT in studio.desk.article().text


def test_several_dropped_files_are_opened_each_in_its_window(
    app: App, studio: Studio, tmp_path: Path
) -> None:
    paths = articles(tmp_path, "бір.txt", "екі.md", "үш.txt")
    drop(studio, *paths)
    assert sorted(str(each.desk.path) for each in app.windows) == sorted(map(str, paths))


def test_a_dropped_folder_is_declined_and_the_files_beside_it_are_opened(
    studio: Studio, hands: Any, tmp_path: Path
) -> None:
    folder, (path,) = tmp_path / "папка", articles(tmp_path, "бір.txt")
    folder.mkdir()
    hands.answer("button.close")
    drop(studio, folder, path)
    assert "папка" in hands.asked[0]
    assert studio.desk.path == path


def test_dropped_pictures_go_where_they_were_dropped(written: Studio, tmp_path: Path) -> None:
    picture = QImage(8, 8, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.red)
    paths = [tmp_path / "а.png", tmp_path / "ә.png"]
    for path in paths:
        assert picture.save(str(path))
    document = written.view.document()
    cursor = written.view.textCursor()
    cursor.setPosition(document.begin().position())
    place = written.view.viewport().mapTo(written.window, written.view.cursorRect(cursor).center())
    cursor.movePosition(QTextCursor.MoveOperation.End)
    written.view.setTextCursor(cursor)
    drop(written, *paths, at=place)
    kinds = [getattr(block, "name", "") for block in written.desk.article().blocks]
    assert kinds[1:3] == ["а.png", "ә.png"]
    captions = [b for b in blocks(document) if styles.kind_of(b) == styles.CAPTION]
    assert len(captions) == len(paths)


def test_an_address_dragged_into_the_text_is_a_link(written: Studio) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.kz/jana")])
    assert written.view.canInsertFromMimeData(mime)
    written.view.insertFromMimeData(mime)
    runs = [run for block in written.desk.article().blocks for run in getattr(block, "runs", ())]
    assert [run.link for run in runs if run.link] == ["https://example.kz/jana"]


def test_windows_1251_is_read_and_said(studio: Studio, tmp_path: Path) -> None:
    path = tmp_path / "ескі.txt"
    path.write_bytes("Старый текст в старой кодировке".encode("cp1251"))
    assert studio.desk.open(path)
    assert "1251" in studio.window.status.text("coding")
    assert "Старый текст" in studio.desk.article().text


def test_the_sample_is_a_copy_without_a_file(studio: Studio) -> None:
    studio.window.actions_["sample"].trigger()
    assert studio.desk.is_open
    assert studio.desk.path is None


def test_pasting_keeps_structure_and_drops_looks(written: Studio) -> None:
    mime = QMimeData()
    mime.setHtml(
        '<h2 style="color:red">Бөлім</h2><p><span style="font:30px Arial">Бір <b>екі</b></span></p>'
        "<ul><li>үш</ul>"
    )
    mime.setText("Бөлім Бір екі үш")
    written.view.insertFromMimeData(mime)
    kinds = [b.style for b in written.desk.article().blocks if isinstance(b, TextBlock) and b.runs]
    assert kinds == [Style.HEADLINE, Style.HEADING_1, Style.PARAGRAPH, Style.BULLET]


def test_pasted_words_join_the_paragraph(written: Studio, hands: Any) -> None:
    mime = QMimeData()
    mime.setHtml("<p>және <i>бақша</i></p>")
    mime.setText("және бақша")
    hands.type(" ")
    written.view.insertFromMimeData(mime)
    assert written.desk.article().headline == f"{TEXT} және бақша"


def test_copied_text_comes_back_as_it_was(written: Studio, hands: Any) -> None:
    hands.put_cursor(6, 0)
    written.window.actions_["bold"].trigger()
    written.view.selectAll()
    mime = written.view.createMimeDataFromSelection()
    assert "<strong>" in mime.html() or "<b>" in mime.html()
    assert mime.text().strip() == TEXT


def test_a_file_that_holds_more_than_the_article_is_not_saved_over_silently(
    written: Studio, hands: Any, tmp_path: Path
) -> None:
    path = tmp_path / "бет.html"
    path.write_text("<h1>Тақырып</h1><p>Мәтін бар.</p><iframe src='https://a.kz'></iframe>", "utf-8")
    before = path.read_bytes()
    hands.answer("button.close")
    assert written.desk.open(path)
    hands.wait(lambda: bool(hands.asked))
    hands.type("Жаңа ")
    hands.answer("button.cancel")
    assert not written.desk.save()
    assert path.read_bytes() == before
    hands.answer("button.overwrite")
    assert written.desk.save()
    assert "iframe" not in path.read_text("utf-8")
    hands.type("тағы ")
    assert written.desk.save()
    assert len(hands.asked) == 3


@pytest.mark.parametrize("what", ["what is known of it", "its encoding", "its file"])
def test_what_undo_does_not_bring_back_is_not_called_saved(
    studio: Studio, hands: Any, tmp_path: Path, what: str
) -> None:
    path = tmp_path / "мақала.txt"
    path.write_text(TEXT, "utf-8")
    assert studio.desk.open(path)
    hands.type("!")
    match what:
        case "what is known of it":
            studio.desk.set_metadata(Metadata(byline="Айгүл"))
        case "its encoding":
            studio.desk.set_coding(Coding("kz1048"))
        case "its file":
            path.unlink()
            studio.file_watch.look()
            hands.wait(studio.notice.isVisible)
    studio.window.actions_["undo"].trigger()
    assert studio.desk.article().text.strip() == TEXT
    assert not studio.desk.is_saved
    assert studio.window.isWindowModified()
