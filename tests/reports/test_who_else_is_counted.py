"""Short notes: who else is counted, a child by its age, and when nobody was hurt."""

from __future__ import annotations

import pytest

from geo.places.geocoder import Geocoder
from tests.reports.notes import counts_of, incidents_of


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
    ("text", "counts"),
    [
        pytest.param(
            "34 soldiers were killed near Arak and 16 IS men who drove bombs fled.",
            (34, None),
            id="not: more is told of them",
        ),
        pytest.param(
            "34 soldiers were killed near Arak and at least 16 IS men, two of whom drove bombs.",
            (50, None),
            id="others, behind a place of the first",
        ),
        pytest.param(
            "Four people, a woman and two children included, were killed by a mine near Arak.",
            (4, None),
            id="not: a woman and two children included",
        ),
        pytest.param(
            "An engineer was killed by a drone near Arak along with his driver and two guards.",
            (4, None),
            id="along with several",
        ),
        pytest.param(
            "The bodies of ten shepherds were brought to Palmyra after they fell victim to an "
            "attack near Arak.",
            (10, None),
            id="fell victim",
        ),
        pytest.param(
            "A boy lost his right hand as a detonator blew up in Hajin.", (None, 1), id="a hand"
        ),
        pytest.param(
            "A rescuer and two children he was trying to help were killed near Arak.",
            (3, None),
            id="whom he was trying to help",
        ),
        pytest.param(
            "Gunmen opened fire at two civilians in Hajin, killing one and wounding the other.",
            (1, 1),
            id="the other",
        ),
        pytest.param(
            "Two soldiers were killed near Arak. Moreover, four others sustained varying injuries.",
            (2, 4),
            id="moreover, others",
        ),
        pytest.param(
            "A family struck a mine near Arak: the parents died; their four children were hurt.",
            (2, 4),
            id="the parents",
        ),
        pytest.param(
            "IS killed two guards near Arak and wounded a third.", (2, 1), id="wounded a third"
        ),
        pytest.param(
            "Gunmen stopped a bus near Arak and executed six of them, all off-duty soldiers.",
            (6, None),
            id="not: all were soldiers",
        ),
        pytest.param(
            "Lieutenant Yusuf K. and First Sergeant Ali S. were killed near Arak.",
            (2, None),
            id="men named by their initials",
        ),
        pytest.param(
            "Gunmen entered a house in Hajin, shot its owner and his wife, and fled; she survived.",
            (None, None),
            id="not: nobody says how many died",
        ),
        pytest.param(
            "A jet hit a house near Arak in which a family of seven was sheltering; all died.",
            (7, None),
            id="all of those within",
        ),
        pytest.param(
            "Six workers were in the van when it hit a mine near Arak. All died.",
            (6, None),
            id="all of those told of before",
        ),
        pytest.param(
            "Nine oil transport drivers and their seven guards were shot dead near Arak.",
            (16, None),
            id="drivers of a transport",
        ),
        pytest.param(
            "A suicide bomber blew himself up in Hajin, killing no one but himself.",
            (1, None),
            id="no one but himself",
        ),
        pytest.param(
            "A mine went off under a bulldozer near Arak. The operator was killed; an officer lost "
            "both legs.",
            (1, 1),
            id="an operator",
        ),
        pytest.param(
            "Smugglers and gunmen clashed near Arak, leaving two dead on either side.",
            (4, None),
            id="on either side",
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
        pytest.param(
            "Masked men killed five people near Arak, a girl of ten and an old man among them.",
            (5, None),
            id="parts with an age",
        ),
        pytest.param(
            "A girl of 15 was killed and her brother of 13 injured by a mine near Arak.",
            (1, 1),
            id="a brother's age",
        ),
        pytest.param(
            "Gunmen shot two clerks in Hajin: one died, the other, head of a school, was wounded.",
            (1, 1),
            id="who the other was",
        ),
        pytest.param(
            "A bomb hit a van near Arak. Of the six on board three died at once and one in "
            "hospital.",
            (4, None),
            id="of those on board",
        ),
        pytest.param(
            "IS took 12 people near Arak, eight herdsmen and four guards, of whom two were found "
            "dead later.",
            (2, None),
            id="of those taken",
        ),
        pytest.param(
            "A mine hit an officer's car near Arak; he survived, but his guard did not.",
            (1, None),
            id="he did not",
        ),
        pytest.param(
            "Fighting near Arak left seven dead on one side and five on the other.",
            (12, None),
            id="on one side and on the other",
        ),
        pytest.param(
            "Clashes near Arak cost the army eight men and IS ten.", (18, None), id="cost both"
        ),
        pytest.param(
            "Gunmen fired at a boat near Hajin; one man was killed and another drowned.",
            (2, None),
            id="drowned under fire",
        ),
        pytest.param(
            "An IS ambush near Arak left no survivors among the eight guards on the bus.",
            (8, None),
            id="no survivors among so many",
        ),
        pytest.param(
            "Gunmen killed a baker near Arak on Sunday and then his brother, who had come to help.",
            (2, None),
            id="then his brother",
        ),
        pytest.param(
            "A bomb near Arak on Monday killed three soldiers and two more died the next day.",
            (5, None),
            id="more died the next day",
        ),
        pytest.param(
            "Eight soldiers died instantly near Arak on Sunday and two the next day.",
            (10, None),
            id="and two the next day",
        ),
        pytest.param(
            "A mine killed a farmer on Sunday near Hajin and, as he came to help, his brother.",
            (2, None),
            id="as he came to help",
        ),
        pytest.param(
            "Killed near Arak on Sunday were a colonel, three sergeants and five conscripts.",
            (9, None),
            id="killed were",
        ),
        pytest.param(
            "A raid hit Hajin on Sunday, with 30 fighters and 11 civilians killed.",
            (41, None),
            id="with both killed",
        ),
        pytest.param(
            "A bomb killed a clerk in Hajin and a passer-by on Monday.", (2, None), id="and another"
        ),
        pytest.param(
            "Eleven gendarmes of the field's guard were wounded and three killed by a rocket near "
            "Arak.",
            (3, 11),
            id="gendarmes",
        ),
        pytest.param(
            "Rockets on Arak wounded a guard, and nine at Hajin did no harm.",
            (None, 1),
            id="not: rockets that did no harm",
        ),
        pytest.param(
            "A mine killed a mother and wounded all four of her sons near Arak.",
            (1, 4),
            id="all of her sons",
        ),
        pytest.param(
            "A guard was killed and an IS fighter too in a clash near Arak.", (2, None), id="he too"
        ),
        pytest.param(
            "Four herdsmen went missing near Arak on Friday. Three were found dead on Sunday.",
            (3, None),
            id="those missing are found dead",
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
        ("two US advisers were unhurt", (None, None)),
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
