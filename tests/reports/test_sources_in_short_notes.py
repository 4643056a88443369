"""Short notes with two sources: each keeps its own number of dead and wounded."""

from __future__ import annotations

import pytest

from geo.places.geocoder import Geocoder
from tests.reports.notes import counts_of, incidents_of, killed_in, least, reading_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param(
            "Strikes on Palmyra on Tuesday killed 36 people, SANA says. SOHR has 68 dead.",
            {"SANA": 36, "SOHR": 68},
            id="a source that has so many dead",
        ),
        pytest.param(
            "Drones struck Hajin on Tuesday and killed four men, SANA said. SOHR spoke of three.",
            {"SANA": 4, "SOHR": 3},
            id="a number alone, in a sentence of its own",
        ),
        pytest.param(
            "A mine went off near Kabajib on Tuesday and killed four men. A local source puts it "
            "at seven.",
            {None: 4, "local source": 7},
            id="puts it at",
        ),
        pytest.param(
            "Cells attacked a bus near Kabajib on Tuesday. SANA has 28 dead and calls them "
            "citizens. SOHR counts 37 dead soldiers in an ambush of three buses.",
            {"SANA": 28, "SOHR": 37},
            id="not the sum: two words on who they were",
        ),
        pytest.param(
            "A bomb hit a convoy near Arak on Tuesday. SANA speaks of a colonel and three soldiers "
            "killed, SOHR only of three dead.",
            {"SANA": 4, "SOHR": 3},
            id="only of so many dead",
        ),
        pytest.param(
            "The ambush near Arak left eight dead according to the army and 14 according to the "
            "Observatory, which adds that five are missing.",
            {"army": 8, "SOHR": 14},
            id="and so many according to another",
        ),
        pytest.param(
            "More than 20 soldiers died near Arak on Sunday, an officer said, but the ministry "
            "admitted only four.",
            {"officer": 20, "ministry": 4},
            id="a ministry admitted only so many",
        ),
        pytest.param(
            "Gunmen fired at a post near Arak on Sunday, killing one man, state media say. ISIS in "
            "its weekly speaks of four killed.",
            {"state media": 1, "Islamic State": 4},
            id="the group in its weekly",
        ),
        pytest.param(
            "At least 53 people, 46 civilians and seven soldiers, were killed near Arak on Sunday, "
            "SANA says. SOHR has 68 dead.",
            {"SANA": 53, "SOHR": 68},
            id="at least so many, and who they were",
        ),
        pytest.param(
            "A spokesman said a rocket attack near Arak on Sunday caused no casualties, "
            "contradicting a statement that spoke of four men dead.",
            {"spokesman": 0, "another source": 4},
            id="contradicting a statement",
        ),
        pytest.param(
            "An official said a rocket attack near Arak on Sunday caused no casualties, "
            "rejecting reports of four men killed.",
            {"official": 0, "another source": 4},
            id="rejecting reports",
        ),
        pytest.param(
            "A raid killed 52 fighters in Hajin on Sunday, SOHR says. An Iraqi militia puts its "
            "dead at 22.",
            {"SOHR": 52, "Iraqi militia": 22},
            id="its own dead",
        ),
        pytest.param(
            "A drone hit a convoy near Arak on Sunday; no one was killed, SANA says. SOHR had "
            "first spoken of three dead.",
            {"SANA": 0, "SOHR": 3},
            id="none, and another's three",
        ),
        pytest.param(
            "At least 26 people were shot dead near Salamiyah on Sunday, SANA reports. SOHR, which "
            "counts 31, says twelve were soldiers.",
            {"SANA": 26, "SOHR": 31},
            id="which counts so many",
        ),
        pytest.param(
            "A blast in Hajin on Tuesday killed 89 people, the health ministry says. SOHR has 123 "
            "killed, 54 of them civilians.",
            {"health ministry": 89, "SOHR": 123},
            id="a great number is no running total behind one that is near",
        ),
        pytest.param(
            "SANA says nine guards died near Arak on Sunday, while for SOHR the dead are 12.",
            {"SANA": 9, "SOHR": 12},
            id="for another the dead are so many",
        ),
        pytest.param(
            "SANA says a bus was hit near Arak on Sunday and 20 civilians died. SOHR says the dead "
            "were soldiers, at least 31 of them.",
            {"SANA": 20, "SOHR": 31},
            id="who the dead were, so many of them",
        ),
        pytest.param(
            "SANA says a bus was hit near Arak on Sunday and 20 civilians died. SOHR says those "
            "killed were soldiers, 31 in all.",
            {"SANA": 20, "SOHR": 31},
            id="who they were, so many in all",
        ),
        pytest.param(
            "Gunmen raided a post in Hajin on Sunday; the SDF admits three dead, locals say six.",
            {None: 3, "locals": 6},
            id="others say so many",
        ),
        pytest.param(
            "Gunmen raided a post in Hajin on Sunday. The SDF speaks of two dead, locals of five.",
            {"SDF": 2, "locals": 5},
            id="a verb for both",
        ),
        pytest.param(
            "The army says five guards died near Arak on Sunday; IS claims 14.",
            {"army": 5, "IS": 14},
            id="the attackers claim so many",
        ),
        pytest.param(
            "A raid on Hajin on Sunday killed eight, ten by the count of local medics.",
            {None: 8, "local medics": 10},
            id="by the count of others",
        ),
        pytest.param(
            "Raids on Hajin on Sunday killed 14 civilians, SOHR says; SNHR has 17 civilians.",
            {"SOHR": 14, "SNHR": 17},
            id="and who they were",
        ),
        pytest.param(
            "SANA says 40 people were killed near Arak on Sunday. SOHR had put the dead at 29 and "
            "later raised them to 47.",
            {"SANA": 40, "SOHR": 47},
            id="raised them later",
        ),
    ],
)
def test_each_source_keeps_its_number(
    geocoder: Geocoder, text: str, words: dict[str | None, int]
) -> None:
    reading = reading_of(text, geocoder)
    (incident,) = reading.incidents
    told = {incident.source: killed_in(incident)}
    told |= {claim.source: least(claim.killed.total) for claim in incident.extra_claims}
    assert told == words
    assert not reading.tallies


def test_a_number_is_of_the_event_that_it_is_near(geocoder: Geocoder) -> None:
    text = (
        "Twelve guards died in an ambush near Arak on Monday, SOHR says. Two clerks were shot dead "
        "in Hajin. SANA gives ten dead."
    )
    first, second = incidents_of(text, geocoder)
    assert [least(c.killed.total) for c in first.extra_claims] == [10]
    assert (killed_in(first), killed_in(second), second.extra_claims) == (12, 2, ())


def test_the_second_source_may_give_dead_and_wounded(geocoder: Geocoder) -> None:
    text = (
        "A mine went off near Kabajib on Tuesday. SOHR gives eight dead and more than 35 hurt, "
        "SANA five and over 40."
    )
    (incident,) = incidents_of(text, geocoder)
    assert counts_of(incident) == (8, 35)
    (claim,) = incident.extra_claims
    assert (claim.source, least(claim.killed.total), least(claim.wounded.total)) == ("SANA", 5, 40)
