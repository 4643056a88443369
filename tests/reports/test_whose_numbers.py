"""Which source's number stands, where two sources count the dead of one attack."""

from __future__ import annotations

import pytest

from geo.model import CountRange
from geo.places.geocoder import Geocoder
from tests.reports.notes import TUESDAY, incidents_of, killed_range


def test_second_source_without_a_verb(geocoder: Geocoder) -> None:
    """ "SOHR counts at least six dead, Deir Ezzor 24 ten": a claim of each."""
    text = (
        "IS attacked army positions near Mayadin on Sunday. SOHR counts at least six dead, "
        "Deir Ezzor 24 ten."
    )
    (incident,) = incidents_of(text, geocoder, TUESDAY)
    (second,) = incident.extra_claims
    assert killed_range(incident) == (6, None)
    assert (second.source, second.killed.total and second.killed.total.min) == ("Deir Ezzor 24", 10)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Sixteen workers were killed by a bomb near Arak on Monday, SANA said; the Observatory "
         "said they worked in the field and put the number at 12.",
         {"SANA": (16, 16), "SOHR": (12, 12)}),
        ("SANA said 4 were killed near Arak on Monday, SOHR said 5 were killed.",
         {"SANA": (4, 4), "SOHR": (5, 5)}),
        ("SANA reported four killed in a blast near Arak on Monday but SOHR reported five killed.",
         {"SANA": (4, 4), "SOHR": (5, 5)}),
        ("State TV said four were killed near Arak on Monday and SOHR said at least six were "
         "killed.", {"state television": (4, 4), "SOHR": (6, None)}),
        ("IS said it killed 12 soldiers near T2 on Monday; SOHR said five.",
         {"Islamic State": (12, 12), "SOHR": (5, 5)}),
        ("SANA said four soldiers were killed near Arak; SOHR said at least six.",
         {"SANA": (4, 4), "SOHR": (6, None)}),
        ("A mine went off near Kabajib. SOHR put the dead at five soldiers, SANA at three.",
         {"SOHR": (5, 5), "SANA": (3, 3)}),
        ("A bomb hit a bus near T3. SANA said four soldiers were killed, while SOHR put the toll "
         "at seven and Deir Ezzor 24 at nine.",
         {"SANA": (4, 4), "SOHR": (7, 7), "Deir Ezzor 24": (9, 9)}),
        ("An IED hit a bus near Kabajib. SANA said 10 soldiers were killed, while activists said "
         "13 soldiers died.", {"SANA": (10, 10), "activists": (13, 13)}),
        ("An IED hit a bus near Kabajib. SANA said 10 soldiers were killed but local activists "
         "said 13 died.", {"SANA": (10, 10), "local activists": (13, 13)}),
        ("An IED hit a bus near Kabajib. State media put the dead at 10, while residents said 13 "
         "soldiers died.", {"state media": (10, 10), "residents": (13, 13)}),
        ("A mine near Arak killed 5 soldiers, while medical sources reported that two more died "
         "of their wounds.", {"medical sources": (7, 7)}),
        ("A mine near Arak killed three shepherds, according to SANA, or four, according to SOHR.",
         {"SANA": (3, 3), "SOHR": (4, 4)}),
        ("Shells killed guards near Arak on Monday, 13 according to SOHR, 8 according to the army.",
         {"SOHR": (13, 13), "army": (8, 8)}),
        ("A raid killed civilians in Hajin on Monday: SOHR gives five, SNHR two men and a girl.",
         {"SOHR": (5, 5), "SNHR": (3, 3)}),
        ("A raid hit Hajin on Monday. SOHR says two women died, SNHR a woman and two boys; others "
         "give six dead.", {"SOHR": (2, 2), "SNHR": (3, 3), "other sources": (6, 6)}),
        ("A raid killed seven people in Hajin on Monday (SOHR) or nine (SANA).",
         {"SOHR": (7, 7), "SANA": (9, 9)}),
        ("Nine guards died near Arak on Monday, SOHR says. SANA admits four.",
         {"SOHR": (9, 9), "SANA": (4, 4)}),
    ],
)  # fmt: skip
def test_each_source_keeps_its_number(
    text: str, told: dict[str, tuple[int, int | None]], geocoder: Geocoder
) -> None:
    """Two words on one event are never added up."""
    (incident,) = incidents_of(text, geocoder, TUESDAY)
    found = {incident.source: killed_range(incident)}
    for claim in incident.extra_claims:
        assert claim.killed.total is not None
        found[claim.source] = (claim.killed.total.min, claim.killed.total.max)
    assert found == told


def test_two_sources_on_two_events(geocoder: Geocoder) -> None:
    text = (
        "SOHR said two shepherds were killed near Arak on Monday, and SANA said three soldiers "
        "were killed near T2."
    )
    assert [killed_range(i) for i in incidents_of(text, geocoder, TUESDAY)] == [(2, 2), (3, 3)]


@pytest.mark.parametrize(
    "text",
    [
        "SOHR counts six dead near Mayadin on Sunday, Deir Ezzor 24 reported.",
        "SOHR counts six dead near Mayadin on Sunday, Deir Ezzor 24 10 days ago none.",
    ],
)
def test_no_second_count(text: str, geocoder: Geocoder) -> None:
    (incident,) = incidents_of(text, geocoder, TUESDAY)
    assert incident.extra_claims == ()


@pytest.mark.parametrize(
    "words",
    [
        "but the Observatory put the toll at 15",
        "but the Observatory said the real figure was 15",
        "while the Observatory gave the number as 15",
    ],
)
def test_a_second_source_in_the_sentence_keeps_its_own_number(
    words: str, geocoder: Geocoder
) -> None:
    text = f"Eight soldiers were killed near Arak on Monday, state television said, {words}."
    (incident,) = incidents_of(text, geocoder, TUESDAY)
    assert (incident.source, killed_range(incident)) == ("state television", (8, 8))
    (claim,) = incident.extra_claims
    assert (claim.source, claim.killed.total) == ("SOHR", CountRange(15, 15))
