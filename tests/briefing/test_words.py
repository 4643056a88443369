from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from geo.briefing.words import change_text, headline, period_text, total_text
from geo.filters import IncidentFilter
from geo.frame import Summary
from geo.model import Claim, CountRange, EventType, LonLat, Party, Total
from geo.near import Near
from tests.briefing.samples import founding, view_of


def summary(**changes: object) -> Summary:
    values: dict[str, object] = {
        "attacks": 3,
        "operations": 2,
        "killed": Total(CountRange(22, 22), 0),
        "wounded": Total(CountRange(25, 25), 1),
        "pending": 0,
        "synthetic": 0,
        "no_place": 0,
        "only_area": 2,
        "undated": 2,
        "undated_attacks": 0,
    }
    return Summary(**{**values, **changes})  # type: ignore[arg-type]


MARCH = IncidentFilter(
    date_from=dt.date(2022, 3, 1), date_to=dt.date(2022, 3, 20), regions=("SY04", "SY09")
)


def test_the_headline_names_what_is_unknown() -> None:
    assert headline(summary(), MARCH, None) == (
        "3 attacks from 1 to 20 March 2022 in Homs and Deir ez-Zor: 22 killed, "
        "at least 25 wounded; wounded unknown for 1. 2 operations besides."
    )


@pytest.mark.parametrize(
    ("now", "before", "text"),
    [
        (3, 1, "2 more attacks than in the 7 days before (1 known)."),
        (1, 1, "As many attacks as in the 7 days before (1 known)."),
        (0, 1, "1 fewer attack than in the 7 days before (1 known)."),
        (3, 0, "No attack is known in the 7 days before."),
        (0, 0, "No attack is known in the 7 days before either."),
    ],
)
def test_the_change_is_no_figure_where_nothing_is_known_of_before(
    now: int, before: int, text: str
) -> None:
    some = view_of(founding()).summary
    assert change_text(replace(some, attacks=now), replace(some, attacks=before), 7) == text


def test_pending_and_made_up_ones_are_said() -> None:
    text = headline(summary(pending=2, synthetic=1, operations=0), MARCH, None)
    assert "2 of them not yet verified." in text and "1 incident made up" in text


def test_what_is_unknown_of_all_attacks_is_said_once() -> None:
    nobody = Total(CountRange(0, 0), 3)
    text = headline(summary(wounded=nobody, operations=0), MARCH, None)
    assert text.endswith("Deir ez-Zor: 22 killed; wounded unknown for 3.")
    text = headline(summary(killed=nobody, wounded=nobody, operations=0), MARCH, None)
    assert text.endswith("Deir ez-Zor: killed unknown for 3; wounded unknown for 3.")


def test_an_attack_without_a_date_is_not_said_to_lie_in_the_period() -> None:
    span = (dt.date(2022, 3, 6), dt.date(2022, 3, 16))
    text = headline(summary(attacks=4, undated_attacks=1), IncidentFilter(), span)
    assert text.startswith("4 attacks (1 without a date) from 6 to 16 March 2022: 22 killed")


def test_nothing_shown_is_said() -> None:
    text = headline(summary(attacks=0, operations=0), MARCH, None)
    assert text == "No incident is known from 1 to 20 March 2022 in Homs and Deir ez-Zor."


@pytest.mark.parametrize(
    ("total", "text"),
    [
        (Total(CountRange(22, 22), 0), "22"),
        (Total(CountRange(13, 15), 0), "13–15"),
        (Total(CountRange(5, None), 0), "at least 5"),
        (Total(CountRange(25, 25), 1), "at least 25"),
        (Total(CountRange(0, 0), 2), "unknown"),
        (Total(CountRange(0, 0), 0), "0"),
        (Total(CountRange(1234, 1234), 0), "1,234"),
    ],
    ids=["exact", "range", "open", "some-unknown", "all-unknown", "none", "thousands"],
)
def test_a_total_in_words(total: Total, text: str) -> None:
    assert total_text(total) == text


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        ((2022, 3, 1), (2022, 3, 1), "on 1 March 2022"),
        ((2022, 3, 1), (2022, 4, 2), "from 1 March to 2 April 2022"),
        ((2021, 12, 31), (2022, 1, 1), "from 31 December 2021 to 1 January 2022"),
        (None, (2022, 1, 1), "up to 1 January 2022"),
        (None, None, ""),
    ],
    ids=["day", "months", "years", "open-start", "none"],
)
def test_a_period_in_words(
    start: tuple[int, int, int] | None, end: tuple[int, int, int] | None, text: str
) -> None:
    assert period_text(dt.date(*start) if start else None, dt.date(*end) if end else None) == text


@pytest.mark.parametrize(
    ("flt", "title"),
    [
        (IncidentFilter(), "Armed incidents in the Syrian desert"),
        (MARCH, "Armed incidents in Homs and Deir ez-Zor"),
        (IncidentFilter(event_types=(EventType.AMBUSH,)), "Ambush in the Syrian desert"),
        (
            IncidentFilter(parties=(Party.ISLAMIC_STATE,), regions=("SY04",)),
            "Armed incidents involving Islamic State in Homs",
        ),
        (
            IncidentFilter(near=Near(LonLat(38.28, 34.56), 50, "Palmyra")),
            "Armed incidents within 50 km of Palmyra",
        ),
    ],
    ids=["all", "regions", "kind", "party", "near"],
)
def test_a_title_is_suggested_from_the_filter(flt: IncidentFilter, title: str) -> None:
    assert view_of(founding(), flt).title == title


@pytest.mark.parametrize(
    ("source", "publisher", "shown"),
    [
        ("SANA", "Al-Monitor", "SANA (Al-Monitor)"),
        ("SANA", "SANA", "SANA"),
        ("residents told Al-Monitor", "Al-Monitor", "residents told Al-Monitor"),
        (None, "Al-Monitor", "Al-Monitor, unattributed"),
        ("SANA", None, "SANA"),
        (None, None, "unattributed"),
    ],
)
def test_who_says_it_is_named_once(source: str | None, publisher: str | None, shown: str) -> None:
    assert Claim(source, "", publisher=publisher).attribution == shown
