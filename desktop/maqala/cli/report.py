"""`report`: all that was found, for an author to read."""

from __future__ import annotations

from maqala.cli import services
from maqala.cli.arguments import WANTED, UsageError, Wanted, parse
from maqala.cli.files import findings, opened_files
from maqala.cli.terminal import catalogue, write

TYPE_CHECKING = False
if TYPE_CHECKING:
    from maqala.core.formats.files import Opened
    from maqala.core.proofing.engine import Proofreading
    from maqala.core.report.content import ArticleReport, Report

_FORMS = {".html": "html", ".htm": "html", ".json": "json"}


def report(arguments: list[str]) -> int:
    """`maqala report`: write what is wrong in files into one page, or as JSON."""
    options, names = parse(arguments, flags=("--isolated",), valued=("--format", "-o", "--output", *WANTED))
    if not names:
        raise UsageError("cli.usage.no_file")
    output = options.get("-o") or options.get("--output") or ""
    form = _form(options.get("--format", ""), output)
    opened, failed = opened_files(names)
    made = _report(opened, Wanted(options))
    _put(made, form, output, opened)
    return 2 if failed else int(any(article.passages for article in made.articles))


def _form(named: str, output: str) -> str:
    """`html` or `json`, as it is named or as the file's name has it; a page where neither says anything."""
    if named and named not in _FORMS.values():
        raise UsageError("cli.usage.format", value=named, forms="html, json")
    if not named and output:
        named = next((form for suffix, form in _FORMS.items() if output.lower().endswith(suffix)), "")
        if not named:
            raise UsageError("cli.usage.report")
    return named or "html"


def _report(opened: dict[str, Opened], wanted: Wanted) -> Report:
    from datetime import datetime

    from maqala.core.report.content import Report

    proofreading = services.open_proofreading(wanted)
    articles = tuple(_article(name, one, proofreading, wanted) for name, one in opened.items())
    return Report(articles, datetime.now().astimezone())


def _article(name: str, opened: Opened, proofreading: Proofreading, wanted: Wanted) -> ArticleReport:
    from maqala.core.report.content import Found, article_report

    found = [
        Found(one.line, opened.lines[one.line - 1], one.issue, one.suggestions)
        for one in findings(name, opened, proofreading)
        if wanted(one.issue.rule)
    ]
    headline, by_lines = opened.article.headline.strip(), opened.format.id == "text"
    return article_report(name, headline, opened.lines, found, by_lines=by_lines)


def _put(made: Report, form: str, output: str, opened: dict[str, Opened]) -> None:
    from pathlib import Path

    from maqala.core import paths
    from maqala.core.errors import WriteError
    from maqala.core.report import data, page
    from maqala.core.storage import atomic

    if form == "json":
        text = data.to_json(made, catalogue())
    else:
        text = page.to_html(made, catalogue(), paths.shipped("resources"))
    if not output:
        write(text)
        return
    target = Path(output)
    if target.exists() and any(target.samefile(one.path) for one in opened.values()):
        raise WriteError("cli.error.same_file", target)
    atomic.write(target, text.encode("utf-8", "surrogateescape"))
