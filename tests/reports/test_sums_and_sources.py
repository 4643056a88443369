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
            "A raid killed 52 fighters in Hajin on Sunday, SOHR says. An Iraqi militia puts its "
            "dead at 22.",
            {"SOHR": 52, None: 22},
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


@pytest.mark.parametrize("verb", ["takes", "brings", "raises"])
def test_an_event_that_a_running_total_is_told_with(geocoder: Geocoder, verb: str) -> None:
    text = (
        f"The death of a farmer by a mine near Arak on Sunday {verb} to 112 those killed by "
        "mines this year."
    )
    reading = reading_of(text, geocoder)
    assert [killed_in(i) for i in reading.incidents] == [1]
    assert [least(t.killed) for t in reading.tallies] == [112]


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
            "A bomb killed 14 men in Homs on Sunday. About an hour later shells fell on Ariha.",
            dt.date(2023, 4, 9),
            id="an hour later",
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
    assert {i.date for i in incidents_of(text, geocoder)} == {day}


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
        pytest.param("Every week two or three men are shot in Hajin.", id="every week"),
        pytest.param("The police arrested two suspects on Sunday.", id="suspects, and no place"),
        pytest.param("Its last raid, on Arak on 22 March, killed three.", id="the last before it"),
    ],
)
def test_what_is_no_event(geocoder: Geocoder, text: str) -> None:
    before = "A mine near Arak killed a shepherd on Monday. "
    assert len(incidents_of(before + text, geocoder)) == 1


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        pytest.param(
            "34 soldiers were killed near Arak and at least 16 IS men, two of whom drove bombs.",
            (34, None),
            id="not: behind a place of the first",
        ),
        pytest.param(
            "Near Arak 34 soldiers were killed and at least 16 IS men, two of whom drove bombs.",
            (50, None),
            id="others, without a verb of their own",
        ),
        pytest.param(
            "Two soldiers died and an officer, near Arak.", (3, None), id="and an officer"
        ),
        pytest.param(
            "Two soldiers were killed and three civilians hurt near Arak.", (2, 3), id="hurt"
        ),
        pytest.param(
            "Two soldiers were killed and three gunmen fled near Arak.", (2, None), id="fled"
        ),
        pytest.param(
            "An ambush near Arak left two dead on the army side and four on the IS side.",
            (6, None),
            id="on each side",
        ),
        pytest.param(
            "A raid on Arak killed seven on the government side, a general among them, and three "
            "attackers.",
            (10, None),
            id="a side, a part, and others",
        ),
        pytest.param(
            "Two attacks near Arak on Monday killed seven: in the first three soldiers died, in "
            "the second four.",
            (7, None),
            id="in the first, in the second",
        ),
        pytest.param(
            "The SDF lost six men in Hajin on Sunday. SOHR first said five, and about 20 wounded.",
            (6, 20),
            id="a number that is said, and another of the wounded",
        ),
        pytest.param(
            "Eight fighters are also reported dead near Arak, and ten wounded.",
            (8, 10),
            id="are also reported dead",
        ),
        pytest.param("A woman was found shot in Hajin.", (1, None), id="found shot"),
        pytest.param(
            "A local network speaks of a colonel and three soldiers killed near Arak.",
            (4, None),
            id="speaks of a colonel and three",
        ),
        pytest.param(
            "The group beheaded one of the hostages, a student of 19, in Hajin.",
            (1, None),
            id="one of them, and what he was",
        ),
        pytest.param(
            "Gunmen killed one of the guards, a clerk and two drivers in Hajin.",
            (4, None),
            id="not: others in a list",
        ),
        pytest.param(
            "Near Arak two attackers and one of its own men were killed.", (3, None), id="its own"
        ),
        pytest.param(
            "Shells killed a woman and two of her children in Hajin on Monday; the husband died in "
            "hospital today.",
            (4, None),
            id="the husband died in hospital",
        ),
        pytest.param("An ambush near Arak cost the army three men.", (3, None), id="cost an army"),
        pytest.param("An ambush near Arak cost the army two tanks.", (None, None), id="not: tanks"),
        pytest.param(
            "Police raided a house near Arak; one of its men and three of the cell were killed.",
            (4, None),
            id="of the cell",
        ),
        pytest.param(
            "A dozen IS fighters were killed and as many wounded near Arak.", (12, 12), id="as many"
        ),
        pytest.param(
            "Three soldiers and at least as many gunmen died near Arak.",
            (6, None),
            id="at least so",
        ),
        pytest.param(
            "No fewer than 20 and perhaps as many as 30 fighters were killed near Arak.",
            (20, None),
            id="from so many to perhaps so many",
        ),
        pytest.param(
            "Shelling of Hajin on Sunday killed Ahmad al-Salem, 45, his daughter Amal, 9, and a "
            "neighbour.",
            (3, None),
            id="names with their ages",
        ),
        pytest.param(
            "Ten men were shot near Arak, eight of them fatally.", (8, None), id="of them fatally"
        ),
        pytest.param(
            "A drone near Arak killed 17 jihadists, eleven of them commanders, and five civilians.",
            (22, None),
            id="some of them, and others of another side",
        ),
        pytest.param(
            "13 people, four of them children, and two women were killed near Arak.",
            (15, None),
            id="some of them, and others",
        ),
        pytest.param(
            "Three people, among them the son of a slain leader, were killed near Arak.",
            (3, None),
            id="not: a leader who was slain before",
        ),
        pytest.param(
            "A drone killed Maher al-Aghal, ISIS's leader in Syria, near Arak.", (1, None), id="who"
        ),
        pytest.param("A mine near Arak cost two boys their lives.", (2, None), id="cost them life"),
        pytest.param("A mine near Arak cost a deminer his leg.", (None, 1), id="cost him a leg"),
        pytest.param(
            "An IS fighter was found by soldiers at a post near Arak and shot dead.",
            (1, None),
            id="found and shot dead",
        ),
        pytest.param(
            "A blast in Hajin killed five and wounded 24. Eight of the 24 wounded have died since.",
            (13, 16),
            id="so many of the wounded died",
        ),
    ],
)
def test_who_else_is_counted(
    geocoder: Geocoder, text: str, counts: tuple[int | None, int | None]
) -> None:
    (incident,) = incidents_of(text, geocoder)
    assert counts_of(incident) == counts


@pytest.mark.parametrize(
    ("words", "counts"),
    [
        ("nobody was harmed", (0, 0)),
        ("they left without hurting anybody", (0, 0)),
        ("no one was injured", (0, 0)),
        ("no one was killed or wounded", (0, 0)),
        ("there were no victims", (0, 0)),
        ("no one among the crew was injured", (None, 0)),
        ("the guard escaped unhurt", (0, None)),
        ("the mayor survived the attempt", (0, None)),
        ("a driver who survived told a channel of it", (None, None)),
        ("it is not known whether anyone was hurt", (None, None)),
        ("no victims are known", (None, None)),
    ],
)
def test_nobody(geocoder: Geocoder, words: str, counts: tuple[int | None, int | None]) -> None:
    (incident,) = incidents_of(f"Gunmen fired at a car in Hajin on Monday; {words}.", geocoder)
    assert counts_of(incident) == counts


@pytest.mark.parametrize(
    "text",
    [
        "The head of the council of Hajin escaped an attempt on his life on Monday.",
        "A commander survived an assassination attempt in Hajin on Monday.",
    ],
)
def test_an_attempt_that_failed_is_an_attack_that_killed_nobody(
    geocoder: Geocoder, text: str
) -> None:
    (incident,) = incidents_of(text, geocoder)
    assert (incident.event_type, *counts_of(incident)) == ("assassination", 0, None)


def test_what_stands_before_a_colon_is_the_place_of_all(geocoder: Geocoder) -> None:
    text = "In Hajin: a woman was found shot on Saturday and a man was killed on Sunday."
    assert [(i.place.mention, i.date) for i in incidents_of(text, geocoder)] == [
        ("Hajin", dt.date(2023, 4, 8)),
        ("Hajin", dt.date(2023, 4, 9)),
    ]


def test_air_raids_elsewhere_are_no_part_of_a_fight(geocoder: Geocoder) -> None:
    text = (
        "Clashes near Arak cost the National Defence one dead. Russian planes bombed IS positions "
        "in the Sukhna and Rusafa deserts; no losses are given."
    )
    assert [i.event_type for i in incidents_of(text, geocoder)] == ["clash", "air_strike"]


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        pytest.param(
            "Its running total for the desert since the start of the year goes up to 321 dead: 24 "
            "IS members, 260 soldiers and 37 civilians.",
            321,
            id="goes up to",
        ),
        pytest.param(
            "In all, 72 people have died in the desert this year by its count: nine IS members, 55 "
            "soldiers, eight civilians.",
            72,
            id="by its count",
        ),
        pytest.param(
            "August, with 31 dead in 24 attacks, was the deadliest month.", 31, id="a month"
        ),
        pytest.param(
            "It says that IS killed 69 men, and air strikes killed 13 IS members in the period.",
            82,
            id="in the period",
        ),
    ],
)
def test_running_totals(geocoder: Geocoder, text: str, killed: int) -> None:
    reading = reading_of(text, geocoder)
    assert not reading.incidents
    assert [least(t.killed) for t in reading.tallies] == [killed]


def test_those_who_shelled_die_in_answer(geocoder: Geocoder) -> None:
    text = (
        "Five Turkish soldiers were killed on Monday by army shelling of Taftanaz; 101 soldiers of "
        "the regime were killed in answer."
    )
    assert [killed_in(i) for i in incidents_of(text, geocoder)] == [5, 101]
