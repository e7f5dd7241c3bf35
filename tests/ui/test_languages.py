"""Russian in a Kazakh article, in the window: the dictionary comes beside, and the text is checked anew."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from maqala.core import proofing, settings
from maqala.core.proofing.engine import Proofreading
from maqala.core.spelling import open_speller
from maqala.core.spelling.foreign import Languages
from maqala.ui.app import App
from maqala.ui.studio import Studio

SENTENCE = "Президент сказал, что в стране будет построин новый завод. "


@pytest.fixture
def proofreading(tmp_path: Path) -> Proofreading:
    return proofing.open_proofreading(open_speller(tmp_path / "w.txt", languages=Languages()))


@pytest.fixture
def russian(tmp_path: Path) -> Path:
    words = "президент сказал что в стране будет построен новый завод".split()
    path = tmp_path / "ru_RU.aff"
    path.write_text("SET UTF-8\n", "utf-8")
    path.with_suffix(".dic").write_text("\n".join([str(len(words)), *words, ""]), "utf-8")
    return path


def test_a_slip_in_a_russian_sentence_is_found_when_its_dictionary_has_come(
    app: App, studio: Studio, hands: Any, russian: Path
) -> None:
    app.settings.set(settings.DICTIONARIES, (str(russian),))
    app.new(studio)
    hands.type(SENTENCE)
    hands.wait(lambda: hands.underlined() == ["построин"])
    finding = next(f for f in studio.proofreader.findings() if f.issue.text == "построин")
    offered: list[Any] = []
    studio.checking.fixes(finding.issue, offered.append)
    hands.wait(lambda: bool(offered))
    assert offered == [("построен",)]


def test_another_dictionary_holds_as_soon_as_it_is_chosen(
    app: App, studio: Studio, hands: Any, russian: Path
) -> None:
    app.settings.set(settings.DICTIONARIES, (str(russian),))
    app.new(studio)
    hands.type(SENTENCE)
    hands.wait(lambda: hands.underlined() == ["построин"])
    words = russian.with_suffix(".dic").read_text("utf-8").splitlines()
    other = russian.with_name("ru_KZ.aff")
    other.write_bytes(russian.read_bytes())
    other.with_suffix(".dic").write_text("\n".join([str(len(words)), *words[1:], "построин", ""]), "utf-8")
    app.settings.set(settings.DICTIONARIES, (str(other),))
    hands.wait(lambda: hands.underlined() == [] and studio.proofreader.settled)
