"""Keys of names: what meets, what must stay apart, and what holds for any text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.places.names import (
    arabic_prefix_variants,
    core_text,
    key_variants,
    normalise,
    script_of,
    skeleton,
    spelling_key,
)

NORMAL = {
    "case": ("PALMYRA", "palmyra"),
    "diacritics": ("Tadmūr", "tadmur"),
    "ayn-and-hamza": ("Al-Wa‘er ʿAbd Ra's", "al waer abd ras"),
    "hyphens-and-blanks": ("Deir  ez–Zor\n", "deir ez zor"),
    "turkish": ("Şeddadi Çölü", "sheddadi cholu"),
    "german": ("Weißer Hügel", "weisser hugel"),
    "vowel-signs": ("السُّخْنَة", "السخنة"),
    "tatweel": ("تـدمـر", "تدمر"),
    "presentation-forms": ("ﺗﺪﻣﺮ", "تدمر"),
    "hamza-is-kept": ("أبو كمال", "أبو كمال"),
    "arabic-figures": ("تي ٢", "تي 2"),
    "direction-marks": ("\u200fتدمر\u200e", "تدمر"),
    "nothing": ("  ", ""),
}


@pytest.mark.parametrize(("text", "expected"), NORMAL.values(), ids=NORMAL)
def test_normalise(text: str, expected: str) -> None:
    assert normalise(text) == expected


SAME = {
    "articles": "Al-Sukhnah, al Sukhnah, As-Sukhnah, Assukhnah, Alsukhnah, Sukhnah, El-Sukhnah",
    "digraphs-and-vowels": "Al-Soukhna, al-Sukhneh, Al-Soukhné, Suchna, Sukhna",
    "deir-ez-zor": "Deir ez-Zor, Dayr az Zawr, Deir Ezzor, Deir al-Zour, Dair Az-Zor, Deyr ez-Zor",
    "qaf": "Raqqa, Ar-Raqqah, Rakka, al-Raqa, Raqqeh",
    "qaf-as-g": "Qaryatayn, Garyatayn, Karyateyn, al-Qaryatein",
    "jim": "Jarablus, Djarablus, Garablus",
    "long-i": "Mayadin, Mayadeen, al-Miyadin, Mayyadin",
    "w": "Suwayda, Sweida, Sueida, As-Suwaida",
    "endings": "Salamiyah, Salamieh, As Salamiyah, Salamiya",
    "abu": "Abu Kamal, Albu Kamal, Al-Bukamal, Bou Kamal, Abou Kamal",
    "construct": "Khirbat Hasan, Khirbet Hassan, Khirba Hasan",
    "french-sh": "Chaddadi, Shaddadi, Şaddadi",
    "arabic-hamza": "أبو كمال, ابو كمال, البوكمال, البو كمال",
    "arabic-ta-marbuta": "السخنة, السخنه, سخنة",
    "arabic-alef": "أراك, اراك, آراك",
    "arabic-ya": "القادري, القادرى",
    "northeast": "northeastern Homs, north-eastern Homs, northeast Homs",
}


@pytest.mark.parametrize("spellings", SAME.values(), ids=SAME)
def test_one_name_in_many_spellings_has_one_key(spellings: str) -> None:
    names = spellings.split(", ")
    for name in names:
        tokens = normalise(name).split()
        assert spelling_key(names[0]) in key_variants(spelling_key(name), tokens), name


APART = [
    ("Homs", "Hama"),
    ("Arak", "Iraq"),
    ("Taldu", "Tell Dahab"),
    ("Hajin", "Hasin"),
    ("Kabajib", "Kabani"),
    ("Mayadin", "Maydan"),
    ("T2", "T3"),
    ("Khirbat Hasan", "Khirbat Husayn"),
    ("تدمر", "تدمري"),
    ("الشولا", "الشويلا"),
    ("حمص", "حماة"),
]


@pytest.mark.parametrize(("one", "other"), APART, ids=[f"{a}|{b}" for a, b in APART])
def test_different_names_have_different_keys(one: str, other: str) -> None:
    assert spelling_key(one) != spelling_key(other)


ACROSS = {
    "السخنة": "Al-Sukhnah",
    "تدمر": "Tadmur",
    "القريتين": "Al-Qaryatayn",
    "كباجب": "Kabajib",
    "الميادين": "Al-Mayadin",
    "البوكمال": "Abu Kamal",
    "دير الزور": "Deir ez-Zor",
    "الشولا": "Al-Shola",
    "هجين": "Hajin",
    "الباغوز": "al-Baghuz",
    "خشام": "Khusham",
    "ذيبان": "Dhiban",
    "الرصافة": "Al-Rusafa",
    "عقيربات": "Uqayribat",
}


@pytest.mark.parametrize(("arabic", "latin"), ACROSS.items(), ids=ACROSS.values())
def test_arabic_and_latin_share_a_skeleton(arabic: str, latin: str) -> None:
    assert skeleton(arabic) == skeleton(latin)


@pytest.mark.parametrize(
    ("text", "script"),
    [("Palmyra", "latin"), ("تدمر", "arabic"), ("T2 تي", "arabic"), ("12", "other"), ("", "other")],
)
def test_script(text: str, script: str) -> None:
    assert script_of(text) == script


@pytest.mark.parametrize(
    ("word", "without"),
    [("والسخنة", "السخنة"), ("بالسخنة", "السخنة"), ("للسخنة", "السخنة"), ("وتدمر", "تدمر")],
)
def test_what_arabic_writes_onto_a_name(word: str, without: str) -> None:
    assert without in arabic_prefix_variants(word)


def test_letters_for_letters_without_the_article() -> None:
    assert core_text(normalise("Al-Sukhnah").split()) == core_text(normalise("Sukhnah").split())


_TEXT = st.text(alphabet=st.characters(codec="utf-8"), max_size=40)
_ARABIC = st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهويةىأإآؤئء ", max_size=20)
_LATIN = st.text(alphabet="abcdefghijklmnopqrstuvwxyz '-", max_size=20)


@settings(derandomize=True, max_examples=300)
@given(_TEXT | _ARABIC | _LATIN)
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once


@settings(derandomize=True, max_examples=300)
@given(_TEXT | _ARABIC | _LATIN)
def test_a_key_depends_on_the_normal_form_alone(text: str) -> None:
    assert spelling_key(text) == spelling_key(normalise(text))


@settings(derandomize=True, max_examples=300)
@given(_ARABIC | _LATIN)
def test_case_and_surrounding_space_never_matter(text: str) -> None:
    assert spelling_key(f"  {text.upper()} ") == spelling_key(text)


@settings(derandomize=True, max_examples=300)
@given(_LATIN)
def test_skeletons_hold_no_vowels(text: str) -> None:
    assert not set(skeleton(text)) & set("aiueo")
