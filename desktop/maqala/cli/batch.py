"""Articles into files of another format: one, or many at once (`export FILE… --to FORMAT -d FOLDER`)."""

from __future__ import annotations

import sys
from pathlib import Path

from maqala.cli.arguments import UsageError
from maqala.cli.terminal import catalogue, complain
from maqala.core.errors import MaqalaError, WriteError
from maqala.core.formats import contract, files, registry

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_WIDTH = 30
"""Characters of the progress bar."""


def format_called(name: str) -> contract.Format:
    """The format of this extension, with its dot or without, or of this name."""
    extension = f".{name.lower().lstrip('.')}"
    form = registry.by_path(f"a{extension}") or {form.id: form for form in registry.FORMATS}.get(name)
    if form is None or extension in form.only_read:
        raise UsageError("cli.usage.format", value=name, forms=files.known())
    return form


def export_all(sources: list[Path], form: contract.Format, folder: Path, options: contract.Options) -> int:
    """Write each file into `folder`; 1 if one of them could not be, which keeps none of the others back."""
    _make(folder)
    failed = False
    for number, (source, target) in enumerate(zip(sources, _targets(sources, folder, form), strict=True)):
        _show(number, len(sources))
        try:
            export_one(source, target, sources, options, f"{source.name}: ")
        except MaqalaError as error:
            _clear()
            complain(catalogue().say(error.message))
            failed = True
    _show(len(sources), len(sources))
    _clear()
    return int(failed)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WriteError("cli.error.folder", folder, reason=error.strerror) from error


def _targets(sources: list[Path], folder: Path, form: contract.Format) -> Iterator[Path]:
    """A name in `folder` for each source, also where two are called alike, on any disk."""
    taken: set[str] = set()
    for source in sources:
        stem, number = source.stem, 1
        while stem.casefold() in taken:
            number += 1
            stem = f"{source.stem}-{number}"
        taken.add(stem.casefold())
        yield folder / f"{stem}{form.extensions[0]}"


def export_one(
    source: Path, target: Path, sources: list[Path], options: contract.Options, about: str = ""
) -> None:
    """Write `source` to `target`, which is none of `sources`; first `about` it is told what gets lost on the way."""
    opened = files.load(source)
    if target.exists() and any(other.exists() and target.samefile(other) for other in sources):
        raise WriteError("cli.error.same_file", target)
    _clear()
    form = registry.by_path(target)
    for note in (*opened.notes, *(form.losses(opened.article) if form else ())):
        complain(f"{about}{catalogue().say(note)}")
    files.store(target, files.with_pictures(opened.article, source.parent), options)


# --- the bar, which only a terminal shows


def _show(done: int, of: int) -> None:
    if sys.stderr.isatty():
        full = _WIDTH * done // of
        sys.stderr.write(f"\r[{'#' * full}{'.' * (_WIDTH - full)}] {done}/{of}")
        sys.stderr.flush()


def _clear() -> None:
    if sys.stderr.isatty():
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()
