"""The report for people: one HTML page that needs nothing beside it, and no scripts.

Every paragraph stands as it was written, with numbered marks; under it is what is to be said of each. Kinds of
findings differ by the shape of their line, not by colour alone.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from html import escape
from itertools import pairwise
from pathlib import Path, PurePath

from maqala.core.issues import family_of
from maqala.core.messages import Catalogue, Message
from maqala.core.report.content import ArticleReport, Passage, Remark, Report
from maqala.core.text.visible import fix_label, visible


def to_html(report: Report, words: Catalogue, looks: Path) -> str:
    """The report as a page in the language of `words`. `looks` is the program's folder of resources."""
    return "".join(_Page(report, words, _style(looks)).lines())


def _style(looks: Path) -> str:
    """The style sheet with the colours of the light theme."""
    colours = json.loads((looks / "themes" / "light.json").read_text("utf-8"))
    sheet = (looks / "report" / "sheet.css").read_text("utf-8")
    return re.sub(r"@(\w+)@", lambda match: colours[match[1]], sheet)


class _Page:
    def __init__(self, report: Report, words: Catalogue, style: str) -> None:
        self._report = report
        self._words = words
        self._style = style

    def lines(self) -> Iterator[str]:
        articles = self._report.articles
        title = self._say("report.title")
        named = f"{_named(articles[0])} – {title}" if len(articles) == 1 else title
        yield f'<!DOCTYPE html>\n<html lang="{self._words.language}">\n<head>\n<meta charset="utf-8">\n'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        yield f'<meta name="generator" content="Maqala">\n<title>{_safe(named)}</title>\n'
        yield f"<style>\n{self._style}</style>\n</head>\n<body>\n<main>\n"
        made = self._report.made.strftime("%d.%m.%Y %H:%M")
        yield f'<header>\n<h1>{title}</h1>\n<p><time datetime="{self._report.made:%Y-%m-%dT%H:%M}">'
        yield f"{made}</time></p>\n</header>\n"
        for place, article in enumerate(articles, 1):
            yield from self._article(article, f"a{place}")
        yield from self._rules()
        yield "</main>\n</body>\n</html>\n"

    def _article(self, article: ArticleReport, key: str) -> Iterator[str]:
        yield f'<article aria-labelledby="{key}">\n'
        language = _KAZAKH if article.headline else ""
        yield f'<h2 id="{key}"{language}>{_safe(_named(article))}</h2>\n'
        number = len(article.remarks)
        facts = self._say(
            "report.facts", name=PurePath(article.name).name, words=article.counted.words, number=number
        )
        yield f'<p class="facts">{_safe(facts)}</p>\n'
        if not number:
            yield f'<p class="none">{self._say("report.none")}</p>\n'
        else:
            yield from self._summary(article)
        for passage in article.passages:
            yield from self._passage(passage, key, "report.line" if article.by_lines else "report.paragraph")
        yield "</article>\n"

    def _summary(self, article: ArticleReport) -> Iterator[str]:
        first = {remark.issue.rule: remark.issue for remark in reversed(article.remarks)}
        yield f"<table>\n<caption>{self._say('report.summary')}</caption>\n<thead><tr>"
        yield "".join(f'<th scope="col">{self._say(f"report.{name}")}</th>' for name in _COLUMNS)
        yield "</tr></thead>\n<tbody>\n"
        for rule, number in article.by_rule.items():
            family = family_of(first[rule]).value
            kind = f'<span class="{family}">{_safe(self._say(f"family.{family}"))}</span>'
            yield f'<tr><td>{kind}</td><th scope="row">{_safe(self._rule(rule))}</th><td>{number}</td></tr>\n'
        yield "</tbody>\n</table>\n"

    def _passage(self, passage: Passage, key: str, named: str) -> Iterator[str]:
        yield f"<section>\n<h3>{self._say(named, number=passage.line)}</h3>\n"
        yield f'<p class="text"{_KAZAKH}>{_marked(passage, key)}</p>\n'
        yield f'<ol start="{passage.remarks[0].number}">\n'
        for remark in passage.remarks:
            yield from self._remark(remark, f"{key}-{remark.number}")
        yield "</ol>\n</section>\n"

    def _remark(self, remark: Remark, key: str) -> Iterator[str]:
        issue = remark.issue
        yield f'<li id="n{key}"><a href="#m{key}"{_KAZAKH}>{_safe(visible(issue.text))}</a>'
        if remark.fixes:
            fixes = ", ".join(self._fix(issue.text, fix) for fix in remark.fixes)
            yield f' <span aria-hidden="true">→</span> <span class="fixes">{fixes}</span>'
        said, rule = _safe(self._say(issue.message)), _safe(self._rule(issue.rule))
        yield f'<br>\n<span class="why">{said} <small>{rule}</small></span></li>\n'

    def _fix(self, text: str, fix: str) -> str:
        label = self._say(fix_label(text, fix))
        return f"<ins{_KAZAKH if label == fix else ''}>{_safe(label)}</ins>"

    def _rules(self) -> Iterator[str]:
        """What each rule rests on, once."""
        seen = dict.fromkeys(rule for article in self._report.articles for rule in article.by_rule)
        if not seen:
            return
        yield f'<section class="rules">\n<h2>{self._say("report.rules")}</h2>\n<dl>\n'
        for rule in seen:
            yield f"<dt>{_safe(self._rule(rule))}</dt><dd>{_safe(self._say(f'rule.{rule}.why'))}</dd>\n"
        yield "</dl>\n</section>\n"

    def _rule(self, rule: str) -> str:
        return self._say(f"rule.{rule}")

    def _say(self, what: Message | str, **values: object) -> str:
        return self._words.say(what, **values)


def _named(article: ArticleReport) -> str:
    return article.headline or PurePath(article.name).name


_COLUMNS = ("kind", "rule", "number")
_KAZAKH = ' lang="kk"'


def _marked(passage: Passage, key: str) -> str:
    """The paragraph as HTML, its findings marked and numbered; of two that overlap the shorter is marked."""
    text, remarks = passage.text, passage.remarks
    cuts = sorted({0, len(text), *(i for r in remarks for i in (r.issue.start, r.issue.end))})
    parts = []
    for start, end in pairwise(cuts):
        here = [r for r in remarks if r.issue.start <= start and end <= r.issue.end]
        shown = _safe(text[start:end])
        if here:
            inner = min((r.issue for r in here), key=lambda issue: issue.end - issue.start)
            part = visible(inner.text)[start - inner.start : end - inner.start]
            shown = f'<mark class="{family_of(inner).value}">{_safe(part)}</mark>'
        parts.append(shown + _numbers([r for r in here if r.issue.end == end], key))
    return "".join(parts)


def _numbers(ending: Sequence[Remark], key: str) -> str:
    return "".join(
        f'<sup><a id="m{key}-{r.number}" href="#n{key}-{r.number}">{r.number}</a></sup>' for r in ending
    )


def _safe(text: str) -> str:
    """Text for HTML: what HTML cannot hold becomes a replacement character, line breaks and tabs can be seen."""
    held = _NOT_HTML.sub("\ufffd", text)
    return escape(held).replace("\t", " │ ").replace("\n", "<br>").replace("\u2028", "<br>")


_NOT_HTML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
