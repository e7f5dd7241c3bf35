"""A difference in words leads from the one text to the other, and reads well."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maqala.core.text.difference import Change, Kind, compare

words = st.sampled_from("мақала қала қаланың жаңа-жаңа 2020 , . \n « » және \t".split(" "))
texts = st.lists(words, max_size=40).map(" ".join) | st.text(max_size=60)


def shown(old: str, new: str) -> str:
    """The difference in one line: [removed] {added}."""
    frames = {Kind.SAME: "{}", Kind.REMOVED: "[{}]", Kind.ADDED: "{{{}}}"}
    return "".join(frames[change.kind].format(change.text) for change in compare(old, new))


def side(changes: tuple[Change, ...], without: Kind) -> str:
    return "".join(change.text for change in changes if change.kind is not without)


@given(texts, texts)
def test_both_texts_can_be_put_together_again(old: str, new: str) -> None:
    changes = compare(old, new)
    assert side(changes, Kind.ADDED) == old
    assert side(changes, Kind.REMOVED) == new


@given(texts, texts)
def test_neighbours_differ_in_kind_nothing_is_empty_and_removed_comes_first(old: str, new: str) -> None:
    changes = compare(old, new)
    assert all(change.text for change in changes)
    kinds = [change.kind for change in changes]
    assert all(kind is not after for kind, after in pairwise(kinds))
    assert (Kind.ADDED, Kind.REMOVED) not in pairwise(kinds)


@given(texts)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert compare(text, text) == ((Change(Kind.SAME, text),) if text else ())


paragraphs = st.lists(texts.map(lambda text: " ".join(text.split()) + "\n"), max_size=6).map("".join)


@given(paragraphs, paragraphs, paragraphs)
def test_paragraphs_that_were_put_between_are_all_that_was_added(
    before: str, between: str, after: str
) -> None:
    changes = compare(before + after, before + between + after)
    assert all(change.kind is not Kind.REMOVED for change in changes)


@pytest.mark.parametrize(
    ("old", "new", "difference"),
    [
        ("Ауылда мектеп ашылды.", "Ауылда жаңа мектеп ашылды.", "Ауылда {жаңа }мектеп ашылды."),
        ("Ол келді, кетті.", "Ол келді.", "Ол келді[, кетті]."),
        ("мектептегі бала", "мектептің баласы", "[мектептегі бала]{мектептің баласы}"),
        ("Алматы — үлкен қала", "Астана — үлкен қала", "[Алматы]{Астана} — үлкен қала"),
        ("жан-жақты", "жан-жақтан", "[жан-жақты]{жан-жақтан}"),
        ("бір\nекі\nүш\n", "бір\nүш\n", "бір\n[екі\n]үш\n"),
        ("бір\nекі", "екі\nбір", "[бір\n]екі{\nбір}"),
        ("бір, екі, үш", "төрт, бес, алты", "[бір, екі, үш]{төрт, бес, алты}"),
        ("", "жаңа", "{жаңа}"),
        ("ескі", "", "[ескі]"),
    ],
)
def test_it_reads_as_a_person_would_say_it(old: str, new: str, difference: str) -> None:
    assert shown(old, new) == difference


def test_a_long_article_with_few_changes_shows_only_these() -> None:
    paragraphs = [" ".join(f"сөз{n % 97} және {n % 13} ." for n in range(k, k + 40)) for k in range(300)]
    old = "\n".join(paragraphs)
    paragraphs[150] = paragraphs[150].replace("және", "мен", 1)
    del paragraphs[20]
    changes = [c for c in compare(old, "\n".join(paragraphs)) if c.kind is not Kind.SAME]
    assert [c.text for c in changes[1:]] == ["және", "мен"]
    assert changes[0].kind is Kind.REMOVED
    assert changes[0].text.count("\n") == 1


def test_two_long_texts_without_a_common_word_are_one_replaced_by_the_other() -> None:
    old, new = "а б " * 20_000, "в г " * 20_000
    kinds = [change.kind for change in compare(old.rstrip(), new.rstrip())]
    assert kinds == [Kind.REMOVED, Kind.ADDED]


def test_a_shuffled_article_is_compared_too() -> None:
    old = [f"сөз{number}" for number in range(3_000)]
    new = [word for place in range(0, len(old), 50) for word in reversed(old[place : place + 50])]
    changes = compare(" ".join(old), " ".join(new))
    assert side(changes, Kind.ADDED) == " ".join(old)
    assert side(changes, Kind.REMOVED) == " ".join(new)
