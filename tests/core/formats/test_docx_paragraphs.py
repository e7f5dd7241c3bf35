"""What the paragraphs of Word documents are: headings in any language, lists, rules."""

from __future__ import annotations

import pytest
from tests.core.formats.word_files import (
    p,
    para,
    r,
    read,
    style,
    styled,
)

from maqala.core.article import (
    Mark,
    Rule,
    Run,
    Style,
    TextBlock,
)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Title", Style.HEADLINE),
        ("Название", Style.HEADLINE),
        ("Subtitle", Style.LEAD),
        ("Подзаголовок", Style.LEAD),
        ("heading 1", Style.HEADING_1),
        ("Заголовок 2", Style.HEADING_2),
        ("Тақырып 3", Style.HEADING_3),
        ("Überschrift 1", Style.HEADING_1),
        ("heading 7", Style.HEADING_3),
        ("Intense Quote", Style.QUOTE),
        ("Дәйексөз", Style.QUOTE),
        ("List Bullet", Style.BULLET),
        ("Normal (Web)", Style.PARAGRAPH),
    ],
)
def test_it_knows_styles_by_their_names_in_any_language(name: str, expected: Style) -> None:
    assert read(p(r("сөз"), styled("x1")), {"styles": style("x1", name)}) == (para("сөз", style=expected),)


def test_it_knows_a_style_by_its_identifier_and_by_what_it_is_based_on() -> None:
    sheets = style("Heading1", "Бірінші") + style("Own", "Менікі", '<w:basedOn w:val="Heading1"/>')

    assert read(p(r("а"), styled("Own")), {"styles": sheets}) == (para("а", style=Style.HEADING_1),)


def test_it_knows_headings_by_outline_level_in_a_style_or_directly() -> None:
    sheets = style("Own", "Менікі", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>')
    body = (
        p(r("а"), styled("Own"))
        + p(r("б"), '<w:outlineLvl w:val="0"/>')
        + p(r("в"), '<w:outlineLvl w:val="9"/>')
    )

    assert [b.style for b in read(body, {"styles": sheets}) if isinstance(b, TextBlock)] == [
        Style.HEADING_2,
        Style.HEADING_1,
        Style.PARAGRAPH,
    ]


def test_styles_based_on_one_another_do_no_harm() -> None:
    sheets = style("A", "A", '<w:basedOn w:val="B"/>') + style("B", "B", '<w:basedOn w:val="A"/>')

    assert read(p(r("а"), styled("A")), {"styles": sheets}) == (para("а"),)


def test_it_does_not_guess_headings_from_bold_text() -> None:
    assert read(p(r("Бас", "<w:b/>"))) == (para(Run("Бас", Mark.BOLD)),)


def test_it_drops_empty_paragraphs_and_takes_empty_ones_with_a_border_for_rules() -> None:
    line = '<w:pBdr><w:bottom w:val="single"/></w:pBdr>'
    drawn = '<w:r><w:pict><v:rect o:hr="t"/></w:pict></w:r>'

    assert read(p("") + p("", line) + p(drawn)) == (Rule(), Rule())


# --- lists

LISTS = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/></w:lvl><w:lvl w:ilvl="2"><w:numFmt w:val="none"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num>'
)


def numbered(list_id: int, level: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'


def test_it_tells_bullets_from_numbers_at_every_level() -> None:
    body = (
        p(r("а"), numbered(5, 0))
        + p(r("б"), numbered(5, 1))
        + p(r("в"), numbered(5, 2))
        + p(r("г"), numbered(9, 0))
    )

    assert read(body, {"numbering": LISTS}) == (
        para("а", style=Style.BULLET),
        para("б", style=Style.NUMBER, depth=1),
        para("в"),
        para("г"),
    )


def test_a_style_puts_its_paragraphs_in_a_list_and_a_paragraph_takes_itself_out() -> None:
    sheets = style("Own", "Менікі", f"<w:pPr>{numbered(5, 1)}</w:pPr>")
    body = p(r("а"), styled("Own")) + p(r("б"), styled("Own") + numbered(0, 0))

    assert read(body, {"styles": sheets, "numbering": LISTS}) == (
        para("а", style=Style.NUMBER, depth=1),
        para("б"),
    )


def test_an_item_without_a_mark_is_a_paragraph() -> None:
    blank = LISTS.replace('<w:numFmt w:val="bullet"/>', '<w:numFmt w:val="bullet"/><w:lvlText w:val=" "/>')

    assert read(p(r("а"), numbered(5, 0)), {"numbering": blank}) == (para("а"),)


def level(number: int, how: str, pattern: str, more: str = "") -> str:
    return f'<w:lvl w:ilvl="{number}"><w:numFmt w:val="{how}"/>{more}<w:lvlText w:val="{pattern}"/></w:lvl>'


def test_numbers_of_headings_and_labels_with_words_are_text() -> None:
    lists = (
        '<w:abstractNum w:abstractNumId="0">'
        + level(0, "upperRoman", "%1-бөлім.")
        + level(1, "decimal", "%1.%2", "<w:isLgl/>")
        + level(2, "russianLower", "%3)")
        + '</w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="6"><w:abstractNumId'
        ' w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="9"/></w:lvlOverride></w:num>'
    )
    heading = styled("H")
    body = (
        p(r("а"), numbered(5, 0))
        + p(r("б"), heading + numbered(5, 1))
        + p(r("в"), heading + numbered(5, 1))
        + p(r("г"), numbered(5, 2))
        + p(r("ғ"), numbered(5, 0))
        + p(r("д"), heading + numbered(5, 1))
        + p(r("е"), numbered(6, 0))
    )

    assert read(body, {"numbering": lists, "styles": style("H", "heading 1")}) == (
        para("I-бөлім. а"),
        para("1.1 б", style=Style.HEADING_1),
        para("1.2 в", style=Style.HEADING_1),
        para("г", style=Style.NUMBER, depth=2),
        para("II-бөлім. ғ"),
        para("2.1 д", style=Style.HEADING_1),
        para("IX-бөлім. е"),
    )


def test_a_style_has_the_level_of_its_list_that_is_linked_to_it() -> None:
    linked = '<w:pStyle w:val="{}"/>'
    lists = (
        '<w:abstractNum w:abstractNumId="0">'
        + level(0, "decimal", "%1.", linked.format("A"))
        + level(1, "decimal", "%1.%2", linked.format("B"))
        + level(2, "bullet", "•", linked.format("C"))
        + '</w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num>'
    )
    by_list = '<w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr>'
    sheets = (
        style("A", "heading 1", by_list)
        + style("B", "heading 2", '<w:basedOn w:val="A"/>')
        + style("C", "Менікі", by_list)
        + style("D", "Соның негізінде", '<w:basedOn w:val="C"/>')
    )
    body = "".join(p(r(name), styled(name.upper())) for name in "abacd") + p(
        r("e"), styled("D") + numbered(5, 0)
    )

    assert read(body, {"numbering": lists, "styles": sheets}) == (
        para("1. a", style=Style.HEADING_1),
        para("1.1 b", style=Style.HEADING_2),
        para("2. a", style=Style.HEADING_1),
        para("c", style=Style.BULLET, depth=2),
        para("d", style=Style.BULLET, depth=2),
        para("e", style=Style.NUMBER),
    )
