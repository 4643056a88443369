"""A name and the governorate it is told with: which of its namesakes is meant, and when none is."""

from __future__ import annotations

import pytest

from geo.places.geocoder import Geocoder

_MINE = "Two shepherds were killed on Monday by a mine in {}."
_DATED = "{}: two shepherds were killed on Monday by a mine in {}."


def _drawn(geocoder: Geocoder, text: str) -> set[str | None]:
    """The places of a text that are drawn as a spot, without governorates and what is wide."""
    places = [m.match for m in geocoder.scan(text)]
    return {p.place_id for p in places if p.point is not None and (p.radius_m or 0.0) < 40_000}


@pytest.mark.parametrize(
    ("words", "place_id"),
    [
        ("Nawa village in the Homs countryside", "nawa-homs"),
        ("Yarmouk village in the Raqqa countryside", "mazraat-al-yarmuk"),
        ("Khattab village in Homs province", "khattab-jubb-al-jarrah"),
        ("Shiha village, in the eastern countryside of Homs", "shiha-jubb-al-jarrah"),
        ("Abu Dali in the Homs countryside", "abu-dali-homs"),
        ("Sabkha village in the eastern countryside of Deir ez-Zor", "al-sabkhah-abu-kamal"),
        ("Aziziyeh village in the Hama countryside", "aziziyah"),
        ("Nawa city in the western countryside of Daraa", "nawa"),
        ("Khattab town in the northern countryside of Hama", "khattab-hama"),
        ("Al-Sawwana, east of Homs", "al-sawwanah"),
    ],
)
def test_the_one_that_lies_in_the_governorate_is_meant(
    shipped: Geocoder, words: str, place_id: str
) -> None:
    assert place_id in _drawn(shipped, _MINE.format(words))


@pytest.mark.parametrize(
    "words",
    [
        "Al-Karamah village in the Hasakah countryside",  # the town by Raqqa
        "Markab village in the Hasakah countryside",  # is not Markadah
        "Thamud village in the Hasakah countryside",  # nor Amuda
        "Al-Raqbah village in the Raqqa countryside",  # nor Raqqa
        "Maayan village in the Raqqa countryside",  # nor Ma'adan
        "Ain Warideh village in the Hama countryside",  # Al-Wuraydah is another
        "Khirbet Harmala village in the Raqqa countryside",  # so is Harmala
    ],
)
def test_what_only_has_such_a_name_elsewhere_is_not_drawn(shipped: Geocoder, words: str) -> None:
    assert not _drawn(shipped, _MINE.format(words))


@pytest.mark.parametrize(
    ("dated", "words", "place_id"),
    [
        ("Homs province", "Nawa village", "nawa-homs"),
        ("Homs (Agency)", "the village of Abu Dali", "abu-dali-homs"),
        ("Daraa", "Nawa city", "nawa"),
        ("Homs province", "Nawa city", "nawa"),
    ],
)
def test_a_village_is_sought_where_the_text_is_dated(
    shipped: Geocoder, dated: str, words: str, place_id: str
) -> None:
    assert place_id in _drawn(shipped, _DATED.format(dated, words))
