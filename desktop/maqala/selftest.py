"""`maqala selftest DIR`: does this very copy of the program work, on this machine?

An installer runs it from the installed copy. The folder gets the file `selftest.json`, the exported
articles and a picture of the window; the user's own settings and words are neither read nor changed.
"""

from __future__ import annotations

import os
import platform
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from maqala import __version__
from maqala.core import paths
from maqala.core.errors import MaqalaError
from maqala.core.storage import atomic

Detail = dict[str, object]
OpenWindow = Callable[[Path, Path], Detail]
"""Shows an article in a window, draws the window into a file, and tells what was seen."""

RIGHT, WRONG = "мектепте", "мектептте"
"""A word, and how it is misspelt."""
FOREIGN = {"ru": "жизнь", "en": "article"}
"""A word of each of the other languages that the program brings along."""
_TEXT = f"# Өзін-өзі тексеру\n\nМен {RIGHT} оқимын, ол {WRONG} оқиды.\n"


class SelftestError(Exception):
    """Something works, but not as it should; the text goes into the report."""


def run(arguments: Sequence[str], open_window: OpenWindow) -> int:
    """Try everything out; 0 when all works, 1 when not. Raises `MaqalaError` where DIR cannot be written."""
    if len(arguments) != 1 or arguments[0].startswith("-"):
        raise MaqalaError("cli.usage.selftest")
    folder = Path(arguments[0]).absolute()
    atomic.make_private_folder(folder)
    os.environ["MAQALA_HOME"] = str(folder / "home")
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    article = folder / "мақала.md"
    atomic.write(article, _TEXT.encode())
    steps = [_step("spelling", _spelling), _step("languages", _languages), _step("sample", _sample)]
    steps += [_step(f"format {suffix}", partial(_format, article, suffix)) for suffix in _suffixes()]
    steps.append(_step("window", lambda: open_window(article, folder / "window.png")))
    passed = all(step["passed"] for step in steps)
    atomic.write(folder / "selftest.json", _report(passed, steps))
    return 0 if passed else 1


def _step(name: str, work: Callable[[], Detail]) -> Detail:
    began = time.perf_counter()
    try:
        seen: Detail = {"passed": True, **work()}
    except Exception:  # noqa: BLE001  # whatever fails is what the report is for
        seen = {"passed": False, "error": traceback.format_exc()}
    return {"name": name, "seconds": round(time.perf_counter() - began, 3), **seen}


def _report(passed: bool, steps: list[Detail]) -> bytes:
    import json

    report = {
        "version": __version__,
        "passed": passed,
        "frozen": bool(getattr(sys, "frozen", False)),
        "program": str(paths.shipped()),
        "python": platform.python_version(),
        "system": platform.platform(),
        "steps": steps,
    }
    text = json.dumps(report, ensure_ascii=False, indent=1) + "\n"
    return text.encode("utf-8", "backslashreplace")


def _spelling() -> Detail:
    from maqala.core.spelling import open_speller

    speller = open_speller(paths.user_words())
    found = [issue.text for issue in speller.check(_TEXT)]
    suggestions = list(speller.suggest(WRONG))
    if found != [WRONG] or RIGHT not in suggestions:
        raise SelftestError(f"found {found}, suggested {suggestions}")
    return {"found": found, "suggestions": suggestions}


def _languages() -> Detail:
    from maqala.core.spelling.foreign import Languages

    languages = Languages(waiting=True)
    known = {}
    for language, word in FOREIGN.items():
        dictionary = languages.get(language)
        known[language] = dictionary is not None and dictionary.knows(word)
    if not all(known.values()):
        raise SelftestError(f"the dictionaries know {known}")
    return {"known": known}


def _sample() -> Detail:
    from maqala.core.formats import files

    return {"blocks": len(files.load(paths.shipped("resources", "samples", "sample.md")).article.blocks)}


def _suffixes() -> list[str]:
    from maqala.core.formats import registry

    return [form.extensions[0] for form in registry.FORMATS]


def _format(article: Path, suffix: str) -> Detail:
    from maqala.core.formats import files
    from maqala.core.formats.contract import Options

    original = files.load(article).article
    target = article.with_name(f"экспорт мақала{suffix}")
    files.store(target, original, Options())
    again = files.load(target).article
    if [block.text for block in again.blocks] != [block.text for block in original.blocks]:
        raise SelftestError(f"{again.text!r} came back for {original.text!r}")
    return {"bytes": target.stat().st_size}
