"""Links, judged by their form alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maqala.core import paths
from maqala.core.article import Article, Cell, Image, Mark, Run, Style, Table, TextBlock
from maqala.core.messages import Catalogue
from maqala.core.preflight.links import Link, links, trouble


@pytest.mark.parametrize(
    ("address", "text"),
    [
        ("https://www.inform.kz/ru/news", "хабарлады"),
        ("http://inform.kz", "www.inform.kz"),
        ("https://inform.kz/a", "inform.kz"),
        ("https://kk.wikipedia.org/wiki/Абай_(аудан)", "Абай"),
        ("https://қаз.қаз/жаңалық", "қаз.қаз"),
        ("https://сайт.com/", "сайт"),
        ("mailto:press@gov.kz", "press@gov.kz"),
        ("tel:+77172745000", "қоңырау шалыңыз"),
        ("https://site.kz:8080/a?b=c#d", "Node.js"),
        ("https://8.8.8.8/", "сервер"),
        ("https://t.me/tengrinews", "3.5 млн"),
    ],
)
def test_a_sound_link_is_left_alone(address: str, text: str) -> None:
    assert trouble(Link(0, address, text)) is None


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("", "empty"),
        ("#", "empty"),
        ("https://", "empty"),
        ("mailto:", "empty"),
        ("file:///C:/a.docx", "local"),
        ("C:\\Users\\Aidana\\a.docx", "local"),
        ("\\\\server\\a.docx", "local"),
        ("/home/aidana/a.docx", "local"),
        ("www.inform.kz/a", "no_scheme"),
        ("inform.kz", "no_scheme"),
        ("/news/1", "relative"),
        ("#бөлім", "relative"),
        ("javascript:void(0)", "scheme"),
        ("htps://inform.kz", "scheme"),
        ("https://inform .kz", "space"),
        ("https://inform", "broken"),
        ("https://inform..kz", "broken"),
        ("https:///a", "broken"),
        ("http://[1", "broken"),
        ("https://inform.kz:abc/", "broken"),
        ("https://https://inform.kz", "twice"),
        ("http://localhost:3000/a", "inside"),
        ("http://192.168.1.10/a", "inside"),
        ("http://cms.local/a", "inside"),
        ("https://example.com/a", "example"),
        ("mailto:press@gov", "mail"),
        ("tel:жоқ", "phone"),
        ("https://infоrm.kz/", "disguised"),
        ("https://inform.kz/a.", "tail"),
        ("https://inform.kz/a)", "tail"),
        ("https://inform.kz@bad.kz/", "user"),
        ("https://inform.kz/wp-admin/post.php?post=1", "editing"),
        ("https://docs.google.com/document/d/1/edit", "editing"),
        ("https://inform.kz/a?utm_source=tg", "tracking"),
    ],
)
def test_a_link_that_leads_nowhere_or_elsewhere_is_told(address: str, why: str) -> None:
    assert trouble(Link(0, address, "мұнда")) == why
    assert (
        f"preflight.link.{why}" in Catalogue.load(paths.shipped("resources", "translations"), "kk").sentences
    )


def test_a_text_that_names_another_site_is_suspicious() -> None:
    assert trouble(Link(0, "https://egov-kz.com/login", "egov.kz")) == "differs"
    assert trouble(Link(0, "https://egov-kz.com/login", "https://egov.kz/login")) == "differs"


def test_links_are_found_everywhere_and_those_in_parts_are_one() -> None:
    there = "https://a.kz"
    article = Article(
        (
            TextBlock(
                Style.PARAGRAPH, (Run("екі ", link=there), Run("бөлік", Mark.BOLD, there), Run(" бос"))
            ),
            Image(caption=(Run("сурет", link="https://b.kz"),)),
            Table(((Cell((Run("ұяшық", link="https://c.kz"), Run("тағы", link="https://d.kz"))),),)),
        )
    )
    assert [(link.number, link.text) for link in links(article)] == [
        (0, "екі бөлік"),
        (1, "сурет"),
        (2, "ұяшық"),
        (3, "тағы"),
    ]


@given(st.text() | st.text(alphabet="htps:/[]@#?.%0a "), st.text())
def test_no_address_is_too_strange(address: str, text: str) -> None:
    why = trouble(Link(0, address, text))
    assert why is None or f"preflight.link.{why}" in KNOWN


KNOWN = Catalogue.load(paths.shipped("resources", "translations"), "kk").sentences
