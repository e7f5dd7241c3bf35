"""Where things lie, on every system."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from maqala.core import paths


def test_shipped_files_are_found(root: Path) -> None:
    assert paths.shipped("resources", "translations") == root / "resources" / "translations"
    assert paths.shipped("core") == root / "desktop" / "maqala" / "core"


def test_one_variable_moves_all_that_is_the_users(home: Path) -> None:
    assert paths.config_dir() == paths.data_dir() == home
    assert paths.user_words() == home / "words.txt" == Path(paths.user_words_name())


@pytest.mark.parametrize(
    ("system", "environment", "config", "data"),
    [
        ("linux", {"XDG_CONFIG_HOME": "/c", "XDG_DATA_HOME": "/d"}, "/c/maqala", "/d/maqala"),
        ("linux", {}, "/home/a/.config/maqala", "/home/a/.local/share/maqala"),
        ("linux", {"XDG_CONFIG_HOME": ""}, "/home/a/.config/maqala", "/home/a/.local/share/maqala"),
        ("darwin", {}, *["/home/a/Library/Application Support/Maqala"] * 2),
        ("win32", {"APPDATA": "/roaming"}, "/roaming/Maqala", "/roaming/Maqala"),
        ("win32", {}, *["/home/a/AppData/Roaming/Maqala"] * 2),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="the expected paths are POSIX")
def test_every_system_has_its_own_place(
    monkeypatch: pytest.MonkeyPatch, system: str, environment: dict[str, str], config: str, data: str
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    for name in ("MAQALA_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "APPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in (environment | {"HOME": "/home/a"}).items():
        monkeypatch.setenv(name, value)
    assert (paths.config_dir(), paths.data_dir()) == (Path(config), Path(data))
