"""What must stay true whatever somebody does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QDialog
from tests.ui.random_use.program import MishapError, Program

from maqala.core.article import Article, Metadata, without_empty_fields
from maqala.core.formats import files
from maqala.core.values import replace
from maqala.ui.editor import bridge
from maqala.ui.editor.block_state import Snapshot, blocks, in_our_language, state_of
from maqala.ui.editor.proofreading import Finding
from maqala.ui.editor.reading import article_of
from maqala.ui.editor.styles import Measure
from maqala.ui.studio import Studio


class Watching(Program):
    """Looks at every window."""

    def look(self, *, closely: bool) -> None:
        self.dismiss()  # what is shown when it is ready comes when it wants to
        for studio in self.app.windows:
            if studio.desk.is_open:
                self.look_at(studio)
        if closely and not self.said:
            self.rest()
            for studio in self.app.windows:
                if studio.desk.is_open and not self.said:
                    self.look_closely(studio)
        self.complain()

    def complain(self) -> None:
        if self.said:
            raise MishapError("\n".join(dict.fromkeys(self.said)))

    def look_at(self, studio: Studio) -> None:
        desk, view, document = studio.desk, studio.view, studio.view.document()
        article = desk.article()
        anew = article_of(document, article.metadata)
        self.same(anew, article, "what is remembered of the page is not what is on it")
        if not document.isUndoAvailable():
            self.bases[studio] = article
        if desk.is_saved and studio in self.stored:
            self.same(article, self.stored[studio], "called saved, but its file does not hold it")
        self.expect(view.textCursor().position() < document.characterCount(), "the cursor is outside")
        self.expect(studio.window.isWindowModified() != desk.is_saved, "the title says otherwise")
        for finding in studio.proofreader.findings():
            self.look_at_finding(document, finding)

    def look_at_finding(self, document: QTextDocument, finding: Finding) -> None:
        cursor = QTextCursor(document)
        last = document.characterCount() - 1
        if not 0 <= finding.position < finding.end <= last:
            self.said.append(f"a finding lies outside: {finding}")
            return
        cursor.setPosition(finding.position)
        cursor.setPosition(finding.end, QTextCursor.MoveMode.KeepAnchor)
        there = cursor.selectedText().replace(bridge.LINE_BREAK, "\n").replace(bridge.OBJECT, "\n")
        if there != finding.issue.text and not any(map(str.isdigit, there)):
            self.said.append(f"a finding names {finding.issue.text!r} and covers {there!r}")

    def look_closely(self, studio: Studio) -> None:
        article = studio.desk.article()
        fresh = QTextDocument()
        bridge.fill(fresh, article, Measure())
        self.same(article_of(fresh, article.metadata), article, "laid anew it is another article")
        self.look_at_own_findings(studio)
        self.look_at_undo(studio, article)
        left = Counter(type(d).__name__ for d in studio.window.findChildren(QDialog))
        for name, number in left.items():
            self.expect(number < 4, f"{number} × {name} are kept though closed")

    def look_at_own_findings(self, studio: Studio) -> None:
        """What came together bit by bit is what one finds when one looks at all of it."""
        wrong = list(self.other_findings(studio))
        if wrong:  # the dictionary of another language may have come just now
            self.pump(0.5)
            self.rest()
            wrong = list(self.other_findings(studio))
        self.said += wrong

    def other_findings(self, studio: Studio) -> Iterator[str]:
        """For each paragraph in which something else is found now: what was, and what is."""
        proofreading = studio.proofreader._proofreading
        if proofreading is None or not studio.proofreader._enabled or not studio.proofreader.complete:
            return
        for block in blocks(studio.view.document()):
            state = state_of(block)
            if state is None:
                yield "a paragraph was never looked at"
                continue
            snapshot = Snapshot.of(block, state)
            found = in_our_language(block, snapshot.marked(list(proofreading.check(*snapshot.line))))
            if tuple(found) != tuple(state.own):
                yield f"found in {block.text()!r}: {named(state.own)} and not {named(found)}"

    def look_at_undo(self, studio: Studio, article: Article) -> None:
        """Undone to the beginning and done again, everything is as it was."""
        document, view = studio.view.document(), studio.view
        saved = studio.desk.is_saved
        forward = 0
        while document.isRedoAvailable() and forward < 3_000:
            view.redo()
            forward += 1
        end = studio.desk.article()
        back = 0
        while document.isUndoAvailable() and back < 3_000:
            view.undo()
            back += 1
        if studio in self.bases and back < 3_000:
            base = replace(self.bases[studio], metadata=Metadata())
            self.same(replace(studio.desk.article(), metadata=Metadata()), base, "undone it is not what was")
        if studio.desk.is_saved and studio in self.stored:
            self.same(
                studio.desk.article(), self.stored[studio], "undone and called saved, but no file holds it"
            )
        for _ in range(back):
            view.redo()
        self.same(studio.desk.article(), end, "done again it is not what was")
        for _ in range(forward):
            view.undo()
        self.same(studio.desk.article(), article, "undone and done again it is another article")
        self.expect(studio.desk.is_saved == saved, "undone and done again it is saved, or not, unlike before")

    def look_at_file(self, studio: Studio) -> None:
        path = studio.desk.path
        assert path is not None
        held = files.load(path).article.text
        here = without_empty_fields(studio.desk.article()).text
        if letters(held) != letters(here):
            self.said.append(f"{path.name} does not hold what was saved: {held!r} and not {here!r}")


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def named(marks: Iterable[Any]) -> list[tuple[int, int, str, str]]:
    return [(m.start, m.end, m.issue.rule, m.issue.text) for m in marks]
