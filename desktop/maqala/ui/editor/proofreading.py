"""Checks the text as it is written and keeps the findings where they belong.

A paragraph's findings live with its block and move with the text. Changed paragraphs are
sent to the worker as strings, those on screen first; an answer for a text that has
changed since is dropped, because the paragraph is waiting for its next turn already.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import count
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextBlock, QTextDocument

from maqala.core.issues import Ignored, Issue, is_ignored
from maqala.core.values import dataclass
from maqala.ui.editor.article_check import Answer, ArticleCheck
from maqala.ui.editor.block_state import BlockState, Edit, Marks, Snapshot, blocks, in_our_language, state_of
from maqala.ui.editor.looks import Looks
from maqala.ui.tasks import Worker

if TYPE_CHECKING:  # the engine takes longer to load than the window
    from maqala.core.proofing.engine import Proofreading

_AT_ONCE = 6_000
"""Letters in one order to the worker: about 10 ms, so that what comes into view never waits long."""
_PAUSE = 40
"""Milliseconds from a change to its check."""
_TYPING = 250
"""The same from the last letter typed or deleted: a word that is not finished is not underlined either."""
_SETTLE = 150
"""Milliseconds of quiet before those who list the findings are told."""


@dataclass(frozen=True, slots=True)
class _Answer:
    snapshot: Snapshot
    marked: Marks


Key = tuple[int, str, str, int]
"""What a finding is known by while the text around it changes: its block, rule, text, and which of several."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding and where it is: `position` counts UTF-16 units from the document's beginning."""

    position: int
    length: int
    issue: Issue
    paragraph: str
    start: int
    """The same from the paragraph's beginning."""
    key: Key

    @property
    def end(self) -> int:
        """The position behind it."""
        return self.position + self.length


class Proofreader(QObject):
    """Proofreads one document."""

    changed = Signal()
    """The findings are others than before, and have been for a moment."""

    def __init__(
        self,
        document: QTextDocument,
        worker: Worker,
        looks: Looks,
        visible: Callable[[], tuple[int, int]],
    ) -> None:
        super().__init__()
        self._document = document
        self._worker = worker
        self._looks = looks
        self._visible = visible
        self._proofreading: Proofreading | None = None
        self._enabled = True
        self._serials = count(1)
        self._waiting: dict[int, int] = {}  # serial: block number when last seen
        self._scan = False
        self._busy = False
        self._typing: int | None = None
        self._ignored: frozenset[Ignored] = frozenset()
        self._whole = ArticleCheck(worker, self._all_blocks, self._received_wide)
        self._soon = _timer(self, self._check_next)
        self._quiet = _timer(self, self.changed.emit)
        document.contentsChange.connect(self._edited)

    # What the window does with it

    @property
    def enabled(self) -> bool:
        """Whether anything is checked at all."""
        return self._enabled

    @property
    def settled(self) -> bool:
        """Whether every paragraph has been checked, or is not to be."""
        waiting = self._busy or self._scan or self._waiting or self._soon.isActive()
        return not (waiting and self._enabled)

    @property
    def complete(self) -> bool:
        """Whether the rules for the whole article have seen it, too."""
        return self.settled and self._whole.settled

    def use(self, proofreading: Proofreading | None, *, enabled: bool = True) -> None:
        """Check everything with `proofreading` from now on."""
        self._proofreading = proofreading
        self._enabled = enabled
        self._whole.use(proofreading if enabled else None)
        self.recheck()

    def stop(self) -> None:
        """Check nothing more."""
        self._proofreading = None
        self._soon.stop()
        self._quiet.stop()
        self._whole.stop()

    def recheck(self) -> None:
        """Check every paragraph anew; what was found stays on screen until the answer is there."""
        active = self._enabled and self._proofreading is not None
        for block in blocks(self._document):
            state = self._state(block)
            state.checked = False
            state.revision += 1
            if not active:
                state.own = state.wide = ()
                self._show(block, state)
        self._scan = active
        self._whole.changed(typed=False)
        self._check_soon(0)
        self._quiet.start(_SETTLE)

    def show_with(self, looks: Looks) -> None:
        """Draw everything anew, in another theme or size."""
        self._looks = looks
        for block in blocks(self._document):
            self._looks.apply(block)

    def accept(self, word: str) -> None:
        """Take `word`'s underlines away at once, everywhere; the recheck follows."""
        for block in blocks(self._document):
            state = self._state(block)
            state.take_back(word)
            self._show(block, state)
        self.recheck()

    def let_pass(self, ignored: frozenset[Ignored]) -> None:
        """Show none of these findings from now on, and again those that were let pass before and are not now."""
        self._ignored = ignored
        for block in blocks(self._document):
            self._show(block, self._state(block))

    def typed_at(self, position: int) -> None:
        """Somebody is typing there: the word is not finished, not underlined and not listed."""
        self._typing = position

    def cursor_at(self, position: int) -> None:
        """The cursor moved; a word that it has left is finished."""
        if self._typing is not None and position != self._typing:
            block = self._document.findBlock(self._typing)
            self._typing = None
            if block.isValid():
                self._draw(block, self._state(block))
                self._quiet.start(_SETTLE)

    def findings(self) -> list[Finding]:
        """All findings, in the order of the text."""
        return [found for block in blocks(self._document) for found in self._findings_in(block)]

    def number(self) -> int:
        """How many findings there are: known sooner than which."""
        states = map(state_of, blocks(self._document))
        return sum(len(state.underlined) for state in states if state is not None)

    def finding_at(self, position: int) -> Finding | None:
        """The finding that a position is in or touches."""
        block = self._document.findBlock(position)
        state, at = state_of(block), position - block.position()
        if state is None or not any(m.start <= at <= m.end for m in state.marked):
            return None
        return next((f for f in self._findings_in(block) if f.position <= position <= f.end), None)

    def find(self, key: Key) -> Finding | None:
        """The finding with this key, where it is now."""
        return next((found for found in self.findings() if found.key == key), None)

    # Following the text

    def _edited(self, position: int, removed: int, added: int) -> None:
        if position == self._typing and added and not removed:
            self._typing = position + added  # somebody types on; the cursor's move is told only later
        block = self._document.findBlock(position)
        last = self._document.findBlock(position + added)
        single = block == last
        while block.isValid():
            at = position - block.position()
            self._follow(block, Edit(at, added - removed if single else 0, single and not removed))
            if block == last:
                break
            block = block.next()
        typed = single and added + removed <= 2
        if typed and not self._ends_word(position, added) and len(self._waiting) == 1 and not self._scan:
            self._soon.start(_TYPING)
        else:
            self._check_soon(_PAUSE)
        self._whole.changed(typed=typed)
        self._quiet.start(_SETTLE)

    def _ends_word(self, position: int, added: int) -> bool:
        """Whether a space or a mark was typed at `position`."""
        return added > 0 and not self._document.characterAt(position).isalnum()

    def _check_soon(self, pause: int) -> None:
        """Check in `pause` milliseconds, or sooner if that is to be anyway."""
        if not self._soon.isActive() or self._soon.remainingTime() > pause:
            self._soon.start(pause)

    def _follow(self, block: QTextBlock, edit: Edit) -> None:
        state = self._state(block)
        state.revision += 1
        state.checked = False
        if state.own or state.wide:
            state.move(block.text(), edit)
        self._looks.apply(block)
        self._draw(block, state)
        self._waiting[state.serial] = block.blockNumber()

    def _state(self, block: QTextBlock) -> BlockState:
        state = state_of(block)
        if state is None:
            state = BlockState(next(self._serials))
            block.setUserData(state)
        return state

    def _show(self, block: QTextBlock, state: BlockState) -> None:
        """Show what was found, apart from what the writer has let pass."""
        marked = self._wanted(block, state.together)
        if marked != state.marked:
            state.marked = marked
            self._draw(block, state)
            self._quiet.start(_SETTLE)

    def _draw(self, block: QTextBlock, state: BlockState) -> None:
        underlined = self._finished(block, state)
        if underlined != state.underlined:
            state.underlined = underlined
            self._document.documentLayout().updateBlock.emit(block)

    def _finished(self, block: QTextBlock, state: BlockState) -> Marks:
        """The findings in a block without the word that is being typed."""
        if state.marked and self._typing is not None and block.contains(self._typing):
            at = self._typing - block.position()
            return tuple(m for m in state.marked if not m.start <= at <= m.end)
        return state.marked

    def _findings_in(self, block: QTextBlock) -> Iterator[Finding]:
        state = state_of(block)
        if state is not None and state.marked:
            text, start = block.text(), block.position()
            seen: Counter[tuple[str, str]] = Counter()
            for m in self._finished(block, state):
                kind = (m.issue.rule, m.issue.text)
                key = (state.serial, *kind, seen[kind])
                seen[kind] += 1
                yield Finding(start + m.start, m.end - m.start, m.issue, text, m.start, key)

    def _wanted(self, block: QTextBlock, marked: Marks) -> Marks:
        """Leaves out what the writer has let pass."""
        if not (marked and self._ignored):
            return marked
        text = block.text()
        return tuple(m for m in marked if not is_ignored(m.issue, text, self._ignored))

    # Asking the worker

    def _check_next(self) -> None:
        if self._busy or self._proofreading is None or not self._enabled:
            return
        order = self._snapshots()
        if order:
            self._busy = True
            proofreading = self._proofreading
            self._worker.run(lambda: _checked(proofreading, order), self._received, self._failed)
        else:
            self._all_checked()

    def _snapshots(self) -> list[Snapshot]:
        order: list[Snapshot] = []
        letters = 0
        for block in self._unchecked():
            state = self._state(block)
            self._waiting.pop(state.serial, None)
            if state.checked:
                continue
            order.append(Snapshot.of(block, state))
            letters += block.length()
            if letters >= _AT_ONCE:
                return order
        self._scan = False
        return order

    def _unchecked(self) -> Iterator[QTextBlock]:
        """Blocks to check, the visible first. Some may have been checked already."""
        first, last = self._visible()
        if self._scan:
            yield from (self._document.findBlockByNumber(n) for n in range(first, last + 1))
        for serial, number in sorted(self._waiting.items(), key=lambda w: not first <= w[1] <= last):
            block = self._document.findBlockByNumber(number)
            if block.isValid() and self._state(block).serial == serial:
                yield block
            else:
                self._waiting.pop(serial)
                self._scan = True  # it moved or went: look everywhere
        if self._scan:
            yield from blocks(self._document)

    def _received(self, answers: list[_Answer]) -> None:
        self._busy = False
        if self._proofreading is None:
            return  # stopped: the document may be gone
        for answer in answers:
            block = self._document.findBlockByNumber(answer.snapshot.number)
            state = self._state(block) if block.isValid() else None
            if state is None or state.serial != answer.snapshot.serial:
                self._scan = True
            elif state.revision == answer.snapshot.revision:
                state.checked = True
                state.own = in_our_language(block, answer.marked)
                self._show(block, state)
        typing = len(self._waiting) == 1 and self._soon.isActive()  # it has its turn when the pause is over
        if self._scan or (self._waiting and not typing):
            self._check_next()
        elif not self._waiting:
            self._all_checked()

    def _all_checked(self) -> None:
        """Say so, even if nothing was found; but if the whole article is looked at now, all of it together."""
        if not self._whole.go_on():
            self._quiet.start(0 if self._typing is None else _SETTLE)

    # The whole article

    def _all_blocks(self) -> list[Snapshot] | None:
        if not self.settled:
            return None
        return [Snapshot.of(block, self._state(block)) for block in blocks(self._document)]

    def _received_wide(self, answer: Answer) -> None:
        for block in blocks(self._document):
            state = self._state(block)
            state.wide = in_our_language(block, answer.get(state.serial, ()))
            self._show(block, state)
        self._quiet.start(0)

    def _failed(self, error: Exception) -> None:
        self._busy = False
        self._enabled = False  # once is enough: the next paragraph would fail alike
        raise error


def _checked(proofreading: Proofreading, order: list[Snapshot]) -> list[_Answer]:
    return [_Answer(one, one.marked(proofreading.check(*one.line))) for one in order]


def _timer(parent: QObject, then: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.timeout.connect(then)
    return timer
