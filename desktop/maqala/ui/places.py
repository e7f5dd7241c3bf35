"""Where articles are read from and written to: the file dialogs, and the names they begin with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from maqala.ui.dialogs import ask
from maqala.ui.i18n import Words

if TYPE_CHECKING:  # the formats take longer to load than the window
    from maqala.core.formats.contract import Format

PDF = ".pdf"
_EXPORTS = ("docx", "md", "html", "txt")
_LONGEST_STEM = 60
"""Letters of a headline that become a file's name."""
_LONGEST_NAME = 255


class Places:
    """Asks in front of one window."""

    def __init__(self, window: QWidget, words: Words) -> None:
        self._window = window
        self._words = words

    def ask_open(self, folder: Path | None) -> list[Path]:
        """Let somebody choose files to open, `folder` first; [] if nobody did."""
        title, start = self._words.say("open.title"), str(folder) if folder else ""
        chosen, _ = QFileDialog.getOpenFileNames(self._window, title, start, self._open_filters())
        return [Path(name) for name in chosen]

    def ask_save(self, title: str, suggested: Path, *, only: Format | None = None) -> Path | None:
        """Let somebody choose where to write; the suffix of `suggested` is the format offered first.

        With `only` no other is offered; PDF is offered where the suffix says so, and alone.
        """
        dialog = QFileDialog(self._window, self._words.say(title), str(suggested))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        filters = [self._filter(form, form.extensions) for form in ([only] if only else _formats())]
        if suggested.suffix == PDF:
            filters = [f"{self._words.say('format.pdf')} (*{PDF})"]
        dialog.setNameFilters(filters)
        dialog.selectNameFilter(next(x for x in dialog.nameFilters() if f"*{suggested.suffix}" in x))
        dialog.setDefaultSuffix(suggested.suffix)
        dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(_suffix_in(chosen)))
        dialog.selectFile(str(suggested))
        if not ask.wait_for(dialog) or not dialog.selectedFiles():
            return None
        return Path(dialog.selectedFiles()[0])

    def suggested(self, path: Path | None, headline: str, extension: str, folder: Path | None) -> Path:
        """A name with another extension for the article at `path`, or one in `folder` made of its headline."""
        if path:
            return path.parent / f"{path.stem}.{extension}"
        title = headline or self._words.say("document.untitled")
        letters = "".join(c for c in title if c.isalnum() or c in " -–,«»").strip()
        stem = letters[:_LONGEST_STEM].strip() or "maqala"
        return (folder or Path.home()) / f"{stem}.{extension}"

    def _filter(self, form: Format, extensions: Sequence[str]) -> str:
        return f"{self._words.say(f'format.{form.id}')} ({_patterns(extensions)})"

    def _open_filters(self) -> str:
        formats = {form: form.extensions + form.only_read for form in _formats()}
        first = f"{self._words.say('open.all')} ({_patterns(chain.from_iterable(formats.values()))})"
        anything = f"{self._words.say('open.anything')} (*)"
        return ";;".join([first, *(self._filter(form, ends) for form, ends in formats.items()), anything])


def free_beside(path: Path) -> Path:
    """A name beside `path` that no file has yet, of at most 255 bytes as most systems want it."""
    stem = path.stem
    while len(f"{stem}-99{path.suffix}".encode("utf-8", "surrogateescape")) > _LONGEST_NAME:
        stem = stem[:-1]
    number = 2
    while (free := path.with_stem(f"{stem}-{number}")).exists():
        number += 1
    return free


def _formats() -> list[Format]:
    from maqala.core.formats import registry

    order = {f".{extension}": place for place, extension in enumerate(_EXPORTS)}
    return sorted(registry.FORMATS, key=lambda form: order.get(form.extensions[0], len(order)))


def _patterns(extensions: Iterable[str]) -> str:
    return " ".join(f"*{extension}" for extension in extensions)


def _suffix_in(name_filter: str) -> str:
    return name_filter.rsplit("(*", 1)[-1].split(")")[0].split()[0]
