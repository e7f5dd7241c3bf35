"""Pictures on the page: upright, no larger than needed, and no word from Qt about those it cannot read."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QUrl
from PySide6.QtGui import QColor, QImage, QTextDocument
from tests.ui.conftest import real_rules

from maqala.core.article import Image
from maqala.core.formats import files
from maqala.ui.editor.block_state import blocks
from maqala.ui.editor.bridge import fragments
from maqala.ui.editor.images import decoded
from maqala.ui.editor.styles import PAGE_MARGINS
from maqala.ui.studio import Studio


def picture(width: int = 40, height: int = 30, form: str = "PNG") -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, form)  # type: ignore[call-overload]
    return bytes(buffer.data().data())


@pytest.mark.parametrize("form", ["PNG", "JPG", "WEBP"])
def test_a_picture_is_decoded(form: str) -> None:
    assert decoded(picture(form=form)).width() == 40


@pytest.mark.parametrize("form", ["ICNS", "BMP", "ICO", "XBM"])
def test_a_picture_of_another_kind_is_none(form: str) -> None:
    assert decoded(picture(32, 32, form)).isNull()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"icns\0\0",
        b"\xff\xd8\xff",
        picture()[:60],
        picture(form="JPG")[:300],
        b"GIF89a",
        b"RIFF\0\0\0\0WEBPVP8 ",
        picture().replace(b"IDAT", b"IDAX"),
    ],
)
def test_a_damaged_picture_is_passed_over_in_silence(data: bytes) -> None:
    decoded(data)  # the fixture of all window tests looks at what Qt says


def test_a_picture_that_claims_to_be_huge_is_not_unpacked() -> None:
    assert decoded(picture().replace(struct.pack(">LL", 40, 30), struct.pack(">LL", 40_000, 40_000))).isNull()


def test_a_photograph_is_made_no_larger_than_a_page_shows() -> None:
    assert (decoded(picture(4800, 40)).width(), decoded(picture(4800, 40)).height()) == (2400, 20)


def test_a_photograph_stands_upright() -> None:
    jpeg = picture(form="JPG")
    turned = struct.pack(">2sHLHHHLHHL", b"MM", 42, 8, 1, 0x0112, 3, 1, 6, 0, 0)
    head = b"Exif\0\0" + turned
    exif = b"\xff\xe1" + struct.pack(">H", len(head) + 2) + head
    assert decoded(jpeg[:2] + exif + jpeg[2:]).size().toTuple() == (30, 40)


def test_a_picture_is_no_mistake(studio: Studio, hands: Any, tmp_path: Path) -> None:
    studio.use(real_rules())
    studio.window.actions_["new"].trigger()
    hands.type("Ауылда мектеп ашылды\nОған жүз бала барады.\n")
    (tmp_path / "сурет.png").write_bytes(picture())
    studio.pictures.insert_file(tmp_path / "сурет.png")
    hands.wait(lambda: studio.proofreader.complete)
    assert [finding.issue.text for finding in studio.proofreader.findings()] == []


@pytest.mark.parametrize("width", [1400, 640])
def test_a_wide_picture_is_as_wide_as_the_text(
    width: int, studio: Studio, hands: Any, tmp_path: Path
) -> None:
    studio.window.actions_["new"].trigger()
    studio.window.resize(width, 700)
    (tmp_path / "сурет.png").write_bytes(picture(2000, 100))
    studio.pictures.insert_file(tmp_path / "сурет.png")
    hands.wait(lambda: studio.view.toPlainText() != "")
    document = studio.view.document()
    page = studio.view.viewport().width()
    blocks = (document.findBlockByNumber(number) for number in range(document.blockCount()))
    block = next(block for block in blocks if "\ufffc" in block.text())
    assert block.layout().lineAt(0).naturalTextWidth() == page - PAGE_MARGINS[1] - PAGE_MARGINS[3]


def test_a_picture_that_lies_beside_the_article_is_seen_and_stays_where_it_is(
    studio: Studio, tmp_path: Path
) -> None:
    (tmp_path / "сурет.png").write_bytes(picture(400, 300))
    path = tmp_path / "мақала.md"
    path.write_text("# Т\n\n![форум](сурет.png)\n", "utf-8")
    assert studio.desk.open(path)
    format_ = next(
        form
        for block in blocks(studio.view.document())
        for _, form in fragments(block)
        if form.isImageFormat()
    )
    shown = studio.view.document().resource(
        QTextDocument.ResourceType.ImageResource.value, QUrl(format_.toImageFormat().name())
    )
    assert shown.width() == 400
    copy, here = (article.blocks[-1] for article in (studio.desk.to_take_along(), studio.desk.article()))
    assert isinstance(copy, Image) and isinstance(here, Image)
    assert (copy.data, here.data) == (picture(400, 300), b"")
    studio.desk.mark_unsaved()
    assert studio.desk.save()
    assert '"сурет.png"' in path.read_text("utf-8")


@pytest.mark.parametrize("place", ["мақала.docx", "үй/мақала.docx", "үй/мақала.md"])
def test_an_article_that_is_saved_where_its_pictures_do_not_lie_takes_them_in_and_keeps_them(
    studio: Studio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    (tmp_path / "сурет.png").write_bytes(picture(400, 300))
    (tmp_path / "үй").mkdir()
    (tmp_path / "мақала.md").write_text("# Т\n\n![форум](сурет.png)\n\n![жоқ](жоқ.png)\n", "utf-8")
    assert studio.desk.open(tmp_path / "мақала.md")
    monkeypatch.setattr(studio.desk._places, "ask_save", lambda _title, _suggested: tmp_path / place)
    assert studio.desk.save_as()
    for _ in range(2):  # what is saved next is no poorer, whatever is undone
        saved = [block for block in files.load(tmp_path / place).article.blocks if isinstance(block, Image)]
        assert [(image.data, image.alt) for image in saved] == [(picture(400, 300), "форум"), (b"", "жоқ")]
        studio.view.undo()
        studio.desk.mark_unsaved()
        assert studio.desk.save()


def test_an_article_that_is_saved_beside_its_pictures_leaves_them_there(
    studio: Studio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "сурет.png").write_bytes(picture())
    (tmp_path / "мақала.md").write_text("# Т\n\n![форум](сурет.png)\n", "utf-8")
    assert studio.desk.open(tmp_path / "мақала.md")
    monkeypatch.setattr(studio.desk._places, "ask_save", lambda _title, _suggested: tmp_path / "көшірме.html")
    assert studio.desk.save_as()
    assert 'src="сурет.png"' in (tmp_path / "көшірме.html").read_text("utf-8")
