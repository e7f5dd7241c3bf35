"""The Hunspell dictionary says of a word what our engine says, in hunspell and in spylls."""

from __future__ import annotations

import gc
import re
import shutil
import subprocess
import warnings
from pathlib import Path

import pytest
from spylls.hunspell import Dictionary

from maqala.core.spelling import open_speller
from maqala.core.text.words import words

from .conftest import ROOT

SPELLING = ROOT / "tests" / "core" / "spelling"
TABLES = [*sorted((SPELLING / "paradigms").glob("*.tsv")), SPELLING / "fixtures" / "suggestions.tsv"]

RIGHT = """
    кітаптар кітабымыздағыларға мектептеріміздегілерге мемлекеттеріміздегілердің көршілеріміздікінен
    жүргізілмеген ауыстырылмағандардың Алматыда АЛМАТЫДА Көленқызына Жылқайдаровтың Харабадзеге Д’Артаньянның
    6-ға 6-да 1000-ға 000-ды 1-ақпан 99%-ды %-ға 30%-ке 20-сыншы 2-еуі 1000-даған 6-шілде
    АҚШ-тың ЖШС-ның Google-дің YouTube-тағы келді-ау барып-міс сол-ақ е-үкімет
    босады босату 12а 7ә-ға Вышегородскийге Ростиславовнаға әрі-бері
    киберқауіпсіздік азық-түлікті АҚШ-ҒА ЖШС-НЫҢ видеопроцесі аудиодискіге еуроцентристік
""".split()
WRONG = """
    кітаб кітабтар кітапым балаге тарбағатайда Aлматыда көленқызына колледждар процесстер мемлекетик
    6-ге 7-ға 6-де 40-да 2000-та 5-сын 99%-ді 20-сінші 8-еуі ЖШС-нын азық-тулік киберқауіпсіздык видеопроцес бейнежаз
    жұмыс-тар сөз-бен адам-нан енбек боса
""".split()
WRONG_BY_AFFIX = ["16-тың", "99%-мен", "2021-да", "жыл-сайын", "кез-келген", "сол-үшін", "бар-ма", "сонда-да"]
"""spylls looks for forbidden words before it has taken an affix off, such as the first digits, and takes these."""


def fixture_words() -> list[str]:
    """The words of the paradigms, the prose and the slips, in order, each once.

    Numbers with a suffix stand apart: Hunspell takes 10-де apart at the hyphen and finds two words.
    """
    text = " ".join(
        line.split("\t")[-1]
        for path in [*TABLES, SPELLING / "fixtures" / "sample_text.txt"]
        for line in path.read_text("utf-8").splitlines()
        if not line.startswith("#")
    )
    return [
        word
        for word in dict.fromkeys(word.text for word in words(text))
        if not re.search(r"\d|[A-Za-z]", word)
    ]


@pytest.fixture(scope="session")
def dictionary(packages: Path) -> Dictionary:
    """The dictionary as spylls reads it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # spylls leaves closing its files to chance
        read = Dictionary.from_files(str(packages / "kk_KZ"))
        gc.collect()
    return read


@pytest.fixture(scope="session")
def rejected_by_us(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """What our engine rejects of all fixture words."""
    speller = open_speller(tmp_path_factory.mktemp("nobody") / "words.txt")
    return set(speller.rejected(fixture_words()))


def rejected_by_hunspell(given: list[str], packages: Path) -> set[str]:
    if not shutil.which("hunspell"):
        pytest.skip("hunspell is not installed")
    command = ["hunspell", "-l", "-i", "utf-8", "-d", str(packages / "kk_KZ")]
    lines = "\n".join(given) + "\n"
    done = subprocess.run(command, input=lines, capture_output=True, encoding="utf-8", check=True)
    return set(done.stdout.split())


def agreement(rejected: set[str], expected: set[str], given: list[str]) -> float:
    return 1 - len((rejected ^ expected) & set(given)) / len(given)


class TestSpylls:
    @pytest.mark.parametrize("word", RIGHT)
    def test_takes_what_is_right(self, dictionary: Dictionary, word: str) -> None:
        assert dictionary.lookup(word)

    @pytest.mark.parametrize("word", WRONG)
    def test_reports_what_is_wrong(self, dictionary: Dictionary, word: str) -> None:
        assert not dictionary.lookup(word)

    def test_agrees_with_our_engine(self, dictionary: Dictionary, rejected_by_us: set[str]) -> None:
        given = fixture_words()
        rejected = {word for word in given if not dictionary.lookup(word)}
        assert agreement(rejected, rejected_by_us, given) >= 0.999

    @pytest.mark.parametrize(
        "typed", ["кіта\u00adптар", "үи\u0306де", "азық\u2011түлік", "Д'Артаньян", "ДʼАртаньян"]
    )
    def test_sees_through_hidden_marks(self, dictionary: Dictionary, typed: str) -> None:
        assert dictionary.lookup(typed)


class TestHunspell:
    def test_takes_what_is_right_and_reports_what_is_wrong(self, packages: Path) -> None:
        assert rejected_by_hunspell([*RIGHT, *WRONG, *WRONG_BY_AFFIX], packages) == {
            *WRONG,
            *WRONG_BY_AFFIX,
        }

    def test_agrees_with_our_engine(self, packages: Path, rejected_by_us: set[str]) -> None:
        given = fixture_words()
        assert agreement(rejected_by_hunspell(given, packages), rejected_by_us, given) >= 0.999
