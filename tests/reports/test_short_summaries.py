"""Short summaries, as an analyst writes them: two counts, an answer, deeds strung together."""

from __future__ import annotations

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
            "A mine killed four men near Arak on Monday. In a separate strike three planes were "
            "damaged at the T4 airport.",
            ["4 -", "- -"],
            id="a separate strike that did damage",
        ),
    ],
)
def test_summaries(geocoder: Geocoder, text: str, told: list[str]) -> None:
    assert [counted(i) for i in incidents_of(text, geocoder)] == told


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        pytest.param(
            "601 of the government's side have been killed by IS since March 2019.",
            601,
            id="of the government's side",
        ),
        pytest.param(
            "Eleven civilians were killed in Homs province within 24 hours in raids of the army; "
            "three of the eleven had been tortured to death.",
            11,
            id="some of the total",
        ),
    ],
)
def test_totals(geocoder: Geocoder, text: str, killed: int) -> None:
    reading = reading_of(text, geocoder)
    assert not reading.incidents
    assert [t.killed and t.killed.min for t in reading.tallies] == [killed]


def test_they_wore_the_clothes_of_others(geocoder: Geocoder) -> None:
    text = "IS men in Russian uniforms shot dead nine drivers near Arak on Monday."
    (incident,) = incidents_of(text, geocoder)
    assert (incident.attacker, incident.victims) == ("islamic_state", ("civilian",))
