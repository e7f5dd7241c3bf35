from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maqala.core.text.slug import LONGEST, slug


@pytest.mark.parametrize(
    ("headline", "address"),
    [
        ("Қазақстан жаңалықтары", "qazaqstan-janalyqtary"),
        ("Ауылға жаңа кітапхана келді", "auylga-jana-kitaphana-keldi"),
        ("Өңірдегі әкімдер: есеп беру", "onirdegi-akimder-esep-beru"),
        ("«Digital Almaty 2021» форумы өтіп жатыр", "digital-almaty-2021-forumy-otip-jatyr"),
        (
            "Шымкентте щётка, цирк, чемпион, юрист, яғни ёлка",
            "shymkentte-shiotka-tsirk-chempion-iurist-iagni-iolka",
        ),
        ("Қаһарман һәм гауһар", "qaharman-ham-gauhar"),
        ("Объект пен субъект", "obekt-pen-subekt"),
        ("99%-дық өсім – рекорд…", "99-dyq-osim-rekord"),
        ("Д’Артаньян туралы", "dartanian-turaly"),
        ("Café Zürich", "cafe-zurich"),
        ("И\u0306од", "iod"),
        ("  — !? ", ""),
        ("中文", ""),
    ],
)
def test_headlines_become_addresses(headline: str, address: str) -> None:
    assert slug(headline) == address


def test_a_long_headline_ends_with_a_whole_word() -> None:
    address = slug("әкімдік " * 30)
    assert len(address) <= LONGEST
    assert address.endswith("-akimdik")


def test_one_endless_word_is_cut() -> None:
    assert slug("а" * 200) == "a" * LONGEST


@given(st.text())
def test_every_address_is_plain(text: str) -> None:
    address = slug(text)
    assert len(address) <= LONGEST
    assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", address)


@given(st.text())
def test_an_address_is_its_own_address(text: str) -> None:
    assert slug(slug(text)) == slug(text)
