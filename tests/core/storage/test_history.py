"""What an article was before can be had again, in bounds, and can be forgotten."""

from __future__ import annotations

import random
import stat
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maqala.core.article import Article, Image, Metadata, Run, Style, TextBlock
from maqala.core.errors import MaqalaError
from maqala.core.storage import thinning
from maqala.core.storage.history import History
from maqala.core.storage.session import Head, Session, State
from maqala.core.values import replace

NOW = datetime.now(UTC)
PLENTY = 100_000_000
NAME = "/үй/мақала.md"


def version(text: str, ago: timedelta = timedelta(0), *, saved: bool = True, picture: bytes = b"") -> State:
    blocks = (TextBlock(Style.HEADLINE, (Run(text),)), *([Image(picture, "a.png")] if picture else []))
    article = Article(blocks, Metadata(byline="Асан"))
    return State("", article, NOW - ago, Path(NAME), is_saved=saved)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "history"


@pytest.fixture
def history(folder: Path) -> History:
    return History(folder)


def texts(history: History, name: str = NAME) -> list[str]:
    return [state.article.headline for state in history.versions(name).states]


def test_every_save_can_be_had_again_latest_first(history: History) -> None:
    picture = bytes(range(256)) * 50
    kept = [version(f"Нұсқа {n}", timedelta(hours=50 - n), picture=picture) for n in range(50)]
    for each in kept:
        history.keep(NAME, each, limit=PLENTY)
    found = history.versions(NAME)
    assert found.is_whole
    assert [replace(state, document="") for state in found.states] == kept[::-1]


def test_articles_are_kept_apart(history: History) -> None:
    history.keep("/а.md", version("Бір"), limit=PLENTY)
    history.keep("/б.md", version("Екі"), limit=PLENTY)
    assert texts(history, "/а.md") == ["Бір"]
    assert texts(history, "/в.md") == []


def test_the_same_article_is_kept_once_and_counts_as_saved_then(history: History) -> None:
    history.keep(NAME, version("Бір", timedelta(hours=3), saved=False), limit=PLENTY)
    history.keep(NAME, version("Бір", timedelta(hours=2)), limit=PLENTY)
    history.keep(NAME, version("Бір", timedelta(hours=1), saved=False), limit=PLENTY)
    history.keep(NAME, version("Бір"), limit=PLENTY, only_new=True)
    (state,) = history.versions(NAME).states
    assert state.is_saved
    assert state.time == NOW - timedelta(hours=2)


def test_what_was_replaced_is_not_thinned_out_and_what_was_saved_stays_so(history: History) -> None:
    for ago, text in enumerate(("Бір", "Екі", "Үш")):
        between = version(text, timedelta(seconds=5 - ago), saved=False)
        history.keep(NAME, between, limit=PLENTY)
        history.keep(NAME, replace(between, is_replaced=text == "Бір"), limit=PLENTY)
    assert texts(history) == ["Үш", "Бір"]
    history.keep(NAME, version("Бір"), limit=PLENTY)
    history.keep(NAME, replace(version("Бір", saved=False), is_replaced=True), limit=PLENTY)
    (kept,) = [state for state in history.versions(NAME).states if state.article.headline == "Бір"]
    assert kept.is_saved


def test_a_picture_that_stays_is_kept_once(history: History, folder: Path) -> None:
    picture = random.Random(1).randbytes(300_000)
    for number in range(10):
        history.keep(NAME, version(f"{number}", picture=picture), limit=PLENTY)
    assert history.size() < 600_000


def test_an_article_that_gets_another_name_keeps_its_history(history: History, folder: Path) -> None:
    history.keep("untitled", version("Бір", timedelta(hours=2)), limit=PLENTY)
    history.keep(NAME, version("Екі"), limit=PLENTY)
    history.move("untitled", NAME)
    assert texts(history) == ["Екі", "Бір"]
    assert texts(history, "untitled") == []
    history.move(NAME, NAME)
    assert texts(history) == ["Екі", "Бір"]
    assert len(list(folder.iterdir())) == 1


# Erasing


def test_erasing_leaves_no_trace_of_one_and_all_of_the_others(history: History, folder: Path) -> None:
    history.keep(NAME, version("Құпия сөз"), limit=PLENTY)
    history.keep("/б.md", version("Ашық сөз"), limit=PLENTY)
    history.erase(NAME)
    assert texts(history) == []
    assert texts(history, "/б.md") == ["Ашық сөз"]
    assert not any("Құпия".encode() in path.read_bytes() for path in folder.iterdir())


def test_erasing_all_leaves_nothing_not_even_what_was_damaged(history: History, folder: Path) -> None:
    history.keep(NAME, version("Құпия"), limit=PLENTY)
    (folder / "x.sqlite.damaged-1").write_bytes("Құпия".encode())
    history.erase_all()
    assert list(folder.iterdir()) == []
    history.erase_all()
    history.erase("/жоқ.md")


def test_only_the_user_may_look_into_it(history: History, folder: Path) -> None:
    history.keep(NAME, version("Бір"), limit=PLENTY)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}


# Bounds


def test_it_stays_within_its_bound_and_the_latest_versions_stay(history: History) -> None:
    long = "сөз " * 20_000
    limit = 1_000_000
    for name in ("/а.md", "/б.md"):
        for number in range(12):
            history.keep(name, version(f"{number} {long}", timedelta(hours=12 - number)), limit=limit)
            assert history.size() <= limit
    assert texts(history, "/б.md")[0].startswith("11 ")
    assert texts(history, "/а.md")[0].startswith("11 ")
    assert len(texts(history, "/б.md")) > len(texts(history, "/а.md")) == 1


def test_where_nothing_else_is_left_older_articles_go_whole(history: History) -> None:
    long = "сөз " * 20_000
    for number in range(10):
        history.keep(f"/{number}.md", version(f"{number} {long}"), limit=500_000)
    assert history.size() <= 500_000
    assert texts(history, "/9.md")
    assert not texts(history, "/0.md")


# Thinning

AGES = st.lists(st.tuples(st.integers(0, 400 * 86_400), st.booleans()), max_size=60)


def heads(ages: list[tuple[int, bool]]) -> list[Head]:
    return [Head(f"{n}", NOW - timedelta(seconds=age), saved) for n, (age, saved) in enumerate(ages)]


@given(AGES)
def test_saves_are_never_thinned_out_and_thinning_twice_is_thinning_once(
    ages: list[tuple[int, bool]],
) -> None:
    given_heads = heads(ages)
    gone = set(thinning.superfluous(given_heads, NOW))
    left = [head for head in given_heads if head.document not in gone]
    assert all(head in left for head in given_heads if head.is_lasting)
    assert thinning.superfluous(left, NOW) == ()


@given(AGES)
def test_the_latest_between_saves_always_stays(ages: list[tuple[int, bool]]) -> None:
    between = [head for head in heads(ages) if not head.is_lasting]
    if between:
        latest = max(head.time for head in between)
        gone = set(thinning.superfluous(between, NOW))
        assert any(head.time == latest and head.document not in gone for head in between)


def test_a_year_of_writing_leaves_a_few_dozen_and_today_in_detail() -> None:
    every = [(minutes * 60, False) for minutes in range(0, 365 * 24 * 60, 5)]
    given_heads = heads(every)
    gone = set(thinning.superfluous(given_heads, NOW))
    left = [NOW - head.time for head in given_heads if head.document not in gone]
    assert 100 < len(left) < 180
    assert sum(age < timedelta(hours=2) for age in left) >= 23
    assert sum(timedelta(days=30) < age for age in left) in range(46, 51)


def test_what_is_kept_is_thinned(history: History) -> None:
    for minute in range(20):
        ago = timedelta(days=40, minutes=20 - minute)
        history.keep(NAME, version(f"Сөз {minute}", ago, saved=False), limit=PLENTY)
    assert len(texts(history)) <= 2
    assert texts(history)[0] == "Сөз 19"


# Things that go wrong


def harm(path: Path) -> None:
    data = bytearray(path.read_bytes())
    place = bytes(data).index("Мақала 5 ".encode())
    data[place : place + 40] = b"\0" * 40
    path.write_bytes(data)


def nonsense(path: Path) -> None:
    path.write_bytes(b"no database at all" * 500)


def test_what_can_be_read_of_a_damaged_file_stays(history: History, folder: Path) -> None:
    for number in range(8):
        history.keep(NAME, version(f"Мақала {number} " + "сөз " * 900), limit=PLENTY)
    (path,) = folder.iterdir()
    harm(path)
    found = history.versions(NAME)
    assert not found.is_whole
    assert len(found.states) == 7
    assert history.versions(NAME).states == found.states
    assert history.versions(NAME).is_whole
    assert path.with_name(f"{path.name}.damaged-1").exists()


@pytest.mark.parametrize("damage", [nonsense, lambda path: path.write_bytes(b"")], ids=["nonsense", "empty"])
def test_a_damaged_file_does_not_keep_a_save_from_being_kept(
    history: History, folder: Path, damage: Callable[[Path], object]
) -> None:
    history.keep(NAME, version("Бір"), limit=PLENTY)
    (path,) = folder.iterdir()
    damage(path)
    history.keep(NAME, version("Екі"), limit=PLENTY)
    assert texts(history) == ["Екі"]


def test_a_damaged_file_that_is_read_is_a_sentence_or_less(history: History, folder: Path) -> None:
    history.keep(NAME, version("Бір"), limit=PLENTY)
    nonsense(next(folder.iterdir()))
    with pytest.raises(MaqalaError, match=r"error\.history"):
        history.versions(NAME)


def test_another_program_that_holds_it_is_a_sentence(
    history: History, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("maqala.core.storage.history._PATIENCE", 0.1)
    history.keep(NAME, version("Бір"), limit=PLENTY)
    other = Session(next(folder.glob("*.sqlite")), create=False)
    other.heads()
    with pytest.raises(MaqalaError, match=r"error\.history\.failed"):
        history.keep(NAME, version("Екі"), limit=PLENTY)
    other.close()
    assert texts(history) == ["Бір"]


def test_a_place_that_cannot_be_a_folder_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(MaqalaError):
        History(tmp_path / "file" / "history").keep(NAME, version("Бір"), limit=PLENTY)
