"""The parts of a Word document as they should be, to be read by people, in `golden/docx` as in the zip.

python tests/core/formats/golden.py     # after a change that was meant: then read the difference
"""

from __future__ import annotations

import io
import shutil
import zipfile
from datetime import UTC, datetime
from pathlib import Path

from lxml import etree

from maqala.core.article import Article, Cell, Image, Mark, Metadata, Rule, Run, Style, Table, TextBlock
from maqala.core.formats import docx
from maqala.core.formats.contract import Options

FOLDER = Path(__file__).parent / "golden" / "docx"
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x40\0\0\0\x20\x08\2\0\0\0"

ARTICLE = Article(
    (
        TextBlock(Style.HEADLINE, (Run("Алматыда форум өтті"),)),
        TextBlock(Style.LEAD, (Run("Қысқаша"),)),
        TextBlock(Style.HEADING_1, (Run("Бірінші бөлім"),)),
        TextBlock(
            Style.PARAGRAPH,
            (
                Run("Қою ", Mark.BOLD),
                Run("сілтеме", Mark.NONE, "https://example.kz/?a=1&b=2"),
                Run(" және\nжаңа жол, "),
                Run("по-русски", Mark.ITALIC | Mark.UNDERLINE, "", "ru"),
                Run(", H"),
                Run("2", Mark.SUBSCRIPT),
                Run("O"),
                Run("тақ мекенжай", Mark.STRIKE, "http://[::1]/a"),
            ),
        ),
        TextBlock(Style.HEADING_2, (Run("Екінші деңгей"),)),
        TextBlock(Style.QUOTE, (Run("Дәйексөз", Mark.SUPERSCRIPT),)),
        TextBlock(Style.BULLET, (Run("Таңба"),)),
        TextBlock(Style.NUMBER, (Run("Бір"),), 1),
        TextBlock(Style.HEADING_3, (Run("Үшінші деңгей"),)),
        TextBlock(Style.NUMBER, (Run("Қайтадан бір"),)),
        Image(PNG, "алматы.png", alt="Алматы", caption=(Run("Сурет: автор"),)),
        Image(source="https://example.kz/b.jpg"),
        Table(((Cell((Run("Ел"),)), Cell()), (Cell((Run("ҚР\nRU"),)), Cell((Run("₸"),)))), header=True),
        Rule(),
    ),
    Metadata(
        "Айгүл Сейіт",
        "Агенттік",
        "Қоғам",
        "forum",
        ("форум", "цифр"),
        "Тексеру",
        created=datetime(2021, 2, 5, 12, 30, tzinfo=UTC),
    ),
)


def parts() -> dict[str, str]:
    """Each XML part of the document for `ARTICLE`, one element a line; by name."""
    with zipfile.ZipFile(io.BytesIO(docx.write(ARTICLE, Options()))) as archive:
        return {
            name: laid_out(archive.read(name))
            for name in archive.namelist()
            if name.endswith((".xml", ".rels"))
        }


def laid_out(xml: bytes) -> str:
    """`xml` with each element on a line of its own."""
    root = etree.fromstring(xml)
    etree.indent(root)
    return etree.tostring(root, encoding="unicode") + "\n"


def renew() -> None:
    """Write what is there now in place of what was."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    for name, text in parts().items():
        (FOLDER / name).parent.mkdir(parents=True, exist_ok=True)
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")


def kept() -> dict[str, str]:
    """What `renew` wrote, by name."""
    files = (path for path in FOLDER.rglob("*") if path.is_file())
    return {path.relative_to(FOLDER).as_posix(): path.read_text("utf-8") for path in files}


if __name__ == "__main__":
    renew()
