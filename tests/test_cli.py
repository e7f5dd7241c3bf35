"""The command line: its forms, its exit codes, its sentences."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable, Sequence
from types import SimpleNamespace

import pytest

from maqala import cli
from maqala.cli import services, words
from maqala.core.article import Style
from maqala.core.issues import Issue
from maqala.core.messages import Message

WRONG = {"казак": ("қазақ", "қазақы"), "жақан": ("жатқан",), "ъъъ": ()}


class FakeSpeller:
    """Knows three misspelt words and takes everything else for right."""

    def rejected(self, words: Iterable[str]) -> list[str]:
        return [word for word in words if word in WRONG]

    def suggest(self, word: str, limit: int = 5) -> Sequence[str]:
        return WRONG.get(word, ())[:limit]

    def check(self, text: str, _style: Style | None = None, _tokens: object = None, /) -> list[Issue]:
        found = []
        for word in WRONG:
            at = text.find(word)
            if at >= 0:
                found.append(Issue(at, at + len(word), word, "spelling", Message("cli.usage.no_file")))
        return sorted(found, key=lambda issue: issue.start)


Result = SimpleNamespace
Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Run the command line in this process with a small speller."""
    monkeypatch.setattr(services, "open_speller", FakeSpeller)
    monkeypatch.setattr(words, "rejected", FakeSpeller().rejected)

    def running(*arguments: str, stdin: bytes = b"") -> Result:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = cli.run(arguments)
        out, err = capfdbinary.readouterr()
        return Result(code=code, out=out.decode(), err=err.decode())

    return running


def test_list_prints_the_misspelt_words_as_they_were_given(run: Run) -> None:
    result = run("check", "--list", stdin="қазақ\nказак\nтіл\nжақан\nказак\n".encode())
    assert (result.code, result.out, result.err) == (1, "казак\nжақан\nказак\n", "")


@pytest.mark.parametrize("given", ["", "\n", "қазақ\n", "қазақ", "\n\n", "қазақ\r\nтіл\r\n"])
def test_list_is_silent_when_all_is_right(run: Run, given: str) -> None:
    result = run("check", "--list", stdin=given.encode())
    assert (result.code, result.out, result.err) == (0, "", "")


@pytest.mark.parametrize(
    ("given", "printed"),
    [
        ("казак", "казак\n"),
        ("\ufeffказак\n", "казак\n"),
        ("казак\r\nтіл\r\n", "казак\n"),
        ("  казак \nтіл\n", "  казак \n"),
        ("казак\n\n\nжақан", "казак\nжақан\n"),
    ],
)
def test_list_is_lenient_about_line_ends_and_space(run: Run, given: str, printed: str) -> None:
    assert run("check", "--list", stdin=given.encode()).out == printed


def test_list_refuses_what_is_not_utf8(run: Run) -> None:
    result = run("check", "--list", stdin="казак\n".encode("cp1251"))
    assert (result.code, result.out) == (2, "")
    assert "UTF-8" in result.err


def test_suggest_prints_a_line_for_each_word(run: Run) -> None:
    result = run("suggest", "казак", "ъъъ")
    assert (result.code, result.out) == (0, "казак → қазақ, қазақы\nъъъ →\n")


def test_suggest_reads_words_from_standard_input(run: Run) -> None:
    assert run("suggest", stdin="казак\n\nжақан\n".encode()).out == "казак → қазақ, қазақы\nжақан → жатқан\n"


def test_suggest_prints_json_lines(run: Run) -> None:
    result = run("suggest", "--json", stdin='казак\nа"\\б\n'.encode())
    assert [json.loads(line) for line in result.out.splitlines()] == [
        {"word": "казак", "suggestions": ["қазақ", "қазақы"]},
        {"word": 'а"\\б', "suggestions": []},
    ]
    assert "қазақ" in result.out, "letters stay readable"


@pytest.mark.parametrize(
    "arguments",
    [
        ["check"],
        ["check", "--list", "a.txt"],
        ["check", "--list", "--format", "json"],
        ["check", "--format", "xml", "a.txt"],
        ["check", "--format"],
        ["check", "--format=", "a.txt"],
        ["check", "--lost", "a.txt"],
        ["check", "-x"],
        ["suggest", "--lost"],
        ["export"],
        ["export", "a.txt"],
        ["export", "a.txt", "b.txt", "-o", "c.md"],
        ["export", "a.txt", "-o"],
        ["export", "a.txt", "-o", "b.md", "--fragment"],
        ["--lost"],
    ],
)
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_wrong_command_line_is_explained(
    run: Run, monkeypatch: pytest.MonkeyPatch, arguments: list[str], language: str
) -> None:
    monkeypatch.setenv("MAQALA_LANGUAGE", language)
    result = run(*arguments)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("maqala: ")
    assert "maqala check" in result.err, "the help follows"


def test_help_speaks_the_language(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = set()
    for language in ("kk", "ru", "en"):
        monkeypatch.setenv("MAQALA_LANGUAGE", language)
        for arguments in (["--help"], ["-h"], ["check", "--help"], ["export", "a.md", "-h"]):
            result = run(*arguments)
            assert (result.code, result.err) == (0, "")
            texts.add(result.out)
    assert len(texts) == 3


def test_version_is_told(run: Run) -> None:
    assert run("--version").out.startswith("maqala ")


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "kk"),
        ({"MAQALA_LANGUAGE": "ru", "LC_ALL": "en_US.UTF-8"}, "ru"),
        ({"LC_ALL": "en_US.UTF-8", "LANG": "ru_RU.UTF-8"}, "en"),
        ({"LC_ALL": "", "LANG": "ru_RU.UTF-8"}, "ru"),
        ({"LANG": "kk_KZ.UTF-8"}, "kk"),
        ({"LANG": "C.UTF-8"}, "kk"),
        ({"LANG": "C"}, "kk"),
        ({"LANG": "de_DE.UTF-8"}, "kk"),
        ({"LANG": "en"}, "en"),
        ({"MAQALA_LANGUAGE": "EN-gb"}, "en"),
    ],
)
def test_the_language_follows_the_environment(environment: dict[str, str], language: str) -> None:
    assert cli.interface_language(environment) == language


def test_a_crash_is_not_mistaken_for_findings(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash() -> FakeSpeller:
        raise RuntimeError("broken")

    monkeypatch.setattr(services, "open_speller", crash)
    assert run("suggest", "а").code == 2


def test_an_interruption_is_quiet(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt() -> FakeSpeller:
        raise KeyboardInterrupt

    monkeypatch.setattr(services, "open_speller", interrupt)
    result = run("suggest", "а")
    assert (result.code, result.err) == (130, "")
