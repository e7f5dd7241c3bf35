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
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from maqala.core.issues import Issue
    from maqala.core.messages import Catalogue
    from maqala.core.proofing.engine import Proofreading
    from maqala.core.spelling.checker import KazakhSpeller

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
    return guarded(lambda: _dispatch(list(arguments)))


def guarded(work: Callable[[], int]) -> int:
    """The exit code of `work`; what goes wrong in it is told in a sentence."""
    try:
        return work()
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
    options, names = _parse(arguments, flags=("--list",), valued=("--format", "--select", "--ignore"))
    form = options.get("--format", "text")
    if form not in ("text", "json"):
        raise UsageError("cli.usage.format", value=form)
    if "--list" in options:
        if names or len(options) > 1:
            raise UsageError("cli.usage.list")
        return _check_list()
    if not names:
        raise UsageError("cli.usage.no_file")
    return _check_files(names, form, _Wanted(options))


class _Wanted:
    """Which rules `--select` and `--ignore` let through: all, or those named, without those ignored."""

    def __init__(self, options: Mapping[str, str]) -> None:
        self._selected = _listed(options.get("--select"))
        self._ignored = _listed(options.get("--ignore"))

    def __call__(self, rule: str) -> bool:
        return rule not in self._ignored and (not self._selected or rule in self._selected)

    @property
    def names(self) -> frozenset[str]:
        """Every rule that was named."""
        return self._selected | self._ignored


def _listed(value: str | None) -> frozenset[str]:
    return frozenset(name.strip() for name in (value or "").split(",") if name.strip())


class Finding:
    """An issue and where it stands: `line` counts from 1, lines in plain text, blocks in all else."""

    __slots__ = ("file", "issue", "line", "suggestions")

    def __init__(self, file: str, line: int, issue: Issue, suggestions: list[str]) -> None:
        self.file, self.line, self.issue, self.suggestions = file, line, issue, suggestions


def _check_files(names: list[str], form: str, wanted: _Wanted) -> int:
    from maqala.core.errors import ReadError

    speller = _open_proofreading(wanted)
    found: list[Finding] = []
    failed = False
    for name in names:
        try:
            here = [found for found in _findings(name, speller) if wanted(found.issue.rule)]
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


def _findings(name: str, proofreading: Proofreading) -> Iterator[Finding]:
    from pathlib import Path

    from maqala.core.formats import files
    from maqala.core.issues import SPELLING_RULES

    known: dict[str, list[str]] = {}
    opened = files.load(Path(name))
    lines = list(zip(opened.lines, opened.styles, strict=True))
    for number, issue in ((one.paragraph + 1, one.issue) for one in proofreading.check_all(lines)):
        fixes = list(issue.fixes)
        if not fixes and issue.rule in SPELLING_RULES:
            if issue.text not in known:
                known[issue.text] = list(proofreading.suggest(issue.text, LIMIT))
            fixes = known[issue.text]
        yield Finding(name, number, issue, fixes[:LIMIT])


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


def _open_speller() -> KazakhSpeller:
    from maqala.core import paths
    from maqala.core.spelling import open_speller

    return open_speller(paths.user_words())


def _open_proofreading(wanted: _Wanted) -> Proofreading:
    """The rules as they come; those named on the command line run even where they are off."""
    from maqala.core.proofing import open_proofreading
    from maqala.core.proofing.engine import Choice

    proofreading = open_proofreading(_open_speller())
    unknown = sorted(wanted.names - proofreading.ids)
    if unknown:
        raise UsageError("cli.usage.rule", rule=unknown[0])
    named = (rule for rule in proofreading.all_rules if rule.id in wanted.names)
    proofreading.choose(Choice({rule.id: rule.severity.value for rule in named}))
    return proofreading


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
