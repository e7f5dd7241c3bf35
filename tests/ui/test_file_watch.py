"""Whatever another program does to the article's file is noticed, and nothing is overwritten silently."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from tests.ui.conftest import said_in

from maqala.core.article import Metadata
from maqala.core.messages import message
from maqala.core.storage import atomic, fingerprint
from maqala.core.storage.fingerprint import Fate, Look
from maqala.ui.dialogs.conflict import ConflictDialog
from maqala.ui.studio import Studio

MINE = "Ауылда мектеп ашылды"
THEIRS = "Ауылда жаңа мектеп пен балабақша ашылды"
FRONT = "---\nauthor: Асан Үсенов\n---\n\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "мақала.md"


@pytest.fixture
def opened(studio: Studio, path: Path) -> Studio:
    path.write_text(f"{MINE}\n", "utf-8")
    assert studio.desk.open(path)
    return studio


def come_back(hands: Any) -> None:
    """Look at another window, and at this one again."""
    other = QWidget()
    other.show()
    other.activateWindow()
    hands.wait(lambda: QApplication.activeWindow() is other)
    hands.studio.window.activateWindow()
    hands.wait(lambda: QApplication.activeWindow() is hands.studio.window)
    other.close()
    looked: list[bool] = []
    hands.app.services.helper.run(lambda: True, looked.append)
    hands.wait(lambda: bool(looked))


def said(studio: Studio) -> str:
    """What the line below the page says, or "" if there is none."""
    return studio.notice.text.text() if studio.notice.isVisible() else ""


def text_of(studio: Studio) -> str:
    return studio.desk.article().text.strip()


# On coming back to the window


def test_nothing_is_said_of_a_file_that_stands_as_it_was(opened: Studio, hands: Any, path: Path) -> None:
    path.touch()
    come_back(hands)
    assert said(opened) == ""


def test_our_own_save_is_no_news(opened: Studio, hands: Any) -> None:
    hands.type("Бүгін ")
    assert opened.desk.save()
    come_back(hands)
    assert said(opened) == ""


def test_a_changed_file_is_told_and_the_text_stays(opened: Studio, hands: Any, path: Path) -> None:
    path.write_text(THEIRS, "utf-8")
    come_back(hands)
    assert "мақала.md" in said(opened)
    assert text_of(opened) == MINE
    assert path.read_text("utf-8") == THEIRS


def test_what_was_put_away_is_told_again_only_after_another_change(
    opened: Studio, hands: Any, path: Path
) -> None:
    path.write_text(THEIRS, "utf-8")
    come_back(hands)
    opened.notice.close_button.click()
    come_back(hands)
    assert said(opened) == ""
    path.write_text(f"{THEIRS}.", "utf-8")
    come_back(hands)
    assert said(opened) != ""


def test_a_file_that_is_put_back_is_no_news_any_more(opened: Studio, hands: Any, path: Path) -> None:
    before = path.read_bytes()
    path.write_text(THEIRS, "utf-8")
    come_back(hands)
    path.write_bytes(before)
    come_back(hands)
    assert said(opened) == ""


def test_theirs_is_taken_and_undo_brings_mine_back(opened: Studio, hands: Any, path: Path) -> None:
    hands.type("Кеше ")
    opened.desk.set_metadata(Metadata(byline="Мен"))
    path.write_text(FRONT + THEIRS, "utf-8")
    come_back(hands)
    opened.notice.button("take_theirs").click()
    assert text_of(opened) == THEIRS
    assert opened.desk.metadata.byline == opened.details.lines["byline"].text() == "Асан Үсенов"
    assert opened.desk.is_saved
    assert said(opened) == ""
    opened.window.actions_["undo"].trigger()
    assert text_of(opened) == f"Кеше {MINE}"
    assert opened.desk.metadata.byline == opened.details.lines["byline"].text() == "Мен"
    assert not opened.desk.is_saved
    assert path.read_text("utf-8") == FRONT + THEIRS
    opened.window.actions_["redo"].trigger()
    assert (text_of(opened), opened.desk.metadata.byline) == (THEIRS, "Асан Үсенов")


def test_mine_is_kept_and_the_next_save_goes_over_theirs(opened: Studio, hands: Any, path: Path) -> None:
    path.write_text(THEIRS, "utf-8")
    come_back(hands)
    opened.notice.button("keep_mine").click()
    assert not opened.desk.is_saved
    assert path.read_text("utf-8") == THEIRS
    assert opened.desk.save()
    assert path.read_text("utf-8").strip() == MINE
    assert hands.asked == []


def test_comparing_shows_both_in_words(opened: Studio, hands: Any, path: Path) -> None:
    path.write_text(THEIRS, "utf-8")
    come_back(hands)
    hands.answer("button.cancel")
    opened.notice.button("compare").click()
    assert "2" in hands.asked[0]
    assert text_of(opened) == MINE
    assert said(opened) != ""


def test_a_deleted_file_is_told_and_closing_asks(opened: Studio, hands: Any, path: Path) -> None:
    path.unlink()
    come_back(hands)
    assert "мақала.md" in said(opened)
    assert not opened.desk.is_saved
    opened.notice.button("save_here").click()
    assert path.read_text("utf-8").strip() == MINE
    assert opened.desk.is_saved
    assert said(opened) == ""


def test_a_renamed_file_is_followed(opened: Studio, hands: Any, path: Path) -> None:
    new = path.rename(path.with_name("жаңа аты.md"))
    come_back(hands)
    assert "жаңа аты.md" in said(opened)
    opened.notice.button("follow").click()
    assert opened.desk.path == new
    assert said(opened) == ""
    hands.type("Бүгін ")
    assert opened.desk.save()
    assert new.read_text("utf-8").startswith("Бүгін ")
    assert not path.exists()


def test_a_file_made_read_only_is_told_until_it_may_be_written(
    opened: Studio, hands: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as locked:
        locked.setattr(fingerprint.os, "access", lambda *_: False)
        come_back(hands)
        assert "мақала.md" in said(opened)
    come_back(hands)
    assert said(opened) == ""


def test_a_file_out_of_reach_is_told(opened: Studio, hands: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fingerprint, "look", lambda *_, **__: Look(Fate.UNREADABLE))
    come_back(hands)
    assert "мақала.md" in said(opened)


def test_an_answer_about_another_file_is_dropped(opened: Studio, hands: Any, path: Path) -> None:
    path.write_text(THEIRS, "utf-8")
    opened.file_watch.look()
    opened.desk.new()
    hands.wait(lambda: hands.app.services.helper._waiting.empty())
    QApplication.processEvents()
    assert said(opened) == ""


# Before a save


def test_a_changed_file_is_not_overwritten_silently(opened: Studio, hands: Any, path: Path) -> None:
    hands.type("Бүгін ")
    path.write_text(THEIRS, "utf-8")
    hands.answer("button.cancel")
    assert not opened.desk.save()
    assert path.read_text("utf-8") == THEIRS
    assert not opened.desk.is_saved
    hands.answer("button.overwrite")
    assert opened.desk.save()
    assert path.read_text("utf-8").strip() == f"Бүгін {MINE}"


def test_before_a_save_theirs_can_be_taken(opened: Studio, hands: Any, path: Path) -> None:
    hands.type("Бүгін ")
    path.write_text(THEIRS, "utf-8")
    hands.answer("button.take_theirs")
    assert not opened.desk.save()
    assert text_of(opened) == THEIRS
    assert opened.desk.is_saved
    opened.window.actions_["undo"].trigger()
    assert text_of(opened) == f"Бүгін {MINE}"


def test_before_a_save_another_place_can_be_chosen(
    opened: Studio, hands: Any, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = path.with_name("екінші.md")
    monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: 1)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _dialog: [str(other)])
    path.write_text(THEIRS, "utf-8")
    hands.answer("button.save_as")
    assert opened.desk.save()
    assert (path.read_text("utf-8"), other.read_text("utf-8").strip()) == (THEIRS, MINE)
    assert opened.desk.path == other


def test_a_file_that_is_no_article_any_more_cannot_be_taken(opened: Studio, hands: Any, path: Path) -> None:
    hands.type("Бүгін ")
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9)
    before = path.read_bytes()
    hands.answer("button.cancel")
    assert not opened.desk.save()
    assert path.read_bytes() == before
    why = message("error.read.not_a_file", name="мақала.md")
    dialog = ConflictDialog(opened.window, opened.words, opened.theme, "а", why, opened.desk.article())
    assert not dialog.buttons["take_theirs"].isEnabled()
    assert opened.words.say(why) in said_in(dialog)


def test_saving_a_deleted_file_asks_where(opened: Studio, hands: Any, path: Path) -> None:
    path.unlink()
    hands.answer("button.cancel")
    assert not opened.desk.save()
    assert not path.exists()
    hands.answer("button.save_here")
    assert opened.desk.save()
    assert path.read_text("utf-8").strip() == MINE


def test_saving_a_renamed_file_can_follow_it(opened: Studio, hands: Any, path: Path) -> None:
    hands.type("Бүгін ")
    new = path.rename(path.with_name("жаңа аты.md"))
    hands.answer("button.follow")
    assert opened.desk.save()
    assert new.read_text("utf-8").startswith("Бүгін ")
    assert not path.exists()


def test_a_change_at_the_last_moment_is_not_overwritten_either(
    opened: Studio, hands: Any, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands.type("Бүгін ")
    real = atomic.os.fsync

    def sync(descriptor: int) -> None:
        real(descriptor)
        path.write_text(THEIRS, "utf-8")

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(atomic.os, "fsync", sync)
        hands.answer("button.cancel")
        assert not opened.desk.save()
    assert path.read_text("utf-8") == THEIRS
    assert not opened.desk.is_saved
    hands.answer("button.overwrite")
    assert opened.desk.save()


def test_a_save_that_the_disk_does_not_confirm_is_not_taken_for_another_program_s(
    opened: Studio, hands: Any, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands.type("Бүгін ")

    def refuse(path: Path, _folder: Path) -> None:
        raise atomic.WriteError("error.write.unconfirmed", path)

    with monkeypatch.context() as failing:
        failing.setattr(atomic, "_sync_folder", refuse)
        hands.answer("button.cancel")
        assert not opened.desk.save()
    assert not opened.desk.is_saved
    assert opened.desk.save()
    assert len(hands.asked) == 1


def test_the_differences_can_be_gone_through(opened: Studio, path: Path) -> None:
    path.write_text(f"{THEIRS} бүгін", "utf-8")
    found = opened.desk.read(path)
    assert found is not None
    dialog = ConflictDialog(
        opened.window, opened.words, opened.theme, "а", found.article, opened.desk.article()
    )
    dialog.show()
    seen = []
    for name in ("down", "down", "down", "up"):
        dialog.arrows[name].click()
        seen.append(dialog.view.textCursor().selectedText().strip())
    assert seen == ["жаңа", "пен балабақша", "бүгін", "пен балабақша"]
    assert dialog.buttons["save_as"].isDefault()
    dialog.close()


def test_the_notice_speaks_the_language_in_force(opened: Studio, hands: Any, path: Path) -> None:
    from maqala.core import settings

    path.write_text(THEIRS, "utf-8")
    come_back(hands)
    labels = set()
    for language in ("kk", "ru", "en"):
        opened.settings.set(settings.INTERFACE_LANGUAGE, language)
        labels.add((said(opened), opened.notice.button("keep_mine").text()))
    assert len({text for text, _ in labels}) == len({label for _, label in labels}) == 3
