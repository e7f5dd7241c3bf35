"""LibreOffice itself installs the extension and checks Kazakh with it.

The way in is a Basic macro in a fresh profile: it works wherever LibreOffice does, without its Python.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

TEXT = (
    "Кітаптарымыздағыларға кітабтар, дуниежузилик 6-ға, 99%-ды, 2-еуі (20-сыншы) 1 000-ға. "
    "АҚШ-тың Алматыдан Google-дің мемлекетік жаңалық-ау 2021-жылы."
)
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_LIBRARY = (
    _HEAD + '<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" '
    'library:readonly="false" library:passwordprotected="false">{}</library:library>\n'
)
_MACRO = """
Sub Check
  Dim place As New com.sun.star.lang.Locale
  place.Language = "kk" : place.Country = "KZ"
  checker = CreateUnoService("com.sun.star.linguistic2.SpellChecker")
  breaks = CreateUnoService("com.sun.star.i18n.BreakIterator")
  files = CreateUnoService("com.sun.star.ucb.SimpleFileAccess")
  out = CreateUnoService("com.sun.star.io.TextOutputStream")
  out.setOutputStream(files.openFileWrite("%(answers)s"))
  out.setEncoding("UTF-8")
  text = "%(text)s"
  at = 0
  Do While at &lt; Len(text)
    bounds = breaks.getWordBoundary(text, at, place, com.sun.star.i18n.WordType.DICTIONARY_WORD, True)
    word = Mid(text, bounds.startPos + 1, bounds.endPos - bounds.startPos)
    answer = word &amp; Chr(9)
    If Not checker.isValid(word, place, Array()) Then
      answer = answer &amp; "wrong"
      found = checker.spell(word, place, Array())
      If Not IsNull(found) Then answer = answer &amp; " " &amp; Join(found.getAlternatives(), " ")
    End If
    If Len(word) &gt; 0 Then out.writeString(answer &amp; Chr(10))
    If bounds.endPos &gt; at Then at = bounds.endPos Else at = at + 1
  Loop
  out.closeOutput()
End Sub
"""


class Office:
    """A LibreOffice with a profile of its own, under a user who is not root: unopkg refuses root."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        root = hasattr(os, "getuid") and os.getuid() == 0
        self._user = {"user": "nobody", "group": "nogroup", "extra_groups": []} if root else {}

    def run(self, *command: str) -> None:
        """Run a program of LibreOffice in this profile."""
        self._open_to_all()
        environment = {**os.environ, "HOME": str(self.folder), "SAL_USE_VCLPLUGIN": "svp"}
        done = subprocess.run(
            [*command, self._profile],
            cwd=self.folder,
            env=environment,
            capture_output=True,
            text=True,
            timeout=120,
            **self._user,
        )
        assert done.returncode == 0, done.stderr

    def install(self, extension: Path) -> None:
        """Add the extension to the profile."""
        copy = shutil.copy(extension, self.folder)
        self.run("unopkg", "add", str(copy))
        self.run(
            "soffice", "--headless", "--norestore", "--terminate_after_init"
        )  # makes the profile's Basic library

    def check(self, text: str) -> dict[str, str]:
        """What LibreOffice says of each word it finds in `text`: "" for right, else "wrong" and the suggestions."""
        answers = self.folder / "answers.txt"
        library = self.folder / "profile" / "user" / "basic" / "Standard"
        macro = _MACRO % {"answers": answers.as_uri(), "text": text}
        (library / "script.xlb").write_text(
            _LIBRARY.format('<library:element library:name="Maqala"/>'), "utf-8"
        )
        (library / "dialog.xlb").write_text(_LIBRARY.format(""), "utf-8")
        (library / "Maqala.xba").write_text(
            f'{_HEAD}<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Maqala" '
            f'script:language="StarBasic">{macro}</script:module>\n',
            "utf-8",
        )
        self.run("soffice", "--headless", "--norestore", "--nologo", "macro:///Standard.Maqala.Check")
        rows = (line.split("\t", 1) for line in answers.read_text("utf-8").splitlines())
        return dict(rows)

    def _open_to_all(self) -> None:
        for path in (self.folder, *self.folder.rglob("*")):
            if self._user and path.stat().st_uid == 0:
                path.chmod(0o777 if path.is_dir() else 0o666)


@pytest.fixture
def office() -> Iterator[Office]:
    if not (shutil.which("soffice") and shutil.which("unopkg")):
        pytest.skip("LibreOffice is not installed")
    folder = Path(tempfile.mkdtemp(prefix="maqala-office-"))  # pytest's own folders are closed to other users
    yield Office(folder)
    shutil.rmtree(folder, ignore_errors=True)


@pytest.mark.office
def test_it_checks_kazakh_with_the_installed_extension(office: Office, packages: Path) -> None:
    office.install(next(packages.glob("*.oxt")))
    said = office.check(TEXT)
    wrong = {word: answer.split()[1:] for word, answer in said.items() if answer.startswith("wrong")}
    assert {"Кітаптарымыздағыларға", "АҚШ-тың", "жаңалық-ау", "ға", "ды"} <= said.keys()
    assert set(wrong) == {"кітабтар", "дуниежузилик", "мемлекетік"}
    assert "кітаптар" in wrong["кітабтар"]
    assert "дүниежүзілік" in wrong["дуниежузилик"]
    assert "мемлекеттік" in wrong["мемлекетік"]
