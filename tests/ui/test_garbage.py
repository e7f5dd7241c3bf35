"""Garbage is taken away in the GUI thread: a window that goes in another one can stop the program for ever."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QObject
from tests.ui.conftest import Hands

from maqala.ui.app import App
from maqala.ui.tasks import Worker

MANY = 50_000


@pytest.fixture
def lookers() -> Iterator[set[str]]:
    """The threads that have looked for garbage."""
    seen: set[str] = set()

    def note(_phase: str, _info: dict[str, int]) -> None:
        seen.add(threading.current_thread().name)

    gc.callbacks.append(note)
    yield seen
    gc.callbacks.remove(note)


class Tangle(QObject):
    """Refers to itself: only who looks for garbage finds that nobody needs it."""

    def __init__(self) -> None:
        super().__init__()
        self.itself = self
        self.destroyed.connect(print)


class Traced:
    """Tells in which thread it went."""

    def __init__(self, went: list[str]) -> None:
        self.went = went

    def __del__(self) -> None:
        self.went.append(threading.current_thread().name)


def litter() -> int:
    """Make so many objects that Python would look for garbage."""
    return len([[number] for number in range(MANY)])


def test_threads_leave_garbage_to_the_window_which_takes_it_away(
    app: App, hands: Hands, lookers: set[str]
) -> None:
    left = weakref.ref(Tangle())
    hands.settle()
    lookers.clear()
    answers: list[int] = []
    for _ in range(5):
        app.services.helper.run(litter, answers.append)
    hands.wait(lambda: len(answers) == 5)
    assert lookers <= {threading.main_thread().name}
    kept = [[number] for number in range(MANY)]
    hands.wait(lambda: left() is None)
    assert len(kept) == MANY
    assert lookers == {threading.main_thread().name}


@pytest.fixture
def worker(qt: QObject) -> Iterator[Worker]:
    worker = Worker(qt, "working", lambda error: None)
    yield worker
    worker.stop()


def fail(*_held: object) -> Any:
    raise OSError("gone")


@pytest.mark.parametrize("work", [lambda held: held, fail])
def test_what_a_task_holds_goes_where_it_was_given(
    hands: Hands, worker: Worker, work: Callable[[Traced], Any]
) -> None:
    went: list[str] = []
    number = 200

    def ask() -> None:
        held = Traced(went)
        worker.run(lambda: work(held), lambda _answer: None)

    for _ in range(number):
        ask()
    hands.wait(lambda: len(went) == number)
    assert set(went) == {threading.main_thread().name}
