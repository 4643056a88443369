"""The incidents that the project was founded on, as a new store shows them."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from geo.config import FOUNDING_INCIDENTS
from geo.errors import GazetteerError
from geo.model import CountRange, GeometryType, Incident, Party, Status
from geo.places.geocoder import Geocoder, open_geocoder
from geo.store import Store
from geo.store.founding import USER, seed_founding


@pytest.fixture(scope="module")
def geocoder() -> Geocoder:
    return open_geocoder()


def _seeded(store: Store, geocoder: Geocoder) -> list[Incident]:
    return store.incidents(seed_founding(store, geocoder).incident_ids)


def test_three_attacks_and_two_operations(store: Store, geocoder: Geocoder) -> None:
    found = [
        (i.category.value, i.date, i.killed.total, i.wounded.total, i.claims[0].source)
        for i in _seeded(store, geocoder)
    ]
    n = CountRange.exactly
    assert found == [
        ("attack", dt.date(2022, 3, 6), n(13), n(18), "SANA"),
        ("attack", dt.date(2022, 3, 10), n(6), n(7), "SOHR"),
        ("attack", dt.date(2022, 3, 16), n(3), None, None),
        ("operation", None, None, None, "sources told Al-Monitor"),
        ("operation", None, None, None, "SOHR"),
    ]


def test_its_places_with_their_regions(store: Store, geocoder: Geocoder) -> None:
    places = [i.place.match for i in _seeded(store, geocoder)]
    assert [p.place_id for p in places[:4]] == [
        "palmyra-desert",
        "jabal-al-amour",
        "syrian-desert",
        "palmyra",
    ]
    assert [p.geometry_type for p in places] == [
        GeometryType.AREA,
        GeometryType.POINT,
        GeometryType.AREA,
        GeometryType.POINT,
        GeometryType.LINE,
    ]
    assert {"SY04", "SY09"} <= set(places[2].regions), "the desert spans both governorates"
    assert {"SY04", "SY09"} <= set(places[4].regions), "from Palmyra to T2"
    assert all(p.point is not None and p.radius_m for p in places)
    assert all(p.geometry for p in places if p.geometry_type is not GeometryType.POINT)


def test_what_is_shown_says_that_it_is_a_paraphrase(store: Store, geocoder: Geocoder) -> None:
    for incident in _seeded(store, geocoder):
        assert incident.status is Status.VERIFIED
        (claim,) = incident.claims
        assert claim.sentence.startswith("Paraphrase: ")
        assert claim.publisher == "Al-Monitor"
        assert (claim.url or "").startswith("https://www.al-monitor.com/")
        assert claim.span is not None and claim.report_id is not None
        text = store.report(claim.report_id).text
        assert text[slice(*claim.span)] == claim.sentence


def test_the_tally_is_no_incident(store: Store, geocoder: Geocoder) -> None:
    seed_founding(store, geocoder)
    (record,) = store.tallies()
    assert record.status is Status.VERIFIED
    tally = record.tally
    assert (tally.killed, tally.events) == (CountRange.exactly(136), 21)
    assert tally.by_party == {
        Party.ISLAMIC_STATE: CountRange.exactly(69),
        Party.GOVERNMENT: CountRange.exactly(67),
    }
    assert (tally.date_from, tally.date_to) == (dt.date(2022, 1, 1), dt.date(2022, 3, 10))


def test_seeding_twice_adds_nothing(store: Store, geocoder: Geocoder) -> None:
    first = seed_founding(store, geocoder)
    revision = store.revision()
    second = seed_founding(store, geocoder)
    assert second.already_there and second.incident_ids == first.incident_ids
    assert store.revision() == revision


def test_seeding_again_after_a_stop_in_between(store: Store, geocoder: Geocoder) -> None:
    ids = seed_founding(store, geocoder).incident_ids
    store.set_status(ids, Status.DRAFT, USER)
    assert {i.status for i in _seeded(store, geocoder)} == {Status.VERIFIED}


def test_a_place_that_the_gazetteer_lost_stops_it(
    store: Store, geocoder: Geocoder, tmp_path: Path
) -> None:
    facts = json.loads(FOUNDING_INCIDENTS.read_text("utf-8"))
    facts["incidents"][2]["place"] = "Narnia"
    file = tmp_path / "facts.json"
    file.write_text(json.dumps(facts))
    with pytest.raises(GazetteerError, match="Narnia"):
        seed_founding(store, geocoder, file)
    assert store.is_empty()
