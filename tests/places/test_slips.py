"""A mistyped word of kind is put right; a word that stands in a name is left alone."""

from __future__ import annotations

import pytest

from geo.model import MatchMethod, MatchStatus
from geo.places.geocoder import Geocoder, open_geocoder
from geo.places.slips import mended


@pytest.fixture(scope="module")
def geocoder() -> Geocoder:
    return open_geocoder()


@pytest.mark.parametrize(
    ("words", "right"),
    [
        ("villaeg of tayba", "village of tayba"),
        ("palmyra desertt", "palmyra desert"),
        ("homs governoraate", "homs governorate"),
        ("jabla amour", "jabal amour"),
        ("eastern countrysie of homs", "eastern countryside of homs"),
    ],
)
def test_mended(words: str, right: str) -> None:
    assert mended(words.split(), lambda word: False) == right.split()


@pytest.mark.parametrize(
    "words",
    ["village of tayba", "wad", "bire", "falls", "", "garden", "tabqa", "market"],
)
def test_nothing_to_mend(words: str) -> None:
    assert mended(words.split(), lambda word: False) is None


def test_a_word_of_a_name_is_no_slip() -> None:
    assert mended(["desertt"], lambda word: word == "desertt") is None


def test_the_answer_says_what_was_read(geocoder: Geocoder) -> None:
    match = geocoder.geocode("Palmyra desret")
    right = geocoder.geocode("Palmyra desert")
    assert (match.status, match.place_id) == (MatchStatus.MATCHED, right.place_id)
    assert match.method is MatchMethod.FUZZY
    assert match.score < right.score
    assert "Read as 'palmyra desert'" in match.why
    assert match.query == "Palmyra desret"


def test_a_mended_word_of_kind_finds_no_other_place(geocoder: Geocoder) -> None:
    assert geocoder.geocode("villaeg of Narnia").status is MatchStatus.UNRESOLVED
