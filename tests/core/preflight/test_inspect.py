"""An article held against a profile."""

from __future__ import annotations

import pytest

from maqala.core import paths
from maqala.core.article import Article, Image, Metadata, Run, Style, TextBlock
from maqala.core.issues import Family, Issue, Severity
from maqala.core.messages import LANGUAGES, Catalogue, Message
from maqala.core.preflight.inspect import Place, Problem, inspect
from maqala.core.preflight.profile import Profile, Span
from maqala.core.values import replace

BODY = TextBlock(Style.PARAGRAPH, (Run("Ол мектепке барды."),))


def block(style: Style, text: str) -> TextBlock:
    return TextBlock(style, (Run(text),) if text else ())


def article(*blocks: TextBlock | Image, metadata: Metadata | None = None) -> Article:
    return Article((*blocks, BODY), metadata or Metadata())


def found(rule: str, severity: Severity = Severity.ERROR) -> Issue:
    return Issue(0, 2, "Ол", rule, Message(f"issue.{rule}"), severity)


def checks(given: Article, profile: Profile, *issues: Issue) -> list[str]:
    problems = inspect(given, profile, issues)
    for language in LANGUAGES:
        words = Catalogue.load(paths.shipped("resources", "translations"), language)
        assert all(words.say(problem.message) for problem in problems)
    return [problem.check for problem in problems]


def test_a_profile_without_demands_is_met_by_everything() -> None:
    assert checks(Article(), Profile()) == []


@pytest.mark.parametrize("style", [Style.HEADLINE, Style.LEAD])
@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "missing"),
        ("  ", "missing"),
        ("Бір", "short"),
        ("Бір екі", ""),
        ("  Бір  екі ", ""),
        ("Бір екі үш", "long"),
    ],
)
def test_headline_and_lead_are_measured_in_characters(style: Style, text: str, problem: str) -> None:
    name = style.value
    profile = replace(Profile(), **{name: Span(5, 8), f"{name}_required": True})
    assert checks(article(block(style, text)), profile) == ([f"{name}-{problem}"] if problem else [])


def test_what_is_not_required_may_be_missing_altogether() -> None:
    assert checks(article(), Profile(lead=Span(5, 8))) == []


def test_the_article_is_measured_in_words_and_characters() -> None:
    assert checks(article(), Profile(words=Span(3, 3), characters=Span(18, 18))) == []
    assert checks(article(), Profile(words=Span(4), characters=Span(None, 17))) == [
        "words-short",
        "characters-long",
    ]


def test_fields_that_are_required_are_looked_for() -> None:
    profile = Profile(fields=("byline", "tags", "slug"))
    filled = Metadata(byline="Айдана", tags=("спорт",), slug="a")
    assert checks(article(metadata=filled), profile) == []
    assert checks(article(metadata=Metadata(byline=" ")), profile) == [
        "field-byline",
        "field-tags",
        "field-slug",
    ]


def test_so_many_findings_of_a_family_may_stay_open() -> None:
    profile = Profile(allowed={Family.SPELLING: 0, Family.STYLE: 1})
    hint = found("ellipsis", Severity.HINT)
    assert checks(article(), profile, hint, found("quote-agreement", Severity.WARNING)) == []
    assert checks(article(), profile, found("spelling"), hint, hint) == [
        "findings-spelling",
        "findings-style",
    ]


def test_pictures_need_what_the_profile_wants_of_them() -> None:
    profile = Profile(pictures=Span(2, 2), alt=True, caption=True)
    described = Image(name="a.jpg", alt="Тау", caption=(Run("Алатау"),))
    assert checks(article(described, described), profile) == []
    assert checks(article(described, Image(name="b.jpg")), profile) == ["picture-alt", "picture-caption"]
    assert checks(article(described), profile) == ["pictures-short"]
    assert checks(article(described, described, described), profile) == ["pictures-long"]


def test_a_problem_says_where_it_is() -> None:
    linked = TextBlock(
        Style.PARAGRAPH, (Run("мұнда", link="https://a.kz"), Run(" не "), Run("анда", link="a.kz"))
    )
    given = article(Image(alt="Тау"), Image(), linked)
    places = [problem.place for problem in inspect(given, Profile(alt=True, links=True), ())]
    assert places == [Place("picture", number=1), Place("link", "a.kz", 1)]


def test_links_are_looked_at_only_if_wanted() -> None:
    linked = TextBlock(Style.PARAGRAPH, (Run("анда", link="a.kz"),))
    assert checks(article(linked), Profile()) == []
    assert checks(article(linked), Profile(links=True)) == ["link-no-scheme"]


def test_a_long_address_is_cut_in_the_sentence() -> None:
    linked = TextBlock(Style.PARAGRAPH, (Run("анда", link="a.kz/" + "a" * 500),))
    (problem,) = inspect(article(linked), Profile(links=True), ())
    assert isinstance(problem, Problem)
    assert len(str(problem.message.values["address"])) <= 70
