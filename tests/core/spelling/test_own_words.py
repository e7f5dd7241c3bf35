"""What is shown and guessed of a word that somebody wants to add."""

from __future__ import annotations

import pytest

from maqala.core.spelling.added import AddedForms
from maqala.core.spelling.checker import KazakhSpeller
from maqala.core.spelling.own import OwnWords
from maqala.core.spelling.stems import Entry
from maqala.core.spelling.wordlist import entry_of, line_of


@pytest.fixture
def own(speller: KazakhSpeller) -> OwnWords:
    return speller.own


@pytest.mark.parametrize(
    ("word", "guessed"),
    [
        ("блогсымбақ", "блогсымбақ = noun"),
        ("блогсымбағымен", "блогсымбақ = noun"),
        ("Блогсымбақтарға", "Блогсымбақ = name"),
        ("Шульценвальдтың", "Шульценвальд = name"),
        ("Сейфуллинге", "Сейфуллин = family"),
        ("Бишимбаевтардан", "Бишимбаев = family"),
        ("гуглдеген", "гуглде = verb"),
        ("лайктады", "лайкта = verb"),
        ("айкьюге", "айкью = noun front"),
        ("подкастыңызды", "подкаст = noun"),
        ("стартапына", "стартап = noun hard"),
        ("ҚКҚТЖ", "ҚКҚТЖ = fixed"),
        ("Украина", "Украина = name"),
        ("газета", "газета = noun"),
        ("Жаңасұлтан", "Жаңасұлтан = name"),
        ("қарапша-қарапшасынан", "қарапша-қарапша = noun"),
    ],
)
def test_the_stem_is_guessed_from_the_form_in_the_text(own: OwnWords, word: str, guessed: str) -> None:
    assert line_of(own.guesses(word)[0]) == guessed


@pytest.mark.parametrize("word", ["блогсымбағымен", "сөзсымақтарымыздағылардың", "Шульценвальдтың", "газета"])
def test_the_word_as_it_stands_is_among_the_guesses(own: OwnWords, word: str) -> None:
    assert word in [guess.word for guess in own.guesses(word)]


def test_other_forms_in_the_text_tell_the_stem(own: OwnWords) -> None:
    assert own.guesses("Бұрқанда")[0].word == "Бұрқан"
    assert own.guesses("Бұрқанда", ["Бұрқанданың", "Бұрқандаға"])[0].word == "Бұрқанда"
    assert own.guesses("Маркесім")[0].word == "Маркесім"
    assert own.guesses("Маркесім", ["Маркестің", "Маркеске"])[0].word == "Маркес"


@pytest.mark.parametrize(
    "word", ["блогсымбағымен", "Шульценвальдтың", "гуглдеген", "айкьюге", "стартапы", "ҚКҚТЖ"]
)
def test_every_guess_makes_the_word_right(speller: KazakhSpeller, word: str) -> None:
    for guess in speller.own.guesses(word):
        assert AddedForms(speller.language.dictionary, [guess]).take(word)


@pytest.mark.parametrize(
    ("line", "forms", "like"),
    [
        (
            "блогсымбақ",
            "блогсымбақ блогсымбақтар блогсымбақтың блогсымбаққа блогсымбағы блогсымбағымыз",
            "қазақ",
        ),
        ("айкью = noun front", "айкьюлер айкьюдің айкьюге айкьюмен", "меню"),
        ("гуглде = verb", "гуглдеу гуглдеді гуглдеген гуглдейді гуглдеп гуглдемеді", "ізде"),
        ("Сейфуллин = family", "Сейфуллина Сейфуллинаның Сейфуллиннің", "Есенберлин"),
        ("Жәрменбек = given", "Жәрменбекұлы Жәрменбекқызы Жәрменбеков Жәрменбекке", "Серік"),
        ("Достоевский = family", "Достоевская Достоевскийдің", "Чайковский"),
        ("ҚКҚТЖ", "ҚКҚТЖ", ""),
    ],
)
def test_a_word_is_shown_by_its_forms_and_a_word_like_it(
    own: OwnWords, line: str, forms: str, like: str
) -> None:
    entry = entry_of(line)
    assert entry is not None
    shown = own.sample_forms(entry)
    assert set(forms.split()) <= set(shown)
    assert len(shown) <= 12
    assert shown[0] == entry.word
    assert own.inflects_like(entry) == like


@pytest.mark.parametrize(
    "line", ["кітап", "айкью = noun front", "гуглде = verb", "Абай = given", "ютуб = noun any"]
)
def test_every_form_that_is_shown_will_be_right(speller: KazakhSpeller, line: str) -> None:
    entry = entry_of(line) or Entry("", "")
    forms = AddedForms(speller.language.dictionary, [entry])
    assert [form for form in speller.own.sample_forms(entry) if not forms.take(form)] == []


@pytest.mark.parametrize(
    "line",
    ["блогер", "айкью = noun front", "Сейфуллин = family", "ютуб = any", "факт = noun front hard epen"],
)
def test_a_line_reads_as_it_was_written(line: str) -> None:
    entry = entry_of(line)
    assert entry is not None
    assert line_of(entry) == line


@pytest.mark.parametrize(
    "line", ["екі сөз", "сөз = қате", "сөз = noun verb", "сөз =", "= noun", "123", "а" * 101]
)
def test_a_line_that_cannot_be_understood_is_no_word(line: str) -> None:
    assert entry_of(line) is None
