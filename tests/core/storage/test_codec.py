"""An article comes back from its bytes as it went in."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maqala.core.article import (
    Article,
    Cell,
    Image,
    Mark,
    Metadata,
    Rule,
    Run,
    Style,
    Table,
    TextBlock,
)
from maqala.core.storage import codec

texts = st.text(st.characters(categories=None), max_size=12) | st.sampled_from(
    ["әіңғүұқөһ", "😀", "\n", '"\\']
)
marks = st.integers(0, 63).map(Mark)
runs = st.lists(st.builds(Run, texts, marks, texts, texts), max_size=4).map(tuple)
cells = st.builds(Cell, runs)
rows = st.lists(st.lists(cells, max_size=3).map(tuple), max_size=3).map(tuple)
blocks = st.one_of(
    st.builds(TextBlock, st.sampled_from(Style), runs, st.integers(0, 8)),
    st.builds(Image, st.binary(max_size=30), texts, texts, texts, runs),
    st.builds(Table, rows, st.booleans()),
    st.just(Rule()),
)
times = st.none() | st.datetimes() | st.datetimes(timezones=st.just(UTC))
metadata = st.builds(
    Metadata, texts, texts, texts, texts, st.lists(texts, max_size=3).map(tuple), texts, texts, times, times
)
articles = st.builds(Article, st.lists(blocks, max_size=6).map(tuple), metadata)


@given(articles)
def test_an_article_comes_back_as_it_was(article: Article) -> None:
    encoded = codec.encode(article)
    assert codec.decode(encoded.text, encoded.pictures) == article


def test_half_a_surrogate_pair_comes_back_as_it_was() -> None:
    article = Article((TextBlock(Style.PARAGRAPH, (Run("а\ud83d", link="\ude00"),)),))
    assert codec.decode(codec.encode(article).text, {}) == article


@given(articles)
def test_equal_articles_give_equal_bytes_without_a_line_break(article: Article) -> None:
    again = codec.decode(codec.encode(article).text, codec.encode(article).pictures)
    assert codec.encode(again) == codec.encode(article)
    assert b"\n" not in codec.encode(article).text


@given(articles, articles)
def test_what_was_encoded_before_changes_nothing(one: Article, other: Article) -> None:
    encoder = codec.Encoder()
    mixed = Article(one.blocks + other.blocks[::-1] + one.blocks[:1], other.metadata)
    for article in (one, mixed, other, mixed):
        assert encoder.encode(article) == codec.encode(article)


def test_a_picture_that_stands_twice_is_given_once() -> None:
    picture = Image(b"\x89PNG" * 1000)
    encoded = codec.encode(Article((picture, picture)))
    assert list(encoded.pictures.values()) == [picture.data]
    assert len(encoded.text) < 400


def test_an_article_whose_picture_is_gone_keeps_its_words() -> None:
    words = (Run("Сурет астындағы сөз"),)
    encoded = codec.encode(Article((Image(b"x", "a.png", caption=words),)))
    assert codec.decode(encoded.text, {}) == Article((Image(b"", "a.png", caption=words),))


def test_kazakh_takes_no_more_room_than_it_must() -> None:
    text = "Қазақ тілінде жазылған мақала. " * 1000
    encoded = codec.encode(Article((TextBlock(Style.PARAGRAPH, (Run(text),)),)))
    assert len(encoded.text) < len(text.encode()) + 100


def test_times_keep_their_zone() -> None:
    known = Metadata(created=datetime(2026, 3, 1, 9, 30, 1, 5, UTC), changed=datetime(2026, 3, 2))
    back = codec.decode(codec.encode(Article((), known)).text, {}).metadata
    assert back == known
    assert back.created is not None
    assert back.created.tzinfo == UTC


@pytest.mark.parametrize(
    "nonsense",
    [b"", b"{}", b"[]", b"\xff", b"null", b'{"v":2,"b":[],"m":{}}', b'{"v":1,"b":[["x"]],"m":{}}'],
)
def test_nonsense_is_a_value_error(nonsense: bytes) -> None:
    with pytest.raises(ValueError):
        codec.decode(nonsense, {})
