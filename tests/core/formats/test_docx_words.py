"""No word of a Word document is lost, wherever it stands; and no two words become one."""

from __future__ import annotations

import io
import zipfile

import pytest
from tests.core.formats.word_files import EMBEDDED, drawing, notes, p, package, para, r, read, tc

from maqala.core.article import Image, Mark, Run
from maqala.core.formats import docx
from maqala.core.formats.docx.names import DRAWING

ONE, TWO = Run("[1]", Mark.SUPERSCRIPT), Run("[2]", Mark.SUPERSCRIPT)


def test_footnotes_stand_at_the_end_with_their_numbers() -> None:
    body = p(
        r("а")
        + '<w:r><w:footnoteReference w:id="2"/></w:r>'
        + r("б")
        + '<w:r><w:endnoteReference w:id="1"/></w:r>'
    )
    parts = {
        "footnotes": f'<w:footnote w:id="2">{p(r("бірінші"))}</w:footnote>',
        "endnotes": f'<w:endnote w:id="1">{p(r("екінші"))}</w:endnote>',
    }

    assert read(body, parts) == (para("а", ONE, "б", TWO), para(ONE, " бірінші"), para(TWO, " екінші"))
    assert notes(body, parts) == ["footnotes"]


def test_footnotes_of_footnotes_come_along_and_one_referred_to_twice_comes_once() -> None:
    def reference(note: int) -> str:
        return f'<w:r><w:footnoteReference w:id="{note}"/></w:r>'

    parts = {
        "footnotes": f'<w:footnote w:id="1">{p(r("бір") + reference(2))}</w:footnote>'
        f'<w:footnote w:id="2">{p(r("екі") + reference(1))}</w:footnote>'
    }

    assert read(p(r("а") + reference(1) + r("б") + reference(1)), parts) == (
        para("а", ONE, "б", ONE),
        para(ONE, " бір", TWO),
        para(TWO, " екі", ONE),
    )


def test_a_footnote_with_a_mark_of_its_own_keeps_it_and_takes_no_number() -> None:
    own = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t></w:r>'
    body = p(r("а") + own + r(" б") + '<w:r><w:footnoteReference w:id="2"/></w:r>')
    parts = {
        "footnotes": f'<w:footnote w:id="1">{p(r("* жұлдызша"))}</w:footnote>'
        f'<w:footnote w:id="2">{p(r("сан"))}</w:footnote>'
    }

    assert read(body, parts) == (para("а* б", ONE), para("* жұлдызша"), para(ONE, " сан"))


def test_hidden_text_comes_in_and_is_named() -> None:
    body = p(r("а") + r("б", "<w:vanish/>") + "<m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath>")

    assert read(body) == (para("абx+1"),)
    assert notes(body) == ["hidden", "formulas"]


def test_headers_and_footers_become_notes_on_the_article_but_page_numbers_do_not() -> None:
    margins = {"header1": p(r("Редакция ") + r("бланкі")) + p(r("12")), "footer1": p(r("Редакция бланкі"))}
    found = docx.read(package(p(r("а")), margins), "а.docx")

    assert found.article.text == "а"
    assert found.article.metadata.notes == "Редакция бланкі"
    assert [note.key for note in found.notes] == ["note.docx.margins"]


def test_a_large_first_letter_belongs_to_its_word() -> None:
    drop = '<w:keepNext/><w:framePr w:dropCap="drop" w:lines="3" w:wrap="around"/>'

    assert read(p(r("Қ"), drop) + p(r("азақстан"))) == (para("Қазақстан"),)


def test_a_paragraph_whose_mark_was_deleted_does_not_run_into_the_next() -> None:
    deleted = "<w:rPr><w:del/></w:rPr>"

    assert read(p(r("Бір."), deleted) + p(r("Екі"))) == (para("Бір. Екі"),)
    assert read(p(r("Бір "), deleted) + p(r("екі"))) == (para("Бір екі"),)
    assert read(p(r("Бір"), deleted) + p(r(", екі"))) == (para("Бір, екі"),)


def test_what_stands_in_the_line_parts_words_and_what_floats_does_not() -> None:
    floating = drawing().replace("wp:inline", "wp:anchor")

    assert read(p(r("бір") + drawing() + r("екі"))) == (para("бір екі"),)
    assert read(p(r("мек") + floating + r("теп"))) == (para("мектеп"),)
    assert read(p(r("бір") + drawing() + r("."))) == (para("бір."),)


def test_small_text_above_words_stands_behind_them() -> None:
    ruby = f"<w:r><w:ruby><w:rt>{r('ғылым')}</w:rt><w:rubyBase>{r('илм')}</w:rubyBase></w:ruby></w:r>"

    assert read(p(r("а ") + ruby)) == (para("а илм(ғылым)"),)
    assert notes(p(ruby)) == ["ruby"]


def test_a_line_break_in_the_xml_is_a_space() -> None:
    assert read(p(r("бір\n\t") + r("екі"))) == (para("бір екі"),)


def test_what_is_said_of_a_table_stands_below_it() -> None:
    said = '<w:tblPr><w:tblCaption w:val="Бағалар"/><w:tblDescription w:val="Нан мен сүт"/></w:tblPr>'
    body = f"<w:tbl>{said}<w:tr>{tc(p(r('нан')))}</w:tr></w:tbl>"

    _table, *below = read(body)
    assert below == [para("Бағалар"), para("Нан мен сүт")]
    assert notes(body) == ["table_words"]


def test_what_is_said_of_a_picture_that_cannot_be_taken_stands_in_brackets() -> None:
    old = '<w:r><w:pict><v:shape alt="Ескі сурет"><v:imagedata r:id="rId8"/></v:shape></w:pict></w:r>'

    assert read(p(r("а") + drawing("Елтаңба") + old)) == (para("а"), para("[Елтаңба]"), para("[Ескі сурет]"))
    assert notes(p(drawing("Елтаңба"))) == ["pictures"]


@pytest.mark.parametrize(
    ("font", "code", "expected"),
    [
        ("Wingdings", "F0FC", "✓"),
        ("Wingdings 2", "F0A3", "☐"),
        ("Symbol", "F0A7", "♣"),
        ("Wingdings", "F020", ""),
        ("Wingdings", "F085", "⑤"),
        ("Bookshelf", "F041", "□"),
    ],
)
def test_it_knows_the_signs_of_symbol_fonts(font: str, code: str, expected: str) -> None:
    found = read(p(f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'))

    assert "".join(block.text for block in found) == expected


def test_it_takes_the_words_of_charts_and_diagrams_and_says_so() -> None:
    chart = "http://schemas.openxmlformats.org/drawingml/2006/chart"
    body = p(
        r("Сату") + f'<w:r><w:drawing><c:chart xmlns:c="{chart}" r:id="rId9"/></w:drawing></w:r>' + r(" өсті")
    )
    drawn = (
        f'<c:chartSpace xmlns:c="{chart}" xmlns:a="{DRAWING}"><a:p><a:r><a:t>Халық </a:t></a:r><a:r><a:t>саны</a:t>'
        "</a:r></a:p><c:strCache><c:pt><c:v>Алматы</c:v></c:pt><c:pt><c:v>Астана</c:v></c:pt></c:strCache>"
        "</c:chartSpace>"
    )
    stream = io.BytesIO(package(body, targets={"rId9": ("chart", "charts/chart1.xml")}))
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("word/charts/chart1.xml", drawn)
    found = docx.read(stream.getvalue(), "chart.docx")
    assert [block.text for block in found.article.blocks] == ["Сату өсті", "Халық саны", "Алматы, Астана"]
    assert [note.key for note in found.notes] == ["note.docx.graphics"]


def shape(inner: str, alt: str = "") -> str:
    return (
        f'<w:r><w:drawing><wp:anchor><wp:docPr id="1" name="" descr="{alt}"/><a:graphic><a:graphicData>{inner}'
        "</a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"
    )


def box(text: str) -> str:
    return f"<wps:wsp><wps:txbx><w:txbxContent>{p(r(text))}</w:txbxContent></wps:txbx></wps:wsp>"


PICTURE = '<pic:pic><pic:nvPicPr/><pic:blipFill><a:blip r:embed="rId9"/></pic:blipFill></pic:pic>'


def test_a_picture_grouped_with_its_caption_comes_along_with_it() -> None:
    image, caption = read(p(shape(PICTURE + box("Алматы"))), **EMBEDDED)

    assert isinstance(image, Image)
    assert caption == para("Алматы")


def test_words_drawn_in_shapes_come_along_and_what_is_said_of_a_shape_stands_in_brackets() -> None:
    drawn = "<a:sp><a:txBody><a:p><a:r><a:t>Сызба</a:t></a:r></a:p></a:txBody></a:sp>"
    old = '<w:r><w:pict><v:rect alt="Ескі пішін"/></w:pict></w:r>'

    assert read(p(shape(drawn))) == (para("Сызба"),)
    assert notes(p(shape(drawn))) == ["graphics"]
    assert read(p(shape("", "Карта") + old)) == (para("[Карта]"), para("[Ескі пішін]"))
    assert read(p(shape(box("қорап"), "Мәтін жолағы"))) == (para("қорап"),)


def test_a_drawing_for_new_programs_alone_comes_with_its_picture_for_older_ones() -> None:
    both = (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='am3d'>{shape('', 'Глобус')[5:-6]}</mc:Choice>"
        f"<mc:Fallback>{shape(PICTURE)[5:-6]}</mc:Fallback></mc:AlternateContent></w:r>"
    )

    said, image = read(p(both), **EMBEDDED)
    assert (said, type(image)) == (para("[Глобус]"), Image)


def test_a_watermark_is_a_line_of_the_header() -> None:
    mark = '<w:r><w:pict><v:shape><v:textpath string="ЖОБА"/></v:shape></w:pict></w:r>'

    found = docx.read(package(p(r("а")), {"header1": p(mark)}), "а.docx")
    assert found.article.metadata.notes == "ЖОБА"
