"""A file that another program changed is noticed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from maqala.core.storage.fingerprint import Fingerprint, read


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "мақала.md"
    path.write_bytes(b"one")
    return path


def test_reading_gives_the_content(article: Path) -> None:
    data, _ = read(article)
    assert data == b"one"


def test_an_untouched_file_is_the_same(article: Path) -> None:
    _, seen = read(article)
    assert seen.looks_same(article)
    assert seen.is_same(article)


def test_a_file_with_only_a_new_time_is_the_same(article: Path) -> None:
    _, seen = read(article)
    os.utime(article, ns=(1, 1))
    assert seen.looks_same(article)
    assert seen.is_same(article)


@pytest.mark.parametrize("content", [b"two", b"one and more", b""])
def test_changed_content_is_noticed(article: Path, content: bytes) -> None:
    _, seen = read(article)
    article.write_bytes(content)
    os.utime(article, ns=(1, 1))
    assert not seen.looks_same(article)
    assert not seen.is_same(article)


def test_before_a_save_even_a_forged_time_does_not_deceive(article: Path) -> None:
    _, seen = read(article)
    article.write_bytes(b"two")
    os.utime(article, ns=(seen.modified_ns, seen.modified_ns))
    assert not seen.is_same(article)


def test_a_vanished_file_is_not_the_same(article: Path) -> None:
    _, seen = read(article)
    article.unlink()
    assert not seen.looks_same(article)
    assert not seen.is_same(article)


def test_what_was_written_can_be_recognised_without_its_time(article: Path) -> None:
    assert Fingerprint.of(b"one").looks_same(article)
    assert not Fingerprint.of(b"two").looks_same(article)
