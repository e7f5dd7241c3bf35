"""Documents in the design of an outlet: its styles, lists and pages, and nothing else of its template."""

from __future__ import annotations

import base64
import io
import zipfile
from pathlib import Path

import docx as judge
import pytest
from docx.shared import Mm
from hypothesis import HealthCheck, given, settings
from tests.core.formats.strategies import articles
from tests.core.formats.word_files import PNG, package, style

from maqala.core.article import Article, Block, Cell, Image, Rule, Run, Style, Table, TextBlock
from maqala.core.errors import ReadError
from maqala.core.formats import docx, files
from maqala.core.formats.contract import Options

ALL = tuple(TextBlock(style, (Run(style.value),)) for style in Style)


PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="
)


def house() -> bytes:
    """A template of an outlet: a page of A5, a header with its logo, a text to begin with."""
    document = judge.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(148), Mm(210)
    section.left_margin = section.right_margin = Mm(20)
    section.header.paragraphs[0].text = "«Алаш» газеті"
    section.header.paragraphs[0].add_run().add_picture(io.BytesIO(PIXEL))
    document.styles["Title"].font.name = "Georgia"
    document.add_paragraph("Мұнда мәтін жазыңыз")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


HOUSE = house()


def written(*blocks: Block, template: bytes = HOUSE) -> bytes:
    return docx.write(Article(blocks), Options(template=template))


def part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()


def style_names(data: bytes) -> list[str]:
    return [str(paragraph.style.name) for paragraph in judge.Document(io.BytesIO(data)).paragraphs]


def test_the_text_is_the_articles_and_the_page_is_the_outlets() -> None:
    document = judge.Document(io.BytesIO(written(*ALL, Image(PNG))))
    section = document.sections[0]
    assert "Мұнда" not in "".join(paragraph.text for paragraph in document.paragraphs)
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (148, 210)
    assert section.header.paragraphs[0].text.strip() == "«Алаш» газеті"
    assert len(section.header.part.related_parts) == 1
    assert document.styles["Title"].font.name == "Georgia"
    assert round(document.inline_shapes[0].width.mm) == 108


def test_each_style_is_the_outlets_and_what_it_lacks_is_added() -> None:
    names = style_names(written(*ALL, Rule()))
    assert names == [
        *("Title", "Subtitle", "Heading 1", "Heading 2", "Heading 3"),
        *("Normal", "Quote", "List Bullet", "List Number", "Horizontal Line"),
    ]


def test_styles_are_known_by_name_in_any_language_and_by_level() -> None:
    parts = {
        "styles": style("a", "Мәтін", "<w:qFormat/>").replace("<w:style ", '<w:style w:default="1" ')
        + style("a1", "Тақырып")
        + style("a2", "Подзаголовок")
        + style("1", "heading 1")
        + style("x2", "Бөлім аты", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>')
        + style("a3", "Цитата")
        + style("Caption", "мүлде басқа")
    }
    data = written(*ALL, Image(PNG, caption=(Run("жазу"),)), template=package("", parts))
    found = [paragraph.style.style_id for paragraph in judge.Document(io.BytesIO(data)).paragraphs]
    assert found[:7] == ["a1", "a2", "1", "x2", "Heading3", "a", "a3"]
    assert found[-1] == "MaqalaCaption"
    assert docx.read(data, "а.docx").article.blocks == (*ALL, Image(PNG, caption=(Run("жазу"),)))


@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(articles)
def test_an_article_reads_back_from_the_outlets_design_as_from_ours(article: Article) -> None:
    plain, dressed = (docx.write(article, Options(template=each)) for each in (b"", HOUSE))
    assert docx.read(dressed, "а.docx").article.blocks == docx.read(plain, "а.docx").article.blocks


def test_lists_are_the_outlets_where_it_has_the_level_and_begin_anew() -> None:
    level = '<w:lvl w:ilvl="0"><w:numFmt w:val="{}"/><w:lvlText w:val="{}"/></w:lvl>'
    kinds = "".join(
        f'<w:abstractNum w:abstractNumId="{n}">{level.format(how, text)}</w:abstractNum>'
        for n, how, text in ((4, "bullet", "→"), (7, "upperRoman", "%1)"))
    )
    listed = "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="{k}"/></w:num>' for n, k in ((5, 4), (6, 7))
    )
    own = '<w:pPr><w:numPr><w:numId w:val="{}"/></w:numPr></w:pPr>'
    parts = {
        "numbering": kinds + listed,
        "styles": style("b", "List Bullet", own.format(5)) + style("n", "List Number", own.format(6)),
    }
    blocks = [
        TextBlock(Style.BULLET, (Run("а"),)),
        TextBlock(Style.BULLET, (Run("ә"),), 1),
        TextBlock(Style.NUMBER, (Run("б"),)),
        TextBlock(Style.PARAGRAPH, (Run("в"),)),
        TextBlock(Style.NUMBER, (Run("г"),)),
    ]
    data = written(*blocks, template=package("", parts))
    used = [p._p.pPr.numPr.numId.val for p in judge.Document(io.BytesIO(data)).paragraphs if p.text != "в"]
    kind = {
        num.numId: num.abstractNumId.val
        for num in judge.Document(io.BytesIO(data)).part.numbering_part.element.num_lst
    }
    assert [kind[number] for number in used] == [4, 8, 7, 7]
    assert used[0] == 5
    assert len(set(used)) == 4


def test_what_concerns_another_document_stays_behind() -> None:
    parts = {
        "settings": "<w:documentProtection/><w:evenAndOddHeaders/><w:trackRevisions/>"
        '<w:attachedTemplate r:id="rId9"/>',
        "comments": "<w:comment/>",
    }
    targets = {
        "rId7": ("settings", "settings.xml"),
        "rId8": ("http://schemas.microsoft.com/office/2006/relationships/vbaProject", "media/macro.png"),
    }
    data = written(*ALL, template=package("", parts, targets, macro=b"macro"))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist())
    for word in (b"Protection", b"trackRev", b"attachedTemplate", b"w:comment", b"macro"):
        assert word not in everything
    assert b"evenAndOddHeaders" in everything


def test_the_language_is_the_articles() -> None:
    lang = '<w:rPr><w:lang w:val="en-US"/></w:rPr>'
    parts = {
        "styles": f"<w:docDefaults><w:rPrDefault>{lang}</w:rPrDefault></w:docDefaults>"
        + style("Title", "Title", lang)
    }
    styles = part(written(*ALL, template=package("", parts)), "word/styles.xml")
    assert 'w:lang w:val="kk-KZ"' in styles
    assert "en-US" not in styles


def test_the_columns_of_a_table_share_the_width_of_the_text() -> None:
    data = written(Table(((Cell(), Cell()),)))
    columns = judge.Document(io.BytesIO(data)).tables[0].columns
    assert [round(column.width.mm) for column in columns] == [54, 54]


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "error.docx.empty"),
        (b"PK broken", "error.docx.truncated"),
        ("Бұл Word емес".encode(), "error.docx.not_word"),
        (HOUSE[: len(HOUSE) // 2], "error.docx.truncated"),
        (package("", {"styles": "<w:style"}), "error.docx.damaged"),
    ],
)
def test_a_template_that_cannot_be_used_is_refused_with_a_sentence(
    tmp_path: Path, data: bytes, key: str
) -> None:
    path = tmp_path / "үлгі.dotx"
    path.write_bytes(data)
    with pytest.raises(ReadError) as told:
        files.load_template(path)
    assert (told.value.message.key, told.value.message.values["name"]) == (key, "үлгі.dotx")


def test_a_template_of_word_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "үлгі.dotx"
    path.write_bytes(HOUSE)
    files.store(tmp_path / "а.docx", Article(ALL), Options(template=files.load_template(path)))
    assert files.load(tmp_path / "а.docx").article.blocks == ALL
