"""What proofreading knows of a block: its findings, which move with the text around them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, cast

from PySide6.QtGui import QTextBlock, QTextBlockUserData, QTextCharFormat, QTextDocument

from maqala.core.article import RAISED, Style
from maqala.core.issues import Issue
from maqala.core.text.offsets import Offsets
from maqala.core.values import dataclass, replace
from maqala.ui.editor import styles
from maqala.ui.editor.bridge import LINE_BREAK, OBJECT, fragments
from maqala.ui.editor.looks import Marked

Marks = tuple[Marked, ...]

_SUPERSCRIPT = QTextCharFormat.VerticalAlignment.AlignSuperScript


class Edit(NamedTuple):
    """A change at `position`, in UTF-16 units from the block's beginning, that made the block longer by `grown`."""

    position: int
    grown: int
    only_added: bool
    """Whether the block lost nothing and got no other neighbours."""


class BlockState(QTextBlockUserData):
    """What is known of one block. `revision` grows with every change of its text."""

    def __init__(self, serial: int) -> None:
        super().__init__()
        self.serial = serial
        self.revision = 0
        self.checked = False
        self.own: Marks = ()
        """What was found in the paragraph by itself."""
        self.wide: Marks = ()
        """What rules for the whole article found in it."""
        self.marked: Marks = ()
        """What is shown of both."""
        self.underlined: Marks = ()
        """What of that is underlined: all but the word that is being typed."""

    def move(self, text: str, edit: Edit) -> None:
        """Have the findings follow an edit; `text` is what the block says now."""
        own = _moved(self.own, text, edit)
        self.marked = own if self.marked is self.own else _moved(self.marked, text, edit)
        self.own, self.wide = own, _moved(self.wide, text, edit)

    def take_back(self, word: str) -> None:
        """Forget what was found of `word`."""
        self.own = tuple(m for m in self.own if m.issue.text != word)
        self.wide = tuple(m for m in self.wide if m.issue.text != word)

    @property
    def together(self) -> Marks:
        """Both kinds of findings, in order, without those that speak of the same thing."""
        if not self.wide:
            return self.own
        from maqala.core.proofing.engine import together  # takes longer to load than the window

        found = together(_here(self.own), _here(self.wide))
        return tuple(Marked(issue.start, issue.end, issue) for issue in found)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A block as it is handed to a worker; `number` is its place in the document."""

    serial: int
    revision: int
    number: int
    text: str
    style: Style | None

    @classmethod
    def of(cls, block: QTextBlock, state: BlockState) -> Snapshot:
        """The block as it is now."""
        style = styles.style_of(block)
        return cls(state.serial, state.revision, block.blockNumber(), _text_of(block), style)

    @property
    def line(self) -> tuple[str, Style | None]:
        """The block as the rules see it: a picture's sign, which is none of the writer's, parts lines."""
        return self.text.replace(LINE_BREAK, "\n").replace(OBJECT, "\n"), self.style

    def marked(self, found: list[Issue]) -> Marks:
        """Where in the block `found` stands."""
        offsets = Offsets.of(self.text) if found else Offsets()
        return tuple(Marked(offsets.to_utf16(i.start), offsets.to_utf16(i.end), i) for i in found)


def _text_of(block: QTextBlock) -> str:
    """What stands in a block, its raised digits raised by themselves: м2 with a raised 2 is right."""
    text = block.text()
    if not any(map(str.isdigit, text)):
        return text
    return "".join(
        [
            part.translate(RAISED) if form.verticalAlignment() == _SUPERSCRIPT else part
            for part, form in fragments(block)
        ]
    )


def blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    """Every block, tables' insides included."""
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def state_of(block: QTextBlock) -> BlockState | None:
    """What is known of a block; None before proofreading has seen it."""
    state = cast("QTextBlockUserData | None", block.userData())
    return state if isinstance(state, BlockState) else None


def in_our_language(block: QTextBlock, marked: Marks) -> Marks:
    """Leaves out what stands in runs of another language."""
    if not marked:
        return marked
    foreign: list[tuple[int, int]] = []
    place = block.begin()
    while not place.atEnd():
        fragment = place.fragment()
        if fragment.charFormat().hasProperty(styles.LANGUAGE):
            start = fragment.position() - block.position()
            foreign.append((start, start + fragment.length()))
        place += 1
    return tuple(m for m in marked if not any(s < m.end and m.start < e for s, e in foreign))


def _here(marked: Marks) -> list[Issue]:
    """The findings with the places where they are now."""
    return [replace(m.issue, start=m.start, end=m.end) for m in marked]


def _moved(marked: Marks, text: str, edit: Edit) -> Marks:
    """The findings that an edit has left as they were, at their new places."""
    if all(m.end < edit.position for m in marked):
        return marked
    offsets = Offsets.of(text)
    kept = []
    for m in marked:
        if m.end < edit.position:
            kept.append(m)
            continue
        shift = edit.grown if m.start >= edit.position else 0
        start, end = m.start + shift, m.end + shift
        if (edit.only_added and m.start > edit.position) or _is_there(m.issue, text, offsets, start, end):
            kept.append(Marked(start, end, m.issue))
    return tuple(kept)


def _is_there(issue: Issue, text: str, offsets: Offsets, start: int, end: int) -> bool:
    """Whether what was found stands there, and is no part of something longer."""
    here = slice(offsets.to_code_points(max(0, start)), offsets.to_code_points(max(0, end)))
    return start >= 0 and text[here] == issue.text and _stands_alone(text, here)


def _stands_alone(text: str, here: slice) -> bool:
    before = text[here.start - 1 : here.start] if here.start else ""
    return not (before.isalnum() or text[here.stop : here.stop + 1].isalnum())
