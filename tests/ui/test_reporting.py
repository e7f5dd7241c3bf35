"""The report, written from the window."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from tests.ui.conftest import Hands

from maqala.core import settings
from maqala.core.issues import Ignored


@pytest.fixture
def chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What somebody chooses in the dialog."""
    path = tmp_path / "есеп.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    return path


def write(hands: Hands) -> None:
    hands.studio.window.actions_["report"].trigger()


def test_it_holds_what_is_shown_with_corrections(hands: Hands, chosen: Path) -> None:
    hands.app.new()
    hands.type("Тақырып\n\n😀 Ол мектепп барды ")
    hands.rest()
    write(hands)
    hands.wait(chosen.exists)
    (article,) = json.loads(chosen.read_text("utf-8"))["articles"]
    (finding,) = article["findings"]
    assert article["headline"] == "Тақырып"
    assert (finding["text"], finding["before"]) == ("мектепп", "😀 Ол ")
    assert finding["suggestions"] == ["мектеп", "мектебі"]
    hands.wait(lambda: "есеп.json" in hands.studio.window.status.said())


def test_what_was_let_pass_is_not_in_it_and_the_rest_is_where_it_stands_now(
    hands: Hands, chosen: Path
) -> None:
    hands.app.new()
    hands.type("мектепп казак ")
    hands.rest()
    first = hands.studio.proofreader.findings()[0]
    hands.studio.checking.let_pass(frozenset({Ignored.everywhere(first.issue)}))
    hands.put_cursor(0)
    hands.type("Жаңа ")
    hands.rest()
    write(hands)
    hands.wait(chosen.exists)
    (finding,) = json.loads(chosen.read_text("utf-8"))["articles"][0]["findings"]
    assert (finding["text"], finding["column"]) == ("казак", 14)


def test_a_name_without_an_ending_becomes_a_page(
    hands: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "есеп 1.5"), ""))
    hands.app.new()
    hands.rest()
    write(hands)
    hands.wait((tmp_path / "есеп 1.5.html").exists)


def test_with_proofreading_off_it_says_so(hands: Hands, chosen: Path) -> None:
    hands.app.new()
    hands.app.settings.set(settings.CHECK_SPELLING, False)
    hands.answer("button.close")
    write(hands)
    assert hands.app.words.say("report.off") in hands.asked[0]
    assert not chosen.exists()


def test_a_place_that_cannot_be_written_is_told(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("/жоқ/қалта/есеп.html", ""))
    hands.app.new()
    hands.rest()
    hands.answer("button.close")
    write(hands)
    hands.wait(lambda: bool(hands.asked))
    assert "есеп.html" in hands.asked[0] or "/жоқ/қалта" in hands.asked[0]
