"""What the writer let pass is known again when the article is opened again."""

from __future__ import annotations

from pathlib import Path

import pytest

from maqala.core.errors import WriteError
from maqala.core.issues import Ignored
from maqala.core.storage.ignored import IgnoredStore

HERE = Ignored("spelling", "жақан", ("бұл", ""))
EVERYWHERE = Ignored("unknown-name", "көкжал")


def test_each_article_keeps_its_own(tmp_path: Path) -> None:
    one, other = tmp_path / "бір.md", tmp_path / "екі.md"
    IgnoredStore(tmp_path / "ours").keep(one, {HERE, EVERYWHERE})
    assert IgnoredStore(tmp_path / "ours").of(one) == {HERE, EVERYWHERE}
    assert IgnoredStore(tmp_path / "ours").of(other) == set()


def test_nothing_is_kept_of_nothing(tmp_path: Path) -> None:
    store = IgnoredStore(tmp_path / "ours")
    store.keep(tmp_path / "a.md", ())
    assert not (tmp_path / "ours").exists()
    store.keep(tmp_path / "a.md", {HERE})
    store.keep(tmp_path / "a.md", ())
    assert list((tmp_path / "ours").iterdir()) == []


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b'{"ignored": 5}', b'{"ignored": [1, ["a"], ["a", 2]]}', b"\xff", b"[" * 99_999],
)
def test_a_damaged_file_brings_the_findings_back(tmp_path: Path, content: bytes) -> None:
    store = IgnoredStore(tmp_path / "ours")
    store.keep(tmp_path / "a.md", {HERE})
    next((tmp_path / "ours").iterdir()).write_bytes(content)
    assert store.of(tmp_path / "a.md") == set()
    store.keep(tmp_path / "a.md", {EVERYWHERE})
    assert store.of(tmp_path / "a.md") == {EVERYWHERE}


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "ours").write_text("a file")
    with pytest.raises(WriteError):
        IgnoredStore(tmp_path / "ours").keep(tmp_path / "a.md", {HERE})
