"""What is offered for a wrong word: the right one, early, and never another wrong one."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maqala.core import paths
from maqala.core.spelling.checker import KazakhSpeller
from maqala.core.spelling.dictionary import Dictionary
from maqala.core.spelling.suggest import Suggester
from maqala.core.text.letters import ALPHABET

FIXTURES = Path(__file__).parent / "fixtures"
IN_FIVE_AT_LEAST = 0.96


def cases(fixture: str) -> list[tuple[str, str]]:
    lines = (FIXTURES / fixture).read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and line[0] != "#"]
    return [(typo, intended) for typo, intended in rows]


@pytest.mark.parametrize(
    ("fixture", "first_at_least"), [("suggestions.tsv", 0.90), ("everyday.tsv", 0.90), ("kinds.tsv", 0.87)]
)
def test_slips_are_caught_and_mended(speller: KazakhSpeller, fixture: str, first_at_least: float) -> None:
    listed = cases(fixture)
    caught = set(speller.rejected([typo for typo, _ in listed]))
    answers = {typo: speller.suggest(typo) for typo, _ in listed}
    first = sum(answers[typo][:1] == (intended,) for typo, intended in listed)
    five = sum(intended in answers[typo] for typo, intended in listed)
    missed = [(typo, intended, answers[typo]) for typo, intended in listed if intended not in answers[typo]]
    assert len(caught) >= 0.97 * len(listed), [typo for typo, _ in listed if typo not in caught]
    assert first >= first_at_least * len(listed)
    assert five >= IN_FIVE_AT_LEAST * len(listed), missed


@pytest.mark.parametrize(
    ("typo", "intended"),
    [
        ("жсопарларымен", "жоспарларымен"),
        ("процесстердің", "процестердің"),
        ("дуниежузилик", "дүниежүзілік"),
        ("колледждар", "колледждер"),
        ("қызмектерлері", "қызметкерлері"),
        ("КАЛАЛАР", "ҚАЛАЛАР"),
        ("Казакстан", "Қазақстан"),
        ("жане", "және"),
        ("ушін", "үшін"),
        ("қазр", "қазір"),
        ("боул", "болу"),
        ("адамдан", "адамнан"),
        ("айтды", "айтты"),
        ("келдіме", "келді ме"),
        ("келедіма", "келеді ме"),
        ("барамынба", "барамын ба"),
        ("біракта", "бірақ та"),
        ("үйдеде", "үйде де"),
        ("олүшін", "ол үшін"),
        ("былым", "білім"),
        ("ыстеп", "істеп"),
        ("осыжерде", "осы жерде"),
        ("кезкелген", "кез келген"),
        ("мугалмдер", "мұғалімдер"),
        ("шильде", "шілде"),
        ("коммегимен", "көмегімен"),
        ("дуниежсузилик", "дүниежүзілік"),
        ("кооамдык", "қоғамдық"),
        ("жылсайын", "жыл сайын"),
        ("келіптұр", "келіп тұр"),
        ("баралмаймын", "бара алмаймын"),
        ("мағанда", "маған да"),
        ("жҮрек", "жүрек"),
        ("қойады", "қояды"),
        ("қыйын", "қиын"),
        ("жапып", "жауып"),
        ("көссіз", "көзсіз"),
        ("кетды", "кетті"),
        ("суге", "суға"),
        ("үйіде", "үйінде"),
        ("тағыда", "тағы да"),
        ("мектептептер", "мектептер"),
        ("үйіміздерде", "үйлерімізде"),
        ("көршіміздер", "көршілеріміз"),
        ("білмиді", "білмейді"),
        ("барыб", "барып"),
        ("өтеее", "өте"),
        ("тапсрстар", "тапсырыстар"),
        ("стансия", "станция"),
        ("жанжақты", "жан-жақты"),
        ("АСтана", "Астана"),
        ("тукпир-тукпириндеги", "түкпір-түкпіріндегі"),
        ("мүмкүндүк", "мүмкіндік"),
        ("көшөлөр", "көшелер"),
        ("байыу", "баю"),
        ("каранавирус", "коронавирус"),
        ("камерция", "коммерция"),
        ("мадел", "модель"),
        ("жауапбермеди", "жауап бермеді"),
        ("кенесберемін", "кеңес беремін"),
        ("бірнешерет", "бірнеше рет"),
        ("атқарлуда", "атқарылуда"),
        ("ашылмайтур", "ашылмай тұр"),
        ("байланысылған", "байланыстырылған"),
        ("жаксыкен", "жақсы екен"),
        ("болмады-ма", "болмады ма"),
        ("бізге-да", "бізге де"),
        ("қатып-қалады", "қатып қалады"),
        ("сатып-алу", "сатып алу"),
        ("айтып-қойды", "айтып қойды"),
        ("білім-беру", "білім беру"),
        ("абьект", "объект"),
        ("тек-қана", "тек қана"),
        ("бірақта", "бірақ та"),
        ("жолыары", "жолдары"),
        ("ертенг", "ертең"),
        ("мамандк", "мамандық"),
        ("барамынғо", "барамын ғой"),
        ("сәлеметсізбе", "сәлеметсіз бе"),
        ("сиылық", "сыйлық"),
        ("тиым", "тыйым"),
        ("болмиды", "болмайды"),
        ("баларымызға", "балаларымызға"),
    ],
)
def test_the_likeliest_comes_first(speller: KazakhSpeller, typo: str, intended: str) -> None:
    assert speller.suggest(typo)[0] == intended


@pytest.mark.parametrize(
    ("typo", "intended"),
    [("Кыста", "Қыста"), ("жумысшылар", "жұмысшылар"), ("кабылданды", "қабылданды"), ("мемлкет", "мемлекет")],
)
def test_nothing_far_fetched_stands_beside_a_common_word(
    speller: KazakhSpeller, typo: str, intended: str
) -> None:
    assert speller.suggest(typo) == (intended,)


def test_the_wanted_word_is_among_the_first_three(speller: KazakhSpeller) -> None:
    assert "жатқан" in speller.suggest("жақан")[:3]


@pytest.mark.parametrize(
    ("typo", "intended"),
    [
        ("таныстылып", "таныстырылып"),
        ("ұйымдастылды", "ұйымдастырылды"),
        ("көтерітін", "көтерілетін"),
        ("мемлетер", "мемлекеттер"),
        ("орталғыында", "орталығында"),
    ],
)
def test_a_lost_syllable_or_a_moved_letter_is_found(speller: KazakhSpeller, typo: str, intended: str) -> None:
    assert intended in speller.suggest(typo)


def test_a_forgotten_space_is_found(speller: KazakhSpeller) -> None:
    assert "жақсы көрем" in speller.suggest("жақсыкөрем")


@pytest.mark.parametrize("limit", [8, 14, 20])
def test_a_limit_leaves_out_only_what_costs_more(limit: int) -> None:
    suggester = Suggester(Dictionary(paths.shipped_name("dictionaries", "built", "kk.maqala")))
    for typo in ("казак", "мемлкет", "жсопар", "тапсрстар", "үйіміз", "асқарр"):
        unlimited = suggester.near(typo, proper=True, deep=False)
        limited = suggester.near(typo, proper=True, deep=False, limit=limit)
        assert [near for near in limited if near[0] <= limit] == [
            near for near in unlimited if near[0] <= limit
        ]


@given(st.text(alphabet=ALPHABET, min_size=1, max_size=14))
@settings(max_examples=150)
def test_nothing_is_offered_that_would_be_flagged(speller: KazakhSpeller, word: str) -> None:
    for suggestion in speller.suggest(word):
        assert suggestion != word
        assert speller.rejected([suggestion]) == []


@pytest.mark.parametrize("junk", ["ж" * 60, "ғ" * 200, "асдфгһ" * 34, "", "-", "ъьъ", "\ud83d"])
def test_junk_is_answered(speller: KazakhSpeller, junk: str) -> None:
    assert isinstance(speller.suggest(junk), tuple)


@given(st.text(max_size=60))
@settings(max_examples=300)
def test_any_text_is_checked_and_every_place_is_right(speller: KazakhSpeller, text: str) -> None:
    end = 0
    for issue in speller.check(text):
        assert issue.start >= end
        assert text[issue.start : issue.end] == issue.text
        end = issue.end


def test_correct_prose_is_left_alone(speller: KazakhSpeller) -> None:
    text = (FIXTURES / "sample_text.txt").read_text("utf-8")
    flagged = [issue.text for line in text.splitlines() for issue in speller.check(line)]
    assert len(flagged) <= 0.008 * len(text.split()), flagged
