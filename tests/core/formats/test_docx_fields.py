"""What Word draws itself out of an instruction: equations, symbols, lists to choose from, formulas."""

from __future__ import annotations

import time

import pytest
from tests.core.formats.word_files import notes, p, para, r, read

from maqala.core.article import Run


def field(instruction: str, data: str = "") -> str:
    return (
        f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>'
        f'<w:r><w:instrText> {instruction} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


@pytest.mark.parametrize(
    ("instruction", "shown"),
    [
        (r"EQ \f(бір;екі)", "(бір;екі)"),
        (r'EQ \* jc2 \* "Font:MS Mincho" \* hps10 \o\ad(\s\up 9(оқылуы),сөз)', "((оқылуы),сөз)"),
        (r'SYMBOL 97 \f "Symbol" \s 12', "α"),
        (r"SYMBOL 0xFC \f Wingdings", "✓"),
        ("PAGE", ""),
        ("XE &quot;көрсеткіш&quot;", ""),
    ],
)
def test_a_field_without_a_result_shows_what_it_draws(instruction: str, shown: str) -> None:
    assert read(p(r("а ") + field(instruction))) == (para(f"а {shown}".strip()),)
    if '"' not in instruction:
        assert read(p(r("а ") + f'<w:fldSimple w:instr="{instruction}"/>')) == (para(f"а {shown}".strip()),)


@pytest.mark.parametrize(
    ("chosen", "shown"),
    [
        ('<w:result w:val="1"/>', "жоқ"),
        ('<w:default w:val="1"/>', "жоқ"),
        ("", "иә"),
        ('<w:result w:val="7"/>', ""),
    ],
)
def test_of_a_list_to_choose_from_the_chosen_line_is_shown(chosen: str, shown: str) -> None:
    choices = f'<w:ddList>{chosen}<w:listEntry w:val="иә"/><w:listEntry w:val="жоқ"/></w:ddList>'

    found = read(p(r("Келісемін: ") + field("FORMDROPDOWN", f"<w:ffData>{choices}</w:ffData>")))
    assert found == (para(f"Келісемін: {shown}".strip()),)


def test_text_in_a_field_within_a_field_leads_where_the_outer_one_does() -> None:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    begun = (
        mark("begin") + '<w:r><w:instrText>HYPERLINK "https://a.kz"</w:instrText></w:r>' + mark("separate")
    )
    inner = (
        mark("begin")
        + "<w:r><w:instrText>REF б</w:instrText></w:r>"
        + mark("separate")
        + r("б")
        + mark("end")
    )

    assert read(p(begun + r("а") + inner + mark("end") + r("в"))) == (
        para(Run("аб", link="https://a.kz"), "в"),
    )
    deep = mark("begin") + mark("separate")
    began = time.process_time()
    assert read(p(deep * 2000 + r("а") * 20_000 + mark("end") * 2000)) == (para("а" * 20_000),)
    assert time.process_time() - began < 5


def math(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


@pytest.mark.parametrize(
    ("formula", "shown"),
    [
        (f"<m:f><m:num>{math('a+b')}</m:num><m:den>{math('2')}</m:den></m:f>", "(a+b)/2"),
        (f"<m:sSup><m:e>{math('x')}</m:e><m:sup>{math('2')}</m:sup></m:sSup>", "x^2"),
        (f"<m:sSubSup><m:e>{math('x')}</m:e><m:sub>{math('i')}</m:sub><m:sup>{math('2')}</m:sup></m:sSubSup>", "x_i^2"),
        (f"<m:rad><m:deg/><m:e>{math('x+1')}</m:e></m:rad>", "√(x+1)"),
        (
            f'<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub>{math("i")}</m:sub><m:e>{math("i")}</m:e></m:nary>',
            "∑_i i",
        ),
        (f'<m:d><m:dPr><m:begChr m:val="["/></m:dPr><m:e>{math("a")}</m:e><m:e>{math("b")}</m:e></m:d>', "[a|b)"),
        (f"<m:func><m:fName>{math('sin')}</m:fName><m:e>{math('x')}</m:e></m:func>", "sin x"),
        (f"<m:limLow><m:e>{math('lim')}</m:e><m:lim>{math('n→∞')}</m:lim></m:limLow>", "lim_(n→∞)"),
        (f"<m:m><m:mr><m:e>{math('1')}</m:e><m:e>{math('2')}</m:e></m:mr><m:mr/></m:m>", "1, 2;"),
        (f"{math('км')}<w:del>{math('м')}</w:del><m:box><m:e>{math('²')}</m:e></m:box>", "км²"),
    ],
)  # fmt: skip
def test_a_formula_is_written_as_people_type_it(formula: str, shown: str) -> None:
    assert read(p(f"<m:oMath>{formula}</m:oMath>")) == (para(shown),)
    assert notes(p(f"<m:oMath>{formula}</m:oMath>")) == ["formulas"]


@pytest.mark.parametrize(
    ("inside", "shown"),
    [
        ('<w:default w:val="1"/>', "☒"),
        ('<w:default w:val="1"/><w:checked w:val="0"/>', "☐"),
        ("<w:checked/>", "☒"),
        ("", "☐"),
    ],
)
def test_a_box_to_tick_is_shown_as_it_stands(inside: str, shown: str) -> None:
    box = f"<w:ffData><w:checkBox>{inside}</w:checkBox></w:ffData>"
    marks = f'<w:fldChar w:fldCharType="begin">{box}</w:fldChar><w:fldChar w:fldCharType="end"/>'

    assert read(p(f"<w:r>{marks}<w:t> иә</w:t></w:r>")) == (para(f"{shown} иә"),)
