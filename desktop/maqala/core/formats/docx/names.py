"""The XML names of a Word document, in the transitional namespaces that nearly all files use."""

from __future__ import annotations

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
PLACEMENT = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"

W = f"{{{WORD}}}"
R = f"{{{RELATIONS}}}"
A = f"{{{DRAWING}}}"
WP = f"{{{PLACEMENT}}}"
PIC = f"{{{PICTURE}}}"
V = "{urn:schemas-microsoft-com:vml}"
O = "{urn:schemas-microsoft-com:office:office}"  # noqa: E741  # as it is called in every file
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

VAL = f"{W}val"

SOURCE = "Source"
"""The custom property that Word offers for where a text comes from."""

APPLICATION = "Maqala"
"""The program that wrote a document, as its properties name it."""

_TAGS = {"kk": "kk-KZ", "ru": "ru-RU", "en": "en-US"}
_SHORT = {tag.lower(): short for short, tag in _TAGS.items()}


def long_tag(language: str) -> str:
    """`language` as Word knows it, with the country: kk-KZ for kk."""
    return _TAGS.get(language, language)


def short_tag(language: str) -> str:
    """What `long_tag` was made of: kk for kk-KZ; other tags as they are."""
    return _SHORT.get(language.lower(), language)
