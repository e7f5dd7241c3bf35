from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maqala.core.text import sentences
from maqala.core.text.statistics import Counter, Statistics, of_paragraph


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("", 0),
        ("Тақырып", 1),
        ("Бір. Екі! Үш? Төрт…", 4),
        ("Форумға А. Байтұрсынұлы мен М. О. Әуезов келді.", 1),
        ("Оған 5 млн. теңге, кітап, қалам т.б. берілді.", 1),
        ("Кітап, қалам т.б. Келесі күні тағы әкелді.", 2),
        ("– Кім келді? – деді ол.", 1),
        ("«Келемін!» деді. Кетті.", 2),
        ("Бағасы 3.5 теңге. Kaspi.kz сайты ашық.", 2),
        ("Ол келді.» Біз кеттік.", 2),
        ("Не?! Рас па?..", 2),
        ("* * *", 0),
    ],
)
def test_sentences_are_counted(text: str, number: int) -> None:
    assert sentences.count(text) == number


@given(st.text())
def test_sentences_end_in_order_and_the_last_where_the_text_does(text: str) -> None:
    found = sentences.ends(text)
    assert found == sorted(set(found))
    assert not found or found[-1] == len(text.rstrip())


def test_a_paragraph_is_counted() -> None:
    found = of_paragraph("Бес – 5, он бес.\nАлты.")
    assert found == Statistics(words=5, characters=21, without_spaces=17, sentences=2, paragraphs=1)


def test_an_empty_paragraph_is_none() -> None:
    assert of_paragraph("  ") == Statistics(characters=2)


def test_reading_takes_at_least_a_minute() -> None:
    assert Statistics().minutes == 1
    assert Statistics(words=800).minutes == 5


@given(st.lists(st.lists(st.sampled_from(["", "Бір.", "Екі үш. Төрт"]), max_size=6), max_size=4))
def test_counting_again_counts_the_same(articles: list[list[str]]) -> None:
    counter = Counter()
    for paragraphs in articles:
        once = sum((of_paragraph(p) for p in paragraphs), Statistics())
        assert counter.count(paragraphs) == once
