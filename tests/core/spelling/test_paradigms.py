"""Paradigms written by hand from the grammar, not by the generator, judge the dictionary.

A handful of forms on either side is disputed or beyond the grammar; the bounds say how many,
and the tests below them name the rules that must hold without exception.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path

import pytest

from maqala.core.spelling.checker import KazakhSpeller

FOLDER = Path(__file__).parent / "paradigms"
RIGHT_AT_LEAST = 0.99
WRONG_AT_LEAST = 0.97


def forms(file: Path, verdict: str) -> list[str]:
    rows = [line.split("\t") for line in file.read_text("utf-8").splitlines() if line and line[0] != "#"]
    return [form for _, kind, listed in rows if kind == verdict for form in listed.split()]


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.tsv")), ids=lambda file: file.stem)
class TestParadigms:
    def test_right_forms_are_accepted(self, speller: KazakhSpeller, file: Path) -> None:
        right = forms(file, "right")
        rejected = speller.rejected(right)
        assert len(right) > 100
        assert len(rejected) <= (1 - RIGHT_AT_LEAST) * len(right), rejected

    def test_wrong_forms_are_rejected(self, speller: KazakhSpeller, file: Path) -> None:
        wrong = forms(file, "wrong")
        accepted = set(wrong) - set(speller.rejected(wrong))
        assert len(wrong) > 100
        assert len(accepted) <= (1 - WRONG_AT_LEAST) * len(wrong), accepted


def test_the_paradigms_cover_every_class_and_most_of_them_at_length() -> None:
    sizes: dict[str, Counter[str]] = defaultdict(Counter)
    for file in FOLDER.glob("*.tsv"):
        for line in file.read_text("utf-8").splitlines():
            if line and line[0] != "#":
                stem, verdict, listed = line.split("\t")
                sizes[stem][verdict] += len(listed.split())
    assert len(sizes) >= 200
    assert sum(size["right"] >= 25 and size["wrong"] >= 10 for size in sizes.values()) >= 75


RULES = [
    (
        "the plural follows the last sound",
        "балалар қарлар малдар адамдар қыздар кітаптар",
        "даладар қартар маллар кітапдар",
    ),
    ("harmony", "мектептер балаға үйден қаладан", "мектептар балаге үйдан қаладен"),
    ("stops are voiced before a vowel", "кітабы жүрегі бағы", "кітапы жүрекі бақы"),
    ("loans keep theirs", "паркі принципі", "паргі принцибі"),
    (
        "a reflexive or reciprocal verb is made of a verb with -ла, and else is a word of its own",
        "қолданып сөйлесіп көрінеді жуынды жазысты көрісті айналысады жабыстырылды",
        "ірінші бүгінші етінші үгін үтін тонан дамына келісіс оқысса",
    ),
    ("a vowel drops out", "орны халқы ерні мойны", "орыны халығы еріні мойыны"),
    (
        "a doubled consonant becomes single",
        "процесі процестер класы металға",
        "процессі процесстер классы металлға",
    ),
    (
        "н stands in cases of the third person",
        "баласына баласында баласынан баласын",
        "баласыға баласыда баласыдан баласыны",
    ),
    ("the instrumental", "баламен қызбен кітаппен", "балабен қызмен кітапмен"),
    ("verbs in ы lose it before у", "оқу оқиды оқыды тану таниды", "оқыу оқыйды таныу"),
    ("verbs in й", "қою қояды қойды қояйын", "қойу қойады қойайын"),
    ("verbs in п", "тауып табады тапты жауып", "тапып табып тапады"),
    ("a verb loses its vowel", "сарқып сарқа сарықты қорқу", "сарықып сарқты қорықу қорығып"),
    ("negation", "бармайды келмеді айтпаған жазба", "барбайды келбеді айтмаған"),
    ("personal endings", "барамын барасың барасыздар барамыз", "барамін барасің барамбыз"),
    (
        "the first person of past and condition",
        "бардым бардық барсам барсақ келдік",
        "бардымын бардыңмын келдық",
    ),
    (
        "a question stands before the person",
        "барамысың келемісіз аманбысың жақсымысыз жазғанбысың",
        "барамысін келемысіз аманмысың жақсыбысыз",
    ),
    ("a plea follows the person", "барсаңшы келсеңізші барыңыздаршы", "барсаңші келсеңізшы барыңыздарші"),
    ("no second -т follows a causative -т", "дамытты қараттыр жаздырт", "дамыттты дамытту босаттып"),
    ("likeness follows a negated participle", "айтпастай барғандаймын", "айтпастей барғандеймін"),
    ("a command to many takes a plea", "барыңдаршы көріңдерші", "барыңдарші көріңдершы"),
    ("a name in -су is back", "Жетісудың Көксуға", "Көксуге Көксудің"),
    ("a name in -и or -ь takes either side", "Фарабидің Фарабидың Уханьда Уханьде", "Фарабитың Уханьта"),
    ("adverbs take the person", "біргеміз қайдасыңдар", "біргемыз қайдасіңдер"),
    ("approximate numbers take a possessive", "жүздейі мыңдайы", "жүздайы мыңдейі"),
    ("a plea for oneself", "барайыншы көрейінші айтпайыншы", "барайынші көрейіншы"),
    ("a negated gerund stands before a question", "айтпап көрмеп бармап", "айтмап көрбеп бармеп"),
    ("likeness of a wish", "айтқыдай сенгідей", "айтғыдай сенкідей айтқыдей"),
    ("a pretence", "білгенсіп көргенсіді өлмегенсіме", "білгенсып барғансіп білгесіп"),
    ("a doer takes what a noun takes", "оқушыдай жазушысыз", "оқушыдей жазушысіз"),
    ("comparison keeps its vowel", "тезірек күшсізірек жоғарырақ", "тезрек күшсізрек жоғарыырақ"),
    ("belonging may be likened", "менікіндей әкемдікіндей мендегідей", "менікідей әкемдікідей мендегіндей"),
    (
        "a verb is no noun",
        "хабарлады жариялаған шақырды қозғалтқан артылдырған тістелеткен",
        "жариялансыз қозғалтшыл безендірлік артылдырлар тістелетлер",
    ),
    ("a little more of it", "көтеріңкіреді ашыңқырап қараңқыраған", "көтеріңқыреді ашыңкірап қараыңқыраған"),
    ("no real one", "ақынсымақ әншісымағы көсемсымақтар", "ақынсымек әншісымақы ғалымсымекті"),
    ("a noun has its -лан", "ләззаттанып қаһарланған", "ләззатланып қаһарленген"),
    ("a small thing is declined", "гүлшелерді төбешенің тілікшеге", "гүлшаны төбешаға"),
    ("water stays back in its compounds", "иіссудың шөп-суға көмірсудан", "иіссудің шөп-суге"),
    ("what can is a property", "сіңіргіштігі өткізгіштікке шығарғыштықтың", "сіңіргіштық өткізгішдік"),
    (
        "wishes and curses end in -ғыр",
        "құрығыр құрығырдың көгергір өлмегір атқыр өскір жетпегір қадалғырлар",
        "құрығір көгерғір өлмегыр атғыр өскыр жетпекір қадалгыр",
    ),
    (
        "еді is said shortly behind a participle",
        "келген-ді айтқан-ды болатын-ды жүретін-ді айтпаған-тын кеткен-тін бар-ды екен-ді",
        "келген-ды айтқан-ты болатын-ді кетті-ді адам-ды бала-ды жоқ-ті",
    ),
    ("rather so", "тұздылау сауаттылау қалыңырақ науқасырақ", "тұздылеу тұздыдау қалыңірек"),
    ("a noun may look like a verb", "рахметін қасқаның тауыстар абдыраға", "рахметның қасқаге тауысге"),
    ("an elder's short name is «yours»", "Мұқаңа Зәкеңнің Төкеңде", "Мұқаңға Зәкеңның"),
    ("numerals make ordinals", "бесінші алтыншы оныншы жиырмасыншы", "бесыншы алтынші"),
    (
        "what somebody has done is no owner of things",
        "білгендігін барғандікі келгендердікін баратынымыздікі",
        "білгендікін көрінгендікіне келмегендікінен тексергендікіміз",
    ),
    ("каучук is said both ways", "каучуктың каучуктер каучукты каучуктар", "каучугтың каучукды"),
    ("acts are nobody", "оқуларымыз сөйлесулеріміз салулардан", "сөйлесулерміз айтулармыз танысуларсыздар"),
    ("who is with something", "көлікпенмін достарымменбіз халқыменбіз", "көлікпенбін көлікпенмын"),
    (
        "a noun that ends like a verb is none, nor is a form a word of its own",
        "кестелер жанартауы шынжырбауға тексеруді форматтар",
        "кестеді жанартады басқосты шынжырбады батыды жүйесінін тексерудке форматқан бөріккен",
    ),
    ("what comes near does so in every form", "жоламайды жолатпады жолама", "жоламды"),
    (
        "no rare word hides a slip of an everyday one",
        "керек аудандық жүректен қаһарман қазақ құқықтық сирек талай қағида тіліміз",
        "ерек ауандық жұректен қаңарман казак құқытық серек толай қағда тіліміш",
    ),
]


@pytest.mark.parametrize(("rule", "right", "wrong"), RULES, ids=[rule for rule, _, _ in RULES])
def test_a_rule_holds(speller: KazakhSpeller, rule: str, right: str, wrong: str) -> None:
    assert speller.rejected(right.split()) == []
    assert speller.rejected(wrong.split()) == wrong.split()
