"""Incidents of all shapes, for round trips."""

from __future__ import annotations

import datetime as dt

from hypothesis import strategies as st

from geo.model import (
    Candidate,
    Casualties,
    Category,
    Claim,
    CountRange,
    DatePrecision,
    EventType,
    GeometryType,
    Incident,
    LonLat,
    MatchMethod,
    MatchStatus,
    Party,
    PlaceMatch,
    PlaceMention,
    Status,
)

# What PostgreSQL can't keep is refused with a sentence, and tested as such.
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
words = st.from_regex(r"[A-Z]{2}[0-9]{2,6}", fullmatch=True)
dates = st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1))
spans = st.tuples(st.integers(0, 500), st.integers(500, 10**6))
scores = st.integers(0, 1000).map(lambda n: n / 1000)
points = st.builds(LonLat, st.floats(-180, 180), st.floats(-90, 90))


@st.composite
def counts(draw: st.DrawFn) -> CountRange:
    low = draw(st.integers(0, 10**6))
    return CountRange(low, draw(st.none() | st.integers(low, 10**10)))


casualties = st.builds(
    Casualties,
    total=st.none() | counts(),
    by_party=st.dictionaries(st.sampled_from(Party), counts(), max_size=3),
)
candidates = st.builds(
    Candidate,
    place_id=texts,
    name=texts,
    kind=texts,
    admin1=st.none() | words,
    point=points,
    score=scores,
    why=texts,
)
geometries = st.builds(
    lambda line: {"type": "LineString", "coordinates": [[p.lon, p.lat] for p in line]},
    st.lists(points, min_size=2, max_size=4),
)
matches = st.builds(
    PlaceMatch,
    query=texts,
    status=st.sampled_from(MatchStatus),
    name=st.none() | texts,
    name_ar=st.none() | texts,
    place_id=st.none() | texts,
    point=st.none() | points,
    radius_m=st.none() | st.floats(0, 10**7),
    geometry_type=st.sampled_from(GeometryType),
    geometry=st.none() | geometries,
    admin1=st.none() | words,
    admin2=st.none() | words,
    admin3=st.none() | words,
    regions=st.lists(words, max_size=4).map(tuple),
    country=st.none() | texts,
    kind=st.none() | texts,
    method=st.sampled_from(MatchMethod),
    score=scores,
    why=texts,
    candidates=st.lists(candidates, max_size=2).map(tuple),
)
mentions = st.builds(PlaceMention, texts, matches, st.none() | spans)
claims = st.builds(
    Claim,
    source=st.none() | texts,
    sentence=texts,
    killed=casualties,
    wounded=casualties,
    publisher=st.none() | texts,
    url=st.none() | texts,
    published=st.none() | dates,
    span=st.none() | spans,
)
incidents = st.builds(
    Incident,
    category=st.sampled_from(Category),
    event_type=st.sampled_from(EventType),
    place=mentions,
    status=st.sampled_from(Status),
    date=st.none() | dates,
    date_end=st.none() | dates,
    date_precision=st.sampled_from(DatePrecision),
    other_places=st.lists(mentions, max_size=2).map(tuple),
    attacker=st.none() | st.sampled_from(Party),
    victims=st.lists(st.sampled_from(Party), max_size=3).map(tuple),
    killed=casualties,
    wounded=casualties,
    claims=st.lists(claims, max_size=3).map(tuple),
    units=st.lists(texts, max_size=2).map(tuple),
    note=texts,
    synthetic=st.booleans(),
    corrected=st.frozensets(st.sampled_from(["place", "killed", "date"])),
)
