"""`export`: articles in other formats, one or many."""

from __future__ import annotations

from maqala.cli.arguments import UsageError, parse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from maqala.core.formats.contract import Format, Options

_HOW = ("--pictures", "--template")
_PLACES = ("inside", "beside")
"""Where `--pictures` can be."""


def export(arguments: list[str]) -> int:
    """`maqala export`: save articles in another format."""
    options, names = parse(
        arguments, flags=("--fragment", "--isolated"), valued=("-o", "--output", "--to", "-d", *_HOW)
    )
    if "--to" in options or "-d" in options:
        return _export_all(options, names)
    output = options.get("-o") or options.get("--output")
    if len(names) != 1 or not output:
        raise UsageError("cli.usage.export")
    from pathlib import Path

    from maqala.cli.batch import export_one
    from maqala.core.formats import registry

    source, target = Path(names[0]), Path(output)
    export_one(source, target, [source], options_for(registry.by_path(target), options))
    return 0


def _export_all(options: dict[str, str], names: list[str]) -> int:
    folder, to = options.get("-d"), options.get("--to")
    if not names or not folder or not to or options.keys() & {"-o", "--output"}:
        raise UsageError("cli.usage.export")
    from pathlib import Path

    from maqala.cli.batch import export_all, format_called

    form = format_called(to)
    return export_all([Path(name) for name in names], form, Path(folder), options_for(form, options))


def options_for(form: Format | None, asked: Mapping[str, str]) -> Options:
    """How to write, as asked for; a `UsageError` tells of what makes no sense for `form`."""
    from maqala.core.formats.contract import Options

    fragment, pictures = "--fragment" in asked, asked.get("--pictures", _PLACES[0])
    if pictures not in _PLACES:
        raise UsageError("cli.usage.format", value=pictures, forms=", ".join(_PLACES))
    beside = pictures == "beside"
    if form is not None and fragment and form.id != "html":
        raise UsageError("cli.usage.fragment")
    if form is not None and beside and not form.may_part:
        raise UsageError("cli.usage.pictures")
    return Options(fragment=fragment, pictures_beside=beside, template=_template(form, asked))


def _template(form: Format | None, asked: Mapping[str, str]) -> bytes:
    """The template that was named, or else that of the user's settings; b"" for none."""
    named, is_word = asked.get("--template", ""), form is not None and form.id == "docx"
    if named and not is_word:
        raise UsageError("cli.usage.template")
    path = named or (_kept_template(isolated="--isolated" in asked) if is_word else "")
    if not path:
        return b""
    from pathlib import Path

    from maqala.core.formats import files

    return files.load_template(Path(path))


def _kept_template(*, isolated: bool) -> str:
    from maqala.core import paths

    if isolated or not paths.settings().exists():
        return ""  # and settings take time to load
    from maqala.cli.services import kept_settings
    from maqala.core import settings

    return kept_settings().get(settings.TEMPLATE)
