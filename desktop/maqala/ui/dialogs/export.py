"""What goes out of an article, in which form, and how that will be."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from maqala.core.article import Article, Image, Metadata
from maqala.core.errors import MaqalaError
from maqala.core.messages import Message
from maqala.core.values import dataclass, field, replace
from maqala.ui.dialogs import ask
from maqala.ui.dialogs.export_preview import Preview, PreviewPage, preview_of
from maqala.ui.i18n import Words
from maqala.ui.tasks import Errands
from maqala.ui.theme import Theme

if TYPE_CHECKING:  # the formats take longer to load than the window
    from maqala.core.formats.contract import Format, Options

FORMS = ("docx", "html", "markdown", "text", "pdf")
"""In the order in which they are offered; PDF is drawn by the window, not by a format."""

_DETAILS = ("byline", "source", "section", "tags", "slug", "notes", "created", "changed")
_OPTIONS = ("fragment", "beside")
_SIZE = (900, 620)
_LEFT = 300
_GAP = 10


@dataclass(frozen=True, slots=True)
class Wish:
    """How somebody wants an article: in which of `FORMS`, and how that is written.

    `template` is the Word file whose design is wanted, or None; `without` are the details that stay here.
    """

    form: str = "docx"
    fragment: bool = False
    beside: bool = False
    template: Path | None = None
    without: frozenset[str] = field(default_factory=frozenset)

    def options(self) -> Options:
        """What the writers are told; raises `ReadError` for a template that cannot be used."""
        from maqala.core.formats import files
        from maqala.core.formats.contract import Options

        template = files.load_template(self.template) if self.template and self.form == "docx" else b""
        return Options(self.fragment and self.form == "html", self.beside, template)

    def of(self, article: Article) -> Article:
        """What of `article` goes out."""
        unknown = Metadata()
        dropped = {name: getattr(unknown, name) for name in self.without}
        return replace(article, metadata=replace(article.metadata, **dropped))


class ExportDialog(QDialog):
    """`exec`, then `wish`. What takes a while with a long article is done by the `helper`."""

    def __init__(
        self, parent: QWidget, words: Words, theme: Theme, article: Article, wish: Wish, helper: Errands
    ) -> None:
        super().__init__(parent)
        self.wish = wish
        self._words = words
        self._article = article
        self._helper = helper
        self._asked = 0
        self.forms = QComboBox()
        self.forms.addItems([words.say(f"format.{form}") for form in FORMS])
        self.options = {name: QCheckBox(words.say(f"export.{name}")) for name in _OPTIONS}
        self.template = QPushButton(words.say("export.template_choose"))
        self.no_template = QPushButton(words.say("export.template_none"))
        self.details = {name: QCheckBox(words.say(f"details.{name}")) for name in self._filled()}
        self.left_out = _text("why")
        self.as_file = QCheckBox(words.say("export.as_file"))
        self.page = PreviewPage(words, theme)
        self.buttons = {name: QPushButton(words.say(f"button.{name}")) for name in ("cancel", "export")}
        self._labels = {name: QLabel(words.say(f"export.{name}")) for name in ("form", "design", "details")}
        self._design = _text("why")
        self._dress()
        self._lay_out()
        self._connect()
        self.setWindowTitle(words.say("export.title"))
        self.resize(*_SIZE)
        self._show()

    # What is wanted

    def _connect(self) -> None:
        self.forms.activated.connect(lambda place: self._want(form=FORMS[place]))
        for name, box in self.options.items():
            box.clicked.connect(lambda on, name=name: self._want(**{name: on}))
        for name, box in self.details.items():
            box.clicked.connect(lambda on, name=name: self._let(name, out=on))
        self.template.clicked.connect(self._ask_template)
        self.no_template.clicked.connect(lambda: self._want(template=None))
        self.as_file.clicked.connect(self._show_preview)
        self.buttons["cancel"].clicked.connect(self.reject)
        self.buttons["export"].clicked.connect(self.accept)

    def _want(self, **what: object) -> None:
        self.wish = replace(self.wish, **what)  # type: ignore[arg-type]
        self._show()

    def _let(self, name: str, *, out: bool) -> None:
        self._want(without=self.wish.without - {name} if out else self.wish.without | {name})

    def _ask_template(self) -> None:
        from maqala.core.formats import files

        say, now = self._words.say, self.wish.template
        start = str(now.parent) if now else ""
        types = f"{say('export.template_type')} (*.dotx *.docx *.dotm *.docm)"
        chosen, _ = QFileDialog.getOpenFileName(self, say("export.template_title"), start, types)
        if chosen:
            path, asked = Path(chosen), self._asked
            self._helper.run(
                lambda: files.load_template(path),
                lambda _data: self._take_template(asked, path, None),
                lambda error: self._take_template(asked, path, error),
            )

    def _take_template(self, asked: int, path: Path, trouble: Exception | None) -> None:
        """Want the template that was chosen, if nothing else was wanted meanwhile and it can be used."""
        if asked != self._asked:
            return
        if trouble is None:
            self._want(template=path)
        elif isinstance(trouble, MaqalaError):
            ask.show_error(self, self._words, trouble.message)
        else:
            raise trouble

    def _filled(self) -> list[str]:
        """The details that are known of the article, and so may be left out."""
        unknown, known = Metadata(), self._article.metadata
        return [name for name in _DETAILS if getattr(known, name) != getattr(unknown, name)]

    # What is shown

    def _show(self) -> None:
        wish, form = self.wish, self._form()
        self.forms.setCurrentIndex(FORMS.index(wish.form))
        pictures = any(isinstance(block, Image) and block.data for block in self._article.blocks)
        may = {"fragment": wish.form == "html", "beside": form is not None and form.may_part and pictures}
        for name, box in self.options.items():
            box.setVisible(may[name])
            box.setChecked(getattr(wish, name))
        self._show_template(wish)
        may_say = form is not None and form.id != "text"
        self._labels["details"].setVisible(may_say and bool(self.details))
        for name, box in self.details.items():
            box.setVisible(may_say and not (name == "notes" and wish.form == "html"))
            box.setChecked(name not in wish.without)
        self.as_file.setVisible(form is not None and form.id != "docx")
        self._show_preview()

    def _show_template(self, wish: Wish) -> None:
        is_word = wish.form == "docx"
        for part in (self._labels["design"], self._design, self.template):
            part.setVisible(is_word)
        self.no_template.setVisible(is_word and wish.template is not None)
        self._design.setText(wish.template.name if wish.template else self._words.say("export.design_own"))

    def _show_preview(self) -> None:
        """Have it made how the article reads in the file, or the file itself where that is text."""
        form, article = self._form(), self.wish.of(self._article)
        as_file = self.as_file.isChecked() and form is not None and form.id != "docx"
        options = _fragment(self.wish)
        self._asked += 1
        asked = self._asked
        self._helper.run(
            lambda: preview_of(article, form, options, as_file=as_file),
            lambda preview: self._received(asked, preview),
        )

    def _received(self, asked: int, preview: Preview) -> None:
        """Show what was made, unless something else is wanted by now."""
        if asked == self._asked:
            self._show_left_out(preview.lost)
            self.page.show_preview(preview)

    def _show_left_out(self, lost: tuple[Message, ...]) -> None:
        lines = [self._words.say(loss) for loss in lost]
        self.left_out.setText("\n".join([self._words.say("export.left_out"), *lines] if lines else []))
        self.left_out.setVisible(bool(lines))

    def done(self, result: int) -> None:
        """Close; what is still being made is not wanted any more."""
        self._asked += 1
        self.page.stop()
        super().done(result)

    def _form(self) -> Format | None:
        from maqala.core.formats import registry

        return None if self.wish.form == "pdf" else registry.by_id(self.wish.form)

    # How it looks

    def _dress(self) -> None:
        self._labels["form"].setBuddy(self.forms)
        for label in self._labels.values():
            label.setObjectName("section")
            label.setContentsMargins(0, _GAP if label is not self._labels["form"] else 0, 0, 0)
        for button in (self.template, self.no_template, *self.buttons.values()):
            button.setAutoDefault(False)
        self.buttons["export"].setObjectName("primary")
        self.buttons["export"].setDefault(True)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self._labels["form"])
        left.addWidget(self.forms)
        for box in self.options.values():
            left.addWidget(box)
        left.addWidget(self._labels["design"])
        left.addWidget(self._design)
        left.addLayout(_row(self.template, self.no_template))
        left.addWidget(self._labels["details"])
        for box in self.details.values():
            left.addWidget(box)
        left.addSpacing(_GAP)
        left.addWidget(self.left_out)
        left.addStretch(1)
        side = QWidget()
        side.setFixedWidth(_LEFT)
        side.setLayout(left)
        left.setContentsMargins(0, 0, 12, 0)
        right = QVBoxLayout()
        right.addWidget(self.page, 1)
        right.addWidget(self.as_file)
        both = QHBoxLayout()
        both.addWidget(side)
        both.addLayout(right, 1)
        below = QHBoxLayout()
        below.addStretch(1)
        for button in self.buttons.values():
            below.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        layout.addLayout(both, 1)
        layout.addLayout(below)


def _fragment(wish: Wish) -> Options:
    """What of the options can be seen in the text of a file."""
    from maqala.core.formats.contract import Options

    return Options(wish.fragment and wish.form == "html")


def _text(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row
