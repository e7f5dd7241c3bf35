"""The command line as a process of its own, the way scripts meet it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

WRONG, RIGHT = "жсопарларымен", "жоспарларымен"


def run(*arguments: str, stdin: str = "", **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "maqala", *arguments],
        input=stdin.encode(),
        capture_output=True,
        env=os.environ | environment,
        check=False,
    )


def loaded(*arguments: str, stdin: str = RIGHT) -> set[str]:
    """The modules that a command loads."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "maqala", *arguments],
        input=f"{stdin}\n".encode(),
        capture_output=True,
        check=True,
    )
    return {line.rpartition("|")[2].strip() for line in done.stderr.decode().splitlines()}


def test_a_list_is_checked_by_the_real_dictionary() -> None:
    done = run("check", "--list", stdin=f"{RIGHT}\n{WRONG}\nGoogle-дің\n")
    assert (done.returncode, done.stdout.decode(), done.stderr) == (1, f"{WRONG}\n", b"")


def test_a_list_heeds_the_users_own_words(home: Path) -> None:
    (home / "words.txt").write_text(f"{WRONG}\n", "utf-8")
    assert run("check", "--list", stdin=WRONG).returncode == 0


def test_a_suggestion_comes_from_the_real_dictionary() -> None:
    done = run("suggest", "--json", stdin=WRONG)
    assert RIGHT in json.loads(done.stdout)["suggestions"]


@pytest.mark.parametrize("environment", [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "POSIX"}])
def test_output_is_utf8_whatever_the_console_claims(environment: dict[str, str]) -> None:
    assert run("check", "--list", stdin=WRONG, **environment).stdout.decode() == f"{WRONG}\n"
    assert "файл" in run("check", **environment).stderr.decode().lower()


@pytest.mark.skipif(os.name == "nt", reason="pipes break differently there")
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_reader_that_goes_away_is_no_error(unbuffered: str) -> None:
    many = f"{WRONG}\n" * 200_000
    with subprocess.Popen(
        [sys.executable, "-m", "maqala", "check", "--list"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONUNBUFFERED": unbuffered},
    ) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdin.write(many.encode())
        process.stdin.close()
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode not in (0, 2)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_output_that_finds_no_room_is_told(unbuffered: str) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "maqala", "check", "--list"],
            input=WRONG.encode(),
            stdout=full,
            stderr=subprocess.PIPE,
            env=os.environ | {"PYTHONUNBUFFERED": unbuffered},
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr.startswith(b"maqala: ")
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("word", [RIGHT, "телемаман"])  # and what is told from a slip by a search
def test_checking_a_list_loads_nothing_heavy(word: str) -> None:
    heavy = {"pathlib", "dataclasses", "json", "argparse", "markdown", "docx", "lxml", "spylls", "sqlite3"}
    modules = loaded("check", "--list", stdin=word)
    assert modules & heavy == set()
    assert not any(name.startswith("PySide6") for name in modules)


def test_an_export_loads_nothing_that_it_only_names(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Мақала.\n", "utf-8")
    modules = loaded("export", str(tmp_path / "a.txt"), "-o", str(tmp_path / "a.docx"))
    assert (
        modules & {"binascii", "dataclasses", "inspect", "ipaddress", "typing", "lxml", "json", "hashlib"}
        == set()
    )
