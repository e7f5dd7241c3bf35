"""Proofreading beyond the dictionary: rules over tokens and sentences, each with its norm."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from maqala.core import paths
from maqala.core.proofing import (
    abbreviations,
    capitals,
    commas,
    consistency,
    dates,
    house,
    hyphens,
    letters,
    marks,
    numbers,
    particles,
    quotes,
    repetition,
    spaces,
    typesetting,
    words,
)
from maqala.core.proofing.choice import Choice
from maqala.core.proofing.engine import Proofreading
from maqala.core.proofing.house import HouseStyle
from maqala.core.proofing.lexicon import KazakhLexicon
from maqala.core.proofing.rule import Lexicon, Rule
from maqala.core.spelling.checker import KazakhSpeller


def open_proofreading(
    speller: KazakhSpeller, choice: Choice | None = None, style: HouseStyle | None = None
) -> Proofreading:
    """The speller and all rules as one, with the house style of a newsroom where there is one."""
    lexicon = KazakhLexicon(speller)
    tables = paths.shipped("resources", "proofing")
    norm = [spelling.right for spelling in words.read_spellings(tables / "spellings.tsv")]
    proofreading = Proofreading(
        speller,
        paragraph_rules(lexicon, tables),
        (*consistency.rules(lexicon, norm), quotes.ACROSS),
        choice,
        partial(house.house, speller.inflections),
    )
    if style is not None:
        proofreading.follow(style)
    return proofreading


def paragraph_rules(lexicon: Lexicon, tables: Path) -> tuple[Rule, ...]:
    """The rules for one paragraph, those that know most about a place first. `tables`: resources/proofing."""
    return (
        *letters.rules(lexicon),
        *hyphens.rules(lexicon),
        *abbreviations.rules(),
        *numbers.rules(lexicon),
        *typesetting.rules(),
        *dates.rules(),
        *particles.rules(lexicon),
        *words.rules(lexicon, tables),
        *capitals.rules(),
        *repetition.rules(lexicon),
        *commas.rules(lexicon),
        *quotes.RULES,
        *marks.rules(lexicon),
        *spaces.rules(lexicon),
    )
