"""Every value is found where it stands, and what isn't there is not marked."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.model import (
    Casualties,
    Category,
    Claim,
    CountRange,
    EventType,
    Incident,
    MatchStatus,
    Party,
    PlaceMatch,
    PlaceMention,
    Status,
)
from geo.reports.marks import Marker

DAY = dt.date(2022, 6, 18)
FIRST = (
    "Five soldiers died and two were hurt on Tuesday when gunmen fired on a truck of the "
    "11th Division near Arak, the state agency SANA said."
)
TEXT = f"Two attacks in a week\n\n{FIRST} Nothing else was known."
START = TEXT.index(FIRST)


def count(n: int) -> Casualties:
    return Casualties(CountRange.exactly(n))


def incident(**changes: object) -> Incident:
    sentence = (START, START + len(FIRST))
    claim = Claim("SANA", FIRST, count(5), count(2), report_id=1, span=sentence)
    base = Incident(
        category=Category.ATTACK,
        event_type=EventType.ARMED_ATTACK,
        place=PlaceMention("Arak", PlaceMatch("Arak", MatchStatus.UNRESOLVED)),
        status=Status.DRAFT,
        date=dt.date(2022, 6, 14),
        victims=(Party.GOVERNMENT,),
        killed=count(5),
        wounded=count(2),
        claims=(claim,),
        units=("11th Division",),
    )
    return dataclasses.replace(base, **changes)  # type: ignore[arg-type]


def said(text: str, *incidents: Incident, day: dt.date | None = DAY) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for mark in Marker(text, day).marks(incidents, 1):
        found.setdefault(mark.field, []).append(text[mark.start : mark.end])
    return found


def test_each_value_is_marked_where_it_stands() -> None:
    marks = said(TEXT, incident())
    assert marks["sentence"] == [FIRST]
    assert marks["killed"] == ["Five"] and marks["wounded"] == ["two"]
    assert marks["date"] == ["Tuesday"]
    assert marks["place"] == ["Arak"]
    assert marks["source"] == ["SANA"]
    assert marks["unit"] == ["11th Division"]
    assert "soldiers" in marks["victim"]
    assert marks["kind"] == ["fired on"]
    assert "attacker" not in marks


def claim_of(text: str, killed: int | None, wounded: int | None, source: str | None) -> Incident:
    k = count(killed) if killed is not None else Casualties()
    w = count(wounded) if wounded is not None else Casualties()
    claim = Claim(source, text, k, w, report_id=1, span=(0, len(text)))
    return incident(claims=(claim,), killed=k, wounded=w, date=None, units=(), victims=())


@pytest.mark.parametrize(
    ("text", "killed", "wounded", "field", "words"),
    [
        ("Three were killed and three wounded.", 3, 3, "killed", ["Three"]),
        ("Three were killed and three wounded.", 3, 3, "wounded", ["three"]),
        ("A soldier was shot dead in Arak.", 1, None, "killed", ["shot dead"]),
        ("On 13 June, 13 people died.", 13, None, "killed", ["13"]),
        ("Nobody counted the dead.", None, None, "killed", None),
        ("Some 40 sheep died with 2 herders.", 2, None, "killed", ["2"]),
        ("The toll was 7 in all.", 9, None, "killed", None),
    ],
    ids=["first of two", "second of two", "in the word", "no date", "unknown", "sheep", "another"],
)
def test_numbers(
    text: str, killed: int | None, wounded: int | None, field: str, words: list[str] | None
) -> None:
    assert said(text, claim_of(text, killed, wounded, None)).get(field) == words


@pytest.mark.parametrize(
    ("behind", "words"),
    [
        (
            "No one was hurt, the army said.",
            {"killed": ["No one was hurt"], "wounded": ["No one was hurt"]},
        ),
        (
            "There were no reports of casualties.",
            {"killed": ["no reports of casualties"], "wounded": ["no reports of casualties"]},
        ),
        ("Nothing else was known.", {}),
    ],
)
def test_why_a_count_is_nobody(behind: str, words: dict[str, list[str]]) -> None:
    first = "A mine went off near Arak on Tuesday."
    claim = Claim(None, first, count(0), count(0), report_id=1, span=(0, len(first)))
    nobody = incident(killed=count(0), wounded=count(0), claims=(claim,), units=())
    found = said(f"{first} {behind}", nobody)
    assert {k: v for k, v in found.items() if k in ("killed", "wounded")} == words


def test_a_number_within_a_place_is_no_count() -> None:
    text = "Two soldiers died at Station 2."
    place = PlaceMention("Station 2", PlaceMatch("", MatchStatus.UNRESOLVED), (21, 30))
    draft = dataclasses.replace(claim_of(text, 2, None, None), place=place)
    assert said(text, draft)["killed"] == ["Two"]


def test_a_date_may_stand_before_the_sentence() -> None:
    text = f"It was a bloody Tuesday. {FIRST.replace(' on Tuesday', '')}"
    start = text.index("Five")
    claim = dataclasses.replace(incident().claims[0], span=(start, len(text)))
    assert said(text, incident(claims=(claim,)))["date"] == ["Tuesday"]
    assert "date" not in said(text, incident(claims=(claim,)), day=None)


def test_damaged_text_is_marked_in_the_input_as_it_stands() -> None:
    text = "IS*IS cells kil-led 5 soldiers, SOHR said."
    draft = dataclasses.replace(
        claim_of(text, 5, None, "SOHR"), attacker=Party.ISLAMIC_STATE, victims=(Party.GOVERNMENT,)
    )
    marks = said(text, draft)
    assert marks["attacker"] == ["IS*IS cells"]
    assert marks["killed"] == ["5"] and marks["source"] == ["SOHR"]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("local source told Rudaw", "A local\nsource told Rudaw"),
        ("state  agency", "the state agency"),
    ],
)
def test_a_source_is_found_across_a_broken_line(source: str, text: str) -> None:
    sentence = f"Two civilians were hurt near Arak, {text}."
    claim = Claim(source, sentence, report_id=1, span=(0, len(sentence)))
    found = said(sentence, incident(claims=(claim,), victims=(Party.CIVILIAN,)))
    assert [" ".join(words.lower().split()) for words in found["source"]] == [
        " ".join(source.lower().split())
    ]
    assert found["victim"] == ["civilians"], "the local source is nobody who suffered"


def test_another_reports_claim_marks_nothing() -> None:
    elsewhere = dataclasses.replace(incident().claims[0], report_id=2)
    assert said(TEXT, incident(claims=(elsewhere,))) == {}


def test_a_span_from_another_text_is_not_trusted() -> None:
    place = PlaceMention("Palmyra", PlaceMatch("", MatchStatus.UNRESOLVED), (3, 10))
    assert "place" not in said(TEXT, incident(place=place))
    claim = dataclasses.replace(incident().claims[0], span=(5, 10**6))
    assert "sentence" not in said(TEXT, incident(claims=(claim,)))


@given(st.text(max_size=200), st.integers(0, 210), st.integers(0, 210))
def test_any_text_and_any_span(text: str, start: int, end: int) -> None:
    claim = Claim("SANA", "", count(2), report_id=1, span=(start, end))
    for mark in Marker(text, DAY).marks([incident(claims=(claim,))], 1):
        assert 0 <= mark.start < mark.end <= len(text)
