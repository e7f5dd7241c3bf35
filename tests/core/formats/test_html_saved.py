"""Pages as sites build and browsers save them: the article comes in as a reader saw it."""

from __future__ import annotations

import base64
import html as quoting
import json
import struct

import pytest

from maqala.core.article import Image, Mark, Run, Style, TextBlock
from maqala.core.formats import html
from maqala.core.formats.contract import Import
from maqala.core.formats.html import saved

TEXT = "Алматыда халықаралық форум өтіп жатыр, оған ондаған елден мамандар келді. " * 8


def read(page: str) -> Import:
    return html.read(page.encode(), "бет.html")


def texts(page: str) -> list[tuple[Style, str]]:
    return [(b.style, b.text) for b in read(page).article.blocks if isinstance(b, TextBlock)]


def lines(page: str) -> list[str]:
    return [text for _, text in texts(page)]


def pictures(page: str) -> list[tuple[str, str, str]]:
    return [(b.source, b.alt, b.text) for b in read(page).article.blocks if isinstance(b, Image)]


# --- an article that a page only says as data


def page_with(data: object, body: str = '<div id="app"></div><noscript>JavaScript керек</noscript>') -> str:
    told = json.dumps(data, ensure_ascii=False)
    return f'<title>Форум | Сайт</title><script type="application/ld+json">{told}</script><body>{body}'


STORY = {
    "@type": "NewsArticle",
    "headline": "Форум өтті",
    "author": [{"@type": "Person", "name": "Айгүл"}, "Болат"],
    "datePublished": "2021-02-05T10:00:00+06:00",
    "articleBody": f"{TEXT}\r\n\n«Екінші» &quot;абзац&quot; 2 < 3.",
}


@pytest.mark.parametrize("data", [STORY, [{"@type": "Organization"}, STORY], {"@graph": [7, STORY]}])
def test_an_article_that_stands_only_in_the_data_of_a_page_is_read(data: object) -> None:
    found = read(page_with(data))

    assert texts(page_with(data)) == [
        (Style.HEADLINE, "Форум өтті"),
        (Style.PARAGRAPH, TEXT.strip()),
        (Style.PARAGRAPH, '«Екінші» "абзац" 2 < 3.'),
    ]
    assert found.article.metadata.byline == "Айгүл, Болат"
    assert str(found.article.metadata.created) == "2021-02-05 10:00:00+06:00"
    assert [note.key for note in found.notes] == ["note.outside"]


def test_data_with_tags_are_read_as_a_page_and_nothing_in_them_runs() -> None:
    body = f"<p>{TEXT}</p><p><b>бір</b><a href='javascript:x'>екі</a></p>"
    last = read(page_with(STORY | {"articleBody": body})).article.blocks[-1]

    assert isinstance(last, TextBlock)
    assert last.runs == (Run("бір", Mark.BOLD), Run("екі"))


@pytest.mark.parametrize(
    "data",
    [
        *(STORY, "[" * 100_000, {"@type": "Article", "articleBody": 5}, {"@type": ["Thing"]}, None),
        STORY | {"articleBody": "а\n" * 70_000},
    ],
)
def test_a_page_that_shows_its_article_is_read_as_it_shows_it(data: object) -> None:
    assert lines(page_with(data, f"<h1>Форум</h1><p>{TEXT}<p>Екінші")) == ["Форум", TEXT.strip(), "Екінші"]


# --- frames and components


def framed(page: str) -> str:
    return f'<iframe srcdoc="{quoting.escape(page)}"></iframe>'


def test_a_page_within_a_frame_is_read_where_it_stands() -> None:
    inner = f"<title>Ішкі</title><body onload='x'><p>{TEXT}</p><script>x</script>{framed('<p>екі')}"

    assert lines(f"<p>бас{framed(inner)}<p>соңы") == ["бас", TEXT.strip(), "екі", "соңы"]


def test_a_frame_that_nobody_sees_is_not_read() -> None:
    assert lines(f"<p>бас{framed('<p>құпия').replace('<iframe', '<iframe hidden')}") == ["бас"]


def test_of_frames_with_tags_without_number_some_are_left_out_and_that_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(saved, "MAX_TAGS", 5)
    page = f"<p>бас{framed('<p>бір<p>екі') * 9}"

    assert lines(page) == ["бас", "бір", "екі", "бір", "екі"]
    assert [note.key for note in read(page).notes] == ["note.embedded"]


@pytest.mark.parametrize("how", ["shadowrootmode", "shadowmode"])  # the other one is Chrome's in web archives
def test_what_a_component_of_a_site_shows_is_read(how: str) -> None:
    shown = f"<x-y><template {how}=open><h1>Форум</h1><p>бір</template></x-y>"

    assert lines(f"{shown}<template><p>үлгі</template>") == ["Форум", "бір"]


def test_addresses_begin_as_the_page_says() -> None:
    links = '<a href="../d">бір</a> <a href="#e">екі</a> <a href="tel:1">үш</a>'
    (words, picture) = read(f'<base href="https://a.kz/b/c"><p>{links}<img src="f.jpg">').article.blocks

    assert isinstance(words, TextBlock)
    assert isinstance(picture, Image)
    assert [run.link for run in words.runs if run.link] == ["https://a.kz/d", "tel:1"]
    assert picture.source == "https://a.kz/b/f.jpg"


# --- signs, pictures and captions


@pytest.mark.parametrize(
    "sign",
    [
        '<img class="emoji" alt="😀" src="a_files/1f600.svg">',
        '<img alt="😀" width=16 src="https://static.xx.fbcdn.net/images/emoji.php/v9/1f600.png">',
        '<i class="emoji" style="background:url(a.png)"><b>😀</b></i>',
    ],
)
def test_a_sign_that_is_drawn_as_a_picture_stays_in_its_sentence(sign: str) -> None:
    assert read(f"<p>бір {sign} екі").article.blocks == (TextBlock(Style.PARAGRAPH, (Run("бір 😀 екі"),)),)


@pytest.mark.parametrize(
    "page",
    [
        '<picture><source srcset="a.jpg 2x"><source data-srcset="b.jpg"><img alt="Тау"></picture>',
        '<amp-img src="a.jpg" alt="Тау"></amp-img>',
    ],
)
def test_a_picture_is_found_where_a_site_says_it(page: str) -> None:
    assert pictures(f"<p>{page}") == [("a.jpg", "Тау", "")]


def test_a_picture_that_was_saved_within_the_page_is_not_taken_for_a_placeholder() -> None:
    def gif(side: int) -> str:
        return base64.b64encode(b"GIF89a" + struct.pack("<HH", side, side)).decode()

    shown = '<p><img src="data:image/gif;base64,{}" data-src="a.jpg">'
    assert pictures(shown.format(gif(600))) == [("", "", "")]
    assert pictures(shown.format(gif(1))) == [("a.jpg", "", "")]


@pytest.mark.parametrize(
    "page",
    [
        '<div class="wp-caption alignleft"><img src="a.jpg"><p class="wp-caption-text">Жазу</p></div>',
        '<table class="tr-caption-container"><tr><td><img src="a.jpg"><tr><td class="tr-caption">Жазу</table>',
    ],
)
def test_a_caption_by_its_class_is_one(page: str) -> None:
    assert pictures(f"<p>бас</p>{page}") == [("a.jpg", "", "Жазу")]


# --- Google Docs


def of_docs(body: str) -> str:
    sheet = ".c1{font-weight:400;font-style:normal}.c2{font-weight:700}.c3{text-decoration:underline}"
    return (
        f'<style type="text/css">@import url(//a);{sheet}</style><body class="c9 doc-content">{body}</body>'
    )


def test_a_document_that_google_docs_saved_is_what_was_meant() -> None:
    page = of_docs(
        '<p class="c4 title"><span class="c2">Форум</span></p><p class="c4 subtitle"><span>Кіріспе</span></p>'
        '<h1 class="c4"><span class="c2">Бөлім</span></h1><p class="c4"><span class="c1">а </span>'
        '<span class="c2 c3">қою</span> <span class="c3"><a href="https://www.google.com/url?q=https://a.kz/?b%3D1&amp;sa=D">'
        "сілтеме</a></span></p>"
    )
    assert read(page).article.blocks == (
        TextBlock(Style.HEADLINE, (Run("Форум"),)),
        TextBlock(Style.LEAD, (Run("Кіріспе"),)),
        TextBlock(Style.HEADING_1, (Run("Бөлім"),)),
        TextBlock(
            Style.PARAGRAPH,
            (
                Run("а "),
                Run("қою", Mark.BOLD | Mark.UNDERLINE),
                Run(" "),
                Run("сілтеме", link="https://a.kz/?b=1"),
            ),
        ),
    )


def test_lists_of_google_docs_lie_within_each_other_by_their_names() -> None:
    levels = (("ul", 0), ("ol", 1), ("ul", 2), ("ol", 1), ("ul", 0), ("ul", 3))
    lists = (f'<{tag} class="c4 lst-kix_a-{level} start"><li>{level}</li></{tag}>' for tag, level in levels)
    found = [
        (b.style, b.text, b.depth)
        for b in read(of_docs("".join(lists))).article.blocks
        if isinstance(b, TextBlock)
    ]

    assert found == [
        (Style.BULLET, "0", 0),
        (Style.NUMBER, "1", 1),
        (Style.BULLET, "2", 2),
        (Style.NUMBER, "1", 1),
        (Style.BULLET, "0", 0),
        (Style.BULLET, "3", 1),
    ]


def test_comments_of_google_docs_are_left_out_and_that_is_told() -> None:
    page = of_docs(
        '<p>бір<sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup> екі<sup><a href="#ftnt1">[1]</a></sup></p>'
        '<div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a> үш</p></div>'
        '<div class="c4"><p><a href="#cmnt_ref1" id="cmnt1">[a]</a>Неге?</p></div>'
    )
    assert lines(page) == ["бір екі[1]", "[1] үш"]
    assert [note.key for note in read(page).notes] == ["note.comments"]
