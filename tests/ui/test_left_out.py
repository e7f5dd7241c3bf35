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


def test_another_name_is_proposed_and_taken(studio: Studio, hands: Any, changed: Path) -> None:
    (changed.parent / f"мақала-2{changed.suffix}").write_text("біреудікі", "utf-8")

    def accept() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QFileDialog):
            dialog.accept()
        else:
            QTimer.singleShot(5, studio, accept)

    hands.answer("button.save_as")
    QTimer.singleShot(0, studio, accept)
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
