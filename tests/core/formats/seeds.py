"""One file of each kind with everything in it that our readers know, for programs that damage files."""

from __future__ import annotations

import base64
from typing import Final

from tests.core.formats.word_files import PNG, drawing, p, package, r, style, styled, tc

_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://b.kz" </w:instrText></w:r>'
    f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r("өріс")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
_BOX = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent>"
    f"{p(r('қорап'))}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback/></mc:AlternateContent></w:r>"
)
_INNER = tc(p(r("ішкі")))
_TABLE = (
    "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>"
    + tc(p(r("Ел")), '<w:gridSpan w:val="2"/>')
    + tc(p(r("Ақша")), '<w:vMerge w:val="restart"/>')
    + f"</w:tr><w:tr>{tc(p(''))}{tc(f'<w:tbl><w:tr>{_INNER}</w:tr></w:tbl><w:p/>')}"
    + tc(p(""), "<w:vMerge/>")
    + "</w:tr></w:tbl>"
)
_LIST = '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="5"/></w:numPr>'
_BODY = (
    p(r("Тақырып"), styled("T"))
    + p(r("Қ"), '<w:framePr w:dropCap="drop"/>')
    + p(r("ою", "<w:b/>") + _FIELD + "<w:r><w:tab/><w:br/><w:sym w:font='Symbol' w:char='F061'/></w:r>")
    + p(f"<w:ins>{r('жаңа')}</w:ins><w:del><w:r><w:delText>ескі</w:delText></w:r></w:del>" + _BOX)
    + p(r("тармақ"), _LIST)
    + p(r("сөз") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + r("жасырын", "<w:vanish/>"))
    + p(drawing("Сурет")) + p(r("Алматы"), styled("C"))
    + p("<w:r><w:ruby><w:rt>" + r("оқылуы") + "</w:rt><w:rubyBase>" + r("сөз") + "</w:rubyBase></w:ruby></w:r>")
    + p("<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>")
    + f"<w:sdt><w:sdtContent>{_TABLE}</w:sdtContent></w:sdt>"
)  # fmt: skip
_PARTS = {
    "styles": style("T", "Title") + style("C", "caption") + style("N", "Normal", '<w:basedOn w:val="T"/>'),
    "numbering": '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num>',
    "footnotes": f'<w:footnote w:id="2">{p(r("түсініктеме"))}</w:footnote>',
    "comments": f'<w:comment w:id="0" w:author="Дана">{p(r("тексер"))}</w:comment>',
    "header1": p(r("Редакция бланкі")),
}
_PAGE = """<!doctype html><html lang="kk"><head><meta charset="utf-8"><title>Т</title><base href="http://a.kz/">
<style>p{}</style></head><body><nav><a href="/">мәзір</a></nav><article><header><h1>Тақырып</h1><p class="lead">Лид
</header><p style="font-weight:bold">Қою <a href="https://a.kz/?a=1&amp;b">сілтеме</a>&nbsp;&#8212;<br>жол <ruby>а
<rt>б</ruby> <q>дәйек</q> <sup>2</sup><ul><li>бір<ol start=3><li>екі<p>үш</ol></ul><dl><dt>а<dd>ә</dl><table><thead>
<tr><th colspan=2>Ел<tbody><tr><td rowspan=2>а<td><table><tr><td>ішкі</table><tr><td>б</table><figure>
<img src="data:image/png;base64,iVBORw0KGgo=" alt="а"><figcaption>Сурет</figure><blockquote><p>сөз<p>сөз</blockquote>
<pre>код
 код</pre><details><summary>қысқа</summary>толық</details><svg><text>сурет</text></svg><math><mi>x</mi></math>
<template>жоқ</template><noscript>жоқ</noscript><iframe srcdoc="<p>ішкі"></iframe><!-- түсінік --><hr></article>"""
_MARKDOWN = """---
title: Тақырып
tags: [а, "б"]
---
# Тақырып

Қою **сөз**, *көлбеу*, `код`, ~~жоқ~~ [сілтеме](https://a.kz "а") ![сурет](b.png) <https://c.kz> [а][1][^1]\\
жол.

[1]: https://d.kz (д)
[^1]: Түсінік

    екінші абзац

> дәйек
> - бір
>   1. екі

- [x] іс
* іс

  абзац

| а | б |
|:--|--:|
| `1` | 2\\|3 |

Сетекст
-------
```py
код
```
<div>\n<p>x &amp; y</p>\n</div>

а
: б

***
"""
_TEXT = "Тақырып\n\nБүгін Алматыда жаңа кітапхана ашылды.\r\n\r\n- бір\n- екі\n\n\u201cДәйек\u201d\n"

_RICH = (
    r"{\rtf1\ansi\ansicpg1251\deff0{\fonttbl{\f0\fcharset204 T;}{\f1\fcharset2 Symbol;}}{\stylesheet{\s1 heading 1;}}"
    r"{\info{\author \'c0}}{\header\pard a\par}\pard\plain\s1 \'c0\b b\par{\listtext\f1\'b7\tab}\pard\ilvl1 \u1241?\par"
    r"\pard a{\super 2}{\*\footnote n}"
    r"{\field{\*\fldinst{HYPERLINK \"https://b.kz\"}}{\fldrslt{\ul l}}}{\v h}\line c\par"
    r"\trowd\pard\intbl 1\cell 2\par 3\cell\row\pard{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt x\par}}}"
    rf"{{\*\atnauthor d}}{{\*\annotation e}}{{\pict\pngblip {PNG.hex()}}}{{\deleted g}}\u-10179?\u-8704?}}"
)
_WORD_2003 = (
    '<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"'
    ' xmlns:aml="http://schemas.microsoft.com/aml/2001/core" xmlns:v="urn:schemas-microsoft-com:vml"><w:lists>'
    '<w:listDef w:listDefId="0"><w:lvl w:ilvl="0"><w:nfc w:val="23"/></w:lvl></w:listDef><w:list w:ilfo="3">'
    '<w:ilst w:val="0"/></w:list></w:lists><w:body><w:p>'
    '<w:pPr><w:listPr><w:ilvl w:val="0"/><w:ilfo w:val="3"/></w:listPr>'
    f'</w:pPr>{r("бір")}<w:r><w:footnote>{p(r("ескерту"))}</w:footnote></w:r><w:hlink w:dest="https://a.kz">{r("б")}'
    f'</w:hlink><aml:annotation w:type="Word.Insertion"><aml:content>{r("в")}</aml:content></aml:annotation><w:r>'
    f'<w:pict><w:binData w:name="wordml://a.png">{base64.b64encode(PNG).decode()}</w:binData><v:shape>'
    f'<v:imagedata src="wordml://a.png"/></v:shape></w:pict></w:r></w:p>{_TABLE}</w:body></w:wordDocument>'
)

SEEDS: Final = {
    "a.docx": package(_BODY, _PARTS, {"rId9": ("image", "media/a.png")}, a=PNG),
    "a.rtf": _RICH.encode(),
    "a.xml": _WORD_2003.encode(),
    "a.html": _PAGE.encode(),
    "a.md": _MARKDOWN.encode(),
    "a.txt": _TEXT.encode(),
}
"""By file name."""
