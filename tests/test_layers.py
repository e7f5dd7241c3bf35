"""The rules of the house (see CONTRIBUTING.md), read from the source itself."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from maqala.core import settings

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "desktop" / "maqala"
TRANSLATIONS = ROOT / "resources" / "translations"
SOURCES = sorted(PACKAGE.rglob("*.py"))
LANGUAGES = ("kk", "ru", "en")

FOUNDATIONS = {"article", "errors", "issues", "messages", "paths", "values"}
MAY_IMPORT = {
    "values": set(),
    "article": {"values"},
    "messages": {"values"},
    "paths": set(),
    "errors": {"messages"},
    "issues": {"messages", "values"},
    "text": FOUNDATIONS,
    "storage": FOUNDATIONS,
    "licences": {"paths", "values"},
    "settings": FOUNDATIONS | {"storage", "text"},
    "formats": FOUNDATIONS | {"storage", "text"},
    "spelling": FOUNDATIONS | {"storage", "text"},
    "proofing": FOUNDATIONS | {"storage", "text", "spelling"},
    "report": FOUNDATIONS | {"text"},
    "preflight": FOUNDATIONS | {"storage", "text"},
}
"""Parts of the core, and which other parts each may know."""

WRITING_CALLS = {"write_text", "write_bytes", "touch"}
WRITER = PACKAGE / "core" / "storage" / "atomic.py"


def label(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def module_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(path: Path) -> Iterator[str]:
    """Full names of all that a module imports, wherever it stands, `from a import b` as `a.b`."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{label(path)} imports relatively"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def part_of(module: str) -> str:
    """`spelling` of `maqala.core.spelling.checker.Speller`, or ""."""
    parts = module.split(".")
    return parts[2] if parts[:2] == ["maqala", "core"] and len(parts) > 2 else ""


@pytest.mark.parametrize("path", [p for p in SOURCES if "ui" not in p.parts], ids=label)
def test_nothing_below_the_window_knows_the_window(path: Path) -> None:
    windows = {name for name in imports(path) if name.startswith(("PySide6", "shiboken6", "maqala.ui"))}
    allowed = (
        {"maqala.ui.running.run", "maqala.ui.probe.open_window"} if path == PACKAGE / "__main__.py" else set()
    )
    assert windows <= allowed


@pytest.mark.parametrize("path", sorted((PACKAGE / "core").rglob("*.py")), ids=label)
def test_each_part_of_the_core_knows_only_what_it_may(path: Path) -> None:
    own = part_of(module_of(path))
    known = {part_of(name) for name in imports(path)} - {"", own}
    assert known <= MAY_IMPORT.get(own, set())
    assert not any(name.startswith(("maqala.cli", "maqala.__main__")) for name in imports(path))


@pytest.mark.parametrize("path", sorted((PACKAGE / "core" / "formats").rglob("*.py")), ids=label)
def test_no_format_inherits_from_another(path: Path) -> None:
    bases = {
        ast.unparse(base)
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.ClassDef)
        for base in node.bases
    }
    from_formats = {name.rpartition(".")[2] for name in imports(path) if part_of(name) == "formats"}
    assert not bases & from_formats


def test_values_are_replaced_by_what_knows_them() -> None:
    parts = (ROOT / part for part in ("desktop", "dictionaries", "tests"))
    everything = {path for part in parts for path in part.rglob("*.py")} - {PACKAGE / "core" / "values.py"}
    usual = re.compile(r"^ *from dataclasses import .*\breplace\b", re.MULTILINE)
    assert [str(path) for path in everything if usual.search(path.read_text("utf-8"))] == []


def is_writing(call: ast.Call) -> bool:
    """Whether a call opens or creates a file for writing."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else ast.unparse(call.func)
    if name in WRITING_CALLS:
        return True
    if name != "open" or ast.unparse(call.func) == "os.open":
        return name == "open"
    texts = [n.value for n in [*call.args, *(k.value for k in call.keywords)] if isinstance(n, ast.Constant)]
    return any(isinstance(t, str) and re.fullmatch(r"[rbt]*[wax+][rbt+]*", t) for t in texts)


@pytest.mark.parametrize("path", [p for p in SOURCES if p != WRITER], ids=label)
def test_only_one_module_writes_files(path: Path) -> None:
    writing = [
        f"line {node.lineno}: {ast.unparse(node)}"
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Call) and is_writing(node) and ast.unparse(node) not in ALLOWED_WRITES
    ]
    assert writing == []


ALLOWED_WRITES = {
    # The command line gives standard output, not a file, to a reader that went away.
    "os.open(os.devnull, os.O_WRONLY)",
}


def test_qt_writes_no_file_either() -> None:
    writers = ("QFile", "QSaveFile", "QSettings", "QTemporaryFile", "QTextDocumentWriter")
    users = {label(path) for path in SOURCES for name in imports(path) if name.rpartition(".")[2] in writers}
    assert users == set()


@pytest.mark.parametrize("path", SOURCES, ids=label)
def test_no_error_is_swallowed_whole(path: Path) -> None:
    bare = [
        node.lineno
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.ExceptHandler) and not node.type
    ]
    assert bare == []


def test_the_program_opens_no_socket() -> None:
    networks = ("socket", "urllib.request", "http.client", "ssl", "ftplib", "smtplib", "PySide6.QtNetwork")
    users = {label(path) for path in SOURCES for name in imports(path) if name.startswith(networks)}
    assert users == set()


def test_checking_loads_no_qt(tmp_path: Path) -> None:
    article = tmp_path / "мақала.txt"
    article.write_text("Бұл жақан сөз.\n", "utf-8")
    script = (
        "import sys; from maqala import cli; code = cli.run(sys.argv[1:])\n"
        "print([m for m in sys.modules if m.startswith(('PySide6', 'shiboken'))], code, file=sys.stderr)"
    )
    for arguments in (["check", str(article)], ["export", str(article), "-o", str(tmp_path / "a.docx")]):
        run = subprocess.run([sys.executable, "-c", script, *arguments], capture_output=True, check=True)
        assert run.stderr.decode() in ("[] 0\n", "[] 1\n")


# --- translations


def sentences(language: str) -> dict[str, str]:
    gathered: dict[str, str] = {}
    for part in sorted((TRANSLATIONS / language).glob("*.json")):
        here = json.loads(part.read_text("utf-8"))
        assert not gathered.keys() & here.keys(), f"{part.name} repeats {gathered.keys() & here.keys()}"
        gathered |= here
    return gathered


def blanks(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_every_language_says_the_same(language: str) -> None:
    kazakh, other = sentences("kk"), sentences(language)
    assert kazakh.keys() == other.keys()
    differing = {key for key in kazakh if blanks(kazakh[key]) != blanks(other[key])}
    assert differing == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_empty(language: str) -> None:
    assert [key for key, sentence in sentences(language).items() if not sentence.strip()] == []


def families() -> set[str]:
    """The first words of all keys: a string in the code that starts so and has dots is meant as a key."""
    return {key.split(".")[0] for key in sentences("kk")}


def texts_in(path: Path) -> Iterator[tuple[str, bool]]:
    """Every string of a module, and whether it is only a part of one that is put together."""
    tree = parsed(path)
    parts = {id(value) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for value in node.values}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value, id(node) in parts


def keys_in(path: Path) -> set[str]:
    """The sentences that a module says, by the look of its strings."""
    shape = re.compile(rf"(?:{'|'.join(sorted(families()))})(?:\.[a-z0-9_-]+)+")
    return {text for text, is_part in texts_in(path) if not is_part and shape.fullmatch(text)}


def names_of_settings() -> set[str]:
    """They have the same shape; their sentences stand under `setting.`."""
    return {setting.name for setting in settings.ALL}


@pytest.mark.parametrize("path", [*SOURCES, ROOT / "run.py"], ids=lambda path: path.name)
def test_every_sentence_that_the_code_says_exists(path: Path) -> None:
    missing = keys_in(path) - sentences("kk").keys() - names_of_settings()
    assert missing == set()


@pytest.mark.parametrize("path", SOURCES, ids=label)
def test_every_key_that_is_put_together_begins_like_one(path: Path) -> None:
    shape = re.compile(rf"(?:{'|'.join(sorted(families()))})\.[a-z0-9_.-]*")
    begun = {text for text, is_part in texts_in(path) if is_part and shape.fullmatch(text)}
    assert {text for text in begun if not any(key.startswith(text) for key in sentences("kk"))} == set()
