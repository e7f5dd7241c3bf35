"""`maqala check` on articles with Russian in them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.core.spelling.test_foreign import RUSSIAN, made

from maqala import cli
from maqala.cli import words
from maqala.core import settings
from maqala.core.settings import Settings


def test_a_russian_sentence_is_checked_with_the_dictionary_that_was_added(
    tmp_path: Path, home: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    added = made(tmp_path / "d", "ru_RU", RUSSIAN)
    Settings(home / "settings.json").set(settings.DICTIONARIES, (str(added),))
    article = tmp_path / "мақала.txt"
    article.write_text("Президент сказал, что в стране будет построин новый завод.\n", "utf-8")
    assert cli.run(["check", "--select", "spelling", str(article)]) == 1
    out = capfdbinary.readouterr().out.decode()
    assert "построин → построен" in out
    assert len(out.splitlines()) == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [(None, "не найден"), (b"PK\x03\x04 no archive", "не подходит"), (b"SET NOTHING\n", "не прочитан")],
)
def test_a_dictionary_that_is_of_no_use_is_told_in_a_sentence(
    tmp_path: Path,
    home: Path,
    capfdbinary: pytest.CaptureFixture[bytes],
    monkeypatch: pytest.MonkeyPatch,
    content: bytes | None,
    said: str,
) -> None:
    monkeypatch.setenv("MAQALA_LANGUAGE", "ru")
    added = tmp_path / ("ru_RU.oxt" if content and content.startswith(b"PK") else "ru_RU.aff")
    if content is not None:
        added.write_bytes(content)
        added.with_suffix(".dic").write_bytes(b"1\n")
    Settings(home / "settings.json").set(settings.DICTIONARIES, (str(added),))
    article = tmp_path / "мақала.txt"
    article.write_text("Президент сказал, что в стране будет построен новый завод.\n", "utf-8")
    cli.run(["check", "--select", "spelling", str(article)])
    (sentence,) = capfdbinary.readouterr().err.decode().splitlines()
    assert said in sentence
    assert str(added) in sentence


def test_settings_without_lists_leave_the_quick_way_open(home: Path) -> None:
    kept = Settings(home / "settings.json")
    kept.set(settings.THEME, "dark")
    assert not words._has_lists(str(home / "words.txt"), str(home / "settings.json"))


@pytest.mark.parametrize(
    ("setting", "value"), [(settings.SHARED_WORDS, "ortaq.txt"), (settings.DICTIONARIES, ("ru_RU.aff",))]
)
def test_settings_with_lists_close_it(home: Path, setting: settings.Setting[Any], value: object) -> None:
    Settings(home / "settings.json").set(setting, value)
    assert words._has_lists(str(home / "words.txt"), str(home / "settings.json"))


def test_a_word_of_the_newsroom_is_right_in_a_list(tmp_path: Path, home: Path) -> None:
    shared = tmp_path / "ortaq.txt"
    shared.write_text("жсопар\n", "utf-8")
    assert words.rejected(["жсопар"]) == ["жсопар"]
    Settings(home / "settings.json").set(settings.SHARED_WORDS, str(shared))
    assert words.rejected(["жсопар"]) == []
