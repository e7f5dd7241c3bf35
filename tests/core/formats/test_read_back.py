"""A written file is read back: nothing is said of what is there, and all that is not is named."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from tests.core.formats.strategies import PNG, articles

from maqala.core.article import Article, Cell, Image, Mark, Metadata, Run, Style, Table, TextBlock
from maqala.core.errors import ReadError
from maqala.core.formats import files
from maqala.core.formats.contract import Options
from maqala.core.formats.read_back import differences
from maqala.core.values import replace

BESIDE = Options(pictures_beside=True)
ARTICLE = Article(
    (
        TextBlock(Style.HEADLINE, (Run("Тақырып"),)),
        TextBlock(
            Style.PARAGRAPH, (Run("Мәтін "), Run("қалың", Mark.BOLD), Run(" сөз", link="https://a.kz"))
        ),
        TextBlock(Style.PARAGRAPH, (Run("слово", language="ru"),)),
        Table(((Cell((Run("а"),)), Cell((Run("ә"),))),)),
        Image(PNG, alt="сурет", caption=(Run("Жазу"),)),
    ),
    Metadata(byline="Автор"),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("read-back")


@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(articles)
def test_what_is_written_is_found_in_every_format(folder: Path, article: Article) -> None:
    # Word's dates begin in 1601, and its tags have no semicolons.
    plain = replace(article, metadata=Metadata(notes="Өзіме"))
    for ending, whole, options in (
        (".docx", plain, Options()),
        (".md", article, BESIDE),
        (".html", article, Options()),
        (".txt", article, Options()),
    ):
        path = folder / f"а{ending}"
        files.store(path, whole, options)
        assert differences(path, whole, options) == ()


def test_nobody_sees_whether_a_new_line_is_linked(tmp_path: Path) -> None:
    cell = Cell((Run("а"), Run("\nб", link="https://a.kz")))
    article = Article((Table(((cell,),), header=False),))
    files.store(tmp_path / "а.docx", article, Options())
    assert differences(tmp_path / "а.docx", article, Options()) == ()


@pytest.mark.parametrize("ending", [".docx", ".md", ".html"])
@pytest.mark.parametrize(
    ("key", "place", "block"),
    [
        ("check.words", 0, TextBlock(Style.HEADLINE, (Run("Басқа"),))),
        ("check.styles", 0, TextBlock(Style.HEADING_1, (Run("Тақырып"),))),
        (
            "check.marks",
            1,
            TextBlock(Style.PARAGRAPH, (Run("Мәтін қалың"), Run(" сөз", link="https://a.kz"))),
        ),
        ("check.links", 1, TextBlock(Style.PARAGRAPH, (Run("Мәтін "), Run("қалың", Mark.BOLD), Run(" сөз")))),
        ("check.languages", 2, TextBlock(Style.PARAGRAPH, (Run("слово"),))),
        ("check.tables", 3, Table(((Cell((Run("а"),)), Cell((Run("ә"),))),), header=True)),
        ("check.pictures", 4, Image(PNG + b"2", alt="сурет", caption=(Run("Жазу"),))),
    ],
)
def test_what_differs_is_named(tmp_path: Path, ending: str, key: str, place: int, block: TextBlock) -> None:
    other = (*ARTICLE.blocks[:place], block, *ARTICLE.blocks[place + 1 :])
    files.store(tmp_path / f"а{ending}", Article(other, ARTICLE.metadata), Options())
    found = [each.key for each in differences(tmp_path / f"а{ending}", ARTICLE, Options())]
    assert found == [key]


def test_details_and_pictures_beside_are_looked_at(tmp_path: Path) -> None:
    path = tmp_path / "а.html"
    files.store(path, replace(ARTICLE, metadata=Metadata()), BESIDE)
    assert [each.key for each in differences(path, ARTICLE, BESIDE)] == ["check.details"]
    (tmp_path / "а_files" / "picture.png").unlink()
    assert {each.key for each in differences(path, ARTICLE, BESIDE)} == {"check.details", "check.pictures"}


def test_what_the_format_cannot_hold_is_no_news(tmp_path: Path) -> None:
    article = replace(ARTICLE, metadata=Metadata(notes="Өзіме"))
    for ending in (".txt", ".html"):
        files.store(tmp_path / f"а{ending}", article, Options())
        assert differences(tmp_path / f"а{ending}", article, Options()) == ()


def test_raised_figures_are_no_words(tmp_path: Path) -> None:
    article = Article((TextBlock(Style.PARAGRAPH, (Run("100 м"), Run("2", Mark.SUPERSCRIPT), Run(" жер"))),))
    files.store(tmp_path / "а.txt", article, Options())

    assert differences(tmp_path / "а.txt", article, Options()) == ()


def test_words_that_are_missing_are_shown(tmp_path: Path) -> None:
    path = tmp_path / "а.txt"
    path.write_text("Тақырып\n", "utf-8")
    (found,) = differences(path, ARTICLE, Options())
    assert (found.key, found.values) == ("check.words", {"text": "Мәтін"})


def test_a_file_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "а.docx").write_bytes(b"PK")
    with pytest.raises(ReadError):
        differences(tmp_path / "а.docx", ARTICLE, Options())
