"""Documents that Word 2003 saved in one XML file."""

from __future__ import annotations

import base64

from tests.core.formats.word_files import PNG, para

from maqala.core.article import Cell, Image, Mark, Run, Style, Table
from maqala.core.formats import docx
from maqala.core.formats.contract import Import

SPACES = (
    'xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:aml="http://schemas.microsoft.com/aml/2001/core"'
    ' xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint"'
)


def p(inner: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def r(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def read(body: str, before: str = "") -> Import:
    head = '<?xml version="1.0" encoding="UTF-8"?><?mso-application progid="Word.Document"?>'
    whole = (
        f"{head}<w:wordDocument {SPACES}>{before}<w:body><wx:sect>{body}</wx:sect></w:body></w:wordDocument>"
    )
    found = docx.read(whole.encode(), "а.doc")
    assert docx.read(whole.replace("UTF-8", "UTF-16").encode("utf-16"), "а.xml") == found
    return found


def test_it_knows_styles_lists_tables_and_properties() -> None:
    before = (
        "<o:DocumentProperties><o:Author>Айгүл</o:Author></o:DocumentProperties>"
        '<w:lists><w:listDef w:listDefId="0"><w:lvl w:ilvl="0"><w:nfc w:val="23"/><w:lvlText w:val="·"/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:lvlText w:val="%1."/></w:lvl></w:listDef><w:list w:ilfo="3"><w:ilst w:val="0"/></w:list>'
        "</w:lists>"
        '<w:styles><w:style w:type="paragraph" w:styleId="a1"><w:name w:val="heading 1"/></w:style></w:styles>'
    )
    heading = '<w:pStyle w:val="a1"/>'
    item = '<w:listPr><w:ilvl w:val="{}"/><w:ilfo w:val="3"/></w:listPr>'
    body = (
        f"<wx:sub-section>{p(r('А'), heading)}</wx:sub-section>{p(r('б'), item.format(0))}"
        f"{p(r('в'), item.format(1))}<w:tbl><w:tr><w:tc>{p(r('г'))}</w:tc></w:tr></w:tbl>"
    )
    found = read(body, before)

    assert found.article.blocks == (
        para("А", style=Style.HEADING_1),
        para("б", style=Style.BULLET),
        para("в", style=Style.NUMBER, depth=1),
        Table(((Cell((Run("г"),)),),)),
    )
    assert found.article.metadata.byline == "Айгүл"


def test_it_knows_what_stands_otherwise_today() -> None:
    def changed(kind: str, inner: str) -> str:
        about = f'aml:author="Ой" w:type="Word.{kind}"'
        return f"<aml:annotation {about}><aml:content>{inner}</aml:content></aml:annotation>"

    body = (
        p(
            r("а")
            + f"<w:r><w:footnote>{p(r('ескерту'))}</w:footnote></w:r>"
            + f'<w:hlink w:dest="https://a.kz">{r("б")}</w:hlink>'
            + changed("Deletion", "<w:r><w:delText>жоқ</w:delText></w:r>")
            + changed("Insertion", r("в"))
            + f"<w:r>{changed('Comment', p(r('неге?')))}</w:r>"
        )
        + f"<w:sectPr><w:hdr>{p(r('Үстінде'))}</w:hdr></w:sectPr>"
    )
    found = read(body)
    number = Run("[1]", Mark.SUPERSCRIPT)

    assert found.article.blocks == (
        para("а", number, Run("б", link="https://a.kz"), "в"),
        para(number, " ескерту"),
    )
    assert found.article.metadata.notes == "Ой: неге?\nҮстінде"
    assert {note.key.removeprefix("note.docx.") for note in found.notes} == {
        *("deleted", "inserted", "comments", "footnotes", "margins")
    }


def test_pictures_come_along() -> None:
    data = base64.encodebytes(PNG).decode()
    shape = '<v:shape alt="Сурет"><v:imagedata src="wordml://1.png"/></v:shape>'
    body = p(f'<w:r><w:pict><w:binData w:name="wordml://1.png">{data}</w:binData>{shape}</w:pict></w:r>')

    assert read(body).article.blocks == (Image(PNG, "1.png", alt="Сурет"),)
