"""The command line: `check`, `suggest` and `export`, without a window and without Qt.

Exit codes: 0 nothing found or all done, 1 misspelt words found, 2 an error, told in one
sentence on standard error. Everything is printed in UTF-8, whatever the console claims.

`check --list` and `suggest --json` run over whole corpora, many times a day, so what they do
not need is imported where it is needed, not at the top.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False  # what `typing` calls so, without the 10 ms that it takes
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from maqala.core.issues import Issue
    from maqala.core.messages import Catalogue
    from maqala.core.spelling.checker import Speller

LIMIT = 5
"""How many suggestions are given for a word."""

_READER_GONE = 128 + 13
"""What a shell reports of a program that wrote to nobody (SIGPIPE)."""


class UsageError(Exception):
    """The command line itself is wrong; `key` and `values` make the sentence."""

    def __init__(self, key: str, **values: str) -> None:
        self.key, self.values = key, values
        super().__init__(key, values)


def run(arguments: Sequence[str]) -> int:
    """Carry out the command and return its exit code."""
    try:
        return _dispatch(list(arguments))
    except BrokenPipeError:
        return _READER_GONE  # `maqala check … | head`: the rest is not wanted
    except KeyboardInterrupt:
        return 130
    except Exception as error:  # noqa: BLE001  # a crash must not end with 1, which means findings
        return _fail(error)


def _dispatch(arguments: list[str]) -> int:
    command = arguments.pop(0)
    if command in ("-h", "--help") or {"-h", "--help"} & set(_options_of(arguments)):
        _write(_catalogue().say("cli.help"))
        return 0
    if command == "--version":
        from maqala import __version__

        _write(f"maqala {__version__}\n")
        return 0
    commands = {"check": _check, "suggest": _suggest, "export": _export}
    if command not in commands:
        raise UsageError("cli.usage.option", option=command)
    return commands[command](arguments)


# --- words


def _check_list() -> int:
    lines = _read_lines()
    words = [line.strip() for line in lines]
    rejected = set(_rejected(words))
    rejected.discard("")
    if not rejected:
        return 0
    _write("".join([f"{line}\n" for line, word in zip(lines, words, strict=True) if word in rejected]))
    return 1


def _rejected(words: list[str]) -> list[str]:
    """The misspelt ones of `words`; the bare dictionary will do where the user has no words of their own."""
    from maqala.core import paths
    from maqala.core.spelling.dictionary import Dictionary
    from maqala.core.spelling.kazakh import Kazakh

    if not os.path.exists(paths.user_words_name()):  # noqa: PTH110  # pathlib would take longer than the words
        try:
            dictionary = Dictionary(paths.shipped_name("dictionaries", "built", "kk.maqala"))
        except (OSError, ValueError):
            pass  # told below, in a sentence
        else:
            return Kazakh(dictionary).rejected(words)
    return _open_speller().rejected(words)


def _suggest(arguments: list[str]) -> int:
    options, words = _parse(arguments, flags=("--json",))
    words = words or [word for line in _read_lines() if (word := line.strip())]
    speller = _open_speller()
    show = _suggestions_as_json if "--json" in options else _suggestions_as_text
    _write("".join([show(word, list(speller.suggest(word, LIMIT))) for word in words]))
    return 0


def _suggestions_as_text(word: str, suggestions: list[str]) -> str:
    return f"{word} → {', '.join(suggestions)}".rstrip() + "\n"


def _suggestions_as_json(word: str, suggestions: list[str]) -> str:
    return _json({"word": word, "suggestions": suggestions}) + "\n"


# --- files


def _check(arguments: list[str]) -> int:
    options, names = _parse(arguments, flags=("--list",), valued=("--format",))
    form = options.get("--format", "text")
    if form not in ("text", "json"):
        raise UsageError("cli.usage.format", value=form)
    if "--list" in options:
        if names or "--format" in options:
            raise UsageError("cli.usage.list")
        return _check_list()
    if not names:
        raise UsageError("cli.usage.no_file")
    return _check_files(names, form)


class Finding:
    """An issue and where it stands: `line` counts from 1, lines in plain text, blocks in all else."""

    __slots__ = ("file", "issue", "line", "suggestions")

    def __init__(self, file: str, line: int, issue: Issue, suggestions: list[str]) -> None:
        self.file, self.line, self.issue, self.suggestions = file, line, issue, suggestions


def _check_files(names: list[str], form: str) -> int:
    from maqala.core.errors import ReadError

    speller = _open_speller()
    found: list[Finding] = []
    failed = False
    for name in names:
        try:
            here = list(_findings(name, speller))
        except ReadError as error:
            # One file that is missing must not hide what is wrong with the others.
            _complain(_catalogue().say(error.message))
            failed = True
            continue
        found += here
        if form == "text":
            _write("".join([_as_text(finding) for finding in here]))
    if form == "json":
        _write(_as_json(found))
    return 2 if failed else int(bool(found))


def _findings(name: str, speller: Speller) -> Iterator[Finding]:
    from pathlib import Path

    from maqala.core.formats import files

    known: dict[str, list[str]] = {}
    for line, text in enumerate(files.load(Path(name)).lines, start=1):
        for issue in speller.check(text):
            if issue.text not in known:
                known[issue.text] = list(issue.fixes or speller.suggest(issue.text, LIMIT))[:LIMIT]
            yield Finding(name, line, issue, known[issue.text])


def _as_text(finding: Finding) -> str:
    issue = finding.issue
    where = f"{finding.file}:{finding.line}:{issue.start + 1}"
    fixes = "".join(f"{fix}, " for fix in finding.suggestions)[:-2]
    return f"{where}: {issue.text} → {fixes}{' ' if fixes else ''}[{issue.rule}]\n"


def _as_json(found: list[Finding]) -> str:
    catalogue = _catalogue()
    rows = [
        {
            "file": finding.file,
            "line": finding.line,
            "column": finding.issue.start + 1,
            "text": finding.issue.text,
            "rule": finding.issue.rule,
            "severity": finding.issue.severity.value,
            "message": catalogue.say(finding.issue.message),
            "suggestions": finding.suggestions,
        }
        for finding in found
    ]
    return "[" + ",".join(f"\n {_json(row)}" for row in rows) + "\n]\n"


def _export(arguments: list[str]) -> int:
    options, names = _parse(arguments, flags=("--fragment",), valued=("-o", "--output"))
    output = options.get("-o") or options.get("--output")
    if len(names) != 1 or not output:
        raise UsageError("cli.usage.export")
    fragment = "--fragment" in options
    if fragment and not output.lower().endswith((".html", ".htm")):
        raise UsageError("cli.usage.fragment")
    from pathlib import Path

    _export_file(Path(names[0]), Path(output), fragment)
    return 0


def _export_file(source: Path, target: Path, fragment: bool) -> None:
    from maqala.core.errors import WriteError
    from maqala.core.formats import contract, files, registry

    opened = files.load(source)
    if target.exists() and target.samefile(source):
        raise WriteError("cli.error.same_file", target)
    files.store(target, opened.article, contract.Options(fragment=fragment))
    form = registry.by_path(target)
    for note in (*opened.notes, *(form.losses(opened.article) if form else ())):
        _complain(_catalogue().say(note))


# --- arguments


def _parse(
    arguments: list[str], flags: tuple[str, ...] = (), valued: tuple[str, ...] = ()
) -> tuple[dict[str, str], list[str]]:
    """Options and the rest; `--name=value`, `--name value` and `--` are understood as everywhere."""
    options: dict[str, str] = {}
    rest: list[str] = []
    waiting = iter(arguments)
    for argument in waiting:
        name, equals, value = argument.partition("=")
        if argument == "--":
            return options, rest + list(waiting)
        if not argument.startswith("-") or argument == "-":
            rest.append(argument)
        elif argument in flags:
            options[argument] = ""
        elif name in valued:
            options[name] = value if equals else next(waiting, "")
            if not options[name]:
                raise UsageError("cli.usage.value", option=name)
        else:
            raise UsageError("cli.usage.option", option=argument)
    return options, rest


def _options_of(arguments: list[str]) -> list[str]:
    return arguments[: arguments.index("--")] if "--" in arguments else arguments


# --- services, made here and handed on


def _open_speller() -> Speller:
    from maqala.core import paths
    from maqala.core.spelling import open_speller

    return open_speller(paths.user_words())


def _catalogue() -> Catalogue:
    from maqala.core import paths
    from maqala.core.messages import Catalogue

    return Catalogue.load(paths.shipped("resources", "translations"), interface_language(os.environ))


def interface_language(environment: Mapping[str, str]) -> str:
    """The language to speak: `MAQALA_LANGUAGE`, else the locale's, else Kazakh."""
    for variable in ("MAQALA_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environment.get(variable):
            language = value.replace("-", "_").split("_")[0].split(".")[0].lower()
            return language if language in ("kk", "ru", "en") else "kk"
    return "kk"


# --- input and output


def _read_lines() -> list[str]:
    """The lines of standard input without their ends."""
    data = sys.stdin.buffer.read()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        from maqala.core.errors import MaqalaError

        raise MaqalaError("cli.error.input_encoding") from error
    lines = text.split("\n")
    if not lines[-1]:
        lines.pop()
    return [line.removesuffix("\r") for line in lines] if "\r" in text else lines


def _json(value: object) -> str:
    import json

    # Half a surrogate, which a file name may have, cannot be written as it is, but JSON can spell it out.
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "backslashreplace").decode()


def _write(text: str) -> None:
    try:
        # A file name that is no UTF-8 goes out as the bytes it came in; in JSON it was spelt out.
        sys.stdout.buffer.write(text.encode("utf-8", "surrogateescape"))
        sys.stdout.buffer.flush()
    except OSError as error:
        # What is still waiting to be written must not fail again when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            raise
        from maqala.core.errors import MaqalaError

        raise MaqalaError("cli.error.output", reason=error.strerror) from error


def _complain(sentence: str) -> None:
    sys.stderr.buffer.write(f"maqala: {sentence}\n".encode("utf-8", "surrogateescape"))
    sys.stderr.buffer.flush()


def _fail(error: Exception) -> int:
    from maqala.core.errors import MaqalaError

    if isinstance(error, UsageError):
        catalogue = _catalogue()
        _complain(f"{catalogue.say(error.key, **error.values)}\n\n{catalogue.say('cli.help')}".rstrip("\n"))
    elif isinstance(error, MaqalaError):
        _complain(_catalogue().say(error.message))
    else:
        import traceback

        traceback.print_exception(error)
    return 2
