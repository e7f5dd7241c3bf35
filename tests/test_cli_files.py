"""`maqala check FILE…` and `maqala export`: what stands where, and what happens when a file is no good."""

from __future__ import annotations

import json
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx as judge
import pytest
from tests.core.formats.golden import PNG

from maqala import cli
from maqala.core import settings

RIGHT = "Бұл мақаланы біз жаздық."
WRONG = "Бұл мақаланы жақан біз."

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Run a command in this process: its code, what it printed, what it complained of."""

    def running(*arguments: str | Path) -> tuple[int, str, str]:
        code = cli.run([str(argument) for argument in arguments])
        out, err = capfdbinary.readouterr()
        return code, out.decode(), err.decode()

    return running


def article(folder: Path, text: str, name: str = "мақала.txt", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def test_an_article_without_mistakes_is_passed_in_silence(run: Run, tmp_path: Path) -> None:
    assert run("check", article(tmp_path, RIGHT)) == (0, "", "")


def test_a_finding_says_where_and_what_and_how(run: Run, tmp_path: Path) -> None:
    path = article(tmp_path, f"{RIGHT}\n\n\n{WRONG}\n")
    code, out, err = run("check", path)
    assert (code, err) == (1, "")
    where, _, what = out.partition(": ")
    assert where == f"{path}:4:14"
    assert what.startswith("жақан → ")
    assert what.endswith(" [spelling]\n")


def test_lines_of_plain_text_are_counted_as_an_editor_does(run: Run, tmp_path: Path) -> None:
    for end in ("\n", "\r\n", "\r"):
        path = article(tmp_path, end.join(["\ufeffжақан", "", RIGHT, "  жақан", "тақырып жақан"]))
        found = json.loads(run("check", "--format", "json", path)[1])
        assert [(one["line"], one["column"]) for one in found] == [(1, 1), (4, 3), (5, 9)]


def test_in_other_formats_the_line_is_the_paragraph(run: Run, tmp_path: Path) -> None:
    path = article(tmp_path, f"# {RIGHT[:-1]}\n\n{RIGHT}\n\n> {WRONG}\n", "мақала.md")
    [found] = json.loads(run("check", "--format=json", path)[1])
    assert (found["line"], found["column"]) == (3, 14)


def test_json_has_these_fields_and_no_other(run: Run, tmp_path: Path) -> None:
    path = article(tmp_path, WRONG)
    code, out, _ = run("check", "--format", "json", path)
    [found] = json.loads(out)
    assert code == 1
    assert list(found) == ["file", "line", "column", "text", "rule", "severity", "message", "suggestions"]
    assert found["file"] == str(path)
    assert found["text"] == "жақан"
    assert (found["rule"], found["severity"]) == ("spelling", "error")
    assert "жақан" in found["message"]
    assert "жатқан" in found["suggestions"]


def test_json_of_a_clean_article_is_an_empty_array(run: Run, tmp_path: Path) -> None:
    code, out, _ = run("check", "--format", "json", article(tmp_path, RIGHT))
    assert (code, json.loads(out)) == (0, [])


def test_columns_count_code_points(run: Run, tmp_path: Path) -> None:
    [found] = json.loads(run("check", "--format", "json", article(tmp_path, "😀 жақан"))[1])
    assert found["column"] == 3


def test_several_files_are_one_report(run: Run, tmp_path: Path) -> None:
    first, second = article(tmp_path, WRONG, "а.txt"), article(tmp_path, WRONG, "ә.md")
    found = json.loads(run("check", "--format", "json", first, second)[1])
    assert [one["file"] for one in found] == [str(first), str(second)]


def test_a_file_that_cannot_be_read_does_not_hide_the_others(run: Run, tmp_path: Path) -> None:
    code, out, err = run("check", tmp_path / "жоқ.txt", article(tmp_path, WRONG))
    assert code == 2
    assert "жақан" in out
    assert "жоқ.txt" in err


def test_pictures_beside_an_article_go_along_with_its_copy(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(PNG)
    source, out = article(tmp_path, "![форум](a.png)", "мақала.md"), tmp_path / "алыс" / "a.docx"
    out.parent.mkdir()
    assert run("export", source, "-o", out) == (0, "", "")
    assert run("export", source, "--to", "html", "-d", out.parent)[0] == 0
    with zipfile.ZipFile(out) as package:
        assert any(name.startswith("word/media/") for name in package.namelist())
    assert 'src="data:image/png;base64,' in (out.parent / "мақала.html").read_text("utf-8")


@pytest.mark.parametrize("encoding", ["cp1251", "utf-16", "utf-8-sig"])
def test_old_encodings_are_read(run: Run, tmp_path: Path, encoding: str) -> None:
    text = "Бала мектепте жаазды. Балалар мектепке барады, ал ата мен апа далада.\n" * 5
    code, out, _ = run("check", article(tmp_path, text, encoding=encoding))
    assert code == 1
    assert "жаазды → " in out


def no_file(folder: Path) -> Path:
    return folder / "жоқ.txt"


def a_folder(folder: Path) -> Path:
    return folder


def binary(folder: Path) -> Path:
    path = folder / "сурет.txt"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    return path


def truncated(folder: Path) -> Path:
    path = folder / "қысқа.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<w:document/>" * 500)
    path.write_bytes(path.read_bytes()[:60])
    return path


def unknown(folder: Path) -> Path:
    return article(folder, RIGHT, "мақала.xyz")


@pytest.mark.parametrize("make", [no_file, a_folder, binary, truncated, unknown])
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_what_cannot_be_read_is_told_in_one_sentence_and_nothing_is_written(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: Callable[[Path], Path], language: str
) -> None:
    monkeypatch.setenv("MAQALA_LANGUAGE", language)
    path = make(tmp_path)
    before = sorted(tmp_path.iterdir())
    for arguments in (["check", path], ["export", path, "-o", tmp_path / "out.docx"]):
        code, out, err = run(*arguments)
        assert (code, out) == (2, "")
        assert path.name in err
        assert err.count("\n") == 1
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("extension", [".docx", ".md", ".html", ".txt"])
def test_an_export_is_written_whole_and_in_silence(run: Run, tmp_path: Path, extension: str) -> None:
    target = tmp_path / f"дайын{extension}"
    assert run("export", article(tmp_path, WRONG), "-o", target) == (0, "", "")
    code, out, _ = run("check", target)
    assert code == 1
    assert "жақан" in out


def test_a_fragment_is_html_without_a_page(run: Run, tmp_path: Path) -> None:
    source, page, fragment = article(tmp_path, RIGHT), tmp_path / "page.html", tmp_path / "fragment.html"
    run("export", source, "-o", page)
    run("export", source, f"--output={fragment}", "--fragment")
    assert '<html lang="kk"' in page.read_text("utf-8")
    assert "<html" not in fragment.read_text("utf-8")
    assert RIGHT in fragment.read_text("utf-8")


def test_an_article_is_not_exported_over_itself(run: Run, tmp_path: Path) -> None:
    source = article(tmp_path, RIGHT)
    link = tmp_path / "link.txt"
    link.symlink_to(source)
    for target in (source, link):
        code, _, err = run("export", source, "-o", target)
        assert code == 2
        assert target.name in err
    assert source.read_text("utf-8") == RIGHT


def test_a_target_that_cannot_be_written_is_told(run: Run, tmp_path: Path) -> None:
    source = article(tmp_path, RIGHT)
    (tmp_path / "folder.docx").mkdir()
    for target in (tmp_path / "жоқ" / "a.docx", tmp_path / "folder.docx", tmp_path / "a.xyz"):
        code, out, err = run("export", source, "-o", target)
        assert (code, out) == (2, "")
        assert target.name in err
        assert "Traceback" not in err


@pytest.mark.skipif(os.name == "nt", reason="a name there is always text")
def test_a_file_name_that_is_no_text_is_printed_as_it_came(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    name = os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt")
    try:
        article(tmp_path, WRONG, Path(name).name)
    except OSError:
        pytest.skip("this disk takes only names that are text")
    assert cli.run(["check", name]) == 1
    assert b"/\xff.txt:1:14:" in capfdbinary.readouterr().out
    assert cli.run(["check", "--format", "json", name]) == 1
    assert json.loads(capfdbinary.readouterr().out)[0]["file"] == name


def test_the_real_article_in_the_samples_reads(run: Run, root: Path) -> None:
    code, _, err = run("check", root / "resources" / "samples" / "sample.md")
    assert code in (0, 1)
    assert err == ""


# --- many at once


def batch(run: Run, folder: Path, *names: Path) -> tuple[int, str, str]:
    return run("export", *names, "--to", "html", "-d", folder)


def test_many_articles_are_exported_at_once_into_a_new_folder(run: Run, tmp_path: Path) -> None:
    names = [article(tmp_path, RIGHT, f"{name}.txt") for name in ("бір", "екі")]
    assert batch(run, tmp_path / "а" / "ә", *names) == (0, "", "")
    assert sorted(path.name for path in (tmp_path / "а" / "ә").iterdir()) == ["бір.html", "екі.html"]


def test_articles_that_are_called_alike_do_not_replace_each_other(run: Run, tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    names = [article(tmp_path, "Бірінші.", "A.txt"), article(tmp_path / "x", "Екінші.", "a.md")]
    assert batch(run, tmp_path / "out", *names)[0] == 0
    assert "Бірінші" in (tmp_path / "out" / "A.html").read_text("utf-8")
    assert "Екінші" in (tmp_path / "out" / "a-2.html").read_text("utf-8")


def test_one_failure_is_told_and_keeps_no_other_article_back(run: Run, tmp_path: Path) -> None:
    broken = article(tmp_path, "бұл Word емес", "сынық.docx")
    code, out, err = batch(run, tmp_path / "out", broken, tmp_path / "жоқ.txt", article(tmp_path, RIGHT))
    assert (code, out, err.count("\n")) == (1, "", 2)
    assert "сынық.docx" in err
    assert "жоқ.txt" in err
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["мақала.html"]


def test_no_source_is_written_over(run: Run, tmp_path: Path) -> None:
    page = article(tmp_path, f"<p>{RIGHT}</p>", "мақала.html")
    code, _, err = batch(run, tmp_path, page, article(tmp_path, WRONG, "басқа.txt"))
    assert (code, "мақала.html" in err) == (1, True)
    assert page.read_text("utf-8") == f"<p>{RIGHT}</p>"
    assert (tmp_path / "басқа.html").exists()


def test_a_batch_has_to_say_which_format_and_where(run: Run, tmp_path: Path) -> None:
    name = article(tmp_path, RIGHT)
    for arguments in (["--to", "html"], ["-d", tmp_path], ["--to", "pdf", "-d", tmp_path]):
        assert run("export", name, *arguments)[0] == 2


# --- pictures beside


def illustrated(folder: Path, name: str = "суретті.html") -> Path:
    pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
    png = f"data:image/png;base64,{pixel}"
    return article(folder, f"<p>{RIGHT}</p><img src='{png}' data-name='a.png'>", name)


def test_pictures_lie_beside_each_page_of_a_batch(run: Run, tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    names = [illustrated(tmp_path), illustrated(tmp_path / "x", "суретті.htm")]
    out = tmp_path / "out"
    assert run("export", *names, "--to", "md", "-d", out, "--pictures", "beside") == (0, "", "")
    pairs = ((f"суретті{n}.md", f"суретті{n}_files/a.png") for n in ("", "-2"))
    found = sorted(path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file())
    assert found == sorted(name for pair in pairs for name in pair)


def test_pictures_lie_beside_only_what_can_show_them(run: Run, tmp_path: Path) -> None:
    source = illustrated(tmp_path)
    for ending, place in (("docx", "beside"), ("txt", "beside"), ("html", "elsewhere")):
        code, _, err = run("export", source, "-o", tmp_path / f"b.{ending}", "--pictures", place)
        assert (code, "--pictures" in err or "inside, beside" in err) == (2, True)
        assert not (tmp_path / f"b.{ending}").exists()


def test_what_a_format_cannot_hold_is_named_before_it_is_written(run: Run, tmp_path: Path) -> None:
    (tmp_path / "out.txt").mkdir()
    code, _, err = run("export", illustrated(tmp_path), "-o", tmp_path / "out.txt")
    assert code == 2
    assert err.index("Суреттер: ") < err.index("out.txt")


# --- templates


def template(folder: Path) -> Path:
    document = judge.Document()
    document.sections[0].header.paragraphs[0].text = "«Алаш» газеті"
    path = folder / "үлгі.dotx"
    document.save(str(path))
    return path


def headers(folder: Path) -> list[str]:
    return [judge.Document(str(path)).sections[0].header.paragraphs[0].text for path in folder.glob("*.docx")]


def test_all_of_a_batch_take_on_the_template_that_is_named(run: Run, tmp_path: Path) -> None:
    names = [article(tmp_path, RIGHT, name) for name in ("a.txt", "b.md")]
    out, named = tmp_path / "out", ["--template", template(tmp_path)]
    assert run("export", *names, "--to", "docx", "-d", out, *named) == (0, "", "")
    assert headers(out) == ["«Алаш» газеті"] * 2


def test_the_template_of_the_settings_counts_unless_they_do_not(run: Run, tmp_path: Path, home: Path) -> None:
    source, out = article(tmp_path, RIGHT), tmp_path / "out"
    settings.Settings(home / "settings.json").set(settings.TEMPLATE, str(template(tmp_path)))
    batch = ["export", source, "--to", "docx", "-d", out]
    assert (run(*batch)[0], headers(out)) == (0, ["«Алаш» газеті"])
    assert (run(*batch, "--isolated")[0], headers(out)) == (0, [""])
    assert run("export", source, "-o", tmp_path / "a.html")[0] == 0


def test_a_template_that_cannot_be_used_is_told_and_nothing_is_written(run: Run, tmp_path: Path) -> None:
    source, broken = article(tmp_path, RIGHT), article(tmp_path, "бұл Word емес", "үлгі.dotx")
    for path in (broken, tmp_path / "жоқ.dotx"):
        code, _, err = run("export", source, "-o", tmp_path / "a.docx", "--template", path)
        assert (code, path.name in err, err.count("\n")) == (2, True, 1)
    code, _, err = run("export", source, "-o", tmp_path / "a.html", "--template", template(tmp_path))
    assert (code, "--template" in err) == (2, True)
    assert not list(tmp_path.glob("a.*"))
