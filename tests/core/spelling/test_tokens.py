"""What stands beside words: numbers, names, abbreviations, alphabets that are mixed."""

from __future__ import annotations

import pytest

from maqala.core.issues import Severity
from maqala.core.spelling.checker import KazakhSpeller

AGREEING = "1-ге 2-ге 3-ке 4-ке 5-ке 6-ға 7-ге 8-ге 9-ға 10-ға 20-ға 30-ға 40-қа 50-ге 60-қа 70-ке 80-ге 90-ға 100-ге"


@pytest.mark.parametrize("token", AGREEING.split())
def test_a_suffix_agrees_with_its_number_as_read(speller: KazakhSpeller, token: str) -> None:
    number, suffix = token.split("-")
    others = [f"{number}-{other}" for other in ("ға", "ге", "қа", "ке") if other != suffix]
    assert speller.rejected([token, *others]) == others


@pytest.mark.parametrize(
    "token",
    "99%-ды 3%-ға 30%-ке 30%-і 2020 2020-жылы 5-сынып 1-інші 20-сыншы 136-бап 3,9 №5 10-15-тен ХХІ XXI "
    "Google-дің Kaspi.kz-тің YouTube-тағы IT-технологияға COVID-19-ға ЕАЭО-ға АҚШ-тың ЖШС-ның ТМД трлн млрд "
    "келді-ау сол-ақ е-үкімет ата-аналарға Нұр-Сұлтанға https://maqala.kz/жаңалық info@maqala.kz #жаңалық @редакция "
    "Көленқызының Жылқайдаровтың Гварамашвилиге Гварамашвилиға Пустоваренконың Харабадзеге "
    "Вышегородскийге Вышегородскаяның Ростиславовичке Ростиславовнаға мұхтартанушылар ресейтануға "
    "12а 7ә 3а-да 7ә-ға 12б-үй №12а "
    "ааа м2 км2 А4 а-дан б-балам мінез-құлқы "
    "120/80 2024/25 10х15 Я-ға °С-қа рН рН-ы 25.12.2024 2/3-сі 1/3-ін шақырым² м²-ге шақырым²-қа "
    "км-ге м/с-қа км/сағ-қа мА·сағ МВт-тан мВт-тан "
    "сөз¹ кітаптарда¹² м⁴ д-лы α-токоферол N-ацетил 2,4-D "
    "شالوم עולם 漢字 ქართული".split(),
)
def test_what_is_no_plain_word_is_left_alone(speller: KazakhSpeller, token: str) -> None:
    assert speller.rejected([token]) == []


def test_figures_of_any_script_are_read(speller: KazakhSpeller) -> None:
    assert speller.rejected(["٣-ке", "٣-ға", "२०-ға", "२०-ке"]) == ["٣-ға", "२०-ке"]


@pytest.mark.parametrize("token", "2020ж 5м 10кг Вышегородскийға жақсытану ресейтануу".split())
def test_what_only_looks_like_a_house_a_name_or_a_study_is_found(speller: KazakhSpeller, token: str) -> None:
    assert speller.rejected([token]) == [token]


@pytest.mark.parametrize(
    ("token", "first"),
    [
        ("99%-ді", "99%-ды"),
        ("6-ге", "6-ға"),
        ("2-шы", "2-ші"),
        ("Қaрағанды", "Қарағанды"),
        ("бiлім", "білім"),
        ("1500-нан", "1500-ден"),
        ("10-15-тан", "10-15-тен"),
        ("1-сі", "1-і"),
        ("3-еуы", "3-еуі"),
        ("9-інші", "9-ыншы"),
        ("30%-ге", "30%-ке"),
        ("COVID-19-ге", "COVID-19-ға"),
        ("АҚШ-тын", "АҚШ-тың"),
        ("ЖШС-нын", "ЖШС-ның"),
        ("Google-дін", "Google-дің"),
        ("5-cынып", "5-сынып"),
        ("кοз", "көз"),
        ("Αлматы", "Алматы"),
        ("ǝлем", "әлем"),
        ("ɵнер", "өнер"),
        ("жаhан", "жаһан"),
        ("көші--қон", "көші-қон"),
        ("шақырмай--ақ", "шақырмай-ақ"),
        ("с-шара", "іс-шара"),
        ("7-ши", "7-ші"),
        ("20-сынши", "20-сыншы"),
        ("2/3-ға", "2/3-ке"),
    ],
)
def test_the_repair_comes_first(speller: KazakhSpeller, token: str, first: str) -> None:
    assert speller.rejected([token]) == [token]
    assert speller.suggest(token)[0] == first


def test_a_latin_letter_among_cyrillic_ones_is_reported_as_such(speller: KazakhSpeller) -> None:
    (issue,) = speller.check("Бұл мeмлекет.")
    assert (issue.rule, issue.text, issue.start, issue.end) == ("mixed-alphabet", "мeмлекет", 4, 12)


@pytest.mark.parametrize("word", ["3-фосфоглицерин", "2,4-динитрофенол", "2020-жілы"])
def test_a_slip_in_a_word_behind_a_number_is_none_of_its_suffix(speller: KazakhSpeller, word: str) -> None:
    assert [issue.rule for issue in speller.check(f"Бұл {word} болды.")] == ["spelling"]


def test_a_name_in_a_sentence_that_nobody_knows_is_no_error(speller: KazakhSpeller) -> None:
    (issue,) = speller.check("Кеше Шульценвальд келді.")
    assert (issue.rule, issue.severity) == ("unknown-name", Severity.NAME)


def test_a_slip_in_a_name_is_an_error(speller: KazakhSpeller) -> None:
    (issue,) = speller.check("Бүгін Қазакстан жеңді.")
    assert (issue.rule, issue.severity) == ("spelling", Severity.ERROR)
    assert speller.suggest(issue.text)[0] == "Қазақстан"


@pytest.mark.parametrize("word", ["кІтап", "қАЛА", "аЛМАТЫ", "қазҰУ", "КВт", "ТЕлЕМАРКЕТ"])
def test_capitals_in_the_middle_are_a_slip(speller: KazakhSpeller, word: str) -> None:
    assert speller.rejected([word]) == [word]


@pytest.mark.parametrize("word", ["кітап", "Кітап", "КІТАП", "Алматы", "АЛМАТЫ", "Нұр-Сұлтан", "СЕРІКҰЛЫ"])
def test_words_stand_in_any_usual_case(speller: KazakhSpeller, word: str) -> None:
    assert speller.rejected([word]) == []


@pytest.mark.parametrize(
    "word", ["ҚазҰУ", "ҚазҰУ-дың", "ҚАЗҰУ", "кВт", "МВт-тан", "КамАЗ", "МузАрт", "МузАрттың", "ҚазМұнайГаз"]
)
def test_names_stand_in_the_case_that_the_tables_give_them(speller: KazakhSpeller, word: str) -> None:
    assert speller.rejected([word]) == []


@pytest.mark.parametrize(
    ("wrong", "first"),
    [
        ("Бғм", "БҒМ"),
        ("бғм", "БҒМ"),
        ("Ссср", "СССР"),
        ("Жшс-нің", "ЖШС-нің"),
        ("Юнеско-ның", "ЮНЕСКО-ның"),
        ("Қазұу", "ҚазҰУ"),
        ("Квт", "кВт"),
    ],
)
def test_an_abbreviation_wants_its_capitals(speller: KazakhSpeller, wrong: str, first: str) -> None:
    assert speller.rejected([wrong]) == [wrong]
    assert speller.suggest(wrong)[0] == first
    assert [issue.rule for issue in speller.check(f"Кеше {wrong} болды.")] == ["spelling"]


@pytest.mark.parametrize("word", ["Ат", "Бақ", "Экспо", "Камаз", "жи", "ЮНЕСКО-НЫҢ", "ҚАЗҰУ-ДЫҢ"])
def test_a_word_that_is_written_like_an_abbreviation_is_a_word(speller: KazakhSpeller, word: str) -> None:
    assert speller.rejected([word]) == []


def test_a_name_is_suggested_as_it_is_written(speller: KazakhSpeller) -> None:
    assert "ҚазҰУ" in speller.suggest("КазҰУ")


def test_what_follows_a_number_may_begin_like_an_ordinal(speller: KazakhSpeller) -> None:
    assert speller.rejected(["6-шілде", "2-шығарылым", "6-шілдеде", "5-шыда", "2-шы"]) == ["5-шыда", "2-шы"]


def test_capitals_make_no_abbreviation_of_just_anything(speller: KazakhSpeller) -> None:
    wrong = ["БӚКЕЙ", "ЛЕЧЕНИЕ-ОТДЫХ"]
    assert speller.rejected([*wrong, "БҒМ", "АҚШ-ҚЫТАЙ"]) == wrong


def test_soft_hyphens_and_parted_letters_are_read_through(speller: KazakhSpeller) -> None:
    assert speller.check("мемле\u00adкет, \u0438\u0306од") == []


def test_offsets_count_code_points(speller: KazakhSpeller) -> None:
    text = "😀 жақсы жсопар 😀 онер"
    assert [(text[i.start : i.end], i.text) for i in speller.check(text)] == [
        ("жсопар", "жсопар"),
        ("онер", "онер"),
    ]


@pytest.mark.parametrize("nothing", ["", "\u00ad"])
def test_nothing_is_no_word(speller: KazakhSpeller, nothing: str) -> None:
    assert not speller.knows(nothing)
    assert speller.suggest(nothing) == ()


def test_particles_without_end_are_judged_in_one_go(speller: KazakhSpeller) -> None:
    junk = "ғқ" + "-ақ" * 60  # each of them once doubled the work
    assert speller.rejected([junk, "сол" + "-ақ" * 60]) == [junk]


def test_no_words_are_no_misspelt_words(speller: KazakhSpeller) -> None:
    assert speller.rejected([]) == []


def test_a_list_is_judged_as_its_words_are_one_by_one(speller: KazakhSpeller) -> None:
    stems = "кітап кітапхана Абай абай АҚШ ҚазҰУ 6 жан-жақты \0кітап жсопар".split(" ")
    words = [stem + ending for ending in ("тың", "", "ға", "дың", "-ға", "ның") for stem in stems]
    assert speller.rejected(words) == [word for word in words if speller.rejected([word])]
    assert {"кітаптың", "Абайдың", "6-ға"} < set(words) - set(speller.rejected(words))
    assert {"кітапдың", "6ның", "жсопар-ға"} < set(speller.rejected(words))


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("2-еуі", "2-еуы"),
        ("1-еуінде", "1-еуында"),
        ("6-ауы", "6-еуі"),
        ("5-еуінің", "8-еуі"),
        ("2-еуіміз", "9-еуіміз"),
        ("1000-даған", "3-даған"),
        ("100-деген", "100-даған"),
        ("10-даған", "4-даған"),
    ],
)
def test_collective_and_approximate_numbers_are_those_that_are_spoken(
    speller: KazakhSpeller, right: str, wrong: str
) -> None:
    assert speller.rejected([right, wrong]) == [wrong]


@pytest.mark.parametrize(
    "text",
    [
        "Бюджет 1 000 000-ға, шығын 5\u00a0000-нан асты.",
        "Салық 30 %-ке, пайда 12 %-ды құрады.",
        "Жүздейі келді, 200-дейі кетті, 170-тейі мен 30%-дайы қалды.",
        "Бұл ХХІ ғасыр, XXI ғасырдың IV тоқсаны, №5 мектептегі № 7 бөлме.",
        "2020 жылы, 2020-жылы, 10-қазан, 1990-жылдардағы 5–6-сыныптар.",
    ],
)
def test_numbers_are_written_in_many_ways(speller: KazakhSpeller, text: str) -> None:
    assert speller.check(text) == []


@pytest.mark.parametrize("word", "Αлматы кοз ǝлем ɵнер ѳнер жаhан мемлекеттiк əлем ёлкa ëлка".split())
def test_look_alikes_of_any_alphabet_are_reported_as_such(speller: KazakhSpeller, word: str) -> None:
    assert [issue.rule for issue in speller.check(f"Бұл {word} болды.")] == ["mixed-alphabet"]


def test_small_words_stand_within_names_of_foreign_places(speller: KazakhSpeller) -> None:
    right = "Нёйи-сюр-Сен Лимбург-ан-дер-Рейн Стратфорд-апон-Эйвонға Франкфурт-ам-Майндағы"
    wrong = "Нёйи-сюр-Сенн қала-сюр қала-на-ауыл Ар-на"
    assert speller.rejected([*right.split(), *wrong.split()]) == wrong.split()


@pytest.mark.parametrize(("mixed", "roman"), [("ХV", "XV"), ("ХVІІІ", "XVIII"), ("VІ", "VI")])
def test_a_roman_number_of_two_alphabets_becomes_latin(
    speller: KazakhSpeller, mixed: str, roman: str
) -> None:
    assert [issue.rule for issue in speller.check(f"Бұл {mixed} ғасыр.")] == ["mixed-alphabet"]
    assert speller.suggest(mixed) == (roman,)


@pytest.mark.parametrize(
    ("wrong", "first"),
    [
        ("екі-ұш", "екі-үш"),
        ("сондай-ек", "сондай-ақ"),
        ("көз-қарас", "көзқарас"),
        ("жұмыс-тар", "жұмыстар"),
        ("халық-аралық", "халықаралық"),
        ("бала-бақшаға", "балабақшаға"),
        ("де-ген", "деген"),
        ("автоөлікті", "автокөлікті"),
        ("әуеезді", "әуезді"),
        ("электроңды", "электронды"),
    ],
)
def test_two_right_words_are_not_always_a_right_one(speller: KazakhSpeller, wrong: str, first: str) -> None:
    assert speller.rejected([wrong]) == [wrong]
    assert speller.suggest(wrong)[0] == first


@pytest.mark.parametrize(
    ("wrong", "first"),
    [
        ("қоғам-қайраткері", "қоғам қайраткері"),
        ("жол-құрылысының", "жол құрылысының"),
        ("Баспасөз-қызметінде", "Баспасөз қызметінде"),
        ("жыл-сайын", "жыл сайын"),
        ("Сонымен-қатар", "Сонымен қатар"),
        ("осы-орайда", "осы орайда"),
        ("ата-мекен", "атамекен"),
        ("ішкі-істер", "ішкі істер"),
        ("тұрғын-үйлер", "тұрғын үйлер"),
        ("екінші-рет", "екінші рет"),
        ("қазақ-тілін", "қазақ тілін"),
    ],
)
def test_what_belongs_together_without_a_hyphen_takes_none(
    speller: KazakhSpeller, wrong: str, first: str
) -> None:
    assert speller.rejected([wrong]) == [wrong]
    assert speller.suggest(wrong)[0] == first


def test_words_of_a_kind_stand_in_pairs_with_any_ending(speller: KazakhSpeller) -> None:
    paired = "ата-анасы бала-шағасын шама-шарқы ел-жұртына бет-бейнесі мінез-құлқынан аты-жөні мән-мазмұнына"
    of_two_kinds = "жақсы-жаманы сату-алуы болған-болмағаны дәрігер-маманы семинар-тренингі интернет-байқауы"
    other = "сол-сол әрі-бері қатар-қатар қарама-қарсы осы-осы бұрын-соңды сол-ақ сөздік-анықтамалықтан"
    rows = "ішкі-сыртқы бұрынғы-соңғы екінші-үшіншіден жоғары-төмен орта-жоғары қазақ-орыс"
    names = "орыс-ағылшын мектеп-бақша Алматы-Астанасы ауыл-ауылынан бір-екеуі фото-бейне Мега-жобаның"
    assert (
        speller.rejected(
            [*paired.split(), *of_two_kinds.split(), *other.split(), *rows.split(), *names.split()]
        )
        == []
    )


def test_new_compounds_are_taken_for_words(speller: KazakhSpeller) -> None:
    new = "әуешабуылдан кибералаяқтық электрқыздырғыш бейнежазу әуеапатынан криптонарыққа"
    paired = "жап-жалпақ өп-өтірік қаңтар-тамыз жылдам-жылдам ұрлап-жырлап бір-екі келді-ау Рио-де-Жанейро Іле-Балқаш"
    said = "кім-ей жоқ-әй қойшы-ей"
    assert speller.rejected([*new.split(), *paired.split(), *said.split()]) == []


def test_a_word_said_again_with_another_head_stands_for_the_like(speller: KazakhSpeller) -> None:
    again = "кітап-мітап кітап-мітабы шай-пайын ақша-мақшадан ақша-пақша ет-мет үй-мүйге мал-пал"
    wrong = ["кітап-шітап", "мал-мыл", "ақша-мқша", "кітап-мәтап"]
    assert speller.rejected([*again.split(), *wrong]) == wrong


@pytest.mark.parametrize("part", ["а", "ат", "1", "7ә", "XIV", "АҚШ"])
def test_a_chain_without_end_is_no_harder_than_its_parts(speller: KazakhSpeller, part: str) -> None:
    chain = "-".join([part] * 2_000)
    assert speller.rejected([chain, f"{chain}-қатйо"]) == [f"{chain}-қатйо"]
    assert speller.check(f"Ол {chain} деді.") == []
    assert speller.suggest(f"{chain}-қатйо") == ()
