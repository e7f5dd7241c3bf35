"""Opening and writing files: by their extension, and in one sentence when it cannot be."""

from __future__ import annotations

import io
import json
import os
import string
import zipfile
from pathlib import Path

import pytest

from maqala.core.article import Article, Run, Style, TextBlock
from maqala.core.errors import ReadError, WriteError
from maqala.core.formats import files, registry
from maqala.core.formats.contract import Options

ARTICLE = Article(
    (TextBlock(Style.HEADLINE, (Run("Тақырып"),)), TextBlock(Style.PARAGRAPH, (Run("Мәтін."),)))
)


def refused(path: Path) -> str:
    with pytest.raises(ReadError) as told:
        files.load(path)
    assert told.value.message.values["name"] == path.name
    assert told.value.message.values["path"] == str(path)
    return told.value.message.key


@pytest.mark.parametrize("extension", [".md", ".markdown", ".html", ".HTM", ".txt"])
def test_what_is_stored_is_loaded(tmp_path: Path, extension: str) -> None:
    path = tmp_path / f"мақала{extension}"
    files.store(path, ARTICLE, Options())
    opened = files.load(path)
    assert opened.article == ARTICLE
    assert opened.path == path
    assert opened.format is registry.by_path(path)
    assert opened.notes == ()
    assert opened.fingerprint.is_same(path)


def test_findings_are_counted_in_lines_of_text_and_blocks_of_all_else(tmp_path: Path) -> None:
    text, page = tmp_path / "а.txt", tmp_path / "а.html"
    text.write_text("Тақырып\n\n  Мәтін.\n", "utf-8")
    assert files.load(text).lines == ("Тақырып", "", "  Мәтін.")
    page.write_text("<h1>Тақырып</h1>\n\n\n<p> Мәтін.</p>", "utf-8")
    assert files.load(page).lines == ("Тақырып", "Мәтін.")


def test_raised_digits_are_read_as_raised(tmp_path: Path) -> None:
    page = tmp_path / "аудан.html"
    page.write_text("<p>Ауданы 120 м<sup>2</sup></p>", "utf-8")
    assert files.load(page).lines == ("Ауданы 120 м²",)


def test_an_empty_file_is_an_empty_article(tmp_path: Path) -> None:
    for extension in (".txt", ".md", ".html"):
        path = tmp_path / f"бос{extension}"
        path.touch()
        assert files.load(path).article == Article()


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert refused(tmp_path / "жоқ.txt") == "error.read.missing"
    assert refused(tmp_path / "жоқ" / "а.txt") == "error.read.missing"
    assert refused(tmp_path / "жоқ.xyz") == "error.read.missing"


def test_a_folder(tmp_path: Path) -> None:
    assert refused(tmp_path) == "error.read.folder"
    (tmp_path / "а.txt").mkdir()
    assert refused(tmp_path / "а.txt") == "error.read.folder"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="who may read all cannot be refused")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "а.txt"
    path.touch(0o000)
    assert refused(path) == "error.read.denied"


def test_a_refusal_of_the_system_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "а.txt"
    path.touch()
    for error, key in (
        (PermissionError(13, "no"), "error.read.denied"),
        (OSError(5, "broken"), "error.read.failed"),
    ):

        def fail(_path: Path, error: OSError = error) -> None:
            raise error

        monkeypatch.setattr(files.fingerprint, "read", fail)
        assert refused(path) == key


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "а.txt"
    os.mkfifo(path)
    assert refused(path) == "error.read.not_a_file"


def test_a_file_too_large_is_not_even_read(tmp_path: Path) -> None:
    for name, limit in (("а.txt", 50), ("а.md", 50), ("а.docx", 200)):
        path = tmp_path / name
        with path.open("wb") as file:
            file.truncate(limit * 1024 * 1024 + 1)
        assert refused(path) == "error.read.too_large"


@pytest.mark.parametrize("name", ["а.xyz", "а"])
def test_an_unknown_extension_names_those_that_are_known(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("сөз", "utf-8")
    with pytest.raises(ReadError) as told:
        files.load(path)
    assert told.value.message.key == "error.read.unknown"
    assert told.value.message.values["known"] == ".docx, .md, .markdown, .html, .htm, .txt"
    with pytest.raises(WriteError) as told_too:
        files.store(path, ARTICLE, Options())
    assert told_too.value.message.key == "error.write.unknown"
    assert path.read_text("utf-8") == "сөз"


@pytest.mark.parametrize("extension", [".txt", ".md", ".html", ""])
def test_rich_text_is_named_where_it_is_not_expected(tmp_path: Path, extension: str) -> None:
    path = tmp_path / f"а{extension}"
    path.write_bytes(b"{\\rtf1 x}")
    with pytest.raises(ReadError) as told:
        files.load(path)
    assert told.value.message.values["kind"] == "RTF"


@pytest.mark.parametrize("name", ["а.docm", "а.dotx", "а.xhtml", "а.rtf", "а.doc"])
def test_what_is_only_read_is_not_written(tmp_path: Path, name: str) -> None:
    with pytest.raises(WriteError):
        files.store(tmp_path / name, ARTICLE, Options())
    assert list(tmp_path.iterdir()) == []


def zipped(name: str, content: bytes = b"") -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(name, content)
    return stream.getvalue()


@pytest.mark.parametrize("extension", [".txt", ".md", ".html", ".docx", ".odt", ".doc", ""])
@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (zipped("mimetype", b"application/vnd.oasis.opendocument.text"), "OpenDocument (.odt)"),
        (zipped("xl/workbook.xml"), "Excel (.xlsx)"),
        (b"%PDF-1.4\n", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(9), "Word 97–2003 (.doc)"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
    ],
)
def test_a_file_of_another_kind_is_named(tmp_path: Path, extension: str, data: bytes, kind: str) -> None:
    path = tmp_path / f"а{extension}"
    path.write_bytes(data)
    with pytest.raises(ReadError) as told:
        files.load(path)
    if extension in (".docx", ".doc") and kind == "Word 97–2003 (.doc)":
        assert told.value.message.key == "error.docx.old"
    else:
        assert told.value.message.values["kind"] == kind


@pytest.mark.parametrize(
    "data", [b"<html><p>a", b"<!DOCTYPE html><p>a", b"MIME-Version: 1.0\nContent-Type: text/html\n\n<p>a"]
)
def test_a_page_that_is_called_a_word_document_is_read(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "а.doc"
    path.write_bytes(data)
    assert files.load(path).article.text == "a"


def test_a_name_that_cannot_be(tmp_path: Path) -> None:
    assert refused(tmp_path / "а\0.txt") == "error.read.failed"


def test_what_cannot_be_written_leaves_the_old_file(tmp_path: Path) -> None:
    with pytest.raises(WriteError):
        files.store(tmp_path / "жоқ" / "а.md", ARTICLE, Options())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_sentence_names_the_file_or_stands_alone(root: Path, language: str) -> None:
    said = json.loads((root / "resources" / "translations" / language / "formats.json").read_text("utf-8"))
    for key, sentence in said.items():
        blanks = {name for _, name, _, _ in string.Formatter().parse(sentence) if name}
        assert ("path" in blanks or "name" in blanks) == key.startswith("error.")
