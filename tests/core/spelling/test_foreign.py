"""Russian and English in a Kazakh article: told from Kazakh, and checked with dictionaries of their own."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as with_settings
from hypothesis import strategies as st

from maqala.core.spelling import hunspell, open_speller
from maqala.core.spelling.checker import KazakhSpeller
from maqala.core.spelling.foreign import Languages
from maqala.core.spelling.hunspell import ForeignDictionary, Found, find

RUSSIAN = "президент сказал что в стране будет построен новый завод мы этом году очень".split()
ENGLISH = "the government of announced a new program for students platform".split()
AFFIXES = "SET UTF-8\n"


def made(folder: Path, name: str, words: list[str]) -> Path:
    """A small Hunspell dictionary."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.aff").write_text(AFFIXES, "utf-8")
    (folder / f"{name}.dic").write_text("\n".join([str(len(words)), *words, ""]), "utf-8")
    return folder / f"{name}.aff"


@pytest.fixture
def added(tmp_path: Path) -> list[Path]:
    return [made(tmp_path / "d", "ru_RU", RUSSIAN), made(tmp_path / "d", "en_US", ENGLISH)]


@pytest.fixture
def speller(words_file: Path, added: list[Path]) -> KazakhSpeller:
    return open_speller(words_file, languages=Languages(added, waiting=True))


def found(speller: KazakhSpeller, text: str) -> list[str]:
    issues = speller.check(text)
    assert all(text[issue.start : issue.end] == issue.text for issue in issues)
    return [issue.text for issue in issues]


class TestStretches:
    @pytest.mark.parametrize(
        "text",
        [
            "Президент сказал, что в стране будет построен новый завод.",
            "Ол «Мы построен новый завод в этом году» деді.",
            "Кеше Президент сказал, что в 2021 году будет построен новый завод.",
            "The government of Kazakhstan announced a new program for students.",
        ],
    )
    def test_what_is_right_in_its_own_language_is_right(self, speller: KazakhSpeller, text: str) -> None:
        assert found(speller, text) == []

    def test_no_dictionary_is_opened_for_unknown_names(
        self, speller: KazakhSpeller, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        opened: list[str] = []
        monkeypatch.setattr(Languages, "get", lambda _self, language: opened.append(language))
        assert found(speller, "Бразилия Вукелба Зоборалл келді.") == ["Вукелба", "Зоборалл"]
        assert opened == []
        speller.check("Ол «Мы построен новый завод в этом году» деді.")
        assert opened == ["ru"]

    @pytest.mark.parametrize(
        ("text", "wrong", "language"),
        [
            ("Президент сказал, что в стране будет построин новый завод.", "построин", "ru"),
            ("The government announced a new programm for students.", "programm", "en"),
        ],
    )
    def test_a_slip_is_found_and_mended_in_its_own_language(
        self, speller: KazakhSpeller, text: str, wrong: str, language: str
    ) -> None:
        (issue,) = speller.check(text)
        assert (issue.text, issue.message.key) == (wrong, f"issue.spelling.{language}")
        assert speller.suggest(wrong)[0] in {*RUSSIAN, *ENGLISH}

    @pytest.mark.parametrize(
        ("text", "wrong"),
        [
            ("Бұл очень жақсы.", ["очень"]),
            ("Ол сказал деп жазды.", ["сказал"]),
            ("Біздің казак тили онер уакыт.", ["казак", "тили", "онер", "уакыт"]),
        ],
    )
    def test_a_lone_word_and_kazakh_without_its_letters_stay_reported(
        self, speller: KazakhSpeller, text: str, wrong: list[str]
    ) -> None:
        assert found(speller, text) == wrong

    def test_words_of_ones_own_are_right_in_all_languages(self, speller: KazakhSpeller) -> None:
        text = "Президент сказал, что в стране будет построин новый завод."
        speller.own.ignore("построин")
        assert found(speller, text) == []

    def test_a_stretch_is_recognised_even_where_no_dictionary_is(
        self, words_file: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(hunspell, "folders", list)
        speller = open_speller(words_file, languages=Languages(waiting=True))
        assert found(speller, "Президент сказал, что в стране будет построен новый завод.") == []
        assert found(speller, "Бұл очень жақсы.") == ["очень"]

    def test_numbers_with_suffixes_of_a_stretch_are_no_kazakh_ones(self, speller: KazakhSpeller) -> None:
        right = "Президент сказал, что в 2021-м году, в 1-ом квартале будет построен 20-летний завод."
        assert [word for word in found(speller, right) if word[0].isdigit()] == []
        assert found(speller, "Бұл 20-летний завод.") == ["20-летний"]

    def test_a_latin_letter_inside_a_word_is_reported_everywhere(self, speller: KazakhSpeller) -> None:
        text = "Президент сказал, что в стране будет пocтроен новый завод."
        assert [issue.rule for issue in speller.check(text)] == ["mixed-alphabet"]


class TestLoading:
    def test_nothing_is_loaded_before_its_language_turns_up(
        self, words_file: Path, added: list[Path], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        asked: list[str] = []
        monkeypatch.setattr(Found, "load", lambda found: asked.append(found.language))
        open_speller(words_file, languages=Languages(added, waiting=True)).check("Мектепте сабақ басталды.")
        assert asked == []

    def test_who_does_not_wait_is_told_when_it_has_come(self, words_file: Path, added: list[Path]) -> None:
        import threading

        come = threading.Event()
        languages = Languages(added)
        languages.loaded = come.set
        speller = open_speller(words_file, languages=languages)
        text = "Президент сказал, что в стране будет построин новый завод."
        before = speller.generation
        assert found(speller, text) == []  # it sounds Russian, and nobody can say more yet
        assert come.wait(10)
        assert speller.generation > before
        assert found(speller, text) == ["построин"]

    def test_the_one_that_somebody_added_comes_first(self, tmp_path: Path, added: list[Path]) -> None:
        assert find(added)["ru"].path == added[0]
        assert find([added[0].with_suffix(".dic")])["ru"].path == added[0]

    def test_an_extension_of_libreoffice_is_one_too(self, tmp_path: Path, added: list[Path]) -> None:
        packed = tmp_path / "сөздік.oxt"
        with zipfile.ZipFile(packed, "w") as archive:
            for suffix in (".aff", ".dic"):
                archive.write(added[0].with_suffix(suffix), f"dictionaries/ru_RU{suffix}")
        place = find([packed])["ru"]
        assert place.path == packed
        assert ForeignDictionary("ru", place.load()).knows("сказал")

    def test_a_damaged_one_is_told_and_harms_nothing(self, tmp_path: Path, words_file: Path) -> None:
        path = made(tmp_path, "ru_RU", ["сөз"])
        path.with_suffix(".dic").write_bytes(b"\xff\xfe\x00\x01")
        languages = Languages([path], waiting=True)
        speller = open_speller(words_file, languages=languages)
        speller.check("Президент сказал, что в стране будет построен новый завод.")
        assert [news.values["path"] for news in languages.news] in ([], [str(path)])

    def test_another_kazakh_one_takes_the_place_of_ours(self, words_file: Path, tmp_path: Path) -> None:
        languages = Languages(waiting=True)
        speller = open_speller(words_file, languages=languages)
        text = "Мақалада блогсымбақ туралы жазылды."
        assert found(speller, text) == ["блогсымбақ"]
        languages.use([made(tmp_path, "kk_KZ", ["мақалада", "блогсымбақ", "туралы"])])
        assert found(speller, text) == ["жазылды"]
        assert speller.suggest("туралі") == ("туралы",)
        assert speller.rejected(["блогсымбақ", "жазылды"]) == ["жазылды"]
        speller.own.ignore("жазылды")
        assert found(speller, text) == []
        languages.use([])
        assert found(speller, text) == ["блогсымбақ"]

    @with_settings(
        max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
    )
    @given(affixes=st.binary(max_size=200), words=st.binary(max_size=200))
    def test_any_bytes_are_a_dictionary_or_a_sentence(
        self, tmp_path: Path, affixes: bytes, words: bytes
    ) -> None:
        path = tmp_path / "ru_RU.aff"
        path.write_bytes(affixes)
        path.with_suffix(".dic").write_bytes(words)
        dictionary = Languages([path], waiting=True).get("ru")
        assert dictionary is None or dictionary.knows("сказал") in (True, False)
