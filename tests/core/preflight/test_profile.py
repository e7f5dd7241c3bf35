"""Profiles: what they may say, and what is said of those that are broken."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maqala.core import paths
from maqala.core.errors import ReadError
from maqala.core.issues import Family
from maqala.core.messages import LANGUAGES, Catalogue
from maqala.core.preflight import profile, shelf
from maqala.core.preflight.profile import Profile, Span

PATH = Path("/ортақ/сайт.toml")


def test_everything_may_be_left_out() -> None:
    assert profile.parse("", PATH) == Profile("сайт")


def test_every_demand_is_read() -> None:
    text = """
        name = "Газет"
        [headline]
        required = true
        min = 20
        max = 70
        [lead]
        max = 200
        [article]
        min_words = 100
        max_characters = 9_000
        [fields]
        required = ["byline", "tags"]
        [findings]
        spelling = 0
        style = 5
        [pictures]
        min = 1
        alt = true
        caption = true
        [links]
        check = true
    """
    assert profile.parse(text, PATH) == Profile(
        name="Газет",
        headline=Span(20, 70),
        headline_required=True,
        lead=Span(None, 200),
        words=Span(100, None),
        characters=Span(None, 9_000),
        fields=("byline", "tags"),
        allowed={Family.SPELLING: 0, Family.STYLE: 5},
        pictures=Span(1, None),
        alt=True,
        caption=True,
        links=True,
    )


@pytest.mark.parametrize(
    ("text", "line", "key"),
    [
        ("[headline]\nmax = = 3", 2, "error.profile.syntax"),
        ("[headline]\nmax =", 2, "error.profile.syntax"),
        ("a = 1\n[headlin]\nmax = 3", 1, "error.profile.unknown"),
        ("\n\n[headlin]\nmax = 3", 3, "error.profile.unknown"),
        ("[headline]\nmin = 3\n\n[lead]\nmaximum = 3", 5, "error.profile.unknown"),
        ("[headline]\nmin = 3\nmax = 'көп'", 3, "error.profile.value"),
        ("[lead]\nmin = 3\n[headline]\nmin = -1", 4, "error.profile.value"),
        ("[lead]\nmin = true", 2, "error.profile.value"),
        ("headline = 3", 1, "error.profile.value"),
        ("[[headline]]\nmin = 1", 1, "error.profile.value"),
        ("name = 3", 1, "error.profile.value"),
        ("[fields]\nrequired = ['byline', 'автор']", 2, "error.profile.field"),
        ("[article]\nmax_words = 5\nmin_words = 6", 3, "error.profile.span"),
        ("[pictures]\nalt = 1", 2, "error.profile.value"),
        ("headline.max = 'a'", 1, "error.profile.value"),
    ],
)
def test_a_broken_profile_is_told_with_its_line(text: str, line: int, key: str) -> None:
    with pytest.raises(ReadError) as caught:
        profile.parse(text, PATH)
    message = caught.value.message
    assert (message.key, message.values["number"]) == (key, line)
    for language in LANGUAGES:
        said = Catalogue.load(paths.shipped("resources", "translations"), language).say(message)
        assert str(PATH) in said
        assert str(line) in said


@given(st.text() | st.text(alphabet='[]{}="\n#.1maxeadlin \\'))
def test_whatever_a_file_holds_it_is_a_profile_or_a_sentence(text: str) -> None:
    try:
        profile.parse(text, PATH)
    except ReadError as error:
        number = error.message.values["number"]
        assert isinstance(number, int)
        assert number >= 1


def test_the_profile_that_comes_with_the_program_is_sound() -> None:
    (shipped,) = shelf.look([paths.shipped("resources", "profiles")]).profiles
    assert shipped.trouble is None
    assert shipped.profile is not None
    assert shipped.profile.links


def test_ones_own_profile_goes_before_a_shared_one_of_the_same_name(tmp_path: Path) -> None:
    own, shared = tmp_path / "own", tmp_path / "shared"
    for folder, name in ((own, "Менікі"), (shared, "Ортақ")):
        folder.mkdir()
        (folder / "сайт.toml").write_text(f'name = "{name}"', "utf-8")
    (shared / "газет.toml").write_text("[lead]\nmx = 3\n", "utf-8")
    (shared / "оқы.txt").write_text("", "utf-8")
    found = shelf.look([own, shared], [shared])
    assert [one.title for one in found.profiles] == ["Менікі", "газет"]
    broken = found.find("ГАЗЕТ")
    assert broken is not None
    assert broken.profile is None
    assert broken.trouble is not None
    assert broken.trouble.values["number"] == 2
    assert found.find("менікі") is found.profiles[0]
    assert found.find("жоқ") is None


def test_a_shared_folder_out_of_reach_is_told_and_ones_own_need_not_exist(tmp_path: Path) -> None:
    found = shelf.look([tmp_path / "own", tmp_path / "shared"], [tmp_path / "shared"])
    assert found == shelf.Shelf((), (tmp_path / "shared",))


def test_a_file_in_another_encoding_or_of_another_kind_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_bytes("name = 'сайт'".encode("cp1251"))
    (tmp_path / "b.toml").mkdir()
    (tmp_path / "c.toml").write_bytes("name = 'сайт'".encode("utf-16"))
    keys = [one.trouble.key if one.trouble else one.title for one in shelf.look([tmp_path]).profiles]
    assert keys == ["error.profile.encoding", "error.profile.unreadable", "сайт"]
