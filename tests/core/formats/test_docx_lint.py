"""Word opens what we write without complaint, and shows it as it was meant; see `docx_lint`."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree
from tests.core.formats import golden
from tests.core.formats.docx_lint import faults
from tests.core.formats.strategies import articles
from tests.core.formats.test_docx_bad_input import GOOD

from maqala.core.article import Article, Image, Run, Table, TextBlock
from maqala.core.formats import docx, markdown
from maqala.core.formats.contract import Options
from maqala.core.formats.docx.names import VAL, W, long_tag


def changed(part: str, old: str, new: str) -> bytes:
    """A sound document with a fault made into one of its parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(GOOD)) as source, zipfile.ZipFile(stream, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == part:
                assert old.encode() in data
                data = data.replace(old.encode(), new.encode(), 1)
            target.writestr(name, data)
    return stream.getvalue()


@pytest.fixture
def sample(root: Path) -> Article:
    """The article that comes with the program."""
    return markdown.read((root / "resources/samples/sample.md").read_bytes(), "sample.md").article


TEXT = "word/document.xml"


@settings(max_examples=150, suppress_health_check=list(HealthCheck))
@given(articles)
def test_no_article_makes_a_document_with_a_fault(article: Article) -> None:
    assert faults(docx.write(article, Options())) == []


def test_the_sample_makes_a_document_without_a_fault(sample: Article) -> None:
    assert faults(docx.write(sample, Options())) == []


@pytest.mark.parametrize(
    ("part", "old", "new", "fault"),
    [
        (TEXT, "<w:p/></w:tc>", "</w:tc>", "a cell that does not end with a paragraph"),
        (TEXT, "</w:tbl><w:p/>", "</w:tbl>", "a table with no paragraph behind it"),
        (TEXT, '<w:gridCol w:w="', '<w:gridCol/><w:gridCol w:w="', "a row that does not fill"),
        (TEXT, 'w:val="Title"', 'w:val="Tittle"', "no style 'Tittle'"),
        (TEXT, '<w:numId w:val="3"', '<w:numId w:val="9"', "no list '9'"),
        (TEXT, '<w:rStyle w:val="Hyperlink"/>', '<w:b/><w:rStyle w:val="Hyperlink"/>', "rStyle behind b"),
        (TEXT, "<w:tblStyle", '<w:tblW w:w="0"/><w:tblStyle', "tblPr has tblStyle behind"),
        (TEXT, "<w:pgSz", "<w:cols/><w:pgSz", "sectPr has pgSz behind cols"),
        (TEXT, "<w:keepNext/>", "<w:keep/>", "pPr has keep"),
        (TEXT, 'r:embed="rId', 'r:embed="rId9', "is no relation"),
        (TEXT, "<w:t>Бір", "<w:t> Бір", "spaces that Word drops"),
        ("word/styles.xml", 'w:lang w:val="kk-KZ"', 'w:lang w:val="Қазақша"', "no language"),
        ("word/numbering.xml", 'w:numId="2"', 'w:numId="1"', "two lists 1"),
        ("word/_rels/document.xml.rels", "media/image1.png", "media/image2.png", "is not there"),
        (
            "[Content_Types].xml",
            'Extension="png"',
            'Extension="gif"',
            "word/media/image1.png: no content type",
        ),
        ("[Content_Types].xml", "/word/styles.xml", "/word/style.xml", "a content type without a part"),
    ],
)
def test_it_sees_a_fault(part: str, old: str, new: str, fault: str) -> None:
    assert any(fault in found for found in faults(changed(part, old, new)))


def test_the_parts_are_those_that_people_looked_at() -> None:
    assert golden.parts() == golden.kept(), f"if this was meant: python {golden.__file__}"


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(articles)
def test_text_in_another_language_is_marked_for_word_s_own_checker(article: Article) -> None:
    with zipfile.ZipFile(io.BytesIO(docx.write(article, Options()))) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
    marked: Counter[str] = Counter()
    for run in body.iter(f"{W}r"):
        language = run.find(f"{W}rPr/{W}lang")
        text = "".join(text.text or "" for text in run.iter(f"{W}t"))
        marked["" if language is None else language.get(VAL, "")] += len("".join(text.split()))

    meant: Counter[str] = Counter()
    for run in runs_of(article):
        meant[long_tag(run.language)] += len("".join(run.text.split()))
    assert +marked == +meant


def runs_of(article: Article) -> Iterator[Run]:
    """All runs of all blocks."""
    for block in article.blocks:
        if isinstance(block, TextBlock):
            yield from block.runs
        elif isinstance(block, Image):
            yield from block.caption
        elif isinstance(block, Table):
            yield from (run for row in block.rows for cell in row for run in cell.runs)
