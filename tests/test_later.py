"""Modules that are loaded when they are used, not when they are named."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

from maqala.later import put_off

UNUSED = "colorsys"


@pytest.fixture(autouse=True)
def not_loaded() -> Iterator[None]:
    sys.modules.pop(UNUSED, None)
    yield
    sys.modules.pop(UNUSED, None)


def test_an_import_alone_loads_nothing() -> None:
    put_off(UNUSED)
    import colorsys

    assert "rgb_to_hsv" not in vars(colorsys)


def test_use_gives_what_the_module_has() -> None:
    put_off(UNUSED)
    import colorsys

    assert colorsys.rgb_to_hsv(1, 1, 1) == (0, 0, 1)
    assert colorsys.hsv_to_rgb(0, 0, 1) == (1, 1, 1)
    assert sys.modules[UNUSED] is not colorsys  # whoever imports it now gets it itself
    with pytest.raises(AttributeError):
        colorsys.nothing  # type: ignore[attr-defined]  # noqa: B018


def test_a_name_can_be_taken_from_it() -> None:
    put_off(UNUSED)
    from colorsys import rgb_to_hsv

    assert rgb_to_hsv(0, 0, 0) == (0, 0, 0)


def test_what_is_loaded_stays() -> None:
    import colorsys

    put_off(UNUSED)
    assert sys.modules[UNUSED] is colorsys
