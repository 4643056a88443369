"""Whose dead and wounded are counted, once each, and which source's number stands."""

from __future__ import annotations

import datetime as dt

import pytest

from geo.model import CountRange, Party, ReadIncident, Reading
from geo.places.geocoder import Geocoder
from geo.reports.reader import read_report

PUBLISHED = dt.date(2022, 6, 14)  # a Tuesday


def _read(text: str, geocoder: Geocoder) -> Reading:
    return read_report(text, PUBLISHED, geocoder)


def _killed(incident: ReadIncident) -> tuple[int, int | None] | None:
    total = incident.killed.total
    return None if total is None else (total.min, total.max)


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
    reading = _read(text, geocoder)
    assert [_killed(i) for i in reading.incidents] == [(n, n) for n in killed]
    assert reading.tallies == ()


def test_second_source_without_a_verb(geocoder: Geocoder) -> None:
    """ "SOHR counts at least six dead, Deir Ezzor 24 ten": a claim of each."""
    text = (
        "IS attacked army positions near Mayadin on Sunday. SOHR counts at least six dead, "
        "Deir Ezzor 24 ten."
    )
    (incident,) = _read(text, geocoder).incidents
    (second,) = incident.extra_claims
    assert _killed(incident) == (6, None)
    assert (second.source, second.killed.total and second.killed.total.min) == ("Deir Ezzor 24", 10)


@pytest.mark.parametrize(
    ("text", "told"),
    [
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
    ],
)  # fmt: skip
def test_each_source_keeps_its_number(
    text: str, told: dict[str, tuple[int, int | None]], geocoder: Geocoder
) -> None:
    """Two words on one event are never added up."""
    (incident,) = _read(text, geocoder).incidents
    found = {incident.source: _killed(incident)}
    for claim in incident.extra_claims:
        assert claim.killed.total is not None
        found[claim.source] = (claim.killed.total.min, claim.killed.total.max)
    assert found == told


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
    first, second = _read(text, geocoder).incidents
    assert _killed(first) == _killed(second) == (1, 1)
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
    (incident,) = _read(text, geocoder).incidents
    assert _killed(incident) == (killed, killed)


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Of the 12 wounded in Monday's blast in Deir ez-Zor, three died overnight, raising the "
         "toll to 8.", 8),
        ("Five people were killed in a blast in Deir ez-Zor on Monday. Three of the wounded died "
         "overnight, raising the toll to 8.", 8),
        ("Two wounded soldiers died on Tuesday, bringing to 15 the toll of Sunday's attack near "
         "T3.", 15),
    ],
)  # fmt: skip
def test_the_toll_of_one_attack_rises(text: str, killed: int, geocoder: Geocoder) -> None:
    reading = _read(text, geocoder)
    assert [_killed(i) for i in reading.incidents] == [(killed, killed)]
    assert reading.tallies == ()


@pytest.mark.parametrize(
    "behind",
    [
        ", bringing to 136 the number of those killed since the start of the year.",
        ", which brings to 136 the number of people killed by mines this year.",
        ". This brings to 136 the number of people killed by mines since the start of the year.",
        ". That brought to 136 the number of people killed by mines since the start of the year.",
    ],
)
def test_a_running_total_behind_an_attack(behind: str, geocoder: Geocoder) -> None:
    reading = _read(f"A mine killed two near Arak on Monday{behind}", geocoder)
    assert [_killed(i) for i in reading.incidents] == [(2, 2)]
    (tally,) = reading.tallies
    assert tally.killed is not None
    assert (tally.killed.min, tally.killed.max) == (136, 136)


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
    (incident,) = _read(text, geocoder).incidents
    hurt = incident.wounded.total
    assert _killed(incident) == killed
    assert ((hurt.min, hurt.max) if hurt is not None else None) == wounded
    assert Party.COALITION not in incident.victims


def test_two_sources_on_two_events(geocoder: Geocoder) -> None:
    text = (
        "SOHR said two shepherds were killed near Arak on Monday, and SANA said three soldiers "
        "were killed near T2."
    )
    assert [_killed(i) for i in _read(text, geocoder).incidents] == [(2, 2), (3, 3)]


@pytest.mark.parametrize(
    "text",
    [
        "SOHR counts six dead near Mayadin on Sunday, Deir Ezzor 24 reported.",
        "SOHR counts six dead near Mayadin on Sunday, Deir Ezzor 24 10 days ago none.",
    ],
)
def test_no_second_count(text: str, geocoder: Geocoder) -> None:
    (incident,) = _read(text, geocoder).incidents
    assert incident.extra_claims == ()


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
    (incident,) = _read(text, geocoder).incidents
    total = incident.wounded.total
    assert (total.min if total is not None and total.max == total.min else None) == wounded


def test_nobody_hurt_and_then_somebody(geocoder: Geocoder) -> None:
    text = (
        "IS cells blew up a pipeline near Al-Shuhail on Monday. No casualties were reported. Also "
        "on Monday, an SDF fighter was killed as gunmen fired at him at the entrance of Dhiban."
    )
    incidents = _read(text, geocoder).incidents
    assert [_killed(i) for i in incidents] == [(0, 0), (1, 1)]


def test_reports_of_an_injury_are_no_number(geocoder: Geocoder) -> None:
    text = (
        "A drone killed an IS leader in Hajin on Monday. The army is assessing reports of a "
        "civilian injury."
    )
    (incident,) = _read(text, geocoder).incidents
    assert incident.wounded.total is None


def test_a_total_without_a_number_is_said_to_be_left_out(geocoder: Geocoder) -> None:
    text = (
        "A landmine killed three civilians near Al-Sukhnah on Sunday. Dozens have died in the "
        "desert since the start of February."
    )
    reading = _read(text, geocoder)
    assert len(reading.incidents) == 1 and not reading.tallies
    assert [note.text[:6] for note in reading.ignored] == ["Dozens"]


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
    (incident,) = _read(text, geocoder).incidents
    assert _killed(incident) == killed


def test_killed_and_wounded_of_one_number_are_neither(geocoder: Geocoder) -> None:
    (incident,) = _read("22 soldiers killed, wounded in an ambush near Kabajib", geocoder).incidents
    assert incident.killed.total is None


def test_a_crash_is_no_attack_of_those_who_flew(geocoder: Geocoder) -> None:
    reading = _read(
        "An army helicopter crashed near T4 for a technical fault, killing 2.", geocoder
    )
    assert not reading.incidents
    assert [i.reason for i in reading.ignored] == ["an accident, no attack"]


@pytest.mark.parametrize(
    "people", ["57 people, including 21 civilians,", "57 people, 21 of them civilians,"]
)
def test_where_some_are_civilians_the_rest_is_not_said_to_be(
    people: str, geocoder: Geocoder
) -> None:
    (incident,) = _read(f"{people} died in a bombing in Al-Sukhnah.", geocoder).incidents
    assert _killed(incident) == (57, 57)
    assert incident.killed.by_party == {Party.CIVILIAN: CountRange.exactly(21)}


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
    (incident,) = _read(text, geocoder).incidents
    assert (incident.source, _killed(incident)) == ("state television", (8, 8))
    (claim,) = incident.extra_claims
    assert (claim.source, claim.killed.total) == ("SOHR", CountRange(15, 15))


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
    ],
    ids=["two sides", "plus", "the other side behind a comma", "of whom", "told later"],
)
def test_how_many_of_each_side(text: str, by_party: dict[Party, int], geocoder: Geocoder) -> None:
    (incident,) = _read(text, geocoder).incidents
    assert {p: c.min for p, c in incident.killed.by_party.items()} == by_party
