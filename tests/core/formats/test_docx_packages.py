"""Word documents in odd packages, and documents within documents."""

from __future__ import annotations

import base64
import io
import zipfile

import pytest
from tests.core.formats.word_files import EMBEDDED, SPACES, drawing, notes, p, package, para, r, style, styled

from maqala.core.article import (
    Article,
    Style,
)
from maqala.core.errors import ReadError
from maqala.core.formats import docx


def rewritten(data: bytes, old: bytes, new: bytes) -> bytes:
    """The package with `old` as `new` in every part."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(stream, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(old, new))
    return stream.getvalue()


def test_it_reads_strict_documents() -> None:
    data = package(p(r("а"), styled("x1")), {"styles": style("x1", "Title")})
    for area in (b"wordprocessingml/2006", b"officeDocument/2006"):
        strict = area.replace(b"/2006", b"")
        data = rewritten(
            data, b"http://schemas.openxmlformats.org/" + area, b"http://purl.oclc.org/ooxml/" + strict
        )

    assert docx.read(data, "а.docx").article == Article((para("а", style=Style.HEADLINE),))


def test_it_reads_a_document_without_any_relations() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(
            "word\\document.xml", f"<w:document {SPACES}><w:body>{p(r('а'))}</w:body></w:document>"
        )

    assert docx.read(stream.getvalue(), "а.docx").article.blocks == (para("а"),)


def test_damage_costs_no_more_than_what_is_damaged_and_is_told() -> None:
    data = rewritten(package(p(r("а"), styled("x1")), {"styles": style("x1", "Title")}), b"</w:styles>", b"")
    found = docx.read(data, "а.docx")

    assert found.article.blocks == (para("а", style=Style.HEADLINE),)
    assert [note.key for note in found.notes] == ["note.docx.damaged"]


def test_of_a_damaged_text_it_takes_what_can_be_read_and_says_so() -> None:
    data = rewritten(package(p(r("а", "<w:i/>")) + p(r("б"))), b"<w:i/>", b"<w:i/ >")
    found = docx.read(data, "а.docx")

    assert found.article.text == "а\nб"
    assert [note.key for note in found.notes] == ["note.docx.damaged"]


def test_it_resolves_no_entity() -> None:
    data = rewritten(
        package(p(r("а@б"))),
        b"<w:document",
        b'<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]><w:document',
    )
    found = docx.read(rewritten(data, b"@", b"&e;"), "а.docx")

    assert "root" not in found.article.text


def repacked(data: bytes, named: dict[str, str]) -> bytes:
    """The package with some of its parts under other names."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(stream, "w") as target:
        for name in source.namelist():
            target.writestr(named.get(name, name), source.read(name))
    return stream.getvalue()


def test_it_finds_the_text_by_its_content_type() -> None:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    data = repacked(package(p(r("а"))), {"word/document.xml": "text/main.xml", "_rels/.rels": "lost"})
    stream = io.BytesIO(data)
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'<Types><Override PartName="/text/main.xml" ContentType="{kind}"/></Types>',
        )

    assert docx.read(stream.getvalue(), "а.docx").article.text == "а"


def test_it_reads_parts_in_utf_16_also_of_a_strict_document() -> None:
    space = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    body = f'<w:document xmlns:w="{space}"><w:body>{p(r("ә"))}</w:body></w:document>'
    text = f'<?xml version="1.0" encoding="UTF-16"?>{body}'
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", text.encode("utf-16"))

    assert docx.read(stream.getvalue(), "а.docx").article.text == "ә"


def test_it_reads_a_package_with_something_before_it() -> None:
    assert docx.read(b"MZ" + package(p(r("а"))), "а.docx").article.text == "а"


def test_an_entity_is_nothing_and_the_text_behind_it_stays() -> None:
    data = rewritten(package(p(r("а@б"))), b"<w:document", b'<!DOCTYPE d [<!ENTITY e "x">]><w:document')

    assert docx.read(rewritten(data, b"@", b"&e;"), "а.docx").article.text == "аб"


def in_one_file(data: bytes) -> bytes:
    """The same document as Word saves it in one XML file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    xml = "".join(
        f'<pkg:part pkg:name="/{name}">'
        + (
            f"<pkg:binaryData>{base64.encodebytes(content).decode()}</pkg:binaryData>"
            if name.endswith(".png")
            else f"<pkg:xmlData>{content.decode()}</pkg:xmlData>"
        )
        + "</pkg:part>"
        for name, content in parts.items()
    )
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><?mso-application progid="Word.Document"?>'
    return f'{head}<pkg:package xmlns:pkg="{FLAT}">{xml}</pkg:package>'.encode()


FLAT = "http://schemas.microsoft.com/office/2006/xmlPackage"


def test_it_reads_a_document_in_one_xml_file() -> None:
    data = package(
        p(r("а") + drawing("Сурет")) + p(r("б"), styled("T")), {"styles": style("T", "Title")}, **EMBEDDED
    )
    found = docx.read(in_one_file(data), "а.xml")

    assert found == docx.read(data, "а.docx")
    torn = docx.read(in_one_file(data)[:-100], "а.xml")
    assert (torn.article.text[-1], torn.notes[-1].key) == ("б", "note.docx.damaged")


def test_xml_that_is_no_document_is_refused() -> None:
    for data in (b"<a/>", f'<pkg:package xmlns:pkg="{FLAT}"/>'.encode()):
        with pytest.raises(ReadError):
            docx.read(data, "а.xml")


# --- documents within documents


def chunked(name: str, data: bytes) -> bytes:
    """A document with another in it."""
    stream = io.BytesIO(package(p(r("а")) + '<w:altChunk r:id="rId9"/>', targets={"rId9": ("aFChunk", name)}))
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr(f"word/{name}", data)
    return stream.getvalue()


def test_it_reads_a_document_within_a_document() -> None:
    found = docx.read(chunked("b.docx", package(p(r("б")))), "а.docx")

    assert found.article.blocks == (para("а"), para("б"))
    assert found.notes == ()


MAIL = """MIME-Version: 1.0
Content-Type: multipart/related; boundary="B"

--B
Content-Type: text/html; charset="windows-1251"
Content-Transfer-Encoding: quoted-printable

<p>=EF=F0=E8=
=E2=E5=F2</p>
--B--
"""


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("b.html", "<p>б", "б"),
        ("b.dat", "<html><body><p>б", "б"),
        ("b.txt", "б", "б"),
        ("b.rtf", r"{\rtf1\ansi \u1073?}", "б"),
        ("b.mht", MAIL, "привет"),
        ("b.mht", "MIME-Version: 1.0\nContent-Type: text/html\n\n<p>b", "b"),
    ],
)
def test_a_document_within_a_document_is_what_its_first_bytes_say(
    name: str, content: str, expected: str
) -> None:
    assert docx.read(chunked(name, content.encode()), "а.docx").article.blocks == (para("а"), para(expected))


def test_a_sub_document_that_came_along_stands_in_its_place() -> None:
    body = p(r("а") + '<w:subDoc r:id="rId9"/>') + p(r("в"))
    stream = io.BytesIO(package(body, targets={"rId9": ("subDocument", "b.docx")}))
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("word/b.docx", package(p(r("б"))))

    assert docx.read(stream.getvalue(), "а.docx").article.text == "а\nб\nв"
    assert notes(body) == ["chunks"]


def test_it_names_a_document_within_a_document_that_it_cannot_read() -> None:
    endless = chunked("b.docx", chunked("c.docx", package(p(r("в")))))
    found = docx.read(endless, "а.docx")

    assert found.article.blocks == (para("а"), para("а"))
    assert [note.key for note in docx.read(chunked("b.docx", b"x"), "а.docx").notes] == ["note.docx.chunks"]
