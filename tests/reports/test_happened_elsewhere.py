"""Hospitals, funerals and starts: towns that a report names though nothing happened there."""

from __future__ import annotations

import pytest

from geo.places.geocoder import Geocoder
from tests.reports.notes import incidents_of


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Four bodies were brought to Palmyra hospital after an attack on a bus in the desert "
            "on Monday.",
            id="brought to its hospital",
        ),
        pytest.param(
            "The bodies of four soldiers killed in an attack in the desert arrived at the military "
            "hospital in Homs on Monday.",
            id="arrived at a hospital there",
        ),
        pytest.param(
            "Two shepherds hurt by a mine were admitted to Salamiyah National Hospital on Monday.",
            id="admitted to it",
        ),
        pytest.param(
            "A funeral was held in Homs on Monday for three soldiers killed in an ambush.",
            id="mourned there",
        ),
        pytest.param(
            "A convoy that left Damascus for Deir ez-Zor was ambushed on Monday, killing five "
            "soldiers.",
            id="set out from one for the other",
        ),
        pytest.param(
            "Helicopters from Hama airport bombed Islamic State positions on Monday.",
            id="flown from there",
        ),
    ],
)
def test_it_is_not_where_it_happened(text: str, geocoder: Geocoder) -> None:
    (incident,) = incidents_of(text, geocoder)
    assert incident.place.match.point is None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param(
            "Four soldiers were taken to the hospital in Deir ez-Zor after a mine blast near Arak "
            "on Monday.",
            "near Arak",
            id="not the hospital",
        ),
        pytest.param(
            "The commander of the 66th Brigade's second battalion was killed by a bomb south of "
            "Salamiyah on Monday.",
            "south of Salamiyah",
            id="not the brigade's seat",
        ),
        pytest.param(
            "Hundreds mourned in Tartus on Monday for six soldiers who were killed in the Palmyra "
            "desert the day before.",
            "Palmyra desert",
            id="not the mourners' town",
        ),
        pytest.param(
            "Islamic State fighters hiding in Jabal al-Bishri attacked a post near Ithriya on "
            "Monday, killing four soldiers.",
            "near Ithriya",
            id="not where they hid",
        ),
        pytest.param(
            "A suicide bomber killed six people at a funeral in Al-Mayadin on Monday.",
            "Al-Mayadin",
            id="a funeral that is attacked",
        ),
        pytest.param(
            "A shell struck the hospital in Al-Mayadin on Monday and killed two nurses.",
            "Al-Mayadin",
            id="a hospital that is hit",
        ),
        pytest.param(
            "A convoy from Palmyra was ambushed near Arak on Monday, killing five soldiers.",
            "near Arak",
            id="on its way",
        ),
    ],
)
def test_the_scene_is_chosen_beside_it(text: str, place: str, geocoder: Geocoder) -> None:
    (incident,) = incidents_of(text, geocoder)
    assert incident.place.mention == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param(
            "The army in Palmyra shelled militants' hideouts in Jabal al-Amour on Monday.",
            "Jabal al-Amour",
            id="whose army",
        ),
        pytest.param(
            "A fighter of the Palmyra Lions militia was shot dead near T4 on Monday.",
            "near T4",
            id="whose militia",
        ),
        pytest.param(
            "A convoy that had crossed at Al-Qaim was bombed on Monday near Al-Mayadin.",
            "near Al-Mayadin",
            id="where it had come through",
        ),
        pytest.param(
            "The road between Palmyra and Deir ez-Zor was closed on Monday after gunmen killed "
            "four drivers at Kabajib.",
            "Kabajib",
            id="what was closed for it",
        ),
        pytest.param(
            "In Al-Mayadin, gunmen killed a teacher on Monday. He had been threatened before.",
            "Al-Mayadin",
            id="an opening holds for all that follows",
        ),
        pytest.param(
            "A post near Ithriya was attacked on Monday by gunmen who fled to Jabal al-Bishri.",
            "near Ithriya",
            id="not where they fled",
        ),
    ],
)
def test_the_place_of_the_deed_goes_before_that_of_the_doer(
    text: str, place: str, geocoder: Geocoder
) -> None:
    (incident,) = incidents_of(text, geocoder)
    assert incident.place.mention == place


def test_a_place_only_named_is_less_sure(geocoder: Geocoder) -> None:
    text = "A car of the Palmyra Electricity Company hit a mine on Monday, killing two employees."
    (incident,) = incidents_of(text, geocoder)
    assert incident.place.match.name == "Palmyra"
    assert incident.place.match.score == pytest.approx(0.6)
    assert "doesn't say that it happened there" in incident.place.match.why


def test_the_badia_is_all_of_the_desert_where_nothing_nearer_is_told(geocoder: Geocoder) -> None:
    (incident,) = incidents_of("An ambush in the Badia on Monday killed 14 soldiers.", geocoder)
    assert (incident.place.mention, incident.place.match.name) == ("the Badia", "Syrian Desert")
    (incident,) = incidents_of("An ambush near Arak in the Badia killed 14 soldiers.", geocoder)
    assert incident.place.match.name == "near Arak"


def test_the_town_of_a_branch_is_less_sure_and_its_men_are_counted(geocoder: Geocoder) -> None:
    text = (
        "A bomb killed the commander of the Palmyra branch of Military Intelligence and two "
        "escorts on Monday."
    )
    (incident,) = incidents_of(text, geocoder)
    assert str(incident.killed.total) == "3"
    assert incident.place.match.score == pytest.approx(0.6)
