"""Notes of agencies and local outlets: where it happened; in our own words."""

from __future__ import annotations

import pytest

from geo.model import MatchStatus
from geo.places.geocoder import Geocoder
from tests.reports.notes import incidents_of, killed_in


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(
            "A car bomb hit the al-Zahra district, another pro-government district of Homs, on "
            "Sunday, killing three.",
            "Al-Zahra (Homs)",
            id="a quarter, described as one of the city's",
        ),
        pytest.param(
            "A car bomb killed three in a central district of Homs on Sunday.",
            "Homs",
            id="a district of a city: the city",
        ),
        pytest.param(
            "A car bomb killed three in the district of Homs on Sunday.",
            "Homs District",
            id="not: the district",
        ),
        pytest.param(
            "A shell hit a hospital in the city of Al-Mayadin on Sunday and killed three nurses.",
            "Al-Mayadin",
            id="a hospital that is hit",
        ),
        pytest.param(
            "Three teachers were killed by a mine in Al-Qusoor, Deir ez-Zor, on Sunday.",
            "Al-Qusour",
            id="a quarter before its city",
        ),
        pytest.param(
            "Three teachers were killed by a mine in Al-Qusoor, Homs city, on Sunday.",
            "Al-Qusour (Homs)",
            id="its namesake in the other city",
        ),
        pytest.param(
            "A mine hurt a boy in Darnaj on Sunday. He was taken to the Hajin Hospital 80 km east "
            "of Deir ez-Zor.",
            "Darnaj",
            id="not where the hospital stands",
        ),
        pytest.param(
            "IS gunmen killed 13 people from Al-Bahrah village in Deir ez-Zor on Sunday. They had "
            "stormed into the village in the eastern countryside of Deir ez-Zor.",
            "Al-Bahrah",
            id="the village of those who were killed",
        ),
        pytest.param(
            "An attack by IS killed 11 fighters in the Syrian desert on Sunday. The fighters died "
            "in an ambush near Arak.",
            "near Arak",
            id="the dead told of again",
        ),
        pytest.param(
            "IS killed five soldiers near Arak on Monday, and the government in Damascus blamed it "
            "for the attack.",
            "near Arak",
            id="not where the government sits",
        ),
    ],
)
def test_where_it_happened(text: str, name: str, geocoder: Geocoder) -> None:
    (incident,) = incidents_of(text, geocoder)
    assert incident.place.match.status is MatchStatus.MATCHED
    assert incident.place.match.name == name


def test_people_from_a_village_may_die_elsewhere(geocoder: Geocoder) -> None:
    text = "IS gunmen killed 13 people from Al-Bahrah village in the Homs desert on Sunday."
    (incident,) = incidents_of(text, geocoder)
    assert incident.place.match.name == "Homs desert"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(
            'An airdrop on Sunday in the village of "Jadid Akidat", east of Deir ez-Zor, killed '
            "two IS members.",
            "Jadid Akidat",
            id="a name in quotes",
        ),
        pytest.param(
            "IS fighters ambushed a fuel convoy heading from Raqqa to Homs on Sunday. The convoy "
            "came under attack near Al-Sukhnah; two drivers were killed.",
            "near Al-Sukhnah",
            id="a place on the way of those hit",
        ),
        pytest.param(
            "An ambush on Sunday killed nine soldiers west of Al-Mayadin. The attack was likely "
            "launched from the Homs desert, which lays between western Deir ez-Zor and eastern "
            "Homs.",
            "west of Al-Mayadin",
            id="not where the desert lies that they came from",
        ),
        pytest.param(
            "Mines killed nine people in central Syria on Sunday, SANA said. The victims had been "
            "on the hunt for truffles in the eastern countryside of Salamiyah.",
            "eastern countryside of Salamiyah",
            id="where those hit were at work",
        ),
        pytest.param(
            "An air strike on Sunday killed six militiamen in Abu Kamal, which is held by militias "
            "that are stationed in the eastern countryside of Deir ez-Zor.",
            "Abu Kamal",
            id="not where the militias are stationed",
        ),
        pytest.param(
            "IS shot two SDF members dead in Hajin on Sunday. Activists from Deir ez-Zor told the "
            "site that the attack took place at noon.",
            "Hajin",
            id="not where the activists are from",
        ),
    ],
)
def test_where_it_was_of_several(text: str, name: str, geocoder: Geocoder) -> None:
    (incident,) = incidents_of(text, geocoder)
    assert incident.place.match.name == name


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            "A blast in the al-Zahra neighborhood of Homs caused injuries and the death of a "
            "person, while helicopters dropped barrel bombs on the city of Palmyra, while the "
            "army opened fire on places in Al-Sukhnah.",
            [("Al-Zahra (Homs)", 1), ("Palmyra", None), ("Al-Sukhnah", None)],
            id="three deeds in one sentence",
        ),
        pytest.param(
            "One of the airstrikes hit the town of Al-Ghantu on Sunday, killing nine civilians. "
            "Other airstrikes hit the town of Ar-Rastan.",
            [("Al-Ghantu", 9), ("Ar-Rastan", None)],
            id="other strikes",
        ),
        pytest.param(
            "Strikes on northern rural Homs killed nine civilians on Sunday. Activists said that "
            "one of the airstrikes targeted the town of Al-Ghantu.",
            [("Al-Ghantu", 9)],
            id="a town in the countryside",
        ),
        pytest.param(
            "A bomb near Deir ez-Zor killed an officer on Sunday. The blast also killed Samir "
            "al-Lubban, the commander of the National Defence Forces of the city of Mayadin.",
            [("near Deir ez-Zor", 2)],
            id="whose commander he was",
        ),
        pytest.param(
            "Four civilians died in raids on Talbiseh. Russian warplanes launched strikes on "
            "Talbiseh, and they said that four civilians died.",
            [("Talbiseh", 4)],
            id="raids on a town are from the air",
        ),
    ],
)
def test_what_happened_where(
    text: str, told: list[tuple[str, int | None]], geocoder: Geocoder
) -> None:
    assert [(i.place.match.name, killed_in(i)) for i in incidents_of(text, geocoder)] == told


def test_where_a_victim_died_of_wounds_is_not_the_scene(geocoder: Geocoder) -> None:
    text = (
        "Two teachers were hurt when a car bomb exploded in Hajin on 9 April. One of them died "
        "the next day at a hospital in the city of Al-Mayadin."
    )
    (incident,) = incidents_of(text, geocoder)
    assert (incident.place.match.name, killed_in(incident)) == ("Hajin", 1)


@pytest.mark.parametrize(
    ("text", "name", "killed"),
    [
        pytest.param(
            "Fighters on Sunday attacked the Shaer gas field, north-west of the ancient city of "
            "Palmyra, killing three guards.",
            "Al-Shaer gas field",
            3,
            id="what stands beside it",
        ),
        pytest.param(
            "Fighters on Sunday attacked soldiers in the north of the ancient city of Palmyra, "
            "killing three.",
            "north of the ancient city of Palmyra",
            3,
            id="not: in its north",
        ),
        pytest.param(
            "Three SDF fighters were killed in fighting in Deir ez-Zor on Sunday. They died in the "
            "village of Cerdob.",
            None,
            3,
            id="a village nobody knows is told later",
        ),
        pytest.param(
            "Three SDF fighters were killed in fighting in Deir ez-Zor on Sunday. They died in "
            "Hajin.",
            "Hajin",
            3,
            id="a village is told later",
        ),
        pytest.param(
            "Six people lost lives in a mine blast in Hajin on Sunday.",
            "Hajin",
            6,
            id="lost lives",
        ),
    ],
)
def test_where_and_how_many(text: str, name: str | None, killed: int, geocoder: Geocoder) -> None:
    (incident,) = incidents_of(text, geocoder)
    assert (incident.place.match.name, killed_in(incident)) == (name, killed)
