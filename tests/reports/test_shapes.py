"""A report of the shape that the project was founded on, in words of our own."""

from __future__ import annotations

import datetime as dt

import pytest

from geo.model import Category, CountRange, DatePrecision, EventType, Party, Reading
from geo.places.geocoder import Geocoder
from geo.reports.reader import read_report

REPORT = """Desert Desk

Islamic State Steps Up Its Raids While The World Looks Elsewhere

by Someone Writing

The Islamic State has lately increased its activity in the Syrian desert, laying several ambushes \
for the army and its allies and killing dozens.

IS fighters regularly attack outposts in the Syrian desert, into which they withdrew after the \
group lost its last village in 2019.

On May 8, Syria's official SANA news agency quoted a military source as saying that "eleven \
soldiers were killed and 16 others were wounded when a military bus was attacked by terrorists in \
the Palmyra desert in the Homs countryside."

More recently, on May 18, IS militants laid an ambush for military targets belonging to \
Iranian forces in the Syrian desert, killing four of them.

Sources told Al-Monitor that the government forces sent military reinforcements to Palmyra from \
other parts of the Homs governorate, including armoured vehicles and soldiers from the 11th Tank \
Division.

On May 12, the Syrian Observatory for Human Rights (SOHR) reported that five members of the \
government forces were killed and eight others were injured after a landmine left behind by IS \
exploded near Jabal al-Amour in the Palmyra desert in eastern Homs.

The SOHR quoted sources as saying, "The regime forces, supported by armed proxies and Russian \
helicopters that took off from Palmyra military airport, have begun a combing operation from \
Palmyra and Al-Soukhna en route to T2 and T3 in search of [IS] cells that have increased \
their attacks of late."

SOHR reported on May 12 that the death toll in the fighting between government forces and IS in \
the Syrian desert has reached 150 since the beginning of 2023. This includes 70 IS members; 80 \
government forces and allied fighters were killed in 24 IS operations.

Full story https://example.org/originals/story

Stay Informed

When you subscribe to the blog, we will send you an e-mail when there are new updates.
"""


@pytest.fixture(scope="module")
def reading(geocoder: Geocoder) -> Reading:
    return read_report(REPORT, dt.date(2023, 5, 21), geocoder)


def test_three_attacks_and_two_operations(reading: Reading) -> None:
    categories = [i.category for i in reading.incidents]
    assert categories.count(Category.ATTACK) == 3
    assert categories.count(Category.OPERATION) == 2


@pytest.mark.parametrize(
    ("number", "day", "killed", "wounded", "source", "kind", "attacker", "place"),
    [
        pytest.param(
            0, 8, 11, 16, "SANA", EventType.ARMED_ATTACK, Party.UNKNOWN, "Palmyra desert", id="bus"
        ),
        pytest.param(
            1, 18, 4, None, None, EventType.AMBUSH, Party.ISLAMIC_STATE, "Syrian Desert",
            id="ambush",
        ),
        pytest.param(
            3, 12, 5, 8, "SOHR", EventType.EXPLOSIVE, Party.ISLAMIC_STATE, "near Jabal al-Amour",
            id="mine",
        ),
    ],
)  # fmt: skip
def test_attack(
    reading: Reading,
    number: int,
    day: int,
    killed: int,
    wounded: int | None,
    source: str | None,
    kind: EventType,
    attacker: Party,
    place: str,
) -> None:
    incident = reading.incidents[number]
    assert incident.date == dt.date(2023, 5, day)
    assert incident.date_precision is DatePrecision.DAY
    assert incident.killed.total == CountRange.exactly(killed)
    assert incident.killed.by_party == {Party.GOVERNMENT: CountRange.exactly(killed)}
    assert incident.wounded.total == (CountRange.exactly(wounded) if wounded else None)
    assert incident.source == source
    assert incident.event_type is kind
    assert incident.attacker is attacker
    assert incident.victims == (Party.GOVERNMENT,)
    assert incident.place.match.name == place


def test_reinforcements_go_to_palmyra(reading: Reading) -> None:
    movement = reading.incidents[2]
    assert movement.event_type is EventType.TROOP_MOVEMENT
    assert movement.place.match.place_id == "palmyra"
    assert movement.source == "sources told Al-Monitor"
    assert movement.date is None
    assert movement.killed.total is None
    assert movement.units == ("11th Tank Division",)


def test_sweep_keeps_its_line(reading: Reading) -> None:
    sweep = reading.incidents[4]
    assert sweep.event_type is EventType.RAID
    assert sweep.place.match.geometry_type == "line"
    assert sweep.attacker is Party.GOVERNMENT
    assert sweep.source == "SOHR"
    assert sweep.date is None


def test_one_tally(reading: Reading) -> None:
    (tally,) = reading.tallies
    assert tally.killed == CountRange.exactly(150)
    assert tally.by_party == {
        Party.ISLAMIC_STATE: CountRange.exactly(70),
        Party.GOVERNMENT: CountRange.exactly(80),
    }
    assert (tally.date_from, tally.date_to) == (dt.date(2023, 1, 1), dt.date(2023, 5, 12))
    assert tally.events == 24
    assert tally.source == "SOHR"


def test_general_paragraphs_are_ignored_with_a_reason(reading: Reading) -> None:
    assert len(reading.ignored) == 2
    assert "general" in reading.ignored[0].reason
    assert "2019" in reading.ignored[1].reason


def test_spans_hold_the_sentences(reading: Reading) -> None:
    for incident in reading.incidents:
        assert REPORT[slice(*incident.span)] == incident.sentence
        assert incident.place.span is not None
        assert REPORT[slice(*incident.place.span)] == incident.place.mention
    for ignored in reading.ignored:
        assert REPORT[slice(*ignored.span)] == ignored.text


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        pytest.param(
            "Two shepherds died on 6 March 2022 when a mine exploded near Uqayribat. A third was "
            "injured.",
            "Two shepherds died on 6 March 2022 when a mine exploded near Uqayribat. A third was "
            "injured.",
            id="a number behind",
        ),
        pytest.param(
            "The weather was fine. IS ambushed a bus near Kabajib on 6 March 2022. Four soldiers "
            "were killed.",
            "IS ambushed a bus near Kabajib on 6 March 2022. Four soldiers were killed.",
            id="who and where before",
        ),
        pytest.param(
            "Four soldiers were killed near Kabajib on 6 March 2022. SANA said that five soldiers "
            "were killed.",
            "Four soldiers were killed near Kabajib on 6 March 2022.",
            id="another's word is its own claim",
        ),
        pytest.param(
            "Four killed near Kabajib\n\nFour soldiers were killed near Kabajib on 6 March 2022.",
            "Four soldiers were killed near Kabajib on 6 March 2022.",
            id="no headline",
        ),
    ],
)
def test_the_words_that_say_so(text: str, sentence: str, geocoder: Geocoder) -> None:
    (incident,) = read_report(text, dt.date(2022, 3, 8), geocoder).incidents
    assert incident.sentence == sentence == text[slice(*incident.span)]
