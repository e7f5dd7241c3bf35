"""Which words are forms of one word, and the same form of another word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maqala.core.spelling.checker import KazakhSpeller
from maqala.core.spelling.endings import KazakhInflections

FORMS = [
    # word: what is a form of it | what is not, however alike
    ("кітап", "кітабы кітаптарымыздан кітапты кітабын | кітапхана кітапхананың"),
    ("кітабын", "кітап кітаптар"),
    ("орын", "орны орындар орнына орынға орында | ор орыс орындады"),
    ("халық", "халқы халықтың халықтар халқымыз"),
    ("процесс", "процесі процестер процестен"),
    ("артист", "артистер артистің"),
    ("роль", "ролі рольге"),
    ("парк", "паркі паркке"),
    ("факт", "фактіге факті"),
    ("жүрек", "жүрегі жүректен"),
    ("мектеп", "мектептеріміздегілерге мектебі"),
    ("бала", "балалар баласы балам | балалық"),
    ("ата", "атасы аталар | ат атты"),
    ("ат", "аттың аты атқа | ата атасы"),
    ("ор", "орға | орын"),
    ("қала", "қаласы қалаға қалалар | қалды қалған қалай"),
    ("жыл", "жылы жылдың жылдары | жылылық"),
    ("бас", "басы басын басты | басшы бастық"),
    ("жаңа", "жаңадан | жаңалық жаңалықтар"),
    ("ел", "елі елдің еліміздің | елбасы"),
    ("жұмыс", "жұмысы жұмыстан | жұмысшы"),
    ("оқу", "оқиды оқыған оқудың оқып"),
    ("оқыған", "оқу оқиды"),
    ("шығу", "шықты шығады шыққан"),
    ("бару", "барды барып барудың | барлық"),
    ("жазу", "жазды жазуы жазылды | жаза"),
    ("қалу", "қалды қалған | қаласы қалай"),
    ("салу", "салды салған | сала саласында"),
    ("өту", "өтті өткен өтеді"),
    ("тап", "тауып табады | таудың"),
    ("мен", "маған менің менде"),
    ("ол", "оның оған одан онымен | олар ондай"),
    ("өз", "өзінің өзім өздері | өзен"),
    ("бала-шаға", "бала-шағаның бала-шағасы | бала"),
    ("АҚШ", "АҚШ-тың АҚШ-та"),
    ("Kaspi.kz", "Kaspi.kz-тің"),
    ("Назарбаев", "Назарбаевтың Назарбаевқа"),
    ("Көлжұтқан", "Көлжұтқанның Көлжұтқанға"),
]

CARRIED = [
    # of this word, this form, with that word, is
    ("оқушы", "оқушыларға", "студент", "студенттерге"),
    ("оқушы", "оқушымыз", "студент", "студентіміз"),
    ("оқушы", "оқушысының", "студент", "студентінің"),
    ("оқушы", "Оқушыларымызбен", "студент", "Студенттерімізбен"),
    ("кітап", "кітаптарымыздан", "дәптер", "дәптерлерімізден"),
    ("кітап", "кітабының", "бала", "баласының"),
    ("кітап", "кітабымыз", "бала", "баламыз"),
    ("кітап", "кітабымен", "бала", "баласымен"),
    ("кітап", "кітаптың", "бала", "баланың"),
    ("кітап", "кітапты", "бала", "баланы"),
    ("кітап", "кітабына", "бала", "баласына"),
    ("кітап", "кітабың", "бала", "балаң"),
    ("бала", "баласы", "кітап", "кітабы"),
    ("бала", "балама", "кітап", "кітабыма"),
    ("бала", "балалардікі", "кітап", "кітаптардікі"),
    ("бала", "баламен", "кітап", "кітаппен"),
    ("адам", "адамнан", "орын", "орыннан"),
    ("адам", "адамы", "орын", "орны"),
    ("қала", "қалалық", "ауыл", "ауылдық"),
    ("процесс", "процесі", "мәселе", "мәселесі"),
    ("мәселе", "мәселелерді", "процесс", "процестерді"),
    ("жазу", "жазды", "оқу", "оқыды"),
    ("жазу", "жазады", "оқу", "оқиды"),
    ("жазу", "жазылды", "оқу", "оқылды"),
    ("оқу", "оқыған", "жазу", "жазған"),
    ("бару", "бармады", "келу", "келмеді"),
    ("тап", "тауып", "жап", "жауып"),
    ("Астана", "Астанаға", "Шымкент", "Шымкентке"),
    ("Қазақстан", "Қазақстанға", "Көлжұтқан", "Көлжұтқанға"),
    ("Республикасы", "Республикасының", "елі", "елінің"),
    ("Республикасы", "Республикасына", "ел", "елге"),
    ("ел", "елден", "Республикасы", "Республикасынан"),
    ("мектеп", "МЕКТЕПТЕН", "университет", "УНИВЕРСИТЕТТЕН"),
    ("кітап-дәптер", "кітап-дәптердің", "бала-шаға", "бала-шағаның"),
    ("АҚШ", "АҚШ-тың", "Қытай", "Қытайдың"),
    ("кітап", "кітап-ау", "дәптер", "дәптер-ау"),
    ("кітап", "кітап", "дәптер", "дәптер"),
    ("кітап", "кітаптар", "", ""),
]

NOUNS = ("кітап", "бала", "мектеп", "орын", "үй", "қала", "дәптер", "халық", "жүрек", "министр", "су", "тіл")

FORMS_OF_ADAM = """
    адамның адамға адамды адамда адамнан адаммен адамдағы адамдар адамдардың адамдарға адамдарды адамдармен
    адамым адамың адамы адамымыз адамдары адамдарымыз адамының адамына адамын адамында адамынан адамымен
    адамымызға адамдарымыздан адамдарының адамдікі
""".split()


@pytest.fixture(scope="module")
def inflections(speller: KazakhSpeller) -> KazakhInflections:
    return KazakhInflections(speller.language)


@pytest.mark.parametrize(("word", "others"), FORMS, ids=[word for word, _ in FORMS])
def test_the_forms_of_a_word_are_told_from_other_words(
    inflections: KazakhInflections, word: str, others: str
) -> None:
    is_form = inflections.forms_of(word)
    right, _, wrong = others.partition("|")
    assert is_form(word)
    assert [form for form in right.split() if not is_form(form)] == []
    assert [other for other in wrong.split() if is_form(other)] == []


@pytest.mark.parametrize("form", ["Кітап", "КІТАПТЫҢ", "кiтапқа", "кітап-ау", "кі\u00adтабы"])
def test_case_look_alikes_particles_and_soft_hyphens_do_not_matter(
    inflections: KazakhInflections, form: str
) -> None:
    assert inflections.forms_of("кітап")(form)


@pytest.mark.parametrize(("wanted", "found", "instead", "expected"), CARRIED)
def test_another_word_is_put_in_the_same_form(
    inflections: KazakhInflections, wanted: str, found: str, instead: str, expected: str
) -> None:
    assert inflections.carried(found, wanted, instead) == expected


def test_nobody_knows_how_an_abbreviation_is_read(inflections: KazakhInflections) -> None:
    assert inflections.carried("Қытайдың", "Қытай", "АҚШ") is None


@given(one=st.sampled_from(NOUNS), other=st.sampled_from(NOUNS), form=st.sampled_from(FORMS_OF_ADAM))
def test_it_does_not_matter_by_which_word_a_form_came(
    inflections: KazakhInflections, speller: KazakhSpeller, one: str, other: str, form: str
) -> None:
    by_one = inflections.carried(form, "адам", one)
    assert by_one is not None
    assert inflections.forms_of(one)(by_one)
    assert speller.rejected([by_one]) == []
    assert inflections.carried(by_one, one, other) == inflections.carried(form, "адам", other)
