"""Whose dead are counted, each of them once: names, trades, parts and kin."""

from __future__ import annotations

import pytest

from geo.model import Party
from geo.places.geocoder import Geocoder
from tests.reports.notes import TUESDAY, incidents_of, killed_range, reading_of


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        pytest.param(
            "DAMASCUS, June 13 (SANA) - Twelve soldiers were killed and seven others were wounded "
            "when terrorists attacked a bus in the Palmyra desert on Sunday, a source said.",
            [12],
            id="a dateline's town and day are no event's",
        ),
        pytest.param(
            "The first toll of Monday's attack near Arak was four; it later rose to seven as three "
            "died of their wounds.",
            [7],
            id="a toll that rose",
        ),
        pytest.param(
            "Terrorists opened fire on shepherds near Al-Shola on Monday, martyring five of them.",
            [5],
            id="martyring",
        ),
        pytest.param(
            "Three members of the oil field guards, loyal to the regime, were killed on Monday "
            "when an IED exploded near Al-Taym oil field.",
            [3],
            id="members of the field guards",
        ),
        pytest.param(
            "A landmine killed two shepherds near Uqayribat on Monday. An ambush by Islamic State "
            "fighters killed four soldiers near Al-Sukhnah on the same day.",
            [2, 4],
            id="a mine and an ambush, one sentence each",
        ),
        pytest.param(
            "Gunmen killed five soldiers near Al-Shola on Monday. In 2019, a similar attack killed "
            "20 soldiers in the same area.",
            [5],
            id="a similar attack of another year",
        ),
        pytest.param(
            "Raqqa, SANA – Two citizens, a mother and her daughter, were martyred and 4 others "
            "were injured on Monday by a mine near Rusafa.",
            [2],
            id="the two spelled out",
        ),
        pytest.param(
            "The toll of the attack near Al-Sukhnah on Sunday rose to 53 dead, 46 civilians and "
            "7 soldiers, a doctor said.",
            [53],
            id="parts that come to the number before them",
        ),
        pytest.param(
            "Brigadier General Ahmad Mohsen, commander of the 123rd Brigade, was killed along with "
            "two of his escorts near Ithriya on Sunday.",
            [3],
            id="a general and what he commands are one man",
        ),
        pytest.param(
            "Gunmen attacked an army post near Rusafa on Monday, leaving two soldiers dead. The "
            "attackers fled after one of them had been killed.",
            [3],
            id="one of the attackers",
        ),
        pytest.param(
            "A brigade lost a tank and its three-man crew to an IED near Al-Sukhnah on Monday.",
            [3],
            id="a crew of three",
        ),
        pytest.param(
            "A bomb in Hajin on Monday injured five people, two of whom later died in hospital.",
            [2],
            id="two of the wounded died",
        ),
        pytest.param(
            "Seven members of the NDF, all from the Bu Hamad clan, were killed near Maadan on "
            "Monday.",
            [7],
            id="all of one clan",
        ),
        pytest.param(
            "Clashes raged between the army and ISIS near Al-Sukhnah on Sunday, killing 18 of the "
            "former and 11 of the latter.",
            [29],
            id="the former and the latter",
        ),
        pytest.param(
            "IS attacked a checkpoint near Al-Kawm on Sunday, killing seven soldiers. Moreover, "
            "two ISIS members were killed.",
            [9],
            id="the attackers' dead",
        ),
        pytest.param(
            "Four Russian servicemen, including a colonel, and 20 soldiers perished near Mayadin "
            "on Sunday.",
            [24],
            id="a part between two wholes",
        ),
        pytest.param(
            "IS fighters executed 26 civilians near Palmyra on Sunday. The day before, 30 soldiers "
            "had been killed in the fighting for Al-Sukhnah.",
            [26, 30],
            id="the day before is another event",
        ),
    ],
)
def test_who_is_counted(text: str, killed: list[int], geocoder: Geocoder) -> None:
    reading = reading_of(text, geocoder, TUESDAY)
    assert [killed_range(i) for i in reading.incidents] == [(n, n) for n in killed]
    assert reading.tallies == ()


@pytest.mark.parametrize(
    "text",
    [
        "Unknown gunmen shot dead a man in Dhiban; hours later another man was found dead in "
        "Al-Hawaij.",
        "Unknown gunmen shot dead a man in Dhiban, and hours later another was killed in "
        "Al-Hawaij.",
        "A soldier was killed near Arak and another was killed near T3 the same day.",
    ],
)
def test_another_elsewhere_is_another_incident(text: str, geocoder: Geocoder) -> None:
    first, second = incidents_of(text, geocoder, TUESDAY)
    assert killed_range(first) == killed_range(second) == (1, 1)
    assert first.place.match.place_id != second.place.match.place_id


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("A mine killed an SDF commander identified as Abu Ali and two of his guards.", 3),
        ("A mine killed an SDF commander and two of his guards in Hajin.", 3),
        ("Gunmen killed a commander named Abu Omar and his two bodyguards in Hajin.", 3),
        ("Gunmen killed a man named Khaled al-Ali and wounded two of his sons in Hajin.", 1),
        ("Gunmen killed a man known as Khaled and two attackers were arrested in Hajin.", 1),
    ],
)
def test_a_name_between_those_killed(text: str, killed: int, geocoder: Geocoder) -> None:
    (incident,) = incidents_of(text, geocoder, TUESDAY)
    assert killed_range(incident) == (killed, killed)


@pytest.mark.parametrize(
    ("text", "killed", "wounded"),
    [
        ("IS militants hit an army vehicle near Hajin with a bomb. 3 killed, coded as 3 "
         "fatalities.", (3, 3), None),
        ("A mine took the lives of a mother and her daughter in Hajin today. Three others of the "
         "family were wounded.", (2, 2), (3, 3)),
        ("Salem al-Ahmad, 31, and his nephew Yasin, 25, died near Hajin as a mine blew up under "
         "their motorcycle.", (2, 2), None),
        ("IS attacked posts near Al-Sukhnah on Monday. 32 soldiers were killed, as well as "
         "26 of the attackers.", (58, 58), None),
        ("IS cells fell upon a post near Al-Tabni today and killed four soldiers. Two of the "
         "attackers were also shot dead, and the others slipped away towards Al-Bishri.",
         (6, 6), None),
        ("The army's air force destroyed on Friday dens of IS terrorists in the surroundings of "
         "Palmyra and in Al-Qaryatayn, killing at least 38 terrorists.", (38, None), None),
        ("IS and the army clashed north of Al-Sukhnah between 2 and 4 June 2022. 20 soldiers "
         "and 31 IS fighters were killed over the three days.", (51, 51), None),
        ("The number of people killed by the air strikes of the coalition on Iranian-backed "
         "militias in Hajin has risen to 19.", (19, 19), None),
        ("IS members lay in wait for a bus that was taking soldiers of the 18th Division to "
         "Palmyra on Tuesday. Five soldiers died.", (5, 5), None),
        ("Warplanes bombed a camp near Al-Tanf on Monday; a captain said that three sites were "
         "destroyed but did not mention casualties.", None, None),
        ("A mine hit a car near Arak on Monday. The army has not commented on losses.", None,
         None),
        ("A mine hit a car near Arak on Monday without causing casualties.", (0, 0), (0, 0)),
    ],
)  # fmt: skip
def test_whose_number_is_counted_once(
    text: str,
    killed: tuple[int, int | None] | None,
    wounded: tuple[int, int | None] | None,
    geocoder: Geocoder,
) -> None:
    (incident,) = incidents_of(text, geocoder, TUESDAY)
    hurt = incident.wounded.total
    assert killed_range(incident) == killed
    assert ((hurt.min, hurt.max) if hurt is not None else None) == wounded
    assert Party.COALITION not in incident.victims


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("A bomber killed himself and four SDF fighters in Hajin.", (5, 5)),
        ("One of its advisers, Colonel Hassan Rezaei, was killed near Arak.", (1, 1)),
        ("One soldier, one officer, and a driver were killed near Arak.", (3, 3)),
        ("Two officers, Major Ali Hasan and Captain Omar Saleh, were killed near Arak.", (2, 2)),
        ("Nine bodies with bullet wounds to the head were found near Arak.", (9, 9)),
        ("Masked men shot Ahmad al-Ali, a former IS member, dead in Abu Rasin.", (1, 1)),
        ("IS killed a captain from Tartus and two soldiers from Homs near Arak.", (3, 3)),
        ("A teacher was shot dead with his son in Hajin.", (2, 2)),
        ("Six soldiers were killed with their officer near Arak.", (7, 7)),
        ("A man was killed with his own gun in Hajin.", (1, 1)),
        ("Three soldiers were killed in clashes with 20 IS fighters near Arak.", (3, 3)),
        ("A man was killed in Hajin, with two gunmen fleeing the scene.", (1, 1)),
        ("Six Fatemiyoun Afghans and a Syrian were killed near Arak.", (7, 7)),
        ("A Syrian soldier was killed near Arak.", (1, 1)),
        ("Two men were killed in Hajin to avenge the killing of a shepherd last year.", (2, 2)),
        (
            "Three brothers were killed in Hajin in a dispute over the murder of a man two years "
            "ago.",
            (3, 3),
        ),
        (
            "An officer, with the rank of lieutenant, and four conscripts were killed near Arak.",
            (5, 5),
        ),
        ("Search teams found the bodies of seven of them near Arak.", (7, 7)),
        ("Family of four, including two infants, killed as car hits mine near Arak", (4, 4)),
        ("IS shot down a helicopter near T4, killing its crew of two.", (2, 2)),
    ],
)
def test_who_is_counted_once(text: str, killed: tuple[int, int], geocoder: Geocoder) -> None:
    (incident,) = incidents_of(text, geocoder, TUESDAY)
    assert killed_range(incident) == killed
