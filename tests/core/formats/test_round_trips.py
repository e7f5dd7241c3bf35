"""What is written is read back: HTML and Markdown hold a whole article."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from tests.core.formats.strategies import articles

from maqala.core.article import Article
from maqala.core.formats import html, html_out, markdown, markdown_out
from maqala.core.formats.contract import Options

slow = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


@slow
@given(articles)
def test_a_page_reads_back_to_the_same_article(article: Article) -> None:
    article = replace(article, metadata=replace(article.metadata, notes=""))
    page = html_out.write(article, Options())
    assert html.read(page, "мақала.html").article == article


@slow
@given(articles)
def test_a_fragment_reads_back_to_the_same_blocks(article: Article) -> None:
    fragment = html_out.write(article, Options(fragment=True))
    assert html.read(fragment, "мақала.html").article.blocks == article.blocks


@slow
@given(articles)
def test_markdown_reads_back_to_the_same_article(article: Article) -> None:
    text = markdown_out.write(article, Options())
    assert markdown.read(text, "мақала.md").article == article
