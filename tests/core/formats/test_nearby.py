"""Pictures that an article only names are found in its folder, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.core.formats.seeds import PNG

from maqala.core.article import Article, Image
from maqala.core.formats import files
from maqala.core.formats.nearby import picture


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """With a picture in it, one below it, and one beside it."""
    folder = tmp_path / "мақала"
    (folder / "мақала_files").mkdir(parents=True)
    for name in ("сурет.png", "мақала_files/b.png", "../сырт.png"):
        (folder / name).write_bytes(PNG)
    (folder / "мәтін.png").write_text("сурет емес", "utf-8")
    return folder


@pytest.mark.parametrize(
    "address",
    [
        "сурет.png",
        "./сурет.png",
        "%D1%81%D1%83%D1%80%D0%B5%D1%82.png",
        "мақала_files/b.png",
        "сурет.png?w=9#a",
    ],
)
def test_a_picture_in_the_folder_is_found(folder: Path, address: str) -> None:
    assert picture(folder, address) == PNG


@pytest.mark.parametrize(
    "address",
    [
        "",
        ".",
        "жоқ.png",
        "мәтін.png",
        "../сырт.png",
        "%2e%2e/сырт.png",
        "https://a.kz/сурет.png",
        "file:сурет.png",
        "а\0",
    ],
)
def test_nothing_else_is_read(folder: Path, address: str) -> None:
    assert picture(folder, address) == b""
    assert picture(folder, str(folder / "сурет.png")) == b""


def test_a_link_that_leads_out_of_the_folder_is_not_followed(folder: Path) -> None:
    (folder / "сілтеме.png").symlink_to(folder / "../сырт.png")
    assert picture(folder, "сілтеме.png") == b""


def test_a_copy_takes_them_along(folder: Path) -> None:
    there, elsewhere = (
        Image(source="%D1%81%D1%83%D1%80%D0%B5%D1%82.png", alt="форум"),
        Image(source="https://a.kz/b.png"),
    )
    article = Article((there, elsewhere))
    taken = files.with_pictures(article, folder)
    assert taken.blocks == (Image(PNG, "сурет.png", "", "форум"), elsewhere)
    assert files.with_pictures(taken, folder) == taken
