"""One key goes through the cases of a text."""

from __future__ import annotations

import pytest

from maqala.core.text.casing import turned


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("мектеп", "Мектеп"),
        ("Мектеп", "МЕКТЕП"),
        ("МЕКТЕП", "мектеп"),
        ("«жаңа мектеп». бұл үшінші", "«Жаңа мектеп». Бұл үшінші"),
        ("Астана мен Алматы", "АСТАНА МЕН АЛМАТЫ"),
        ("ҚҰРЫЛЫС ІСІ", "құрылыс ісі"),
        ("Straße", "STRAßE"),
        ("2020 – 5", "2020 – 5"),
        ("", ""),
    ],
)
def test_each_case_has_a_next_one(before: str, after: str) -> None:
    assert turned(before) == after
