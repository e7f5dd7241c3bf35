"""What a report holds, and that its page is sound."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maqala.core import paths
from maqala.core.issues import Issue, Severity
from maqala.core.messages import LANGUAGES, Catalogue, Message
from maqala.core.report import data, page
from maqala.core.report.content import ArticleReport, Found, Report, article_report
from maqala.core.values import replace

LINES = ("Тақырып", "Ол мектепп барды. Содан  қайтты.", "Бәрі дұрыс.", "Тағы мектепп.")
WHEN = datetime(2026, 11, 25, 16, 5, tzinfo=UTC)


def issue(line: int, text: str, rule: str = "spelling", severity: Severity = Severity.ERROR) -> Issue:
    start = LINES[line - 1].index(text)
    return Issue(start, start + len(text), text, rule, Message(f"issue.{rule}", {"word": text}), severity)


FOUND = (
    Found(2, LINES[1], issue(2, "мектепп"), ("мектеп", "мектебі")),
    Found(2, LINES[1], issue(2, "  ", "space-double", Severity.HINT), (" ",)),
    Found(4, LINES[3], issue(4, "мектепп"), ("мектеп",)),
)


def catalogue(language: str = "en") -> Catalogue:
    return Catalogue.load(paths.shipped("resources", "translations"), language)


def report(*articles: ArticleReport) -> Report:
    return Report(articles, WHEN)


def article(*found: Found) -> ArticleReport:
    return article_report("/үй/мақала.docx", "Тақырып", LINES, found)


def as_html(*articles: ArticleReport, language: str = "en") -> str:
    return page.to_html(report(*articles), catalogue(language), paths.shipped("resources"))


class Tags(HTMLParser):
    """Notes elements that are not closed, ids and where links lead."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.names: set[str] = set()
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        given_ = dict(attrs)
        self.ids += [value for value in [given_.get("id")] if value]
        self.targets += [value for value in [given_.get("href")] if value]
        if tag not in ("meta", "br", "link"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += "" if self.open and self.open[-1] == "style" else data


def test_findings_of_one_paragraph_stand_together_and_are_numbered_through() -> None:
    made = article(*FOUND)
    assert [passage.line for passage in made.passages] == [2, 4]
    assert [[remark.number for remark in passage.remarks] for passage in made.passages] == [[1, 2], [3]]
    assert made.counted.words == 10


def test_rules_are_counted_by_kind_and_then_by_number() -> None:
    assert list(article(*reversed(FOUND)).by_rule.items()) == [("spelling", 2), ("space-double", 1)]


def test_a_finding_is_told_with_its_sentence() -> None:
    first = article(*FOUND).passages[0]
    assert first.around(first.remarks[0].issue) == ("Ол ", " барды.")
    assert first.around(first.remarks[1].issue) == ("Содан", "қайтты.")


def test_json_says_all_of_a_finding() -> None:
    told = json.loads(data.to_json(report(article(*FOUND)), catalogue()))
    assert told["made"] == "2026-11-25T16:05:00+00:00"
    (one,) = told["articles"]
    assert (one["file"], one["headline"], one["words"]) == ("/үй/мақала.docx", "Тақырып", 10)
    assert one["findings"][0] == {
        "number": 1,
        "line": 2,
        "column": 4,
        "text": "мектепп",
        "before": "Ол ",
        "behind": " барды.",
        "rule": "spelling",
        "kind": "spelling",
        "severity": "error",
        "message": "“мектепп” seems to be misspelt.",
        "suggestions": ["мектеп", "мектебі"],
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_whole_and_every_link_leads_somewhere(language: str) -> None:
    html = as_html(article(*FOUND), article(), language=language)
    tags = Tags(html)
    assert tags.open == []
    assert len(tags.ids) == len(set(tags.ids))
    assert {target.removeprefix("#") for target in tags.targets} <= set(tags.ids)
    assert html.startswith(f'<!DOCTYPE html>\n<html lang="{language}">')
    assert catalogue(language).say("report.none") in tags.text


def test_the_page_needs_nothing_beside_it_and_runs_nothing() -> None:
    html = as_html(article(*FOUND))
    assert not {"script", "link", "img", "iframe"} & Tags(html).names
    assert not re.search(r"\son\w+=|https?:|url\(|@\w+@", html)


def test_a_mark_has_its_number_and_a_shape_for_its_kind() -> None:
    html = as_html(article(*FOUND))
    assert '<mark class="spelling">мектепп</mark><sup><a id="ma1-1" href="#na1-1">1</a></sup>' in html
    assert '<mark class="style">␣␣</mark>' in html
    shapes = re.findall(r"^\.(spelling|agreement|style|name) \{ text-decoration: underline (\w+)", html, re.M)
    assert len({shape for _, shape in shapes}) == 4


def test_a_fix_that_cannot_be_seen_is_told_in_words() -> None:
    assert "␣ leave one space" in Tags(as_html(article(*FOUND))).text


def test_the_author_is_shown_no_folders() -> None:
    text = Tags(as_html(article(*FOUND))).text
    assert "мақала.docx" in text
    assert "/үй/" not in text


def test_of_findings_inside_each_other_both_are_numbered() -> None:
    outer = Issue(0, 17, LINES[1][:17], "spelling", Message("issue.spelling", {"word": "…"}))
    inner = replace(issue(2, "мектепп"), severity=Severity.HINT, rule="ellipsis", message=outer.message)
    html = as_html(article(Found(2, LINES[1], outer), Found(2, LINES[1], inner)))
    assert '<mark class="spelling">Ол </mark><mark class="style">мектепп</mark><sup>' in html
    assert Tags(html).text.count("барды") >= 1


@given(st.text(alphabet=st.characters(codec="utf-8"), min_size=1), st.data())
def test_whatever_a_text_holds_the_page_is_sound_and_encodes(text: str, draw: st.DataObject) -> None:
    start = draw.draw(st.integers(0, len(text) - 1))
    end = draw.draw(st.integers(start + 1, len(text)))
    found = Issue(start, end, text[start:end], "ellipsis", Message("issue.spelling", {"word": text}))
    html = as_html(article_report(text, text, [text], [Found(1, text, found, (text,))]))
    assert Tags(html).open == []
    assert html.encode()
    assert "script" not in Tags(html).names
    assert json.loads(data.to_json(report(article_report("a", "", [], [Found(1, text, found)])), catalogue()))
