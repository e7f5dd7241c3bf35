"""What comes of Word documents as other programs write them."""

from __future__ import annotations

import io
import zipfile

import pytest
from tests.core.formats.word_files import (
    EMBEDDED,
    PNG,
    SPACES,
    drawing,
    notes,
    p,
    package,
    para,
    r,
    read,
    style,
    styled,
    tc,
)

from maqala.core.article import (
    Article,
    Cell,
    Image,
    Mark,
    Rule,
    Run,
    Style,
    Table,
    TextBlock,
)
from maqala.core.formats import docx

# --- paragraphs


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


# --- runs


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


# --- changes and wrappers


def test_it_takes_insertions_drops_deletions_and_says_so() -> None:
    body = p(f"<w:ins>{r('жаңа')}</w:ins><w:del><w:r><w:delText>ескі</w:delText></w:r></w:del>")

    assert read(body) == (para("жаңа"),)
    assert notes(body) == ["inserted", "deleted"]


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    assert read(p(r("а "), "<w:rPr><w:del/></w:rPr>") + p(r("б"))) == (para("а б"),)


def test_it_reads_through_whatever_is_wrapped_around_text() -> None:
    wrapped = p(f"<w:smartTag>{r('а')}</w:smartTag><w:sdt><w:sdtContent>{r('б')}</w:sdtContent></w:sdt>")
    body = f"<w:sdt><w:sdtContent>{wrapped}</w:sdtContent></w:sdt><w:customXml>{p(r('в'))}</w:customXml>"

    assert read(body) == (para("аб"), para("в"))


def test_it_reads_a_text_box_once_behind_its_paragraph() -> None:
    box = f"<w:txbxContent>{p(r('қорап'))}</w:txbxContent>"
    inner = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>"
        f"{box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )

    assert read(p(r("а") + inner)) == (para("а"), para("қорап"))
    assert notes(p(inner)) == ["boxes"]


def test_comments_become_notes_on_the_article() -> None:
    comments = f'<w:comment w:id="0" w:author="Дана">{p(r("тексер"))}</w:comment>'
    found = docx.read(package(p(r("а")), {"comments": comments}), "а.docx")

    assert found.article.metadata.notes == "Дана: тексер"
    assert [note.key for note in found.notes] == ["note.docx.comments"]


# --- pictures


def test_it_takes_a_picture_with_its_alt_text_and_the_caption_below() -> None:
    body = p(drawing("Алматы")) + p(r("Сурет: автор"), styled("C")) + p(r("жалғыз"), styled("C"))

    assert read(body, {"styles": style("C", "caption")}, **EMBEDDED) == (
        Image(PNG, "a.png", alt="Алматы", caption=(Run("Сурет: автор"),)),
        para("жалғыз"),
    )


def test_a_picture_stands_above_or_below_the_text_of_its_paragraph() -> None:
    image = Image(PNG, "a.png")

    assert read(p(drawing() + r("а")) + p(r("б") + drawing()), **EMBEDDED) == (
        image,
        para("а"),
        para("б"),
        image,
    )


def test_it_takes_old_pictures_and_those_that_lie_elsewhere() -> None:
    old = '<w:r><w:pict><v:shape alt="Ескі"><v:imagedata r:id="rId9"/></v:shape></w:pict></w:r>'
    linked = drawing("Алыс", 'r:link="rId8"')
    targets = {"rId9": ("image", "media/a.png"), "rId8": ("image", "https://a.kz/b.png")}

    assert read(p(old) + p(linked), targets=targets, a=PNG) == (
        Image(PNG, "a.png", alt="Ескі"),
        Image(source="https://a.kz/b.png", alt="Алыс"),
    )


def test_it_names_a_picture_that_is_not_there() -> None:
    assert notes(p(r("а") + drawing())) == ["pictures"]


# --- tables


def cells(*texts: str) -> tuple[Cell, ...]:
    return tuple(Cell((Run(text),) if text else ()) for text in texts)


def test_it_makes_rows_of_equal_length_out_of_merged_cells() -> None:
    body = (
        "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>"
        + tc(p(r("а")), '<w:gridSpan w:val="2"/>')
        + tc(p(r("б")), '<w:vMerge w:val="restart"/>')
        + "</w:tr><w:tr>"
        + tc(p(r("в")) + p(r("г")))
        + tc(p(""))
        + tc(p(""), "<w:vMerge/>")
        + "</w:tr><w:tr>"
        + tc(p(r("д")))
        + "</w:tr></w:tbl>"
    )

    assert read(body) == (
        Table((cells("а", "", "б"), cells("в\nг", "", ""), cells("д", "", "")), header=True),
    )
    assert notes(body) == ["merged_cells"]


def test_a_table_in_a_cell_becomes_its_text() -> None:
    inner = f"<w:tbl><w:tr>{tc(p(r('а')))}{tc(p(r('б')))}</w:tr></w:tbl>"

    assert read(f"<w:tbl><w:tr>{tc(inner)}</w:tr></w:tbl>") == (Table((cells("а б"),)),)
    assert notes(f"<w:tbl><w:tr>{tc(inner)}</w:tr></w:tbl>") == ["nested_tables"]


def test_pictures_in_cells_stand_behind_the_table() -> None:
    body = f"<w:tbl><w:tr>{tc(p(r('а') + drawing()))}</w:tr></w:tbl>"

    assert read(body, **EMBEDDED) == (Table((cells("а"),)), Image(PNG, "a.png"))


# --- odd packages


def rewritten(data: bytes, old: bytes, new: bytes) -> bytes:
    """The package with `old` as `new` in every part."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(stream, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(old, new))
    return stream.getvalue()


def test_it_reads_strict_documents() -> None:
    data = package(p(r("а"), styled("x1")), {"styles": style("x1", "Title")})
    for area in (b"wordprocessingml/2006", b"officeDocument/2006"):
        strict = area.replace(b"/2006", b"")
        data = rewritten(
            data, b"http://schemas.openxmlformats.org/" + area, b"http://purl.oclc.org/ooxml/" + strict
        )

    assert docx.read(data, "а.docx").article == Article((para("а", style=Style.HEADLINE),))


def test_it_reads_a_document_without_any_relations() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(
            "word\\document.xml", f"<w:document {SPACES}><w:body>{p(r('а'))}</w:body></w:document>"
        )

    assert docx.read(stream.getvalue(), "а.docx").article.blocks == (para("а"),)


def test_damage_costs_no_more_than_what_is_damaged_and_is_told() -> None:
    data = rewritten(package(p(r("а"), styled("x1")), {"styles": style("x1", "Title")}), b"</w:styles>", b"")
    found = docx.read(data, "а.docx")

    assert found.article.blocks == (para("а", style=Style.HEADLINE),)
    assert [note.key for note in found.notes] == ["note.docx.damaged"]


def test_of_a_damaged_text_it_takes_what_can_be_read_and_says_so() -> None:
    data = rewritten(package(p(r("а", "<w:i/>")) + p(r("б"))), b"<w:i/>", b"<w:i/ >")
    found = docx.read(data, "а.docx")

    assert found.article.text == "а\nб"
    assert [note.key for note in found.notes] == ["note.docx.damaged"]


def test_it_resolves_no_entity() -> None:
    data = rewritten(
        package(p(r("а@б"))),
        b"<w:document",
        b'<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]><w:document',
    )
    found = docx.read(rewritten(data, b"@", b"&e;"), "а.docx")

    assert "root" not in found.article.text


# --- as other programs write


def test_an_item_without_a_mark_is_a_paragraph() -> None:
    blank = LISTS.replace('<w:numFmt w:val="bullet"/>', '<w:numFmt w:val="bullet"/><w:lvlText w:val=" "/>')

    assert read(p(r("а"), numbered(5, 0)), {"numbering": blank}) == (para("а"),)


def test_small_raised_text_is_superscript() -> None:
    small = '<w:position w:val="8"/><w:sz w:val="19"/>'
    lowered = small.replace('"8"', '"-4"')

    assert read(p(r("а", small) + r("б", lowered))) == (
        para(Run("а", Mark.SUPERSCRIPT), Run("б", Mark.SUBSCRIPT)),
    )


def test_cyrillic_text_marked_english_is_not() -> None:
    found = docx.read(package(p(r("Новости дня")), {"styles": defaults("en-US")}), "а.docx").article

    assert found.metadata.language == "ru"


def chunked(name: str, data: bytes) -> bytes:
    """A document with another in it."""
    stream = io.BytesIO(package(p(r("а")) + '<w:altChunk r:id="rId9"/>', targets={"rId9": ("aFChunk", name)}))
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr(f"word/{name}", data)
    return stream.getvalue()


def test_it_reads_a_document_within_a_document() -> None:
    found = docx.read(chunked("b.docx", package(p(r("б")))), "а.docx")

    assert found.article.blocks == (para("а"), para("б"))
    assert found.notes == ()


def test_it_names_a_document_within_a_document_that_it_cannot_read() -> None:
    endless = chunked("b.docx", chunked("c.docx", package(p(r("в")))))
    found = docx.read(endless, "а.docx")

    assert found.article.blocks == (para("а"), para("а"))
    assert [note.key for note in docx.read(chunked("b.mht", b"x"), "а.docx").notes] == ["note.docx.chunks"]
    assert [note.key for note in docx.read(chunked("b.docx", b"x"), "а.docx").notes] == ["note.docx.chunks"]
