"""The report that the project was founded on gives exactly what the design says of it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from geo.model import Category, CountRange, EventType, GeometryType, Party
from geo.places.geocoder import open_geocoder
from geo.reports.reader import read_report

REPORT = Path(__file__).resolve().parents[3] / "shared" / "reports" / "al-monitor-2022-03.txt"


@pytest.mark.skipif(not REPORT.is_file(), reason="the founding report's text is not in the project")
def test_the_founding_report() -> None:
    text = REPORT.read_text(encoding="utf-8")
    reading = read_report(text, dt.date(2022, 3, 19), open_geocoder())
    assert all(text[slice(*i.span)] == i.sentence for i in reading.incidents)
    attacks = [i for i in reading.incidents if i.category is Category.ATTACK]
    operations = [i for i in reading.incidents if i.category is Category.OPERATION]
    found = {
        i.date.day if i.date else 0: (
            i.event_type,
            i.killed.total,
            i.wounded.total,
            i.source,
            i.place.match.place_id,
            i.place.match.geometry_type,
        )
        for i in attacks
    }
    exactly = CountRange.exactly
    area, point = GeometryType.AREA, GeometryType.POINT
    assert found == {
        6: (EventType.ARMED_ATTACK, exactly(13), exactly(18), "SANA", "palmyra-desert", area),
        10: (EventType.EXPLOSIVE, exactly(6), exactly(7), "SOHR", "jabal-al-amour", point),
        16: (EventType.AMBUSH, exactly(3), None, None, "syrian-desert", area),
    }
    assert all(i.victims == (Party.GOVERNMENT,) for i in attacks)
    movement, sweep = sorted(operations, key=lambda i: i.span)
    assert movement.event_type is EventType.TROOP_MOVEMENT
    assert movement.place.match.place_id == "palmyra"
    assert sweep.event_type is EventType.RAID and sweep.source == "SOHR"
    assert sweep.place.match.geometry_type is GeometryType.LINE
    assert movement.date is None and sweep.date is None
    (tally,) = reading.tallies
    assert tally.killed == exactly(136) and tally.events == 21
    assert tally.by_party == {
        Party.ISLAMIC_STATE: exactly(69),
        Party.GOVERNMENT: exactly(67),
    }
    assert (tally.date_from, tally.date_to) == (dt.date(2022, 1, 1), dt.date(2022, 3, 10))
