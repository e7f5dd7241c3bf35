"""Runs the rules that need the whole article, once the text has come to rest.

They cost more than one paragraph's check and say nothing that could not wait, so they never run while
somebody types. An answer for a text that has changed since is dropped, and the work on it given up.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from maqala.core.issues import Issue
from maqala.ui.editor.block_state import Marks, Snapshot
from maqala.ui.tasks import Worker

if TYPE_CHECKING:  # the engine takes longer to load than the window
    from maqala.core.proofing.engine import Proofreading

_REST = 600
"""Milliseconds without an edit after which the text is taken to be at rest."""

Answer = Mapping[int, Marks]
"""The findings in each block, by its serial number."""


class ArticleCheck(QObject):
    """For one document. `snapshot` gives all its blocks, or None while paragraphs are still being checked."""

    def __init__(
        self,
        worker: Worker,
        snapshot: Callable[[], Sequence[Snapshot] | None],
        found: Callable[[Answer], None],
    ) -> None:
        super().__init__()
        self._worker = worker
        self._snapshot = snapshot
        self._found = found
        self._proofreading: Proofreading | None = None
        self._turn = 0
        """Grows with every change of the text."""
        self._due = self._busy = False
        self._rest = QTimer(self, interval=_REST, singleShot=True)
        self._rest.timeout.connect(self.go_on)

    @property
    def settled(self) -> bool:
        """Whether the rules have seen the text as it is."""
        return not (self._due or self._busy)

    def use(self, proofreading: Proofreading | None) -> None:
        """Ask these rules from now on; nobody, if None."""
        self._proofreading = proofreading
        self._due = self._due and proofreading is not None

    def changed(self, *, typed: bool) -> None:
        """The text is another now: look at it when its paragraphs are checked, and nobody types any more."""
        self._turn += 1
        self._due = self._proofreading is not None
        if typed:
            self._rest.start()

    def go_on(self) -> bool:
        """Look at the text now, if it is at rest and waits for that; whether that is so."""
        proofreading = self._proofreading
        if not self._due or self._busy or self._rest.isActive() or proofreading is None:
            return False
        blocks = self._snapshot()
        if blocks is None:
            return False
        self._due, self._busy = False, True
        turn = self._turn
        self._worker.run(
            lambda: _checked(proofreading, blocks, lambda: turn == self._turn),
            lambda answer: self._received(turn, answer),
            self._failed,
        )
        return True

    def stop(self) -> None:
        """Look at nothing more."""
        self._turn += 1
        self._rest.stop()
        self.use(None)

    def _received(self, turn: int, answer: Answer) -> None:
        self._busy = False
        if turn == self._turn:
            self._found(answer)
        else:
            self.go_on()

    def _failed(self, error: Exception) -> None:
        self._busy = False
        self.use(None)  # once is enough: the next time would fail alike
        raise error


def _checked(
    proofreading: Proofreading, blocks: Sequence[Snapshot], still_wanted: Callable[[], bool]
) -> Answer:
    issues: dict[int, list[Issue]] = {}
    for one in proofreading.check_article([block.line for block in blocks], still_wanted):
        issues.setdefault(one.paragraph, []).append(one.issue)
    return {blocks[place].serial: blocks[place].marked(found) for place, found in issues.items()}
