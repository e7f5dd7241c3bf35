"""Markdown in and out: what others write, what we write, and what is known of the article."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from maqala.core.article import Article, Cell, Image, Mark, Metadata, Rule, Run, Style, Table, TextBlock
from maqala.core.errors import ReadError
from maqala.core.formats import html, markdown
from maqala.core.formats.contract import Options
from maqala.core.formats.markdown import front_matter

P = Style.PARAGRAPH


def read(text: str) -> Article:
    return markdown.read(text.encode(), "мақала.md").article


def texts(text: str) -> list[tuple[Style, str, int]]:
    return [(b.style, b.text, b.depth) for b in read(text).blocks if isinstance(b, TextBlock)]


def written(*blocks: object, **known: object) -> str:
    article = Article(blocks, Metadata(**known))  # type: ignore[arg-type]
    return markdown.write(article, Options()).decode()


def paragraph(*runs: Run) -> TextBlock:
    return TextBlock(P, runs)


# --- reading


def test_signs_are_styles() -> None:
    text = (
        "# Т\n\n## Бір\n\n#### Үш\n\nмәтін\nжалғасы\n\n> дәйексөз\n>\n> соңы\n\nАстын сызған\n============\n"
    )
    assert texts(text) == [
        (Style.HEADLINE, "Т", 0),
        (Style.HEADING_1, "Бір", 0),
        (Style.HEADING_3, "Үш", 0),
        (P, "мәтін жалғасы", 0),
        (Style.QUOTE, "дәйексөз", 0),
        (Style.QUOTE, "соңы", 0),
        (Style.HEADLINE, "Астын сызған", 0),
    ]


def test_lists_have_kinds_and_depths_also_right_under_a_paragraph() -> None:
    assert texts("Мыналар:\n- а\n    1. б\n- в\n\nСоңы") == [
        (P, "Мыналар:", 0),
        (Style.BULLET, "а", 0),
        (Style.NUMBER, "б", 1),
        (Style.BULLET, "в", 0),
        (P, "Соңы", 0),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "- а\n  - б\n    1. в\n- г",
        "* а\n    * б\n        1) в\n* г",
        "-   а\n    -   б\n        1.  в\n-   г",
        "- а\n\n  - б\n\n    1. в\n\n- г",
    ],
)
def test_lists_are_understood_however_they_are_indented(text: str) -> None:
    expected = [
        (Style.BULLET, "а", 0),
        (Style.BULLET, "б", 1),
        (Style.NUMBER, "в", 2),
        (Style.BULLET, "г", 0),
    ]
    assert texts(text) == expected


def test_an_item_may_go_on_and_a_paragraph_after_it_is_none() -> None:
    assert texts("1. а\n   жалғасы\n\n   тағы\n2. б\n\nсоңы") == [
        (Style.NUMBER, "а жалғасы\nтағы", 0),
        (Style.NUMBER, "б", 0),
        (P, "соңы", 0),
    ]


def test_a_fence_keeps_what_looks_like_a_list() -> None:
    assert texts("```\n- а\n  - б\n```\nсоңы") == [(P, "- а\n- б", 0), (P, "соңы", 0)]


def test_struck_text_and_a_break_with_a_backslash() -> None:
    [block] = read("~~ескі~~ жаңа\\\nжол").blocks
    assert isinstance(block, TextBlock)
    assert block.runs == (Run("ескі", Mark.STRIKE), Run(" жаңа\nжол"))


def test_formatting_links_and_line_breaks() -> None:
    [block] = read('**қ** *к* `код` [с](https://a.kz "т")  \nжаңа [x](javascript:alert)').blocks
    assert isinstance(block, TextBlock)
    assert block.runs == (
        Run("қ", Mark.BOLD),
        Run(" "),
        Run("к", Mark.ITALIC),
        Run(" код "),
        Run("с", link="https://a.kz"),
        Run("\nжаңа x"),
    )


def test_tables_pictures_and_rules() -> None:
    text = "| а | б |\n|---|---|\n| 1 | 2 |\n\n![Тау](a.png)\n\n---\n"
    table = Table(tuple(tuple(Cell((Run(c),)) for c in row) for row in ("аб", "12")), header=True)
    assert read(text).blocks == (table, Image(source="a.png", alt="Тау"), Rule())


def test_footnotes_come_in_as_text() -> None:
    assert [text for _, text, _ in texts("Сөз[^1].\n\n[^1]: Түсінік.")] == ["Сөз[1].", "Түсінік."]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Сөз `код`.", "note.code"),
        ("```\nкод\n```", "note.code"),
        ("Сөз[^1].\n\n[^1]: Түсінік.", "note.footnotes"),
        ("Сөз <!-- жасырын --> сөз", "note.comments"),
        ("---\nlead: Бір\n---\n<p class=lead>Екі</p>", "note.front_matter"),
    ],
)
def test_what_an_article_cannot_hold_is_named(text: str, told: str) -> None:
    assert [note.key for note in markdown.read(text.encode(), "м.md").notes] == [told]


def test_html_within_is_read_as_safely_as_a_page() -> None:
    text = 'сөз <script>alert(1)</script><u onclick="x">асты</u>\n\n<div><script>alert(2)</script><p>ішкі</p></div>\n'
    article = read(text)
    assert "ішкі" in article.text
    assert Run("асты", Mark.UNDERLINE) in article.blocks[0].runs  # type: ignore[union-attr]
    out = html.write(article, Options()).decode()
    assert "<script" not in out
    assert "onclick" not in out


# --- front matter


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "<details>\n<summary>Көру</summary>\n\n**а** б\n\n- в\n\n</details>\n\nг",
            ["Көру", "а б", "в", "г"],
        ),
        ('<div align="center">\n\n# Т\n\n</div>', ["Т"]),
        ('<div markdown="1">\n*а*\n\n1. б\n</div>', ["а", "б"]),
        ("<table>\n<tr><td>\n\n**а**\n\n</td></tr>\n</table>", ["а"]),
        ("<div>\n*а*\n</div>", ["*а*"]),
        ("```\n<div>\n\n*а*\n```", ["<div>\n\n*а*"]),
        ("<pre>\n<div>\n\n*а*\n</pre>", ["*а*"]),
        ("</div>\n\n*а*\n\n<div>", ["а"]),
    ],
)
def test_html_ends_at_a_blank_line_and_markdown_goes_on_within_it(text: str, expected: list[str]) -> None:
    assert [block.text for block in read(text).blocks] == expected


def test_what_is_known_stands_in_front() -> None:
    head = 'author: А. Б.\ntags: [қала, "а, б"]\ndate: 2021-02-05\nnotes: "бір\\nекі"\nlayout: post'
    text = f"---\n{head}\n---\n\nМәтін\n"
    found = markdown.read(text.encode(), "а.md")
    known = found.article.metadata
    assert (known.byline, known.tags, known.notes) == ("А. Б.", ("қала", "а, б"), "бір\nекі")
    assert known.created is not None
    assert [note.values for note in found.notes] == [{"names": "layout"}]
    assert found.article.text == "Мәтін"


def test_a_title_in_front_is_the_headline_and_another_one_a_heading() -> None:
    assert texts("---\ntitle: Т\nlead: К\n---\nМәтін") == [
        (Style.HEADLINE, "Т", 0),
        (Style.LEAD, "К", 0),
        (P, "Мәтін", 0),
    ]
    assert texts("---\ntitle: Б\n---\n# Б") == [(Style.HEADLINE, "Б", 0)]
    assert texts("---\ntitle: Т\n---\n# Б") == [(Style.HEADLINE, "Т", 0), (Style.HEADING_1, "Б", 0)]


def test_lists_of_lines_are_read() -> None:
    assert read("---\ntags:\n  - а\n  - 'б''в'\n---\n").metadata.tags == ("а", "б'в")


@pytest.mark.parametrize(
    ("head", "title", "byline", "lead"),
    [
        (
            '---\ntitle: "Т"\nauthor:\n  - name: А\n  - Б\nabstract: |\n  бір\n\n  екі\n---\n',
            "Т",
            "А, Б",
            "бір\nекі",
        ),
        ("---\ntitle: Т\n  екі\nauthor: А\nsummary: >-\n  бір\n  екі\n---\n", "Т екі", "А", "бір екі"),
        ('+++\ntitle = "Т"\nauthors = ["А", "Б"]\n[params]\nlead = "жоқ"\n+++\n', "Т", "А, Б", ""),
        ('{\n  "title": "Т", "author": {"name": "А"},\n  "description": "бір"\n}\n\n', "Т", "А", "бір"),
        ("% Т\n  екі\n% А; Б\n% 2021-02-05\n\n", "Т екі", "А, Б", ""),
    ],
)
def test_heads_of_other_programs_are_understood(head: str, title: str, byline: str, lead: str) -> None:
    article = read(f"{head}Мәтін\n")

    assert (article.headline, article.metadata.byline, article.lead) == (title, byline, lead)
    assert article.blocks[-1] == paragraph(Run("Мәтін"))


@pytest.mark.parametrize(
    "text", ["{Мәтін}\n", '{"а": 1} Мәтін', "+++\nМәтін\n", "%Мәтін", "+++\nа = \n+++\nМәтін"]
)
def test_what_only_begins_like_a_head_is_text(text: str) -> None:
    assert read(text).metadata == Metadata()
    assert "Мәтін" in read(text).text


@pytest.mark.parametrize(
    "text", ["---\n\nМәтін\n\n---\n", "---\nМәтін: а\nЖай сөз\n---\n", "---\nтек: басы\n"]
)
def test_a_rule_is_no_front_matter(text: str) -> None:
    assert read(text).metadata == Metadata()
    assert "Мәтін" in read(text).text or "басы" in read(text).text


@pytest.mark.parametrize(
    "value", ["а", "а: б", "[а]", "'", '"', "true", "2021", "- а", "# а", "а\nб", "\\", "{а}", "а,"]
)
def test_any_value_reads_back(value: str) -> None:
    metadata = Metadata(byline=value, tags=(value, "соңы"))
    assert front_matter.split(front_matter.write(metadata))[0].metadata == metadata


def test_an_article_of_which_nothing_is_known_has_none() -> None:
    assert written(paragraph(Run("сөз"))) == "сөз\n"
    assert written() == ""


# --- writing


def test_blocks_are_written_as_a_person_would() -> None:
    text = written(
        TextBlock(Style.HEADLINE, (Run("Тақырып"),)),
        TextBlock(Style.LEAD, (Run("Кіріспе"),)),
        TextBlock(Style.QUOTE, (Run("а"),)),
        TextBlock(Style.QUOTE, (Run("б"),)),
        TextBlock(Style.BULLET, (Run("а"),)),
        TextBlock(Style.NUMBER, (Run("б"),), 1),
        TextBlock(Style.NUMBER, (Run("в"),), 1),
        paragraph(Run("Сөз "), Run("қалың", Mark.BOLD), Run(" "), Run("көлбеу", Mark.ITALIC, "https://a.kz")),
        byline="А. Б.",
        tags=("қала",),
    )
    assert text == (
        "---\nbyline: А. Б.\ntags: [қала]\n---\n\n# Тақырып\n\n"
        '<p class="lead">Кіріспе</p>\n\n> а\n>\n> б\n\n- а\n    1. б\n    2. в\n\n'
        "Сөз **қалың** [*көлбеу*](https://a.kz)\n"
    )


def test_bold_within_a_word_is_html_for_no_sign_is_sure_there() -> None:
    assert written(paragraph(Run("сөз"), Run("дің", Mark.BOLD))) == "сөз<strong>дің</strong>\n"


@pytest.mark.parametrize(
    "text",
    [
        "# а",
        "1. а",
        "1) а",
        "- а",
        "+ а",
        "> а",
        "---",
        "===",
        "```",
        "~~~",
        "*а*",
        "_а_",
        "`а`",
        "[а](б)",
        "![а](б)",
        "<b>а</b>",
        "&amp;",
        "а | б",
        "\\*а\\*",
        "[^1]: а",
        "[а]: б",
        "    а",
        "<!-- а -->",
        ": а",
        "Setext\n---",
        "а  \nб",
        "{: .x }",
        "http://a.kz",
        "<http://a.kz>",
        "a_b_c",
        "2*3*4",
        "*[HTML]: а",
        "[TOC]",
        "!!! note",
        "a@b.kz",
        "\u00a0а",
    ],
)
def test_what_looks_like_a_sign_stays_text(text: str) -> None:
    tidy = written(paragraph(Run(text)))
    [block] = read(tidy).blocks
    assert block.text == "\n".join(line.strip() for line in text.split("\n"))
    assert isinstance(block, TextBlock)
    assert (block.style, len(block.runs), block.runs[0].marks) == (P, 1, Mark.NONE)


def test_signs_at_the_end_of_a_heading_stay() -> None:
    heading = TextBlock(Style.HEADING_1, (Run("Тіл C#"),))
    assert read(written(heading)).blocks == (heading,)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<foo.bar.baz> <a h*#ref>", "<foo.bar.baz> <a h*#ref>"),
        ("<localhost:5001/foo> <a+b:c>", "localhost:5001/foo a+b:c"),
        ('<kbd class="x">а</kbd><my-tag>б</my-tag>', "аб"),
        ("\\<br/> \\= \\$", "<br/> = $"),
        ("[сілтеме](/my uri)", "[сілтеме](/my uri)"),
        ("[сілтеме](</my uri>)", "сілтеме"),
        ("[ ] [б]\n\n[б]: https://a.kz", "[ ] б"),
        ("1234567890. жоқ", "1234567890. жоқ"),
        ("Сөз\n:   Мағынасы", "Сөз\nМағынасы"),
        ("а <title> б\n\nв <style> *г*\n\n<b>д</b>", "а <title> б\nв <style> г\nд"),
        ("\\&ouml; \\\\&amp; `\\&`", "&ouml; \\& \\&"),
        ("|а|б|\n|-|-|\n|в|г|д|е|", "а\tб\nв\tг д е"),
    ],
)
def test_what_is_no_sign_in_commonmark_is_text(text: str, expected: str) -> None:
    assert read(text).text == expected


def test_a_link_that_only_looks_like_one_runs_nothing() -> None:
    assert read("<javascript:alert(1)>").blocks == (paragraph(Run("javascript:alert(1)")),)


# --- bad input


@pytest.mark.parametrize(
    "sign",
    [">", "- ", "    ", "[", "*", "`", "<div>", "![", "_a", "<", "**a", "&", "\\", "| a\n|-\n", "[a](", "# "],
)
def test_too_much_of_anything_ends_soon(sign: str) -> None:
    began = time.process_time()
    try:
        read(sign * 1500)
    except ReadError as error:
        assert error.message.key == "error.read.too_deep"
    assert time.process_time() - began < 5


SEED = (
    "---\ntags: [а]\n---\n# Т\n\n> - **а** [б](в)\n>     1. г\n\n| а | б |\n|---|---|\n| `1` | 2 |\n\n"
    "<div>\n<p>x</p>\n</div>\n\n```\nкод\n```\n\nсөз[^1] <u>а</u>&amp;\n\n[^1]: түс\n"
).encode()


def test_a_tag_that_stands_behind_a_sign_of_a_quote_within_html_is_a_tag() -> None:
    assert read("<div>\n<p>сөз</p>\n></div>\n\nтағы").text.replace(">", "").split() == ["сөз", "тағы"]


@settings(max_examples=150, suppress_health_check=list(HealthCheck))
@given(
    st.lists(
        st.tuples(
            st.integers(0, 250),
            st.binary(max_size=6) | st.sampled_from([b"\n", b"> ", b"    ", b"<", b"*", b"[", b"`"]),
            st.integers(0, 20),
        ),
        max_size=12,
    )
)
def test_whatever_the_bytes_an_article_or_one_clear_error(changes: list[tuple[int, bytes, int]]) -> None:
    data = SEED
    for at, put, cut in changes:
        data = data[:at] + put + data[at + cut :]
    try:
        article = markdown.read(data, "а.md").article
    except ReadError:
        return
    again = markdown.read(markdown.write(article, Options()), "а.md").article
    assert again.blocks == article.blocks


# --- files that nobody wrote by hand


@pytest.mark.parametrize("sign", ["**мақала** *сөз* ", "`код` ", "<b>қою</b> ", "[а](https://a.kz) "])
def test_a_monstrous_paragraph_is_parted_and_loses_no_word(sign: str) -> None:
    blocks = read(f"{sign}сөз. " * 2000).blocks
    assert len(blocks) > 1
    assert " ".join(block.text for block in blocks) == " ".join(
        read(f"{sign}сөз. " * 2).blocks[0].text for _ in range(1000)
    )


@pytest.mark.parametrize("sign", "[&<")
def test_signs_without_a_word_among_them_end_soon_too(sign: str) -> None:
    began = time.process_time()
    assert read(sign * 40_000).text.replace("\n", "") == sign * 40_000
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("# а\n" * 9000, 9000),
        ("а\n---\n" * 9000, 9000),
        ("".join("  " * n + "- а\n" for n in range(900)), 900),
        ("- " * 50_000 + "а", 1),
        ("[" * 4000 + "а" + "](б)" * 4000, 1),
        ("а  \n" * 20_000, 20),
        ("а\n" + ": б\n" * 2000, 2001),
        (">" * 90_000 + "а", 1),
    ],
    ids=["headings", "underlined", "levels", "marks", "brackets", "breaks", "definitions", "quotes"],
)
def test_many_headings_and_levels_end_soon(text: str, count: int) -> None:
    began = time.process_time()
    assert len(read(text).blocks) == count
    assert time.process_time() - began < 6


def test_a_paragraph_that_people_write_stays_whole() -> None:
    assert len(read("**Мақала** *сөз* [а](https://a.kz). " * 50).blocks) == 1


def test_footnotes_without_number_are_text() -> None:
    text = "".join(f"Сөз[^{n}].\n\n[^{n}]: Түсінік {n}.\n\n" for n in range(2001))
    assert sum("Түсінік" in block.text for block in read(text).blocks) == 2001


def test_a_file_that_would_take_for_ever_is_refused_in_a_sentence() -> None:
    with pytest.raises(ReadError) as error:
        read("**а** " * 70_000)
    assert error.value.message.key == "error.read.too_long"


def outline(text: str) -> list[str]:
    """Each block as the first letter of its style, its depth in a list, and its words."""
    blocks = markdown.read(text.encode(), "а.md").article.blocks
    return [
        f"{b.style.value[0]}{b.depth} {' '.join(b.text.split())}" if isinstance(b, TextBlock) else b.text
        for b in blocks
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. а\n  - б\n  - в\n2. г", ["n0 а", "b0 б", "b0 в", "n0 г"]),
        ("1)   а\n    - б\n2)   в", ["n0 а", "b1 б", "n0 в"]),
        ("- а\n\n  > б\n- в", ["b0 а", "q0 б", "b0 в"]),
        ("- а\n - б\n   в\n 3) г", ["b0 а", "b0 б в", "n0 г"]),
        ("1. а\n---\nб", ["n0 а", "", "p0 б"]),
        ("1. а\n\t- б\n\t\t1. в\n\n\t\t\tг\n2.\tд", ["n0 а", "b1 б", "n2 в г", "n0 д"]),
        ("> 1) а\n>    - б\n>\n>      в\n> - г", ["n0 а", "b1 б в", "b0 г"]),
        ("> а\n- б", ["q0 а", "b0 б"]),
        ("1. а\n\n1234567890. б", ["n0 а", "p0 1234567890. б"]),
        ("- а\n  ```\n  б\n\n  # в\n  ```\n  г\n- д", ["b0 а б # в г", "b0 д"]),
        ("- ```\n  а\n  ```\n- б", ["b0 а", "b0 б"]),
        ("   ~~~\n   # а\n   ~~~~\nб", ["p0 # а", "p0 б"]),
        ("> ```\n> # а\n> ```\n> б", ["q0 # а", "q0 б"]),
        ("а\n\n```\n# б\n\nв", ["p0 а", "p0 # б в"]),
        ("``` а ```\nб", ["p0 а б"]),
        ("а *б\nв*\n---\nг", ["h0 а б в", "p0 г"]),
        ("а\n| б | в |\n|---|---|\n| г | д |\n- е", ["p0 а", "б\tв\nг\tд", "b0 е"]),
    ],
)
def test_paragraphs_lists_and_code_end_where_commonmark_ends_them(text: str, expected: list[str]) -> None:
    assert outline(text) == expected
