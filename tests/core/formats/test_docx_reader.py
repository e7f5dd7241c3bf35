"""What comes of what is wrapped around text in Word documents: changes, boxes, pictures, tables."""

from __future__ import annotations

from tests.core.formats.word_files import (
    EMBEDDED,
    PNG,
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
    Cell,
    Image,
    Run,
    Table,
)
from maqala.core.formats import docx

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


def test_the_notes_name_the_pictures_that_do_not_come_along_or_cannot_be_shown() -> None:
    huge = PNG[:16] + b"\0\1\0\0" * 2
    targets = {"rId9": ("image", "media/a.png")}
    lost, shown, unshown = (
        docx.read(package(p(drawing()), targets=targets, a=data), "а.docx").notes
        for data in (b"\1\0\0\0EMF", PNG, huge)
    )

    assert [(note.key, note.values["names"]) for note in lost] == [("note.docx.pictures", "a.png")]
    assert shown == ()
    assert [(note.key, note.values["names"]) for note in unshown] == [("note.unshown", "a.png")]


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


def test_rows_and_cells_that_were_deleted_are_gone_and_inserted_ones_are_there() -> None:
    body = (
        f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr>{tc(p(r('а')))}</w:tr><w:tr><w:trPr><w:ins/></w:trPr>"
        f"{tc(p(r('б')), '<w:cellIns/>')}{tc(p(r('в')), '<w:cellDel/>')}</w:tr></w:tbl>"
    )

    assert read(body) == (Table(((Cell((Run("б"),)),),)),)
    assert notes(body) == ["deleted", "inserted"]


def test_paragraphs_beside_rows_and_cells_keep_their_place() -> None:
    inner = f"<w:tbl><w:tr>{tc(p(r('г')))}</w:tr></w:tbl>"
    body = f"<w:tbl>{p(r('а'))}<w:tr>{tc(p(r('б')))}{p(r('в'))}</w:tr>{inner}</w:tbl>"

    assert [table.text for table in read(body)] == ["а\t\nб\tв\nг\t"]
