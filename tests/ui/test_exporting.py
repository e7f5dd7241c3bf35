"""Export: what goes out is chosen, shown before, written, and read back."""

from __future__ import annotations

import base64
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx as judge
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QFileDialog, QPushButton

from maqala.core import settings
from maqala.core.article import Article, Image, Mark, Metadata, Run, Style, TextBlock
from maqala.core.formats import files
from maqala.ui.dialogs.export import FORMS, ExportDialog, Wish
from maqala.ui.studio import Studio

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="
)
ARTICLE = Article(
    (
        TextBlock(Style.HEADLINE, (Run("Тақырып"),)),
        TextBlock(Style.PARAGRAPH, (Run("Қалың", Mark.BOLD), Run(" мәтін"))),
        Image(PNG, "a.png", alt="сурет"),
    ),
    Metadata(byline="Айгүл", notes="Өзіме"),
)


@pytest.fixture
def written(studio: Studio) -> Studio:
    studio.desk.take_copy(ARTICLE)
    studio.window.show()
    return studio


def export(
    studio: Studio, monkeypatch: pytest.MonkeyPatch, path: Path, do: Callable[[ExportDialog], None]
) -> None:
    """Export: do something in the dialog, press its button, choose `path`."""
    monkeypatch.setattr(studio.exporting.places, "ask_save", lambda *_given, **_more: path)
    monkeypatch.setattr(studio.desk._places, "ask_save", lambda *_given, **_more: path)

    def work() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ExportDialog)
        do(dialog)
        press(dialog.buttons["export"])

    QTimer.singleShot(0, studio, work)
    studio.window.actions_["export"].trigger()
    until_idle(studio)


def until_idle(studio: Studio) -> None:
    """Wait for all that the helper was asked for, and its answers."""
    answered: list[None] = []
    studio.services.helper.run(lambda: None, answered.append)
    while not answered:
        QTest.qWait(1)


def shown(studio: Studio, dialog: ExportDialog) -> None:
    """Wait for the preview to stand there."""
    until_idle(studio)
    while not dialog.page.is_whole:
        QTest.qWait(1)


def press(button: QPushButton | QCheckBox) -> None:
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=_on(button))


def _on(button: QPushButton | QCheckBox) -> Any:
    """A place that takes the click: a tick box is no wider than its words."""
    middle = button.rect().center()
    middle.setX(min(middle.x(), 10))
    return middle


def choose(dialog: ExportDialog, form: str) -> None:
    """With the arrow keys, as from a closed box."""
    dialog.forms.setFocus()
    while dialog.wish.form != form:
        down = FORMS.index(form) > FORMS.index(dialog.wish.form)
        QTest.keyClick(dialog.forms, Qt.Key.Key_Down if down else Qt.Key.Key_Up)


def test_who_leaves_at_once_has_the_copy_nevertheless(written: Studio, tmp_path: Path) -> None:
    written.services.helper.run(lambda: time.sleep(0.3), lambda _none: None)
    written.exporting.write(tmp_path / "а.docx", Wish())
    written.stop()
    assert "Қалың мәтін" in files.load(tmp_path / "а.docx").article.text


def test_what_is_chosen_goes_out_and_is_remembered(
    written: Studio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wish(dialog: ExportDialog) -> None:
        choose(dialog, "html")
        press(dialog.options["fragment"])
        press(dialog.options["beside"])
        press(dialog.details["byline"])

    path = tmp_path / "а.html"
    export(written, monkeypatch, path, wish)
    page = path.read_text("utf-8")
    assert page.startswith("<article")
    assert "Айгүл" not in page
    assert (tmp_path / "а_files" / "a.png").read_bytes() == PNG
    assert written.window.status.said() == written.words.say("export.checked", name="а.html")
    assert written.desk.path is None
    seen: list[Any] = []
    export(written, monkeypatch, tmp_path / "ә.html", lambda dialog: seen.append(dialog.wish))
    assert (seen[0].form, seen[0].fragment, seen[0].beside, seen[0].without) == (
        "html",
        True,
        True,
        frozenset(),
    )


def test_the_preview_shows_what_a_reader_of_the_file_finds(
    written: Studio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: dict[str, str] = {}

    def look(dialog: ExportDialog) -> None:
        shown(written, dialog)
        seen["docx"] = dialog.page.view.toPlainText()
        choose(dialog, "markdown")
        press(dialog.as_file)
        shown(written, dialog)
        seen["markdown"] = dialog.page.source.toPlainText()
        choose(dialog, "text")
        shown(written, dialog)
        seen["left_out"] = dialog.left_out.text()

    export(written, monkeypatch, tmp_path / "а.txt", look)
    assert "Қалың мәтін" in seen["docx"]
    assert "**Қалың** мәтін" in seen["markdown"]
    for loss in ("loss.marks", "loss.images", "loss.metadata"):
        assert written.words.say(loss) in seen["left_out"]
    assert (tmp_path / "а.txt").read_text("utf-8") == "Тақырып\n\nҚалың мәтін\n\nсурет\n"


def test_only_what_a_format_knows_can_be_chosen(
    written: Studio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: dict[str, set[str]] = {}

    def look(dialog: ExportDialog) -> None:
        parts = {**dialog.options, **dialog.details, "template": dialog.template, "as_file": dialog.as_file}
        for form in FORMS:
            choose(dialog, form)
            shown[form] = {name for name, part in parts.items() if part.isVisible()}

    export(written, monkeypatch, tmp_path / "а.pdf", look)
    assert shown == {
        "docx": {"byline", "notes", "template"},
        "html": {"byline", "fragment", "beside", "as_file"},
        "markdown": {"byline", "notes", "beside", "as_file"},
        "text": {"as_file"},
        "pdf": set(),
    }
    assert (tmp_path / "а.pdf").read_bytes().startswith(b"%PDF-")


def test_a_template_is_chosen_and_taken_away_again(
    written: Studio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = judge.Document()
    document.sections[0].header.paragraphs[0].text = "«Алаш» газеті"
    document.save(str(tmp_path / "үлгі.docx"))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_given: (str(tmp_path / "үлгі.docx"), ""))
    path = tmp_path / "а.docx"

    def choose_template(dialog: ExportDialog) -> None:
        press(dialog.template)
        until_idle(written)

    export(written, monkeypatch, path, choose_template)
    assert judge.Document(str(path)).sections[0].header.paragraphs[0].text == "«Алаш» газеті"
    assert written.settings.get(settings.TEMPLATE) == str(tmp_path / "үлгі.docx")
    export(written, monkeypatch, path, lambda dialog: press(dialog.no_template))
    assert judge.Document(str(path)).sections[0].header.paragraphs[0].text == ""
    assert written.settings.get(settings.TEMPLATE) == ""


def test_a_broken_template_is_told_and_not_taken(
    written: Studio, hands: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "үлгі.dotx").write_bytes(b"PK")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_given: (str(tmp_path / "үлгі.dotx"), ""))

    def answer_over(dialog: ExportDialog) -> None:
        """Close the question that is to come."""
        if QApplication.activeModalWidget() is dialog:
            QTimer.singleShot(5, written, lambda: answer_over(dialog))
        else:
            hands.answer("button.close")

    def pick(dialog: ExportDialog) -> None:
        press(dialog.template)
        answer_over(dialog)
        until_idle(written)
        assert dialog.wish.template is None

    export(written, monkeypatch, tmp_path / "а.docx", pick)
    assert "үлгі.dotx" in hands.asked[0]
    assert files.load(tmp_path / "а.docx").article.text == ARTICLE.text


def test_what_did_not_arrive_is_named(
    written: Studio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = files.store

    def careless(path: Path, article: Article, options: Any, over: Any = None) -> Any:
        return store(path, Article(article.blocks[1:], article.metadata), options, over)

    monkeypatch.setattr(files, "store", careless)
    said: list[tuple[str, list[str]]] = []
    monkeypatch.setattr(
        "maqala.ui.exporting.ask.show_notes",
        lambda _window, words, title, notes: said.append((title, [words.say(note) for note in notes])),
    )
    export(written, monkeypatch, tmp_path / "а.docx", lambda _dialog: None)
    assert said == [("export.differs_title", [written.words.say("check.words", text="Тақырып")])]
    assert written.window.status.said() == written.words.say("export.differs", name="а.docx")


def test_an_export_that_fails_says_why_and_one_that_is_cancelled_writes_nothing(
    written: Studio, hands: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_dialog: ExportDialog) -> None:
        QTimer.singleShot(0, written, lambda: hands.answer("button.close"))

    export(written, monkeypatch, tmp_path / "жоқ" / "а.docx", fail)
    assert "а.docx" in hands.asked[-1]
    QTimer.singleShot(0, written, lambda: QTest.keyClick(QApplication.activeModalWidget(), Qt.Key.Key_Escape))
    written.window.actions_["export"].trigger()
    assert list(tmp_path.glob("*.docx")) == []


LONG = Article(tuple(TextBlock(Style.PARAGRAPH, (Run(f"Абзац {n}."),)) for n in range(500)))


def test_a_long_article_comes_to_its_preview_a_piece_at_a_time(studio: Studio) -> None:
    dialog = ExportDialog(studio.window, studio.words, studio.theme, LONG, Wish(), studio.services.helper)
    until_idle(studio)
    first = dialog.page.view.toPlainText()
    assert "Абзац 0." in first
    assert "Абзац 499." not in first
    shown(studio, dialog)
    assert dialog.page.view.toPlainText() == LONG.text
    dialog.reject()


def test_what_is_not_wanted_any_more_is_not_shown(studio: Studio) -> None:
    dialog = ExportDialog(studio.window, studio.words, studio.theme, LONG, Wish(), studio.services.helper)
    dialog.reject()
    shown(studio, dialog)
    assert dialog.page.view.toPlainText() == ""


def test_the_window_is_free_while_a_copy_is_written(
    written: Studio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, store = threading.Event(), files.store

    def slow(path: Path, article: Article, options: Any, over: Any = None) -> Any:
        assert go_on.wait(5)
        return store(path, article, options, over)

    monkeypatch.setattr(files, "store", slow)
    written.exporting.write(tmp_path / "а.docx", Wish())
    assert written.window.status.said() == written.words.say("export.writing", name="а.docx")
    go_on.set()
    until_idle(written)
    assert written.window.status.said() == written.words.say("export.checked", name="а.docx")
