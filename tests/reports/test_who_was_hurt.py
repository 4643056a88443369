"""Who was wounded, how many of each side were hit, and what is no number of either."""

from __future__ import annotations

import pytest

from geo.model import CountRange, Party
from geo.places.geocoder import Geocoder
from tests.reports.notes import TUESDAY, incidents_of, killed_range, reading_of


@pytest.mark.parametrize(
    ("text", "wounded"),
    [
        ("A blast near Hajin on Monday killed two and wounded others. Three of the wounded are in "
         "critical condition.", None),
        ("Gunmen killed two brothers in Hajin on Monday. Their father, who tried to stop the "
         "attackers, was wounded in the leg.", 1),
        ("Mines killed two children near Hajin on Monday, the third lost a leg.", 1),
        ("A drone killed six fighters near Hajin on Monday. Eighteen others received treatment.",
         18),
    ],
)  # fmt: skip
def test_who_is_wounded(text: str, wounded: int | None, geocoder: Geocoder) -> None:
    (incident,) = incidents_of(text, geocoder, TUESDAY)
    total = incident.wounded.total
    assert (total.min if total is not None and total.max == total.min else None) == wounded


def test_nobody_hurt_and_then_somebody(geocoder: Geocoder) -> None:
    text = (
        "IS cells blew up a pipeline near Al-Shuhail on Monday. No casualties were reported. Also "
        "on Monday, an SDF fighter was killed as gunmen fired at him at the entrance of Dhiban."
    )
    incidents = incidents_of(text, geocoder, TUESDAY)
    assert [killed_range(i) for i in incidents] == [(0, 0), (1, 1)]


@pytest.mark.parametrize(
    "looked_into",
    [
        "The army is assessing reports of a civilian injury.",
        "The army is looking into a report that a civilian was hurt.",
    ],
)
def test_reports_of_an_injury_are_no_number(looked_into: str, geocoder: Geocoder) -> None:
    text = f"A drone killed an IS leader in Hajin on Monday. {looked_into}"
    (incident,) = incidents_of(text, geocoder, TUESDAY)
    assert incident.wounded.total is None


def test_killed_and_wounded_of_one_number_are_neither(geocoder: Geocoder) -> None:
    (incident,) = reading_of(
        "22 soldiers killed, wounded in an ambush near Kabajib", geocoder, TUESDAY
    ).incidents
    assert incident.killed.total is None


@pytest.mark.parametrize(
    "people", ["57 people, including 21 civilians,", "57 people, 21 of them civilians,"]
)
def test_where_some_are_civilians_the_rest_is_not_said_to_be(
    people: str, geocoder: Geocoder
) -> None:
    (incident,) = reading_of(
        f"{people} died in a bombing in Al-Sukhnah.", geocoder, TUESDAY
    ).incidents
    assert killed_range(incident) == (57, 57)
    assert incident.killed.by_party == {Party.CIVILIAN: CountRange.exactly(21)}


@pytest.mark.parametrize(
    ("text", "by_party"),
    [
        (
            "Fighting between government forces and Islamic State near Arak on Monday left seven "
            "people dead: four on the government side and three from Islamic State.",
            {Party.GOVERNMENT: 4, Party.ISLAMIC_STATE: 3},
        ),
        (
            "SOHR: 5 regime soldiers + 3 IS killed in fighting around T3 on Monday.",
            {Party.GOVERNMENT: 5, Party.ISLAMIC_STATE: 3},
        ),
        (
            "SDF and IS clashed in Baghuz on Monday; SDF lost 8, IS 19.",
            {Party.SDF: 8, Party.ISLAMIC_STATE: 19},
        ),
        (
            "Ten people died near Arak on Monday, three of whom were soldiers.",
            {Party.GOVERNMENT: 3, Party.CIVILIAN: 7},
        ),
        (
            "At least ten people died near Arak on Monday, including three soldiers.",
            {Party.GOVERNMENT: 3, Party.CIVILIAN: 7},
        ),
        (
            "Clashes near Arak left ten dead among the army and nine among the organisation.",
            {Party.GOVERNMENT: 10, Party.ISLAMIC_STATE: 9},
        ),
        (
            "Clashes near Arak claimed ten lives in the ranks of the army and nine in those of IS.",
            {Party.GOVERNMENT: 10, Party.ISLAMIC_STATE: 9},
        ),
        (
            "The army lost five men near Al-Kawm on Monday, while the militants lost twelve.",
            {Party.GOVERNMENT: 5, Party.UNKNOWN: 12},
        ),
        (
            "IS attacked a post near Al-Kawm, then withdrew leaving behind four bodies.",
            {Party.ISLAMIC_STATE: 4},
        ),
        (
            "The army said it foiled an infiltration attempt near Arak and killed four.",
            {Party.UNKNOWN: 4},
        ),
        (
            "SDF units repulsed the attackers near Hajin, killing four.",
            {Party.UNKNOWN: 4},
        ),
        (
            "The army thwarted an attack by IS near Ithriya, wounding two and killing three.",
            {Party.ISLAMIC_STATE: 3},
        ),
        (
            "Clashes of a tribe with the SDF in Abu Hamam left three dead on the tribe's side.",
            {Party.OTHER_ARMED: 3},
        ),
        ("Soldiers killed two attackers near Ithriya on Monday.", {Party.UNKNOWN: 2}),
        (
            "ISIS attacked a post near Ithriya on Monday; soldiers killed two of the attackers.",
            {Party.ISLAMIC_STATE: 2},
        ),
    ],
    ids=[
        "two sides",
        "plus",
        "the other side behind a comma",
        "of whom",
        "told later",
        "among each side",
        "in the ranks of each",
        "lost by others, behind a place",
        "bodies left behind",
        "infiltrators, whosever they are",
        "repelled attackers",
        "repelled attackers of a side",
        "a tribe's side",
        "attackers of whom nothing else is told",
        "attackers of whom it was told",
    ],
)
def test_how_many_of_each_side(text: str, by_party: dict[Party, int], geocoder: Geocoder) -> None:
    (incident,) = incidents_of(text, geocoder, TUESDAY)
    assert {p: c.min for p, c in incident.killed.by_party.items()} == by_party


@pytest.mark.parametrize(
    ("text", "attacker", "other"),
    [
        ("On Sunday gunmen killed 20 soldiers and civilians near T3.", Party.UNKNOWN, "civilian"),
        ("An attack near T3 left 20 soldiers and shepherds dead on Sunday.", None, "civilian"),
        ("15 soldiers and IS members died in clashes near T3 on Sunday.", None, "islamic_state"),
        (
            "Fighting near T3 on Sunday: 15 soldiers and IS men killed.",
            Party.ISLAMIC_STATE,
            "islamic_state",
        ),
    ],
)
def test_both_sides_of_one_number_suffered(
    text: str, attacker: Party | None, other: str, geocoder: Geocoder
) -> None:
    (incident,) = incidents_of(text, geocoder, TUESDAY)
    assert (incident.attacker, not incident.killed.by_party) == (attacker, True)
    assert set(incident.victims) == {Party.GOVERNMENT, Party(other)}
