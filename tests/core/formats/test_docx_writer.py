"""The parts of the Word documents that we write."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import docx as judge
import pytest
from lxml import etree

from maqala.core.article import (
    Article,
    Block,
    Cell,
    Image,
    Mark,
    Metadata,
    Rule,
    Run,
    Style,
    Table,
    TextBlock,
)
from maqala.core.formats import docx
from maqala.core.formats.contract import Options
from maqala.core.formats.docx.names import W

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x07\x80\0\0\x04\x38\x08\2\0\0\0"


def parts(*blocks: Block, about: Metadata | None = None) -> dict[str, str]:
    """The XML of each part of a document."""
    data = docx.write(Article(blocks, about or Metadata()), Options())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        names = [name for name in archive.namelist() if name.endswith((".xml", ".rels"))]
        return {name: archive.read(name).decode() for name in names}


def body(*blocks: Block) -> str:
    """The body's XML, without what surrounds it."""
    text = parts(*blocks)["word/document.xml"]
    return text[text.index("<w:body>") + 8 : text.index("<w:sectPr>")]


def text(style: Style, words: str = "сөз", depth: int = 0) -> TextBlock:
    return TextBlock(style, (Run(words),), depth)


@pytest.mark.parametrize(
    ("style", "style_id"),
    [
        (Style.HEADLINE, "Title"),
        (Style.LEAD, "Subtitle"),
        (Style.HEADING_1, "Heading1"),
        (Style.HEADING_2, "Heading2"),
        (Style.HEADING_3, "Heading3"),
        (Style.QUOTE, "Quote"),
    ],
)
def test_it_gives_each_block_its_real_style(style: Style, style_id: str) -> None:
    expected = f'<w:p><w:pPr><w:pStyle w:val="{style_id}"/></w:pPr><w:r><w:t>сөз</w:t></w:r></w:p>'

    assert body(text(style)) == expected


def test_it_writes_formatting_in_the_order_of_the_schema() -> None:
    every = Mark.BOLD | Mark.ITALIC | Mark.UNDERLINE | Mark.STRIKE | Mark.SUPERSCRIPT

    assert body(TextBlock(Style.PARAGRAPH, (Run("Word", every, "", "en"),))) == (
        "<w:p><w:r><w:rPr><w:b/><w:bCs/><w:i/><w:iCs/><w:strike/>"
        '<w:u w:val="single"/><w:vertAlign w:val="superscript"/><w:lang w:val="en-US"/></w:rPr>'
        "<w:t>Word</w:t></w:r></w:p>"
    )


def test_it_keeps_spaces_and_line_breaks() -> None:
    assert body(TextBlock(Style.PARAGRAPH, (Run("бір "), Run("екі\nүш", Mark.BOLD)))) == (
        '<w:p><w:r><w:t xml:space="preserve">бір </w:t></w:r>'
        "<w:r><w:rPr><w:b/><w:bCs/></w:rPr><w:t>екі</w:t><w:br/><w:t>үш</w:t></w:r></w:p>"
    )


def test_it_escapes_what_xml_would_take_for_its_own() -> None:
    assert '<w:t>&lt;а&gt; &amp; "б"</w:t>' in body(text(Style.PARAGRAPH, '<а> & "б"'))


def test_it_writes_links_as_relations_in_the_hyperlink_style() -> None:
    found = parts(TextBlock(Style.PARAGRAPH, (Run("сілтеме", link="https://example.kz/?a=1&b=2"),)))

    assert (
        '<w:hyperlink r:id="rId100" w:history="1"><w:r><w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr>'
        in (found["word/document.xml"])
    )
    assert (
        'Target="https://example.kz/?a=1&amp;b=2" TargetMode="External"'
        in (found["word/_rels/document.xml.rels"])
    )


def test_it_writes_odd_addresses_as_fields_which_break_no_package() -> None:
    found = parts(TextBlock(Style.PARAGRAPH, (Run("сілтеме", link="http://[::1]/а"),)))

    assert "HYPERLINK" in found["word/document.xml"]
    assert "TargetMode" not in found["word/_rels/document.xml.rels"]


def test_it_never_writes_a_link_that_runs_something() -> None:
    found = parts(TextBlock(Style.PARAGRAPH, (Run("сілтеме", link="javascript:alert(1)"),)))

    assert not any("javascript" in xml for xml in found.values())


def _numbers(*blocks: Block) -> list[str]:
    return re.findall(r'<w:numId w:val="(\d+)"/>', body(*blocks))


def test_it_counts_each_list_anew() -> None:
    number, bullet, words = Style.NUMBER, Style.BULLET, Style.PARAGRAPH

    assert _numbers(text(number), text(number), text(words), text(number)) == ["3", "3", "4"]
    assert _numbers(text(number), text(bullet, depth=1), text(number)) == ["3", "1", "3"]
    assert _numbers(text(number), text(number, depth=1), text(number), text(number, depth=1)) == (
        ["3", "4", "3", "5"]
    )


def test_it_defines_every_list_it_names() -> None:
    found = parts(*[text(Style.NUMBER, depth=depth) for depth in (0, 1, 8, 0)], text(Style.BULLET))
    defined = set(re.findall(r'<w:num w:numId="(\d+)"', found["word/numbering.xml"]))

    assert set(re.findall(r'<w:numId w:val="(\d+)"/>', found["word/document.xml"])) <= defined


def test_it_writes_a_table_with_a_header_row_and_a_paragraph_in_every_cell() -> None:
    found = body(Table(((Cell((Run("Ел"),)), Cell()), (Cell(), Cell((Run("а\nб"),)))), header=True))

    assert found.count("<w:tblHeader/>") == 1
    assert all("<w:p>" in cell or "<w:p/>" in cell for cell in re.findall(r"<w:tc>.*?</w:tc>", found))
    assert found.endswith("</w:tbl><w:p/>")


def test_it_makes_all_rows_of_a_table_equally_long() -> None:
    rows = re.findall("<w:tr>.*?</w:tr>", body(Table(((Cell(),), (Cell(), Cell(), Cell())))))

    assert [row.count("<w:tc>") for row in rows] == [3, 3]


def test_it_carries_a_picture_once_and_scales_it_to_the_text() -> None:
    image = Image(PNG, "а.png", alt='Алматы, "кеш"', caption=(Run("Сурет: автор"),))
    data = docx.write(Article((image, image)), Options())
    document = judge.Document(io.BytesIO(data))
    width = document.sections[0].page_width - 2 * document.sections[0].left_margin

    assert [name for name in zipfile.ZipFile(io.BytesIO(data)).namelist() if "media" in name] == (
        ["word/media/image1.png"]
    )
    assert [shape.width for shape in document.inline_shapes] == [width, width]
    assert abs(document.inline_shapes[0].height / width - 1080 / 1920) < 0.001
    assert [p.text for p in document.paragraphs if p.style and p.style.name == "Caption"] == [
        "Сурет: автор"
    ] * 2
    assert 'descr="Алматы, &quot;кеш&quot;"' in body(image)


def test_it_marks_the_document_kazakh_and_nothing_american() -> None:
    found = parts(text(Style.HEADLINE), TextBlock(Style.PARAGRAPH, (Run("да", language="ru"),)))

    assert '<w:lang w:val="kk-KZ" w:eastAsia="kk-KZ"' in found["word/styles.xml"]
    assert '<w:lang w:val="ru-RU"/>' in found["word/document.xml"]
    assert "<dc:language>kk-KZ</dc:language>" in found["docProps/core.xml"]
    assert not any("en-US" in xml for xml in found.values())


def test_it_keeps_what_is_known_in_the_properties() -> None:
    about = Metadata(
        "Айгүл Сейіт",
        "Ұлттық агенттік",
        "Қоғам",
        "digital-almaty",
        ("форум", "цифрландыру"),
        "Тексеру керек",
        created=datetime(2021, 2, 5, 12, 30, tzinfo=UTC),
    )
    found = parts(text(Style.HEADLINE, "Тақырып"), about=about)
    core = judge.Document(
        io.BytesIO(docx.write(Article((text(Style.HEADLINE, "Тақырып"),), about), Options()))
    ).core_properties

    assert (core.title, core.author, core.keywords) == ("Тақырып", "Айгүл Сейіт", "форум, цифрландыру")
    assert (core.category, core.identifier, core.comments) == ("Қоғам", "digital-almaty", "Тексеру керек")
    assert core.created == datetime(2021, 2, 5, 12, 30, tzinfo=UTC)
    assert "<vt:lpwstr>Ұлттық агенттік</vt:lpwstr>" in found["docProps/custom.xml"]


def test_it_zooms_by_a_percentage_as_the_schema_wants() -> None:
    assert '<w:zoom w:percent="100"/>' in parts()["word/settings.xml"]


def test_it_refers_only_to_parts_and_styles_that_are_there() -> None:
    data = docx.write(Article((*everything(), Image(PNG))), Options())
    archive = zipfile.ZipFile(io.BytesIO(data))
    names = set(archive.namelist())
    for override in re.findall(r'PartName="/([^"]*)"', archive.read("[Content_Types].xml").decode()):
        assert override in names
    defined = set(re.findall(r'w:styleId="(\w+)"', archive.read("word/styles.xml").decode()))
    used = re.findall(r'<w:(?:p|r|tbl)Style w:val="(\w+)"', archive.read("word/document.xml").decode())
    assert set(used) <= defined


def test_its_parts_are_well_formed() -> None:
    for xml in parts(*everything()).values():
        etree.fromstring(xml.encode())


def test_an_independent_reader_finds_every_word() -> None:
    article = Article(everything())
    document = judge.Document(io.BytesIO(docx.write(article, Options())))
    names = [p.style.name for p in document.paragraphs if p.style and p.text]

    assert names == [
        "Title",
        "Subtitle",
        "Heading 1",
        "Normal",
        "Quote",
        "List Bullet",
        "List Number",
        "Caption",
    ]
    assert [[cell.text for cell in row.cells] for row in document.tables[0].rows] == [
        ["Ел", "Ақша"],
        ["ҚР", "₸"],
    ]


def test_it_takes_time_and_space_by_length_alone() -> None:
    long = docx.write(Article((text(Style.PARAGRAPH, "сөз " * 50),) * 20_000), Options())

    assert len(etree.fromstring(zipfile.ZipFile(io.BytesIO(long)).read("word/document.xml"))[0]) == 20_001


def everything() -> tuple[Block, ...]:
    """One block of each kind."""
    table = Table(
        ((Cell((Run("Ел"),)), Cell((Run("Ақша"),))), (Cell((Run("ҚР"),)), Cell((Run("₸"),)))), header=True
    )
    link = Run("сайтта", Mark.BOLD, "https://example.kz")
    return (
        text(Style.HEADLINE, "Тақырып"),
        text(Style.LEAD, "Қысқаша"),
        text(Style.HEADING_1, "Бөлім"),
        TextBlock(Style.PARAGRAPH, (Run("Толығырақ "), link, Run(" жазылған"))),
        text(Style.QUOTE, "Дәйексөз"),
        text(Style.BULLET),
        text(Style.NUMBER),
        Image(PNG, "а.png", alt="Сурет", caption=(Run("Сурет"),)),
        table,
        Rule(),
    )


def test_it_is_written_so_that_its_styles_have_names_word_knows() -> None:
    root = etree.fromstring(parts()["word/styles.xml"].encode())
    names = {name.get(f"{W}val") for name in root.iter(f"{W}name")}

    assert {
        "Normal",
        "Title",
        "Subtitle",
        "heading 1",
        "Quote",
        "List Bullet",
        "caption",
        "Hyperlink",
    } <= names


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_it(tmp_path: Path) -> None:
    source = tmp_path / "a.docx"
    source.write_bytes(docx.write(Article(everything()), Options()))
    profile = (tmp_path / "profile").as_uri()
    subprocess.run(
        ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", source.name],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        timeout=120,
    )

    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")
