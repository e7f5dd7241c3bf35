"""Web pages in and out: what is kept, what is dropped, and nothing that could do harm."""

from __future__ import annotations

import base64
import re
import time

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.core.formats.strategies import PNG

from maqala.core.article import (
    Article,
    Block,
    Cell,
    Image,
    Mark,
    Metadata,
    Rule,
    Run,
    Style,
    Table,
    TextBlock,
)
from maqala.core.errors import ReadError
from maqala.core.formats import html
from maqala.core.formats.contract import Options
from maqala.core.formats.html.ours import SHEET

P = Style.PARAGRAPH


def read(page: str) -> Article:
    return html.read(page.encode(), "бет.html").article


def notes(page: str) -> list[str]:
    return [note.key for note in html.read(page.encode(), "бет.html").notes]


def texts(page: str) -> list[tuple[Style, str, int]]:
    return [(b.style, b.text, b.depth) for b in read(page).blocks if isinstance(b, TextBlock)]


def runs(page: str) -> tuple[Run, ...]:
    [block] = read(page).blocks
    assert isinstance(block, TextBlock)
    return block.runs


# --- blocks


@pytest.mark.parametrize(
    ("tag", "style"),
    [
        ("h1", Style.HEADLINE),
        ("h2", Style.HEADING_1),
        ("h3", Style.HEADING_2),
        ("h4", Style.HEADING_3),
        ("h6", Style.HEADING_3),
        ("p", P),
        ("div", P),
        ("blockquote", Style.QUOTE),
        ("unknown", P),
    ],
)
def test_an_element_is_a_style(tag: str, style: Style) -> None:
    assert texts(f"<{tag}>сөз</{tag}>") == [(style, "сөз", 0)]


def test_a_paragraph_of_class_lead_is_the_lead() -> None:
    assert texts('<p class="big lead">сөз') == [(Style.LEAD, "сөз", 0)]


def test_names_with_a_prefix_are_html_only_if_they_say_so() -> None:
    assert lines("<r-xhtml:p>а<r-xhtml:br/>б</r-xhtml:p><p>в<o:p>г</o:p></p>") == ["а\nб", "вг"]


def test_a_quotation_may_have_several_paragraphs() -> None:
    assert texts("<blockquote><p>а</p><p>б</p></blockquote>в") == [
        (Style.QUOTE, "а", 0),
        (Style.QUOTE, "б", 0),
        (P, "в", 0),
    ]


@pytest.mark.parametrize(
    "inner",
    [
        "<li>а<ol><li>б</li></ol></li><li>в</li>",
        "<li>а</li><ol><li>б</li></ol><li>в</li>",
        "<li><p>а<ol><li><p>б</ol><li>в",
    ],
)
def test_lists_within_lists_have_a_depth(inner: str) -> None:
    expected = [(Style.BULLET, "а", 0), (Style.NUMBER, "б", 1), (Style.BULLET, "в", 0)]
    assert texts(f"<ul>{inner}</ul>") == expected


def test_paragraphs_of_an_item_or_cell_are_parted_by_line_breaks() -> None:
    assert texts("<ul><li><p>а</p>\n<p>б</p></li></ul>") == [(Style.BULLET, "а\nб", 0)]
    [table] = read("<table><tr><td><p>а</p><p>б</p></td></tr></table>").blocks
    assert table.text == "а\nб"


def test_a_table_has_rows_of_equal_length_and_says_whether_it_has_headings() -> None:
    [table] = read("<table><tr><th>а<th>б<tr><td colspan=2>в<tr><td rowspan=2>г<td>д<tr><td>е</table>").blocks
    assert isinstance(table, Table)
    assert (table.text, table.header) == ("а\tб\nв\t\nг\tд\n\tе", True)


def test_merged_cells_are_told() -> None:
    assert notes("<table><tr><td colspan=2>а<tr><td>б<td>в</table>") == ["note.merged_cells"]


def test_a_table_that_only_arranges_the_page_is_none() -> None:
    assert texts("<table><tr><td><h1>Т</h1><td><table><tr><td>а</table></table>")[0] == (
        Style.HEADLINE,
        "Т",
        0,
    )


def test_a_table_with_headings_stays_one_whatever_its_cells_hold() -> None:
    inner = "<table><tr><td>в<td>г</table>"
    (table,) = read(f"<table><tr><th>а<th>ә<tr><td>б<td>{inner}</table>").blocks
    assert (type(table), table.text) == (Table, "а\tә\nб\tв\nг")


def test_a_figure_is_a_picture_with_its_caption() -> None:
    page = '<figure><img src="a/b.jpg" alt="Тау"><figcaption>Алатау <b>тауы</b></figcaption></figure>'
    assert read(page).blocks == (
        Image(source="a/b.jpg", alt="Тау", caption=(Run("Алатау "), Run("тауы", Mark.BOLD))),
    )


def test_a_picture_in_a_data_address_is_carried_along() -> None:
    address = "data:image/png;base64," + base64.b64encode(PNG).decode()
    assert read(f'<img src="{address}">').blocks == (Image(PNG),)


def test_a_picture_that_cannot_come_along_is_named() -> None:
    page = (
        '<img src="data:image/svg+xml,x" alt="Елтаңба"><img src="file:///C:\\Суреттер\\а.tif">'
        '<img src="cid:1" data-name="ә.png"><img src="data:x">'
    )
    (note,) = html.read(page.encode(), "а.html").notes
    assert (note.key, note.values["names"]) == ("note.pictures", "Елтаңба, а.tif, ә.png, …")


def test_a_picture_within_a_sentence_does_not_break_it() -> None:
    assert read('<p>бір <img src="a.png"> екі').blocks == (
        TextBlock(P, (Run("бір  екі"),)),
        Image(source="a.png"),
    )


def test_what_is_said_twice_stays_twice_and_rules_stay() -> None:
    assert read("<p>а<hr><p>а").blocks == (TextBlock(P, (Run("а"),)), Rule(), TextBlock(P, (Run("а"),)))


# --- runs


@pytest.mark.parametrize(
    ("html_text", "mark"),
    [
        ("<b>x</b>", Mark.BOLD),
        ("<em>x</em>", Mark.ITALIC),
        ("<u>x</u>", Mark.UNDERLINE),
        ("<del>x</del>", Mark.STRIKE),
        ("<sub>x</sub>", Mark.SUBSCRIPT),
        ("<sup>x</sup>", Mark.SUPERSCRIPT),
        ('<span style="font-weight:700;font-style:italic">x</span>', Mark.BOLD | Mark.ITALIC),
        ('<b style="font-weight:normal">x</b>', Mark.NONE),
        ('<span style="color:red;font-size:40px">x</span>', Mark.NONE),
    ],
)
def test_formatting_that_means_something_is_kept(html_text: str, mark: Mark) -> None:
    assert runs(f"<p>{html_text}</p>") == (Run("x", mark),)


def test_the_underline_of_a_link_is_no_formatting() -> None:
    page = '<p><a href="https://a.kz"><span style="text-decoration:underline">x</span></a></p>'
    assert runs(page) == (Run("x", link="https://a.kz"),)


def test_white_space_of_the_source_is_one_space_and_a_break_is_a_line() -> None:
    assert runs("<p>\n  бір\n  <b> екі</b>\t<br>\n үш\n</p>") == (
        Run("бір "),
        Run("екі", Mark.BOLD),
        Run("\nүш"),
    )


def test_a_foreign_language_is_marked_and_ones_own_is_not() -> None:
    page = '<html lang="kk"><body><p lang="kk-KZ">бір <span lang="ru">два</span></p>'
    assert runs(page) == (Run("бір "), Run("два", language="ru"))


def test_short_quotations_and_readings_keep_their_signs() -> None:
    assert read("<p><q>сөз</q> <ruby>漢<rp>(</rp><rt>хан</rt><rp>)</rp></ruby>").text == "«сөз» 漢(хан)"


# --- safety


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://a.kz/?a=1&amp;b=2", "https://a.kz/?a=1&b=2"),
        ("mailto:a@b.kz", "mailto:a@b.kz"),
        ("tel:+7701", "tel:+7701"),
        ("../a.html", "../a.html"),
        ("a b", "a%20b"),
        ("https://a.kz/?a[]=100%", "https://a.kz/?a%5B%5D=100%25"),
        ("https://[::1]/[a]", "https://[::1]/%5Ba%5D"),
        ("javascript:alert(1)", ""),
        ("JaVa\nScRiPt:alert(1)", ""),
        ("&#1;javascript:alert(1)", ""),
        ("&#106;avascript:alert(1)", ""),
        ("vbscript:x", ""),
        ("data:text/html,x", ""),
        ("file:///etc/passwd", ""),
        ("#down", ""),
        ("http:\\\\a.kz\\b?c\\d", "http://a.kz/b?c%5Cd"),
        ("https:/a.kz#b#c", "https://a.kz#b%23c"),
        ("https://", ""),
        ("//:80/a", ""),
        ("http://a b.kz/", ""),
        ("http://[::1", ""),
        ("http://%D2%9B.kz/", "http://%D2%9B.kz/"),
    ],
)
def test_only_harmless_addresses_are_followed(address: str, kept: str) -> None:
    assert runs(f'<a href="{address}">x</a>')[0].link == kept


HARMFUL = """<!doctype html><body onload="alert(1)"><script>alert(1)</script><style>p{x:y}</style>
<p onclick="alert(1)" style="background:url(javascript:alert(1))">сөз<!-- alert(1) --></p>
<iframe src="//evil.example"></iframe><svg onload="alert(1)"><script>alert(1)</script></svg>
<object data="alert(1)"></object>
<img src="javascript:alert(1)"><img src=x onerror="alert(1)"><a href=" javascript:alert(1)">x</a>
<math><mtext><style><img src=x onerror=alert(1)></style></mtext></math>
<noscript><p title="</noscript><img src=x onerror=alert(1)>">
<template><script>alert(1)</script></template><form action="javascript:alert(1)"><input value="alert(1)"></form>"""


def test_nothing_that_runs_survives() -> None:
    out = html.write(read(HARMFUL), Options(fragment=True)).decode()
    assert "сөз" in out
    assert not re.search(r"<(script|style|iframe|svg|object|form|input)|\son\w+=|javascript:|evil", out)


@pytest.mark.parametrize(
    "tag", ["div", "b", "ul", "p", "table", "blockquote", "span", "a", "li", "figure", "font"]
)
def test_ten_thousand_elements_in_each_other_are_read(tag: str) -> None:
    began = time.process_time()
    words = read(f"<{tag}>" * 10_000 + "сөз" + f"</{tag}>" * 10_000 + "<p>соңы").text.split()
    assert words == ["сөз", "соңы"]
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    "page", ["", " ", "<", "<!-- ", "<html></html>", "<p></p>", "<p>&nbsp;</p>", "</div></p>"]
)
def test_a_page_without_words_is_an_empty_article(page: str) -> None:
    assert read(page).blocks in ((), (TextBlock(P, (Run("<"),)),))


@pytest.mark.parametrize(
    ("encoding", "said", "text"),
    [
        ("cp1251", '<meta charset="windows-1251">', "Да, и нет"),
        ("cp1251", '<?xml version="1.0" encoding="windows-1251"?>', "Да, и нет"),
        ("cp1252", "<meta charset=iso-8859-1>", "don’t"),
        ("euc_jp", "<meta charset=x-euc-jp>", "日本語"),
        ("gb18030", '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">', "中文€"),
        ("cp874", "<meta charset=windows-874>", "ภาษา"),
    ],
)
def test_a_page_is_decoded_as_it_says(encoding: str, said: str, text: str) -> None:
    assert html.read(f"{said}<p>{text}".encode(encoding), "а.html").article.text == text


def archive(*parts: tuple[str, bytes]) -> bytes:
    """A page as browsers save it in one file: the headers and content of each part."""
    inner = b"".join(b"--B\r\n" + head.encode() + b"\r\n\r\n" + content + b"\r\n" for head, content in parts)
    return (
        b'From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="B"\r\n\r\n'
        + inner
        + b"--B--"
    )


def test_a_web_archive_is_its_page_with_its_pictures() -> None:
    pictures = [
        (f"Content-Type: image/png\r\n{name}\r\nContent-Transfer-Encoding: base64", base64.b64encode(PNG))
        for name in ("Content-Location: https://a.kz/a.png", "Content-ID: <b@mhtml>")
    ]
    page = '<h1>Тақырып</h1><p>сөз</p><img src="https://a.kz/a.png"><img src="cid:b@mhtml">'
    text = ('Content-Type: text/html; charset="windows-1251"', page.encode("cp1251", "xmlcharrefreplace"))
    headline, words, *images = html.read(archive(text, *pictures), "а.mht").article.blocks

    assert (headline.text, words.text) == ("Тақырып", "сөз")
    assert [image.data for image in images if isinstance(image, Image)] == [PNG, PNG]
    assert html.read(archive(("Content-Type: text/plain", b"a < b")), "а.mht").article.text.endswith(
        "a < b --B--"
    )


def test_frames_of_a_web_archive_are_shown_where_they_stand() -> None:
    def frame(name: str, page: str) -> tuple[str, bytes]:
        return f'Content-Type: text/html; charset="utf-8"\r\nContent-ID: <{name}>', page.encode()

    page = archive(
        frame("1", '<p>бір</p><iframe src="cid:2"></iframe><p>бес</p><iframe src="cid:2"></iframe>'),
        frame("2", "<p>«екі»</p><iframe title='a' src='cid:3'></iframe>"),
        frame("3", '<p class="a">үш &amp; <b>төрт</b>'),
    )
    found = html.read(page, "а.mhtml")

    assert [block.text for block in found.article.blocks] == ["бір", "«екі»", "үш & төрт", "бес"]
    assert [note.key for note in found.notes] == ["note.embedded"]


def test_text_that_only_begins_like_a_mail_is_text() -> None:
    assert lines("From: Астана<p>MIME-Version: 1.0") == ["From: Астана", "MIME-Version: 1.0"]


def test_mails_within_mails_without_end_are_refused() -> None:
    nested = b"Content-Type: message/rfc822\n\n" * 3000
    try:
        html.read(b"MIME-Version: 1.0\n" + nested + b"Content-Type: text/html\n\n<p>a", "а.mht")
    except ReadError as error:
        assert error.message.key == "error.read.too_deep"


def test_a_binary_file_is_refused() -> None:
    with pytest.raises(ReadError):
        html.read(PNG + bytes(range(256)), "а.html")


SEEDS = [
    HARMFUL.encode(),
    b"<ul><li>a<table><tr><td>b<figure><img src=a><figcaption>c</table><h1>d<blockquote><li>e<pre>f\n g",
]


@settings(max_examples=150, suppress_health_check=list(HealthCheck))
@given(
    st.sampled_from(SEEDS),
    st.lists(st.tuples(st.integers(0, 2000), st.binary(max_size=6), st.integers(0, 40)), max_size=12),
)
@example(b"", [])
def test_whatever_the_bytes_an_article_or_one_clear_error(
    seed: bytes, changes: list[tuple[int, bytes, int]]
) -> None:
    for at, put, cut in changes:
        seed = seed[:at] + put + seed[at + cut :]
    try:
        article = html.read(seed, "а.html").article
    except ReadError:
        return
    # And what came in goes out and comes in again the same.
    again = html.read(html.write(article, Options()), "а.html").article
    assert again.blocks == article.blocks


# --- the article of a page


PAGE = """<html lang="ky"><head><title>Сайт</title><meta name="author" content="А. Б.">
<meta name="keywords" content="а, б">
<meta property="article:published_time" content="2021-02-05T10:00:00+06:00"></head>
<body><nav>мәзір</nav><article><h1>Т</h1><p>мәтін</article><footer>соңы</footer>"""


TEXT = "Алматыда халықаралық форум өтіп жатыр, оған ондаған елден мамандар келді. " * 8
LINKS = '<ul><li><a href="/a">Саясат және қоғам</a><li><a href="/b">Мәдениет пен спорт</a></ul>' * 20


def lines(page: str) -> list[str]:
    return [text for _, text, _ in texts(page)]


def test_the_article_is_found_in_the_page() -> None:
    assert lines(PAGE) == ["Т", "мәтін"]
    assert notes(PAGE) == ["note.outside"]
    assert lines(f"<nav>x</nav><main>{TEXT}</main>б") == [TEXT.strip()]


def test_a_page_of_few_words_loses_none_of_them() -> None:
    assert lines("<p>Бір</p><article>екі<p>үш</article><main>төрт</main>") == ["Бір", "екі", "үш", "төрт"]


def test_programs_weigh_nothing() -> None:
    script = f"<script>{'x = 1; ' * 1000}</script>"
    assert lines(f"<div>{script}</div><article><p>{TEXT}</article><div>{LINKS}</div>") == [TEXT.strip()]


def test_what_stands_behind_the_end_of_a_page_is_read() -> None:
    assert lines("<html><body><p>бір</body></html>екі<p>үш</html>") == ["бір екі", "үш"]


def test_the_words_of_drawings_and_what_stands_for_objects_come_along() -> None:
    page = "<p>бір<svg><title>x</title><text>екі<tspan>үш</tspan></text><path/></svg>төрт<object>бес</object>"
    assert lines(page) == ["бір екіүш төртбес"]
    assert notes(page) == ["note.embedded"]


@pytest.mark.parametrize(
    ("formula", "shown"),
    [
        ("<mfrac><mi>a</mi><mn>2</mn></mfrac>", "a/2"),
        ("<mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mn>2</mn></mfrac>", "(a+b)/2"),
        ("<msup><mi>x</mi><mn>2</mn></msup><mo>+</mo><msqrt><mi>y</mi></msqrt>", "x^2+√(y)"),
        (
            "<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover>",
            "∑_(i=1)^n",
        ),
    ],
)
def test_a_formula_is_written_as_people_type_it(formula: str, shown: str) -> None:
    assert lines(f"<p>сөз <math><mrow>{formula}</mrow></math>.") == [f"сөз {shown}."]


def test_what_stands_behind_an_embedded_player_is_no_part_of_it() -> None:
    assert (lines("<p>бір <embed src=a>екі"), notes("<p>бір <embed src=a>екі")) == (
        ["бір екі"],
        ["note.embedded"],
    )


def test_a_line_with_more_than_author_and_day_is_text() -> None:
    line = '<p class="byline">Жазған <span class="author">Айгүл</span></p><p>сөз'
    assert lines(line) == ["Жазған Айгүл", "сөз"]


def test_what_only_pages_without_programs_show_is_left_out_and_named() -> None:
    page = f"<p>{TEXT}<noscript>Қосыңыз</noscript>"
    assert (lines(page), notes(page)) == ([TEXT.strip()], ["note.hidden"])


def test_what_is_called_article_but_has_little_of_the_text_is_not_the_article() -> None:
    teaser = "<article><p>Қысқаша</article>"

    assert lines(f"<main>{teaser}<p>{TEXT}</main>") == ["Қысқаша", TEXT.strip()]


def test_columns_of_links_around_the_densest_part_are_left_out_and_that_is_told() -> None:
    page = f"<div>{LINKS}</div><div><h1>Форум</h1><div><p>{TEXT}</div></div><div>{LINKS}</div>"

    assert lines(page) == ["Форум", TEXT.strip()]
    assert notes(page) == ["note.outside"]


def test_text_beside_the_densest_part_stays() -> None:
    assert lines(f"<div><p>{TEXT}</div><p>Соңы") == [TEXT.strip(), "Соңы"]


def test_a_page_of_links_is_taken_whole() -> None:
    assert len(lines(f"{LINKS}<p>Барлығы</p>")) == 41


def test_menus_and_hidden_text_are_left_out_and_named() -> None:
    page = f'<p>{TEXT}<nav>мәзір</nav><button>Жіберу</button><p style="display: none">құпия'

    assert lines(page) == [TEXT.strip()]
    assert notes(page) == ["note.controls", "note.hidden"]


def test_a_page_that_is_little_else_is_read_with_its_controls_and_what_it_hides() -> None:
    page = "<p>Тілі</p><select><option>қазақша<option>орысша</select><div hidden><p>Құпия мәтін</div>"

    assert lines(page) == ["Тілі", "қазақша", "орысша", "Құпия мәтін"]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<title>Форум</title><p>Мәтін", ["Форум", "Мәтін"]),
        ("<title>Форум | Сайт</title><p><b>Форум</b><p>Мәтін", ["Форум", "Мәтін"]),
        ("<title>Сайт</title><h1>Форум</h1><p>Мәтін", ["Форум", "Мәтін"]),
        (
            f"<title>Форум | Сайт</title><header><h1>Форум</h1></header><article>{TEXT}</article>",
            ["Форум", TEXT.strip()],
        ),
        ('<meta property="og:title" content="Форум"><title>С</title><p>Мәтін', ["Форум", "Мәтін"]),
        ("<title>…</title><p>Мәтін", ["Мәтін"]),
    ],
)
def test_a_headline_that_only_the_page_around_has_comes_along(page: str, expected: list[str]) -> None:
    assert lines(page) == expected


def test_sections_that_the_parser_takes_for_the_head_of_the_page_are_read() -> None:
    assert lines('<meta charset="utf-8"><section><h1>Форум</h1></section>') == ["Форум"]


def test_what_the_page_knows_of_it_is_kept() -> None:
    known = read(PAGE).metadata
    assert (known.byline, known.tags, known.language) == ("А. Б.", ("а", "б"), "ky")
    assert known.created is not None
    assert known.created.isoformat() == "2021-02-05T10:00:00+06:00"


@pytest.mark.parametrize(
    ("named", "text", "language"),
    [
        ("kz", "Слово", "kk"),
        ("kk_KZ", "Слово", "kk-KZ"),
        ("rus", "Слово", "ru"),
        ("en-US", TEXT, "kk"),
        ("ru-RU", f"{TEXT}<script>{'code ' * 999}</script>", "kk"),
        ("ru", "Съезд прошёл в городе Нұр-Сұлтан, куда приехали все, кто только хотел на него попасть", "ru"),
        ("ky", "Өлкөдө", "ky"),
    ],
)
def test_the_language_of_a_page_is_what_it_says_unless_its_text_is_kazakh(
    named: str, text: str, language: str
) -> None:
    article = read(f"<html lang={named}><body lang={named}><p>{text}</p>")

    assert article.metadata.language == language
    assert {run.language for b in article.blocks if isinstance(b, TextBlock) for run in b.runs} == {""}


def test_kazakh_text_in_a_page_of_ours_or_an_article_is_what_it_was_called() -> None:
    page = html.write(Article((TextBlock(P, (Run("Қазақша сөз"),)),), Metadata(language="ru")), Options())

    assert html.read(page, "а.html").article.metadata.language == "ru"
    assert read("<article lang=ru>Қазақша сөз").metadata.language == "ru"


# --- writing


def test_a_page_is_semantic() -> None:
    article = Article(
        (
            TextBlock(Style.HEADLINE, (Run("Т & т"),)),
            TextBlock(Style.LEAD, (Run("Кіріспе"),)),
            TextBlock(P, (Run("Сөз "), Run("слово", Mark.BOLD, "https://a.kz", "ru"))),
        ),
        Metadata(byline="А. Б.", tags=("а",), notes="құпия"),
    )
    page = html.write(article, Options()).decode()
    assert page.replace(SHEET, "") == (
        '<!DOCTYPE html>\n<html lang="kk">\n<head>\n<meta charset="utf-8">\n<title>Т &amp; т</title>\n'
        '<meta name="author" content="А. Б.">\n<meta property="article:tag" content="а">\n'
        '<meta name="generator" content="Maqala">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<style>\n</style>\n'
        "</head>\n<body>\n<main>\n"
        '<article>\n<header>\n<h1>Т &amp; т</h1>\n<p class="lead">Кіріспе</p>\n'
        '<p class="byline"><span class="author">А. Б.</span></p>\n</header>\n'
        '<p>Сөз <a href="https://a.kz"><span lang="ru"><strong>слово</strong></span></a></p>\n'
        "</article>\n</main>\n</body>\n</html>\n"
    )
    assert [message.key for message in html.losses(article)] == ["loss.notes"]


@pytest.mark.parametrize(
    ("levels", "written"),
    [
        ("0123", ["h1", "h2", "h3", "h4"]),
        ("03", ["h1", 'h2 data-heading="3"']),
        ("0313", ["h1", 'h2 data-heading="3"', "h2", 'h3 data-heading="3"']),
        ("0233", ["h1", 'h2 data-heading="2"', 'h3 data-heading="3"', 'h3 data-heading="3"']),
        ("32", ['h2 data-heading="3"', 'h2 data-heading="2"']),
    ],
)
def test_no_level_of_headings_is_skipped_and_each_reads_back_as_it_was(
    levels: str, written: list[str]
) -> None:
    styles = (Style.HEADLINE, Style.HEADING_1, Style.HEADING_2, Style.HEADING_3)
    article = Article(tuple(TextBlock(styles[int(level)], (Run("сөз"),)) for level in levels))
    page = html.write(article, Options())

    assert re.findall("<(h[1-6].*?)>", page.decode()) == written
    assert html.read(page, "а.html").article.blocks == article.blocks


@pytest.mark.parametrize(
    ("blocks", "title"),
    [
        ([TextBlock(Style.HEADLINE, (Run(" \u00a0"),)), TextBlock(Style.LEAD, (Run("Кіріспе"),))], "Кіріспе"),
        ([Rule(), TextBlock(P, (Run("Қала\nкүні. "), Run("сөз " * 99)))], f"Қала күні. {'сөз ' * 16}сөз"),
        ([Rule()], "…"),
    ],
)
def test_a_page_without_a_headline_is_called_as_it_begins(blocks: list[Block], title: str) -> None:
    page = html.write(Article(tuple(blocks)), Options())

    assert f"<title>{title}</title>" in page.decode()
    assert html.read(page, "а.html").article.headline == ""


def test_what_unicode_keeps_empty_is_not_written() -> None:
    article = Article((TextBlock(P, (Run("а\ufdd0б\U0001fffeв\uffff"),)),))

    assert "<p>абв</p>" in html.write(article, Options()).decode()


def test_an_empty_cell_is_no_heading() -> None:
    page = html.write(Article((Table(((Cell((Run("Ел"),)), Cell()),), header=True),)), Options()).decode()

    assert "<thead><tr><th>Ел</th><td></td></tr></thead>" in page


def test_a_fragment_is_the_article_alone() -> None:
    article = Article((TextBlock(P, (Run("сөз"),)),))
    assert (
        html.write(article, Options(fragment=True)).decode()
        == '<article lang="kk">\n<p>сөз</p>\n</article>\n'
    )


def test_empty_blocks_are_not_written() -> None:
    article = Article((TextBlock(P), TextBlock(Style.BULLET), TextBlock(Style.QUOTE), Table(())))
    assert html.write(article, Options(fragment=True)).decode() == '<article lang="kk">\n</article>\n'


def test_a_page_of_tags_without_number_is_refused_in_a_sentence() -> None:
    with pytest.raises(ReadError) as error:
        html.read(b"<b>a" * 200_001, "a.html")
    assert error.value.message.key == "error.read.too_long"


@pytest.mark.parametrize(
    ("page", "words"),
    [
        (
            "<ul><li>а" * 900 + "</ul>" * 900 + ("<ul><li>б" * 900 + "</ul>" * 900) * 20,
            "а" * 900 + "б" * 18_000,
        ),
        (f"<p {' '.join(f'a{n}' for n in range(200_000))}>сөз<p title='{'а б ' * 500}'>екі", "сөзекі"),
        ("<table>" + "<tr><td rowspan=1000>а<td>б" * 20_000, "аб" * 20_000),
        ("<table>" + "<tr><td colspan=64>а" * 20_000, "а" * 20_000),
    ],
    ids=["depth", "attributes", "rows", "columns"],
)
def test_a_monstrous_page_is_read_soon_and_loses_no_word(page: str, words: str) -> None:
    began = time.process_time()
    assert "".join(read(page).text.split()) == words
    assert time.process_time() - began < 6


def test_a_wide_cell_leaves_room_for_what_it_stretches_over() -> None:
    (table,) = read("<table><tr><td colspan=3>а<td rowspan=2>б<tr><td>в").blocks

    assert [[cell.text for cell in row] for row in table.rows] == [["а", "", "", "б"], ["в", "", "", ""]]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>бір<button>жоқ</button>екі<select><option>а</select>үш", ["бір екі үш"]),
        ("<div>бір<br> <br>екі<br><b>үш<br><br><br>төрт</b></div>", ["бір", "екі\nүш", "төрт"]),
        ("<p>бір<br><br>екі</p>", ["бір\n\nекі"]),
        ("<h2>бір<br><br>екі</h2>", ["бір\n\nекі"]),
        ("<p><ruby>漢<rt>кан</rt></ruby> <ruby>字<rp>[</rp><rt>жи</rt><rp>]</rp></ruby>", ["漢(кан) 字[жи]"]),
        ("<p>бір<xmp>а\n б</xmp>екі", ["бір", "а\nб", "екі"]),
        ("<frameset><noframes><body><p>бір</noframes></frameset>", ["бір"]),
        ("<p>б\0ір\0</p>\0<p>екі&#1;</p>", ["бір", "екі"]),
        ("<p>а<sup><a href='#n'>1</a></sup><ol><li id=n>бір <a href='#r'>↩︎</a></ol>", ["а1", "бір"]),
        ("<table><tr><td rowspan=0>а<td>б<tr><td>в<tr><td>г</table>", ["а\tб\n\tв\n\tг"]),
        (
            "<table><tfoot><tr><td>в</tfoot><tbody><tr><td rowspan=9>б</tbody><thead><tr><td>а</thead></table>",
            ["а\nб\nв"],
        ),
    ],
)
def test_words_and_paragraphs_are_parted_where_a_page_parts_them(page: str, expected: list[str]) -> None:
    assert [block.text for block in read(page).blocks] == expected


def test_a_page_that_word_saved_is_understood_as_what_word_put_on_the_clipboard() -> None:
    item = (
        "<p class=MsoListParagraph style='mso-list:l0 level{} lfo1'>"
        "<![if !supportLists]><span style='mso-list:Ignore'>"
    )
    page = (
        "<html><head><meta name=Generator content='Microsoft Word 15'></head><body lang=RU><p class=MsoTitle>Бас</p>"
        f"<h1>Бөлім</h1>{item.format(1)}·</span><![endif]>бір</p>{item.format(2)}1.</span><![endif]>екі</p>"
        "<p class=MsoNormal>үш</p><div style='mso-element:comment'>неге?</div></body></html>"
    )
    found = html.read(page.encode(), "а.html")

    assert [(b.style, b.depth, b.text) for b in found.article.blocks if isinstance(b, TextBlock)] == [
        (Style.HEADLINE, 0, "Бас"),
        (Style.HEADING_1, 0, "Бөлім"),
        (Style.BULLET, 0, "бір"),
        (Style.NUMBER, 1, "екі"),
        (Style.PARAGRAPH, 0, "үш"),
    ]
    assert [note.key for note in found.notes] == ["note.comments"]


def test_of_several_articles_of_a_page_none_is_left_out() -> None:
    page = "<body>" + "".join(f"<article><h2>{name}</h2><p>{name} {'сөз ' * 150}</article>" for name in "абв")

    assert [line[0] for line in lines(page)] == list("ааббвв")


@pytest.mark.parametrize(
    ("attributes", "source"),
    [
        ("src=a.png data-src=b.png", "a.png"),
        ("src='data:image/gif;base64,R0lGODlh' data-original=b.png", "b.png"),
        ("src='data:image/gif;base64,R0lGODlh' data-img-url=' b.jpg?w=1 '", "b.jpg?w=1"),
        ("src='data:x' data-lazy-srcset='c.png 1x'", "c.png"),
        ("srcset='c.png 1x, d.png 2x'", "c.png"),
        ("data-src=b.png srcset='c.png 1x'", "b.png"),
    ],
)
def test_a_picture_that_is_shown_later_is_found(attributes: str, source: str) -> None:
    images = [b for b in read(f"<p>а<img {attributes} alt=б>").blocks if isinstance(b, Image)]

    assert [image.source for image in images] == [source]


def test_a_heading_that_holds_a_list_is_not_said_twice() -> None:
    assert lines("<title>бір</title><h1>бір<ol><li>екі</ol></h1><p>үш") == ["бір", "екі", "үш"]
