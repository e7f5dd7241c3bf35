"""`maqala check` on articles with Russian in them."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.core.spelling.test_foreign import RUSSIAN, made

from maqala import cli
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
