"""Whatever becomes of a file outside the program is noticed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from maqala.core.storage import fingerprint
from maqala.core.storage.fingerprint import Fate, Fingerprint, Look, look, read

CLOSELY = pytest.mark.parametrize("closely", [False, True], ids=["in passing", "closely"])


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "мақала.md"
    path.write_bytes(b"one")
    return path


@pytest.fixture
def seen(article: Path) -> Fingerprint:
    return read(article)[1]


def test_reading_gives_the_content(article: Path) -> None:
    data, _ = read(article)
    assert data == b"one"


@CLOSELY
def test_an_untouched_file_is_the_same(article: Path, seen: Fingerprint, closely: bool) -> None:
    assert look(article, seen, closely=closely).fate is Fate.SAME
    assert seen.is_same(article)


@CLOSELY
def test_a_file_with_only_a_new_time_is_the_same(article: Path, seen: Fingerprint, closely: bool) -> None:
    os.utime(article, ns=(1, 1))
    assert look(article, seen, closely=closely).fate is Fate.SAME


def test_a_passing_look_does_not_open_a_file_of_the_same_time(
    article: Path, seen: Fingerprint, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(Path, "read_bytes")
    assert look(article, seen).fate is Fate.SAME


@CLOSELY
@pytest.mark.parametrize("content", [b"two", b"one and more", b""])
def test_changed_content_is_noticed(article: Path, seen: Fingerprint, content: bytes, closely: bool) -> None:
    article.write_bytes(content)
    os.utime(article, ns=(1, 1))
    found = look(article, seen, closely=closely)
    assert (found.fate, found.stamp) == (Fate.CHANGED, (len(content), 1))
    assert not seen.is_same(article)


def test_before_a_save_even_a_forged_time_does_not_deceive(article: Path, seen: Fingerprint) -> None:
    article.write_bytes(b"two")
    os.utime(article, ns=(seen.modified_ns, seen.modified_ns))
    assert look(article, seen, closely=True).fate is Fate.CHANGED


def test_a_vanished_file_is_gone(article: Path, seen: Fingerprint) -> None:
    article.unlink()
    assert look(article, seen) == Look(Fate.GONE)
    assert not seen.is_same(article)


def test_a_file_whose_folder_is_gone_is_gone(article: Path, seen: Fingerprint) -> None:
    article.unlink()
    article.parent.rmdir()
    assert look(article, seen) == Look(Fate.GONE)


def test_a_renamed_file_is_found_again(article: Path, seen: Fingerprint) -> None:
    article.with_name("басқа.md").write_bytes(b"two")
    article.with_name("қалта").mkdir()
    article.with_name("сілтеме.md").symlink_to("жоқ.md")
    article.rename(article.with_name("жаңа аты.md"))
    assert look(article, seen) == Look(Fate.GONE, moved_to=article.with_name("жаңа аты.md"))


def test_a_file_of_the_same_size_and_time_is_not_taken_for_a_renamed_one(
    article: Path, seen: Fingerprint
) -> None:
    other = article.with_name("басқа.md")
    other.write_bytes(b"two")
    os.utime(other, ns=(seen.modified_ns, seen.modified_ns))
    article.unlink()
    assert look(article, seen).moved_to is None


def test_a_file_that_cannot_be_read_is_said_to_be_so(
    article: Path, seen: Fingerprint, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> bytes:
        raise PermissionError(13, "no")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert look(article, seen, closely=True).fate is Fate.UNREADABLE
    assert not seen.is_same(article)


@pytest.mark.parametrize("locked", ["file", "folder"])
def test_what_cannot_be_written_is_noticed(
    article: Path, seen: Fingerprint, monkeypatch: pytest.MonkeyPatch, locked: str
) -> None:
    assert look(article, seen).is_writable
    shut = article if locked == "file" else article.parent
    monkeypatch.setattr(fingerprint.os, "access", lambda path, _mode: Path(path) != shut)
    found = look(article, seen)
    assert (found.fate, found.is_writable) == (Fate.SAME, False)


def test_what_was_written_can_be_recognised_without_its_time(article: Path) -> None:
    assert look(article, Fingerprint.of(b"one")).fate is Fate.SAME
    assert look(article, Fingerprint.of(b"two")).fate is Fate.CHANGED
