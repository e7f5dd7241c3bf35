"""Holds an article against a profile."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from maqala.core.article import Article, Image
from maqala.core.issues import Family, Issue, family_of
from maqala.core.messages import Message, message
from maqala.core.preflight.links import links, trouble
from maqala.core.preflight.profile import Profile, Span
from maqala.core.text.statistics import Statistics, of_paragraph
from maqala.core.values import dataclass

HEADLINE, LEAD, TEXT, FIELD, FINDING, PICTURE, LINK = (
    *("headline", "lead", "text", "field"),
    *("finding", "picture", "link"),
)
"""Where something has to be mended."""


@dataclass(frozen=True, slots=True)
class Place:
    """`kind` is one of those above. `name` is a field, a family of findings or an address; `number` counts from 0."""

    kind: str
    name: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that keeps an article from being ready; `check` names what was looked at, for scripts."""

    check: str
    message: Message
    place: Place


def inspect(article: Article, profile: Profile, open_findings: Sequence[Issue]) -> list[Problem]:
    """What has to be mended before the article meets the profile, in the order of the article."""
    return [
        *_length(HEADLINE, article.headline, profile.headline, required=profile.headline_required),
        *_length(LEAD, article.lead, profile.lead, required=profile.lead_required),
        *_size(article, profile),
        *_fields(article, profile),
        *_findings(profile, open_findings),
        *_pictures(article, profile),
        *(_links(article) if profile.links else ()),
    ]


def _length(kind: str, text: str, span: Span, *, required: bool) -> Iterator[Problem]:
    length = len(" ".join(text.split()))
    if length:
        yield from _within(kind, length, span, Place(kind))
    elif required:
        yield Problem(f"{kind}-missing", Message(f"preflight.{kind}.missing"), Place(kind))


def _within(kind: str, number: int, span: Span, place: Place) -> Iterator[Problem]:
    if span.least is not None and number < span.least:
        said = message(f"preflight.{kind}.short", number=number, wanted=span.least)
        yield Problem(f"{kind}-short", said, place)
    if span.most is not None and number > span.most:
        said = message(f"preflight.{kind}.long", number=number, wanted=span.most)
        yield Problem(f"{kind}-long", said, place)


def _size(article: Article, profile: Profile) -> Iterator[Problem]:
    counted = sum((of_paragraph(line) for line in article.text.split("\n")), Statistics())
    yield from _within("words", counted.words, profile.words, Place(TEXT))
    yield from _within("characters", counted.characters, profile.characters, Place(TEXT))


def _fields(article: Article, profile: Profile) -> Iterator[Problem]:
    for name in profile.fields:
        value = getattr(article.metadata, name)
        if not (value.strip() if isinstance(value, str) else value):
            said = message("preflight.field", field=Message(f"details.{name}"))
            yield Problem(f"field-{name}", said, Place(FIELD, name))


def _findings(profile: Profile, found: Sequence[Issue]) -> Iterator[Problem]:
    counted = Counter(family_of(issue) for issue in found)
    for family in Family:
        allowed = profile.allowed.get(family)
        if allowed is not None and counted[family] > allowed:
            kind = Message(f"family.{family.value}")
            key = "preflight.findings_over" if allowed else "preflight.findings"
            said = message(key, family=kind, number=counted[family], allowed=allowed)
            yield Problem(f"findings-{family.value}", said, Place(FINDING, family.value))


def _pictures(article: Article, profile: Profile) -> Iterator[Problem]:
    pictures = [block for block in article.blocks if isinstance(block, Image)]
    yield from _within("pictures", len(pictures), profile.pictures, Place(TEXT))
    for number, picture in enumerate(pictures):
        place = Place(PICTURE, number=number)
        values = {"number": number + 1, "name": picture.name or picture.source or "–"}
        if profile.alt and not picture.alt.strip():
            yield Problem("picture-alt", Message("preflight.picture.alt", values), place)
        if profile.caption and not picture.text.strip():
            yield Problem("picture-caption", Message("preflight.picture.caption", values), place)


def _links(article: Article) -> Iterator[Problem]:
    for link in links(article):
        if (wrong := trouble(link)) is not None:
            why = Message(f"preflight.link.{wrong}")
            said = message("preflight.link", text=_short(link.text), address=_short(link.address), why=why)
            yield Problem(f"link-{wrong.replace('_', '-')}", said, Place(LINK, link.address, link.number))


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


_SHOWN = 70
"""Letters of an address or a text that a sentence shows."""
