"""Short reports that sum others up: two sources' numbers, sums and parts, what is recalled."""

from __future__ import annotations

import datetime as dt

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
            "A blast in Hajin on Tuesday killed 89 people, the health ministry says. SOHR has 123 "
            "killed, 54 of them civilians.",
            {"health ministry": 89, "SOHR": 123},
            id="a great number is no running total behind one that is near",
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


def test_the_second_source_may_give_dead_and_wounded(geocoder: Geocoder) -> None:
    text = (
        "A mine went off near Kabajib on Tuesday. SOHR gives eight dead and more than 35 hurt, "
        "SANA five and over 40."
    )
    (incident,) = incidents_of(text, geocoder)
    assert counts_of(incident) == (8, 35)
    (claim,) = incident.extra_claims
    assert (claim.source, least(claim.killed.total), least(claim.wounded.total)) == ("SANA", 5, 40)


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        pytest.param(
            "IS attacked a post in Hajin, killing two fighters, one from Harija and one from Arak.",
            [2],
            id="parts by where they are from",
        ),
        pytest.param(
            "At least 23 people were killed on Monday in air raids of the coalition on two places "
            "in Deir ez-Zor province. In Albu Kamal three militants and 13 civilians died; in "
            "Al-Husayniyah, further up the Euphrates, seven civilians.",
            [16, 7],
            id="a sum before its parts, the last without a verb",
        ),
        pytest.param(
            "Three shepherds were killed near Arak on Monday; in Hajin, two.",
            [3, 2],
            id="a place and a number alone",
        ),
        pytest.param(
            "Three members of the SDF died in two explosions in eastern Deir ez-Zor: two when a "
            "mine laid by IS went off in Susah, and a commander, by a device in his car in Hajin.",
            [2, 1],
            id="how each died, and where",
        ),
        pytest.param(
            "At least 128 people were killed in Al-Qaryatayn on 1 April. At least 83 died in the "
            "last 48 hours, and 12 of the total were shot as the army came back.",
            [128],
            id="parts of the total told before",
        ),
        pytest.param(
            "Eight fighters were killed on Tuesday in Israeli strikes on Homs province, in several "
            "places including a suburb.",
            [8],
            id="one raid on several places is no running total",
        ),
        pytest.param(
            "Shells of the SDF killed three members of the Turkish-backed National Army. A woman "
            "and her daughter were killed in Hajin, while a man was killed in Susah.",
            [3, 2, 1],
            id="not a sum: other people",
        ),
    ],
)
def test_sums_and_parts(geocoder: Geocoder, text: str, killed: list[int]) -> None:
    assert [killed_in(i) for i in incidents_of(text, geocoder)] == killed


def test_what_a_sum_says_goes_to_its_parts(geocoder: Geocoder) -> None:
    text = (
        "At least 23 people were killed on Monday in air raids of the coalition on two places in "
        "Deir ez-Zor province. In Albu Kamal 16 people died; in Al-Husayniyah, seven."
    )
    for incident in incidents_of(text, geocoder):
        assert (incident.event_type, incident.attacker) == ("air_strike", "coalition")
        assert incident.date == dt.date(2023, 4, 10)


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        pytest.param("A 12-year-old was shot dead in Hajin.", (1, None), id="killed"),
        pytest.param("A mine near Arak wounded a nine-year-old.", (None, 1), id="wounded"),
        pytest.param("Two 12-year-olds and a teacher were killed in Hajin.", (3, None), id="two"),
        pytest.param("A 12-year-old boy was killed in Hajin.", (1, None), id="with a noun"),
        pytest.param("A 12-year-old and his father were killed in Hajin.", (2, None), id="kin"),
    ],
)
def test_a_child_by_its_age(
    geocoder: Geocoder, text: str, counts: tuple[int | None, int | None]
) -> None:
    (incident,) = incidents_of(text, geocoder)
    assert counts_of(incident) == counts


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param(
            "A car bomb by the Mar Tuma church in Qamishli wounded eleven on Sunday.",
            dt.date(2023, 4, 9),
            id="Mar is no month before a name",
        ),
        pytest.param(
            "On Sunday US aircraft struck more than 75 IS targets near Arak, Washington said.",
            dt.date(2023, 4, 9),
            id="the day of the deed, though someone says so behind it",
        ),
        pytest.param(
            "On Sunday the attack on Arak was claimed, a monitor said. Three soldiers died on "
            "Friday.",
            dt.date(2023, 4, 7),
            id="not: the day of the claim",
        ),
    ],
)
def test_days(geocoder: Geocoder, text: str, day: dt.date) -> None:
    assert [i.date for i in incidents_of(text, geocoder)] == [day]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "The White Helmets recall the market strike of three years ago, in which 39 died.",
            id="recalled",
        ),
        pytest.param(
            "It links the attack to the campaign that began after its leader was killed in Idlib.",
            id="linked to",
        ),
        pytest.param("The police arrested two suspects on Sunday.", id="suspects, and no place"),
    ],
)
def test_what_is_no_event(geocoder: Geocoder, text: str) -> None:
    before = "A mine near Arak killed a shepherd on Monday. "
    assert len(incidents_of(before + text, geocoder)) == 1
