"""Text of Word documents: its formatting, links, fields and languages."""

from __future__ import annotations

import pytest
from tests.core.formats.word_files import (
    p,
    package,
    para,
    r,
    read,
    style,
    styled,
)

from maqala.core.article import (
    Mark,
    Run,
    Style,
)
from maqala.core.formats import docx


@pytest.mark.parametrize(
    ("properties", "mark"),
    [
        ("<w:b/>", Mark.BOLD),
        ('<w:b w:val="false"/>', Mark.NONE),
        ('<w:i w:val="1"/>', Mark.ITALIC),
        ('<w:u w:val="double"/>', Mark.UNDERLINE),
        ('<w:u w:val="none"/>', Mark.NONE),
        ("<w:dstrike/>", Mark.STRIKE),
        ('<w:vertAlign w:val="subscript"/>', Mark.SUBSCRIPT),
        ('<w:vertAlign w:val="superscript"/>', Mark.SUPERSCRIPT),
        ('<w:rStyle w:val="Strong"/>', Mark.BOLD),
        ('<w:rStyle w:val="Strong"/><w:b w:val="0"/>', Mark.NONE),
    ],
)
def test_it_finds_formatting_direct_and_in_styles(properties: str, mark: Mark) -> None:
    sheets = style("Strong", "Strong", "<w:rPr><w:b/></w:rPr>", "character")

    assert read(p(r("сөз", properties)), {"styles": sheets}) == (para(Run("сөз", mark)),)


def test_formatting_of_a_paragraph_style_counts_in_paragraphs_but_not_in_headings() -> None:
    bold = "<w:rPr><w:b/></w:rPr>"
    sheets = (
        style("Own", "Менікі", bold) + style("H", "heading 1", bold) + style("S", "Strong", bold, "character")
    )
    toggled = r("б", '<w:rStyle w:val="S"/>')

    assert read(p(r("а") + toggled, styled("Own")) + p(r("в"), styled("H")), {"styles": sheets}) == (
        para(Run("а", Mark.BOLD), "б"),
        para("в", style=Style.HEADING_1),
    )


def test_it_keeps_breaks_hyphens_and_symbols() -> None:
    inner = (
        "<w:r><w:t>а</w:t><w:tab/><w:t>б</w:t><w:br/><w:t>в</w:t><w:noBreakHyphen/><w:t>г</w:t>"
        '<w:sym w:font="Symbol" w:char="F061"/><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>'
    )

    assert read(p(inner)) == (para("а б\nв\u2011гα→"),)


def test_it_finds_links_in_relations_and_in_fields() -> None:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    field = (
        mark("begin")
        + '<w:r><w:instrText> HYPERLINK "https://b.kz" \\l "c" </w:instrText></w:r>'
        + mark("separate")
        + r("б")
        + mark("end")
    )
    body = p(
        f'<w:hyperlink r:id="rId9">{r("а")}</w:hyperlink>{field}'
        f'<w:fldSimple w:instr="HYPERLINK https://d.kz">{r("в")}</w:fldSimple>'
        f'<w:hyperlink w:anchor="top">{r("г")}</w:hyperlink>'
    )

    assert read(body, targets={"rId9": ("hyperlink", "https://a.kz")}) == (
        para(
            Run("а", link="https://a.kz"), Run("б", link="https://b.kz#c"), Run("в", link="https://d.kz"), "г"
        ),
    )


def test_it_never_takes_a_link_that_runs_something() -> None:
    body = p(f'<w:fldSimple w:instr="HYPERLINK &quot;javascript:x&quot;">{r("а")}</w:fldSimple>')

    assert read(body) == (para("а"),)


def test_it_takes_a_field_s_result_and_not_its_instruction() -> None:
    inner = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
        + r("жоқ")
        + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + r("7")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )

    assert read(p(inner + r(" бет"))) == (para("7 бет"),)


def test_small_raised_text_is_superscript() -> None:
    small = '<w:position w:val="8"/><w:sz w:val="19"/>'
    lowered = small.replace('"8"', '"-4"')

    assert read(p(r("а", small) + r("б", lowered))) == (
        para(Run("а", Mark.SUPERSCRIPT), Run("б", Mark.SUBSCRIPT)),
    )


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def test_a_field_without_an_end_hides_nothing() -> None:
    begun = mark("begin") + "<w:r><w:instrText>PAGE</w:instrText></w:r>"
    deleted = f"<w:del>{mark('separate')}{mark('end')}</w:del>"

    assert read(p(begun + r("а")) + p(r("б"))) == (para("а"), para("б"))
    assert read(p(begun + deleted + r("а")) + p(r("б"))) == (para("а"), para("б"))
    assert read(p(mark("end") + mark("separate") + r("а"))) == (para("а"),)


def test_text_stays_wherever_a_careless_program_put_it() -> None:
    formula = "<m:oMathPara><m:oMath><m:r><m:t>г</m:t></m:r></m:oMath></m:oMathPara>"

    assert read(r("а") + r("ә") + p(r("б")) + f"<w:hyperlink>{r('в')}</w:hyperlink>") == (
        para("аә"),
        para("б"),
        para("в"),
    )
    assert read("<w:p><w:t>а</w:t></w:p>" + formula) == (para("а"), para("г"))
    assert read(f"<w:tbl><w:tr><w:tc>{r('а')}</w:tc></w:tr></w:tbl>")[0].text == "а"
    assert read("<w:p><w:r><w:t>а<w:x/>б</w:t></w:r></w:p>") == (para("аб"),)


def test_text_in_a_symbol_font_is_what_it_shows() -> None:
    assert read(p(r("\uf061", '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>') + r("а"))) == (para("αа"),)


def test_letters_of_private_use_stay_what_they_are() -> None:
    assert read(p(r("\uf020\uf061"))) == (para("\uf020\uf061"),)


# --- languages


def lang(tag: str) -> str:
    return f'<w:lang w:val="{tag}"/>'


def defaults(tag: str) -> str:
    return f"<w:docDefaults><w:rPrDefault><w:rPr>{lang(tag)}</w:rPr></w:rPrDefault></w:docDefaults>"


def test_a_document_marked_kazakh_is_believed_about_its_runs() -> None:
    body = p(r("Қала ") + r("город", lang("ru-RU")) + r(" 5", lang("en-US")))

    assert read(body, {"styles": defaults("kk-KZ")}) == (
        para("Қала ", Run("город", language="ru"), Run(" 5", language="en")),
    )


def test_kazakh_typed_on_a_russian_layout_is_kazakh() -> None:
    body = p(r("Бұл қалада ", lang("ru-RU")) + r("адам көп", lang("ru-RU")) + r(" news", lang("en-GB")))
    found = docx.read(package(body, {"styles": defaults("en-US")}), "а.docx").article

    assert found.metadata.language == "kk"
    assert found.blocks == (para("Бұл қалада адам көп", Run(" news", language="en-GB")),)


def test_a_russian_document_is_russian() -> None:
    found = docx.read(package(p(r("Все новости дня")), {"styles": defaults("ru-RU")}), "а.docx").article

    assert found.metadata.language == "ru"


def test_cyrillic_text_marked_english_is_not() -> None:
    found = docx.read(package(p(r("Новости дня")), {"styles": defaults("en-US")}), "а.docx").article

    assert found.metadata.language == "ru"
