"""Whatever a file has become on its way: an article that every format can take, or one clear error, soon.

A longer search, with files of other people: `tests/benchmarks/fuzz_readers.py`.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.core.formats.mutations import mutated
from tests.core.formats.seeds import SEEDS

from maqala.core.errors import ReadError
from maqala.core.formats import registry
from maqala.core.formats.contract import Options

ROUNDS = int(os.environ.get("MAQALA_FUZZ", "100"))
"""How often each file is damaged anew."""

FOLDERS = [Path(name) for name in os.environ.get("MAQALA_FUZZ_FOLDERS", "").split(os.pathsep) if name]
FILES = {
    str(path): path
    for folder in FOLDERS
    for path in sorted(folder.rglob("*"))
    if path.is_file() and registry.by_path(path) and path.stat().st_size < 200_000
}
"""Files of other people, to be damaged as well."""

SECONDS, MEGABYTES = 15, 1500

ORDINARY = 1000
"""Characters; a longer paragraph may be parted where it has signs without number."""


@contextmanager
def bounded() -> Iterator[None]:
    """An error for what takes more than `SECONDS` of the processor or `MEGABYTES` on top, where Linux counts."""
    if sys.platform != "linux":
        yield
        return
    import resource

    def too_slow(_signal: int, _frame: object) -> None:
        raise AssertionError(f"more than {SECONDS} s")

    before = resource.getrlimit(resource.RLIMIT_AS)
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    resource.setrlimit(resource.RLIMIT_AS, (pages * resource.getpagesize() + (MEGABYTES << 20), before[1]))
    handler = signal.signal(signal.SIGVTALRM, too_slow)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, handler)
        resource.setrlimit(resource.RLIMIT_AS, before)


def check(data: bytes, name: str) -> None:
    """Read `data`; what it makes is written in every format, and comes back the same where it can."""
    form = registry.by_path(name)
    assert form
    try:
        with bounded():
            article = form.read(data, name).article
    except ReadError as error:
        assert error.message.values["name"] == name
        return
    for other in registry.FORMATS:
        again = other.read(other.write(article, Options()), name)
        if other is form and form.id != "text" and all(len(b.text) < ORDINARY for b in article.blocks):
            assert again.article.blocks == article.blocks


@pytest.mark.parametrize("name", SEEDS)
def test_whole_files_are_read(name: str) -> None:
    check(SEEDS[name], name)


@pytest.mark.parametrize("name", [*SEEDS, *FILES])
# The same damage in every run of the suite: what is new is for the campaign to find.
@settings(
    derandomize="MAQALA_FUZZ" not in os.environ,
    max_examples=ROUNDS,
    suppress_health_check=list(HealthCheck),
)
@given(seed=st.integers(0, 1 << 32))
def test_mutated_files_make_an_article_or_one_clear_error(name: str, seed: int) -> None:
    data = SEEDS[name] if name in SEEDS else FILES[name].read_bytes()
    check(mutated(data, seed), Path(name).name)
