"""The styles of the documents that we write, under Word's own names so that a desk can restyle them.

Times New Roman and Arial have all Kazakh letters on every system, or a metric twin that has.
"""

from __future__ import annotations

from maqala.core.formats.docx.names import WORD


def _font(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"/>'


_SERIF, _SANS = _font("Times New Roman"), _font("Arial")


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _spacing(before: int, after: int) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}"/>'


def _paragraph(style_id: str, name: str, follows: str, paragraph: str, run: str = "") -> str:
    looks = f"<w:rPr>{run}</w:rPr>" if run else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{style_id}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>'
        f'<w:next w:val="{follows}"/><w:qFormat/><w:pPr>{paragraph}</w:pPr>{looks}</w:style>'
    )


def _heading(level: int, half_points: int) -> str:
    paragraph = (
        f'<w:keepNext/><w:keepLines/>{_spacing(320 - 40 * level, 80)}<w:outlineLvl w:val="{level - 1}"/>'
    )
    run = f"{_SANS}<w:b/><w:bCs/>{_size(half_points)}"
    return _paragraph(f"Heading{level}", f"heading {level}", "Normal", paragraph, run)


def _listed(style_id: str, name: str, list_id: int) -> str:
    numbering = f'<w:numPr><w:numId w:val="{list_id}"/></w:numPr>{_spacing(0, 60)}<w:contextualSpacing/>'
    return _paragraph(style_id, name, style_id, numbering)


def _border(side: str, size: int = 4, space: int = 0, colour: str = "auto") -> str:
    return f'<w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="{colour}"/>'


_DEFAULTS = (
    f'<w:docDefaults><w:rPrDefault><w:rPr>{_SERIF}{_size(24)}<w:lang w:val="{{language}}" w:eastAsia="{{language}}"'
    ' w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="140" w:line="288"'
    ' w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
)
_BUILT_IN = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
    '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
)
_PARAGRAPHS = (
    _paragraph(
        "Title",
        "Title",
        "Subtitle",
        '<w:keepNext/><w:keepLines/><w:spacing w:before="0" w:after="160" w:line="252" w:lineRule="auto"/>',
        f"{_SANS}<w:b/><w:bCs/>{_size(44)}",
    )
    + _paragraph("Subtitle", "Subtitle", "Normal", _spacing(0, 240), f'<w:color w:val="404040"/>{_size(28)}')
    + _heading(1, 32)
    + _heading(2, 28)
    + _heading(3, 24)
    + _paragraph(
        "Quote",
        "Quote",
        "Normal",
        f'<w:pBdr>{_border("left", 18, 12, "7F7F7F")}</w:pBdr>{_spacing(120, 120)}<w:ind w:left="567" w:right="567"/>',
        "<w:i/><w:iCs/>",
    )
    + _listed("ListBullet", "List Bullet", 1)
    + _listed("ListNumber", "List Number", 2)
    + _paragraph("Caption", "caption", "Normal", _spacing(60, 240), f'<w:color w:val="595959"/>{_size(20)}')
    + _paragraph(
        "HorizontalLine",
        "Horizontal Line",
        "Normal",
        f"<w:pBdr>{_border('bottom', 6, 1, '7F7F7F')}</w:pBdr>{_spacing(0, 280)}",
    )
)
_LINK = (
    '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>'
    '<w:basedOn w:val="DefaultParagraphFont"/><w:rPr><w:color w:val="0563C1"/><w:u w:val="single"/></w:rPr></w:style>'
)
_TABLE = (
    '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/>'
    '<w:pPr><w:spacing w:before="40" w:after="40" w:line="240" w:lineRule="auto"/></w:pPr><w:tblPr><w:tblBorders>'
    + "".join(_border(side) for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    + '</w:tblBorders></w:tblPr><w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr></w:tblStylePr></w:style>'
)

STYLES = f'<w:styles xmlns:w="{WORD}">{_DEFAULTS}{_BUILT_IN}{_PARAGRAPHS}{_LINK}{_TABLE}</w:styles>'
"""The styles part; `{language}` stands where the language goes."""
