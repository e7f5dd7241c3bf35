"""Word documents as other programs write them, put together out of their parts."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from maqala.core.article import Block, Run, Style, TextBlock
from maqala.core.formats import docx
from maqala.core.formats.docx.names import DRAWING, PICTURE, PLACEMENT, RELATIONS, WORD

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
SPACES = (
    f'xmlns:w="{WORD}" xmlns:r="{RELATIONS}" xmlns:wp="{PLACEMENT}" xmlns:a="{DRAWING}" xmlns:pic="{PICTURE}"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\2\0\0\0\1\0"
KINDS = ("styles", "numbering", "footnotes", "endnotes", "comments", "header1", "footer1")


def relations(targets: Mapping[str, tuple[str, str]], mode: str = "External") -> str:
    """A relations part: (kind, target) by identifier."""
    lines = (
        f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{target}"'
        + (f' TargetMode="{mode}"' if "://" in target else "")
        + "/>"
        for name, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{PACKAGE}">{"".join(lines)}</Relationships>'


def package(
    body: str,
    parts: Mapping[str, str] | None = None,
    targets: Mapping[str, tuple[str, str]] | None = None,
    **more: bytes,
) -> bytes:
    """A document with `body`; `parts` are the insides of styles, numbering, … by name."""
    inner = parts or {}
    found = {name: (name.rstrip("1"), f"{name}.xml") for name in KINDS if name in inner} | dict(targets or {})
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_rels/.rels", relations({"rId1": ("officeDocument", "word/document.xml")}))
        archive.writestr("word/document.xml", f"<w:document {SPACES}><w:body>{body}</w:body></w:document>")
        archive.writestr("word/_rels/document.xml.rels", relations(found))
        for name, xml in inner.items():
            archive.writestr(
                f"word/{name}.xml", f"<w:{name.rstrip('1')} {SPACES}>{xml}</w:{name.rstrip('1')}>"
            )
        for name, data in more.items():
            archive.writestr(f"word/media/{name}.png", data)
    return stream.getvalue()


def p(inner: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def style(style_id: str, name: str, inner: str = "", kind: str = "paragraph") -> str:
    return f'<w:style w:type="{kind}" w:styleId="{style_id}"><w:name w:val="{name}"/>{inner}</w:style>'


def styled(style_id: str) -> str:
    return f'<w:pStyle w:val="{style_id}"/>'


def read(body: str, parts: Mapping[str, str] | None = None, **more: object) -> tuple[Block, ...]:
    return docx.read(package(body, parts, **more), "а.docx").article.blocks  # type: ignore[arg-type]


def notes(body: str, parts: Mapping[str, str] | None = None) -> list[str]:
    return [note.key.removeprefix("note.docx.") for note in docx.read(package(body, parts), "а.docx").notes]


def para(*runs: Run | str, style: Style = Style.PARAGRAPH, depth: int = 0) -> TextBlock:
    return TextBlock(style, tuple(Run(run) if isinstance(run, str) else run for run in runs), depth)


def drawing(alt: str = "", relation: str = 'r:embed="rId9"') -> str:
    return (
        f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Picture 1" descr="{alt}"/><a:graphic><a:graphicData>'
        f'<pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="Picture 1"/></pic:nvPicPr><pic:blipFill><a:blip {relation}/>'
        "</pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def tc(inner: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


EMBEDDED = {"targets": {"rId9": ("image", "media/a.png")}, "a": PNG}
