"""Short summaries, as an analyst writes them: two counts, an answer, deeds strung together."""

from __future__ import annotations

import datetime as dt

import pytest

from evaluation.reader import hull
from geo.model import ReadIncident
from geo.places.geocoder import Geocoder
from tests.reports.notes import incidents_of, reading_of


def counted(incident: ReadIncident) -> str:
    """Killed and wounded over all sources, as they are shown; a dash where nobody says."""
    return " ".join("-" if count is None else str(count) for count in hull(incident))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            "At least six hunters were killed by a mine east of Raqqa on Monday. SOHR later had "
            "nine dead, two of them women.",
            ["at least 6 -"],
            id="a source's later count",
        ),
        pytest.param(
            "Twenty-one shepherds were shot dead near Hajin on Sunday. SOHR, which has 19 dead and "
            "five wounded, places the killing in the desert.",
            ["19–21 5"],
            id="which has so many",
        ),
        pytest.param(
            "SOHR says an air raid killed 40 people in Hajin on Monday. A health director had "
            "given 31 dead and 12 wounded.",
            ["31–40 12"],
            id="had given",
        ),
        pytest.param(
            "Gunmen ambushed a patrol near Arak on Monday and killed a guard. SOHR gives eight "
            "dead, six of them soldiers.",
            ["1–8 -"],
            id="a source gives its dead",
        ),
        pytest.param(
            "IS killed 25 or more soldiers in an attack on Arak on Monday.",
            ["at least 25 -"],
            id="or more",
        ),
        pytest.param(
            "IS fired at a post in Hajin, bombed a patrol in Dhiban and set fire to a house in "
            "Al-Susah on Monday.",
            ["- -", "- -", "- -"],
            id="strung together by commas",
        ),
        pytest.param(
            "Warplanes struck a post in Hajin, bombed a house in Dhiban and raided a farm in "
            "Al-Susah on Monday.",
            ["- -"],
            id="not: one raid on several places",
        ),
        pytest.param(
            "A drone killed three men in a car in Hajin on Monday, and later a tanker was hit, "
            "leaving one dead.",
            ["3 -", "1 -"],
            id="and later another was hit",
        ),
        pytest.param(
            "In Hajin gunmen fired at an SDF member, formerly of IS, who died at once.",
            ["1 -"],
            id="who died, behind an aside",
        ),
        pytest.param(
            "A shepherd whose father had been executed by IS in 2016 was killed by a mine near "
            "Arak on Monday.",
            ["1 -"],
            id="whose father had been executed",
        ),
        pytest.param(
            "Rockets hit the Conoco base on Monday and wounded three US soldiers. American jets "
            "then destroyed a launcher; two of the men who had fired were killed.",
            ["- 3", "2 -"],
            id="those who fired are struck then",
        ),
        pytest.param(
            "IS killed 14 soldiers on a bus near Arak on Monday; five of the fourteen were shot.",
            ["14 -"],
            id="not: some of those counted",
        ),
        pytest.param(
            "SOHR says 57 people were killed in raids on Albu Kamal on Monday; its first count was "
            "40.",
            ["57 -"],
            id="a first count is out of date",
        ),
        pytest.param(
            "SOHR puts the dead of Monday's air strike on Albu Kamal at 19, two of them Afghans.",
            ["19 -"],
            id="the dead of a day's strike at",
        ),
        pytest.param(
            "Security forces killed three militants in Hajin on Monday, the ministry says; one of "
            "its men died.",
            ["4 -"],
            id="one of its own men, too",
        ),
        pytest.param(
            "SOHR: 25 civilians, fifteen of them of one family, killed in an air raid on Hajin on "
            "Monday.",
            ["25 -"],
            id="what is said of some stands between",
        ),
        pytest.param(
            "A drone killed a commander and a fighter of the SDF in Hajin on Monday; shrapnel "
            "killed a civilian at his door.",
            ["3 -"],
            id="one man more",
        ),
        pytest.param(
            "Tribesmen overran SDF posts in Dhiban on Monday, and the SDF shelled Dhiban, killing "
            "three civilians.",
            ["- -", "3 -"],
            id="shelled in answer, there",
        ),
        pytest.param(
            "Attacks of IS along the road from Palmyra to Deir ez-Zor since Thursday have cost the "
            "army 118 men. Russia says its air force killed 34 of the attackers at Al-Sukhnah on "
            "Friday.",
            ["118 -", "34 -"],
            id="the attackers die by air strikes elsewhere",
        ),
        pytest.param(
            "IS opened an offensive around Palmyra on Monday. SOHR says 34 soldiers have been "
            "killed in attacks on the silos of Palmyra and other posts.",
            ["34 -"],
            id="what the offensive has cost",
        ),
        pytest.param(
            "Two explosions killed four people in eastern Deir ez-Zor on Sunday: a woman in "
            "Al-Shuhayl, whose son was hurt, and three labourers near Gharanij.",
            ["1 1", "3 -"],
            id="parts, and whose son was hurt",
        ),
        pytest.param(
            "The coalition says it killed 19 militants in two strikes this month: twelve near "
            "Palmyra on 3 April, the rest in Hajin on Thursday.",
            ["12 -", "7 -"],
            id="parts, and the rest",
        ),
        pytest.param(
            "US forces killed an ISIS leader, Dhiya al-Hardani, and his two grown sons, also of "
            "the group, in a raid in Hajin on Monday; three women in the house were unharmed.",
            ["3 -"],
            id="his name, and his sons",
        ),
        pytest.param(
            "Nine people, eight of one family, died in an air raid on Hajin on Monday.",
            ["9 -"],
            id="eight of one family",
        ),
        pytest.param(
            "Four militiamen, all Syrians, were killed in a clash with IS near Arak on Monday.",
            ["4 -"],
            id="all of one people",
        ),
        pytest.param(
            "Coalition planes killed nine civilians and two militants in Hajin on Monday and four "
            "people, three of them children, in Al-Susah.",
            ["11 -", "4 -"],
            id="and others elsewhere",
        ),
        pytest.param(
            "Iranian militias are accused of executing seven shepherds near Maadan on Friday.",
            ["7 -"],
            id="what a side is accused of",
        ),
        pytest.param(
            "The SDF arrested a man in Hajin on Monday who is accused of killing two traders.",
            ["- -"],
            id="not: what a man who was arrested is accused of",
        ),
        pytest.param(
            "Car bombs killed 59 people in Homs on Monday; state TV first gave 25 dead and SOHR "
            "46.",
            ["25–59 -"],
            id="a day before who gives what",
        ),
        pytest.param(
            "Planes bombed Hajin on Monday night; the bodies of seven of one family were found in "
            "the rubble.",
            ["7 -"],
            id="the bodies of seven of one family",
        ),
        pytest.param(
            "An SDF member was shot dead by unknown gunmen in Al-Shuhayl; men of IS fired on an "
            "SDF vehicle in Al-Sabha, causing deaths and injuries; and four fighters were found "
            "dead near Al-Busayrah.",
            ["1 -", "- -", "4 -"],
            id="one after the other",
        ),
        pytest.param(
            "A bomb went off in Dhiban on Monday and did only damage; in Al-Busayrah gunmen shot a "
            "fighter of the SDF dead.",
            ["0 0", "1 -"],
            id="damage here, a dead man there",
        ),
        pytest.param(
            "Three people died and four were wounded by shelling on Saturday: a woman at Al-Ashara "
            "and two boys at Al-Baghuz.",
            ["1 -", "2 -"],
            id="parts of the dead, and wounded",
        ),
        pytest.param(
            "A mine killed four men near Arak on Monday. In a separate strike three planes were "
            "damaged at the T4 airport.",
            ["4 -", "- -"],
            id="a separate strike that did damage",
        ),
        pytest.param(
            "An air strike hit the T4 airport on Monday. A guard who was wounded there has died, "
            "the third death there.",
            ["3 -"],
            id="which death it was",
        ),
        pytest.param(
            "A bomb killed three guards in Hajin on Monday: two died at once, the third in "
            "hospital.",
            ["3 -"],
            id="how each of them died",
        ),
        pytest.param(
            "SOHR has raised from 30 to 45 the toll of Monday's attack on Hajin.",
            ["45 -"],
            id="raised from, to",
        ),
        pytest.param(
            "One SDF member was killed near Hajin, SOHR reported on Tuesday. On Thursday the group "
            "had attacked a patrol in the province and wounded three fighters.",
            ["1 -", "- 3"],
            id="what it had done before",
        ),
        pytest.param(
            "A bomb killed two guards in Hajin on Monday. Another killed five there on Sunday.",
            ["2 -", "5 -"],
            id="so many there",
        ),
        pytest.param(
            "Raids hit IS in Palmyra on Monday. SOHR says that they killed at least 15 fighters; "
            "four others were killed by strikes near Raqqa.",
            ["at least 15 -", "4 -"],
            id="others elsewhere",
        ),
    ],
)
def test_summaries(geocoder: Geocoder, text: str, told: list[str]) -> None:
    assert [counted(i) for i in incidents_of(text, geocoder)] == told


@pytest.mark.parametrize(
    ("text", "day", "place"),
    [
        pytest.param(
            "Air strikes killed nine people in Hajin over the weekend.",
            dt.date(2023, 4, 8),
            "Hajin",
            id="the weekend",
        ),
        pytest.param(
            "Nine people were found dead in Hajin, retaken on 2 April, on Monday.",
            dt.date(2023, 4, 10),
            "Hajin",
            id="not: when it was retaken",
        ),
        pytest.param(
            "A bomb killed five guards on Monday. State TV says it was on the road from Palmyra to "
            "Al-Sukhnah.",
            dt.date(2023, 4, 10),
            "road from Palmyra to Al-Sukhnah",
            id="it was there",
        ),
    ],
)
def test_when_and_where(geocoder: Geocoder, text: str, day: dt.date, place: str) -> None:
    (incident,) = incidents_of(text, geocoder)
    assert (incident.date, incident.place.mention) == (day, place)


def test_some_of_a_sum_are_an_event_of_their_own(geocoder: Geocoder) -> None:
    text = (
        "SOHR says 26 people were killed in fighting in Homs province since Monday; twelve of them "
        "died on Tuesday in Talbiseh in an air raid."
    )
    reading = reading_of(text, geocoder)
    assert [counted(i) for i in reading.incidents] == ["12 -"]
    assert [t.killed and t.killed.min for t in reading.tallies] == [26]


def test_they_wore_the_clothes_of_others(geocoder: Geocoder) -> None:
    text = "IS men in Russian uniforms shot dead nine drivers near Arak on Monday."
    (incident,) = incidents_of(text, geocoder)
    assert (incident.attacker, incident.victims) == ("islamic_state", ("civilian",))
