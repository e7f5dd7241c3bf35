"""A file is data from a stranger: every one makes an article or one clear sentence."""

from __future__ import annotations

import io
import json
import time
import zipfile
from pathlib import Path
from string import Formatter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.core.formats.word_files import p, package, r, style, styled

from maqala.core.article import Article, Cell, Image, Run, Style, Table, TextBlock
from maqala.core.errors import ReadError
from maqala.core.formats import docx
from maqala.core.formats.contract import Import, Options
from maqala.core.formats.docx import limits

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\2\0\0\0\1\0"
GOOD = docx.write(
    Article(
        (
            TextBlock(Style.HEADLINE, (Run("Тақырып"),)),
            TextBlock(Style.NUMBER, (Run("Бір"), Run("екі", link="https://example.kz")), 1),
            Image(PNG, "a.png", alt="Сурет", caption=(Run("Сурет"),)),
            Table(((Cell((Run("а"),)), Cell()),), header=True),
        )
    ),
    Options(),
)


def refusal(data: bytes) -> str:
    """The key of the sentence with which `data` is refused."""
    with pytest.raises(ReadError) as caught:
        docx.read(data, "құжат.docx")
    assert caught.value.message.values["name"] == "құжат.docx"
    return caught.value.message.key.removeprefix("error.docx.")


def packed(**parts: bytes) -> bytes:
    """A zip in which `a__b` is the part a/b.xml."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", data)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "empty"),
        (b"\xd2\xe5\xea\xf1\xf2", "not_word"),
        (b"%PDF-1.7", "error.read.other"),
        (b"<html>", "error.read.other"),
        (OLE + "WordDocument".encode("utf-16-le"), "old"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (GOOD[:-30], "truncated"),
        (GOOD[: len(GOOD) // 2], "truncated"),
        (b"PK\3\4", "truncated"),
        (packed(xl__workbook=b"<workbook/>"), "error.read.other"),
        (packed(a=b"<workbook/>"), "no_document"),
        (packed(word__document=b"<a/>"), "no_document"),
        (packed(word__document=b""), "damaged"),
        (packed(word__document=b"<w:document"), "damaged"),
        (packed(word__document=b"<a>" * 100_000), "damaged"),
    ],
)
def test_it_says_what_is_wrong(data: bytes, sentence: str) -> None:
    assert refusal(data) == sentence


def test_it_says_that_a_zip_with_a_password_is_protected() -> None:
    start = GOOD.rindex(b"PK\1\2")
    data = GOOD[: start + 8] + b"\x01\x08" + GOOD[start + 10 :]

    assert refusal(data) == "encrypted"


def test_it_refuses_a_part_that_unpacks_to_far_more_than_any_text() -> None:
    assert refusal(packed(word__document=bytes(limits.LARGE + 1))) == "bomb"


def test_it_refuses_too_many_parts() -> None:
    names = {f"p{number}": b"" for number in range(limits.MAX_PARTS + 1)}

    assert refusal(packed(**names)) == "too_large"


def test_it_refuses_a_document_that_would_take_minutes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_PIECES", 3)

    assert refusal(GOOD) == "too_long"


@pytest.mark.parametrize("piece", ["<w:tab/>", "<w:br/>", "<w:t>а</w:t>", "<w:sym/>"])
def test_it_counts_what_a_run_has_without_number(piece: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_PIECES", 30)
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    run = f"<w:p><w:r>{piece * 40}</w:r></w:p>"
    body = f'<w:document xmlns:w="{space}"><w:body>{run}</w:body></w:document>'

    assert refusal(packed(word__document=body.encode())) == "too_long"


def test_a_cell_counts_as_often_as_it_is_wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_PIECES", 30)
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    table = '<w:tbl><w:tr><w:trPr><w:gridBefore w:val="63"/></w:trPr></w:tr></w:tbl>'
    body = f'<w:document xmlns:w="{space}"><w:body>{table}</w:body></w:document>'

    assert refusal(packed(word__document=body.encode())) == "too_long"


def test_it_believes_no_declared_size() -> None:
    """What is unpacked never exceeds what the directory says, however much is packed there."""
    data = packed(word__document=b" " * 1_000_000)
    start = data.rindex(b"PK\1\2")
    lying = data[: start + 24] + (100).to_bytes(4, "little") + data[start + 28 :]

    assert refusal(lying) == "damaged"


def test_deep_nesting_ends_in_a_sentence() -> None:
    inner = "<w:tbl><w:tr><w:tc>" * 80 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 80
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = f'<w:document xmlns:w="{space}"><w:body>{inner}</w:body></w:document>'

    found = _read(packed(word__document=body.encode()))

    assert found is not None


def _read(data: bytes) -> Import | ReadError:
    try:
        return docx.read(data, "құжат.docx")
    except ReadError as error:
        return error


PARTS = {
    name: zipfile.ZipFile(io.BytesIO(GOOD)).read(name)
    for name in zipfile.ZipFile(io.BytesIO(GOOD)).namelist()
}


@settings(max_examples=250, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_attributes_of_any_value_make_an_article_or_a_sentence(data: st.DataObject) -> None:
    victim = data.draw(st.sampled_from(("word/document.xml", "word/styles.xml", "word/numbering.xml")))
    pieces = PARTS[victim].split(b'"')
    at = data.draw(st.integers(3, len(pieces) // 2 - 1)) * 2 + 1
    value = data.draw(
        st.sampled_from((b"", b"-7", b"1e9", b"99999999999999999999", b"x", b"true", b"\xd2\x93"))
    )
    pieces[min(at, len(pieces) - 2)] = value
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, kept in PARTS.items():
            archive.writestr(name, b'"'.join(pieces) if name == victim else kept)

    _read(stream.getvalue())


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_sentence_is_said_in_every_language(language: str, root: Path) -> None:
    folder = root / "resources" / "translations"
    sentences = {
        name: json.loads((folder / name / "formats_docx.json").read_text("utf-8"))
        for name in ("kk", language)
    }
    ours = (root / "desktop/maqala/core/formats/docx").glob("*.py")
    code = "".join(path.read_text("utf-8") for path in ours)

    assert sentences[language].keys() == sentences["kk"].keys()
    for key, sentence in sentences[language].items():
        fields = {field for _, field, _, _ in Formatter().parse(sentence) if field}
        assert fields <= {"path", "count", "limit", "names"}
        assert key in code or f'"{key.rpartition(".")[2]}"' in code


def test_styles_that_build_on_one_another_without_end_are_read_soon() -> None:
    count = 3000
    sheet = "".join(style(f"s{n}", f"x{n}", f'<w:basedOn w:val="s{n - 1}"/>') for n in range(count))
    body = "".join(p(r("а"), styled(f"s{n}")) for n in reversed(range(count)))
    began = time.process_time()
    assert (
        len(docx.read(package(body, {"styles": style("s-1", "Title") + sheet}), "а.docx").article.blocks)
        == count
    )
    assert time.process_time() - began < 5
