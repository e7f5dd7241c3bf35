"""`check FILE…`: whole articles."""

from __future__ import annotations

from maqala.cli import services
from maqala.cli.arguments import WANTED, UsageError, Wanted, parse
from maqala.cli.terminal import catalogue, complain, to_json_list, write
from maqala.cli.words import LIMIT, check_list

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from maqala.core.formats.files import Opened
    from maqala.core.issues import Issue
    from maqala.core.proofing.engine import Proofreading


def check(arguments: list[str]) -> int:
    """`maqala check`: list what is wrong in files; `--list` looks at single words."""
    options, names = parse(arguments, flags=("--list", "--isolated"), valued=("--format", *WANTED))
    form = options.get("--format", "text")
    if form not in ("text", "json"):
        raise UsageError("cli.usage.format", value=form, forms="text, json")
    if "--list" in options:
        if names or len(options) > 1:
            raise UsageError("cli.usage.list")
        return check_list()
    if not names:
        raise UsageError("cli.usage.no_file")
    return _check_files(names, form, Wanted(options))


class Finding:
    """An issue and where it stands: `line` counts from 1, lines in plain text, blocks in all else."""

    __slots__ = ("file", "issue", "line", "suggestions")

    def __init__(self, file: str, line: int, issue: Issue, suggestions: list[str]) -> None:
        self.file, self.line, self.issue, self.suggestions = file, line, issue, suggestions


def _check_files(names: list[str], form: str, wanted: Wanted) -> int:
    from pathlib import Path

    from maqala.core.errors import ReadError
    from maqala.core.formats import files

    speller = services.open_proofreading(wanted)
    found: list[Finding] = []
    failed = False
    for name in names:
        try:
            opened = files.load(Path(name))
        except ReadError as error:
            # One file that is missing must not hide what is wrong with the others.
            complain(catalogue().say(error.message))
            failed = True
            continue
        here = [found for found in findings(name, opened, speller) if wanted(found.issue.rule)]
        found += here
        if form == "text":
            write("".join([_as_text(finding) for finding in here]))
    if form == "json":
        write(_as_json(found))
    return 2 if failed else int(bool(found))


def opened_files(names: list[str]) -> tuple[dict[str, Opened], bool]:
    """The files that could be read, by name, and whether any could not."""
    from pathlib import Path

    from maqala.core.errors import ReadError
    from maqala.core.formats import files

    opened, failed = {}, False
    for name in names:
        try:
            opened[name] = files.load(Path(name))
        except ReadError as error:
            # One file that is missing must not keep the others out of the result.
            complain(catalogue().say(error.message))
            failed = True
    return opened, failed


def findings(name: str, opened: Opened, proofreading: Proofreading) -> Iterator[Finding]:
    """Everything that is wrong in a file that was opened, in order, with suggestions."""
    from maqala.core.issues import SPELLING_RULES

    known: dict[str, list[str]] = {}
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
    say = catalogue().say
    rows = [
        {
            "file": finding.file,
            "line": finding.line,
            "column": finding.issue.start + 1,
            "text": finding.issue.text,
            "rule": finding.issue.rule,
            "severity": finding.issue.severity.value,
            "message": say(finding.issue.message),
            "suggestions": finding.suggestions,
        }
        for finding in found
    ]
    return to_json_list(rows)
