"""What became of people: who died later, who was found, who did not survive, one more of them."""

from __future__ import annotations

import datetime as dt

import pytest

from geo.model import EventType, Party
from geo.places.geocoder import Geocoder
from geo.reports.reader import read_report
from tests.reports.notes import incidents_of

WEDNESDAY = dt.date(2022, 8, 24)


def told(text: str, geocoder: Geocoder) -> list[tuple[str, str, str]]:
    """Killed, wounded and day of each event."""
    incidents = read_report(text, WEDNESDAY, geocoder).incidents
    return [
        (str(i.killed.total or "-"), str(i.wounded.total or "-"), f"{i.date:%d}" if i.date else "-")
        for i in incidents
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "A soldier and a shepherd were killed when gunmen fired on a checkpoint near "
            "Al-Shuhayl on Monday. Two other soldiers were wounded, one of whom later died in "
            "hospital, a medical source said.",
            [("3", "1", "22")],
            id="one of the wounded died",
        ),
        pytest.param(
            "Two policemen were killed on Monday in Palmyra by a bomb. Five others were injured, "
            "two of whom died of their wounds on Tuesday.",
            [("4", "3", "22")],
            id="they died on another day",
        ),
        pytest.param(
            "Six people were wounded by a mine near Al-Sukhnah on Monday, one of whom lost a leg.",
            [("-", "6", "22")],
            id="what the wound was",
        ),
        pytest.param(
            "A mine went off under a car near Al-Sukhnah on Tuesday: three herders died at once "
            "and a fourth, a boy of 14, on the way to hospital. Two were hurt.",
            [("4", "2", "23")],
            id="a fourth on the way",
        ),
        pytest.param(
            "A bomb hit a minibus in Hajin on Sunday. Two teachers died on the spot, and a third "
            "was taken to hospital.",
            [("2", "1", "21")],
            id="a third was only hurt",
        ),
        pytest.param(
            "Three soldiers were killed near Arak on Sunday when a bomb hit their bus. The wounded "
            "were taken to hospital in Palmyra.",
            [("3", "-", "21")],
            id="the wounded are no number",
        ),
        pytest.param(
            "A landmine went off near Uqayribat on Sunday. It injured a civilian, who was taken to "
            "hospital.",
            [("-", "1", "21")],
            id="hurt and taken to hospital is one",
        ),
        pytest.param(
            "A shell fell on a house in Hajin on Monday and killed a man and two of his children; "
            "the wife and a third child are in hospital.",
            [("3", "2", "22")],
            id="those in hospital",
        ),
        pytest.param(
            "The mother of two children and one of them died, and the second child lost both "
            "hands, when a mine exploded in Al-Tabni on Saturday.",
            [("2", "1", "20")],
            id="a mother and one of her children",
        ),
        pytest.param(
            "A mine exploded under a lorry near Ithriya on Sunday and wounded its crew of four.",
            [("-", "4", "21")],
            id="a crew of four",
        ),
        pytest.param(
            "The ambush near Al-Shola on Friday destroyed a tank and killed two of its crew of "
            "four.",
            [("2", "-", "19")],
            id="two of a crew of four",
        ),
        pytest.param(
            "A rocket hit a tank near Al-Shola on Friday and killed its crew.",
            [("-", "-", "19")],
            id="a crew, nobody says of how many",
        ),
        pytest.param(
            "Seven soldiers were killed near Kabajib on Sunday, together with at least four "
            "members of ISIS.",
            [("at least 11", "-", "21")],
            id="together with",
        ),
        pytest.param(
            "Four soldiers died in the attack near Kabajib on Friday, as well as three of the "
            "attackers.",
            [("7", "-", "19")],
            id="as well as, behind the deed",
        ),
        pytest.param(
            "SDF losses in the attack at Susah on Monday: 40 killed, 90+ wounded.",
            [("40", "at least 90", "22")],
            id="90+",
        ),
        pytest.param(
            "Warplanes committed a massacre of civilians in Hajin on Monday: 12 dead, and a number "
            "of wounded.",
            [("12", "-", "22")],
            id="the number behind the colon",
        ),
        pytest.param(
            '"Three of us were killed in the first minutes, and I was hit in the arm," a guard '
            "said of the attack on the Al-Thawra field on 12 August.",
            [("3", "1", "12")],
            id="three of us",
        ),
        pytest.param(
            "Two herders of the Bani Khalid tribe, who had gone missing four days ago while looking"
            " for their camels west of Palmyra, were found dead today.",
            [("2", "-", "24")],
            id="what they were doing when they went missing",
        ),
        pytest.param(
            "A military car with which contact was lost was found burned in the desert of Rusafa "
            "on Sunday. None of the six soldiers in it had survived.",
            [("6", "-", "21")],
            id="none survived",
        ),
        pytest.param(
            "A pickup of the National Defence hit a mine near Kabajib on Sunday. All five on board "
            "survived.",
            [("-", "-", "21")],
            id="all survived",
        ),
        pytest.param(
            "Ten civilians were killed by shells on Al-Dahla on Monday. On the other bank, a shell "
            "fell on Al-Bulayl, and one woman died.",
            [("10", "-", "22"), ("1", "-", "22")],
            id="on the other bank, the same day",
        ),
        pytest.param(
            "A mine killed three men between Wadi al-Azib and Ithriya. On the morning of the same "
            "day, Sunday, a mine wounded a child near the village of Salba.",
            [("3", "-", "21"), ("-", "1", "21")],
            id="the same day, which is named only then",
        ),
        pytest.param(
            "The number of regime soldiers and loyalists whose deaths the Observatory documented "
            "in Monday's attack near Kabajib has risen to 12, as four of the wounded died. Six "
            "others have light injuries.",
            [("12", "6", "22")],
            id="a number of those whose deaths were documented",
        ),
        pytest.param(
            "Three soldiers were killed on Monday near Arak. The hospital in Palmyra received five "
            "wounded soldiers.",
            [("3", "5", "22")],
            id="a hospital is not where they were wounded",
        ),
        pytest.param(
            "Thirty soldiers were killed on Monday in attacks by IS in the desert of Rusafa. "
            "People were called on to donate blood in the hospitals of Raqqa for dozens of "
            "wounded.",
            [("30", "-", "22")],
            id="blood for the wounded",
        ),
        pytest.param(
            "IS killed four guards at the Doubayat field on Monday. The group has attacked the "
            "field five times since spring, most recently on 10 August.",
            [("4", "-", "22")],
            id="five times since spring",
        ),
        pytest.param(
            "Two American soldiers were killed in Palmyra on Saturday when a gunman opened fire on "
            "a patrol, and three were wounded, Central Command said. SANA said two members of the "
            "security services had been wounded as well and that helicopters had taken the injured "
            "to the Tanf garrison.",
            [("2", "5", "20")],
            id="another source's wounded beside those",
        ),
        pytest.param(
            "Islamic State on Monday confirmed the death of its caliph, Abu Ahmad al-Qurashi, in "
            "Idlib and named a successor. Three soldiers died on Tuesday in an attack of the group "
            "near Arak.",
            [("3", "-", "23")],
            id="a change of leaders",
        ),
        pytest.param(
            "Islamic State ambushed a water tanker near Kabajib on Saturday, and six soldiers "
            "lost their lives. Three more were brought to the military hospital in Deir ez-Zor, "
            "where one of them passed away.",
            [("7", "2", "20")],
            id="brought to hospital, where one died",
        ),
        pytest.param(
            "Four bodies were brought to the hospital in Palmyra on Monday after an ambush near "
            "Arak.",
            [("4", "-", "22")],
            id="bodies brought to hospital",
        ),
        pytest.param(
            "A mine killed a boy near Arak on Monday. His sister had both legs injured and is "
            "treated in Homs.",
            [("1", "1", "22")],
            id="both legs injured",
        ),
        pytest.param(
            "A bomb hit a pickup in Hajin on Monday. Two Iranians died on the spot and a third, "
            "their interpreter, a man from Homs, in hospital.",
            [("3", "-", "22")],
            id="a third, of whom much is said",
        ),
        pytest.param(
            "A car bomb in Hajin on Monday killed seven refugees and wounded more than 20, a "
            "hospital official in Hasaka said.",
            [("7", "at least 20", "22")],
            id="the official is not among them",
        ),
        pytest.param(
            "The body of a man of sixty, one of three brothers who disappeared last week while "
            "they were collecting truffles, was found today near Arak.",
            [("1", "-", "24")],
            id="a body, one of three who went missing",
        ),
        pytest.param(
            "An attack near Mayadin on Monday killed six members of the Quds Brigade, a "
            "Palestinian militia.",
            [("6", "-", "22")],
            id="what the brigade is",
        ),
        pytest.param(
            "A wanted man, Abu Ali, fired at the soldiers in Hajin on Monday and was killed.",
            [("1", "-", "22")],
            id="he who fired was killed",
        ),
        pytest.param(
            "Gunmen attacked a house in Al-Shuhayl on Monday and wounded two; on Tuesday, a "
            "teacher was shot dead in Hajin.",
            [("-", "2", "22"), ("1", "-", "23")],
            id="a day behind a semicolon",
        ),
        pytest.param(
            "Two officers were killed on Monday near Al-Mayadin. Hours after the attack, the "
            "regime forces raided the village of Buqrus and arrested nine people.",
            [("2", "-", "22"), ("-", "-", "22")],
            id="a raid hours after",
        ),
        pytest.param(
            "Three soldiers died on Monday in an ambush near Arak. Shortly after the ambush, a "
            "fourth soldier was killed by a mine.",
            [("3", "-", "22"), ("1", "-", "22")],
            id="a mine shortly after",
        ),
        pytest.param(
            "IS ambushed a convoy near Arak on Monday and killed three soldiers. After the "
            "ambush, the gunmen set fire to the vehicles.",
            [("3", "-", "22")],
            id="what the attackers did then is the same",
        ),
        pytest.param(
            "In ambushes near Al-Kom IS killed 27 soldiers within 48 hours, the Observatory said "
            "on Tuesday.",
            [("27", "-", "21")],
            id="48 hours at one place are no running total",
        ),
    ],
)
def test_counts_of_what_became_of_them(
    text: str, expected: list[tuple[str, str, str]], geocoder: Geocoder
) -> None:
    assert told(text, geocoder) == expected


def test_smugglers_caught_are_no_clash(geocoder: Geocoder) -> None:
    caught = (
        "The police thwarted the smuggling of weapons near Al-Susah on Monday and arrested four."
    )
    fought = (
        "Guards foiled an attempt to smuggle drugs near Tanf on Sunday in a clash that killed two."
    )
    kinds = [
        read_report(text, WEDNESDAY, geocoder).incidents[0].event_type for text in (caught, fought)
    ]
    assert kinds == [EventType.RAID, EventType.CLASH]


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        (
            "Since the fall of Raqqa on 17 October, at least 30 soldiers have been killed in the "
            "Badia.",
            "at least 30",
        ),
        ("With nine dead, the week was the bloodiest this year in the Badia.", "9"),
        (
            "The cells carried out 12 attacks during the month. Seven of our fighters were "
            "martyred in them.",
            "7",
        ),
    ],
    ids=["since an event", "what a week came to", "in the attacks of a month"],
)
def test_running_totals(text: str, killed: str, geocoder: Geocoder) -> None:
    reading = read_report(text, WEDNESDAY, geocoder)
    assert not reading.incidents
    assert [str(t.killed) for t in reading.tallies] == [killed]


def test_what_was_taken_long_ago_is_no_news(geocoder: Geocoder) -> None:
    text = (
        "Islamic State took the town of Al-Qaryatayn in August 2015 for the first time. It "
        "abducted 200 people then. On Monday it killed two shepherds near the town."
    )
    assert told(text, geocoder) == [("2", "-", "22")]


def test_who_only_looked_like_soldiers(geocoder: Geocoder) -> None:
    text = "IS fighters disguised as Russian soldiers killed four people in Hajin on Monday."
    (incident,) = read_report(text, WEDNESDAY, geocoder).incidents
    assert incident.attacker is Party.ISLAMIC_STATE


@pytest.mark.parametrize(
    "end",
    [
        "near Arak on Monday; the elder died in hospital on Tuesday.",
        "near Arak on Monday; one died in hospital on Tuesday.",
        "near Arak on Monday. One died in hospital on Tuesday.",
    ],
)
def test_who_died_in_hospital_was_one_of_the_wounded(end: str, geocoder: Geocoder) -> None:
    (incident,) = incidents_of(f"Two brothers were wounded by gunfire {end}", geocoder)
    assert str(incident.killed.total) == "1"
