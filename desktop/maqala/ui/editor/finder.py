"""Looks for a text in the document, shows where it is, and puts another in its place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QColor, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from maqala.core.messages import Message
from maqala.core.text.offsets import Offsets
from maqala.core.text.search import Inflections, Match, PatternError, Query, Search, searching
from maqala.core.values import dataclass
from maqala.ui.editor import editing
from maqala.ui.editor.block_state import blocks
from maqala.ui.editor.bridge import LINE_BREAK, OBJECT
from maqala.ui.editor.view import ArticleView

_PAUSE = 120
"""Milliseconds after a change of the text until the places are looked for anew."""
_MARKED = 2_000
"""Places that are shown; all are counted."""
_KEEP = QTextCursor.MoveMode.KeepAnchor


class Place(NamedTuple):
    """An occurrence, in UTF-16 units from the document's beginning."""

    start: int
    end: int
    match: Match


@dataclass(frozen=True, slots=True)
class Replaced:
    """How many places were replaced, and how many were left because the right form is not known."""

    number: int
    left: int = 0


def places(document: QTextDocument, search: Search) -> Iterator[Place]:
    """Every occurrence in the document; none reaches over the end of a paragraph, or takes a picture in."""
    for block in blocks(document):
        text, start = block.text(), block.position()
        offsets = Offsets.of(text)
        for match in search(text.replace(LINE_BREAK, "\n")):
            if OBJECT not in text[match.start : match.end]:
                yield Place(start + offsets.to_utf16(match.start), start + offsets.to_utf16(match.end), match)


class Finder(QObject):
    """Looks in one view for one query at a time."""

    changed = Signal()
    """The places, the present one or what is wrong with the query are others now."""

    def __init__(self, view: ArticleView) -> None:
        super().__init__(view)
        self._view = view
        self._colours = (QColor(), QColor())
        self._query = Query("")
        self._inflections: Inflections | None = None
        self._places: list[Place] = []
        self._within: _Stretch | None = None
        self._active = False
        self.wrong: Message | None = None
        """What is wrong with the query."""
        self._soon = QTimer(self, interval=_PAUSE, singleShot=True)
        self._soon.timeout.connect(self._look_again)
        view.textChanged.connect(self._follow)

    # What the bar asks

    @property
    def number(self) -> int:
        """How many places there are."""
        return len(self._places)

    @property
    def at(self) -> int:
        """Which of them is selected, counted from 1; 0 for none."""
        cursor = self._view.textCursor()
        index = bisect_left(self._places, cursor.selectionStart(), key=lambda place: place.start)
        found = self._places[index : index + 1]
        return index + 1 if found and _is_at(found[0], cursor) else 0

    @property
    def is_within(self) -> bool:
        """Whether only a part of the text is looked through."""
        return self._within is not None

    # What the bar does

    def use(self, inflections: Inflections | None) -> None:
        """Find words in all their forms with these."""
        self._inflections = inflections

    def start(self, query: Query) -> None:
        """Look for this from now on, also where the text changes."""
        self._query, self._active = query, True
        self.look()

    def stop(self) -> None:
        """Look for nothing, and mark nothing."""
        self._active, self._places, self.wrong, self._within = False, [], None, None
        self._soon.stop()
        self._mark()

    def keep_within(self, cursor: QTextCursor | None) -> None:
        """Look only into what is selected there, or into everything again."""
        self._within = _Stretch(cursor) if cursor is not None else None
        self.look()

    def colour(self, found: QColor, within: QColor) -> None:
        """Mark places, and the part that is looked through, in these colours."""
        self._colours = (found, within)
        self._mark()

    def look(self) -> None:
        """Find the places anew."""
        if self._active:
            self._look()
            self.changed.emit()

    def _look_again(self) -> None:
        """The same, and nobody is told if there is nothing new: what the bar says of the last replacement stays."""
        before = self._known()
        self._look()
        if self._known() != before:
            self.changed.emit()

    def _known(self) -> tuple[list[tuple[int, int]], Message | None]:
        return [(place.start, place.end) for place in self._places], self.wrong

    def _look(self) -> None:
        self._soon.stop()
        self.wrong = None
        try:
            self._places = list(self._found())
        except PatternError as error:
            self._places, self.wrong = [], error.message
        self._mark()

    def go_to_nearest(self) -> None:
        """Select the first place that begins at the cursor or behind it, going round at the end."""
        self._go_to(self._behind(self._view.textCursor().selectionStart()))

    def go(self, *, forward: bool) -> None:
        """Select the next or the previous place, going round at the end."""
        cursor = self._view.textCursor()
        if forward:
            self._go_to(self._behind(cursor.selectionEnd()))
        else:
            self._go_to(bisect_right(self._places, cursor.selectionStart(), key=lambda place: place.end) - 1)

    def replace_one(self, instead: str) -> Replaced | None:
        """Replace the selected place and go to the next; without one only go. None: see `wrong`."""
        done = Replaced(0)
        if at := self.at:
            try:
                done = self._replace(self._places[at - 1 : at], instead)
            except PatternError as error:
                self._say_wrong(error)
                return None
            self.look()
        self.go(forward=True)
        return done

    def replace_all(self, instead: str) -> Replaced | None:
        """Replace every place, as one step of undo. None: nothing was done, see `wrong`."""
        self.look()
        ours = self.at > 0
        try:
            done = self._replace(self._places, instead)
        except PatternError as error:
            self._say_wrong(error)
            return None
        if ours:  # what was selected is not there any more
            cursor = self._view.textCursor()
            cursor.clearSelection()
            self._view.setTextCursor(cursor)
        self.look()
        return done

    # Inside

    def _found(self) -> Iterator[Place]:
        found = places(self._view.document(), searching(self._query, self._inflections))
        if self._within is None:
            return found
        start, end = self._within.start, self._within.end
        return (place for place in found if start <= place.start and place.end <= end)

    def _replace(self, chosen: list[Place], instead: str) -> Replaced:
        if self._view.isReadOnly():
            return Replaced(0)
        texts = [place.match.filled(instead) for place in chosen]  # all, before anything is changed
        cursor = QTextCursor(self._view.document())
        with editing.one_step(cursor):
            for place, text in zip(reversed(chosen), reversed(texts), strict=True):
                if text is not None:
                    editing.replace(cursor, place.start, place.end, text.replace("\n", LINE_BREAK))
        left = texts.count(None)
        return Replaced(len(chosen) - left, left)

    def _say_wrong(self, error: PatternError) -> None:
        self.wrong = error.message
        self.changed.emit()

    def _behind(self, position: int) -> int:
        index = bisect_left(self._places, position, key=lambda place: place.start)
        return index if index < len(self._places) else 0

    def _go_to(self, index: int) -> None:
        if self._places:
            place = self._places[index]
            self._view.select(place.start, place.end)
            self.changed.emit()

    def _follow(self) -> None:
        if self._active:
            self._soon.start()

    def _mark(self) -> None:
        found, within = self._colours
        marked = [_marked(place.start, place.end, self._view, found) for place in self._places[:_MARKED]]
        if self._within is not None:
            marked.insert(0, _marked(self._within.start, self._within.end, self._view, within))
        self._view.setExtraSelections(marked)


class _Stretch:
    """A part of the document that grows and shrinks with what is written in it."""

    def __init__(self, cursor: QTextCursor) -> None:
        self._first = QTextCursor(cursor)
        self._first.setPosition(cursor.selectionStart())
        self._first.setKeepPositionOnInsert(True)
        self._last = QTextCursor(cursor)
        self._last.setPosition(cursor.selectionEnd())

    @property
    def start(self) -> int:
        """Where it begins."""
        return self._first.position()

    @property
    def end(self) -> int:
        """The position behind it."""
        return self._last.position()


def _is_at(place: Place, cursor: QTextCursor) -> bool:
    return (place.start, place.end) == (cursor.selectionStart(), cursor.selectionEnd())


def _marked(start: int, end: int, view: ArticleView, colour: QColor) -> QTextEdit.ExtraSelection:
    cursor = QTextCursor(view.document())
    cursor.setPosition(start)
    cursor.setPosition(end, _KEEP)
    selection = QTextEdit.ExtraSelection()
    selection.cursor = cursor
    selection.format.setBackground(colour)
    return selection
