"""A file that holds more than the article is not saved over without a question, which proposes another name."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog
from tests.core.formats.word_files import p, package, r

from maqala.core.formats import files
from maqala.ui.studio import Studio

ENDINGS = {
    ".docx": package(
        p(r("Мәтін.")), {"comments": f'<w:comment w:author="Редактор">{p(r("Неге?"))}</w:comment>'}
    ),
    ".html": "<nav>Мәзір</nav><article><p>Мәтін.</p></article>".encode(),
    ".md": "---\nlayout: post\n---\nМәтін.\n".encode(),
}


@pytest.fixture(params=ENDINGS)
def changed(request: pytest.FixtureRequest, studio: Studio, hands: Any, tmp_path: Path) -> Path:
    """A file with more in it than the article could take over, opened and typed into."""
    path = tmp_path / f"мақала{request.param}"
    path.write_bytes(ENDINGS[request.param])
    hands.answer("button.close")
    assert studio.desk.open(path)
    hands.wait(lambda: bool(hands.asked))
    hands.put_cursor(0)
    hands.type("Жаңа. ")
    return path


def before(path: Path) -> bool:
    return path.read_bytes() == ENDINGS[path.suffix]


def accept_file_dialog(studio: Studio) -> None:
    """Take what the file dialog proposes, as soon as it is there."""
    dialog = QApplication.activeModalWidget()
    if isinstance(dialog, QFileDialog):
        dialog.accept()
    else:
        QTimer.singleShot(5, studio, lambda: accept_file_dialog(studio))


def test_another_name_is_proposed_and_taken(studio: Studio, hands: Any, changed: Path) -> None:
    (changed.parent / f"мақала-2{changed.suffix}").write_text("біреудікі", "utf-8")

    hands.answer("button.save_as")
    QTimer.singleShot(0, studio, lambda: accept_file_dialog(studio))
    assert studio.desk.save()
    assert before(changed)
    assert studio.desk.path == changed.with_name(f"мақала-3{changed.suffix}")
    assert files.load(studio.desk.path).article.text == "Жаңа. Мәтін."
    assert studio.desk.save()


def test_nothing_happens_without_an_answer(studio: Studio, hands: Any, changed: Path) -> None:
    hands.answer("button.cancel")
    assert not studio.desk.save()
    assert before(changed)
    assert not studio.desk.is_saved


def test_somebody_may_say_that_it_may_go(studio: Studio, hands: Any, changed: Path) -> None:
    hands.answer("button.overwrite")
    assert studio.desk.save()
    assert files.load(changed).article.text == "Жаңа. Мәтін."
    assert files.load(changed).notes == ()


def test_what_is_only_read_is_saved_beside_in_a_format_that_is_written(
    studio: Studio, hands: Any, tmp_path: Path
) -> None:
    path = tmp_path / "мақала.rtf"
    path.write_bytes(rb"{\rtf1\ansi\ansicpg1251 M\'e0\'f2\'b3\'ed.}")
    assert studio.desk.open(path)
    hands.put_cursor(0)
    hands.type("Жаңа. ")
    QTimer.singleShot(0, studio, lambda: accept_file_dialog(studio))
    assert studio.desk.save()
    assert studio.desk.path == tmp_path / "мақала.docx"
    assert path.read_bytes().startswith(rb"{\rtf1")
    assert files.load(studio.desk.path).article.text.startswith("Жаңа. ")


def test_the_dialog_shows_all_that_can_be_opened(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    offered: list[str] = []
    monkeypatch.setattr(
        QFileDialog, "getOpenFileNames", lambda *given: (offered.append(given[3]), ([], ""))[1]
    )
    studio.desk.ask_open()
    everything = offered[0].split(";;")[0]
    assert all(
        f"*{ending}" in everything for ending in (".docx", ".docm", ".rtf", ".doc", ".mht", ".md", ".txt")
    )
