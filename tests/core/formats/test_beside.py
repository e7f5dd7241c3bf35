"""Pictures in a folder beside the page: safe names, nobody's file replaced, all or nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.core.formats.strategies import PNG

from maqala.core.article import Article, Image, Run, Style, TextBlock
from maqala.core.errors import WriteError
from maqala.core.formats import files
from maqala.core.formats.contract import Options
from maqala.core.storage import atomic

BESIDE = Options(pictures_beside=True)
ONE, TWO = PNG + b"one", PNG + b"two"


def with_pictures(*pictures: Image) -> Article:
    return Article((TextBlock(Style.HEADLINE, (Run("Тақырып"),)), *pictures))


def sources(path: Path) -> list[str]:
    return [block.source for block in files.load(path).article.blocks if isinstance(block, Image)]


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def lying(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("ending", [".html", ".md"])
def test_a_page_shows_the_pictures_that_lie_beside_it(tmp_path: Path, ending: str) -> None:
    page = tmp_path / f"мақала 50% #1{ending}"
    files.store(page, with_pictures(Image(ONE, "Көше.PNG", alt="көше", caption=(Run("Көше"),))), BESIDE)
    assert lying(tmp_path / "мақала 50% #1_files") == {"koshe.png": ONE}
    (image,) = (block for block in files.load(page).article.blocks if isinstance(block, Image))
    assert (image.data, image.alt, image.text) == (b"", "көше", "Көше")
    assert image.source.endswith("%2050%25%20%231_files/koshe.png")
    assert "base64" not in page.read_text("utf-8")


def test_names_are_safe_on_every_system_and_each_picture_has_its_own(tmp_path: Path) -> None:
    names = ["../../etc/passwd", "C:\\Users\\сурет.jpeg", "con.png", "", "A.png", "a.gif", "x" * 300]
    pictures = [Image(PNG + bytes([number]), name) for number, name in enumerate(names)]
    files.store(tmp_path / "а.html", with_pictures(*pictures), BESIDE)
    assert [source.partition("/")[2] for source in sources(tmp_path / "а.html")] == [
        *("passwd.png", "suret.png", "picture-con.png", "picture.png", "a.png", "a-2.png", f"{'x' * 80}.png")
    ]
    assert names_in(tmp_path) == ["а.html", "а_files"]


def test_a_picture_that_stands_twice_lies_there_once(tmp_path: Path) -> None:
    files.store(tmp_path / "а.md", with_pictures(Image(ONE, "a.png"), Image(ONE, "a.png")), BESIDE)
    assert lying(tmp_path / "а_files") == {"a.png": ONE}


def test_nothing_that_lies_there_already_is_replaced(tmp_path: Path) -> None:
    folder = tmp_path / "а_files"
    folder.mkdir()
    (folder / "a.png").write_bytes(b"somebody else's")
    (folder / "a-2.png").symlink_to(tmp_path / "elsewhere.png")
    for _ in range(2):
        files.store(tmp_path / "а.html", with_pictures(Image(ONE, "a.png")), BESIDE)
    assert sources(tmp_path / "а.html")[0].endswith("/a-3.png")
    assert (folder / "a.png").read_bytes() == b"somebody else's"
    assert names_in(folder) == ["a-2.png", "a-3.png", "a.png"]
    assert not (tmp_path / "elsewhere.png").exists()


def test_a_file_that_is_called_like_the_folder_stays(tmp_path: Path) -> None:
    (tmp_path / "а_files").write_bytes(b"a file")
    files.store(tmp_path / "а.html", with_pictures(Image(ONE, "a.png")), BESIDE)
    assert lying(tmp_path / "а_files-2") == {"a.png": ONE}
    assert (tmp_path / "а_files").read_bytes() == b"a file"


def test_an_article_without_pictures_makes_no_folder(tmp_path: Path) -> None:
    files.store(tmp_path / "а.html", with_pictures(Image(source="https://a.kz/b.png")), BESIDE)
    assert names_in(tmp_path) == ["а.html"]


@pytest.mark.parametrize("failing", ["b.png", "а.html"])
def test_what_fails_on_the_way_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    swap = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if target.name == failing:
            raise OSError(28, "full")
        return swap(self, target)

    (tmp_path / "а.html").write_bytes(b"old")
    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(WriteError):
        files.store(tmp_path / "а.html", with_pictures(Image(ONE, "a.png"), Image(TWO, "b.png")), BESIDE)
    assert names_in(tmp_path) == ["а.html"]
    assert (tmp_path / "а.html").read_bytes() == b"old"


def test_a_failure_takes_away_only_what_is_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "а.html"
    files.store(page, with_pictures(Image(ONE, "a.png")), BESIDE)
    seen = files.load(page).fingerprint
    page.write_bytes(b"another program's")
    with pytest.raises(WriteError):
        files.store(page, with_pictures(Image(ONE, "a.png"), Image(TWO, "b.png")), BESIDE, seen)
    assert lying(tmp_path / "а_files") == {"a.png": ONE}


def test_a_page_whose_name_is_not_confirmed_keeps_its_pictures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unconfirmed(path: Path, _folder: Path) -> None:
        if path.suffix == ".html":
            raise WriteError("error.write.unconfirmed", path)

    monkeypatch.setattr(atomic, "_sync_folder", unconfirmed)
    with pytest.raises(WriteError):
        files.store(tmp_path / "а.html", with_pictures(Image(ONE, "a.png")), BESIDE)
    assert lying(tmp_path / "а_files") == {"a.png": ONE}
