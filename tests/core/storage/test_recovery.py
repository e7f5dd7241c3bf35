"""What was kept is found again, whatever became of the program and of the file."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from maqala.core.article import Article, Image, Metadata, Run, Style, TextBlock
from maqala.core.errors import MaqalaError
from maqala.core.issues import Ignored
from maqala.core.storage.fingerprint import Fingerprint
from maqala.core.storage.recovery import State, Store, open_store
from maqala.core.values import replace

KILLS = int(os.environ.get("MAQALA_KILLS", "15"))
CORRUPTIONS = int(os.environ.get("MAQALA_CORRUPTIONS", "40"))
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
LET_PASS = frozenset({Ignored("spelling", "жақан"), Ignored("spelling", "қате", ("бұл", ""))})
PICTURE = b"\x89PNG" + bytes(range(256)) * 200


def state(document: str = "а1b2", text: str = "Бірінші сөз", picture: bytes = b"") -> State:
    blocks = (TextBlock(Style.HEADLINE, (Run(text),)), *([Image(picture, "a.png")] if picture else []))
    article = Article(blocks, Metadata(byline="Асан"))
    return State(
        document.replace("а", "a"), article, NOON, Path("/үй/мақала.md"), Fingerprint.of(b"x"), cursor=3
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "recovery"


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    opened = open_store(folder)
    yield opened
    opened.close()


def found(folder: Path) -> tuple[State, ...]:
    """What the next start would offer."""
    store = open_store(folder)
    try:
        return store.left_behind()
    finally:
        store.close()


# Keeping and finding


def test_what_a_dead_program_kept_is_found_as_it_was(store: Store, folder: Path) -> None:
    kept = (
        state("a1", picture=PICTURE),
        replace(
            state("b2"),
            path=None,
            fingerprint=None,
            is_saved=True,
            time=NOON - timedelta(1),
            ignored=LET_PASS,
        ),
    )
    for each in kept:
        store.keep(each)
    store.close()
    assert found(folder) == kept


def test_only_the_latest_state_of_a_document_counts(store: Store, folder: Path) -> None:
    for text in ("Бір", "Екі", "Үш"):
        store.keep(state(text=text))
    store.close()
    assert [s.article.headline for s in found(folder)] == ["Үш"]


def test_what_a_living_program_keeps_is_not_offered(store: Store, folder: Path) -> None:
    store.keep(state())
    assert found(folder) == ()
    assert store.left_behind() == ()


def test_a_file_name_that_is_no_text_comes_back(store: Store, folder: Path) -> None:
    path = Path(os.fsdecode(b"/tmp/\xff.md"))
    store.keep(replace(state(), path=path))
    store.close()
    assert found(folder)[0].path == path


def test_a_program_that_closes_in_order_leaves_no_file(store: Store, folder: Path) -> None:
    store.keep(state(picture=PICTURE))
    store.forget(state().document)
    store.close()
    assert list(folder.iterdir()) == []


def test_what_is_kept_later_is_kept_after_all_is_forgotten(store: Store, folder: Path) -> None:
    store.forget("a1")
    store.keep(state("a1"))
    store.close()
    assert len(found(folder)) == 1


def test_erasing_takes_one_and_leaves_the_others(store: Store, folder: Path) -> None:
    store.keep(state("a1", "Құпия сөз"))
    store.keep(state("b2"))
    store.close()
    again = open_store(folder)
    again.erase("a1")
    assert [s.document for s in again.left_behind()] == ["b2"]
    assert not any("Құпия".encode() in path.read_bytes() for path in folder.iterdir())
    again.erase("b2")
    assert list(folder.iterdir()) == []


def test_an_adopted_state_belongs_to_the_one_that_took_it(store: Store, folder: Path) -> None:
    store.keep(state(picture=PICTURE))
    store.close()
    heir = open_store(folder)
    (left,) = heir.left_behind()
    heir.adopt(left)
    assert heir.left_behind() == found(folder) == ()
    heir.close()
    assert found(folder) == (left,)


def test_typing_does_not_write_pictures_again(store: Store, folder: Path) -> None:
    picture = os.urandom(400_000)
    store.keep(state(picture=picture))
    size = sum(path.stat().st_size for path in folder.iterdir())
    for number in range(20):
        store.keep(state(text=f"Сөз {number}", picture=picture))
    assert sum(path.stat().st_size for path in folder.iterdir()) < size + 400_000


def test_only_the_user_may_look_into_it(store: Store, folder: Path) -> None:
    store.keep(state())
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}


def test_a_store_may_live_in_a_thread(folder: Path) -> None:
    def work() -> None:
        store = open_store(folder)
        store.keep(state())
        store.close()

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert found(folder) == (state(),)


# Things that go wrong


def test_a_file_that_was_cleaned_away_is_made_anew(store: Store, folder: Path) -> None:
    store.keep(state(text="Бір"))
    shutil.rmtree(folder)
    folder.mkdir()
    store.keep(state(text="Екі"))
    store.close()
    assert [s.article.headline for s in found(folder)] == ["Екі"]


def test_a_folder_that_is_gone_is_a_sentence_and_may_come_back(store: Store, folder: Path) -> None:
    store.keep(state())
    shutil.rmtree(folder)
    with pytest.raises(MaqalaError, match=r"error\.recovery"):
        store.keep(state())
    folder.mkdir()
    store.keep(state(text="Қайта"))
    store.close()
    assert [s.article.headline for s in found(folder)] == ["Қайта"]


def test_a_place_that_cannot_be_a_folder_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(MaqalaError):
        open_store(tmp_path / "file" / "recovery")


def test_a_damaged_file_is_set_aside_and_told_of_once(folder: Path) -> None:
    open_store(folder)
    (folder / "abc.sqlite").write_bytes(b"not a database at all" * 500)
    store = open_store(folder)
    assert store.left_behind() == ()
    (damage,) = store.take_damage()
    assert damage.message.key == "error.recovery.damaged"
    assert damage.path == folder / "abc.sqlite.damaged-1"
    assert store.take_damage() == ()
    assert store.left_behind() == ()
    assert store.take_damage() == ()


def test_what_can_be_read_of_a_damaged_file_is_offered_and_stays(store: Store, folder: Path) -> None:
    kept = [state(f"{number:02x}", f"Мақала {number} " + "сөз " * 900) for number in range(8)]
    for each in kept:
        store.keep(each)
    store.close()
    (path,) = folder.iterdir()
    data = bytearray(path.read_bytes())
    place = bytes(data).index("Мақала 5 ".encode())
    data[place : place + 40] = b"\0" * 40
    path.write_bytes(data)
    rescued = found(folder)
    assert {s.document for s in rescued} == {s.document for s in kept} - {"05"}
    assert set(found(folder)) == set(rescued) <= set(kept)
    assert [p.name for p in folder.glob("*.damaged-1")] == [f"{path.name}.damaged-1"]


def test_a_living_store_whose_file_is_damaged_begins_another(store: Store, folder: Path) -> None:
    store.keep(state(text="Бір"))
    base = next(iter(folder.glob("*.sqlite")))
    store.close()
    base.write_bytes(b"nonsense" * 1000)
    store.keep(state(text="Екі"))
    assert [d.message.key for d in store.take_damage()] == ["error.recovery.damaged"]
    store.close()
    assert [s.article.headline for s in found(folder)] == ["Екі"]


# Killed at any moment

WRITER = """
import sys
from pathlib import Path
from datetime import datetime, UTC
from maqala.core.article import *
from maqala.core.storage.recovery import State, open_store
store = open_store(Path(sys.argv[1]))
number = 0
while True:
    number += 1
    blocks = (TextBlock(Style.HEADLINE, (Run(str(number)),)), TextBlock(Style.PARAGRAPH, (Run(f"{number} " * 3000),)),
        Image(bytes([number // 50 % 250]) * 30000, "a.png"))
    store.keep(State("d0c", Article(blocks), datetime.now(UTC)))
    print(number, flush=True)
"""


def killed(folder: Path, after: float) -> int:
    """Let a program keep states until it is killed; the number of the last one it had word of."""
    run = subprocess.Popen([sys.executable, "-c", WRITER, str(folder)], stdout=subprocess.PIPE)
    assert run.stdout is not None
    run.stdout.readline()
    time.sleep(after)
    run.kill()
    told = run.communicate()[0].decode().rpartition("\n")[0]
    return int(told.rpartition("\n")[2] or 1)


def test_a_killed_program_loses_nothing_it_had_word_of(folder: Path) -> None:
    chance = random.Random(1)
    lost = 0
    for _ in range(KILLS):
        last = killed(folder, chance.uniform(0, 0.25))
        store = open_store(folder)
        (left,) = store.left_behind()
        number = int(left.article.headline)
        assert left.article.blocks[1].text == f"{number} " * 3000
        assert isinstance(left.article.blocks[2], Image)
        assert left.article.blocks[2].data == bytes([number // 50 % 250]) * 30000
        lost += number < last
        assert store.take_damage() == ()
        store.erase(left.document)
        assert list(folder.iterdir()) == []
    print(f"programs killed while keeping states: ({KILLS}, {lost})")
    assert lost == 0


# Damaged bytes


def wipe(data: bytearray, chance: random.Random) -> None:
    place = chance.randrange(len(data))
    data[place : place + 512] = bytes(min(512, len(data) - place))


def scatter(data: bytearray, chance: random.Random) -> None:
    for _ in range(chance.randint(1, 30)):
        data[chance.randrange(len(data))] = chance.randrange(256)


def cut(data: bytearray, chance: random.Random) -> None:
    del data[chance.randrange(len(data)) :]


def noise(data: bytearray, chance: random.Random) -> None:
    place = chance.randrange(len(data))
    data[place : place + 4096] = chance.randbytes(4096)


HARMS: tuple[Callable[[bytearray, random.Random], None], ...] = (wipe, scatter, cut, noise)


def test_no_damage_keeps_the_program_from_starting_and_what_is_lost_is_told(tmp_path: Path) -> None:
    original = tmp_path / "original"
    kept = {f"{n:02x}": state(f"{n:02x}", f"Мақала {n} " + "сөз " * 300 * n, PICTURE[n:]) for n in range(8)}
    store = open_store(original)
    for each in kept.values():
        store.keep(each)
    copies = tmp_path / "copies"
    shutil.copytree(original, copies)  # as a program leaves them that is killed
    store.close()
    chance, saved = random.Random(2), 0
    for number in range(CORRUPTIONS):
        folder = tmp_path / str(number)
        shutil.copytree(copies, folder)
        harm(folder, chance)
        saved += survivors(folder, kept)
    lost = len(kept) * CORRUPTIONS - saved
    print(f"damaged {CORRUPTIONS} stores of {len(kept)} articles; articles lost: {lost}")
    print(f"damaged stores, of which something was lost without a word: ({CORRUPTIONS}, 0)")
    assert saved > lost


def harm(folder: Path, chance: random.Random) -> None:
    (path,) = folder.glob("*.sqlite")  # the log beside it is empty
    data = bytearray(path.read_bytes())
    chance.choice(HARMS)(data, chance)
    path.write_bytes(data)


def survivors(folder: Path, kept: dict[str, State]) -> int:
    """How many articles are offered; each must be one that was kept, and a loss must be told."""
    store = open_store(folder)
    left = store.left_behind()
    told = store.take_damage()
    for each in left:
        assert without_pictures(each) == without_pictures(kept[each.document])
        assert told or each == kept[each.document]
    assert told or len(left) == len(kept)
    assert set(store.left_behind()) == set(left)
    store.keep(state("ff"))
    store.close()
    return len(left)


def without_pictures(given: State) -> State:
    blocks = tuple(replace(b, data=b"") if isinstance(b, Image) else b for b in given.article.blocks)
    return replace(given, article=replace(given.article, blocks=blocks))


def test_a_full_disk_is_a_sentence_and_the_next_attempt_may_succeed(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.keep(state(text="Бір"))
    session = store._own
    assert session is not None
    pages = session._base.execute("PRAGMA page_count").fetchone()[0]
    session._base.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(MaqalaError, match=r"error\.recovery\.full"):
        store.keep(state(text="Екі " * 50_000))
    store.keep(state(text="Үш"))
    store.close()
    assert [s.article.headline for s in found(folder)] == ["Үш"]
    assert sqlite3.sqlite_version_info >= (3, 35)
