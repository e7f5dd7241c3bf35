"""The report on an article, for its author: what is shown as wrong in this window, in a file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from maqala.core import paths
from maqala.core.errors import MaqalaError
from maqala.core.issues import SPELLING_RULES, Issue
from maqala.core.messages import Catalogue, Message
from maqala.core.storage import atomic
from maqala.core.text.offsets import Offsets
from maqala.core.values import replace
from maqala.ui.desk import Desk
from maqala.ui.dialogs import ask
from maqala.ui.editor.block_state import blocks
from maqala.ui.editor.bridge import LINE_BREAK
from maqala.ui.editor.proofreading import Finding, Proofreader
from maqala.ui.i18n import Words
from maqala.ui.tasks import Errands
from maqala.ui.window import Window

if TYPE_CHECKING:  # few write reports
    from maqala.core.proofing.engine import Proofreading
    from maqala.core.report.content import Found, Report

_HTML, _JSON = ".html", ".json"
_FIXES = 5


class Reporting(QObject):
    """Writes the report on the article of one window."""

    def __init__(
        self,
        window: Window,
        desk: Desk,
        proofreader: Proofreader,
        words: Words,
        helper: Errands,
        proofreading: Callable[[], Proofreading | None],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._proofreader = proofreader
        self._words = words
        self._helper = helper
        self._proofreading = proofreading
        window.actions_.on("report", self.save)

    def save(self) -> None:
        """Ask where to, then write everything that is found; says why if that is not possible now."""
        proofreading = self._proofreading()
        if not self._proofreader.enabled:
            self._tell(Message("report.off"))
        elif proofreading is None or not self._proofreader.complete:
            self._tell(Message("report.failed_early"))
        elif (path := self._ask()) is not None:
            self.write(path, proofreading)

    def write(self, path: Path, proofreading: Proofreading) -> None:
        """Write the report to `path`: JSON if its name ends so, else a page."""
        found, lines = self._found(), [block.text() for block in blocks(self._window.view.document())]
        name, headline = self._desk.name, self._desk.article().headline.strip()
        words = self._words.catalogue

        def work() -> None:
            from maqala.core.report.content import Report, article_report

            report = article_report(name, headline, lines, [_with_fixes(one, proofreading) for one in found])
            text = _in_form(path, Report((report,), datetime.now().astimezone()), words)
            atomic.write(path, text.encode("utf-8", "replace"))

        self._helper.run(work, lambda _none: self._written(path), self._failed)

    def _found(self) -> list[Found]:
        """What is shown, where it is now."""
        from maqala.core.report.content import Found

        document = self._window.view.document()
        return [
            Found(document.findBlock(f.position).blockNumber() + 1, _paragraph(f), _as_it_stands(f))
            for f in self._proofreader.findings()
        ]

    def _ask(self) -> Path | None:
        say, own = self._words.say, self._desk.path
        stem = own.stem if own else say("document.untitled")
        suggested = (own.parent if own else Path.home()) / f"{stem} – {say('report.suffix')}{_HTML}"
        types = [f"{say('report.type_html')} (*{_HTML})", f"{say('report.type_json')} (*{_JSON})"]
        chosen, taken = QFileDialog.getSaveFileName(
            self._window, say("report.save_title"), str(suggested), ";;".join(types)
        )
        if not chosen:
            return None
        path = Path(chosen)
        if path.suffix.lower() not in (_HTML, ".htm", _JSON):
            path = path.with_name(path.name + (_JSON if taken == types[1] else _HTML))
        return path

    def _written(self, path: Path) -> None:
        self._window.status.say(self._words.say("report.done", name=path.name))

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, MaqalaError):
            raise error
        self._tell(error.message)

    def _tell(self, what: Message) -> None:
        ask.show_error(self._window, self._words, what)


def _paragraph(finding: Finding) -> str:
    return finding.paragraph.replace(LINE_BREAK, "\n")


def _as_it_stands(finding: Finding) -> Issue:
    offsets = Offsets.of(finding.paragraph)
    start, end = finding.start, finding.start + finding.length
    return replace(finding.issue, start=offsets.to_code_points(start), end=offsets.to_code_points(end))


def _with_fixes(found: Found, proofreading: Proofreading) -> Found:
    issue = found.issue
    if issue.fixes or issue.rule not in SPELLING_RULES:
        return replace(found, fixes=issue.fixes)
    return replace(found, fixes=tuple(proofreading.suggest(issue.text, _FIXES)))


def _in_form(path: Path, report: Report, words: Catalogue) -> str:
    from maqala.core.report import data, page

    if path.suffix.lower() == _JSON:
        return data.to_json(report, words)
    return page.to_html(report, words, paths.shipped("resources"))
