"""The report for programs: JSON."""

from __future__ import annotations

import json

from maqala.core.issues import family_of
from maqala.core.messages import Catalogue
from maqala.core.report.content import ArticleReport, Passage, Remark, Report


def to_json(report: Report, words: Catalogue) -> str:
    """The report as one JSON object; sentences are those of `words`. Columns count code points from 1."""
    told = {
        "made": report.made.isoformat(timespec="seconds"),
        "language": words.language,
        "articles": [_article(article, words) for article in report.articles],
    }
    # Half a surrogate, which a file name may have, cannot be written as it is, but JSON can spell it out.
    text = json.dumps(told, ensure_ascii=False, indent=1)
    return text.encode("utf-8", "backslashreplace").decode() + "\n"


def _article(article: ArticleReport, words: Catalogue) -> dict[str, object]:
    return {
        "file": article.name,
        "headline": article.headline,
        "words": article.counted.words,
        "findings": [
            _finding(passage, remark, words) for passage in article.passages for remark in passage.remarks
        ],
    }


def _finding(passage: Passage, remark: Remark, words: Catalogue) -> dict[str, object]:
    issue = remark.issue
    before, behind = passage.around(issue)
    return {
        "number": remark.number,
        "line": passage.line,
        "column": issue.start + 1,
        "text": issue.text,
        "before": before,
        "behind": behind,
        "rule": issue.rule,
        "kind": family_of(issue).value,
        "severity": issue.severity.value,
        "message": words.say(issue.message),
        "suggestions": list(remark.fixes),
    }
