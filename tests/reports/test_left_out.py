"""What is told in a report and is no incident of its own, and names that are refused."""

from __future__ import annotations

import datetime as dt

import pytest

from geo.model import EventType, MatchStatus, Reading
from geo.places.geocoder import Geocoder
from geo.reports.reader import read_marked, read_report
from tests.reports.notes import TUESDAY, reading_of

PUBLISHED = dt.date(2022, 5, 24)


def _read(text: str, geocoder: Geocoder) -> Reading:
    return read_report(text, PUBLISHED, geocoder)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "Pilots held an exercise near Palmyra on Monday and fired rockets at a hill.",
            "an exercise, no attack",
        ),
        ("One soldier was killed during an exercise near Homs.", "an exercise, no attack"),
        (
            "The army held a drill near Homs on Monday in which two recruits were wounded.",
            "an exercise, no attack",
        ),
        (
            "Every week another bus burns on the road to Deir ez-Zor and a shepherd is found dead.",
            "a general description, no single event",
        ),
        (
            "A year ago on Tuesday, IS attacked two buses near Kabajib, killing 37 soldiers.",
            "background from 2021",
        ),
        ("Two years ago, IS killed four herders in a raid near Arak.", "background from 2020"),
        (
            "The army has carried out a large number of combing operations in the Homs desert.",
            "a general description, no single event",
        ),
        (
            "The army has captured swathes of territory from IS in the province of Homs.",
            "a general description, no single event",
        ),
        (
            "A frame grab made from the video of a drone shows ruined buildings in Raqqa, Syria.",
            "a picture's caption",
        ),
        (
            "On Monday a site of IS showed its men in the desert of Homs swearing to a new leader, "
            "as the one before him had been killed in Daraa.",
            "a change of leaders, told with an earlier death",
        ),
        ("A drone of the SDF crashed near Hajin on Monday.", "an accident, no attack"),
        ("A fire in Palmyra market killed two on Monday.", "an accident, no attack"),
        ("A woman died in Palmyra on Monday when her tent caught fire.", "an accident, no attack"),
        ("A labourer died in Palmyra on Monday when a wall fell on him.", "an accident, no attack"),
        (
            "There was no truth to talk of an attack on a convoy near Al-Sukhna on Monday.",
            "denied, so not told as done",
        ),
        (
            "A view shows the damage to a house in Palmyra after an air strike on Monday.",
            "a picture's caption",
        ),
        (
            "A helicopter gunship crashed near Arak on Monday owing to a technical fault and its "
            "two pilots were killed.",
            "an accident, no attack",
        ),
        ("Two were hurt when a gas cylinder blew up in Arak on Monday.", "an accident, no attack"),
        ("Six soldiers died near Arak as their bus flipped over.", "an accident, no attack"),
        (
            "A soldier committed suicide in Arak on Monday.",
            "somebody took his own life, no attack",
        ),
        ("The army blew up a cache of explosives near Arak on Monday.", "an exercise, no attack"),
        (
            "Civilians and soldiers were killed in separate incidents in Homs province on Monday.",
            "several events at once, none of them told",
        ),
        (
            "SOHR has documented hundreds of civilians killed in operations against IS in Hajin.",
            "a general description, no single event",
        ),
        (
            "The man was known for his killings of civilians in Hajin.",
            "a general description, no single event",
        ),
        (
            "Bombings in Damascus and Homs earlier this year killed scores.",
            "a general description, no single event",
        ),
        (
            "Two campaigns are being fought against IS in Hajin, one of them by the army.",
            "a general description, no single event",
        ),
    ],
    ids=[
        "exercise",
        "dead of an exercise",
        "hurt in a drill",
        "every week",
        "a year ago on that day",
        "two years ago",
        "many operations",
        "swathes of land",
        "frame grab",
        "a new leader",
        "crash",
        "fire",
        "caught fire",
        "accident",
        "denial",
        "caption",
        "gunship",
        "a bus",
        "suicide",
        "gas cylinder",
        "disposal",
        "several events",
        "hundreds",
        "known for",
        "this year",
        "campaigns",
    ],
)
def test_no_incident(text: str, reason: str, geocoder: Geocoder) -> None:
    reading = _read(text, geocoder)
    assert not reading.incidents
    assert [i.reason for i in reading.ignored] == [reason]


def test_leaflets_are_no_strike(geocoder: Geocoder) -> None:
    assert not _read("Helicopters dropped leaflets over Hajin on Friday.", geocoder).incidents


def test_what_was_years_ago_in_which_700_died(geocoder: Geocoder) -> None:
    reading = _read(
        "Seven years after the massacre of Al-Shaitat, in which IS killed some 700 men, a mass "
        "grave was opened near Gharanij on Monday.",
        geocoder,
    )
    assert all(i.killed.total is None for i in reading.incidents)


def test_a_grave_of_years_ago_is_no_news(geocoder: Geocoder) -> None:
    reading = _read(
        "The remains of four people were found near Arak on Monday. They are believed to have been "
        "executed by IS in 2015.",
        geocoder,
    )
    assert not reading.incidents
    assert {i.reason for i in reading.ignored} == {"background from 2015"}


@pytest.mark.parametrize(
    "series",
    [
        "It was the third such incident in a month; the first two killed five people.",
        "It was the third such blast in a week, after two that killed five people.",
    ],
)
def test_the_third_such_blast(series: str, geocoder: Geocoder) -> None:
    (incident,) = _read(f"A mine killed a herder near Arak on Sunday. {series}", geocoder).incidents
    assert str(incident.killed.total) == "1"


def test_attacks_of_a_week_without_their_dead(geocoder: Geocoder) -> None:
    reading = _read("IS claimed seven attacks in the Badia between 11 and 17 May.", geocoder)
    (tally,) = reading.tallies
    assert not reading.incidents
    assert (tally.killed, tally.events, tally.date_from) == (None, 7, dt.date(2022, 5, 11))


@pytest.mark.parametrize(
    "name",
    ["Rasm al-Zaafaran", "Kharkhabiya", "Qubbat al-Laylan village"],
)
def test_an_unknown_name_is_no_region(name: str, geocoder: Geocoder) -> None:
    """The name is refused, for a person to place, rather than answered with its region."""
    text = f"On Monday, gunmen killed two shepherds in {name}, eastern Homs countryside."
    incident = _read(text, geocoder).incidents[0]
    assert incident.place.mention.startswith(name)
    assert incident.place.match.status is not MatchStatus.MATCHED
    assert incident.place.match.point is None


@pytest.mark.parametrize(
    ("where", "name"),
    [
        ("in Kafr Sabboura", "Kafr Sabboura"),
        ("near the village of Umm Barasim", "near the village of Umm Barasim"),
        ("in a shop", ""),
        ("in Sheikh Mansour's shop", ""),
    ],
)
def test_an_unknown_name_without_a_region(where: str, name: str, geocoder: Geocoder) -> None:
    incident = _read(f"On Monday, gunmen killed two men {where}.", geocoder).incidents[0]
    assert incident.place.mention == name
    assert incident.place.match.point is None


@pytest.mark.parametrize(
    "text",
    [
        "On Monday, gunmen killed two shepherds in eastern Homs countryside.",
        "On Monday, gunmen killed Abu Laith and his son in eastern Homs countryside.",
        "On Monday, soldiers of Liwa Anything in eastern Homs countryside killed two gunmen.",
    ],
    ids=["no name", "a person", "a unit"],
)
def test_a_region_alone_is_a_place(text: str, geocoder: Geocoder) -> None:
    incident = _read(text, geocoder).incidents[0]
    assert incident.place.mention == "eastern Homs countryside"
    assert incident.place.match.point is not None


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("After the town fell on Thursday, warplanes struck Al-Sukhna, killing five.", None),
        ("Gunmen killed a guard in Hajin on Friday. A few hours later two others died.", "05-20"),
        ("Gunmen shot a guard dead in Hajin on Friday. IS claimed it two days later.", "05-20"),
        ("Tuesday 24 May 2022 About 30 soldiers were killed in Hajin on Sunday.", "05-22"),
        ("Gunmen killed a guard in Hajin on the 3rd of this month.", "05-03"),
        ("People burned tyres in Hajin on Monday after soldiers shot a man on Sunday.", "05-22"),
        ("Gunmen set off an explosive belt last night inside a building in Hajin.", "05-23"),
        ("The bodies of 12 men killed in an ambush in Hajin reached Homs on Sunday.", None),
        ("A man died in Hajin on Sunday, three days after gunmen shot him.", "05-19"),
        ("Homs held a funeral on Sunday for two soldiers killed in Hajin on Friday.", "05-20"),
        ("Two soldiers killed in Hajin two days before were buried on Sunday.", "05-20"),
        ("Two soldiers killed in Hajin were buried in Homs on Sunday.", None),
        ("A bomber killed six at a funeral in Hajin on Sunday.", "05-22"),
    ],
    ids=["of what led to it", "hours later", "of the claim", "the page's own", "day of the month",
         "before they burned tyres", "set off", "of their return",
         "of his wounds", "of their funeral", "before their burial", "only of their burial",
         "an attack on a funeral"],
)  # fmt: skip
def test_the_events_day(text: str, date: str | None, geocoder: Geocoder) -> None:
    incident = _read(text, geocoder).incidents[0]
    assert incident.date == (dt.date.fromisoformat(f"2022-{date}") if date else None)


def test_a_headline_alone_tells_of_an_event_and_a_remark_does_not(geocoder: Geocoder) -> None:
    (incident,) = _read("Airstrikes on Jabal al-Bishri by Russian jets.", geocoder).incidents
    assert (incident.place.match.name, incident.date) == ("Jabal Bishri", None)
    assert not _read("Attacks near Palmyra are common.", geocoder).incidents


def test_a_crash_is_no_attack_of_those_who_flew(geocoder: Geocoder) -> None:
    reading = reading_of(
        "An army helicopter crashed near T4 for a technical fault, killing 2.", geocoder, TUESDAY
    )
    assert not reading.incidents
    assert [i.reason for i in reading.ignored] == ["an accident, no attack"]


@pytest.mark.parametrize(
    ("words", "kind", "place"),
    [
        ("a bus came under fire", EventType.ARMED_ATTACK, ""),
        ("a landmine explosion", EventType.EXPLOSIVE, ""),
        ("clashes near Palmyra", EventType.CLASH, "near Palmyra"),
        ("helicopters dropped barrel bombs on the caves", EventType.AIR_STRIKE, ""),
        ("the Russian air force struck caves", EventType.AIR_STRIKE, ""),
        ("a number of soldiers were captured", EventType.ABDUCTION, ""),
        ("to the west of Palmyra", EventType.OTHER, "to the west of Palmyra"),
        ("انفجار لغم في بادية تدمر", EventType.OTHER, "بادية تدمر"),
    ],
)
def test_what_would_be_left_out_is_read_where_a_person_marks_it(
    words: str, kind: EventType, place: str, geocoder: Geocoder
) -> None:
    assert _read(words, geocoder).incidents == ()
    read = read_marked(words, PUBLISHED, geocoder)
    assert read is not None
    assert (read.event_type, read.place.mention, read.sentence) == (kind, place, words)
    assert (read.killed.total, read.wounded.total) == (None, None), "unknown, and not 0"


@pytest.mark.parametrize("words", ["twelve of them", "قتل خمسة جنود"])
def test_marked_words_that_tell_nothing(words: str, geocoder: Geocoder) -> None:
    assert read_marked(words, PUBLISHED, geocoder) is None
