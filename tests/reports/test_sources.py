"""Who says it: offices and people beside their names, and monitors that bear a name."""

from __future__ import annotations

import pytest

from geo.model import Party
from geo.places.geocoder import Geocoder
from tests.reports.notes import incidents_of

_NEWS = "a mine killed two soldiers near Arak on Monday."


@pytest.mark.parametrize(
    ("opening", "source"),
    [
        pytest.param("The governor of Homs, Salim Nassar, said", "governor of Homs", id="name"),
        pytest.param("Salim Nassar, the governor of Homs, said", "governor of Homs", id="office"),
        pytest.param("A medic who asked not to be named said", "medic", id="nameless"),
        pytest.param("The monitoring group Airwars said", "Airwars", id="a named monitor"),
        pytest.param("A Britain-based war monitor said", "SOHR", id="a nameless monitor"),
        pytest.param("Russia's Hmeimim base said", "Hmeimim base", id="a base that speaks"),
        pytest.param("Reliable sources have informed SOHR that", "SOHR", id="informed"),
        pytest.param(
            "The Administration's security forces said",
            "Administration's security forces",
            id="forces",
        ),
        pytest.param("Suwayda 24 said", "Suwayda 24", id="an outlet called like a place"),
        pytest.param("Homs, SANA – A military source said", "military source", id="a dateline"),
        pytest.param("The Eye of the Euphrates network said", "Ain al-Furat", id="an alias"),
        pytest.param("The UN's Commission of Inquiry said", "UN Commission of Inquiry", id="UN"),
        pytest.param("A military source said:", "military source", id="with a colon"),
        pytest.param("A police officer, who spoke anonymously, said", "police officer", id="spoke"),
    ],
)
def test_who_says_it(opening: str, source: str, geocoder: Geocoder) -> None:
    (incident,) = incidents_of(f"{opening} {_NEWS}", geocoder)
    assert incident.source == source


def test_one_soldier_is_nobody_who_speaks(geocoder: Geocoder) -> None:
    text = "Col. Adam Reed, a spokesman for the coalition, said one soldier was killed near Arak."
    (incident,) = incidents_of(text, geocoder)
    assert incident.source == "spokesman for the coalition"


def test_a_group_that_was_blamed_is_no_source(geocoder: Geocoder) -> None:
    text = "A mine killed two soldiers near Arak on Monday. Islamic State was blamed."
    (incident,) = incidents_of(text, geocoder)
    assert (incident.source, incident.attacker) == (None, Party.ISLAMIC_STATE)


@pytest.mark.parametrize(
    "claim",
    [
        "The Islamic State claimed the attack on Tuesday. It said its fighters had killed 12.",
        "IS claimed it through Amaq on Tuesday. It said its fighters had killed 12 spies.",
    ],
    ids=["the group", "its outlet"],
)
def test_it_goes_on_with_whose_word_was_told_last(claim: str, geocoder: Geocoder) -> None:
    text = (
        "Gunmen opened fire on herders near Jubb al-Jarrah on Monday, killing ten of them, "
        f"residents said.\n\n{claim}"
    )
    (incident,) = incidents_of(text, geocoder)
    assert (incident.source, str(incident.killed.total)) == ("residents", "10")
    (other,) = incident.extra_claims
    assert other.source in ("Islamic State", "Amaq") and str(other.killed.total) == "12"
