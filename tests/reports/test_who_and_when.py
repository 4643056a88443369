"""Where one event ends and the next begins, and what belongs to whom: one table a question."""

from __future__ import annotations

import datetime as dt

import pytest

from geo.model import Party
from geo.places.geocoder import Geocoder
from geo.reports.reader import read_report
from tests.reports.notes import TUESDAY, incidents_of, killed_range, reading_of


def test_an_answer_elsewhere_is_an_incident_of_that_day(geocoder: Geocoder) -> None:
    text = (
        "On 5 June 2022, regime forces shelled Thiban town with artillery. Two civilians were "
        "wounded. The SDF responded by shelling Mayadin."
    )
    first, second = incidents_of(text, geocoder, TUESDAY)
    assert (first.attacker, second.attacker) == (Party.GOVERNMENT, Party.SDF)
    assert first.date == second.date == dt.date(2022, 6, 5)
    assert second.killed.total is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Ten people were killed by Tuesday's air strike on Hajin.", True),
        ("The number of people killed by last night's air strikes on Hajin has risen to 19.", True),
        ("Ten people were killed in Hajin. The town had been emptied by Tuesday.", False),
    ],
)
def test_a_day_behind_by(text: str, day: bool, geocoder: Geocoder) -> None:
    (incident,) = incidents_of(text, geocoder, TUESDAY)
    assert (incident.date is not None) is day


def test_a_company_s_name_is_no_place(geocoder: Geocoder) -> None:
    text = (
        "Gunmen fired on a car of the Palmyra Electricity Company on Monday on the road between "
        "Al-Sukhnah and Kabajib, killing two."
    )
    (incident,) = incidents_of(text, geocoder, TUESDAY)
    assert "Kabajib" in incident.place.mention


@pytest.mark.parametrize(
    "behind",
    [
        "State agency SANA said 25 people were killed. SOHR said 37 soldiers died.",
        "The army responded by shelling Al-Sukhnah.",
    ],
)
def test_what_follows_an_old_attack_is_as_old(behind: str, geocoder: Geocoder) -> None:
    reading = reading_of(
        f"IS attacked a bus near Kabajib on 30 December 2020. {behind}", geocoder, TUESDAY
    )
    assert reading.incidents == ()
    assert reading.ignored[0].reason.startswith("background")


def test_guards_are_of_the_side_of_the_one_they_guard(geocoder: Geocoder) -> None:
    text = "A mine killed an SDF commander and two of his guards in Hajin."
    (incident,) = incidents_of(text, geocoder, TUESDAY)
    assert incident.victims == (Party.SDF,)


@pytest.mark.parametrize(
    ("text", "attacker", "victims"),
    [
        ("IS fighters ambushed a bus carrying Syrian soldiers near Al-Shola on Monday, killing 19 "
         "people.", "islamic_state", {"government"}),
        ("A mine left by Daesh killed four workers near Salamiyah on Monday, according to a "
         "source at Hama Police Command.", "islamic_state", {"civilian"}),
        ("A volunteer in the ranks of the 25th Division was killed by ISIS sniper fire near "
         "Ithriya on Monday.", "islamic_state", {"government"}),
        ("A drone killed six SDF fighters at the Al-Omar field on Monday. The SDF said so. It "
         "blamed Iran-backed militias.", "government", {"sdf"}),
        ("IS militants attacked a checkpoint of Liwa Fatemiyoun near T2 on Monday, killing four "
         "fighters, according to a local network.", "islamic_state", {"government"}),
        ("Family feuds led to the killing of three people in Al-Shuhail on Monday, before the SDF "
         "intervened.", "None", {"civilian"}),
    ],
)  # fmt: skip
def test_sides(text: str, attacker: str, victims: set[str], geocoder: Geocoder) -> None:
    (incident,) = incidents_of(text, geocoder, TUESDAY)
    assert (str(incident.attacker), {str(v) for v in incident.victims}) == (attacker, victims)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("A member of the SDF was killed in Hajin, a source told Rudaw on Monday. He was "
         "kidnapped from his house in Hajin late Saturday.", "2022-06-11"),
        ("A soldier died today of wounds sustained in an attack near Al-Tabni two days ago.",
         "2022-06-12"),
        ("Seven soldiers were killed two nights ago in an attack near Mayadin.", "2022-06-12"),
        ("IS killed three soldiers near Arak on Friday, five near Kabajib on Saturday and two in "
         "the Palmyra desert on Sunday.", "2022-06-10 2022-06-11 2022-06-12"),
        ("On Saturday, gunmen killed two people in Hajin, and on Friday three in Gharanij.",
         "2022-06-11 2022-06-10"),
        ("Gunmen killed an SDF fighter in Dhiban on Monday and two more the day before in "
         "Al-Shuhayl.", "2022-06-13 2022-06-12"),
        ("A mine killed two shepherds near Uqayribat on 8 June and, on 10 June, three near "
         "Salamiyah.", "2022-06-08 2022-06-10"),
        ("On June 12, alleged coalition strikes on Hajin. Fatalities unknown.", "2022-06-12"),
        ("Russian jets bombed the desert near Arak on Friday and near Kabajib on Saturday.",
         "2022-06-10 2022-06-11"),
        ("Three people were killed in Hajin on Monday, a source said on Tuesday.", "2022-06-13"),
        ("A mine killed one man in Hajin on Sunday. Hours later, gunmen fired at a house in "
         "Gharanij, killing a woman.", "2022-06-12 2022-06-12"),
        ("Two men were killed near Arak this morning. Earlier in the day, gunmen wounded three "
         "people in Hajin.", "2022-06-14 2022-06-14"),
        ("Hajin has been tense since Friday, when gunmen killed two SDF fighters there.",
         "2022-06-10"),
        ("Since Sunday morning, Russian warplanes have carried out 20 strikes near Arak.",
         "2022-06-12"),
        ("The first attack was on Saturday near Mayadin and killed six, the second on Monday near "
         "Al-Quriyah and killed three.", "2022-06-11 2022-06-13"),
        ("Jets struck IS posts on two days: on Friday near Hajin, killing four, on Saturday near "
         "Gharanij, killing two.", "2022-06-10 2022-06-11"),
        ("Four soldiers were killed and two wounded on Sunday near T3, and three more died on "
         "Monday when a car hit a mine.", "2022-06-12 2022-06-13"),
        ("A bomb killed two men in Hajin on Monday. It was the second such attack in a week, after "
         "eight were killed near Kabajib on June 8.", "2022-06-13 2022-06-08"),
        ("HOMS, June 12 (Desk) - Two children were killed today by a mine in Kabajib. A farmer was "
         "wounded yesterday in Ithriya.", "2022-06-12 2022-06-11"),
        ("Mine kills shepherd\nBy the Desk - 12 June 2022\n\nA shepherd was killed this morning "
         "by a mine near Arak.", "2022-06-12"),
        ("July 2021\nJune 10: Two guards were killed by a mine near Salamiyah.", "2022-06-10"),
        ("A man was shot dead in Hajin on Sunday.\n\nEarlier on Sunday, a guard was killed by a "
         "mine in Gharanij.", "2022-06-12 2022-06-12"),
        ("Gunmen attacked a post near Arak on Sunday, killing five soldiers. SANA reported the "
         "attack a day later and counted two dead.", "2022-06-12"),
        ("Two soldiers were killed on Monday near Arak. A source said in a statement to SANA today "
         "that at 13:30 on Monday their car hit a mine.", "2022-06-13"),
        ("Two children died of their wounds yesterday. They had been injured the previous Thursday "
         "by a mine near Maadan.", "2022-06-09"),
        ("A drone killed a man in Hajin on Monday. On June 12, a day before, gunmen killed two in "
         "Gharanij.", "2022-06-13 2022-06-12"),
        ("At dawn on Sunday the SDF raided a house in Hajin. Five IS members were killed, a "
         "spokesman said on Monday.", "2022-06-12"),
        ("IS killed two soldiers near Arak on Saturday and two guards in an attack near Kabajib at "
         "about 6.23 pm on Sunday.", "2022-06-11 2022-06-12"),
        ("Security digest, 6-12 June\n\nMonday. Gunmen killed a guard in Hajin.\nWednesday. Jets "
         "struck a cave near Arak overnight; three died.", "2022-06-06 2022-06-07"),
        ("Militiamen were found dead near Mayadin on Monday, two days after gunmen had abducted "
         "them.", "2022-06-13"),
        ("Meanwhile, the SDF on Monday reported that two of its fighters were killed last Saturday "
         "in Hajin.", "2022-06-11"),
        ("On May 20, SOHR reported that a drone killed a man in Hajin this dawn. A mine killed a "
         "guard near Arak on Monday.", "2022-05-20 2022-06-13"),
        ("On Monday, troops reached Arak. On their way, a mine killed two soldiers.", "2022-06-13"),
        ("Mines killed a man near Arak after midnight. On Sunday, one was killed in Hajin.",
         "2022-06-14 2022-06-12"),
        ("A wounded man died on Monday in a hospital in Raqqa. He had been shot on Saturday by two "
         "men in Hajin.", "2022-06-11"),
        ("Hours after the killing of two of its fighters near Hajin, the SDF on Monday raided a "
         "house in Gharanij and killed a gunman.", "2022-06-13 2022-06-13"),
        ("IS set off a bomb next to a bus near Kabajib on Saturday. Eight soldiers died instantly "
         "and two the next day.", "2022-06-11"),
        ("IS set off a bomb next to a bus near Kabajib on Saturday. Eight soldiers died instantly "
         "and two more died the next day.", "2022-06-11"),
        ("Loud explosions were heard on Sunday evening in Hajin. The explosions were caused by a "
         "mine that killed two men.", "2022-06-12"),
        ("Today marks a month since three farmers were killed near Hajin.", ""),
        ("It was the first strike since February 22, when a drone killed a farmer in Hajin.", ""),
    ],
)  # fmt: skip
def test_days(text: str, days: str, geocoder: Geocoder) -> None:
    assert [str(i.date) for i in incidents_of(text, geocoder, TUESDAY)] == days.split()


def test_the_device_is_the_bomb_told_of(geocoder: Geocoder) -> None:
    text = (
        "A general was killed when a roadside bomb exploded near Deir Ezzor on Monday. The device "
        "went off some 15 kilometres from the city, near the Al-Taym oil field."
    )
    assert len(incidents_of(text, geocoder, TUESDAY)) == 1


def test_where_the_clashes_were(geocoder: Geocoder) -> None:
    """The sentence before told of no event by itself, but of where it was."""
    text = (
        "The SDF said its forces had retaken the town of Al-Busayrah after clashes with tribal "
        "fighters. Six SDF fighters were killed in the clashes on Sunday."
    )
    (incident,) = incidents_of(text, geocoder, TUESDAY)
    assert "Al-Busayrah" in incident.place.mention


def test_other_deed_without_casualties(geocoder: Geocoder) -> None:
    """ "No casualties" of what followed says nothing of the first attack's wounded."""
    text = (
        "Two men were shot dead by gunmen in Hajin on Monday. Their relatives later burned a post, "
        "with no casualties."
    )
    (incident,) = incidents_of(text, geocoder, TUESDAY)
    assert (killed_range(incident), incident.wounded.total) == ((2, 2), None)


def test_near_a_place_on_a_road(geocoder: Geocoder) -> None:
    """The road alone would be drawn at its middle, 60 km away."""
    text = (
        "An IED killed two soldiers on the road between Palmyra and Deir ez-Zor, near Kobajib, on "
        "Monday."
    )
    (incident,) = incidents_of(text, geocoder, TUESDAY)
    point = incident.place.match.point
    assert point is not None
    assert (round(point.lon, 1), round(point.lat, 1)) == (39.7, 35.1)


@pytest.mark.parametrize(("day", "events"), [("19 May", 2), ("12 May", 1), ("12 June", 2)])
def test_days_of_a_report_without_a_date(day: str, events: int, geocoder: Geocoder) -> None:
    text = (
        "On 12 May, gunmen attacked an army bus in the Palmyra desert and killed eleven soldiers. "
        f"The attack on {day} in the Palmyra desert left nine soldiers wounded."
    )
    read = read_report(text, None, geocoder)
    assert len(read.incidents) == events
    assert {i.date for i in read.incidents} == {None}, "a day without a year is no date"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("HOMS, 12 April (Desk) - Seven soldiers were killed on Tuesday near Al-Sukhnah.", 9),
        ("HOMS, 12 April - Seven soldiers were killed on Tuesday near Al-Sukhnah.", 9),
        ("HOMS, 12 April (Desk) - Seven soldiers were killed near Al-Sukhnah.", 12),
        ("12 April - Seven soldiers were killed near Al-Sukhnah, after an ambush on Tuesday.", 12),
    ],
)
def test_a_datelines_day_gives_way_to_the_events(text: str, day: int, geocoder: Geocoder) -> None:
    (incident,) = read_report(text, dt.date(2024, 4, 13), geocoder).incidents
    assert incident.date == dt.date(2024, 4, day)
