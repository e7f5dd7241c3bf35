"""Addresses are found where they stand, without the marks of the sentence around them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maqala.core.text.addresses import completed, is_address, last_address


def last(text: str) -> str:
    start, end = last_address(text)
    return text[start:end]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Толығырақ: https://egemen.kz/article/123-bala", "https://egemen.kz/article/123-bala"),
        ("www.gov.kz", "www.gov.kz"),
        ("(қараңыз: https://egemen.kz).", "https://egemen.kz"),
        ("«https://egemen.kz/».", "https://egemen.kz/"),
        ("https://egemen.kz –", ""),
        ("https://kk.wikipedia.org/wiki/Абай_(ақын)", "https://kk.wikipedia.org/wiki/Абай_(ақын)"),
        ("(https://kk.wikipedia.org/wiki/Абай_(ақын)),", "https://kk.wikipedia.org/wiki/Абай_(ақын)"),
        ("https://қазақ.қаз/бет?а=1&б=2!", "https://қазақ.қаз/бет?а=1&б=2"),
        ("хат: redaksia@egemen.kz,", "redaksia@egemen.kz"),
        ("бізге@жаз", ""),
        ("https://", ""),
        ("www.", ""),
        ("сайтhttps://egemen.kz", ""),
        ("egemen.kz", ""),
        ("жоқ", ""),
        ("", ""),
    ],
)
def test_the_address_that_a_text_ends_with(text: str, address: str) -> None:
    assert last(text) == address


@given(st.text(alphabet="abқ./:@()[]?!,«» \nwhtps", max_size=40))
def test_an_address_is_one_stretch_without_blanks_near_the_end(text: str) -> None:
    found = last(text)
    assert found == "" or (not any(map(str.isspace, found)) and text.rstrip().find(found) >= 0)
    assert last(found) == found


@pytest.mark.parametrize("text", ["https://egemen.kz", "HTTP://a.b", "www.gov.kz", "mailto:a@b.kz"])
def test_what_is_pasted_as_an_address(text: str) -> None:
    assert is_address(text)


@pytest.mark.parametrize("text", ["egemen.kz", "https://a.b бар", "a@b.kz", ""])
def test_what_is_pasted_as_words(text: str) -> None:
    assert not is_address(text)


@pytest.mark.parametrize(
    ("given", "full"),
    [
        ("egemen.kz", "https://egemen.kz"),
        (" a@b.kz ", "mailto:a@b.kz"),
        ("tel:+7", "tel:+7"),
        ("#түйін", "#түйін"),
        ("/бет", "/бет"),
        ("", ""),
    ],
)
def test_an_address_gets_its_scheme(given: str, full: str) -> None:
    assert completed(given) == full
