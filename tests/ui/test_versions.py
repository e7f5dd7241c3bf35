"""What an article was before can be looked at, compared, brought back, and forgotten."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from tests.ui.conftest import Hands, named, said_in

from maqala.core import settings
from maqala.core.article import Article, Run, Style, TextBlock
from maqala.core.storage.history import History
from maqala.core.storage.recovery import State, open_store
from maqala.ui.app import App
from maqala.ui.dialogs.history import HistoryDialog
from maqala.ui.dialogs.preferences import Preferences
from maqala.ui.studio import Studio

FIRST = "Ауылда мектеп ашылды"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "мақала.md"
    path.write_text(f"{FIRST}\n", "utf-8")
    return path


@pytest.fixture
def opened(studio: Studio, path: Path) -> Studio:
    assert studio.desk.open(path)
    return studio


def done(hands: Any) -> None:
    """Until all that was to be kept is kept."""
    ended: list[bool] = []
    hands.app._workers["keeping"].run(lambda: True, ended.append)
    hands.wait(lambda: bool(ended))


def kept(home: Path, path: Path) -> list[str]:
    return [state.article.text.strip() for state in History(home / "history").versions(str(path)).states]


def article_of(text: str) -> Article:
    return Article((TextBlock(Style.HEADLINE, (Run(text),)),))


def text_of(studio: Studio) -> str:
    return studio.desk.article().text.strip()


def show(hands: Any) -> HistoryDialog:
    hands.studio.window.actions_["history"].trigger()
    hands.wait(lambda: hands.studio.versions.dialog is not None)
    dialog: HistoryDialog = hands.studio.versions.dialog
    return dialog


@pytest.fixture
def twice_saved(opened: Studio, hands: Hands) -> Studio:
    """An article with three versions: as it was opened, and two saves."""
    for word in ("Бүгін ", "Міне, "):
        hands.put_cursor(0)
        hands.type(word)
        assert opened.desk.save()
    done(hands)
    return opened


def test_what_was_opened_and_every_save_is_kept(twice_saved: Studio, home: Path, path: Path) -> None:
    assert kept(home, path) == [f"Міне, Бүгін {FIRST}", f"Бүгін {FIRST}", FIRST]


def test_opening_alone_keeps_nothing(opened: Studio, hands: Hands, home: Path, path: Path) -> None:
    opened.versions.keep()
    done(hands)
    assert kept(home, path) == []


def test_a_state_between_saves_is_kept_after_a_while(
    opened: Studio, hands: Hands, home: Path, path: Path
) -> None:
    hands.type("Бүгін ")
    assert opened.versions._pause.isActive()
    opened.versions._pause.timeout.emit()
    done(hands)
    assert kept(home, path) == [f"Бүгін {FIRST}", FIRST]


def test_an_untitled_article_takes_its_history_along(
    studio: Studio, hands: Hands, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    studio.desk.new()
    hands.type("Бір")
    studio.versions.keep()
    hands.type(" екі")
    monkeypatch.setattr(QFileDialog, "exec", lambda _self: True)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _self: [str(tmp_path / "жаңа.md")])
    assert studio.desk.save()
    done(hands)
    assert kept(home, tmp_path / "жаңа.md") == ["Бір екі", "Бір"]


def test_an_untitled_article_that_nobody_wants_leaves_no_history(app: App, hands: Hands, home: Path) -> None:
    studio = app.new()
    hands.type("Бір")
    studio.versions.keep()
    done(hands)
    assert list((home / "history").iterdir())
    studio.versions.forget_untitled()
    done(hands)
    assert list((home / "history").iterdir()) == []


def test_another_program_s_text_that_is_written_over_is_kept(
    opened: Studio, hands: Hands, home: Path, path: Path
) -> None:
    path.write_text("Басқа біреу жазған\n", "utf-8")
    hands.type("Бүгін ")
    hands.answer("button.overwrite")
    assert opened.desk.save()
    done(hands)
    assert set(kept(home, path)) == {f"Бүгін {FIRST}", "Басқа біреу жазған", FIRST}


def test_a_version_is_listed_with_its_words_and_how_it_differs(twice_saved: Studio, hands: Hands) -> None:
    dialog = show(hands)
    lines = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    assert [line.split("\n")[1].split(" · ")[0] for line in lines] == ["5 сөз", "4 сөз", "3 сөз"]
    assert "+1" in lines[0]
    dialog.list.setCurrentRow(2)
    assert "Міне, Бүгін" in dialog.view.toPlainText()
    dialog.against.setCurrentIndex(2)
    dialog.against.activated.emit(2)
    assert dialog.view.toPlainText().strip() == FIRST
    dialog.close()


def test_a_version_comes_back_in_place_and_undo_takes_it_back(twice_saved: Studio, hands: Hands) -> None:
    dialog = show(hands)
    dialog.list.setCurrentRow(2)
    dialog.buttons["restore_version"].click()
    assert text_of(twice_saved) == FIRST
    assert not twice_saved.desk.is_saved
    twice_saved.window.actions_["undo"].trigger()
    assert text_of(twice_saved) == f"Міне, Бүгін {FIRST}"


def test_what_is_unsaved_is_kept_before_an_older_version_takes_its_place(
    twice_saved: Studio, hands: Hands, home: Path, path: Path
) -> None:
    hands.put_cursor(0)
    hands.type("Сақталмаған ")
    dialog = show(hands)
    dialog.list.setCurrentRow(3)
    dialog.buttons["restore_version"].click()
    done(hands)
    assert f"Сақталмаған Міне, Бүгін {FIRST}" in kept(home, path)


def test_a_version_opens_beside_as_an_article_without_a_file(
    twice_saved: Studio, hands: Hands, app: App
) -> None:
    dialog = show(hands)
    dialog.list.setCurrentRow(2)
    dialog.buttons["open_copy"].click()
    copy = app.windows.current
    assert len(app.windows) == 2
    studio = next(s for s in app.windows if s is not twice_saved)
    assert text_of(studio) == FIRST
    assert studio.desk.path is None
    assert not studio.desk.is_saved
    studio.view.document().setModified(False)
    assert copy is not None


def test_the_history_of_an_article_is_erased_once_somebody_is_sure(
    twice_saved: Studio, hands: Hands, home: Path, path: Path
) -> None:
    dialog = show(hands)
    hands.answer("button.cancel", "button.erase")
    dialog.buttons["erase_history"].click()
    assert kept(home, path)
    dialog.buttons["erase_history"].click()
    done(hands)
    assert kept(home, path) == []
    assert text_of(twice_saved) == f"Міне, Бүгін {FIRST}"


def test_with_its_history_goes_what_a_crash_left_of_an_article_and_of_no_other(
    twice_saved: Studio, hands: Hands, home: Path, path: Path
) -> None:
    hands.wait(lambda: hands.app._proofreading is not None)  # and has looked for what is left behind
    done(hands)
    dead = open_store(home / "recovery")
    for number, name in enumerate((path, path.with_name("басқа.md"))):
        dead.keep(State(f"d{number}", article_of("Құпия"), datetime.now(UTC), name))
    dead.close()
    dialog = show(hands)
    hands.answer("button.erase")
    dialog.buttons["erase_history"].click()
    done(hands)
    again = open_store(home / "recovery")
    assert [state.path for state in again.left_behind()] == [path.with_name("басқа.md")]


def test_all_history_is_erased_in_the_preferences(twice_saved: Studio, hands: Hands, home: Path) -> None:
    told = []

    def erase() -> None:
        dialog = twice_saved.window.findChild(Preferences)
        assert isinstance(dialog, Preferences)
        dialog.sections.setCurrentRow(settings.SECTIONS.index("history"))
        hands.answer("button.erase")
        button = named(dialog, "preferences_erase_all")
        assert isinstance(button, QPushButton)
        button.click()
        done(hands)
        QApplication.processEvents()
        told.append(said_in(dialog))
        dialog.close()

    QTimer.singleShot(0, hands.app, erase)
    twice_saved.window.actions_["preferences"].trigger()
    assert list((home / "history").iterdir()) == []
    assert hands.app.words.say("history.all_erased") in told[0]


def test_with_no_room_nothing_is_kept(opened: Studio, hands: Hands, home: Path) -> None:
    opened.settings.set(settings.HISTORY_LIMIT, 0)
    hands.type("Бүгін ")
    assert opened.desk.save()
    done(hands)
    assert not (home / "history").exists()


def test_the_history_takes_no_more_room_than_the_setting_says(
    opened: Studio, hands: Hands, home: Path, path: Path
) -> None:
    opened.settings.set(settings.HISTORY_LIMIT, 1)
    for number in range(8):
        opened.desk.exchange(article_of(f"{number} " + "сөз " * 40_000))
        assert opened.desk.save()
        done(hands)
        assert History(home / "history").size() <= 1_000_000
    assert 1 < len(kept(home, path)) < 8
    assert kept(home, path)[0].startswith("7 ")


def test_a_history_that_cannot_be_written_is_a_remark_and_the_save_is_a_save(
    opened: Studio, hands: Hands, home: Path, path: Path
) -> None:
    (home / "history").write_text("a file where a folder should be")
    said: list[object] = []
    opened.versions.failed.connect(said.append)
    hands.type("Бүгін ")
    assert opened.desk.save()
    done(hands)
    hands.wait(lambda: bool(said))
    assert path.read_text("utf-8").strip() == f"Бүгін {FIRST}"
    assert opened.desk.is_saved


def test_an_article_without_versions_says_so(opened: Studio, hands: Hands) -> None:
    dialog = show(hands)
    assert dialog.list.count() == 0
    assert dialog.count.text() == opened.words.say("history.empty")
    assert not dialog.buttons["restore_version"].isEnabled()
    dialog.close()


@pytest.mark.parametrize("name", ["history", "preflight"])
def test_what_a_closed_window_asked_for_is_told_to_nobody(
    twice_saved: Studio, hands: Hands, name: str
) -> None:
    hands.app.new(twice_saved)
    twice_saved.window.actions_[name].trigger()
    twice_saved.close()
    for worker in hands.app._workers.values():
        answered: list[bool] = []
        worker.run(lambda: True, answered.append)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        hands.wait(lambda given=answered: bool(given))
    assert QApplication.activeModalWidget() is None
