"""What is written is read back: HTML and Markdown hold a whole article."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, product

from hypothesis import HealthCheck, given, settings
from tests.core.formats.strategies import articles

from maqala.core.article import Article, Run, Style, TextBlock
from maqala.core.formats import html, markdown
from maqala.core.formats.contract import Options
from maqala.core.values import replace

slow = settings(max_examples=150, suppress_health_check=list(HealthCheck))


@slow
@given(articles)
def test_a_page_reads_back_to_the_same_article(article: Article) -> None:
    article = replace(article, metadata=replace(article.metadata, notes=""))
    page = html.write(article, Options())
    assert html.read(page, "мақала.html").article == article


@slow
@given(articles)
def test_a_fragment_reads_back_to_the_same_blocks(article: Article) -> None:
    fragment = html.write(article, Options(fragment=True))
    assert html.read(fragment, "мақала.html").article.blocks == article.blocks


@slow
@given(articles)
def test_markdown_reads_back_to_the_same_article(article: Article) -> None:
    text = markdown.write(article, Options())
    assert markdown.read(text, "мақала.md").article == article


def lists() -> Iterator[Article]:
    """Every way in which up to four items of two kinds can lie within each other, three levels deep."""
    kinds = tuple(product((Style.BULLET, Style.NUMBER), range(3)))
    for size in range(1, 5):
        for items in product(kinds, repeat=size):
            depths = [-1, *(depth for _, depth in items)]
            if all(depth <= before + 1 for before, depth in pairwise(depths)):
                named = enumerate(items)
                yield Article(
                    tuple(TextBlock(style, (Run(f"тармақ {n}"),), depth) for n, (style, depth) in named)
                )


def test_lists_within_lists_read_back_whatever_follows_what() -> None:
    for article in lists():
        assert markdown.read(markdown.write(article, Options()), "а.md").article == article
        assert html.read(html.write(article, Options()), "а.html").article == article
