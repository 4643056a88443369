"""Where it happened, among places that only say where somebody belongs, sits or was taken."""

from __future__ import annotations

import datetime as dt

import pytest

from geo.places.geocoder import Geocoder
from geo.reports.reader import read_report

PUBLISHED = dt.date(2022, 6, 14)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param(
            "A fighter of the Fatemiyoun, which has its base in Palmyra, was shot dead near the T3 "
            "station on Sunday.",
            "T3",
            id="has its base in",
        ),
        pytest.param(
            "An army unit that was combing the desert of Hama killed four Daesh terrorists in the "
            "village of Ithriya on Sunday.",
            "Ithriya",
            id="a village in the desert that they combed",
        ),
        pytest.param(
            "A Russian officer and the commander of the NDF in Al-Mayadin were killed and three "
            "soldiers injured in the explosion of a bomb planted by ISIS in the desert of Al-Shola "
            "on Sunday.",
            "Al-Shola",
            id="whose commander, and where the bomb was",
        ),
        pytest.param(
            "Gunmen shot dead a soldier in Ayyash Sunday.",
            "Ayyash",
            id="a day right behind the name",
        ),
        pytest.param(
            "Gunmen abducted a doctor from his clinic in Al-Qaryatayn on Sunday.",
            "Al-Qaryatayn",
            id="taken from a clinic",
        ),
        pytest.param(
            "Rockets fired from Al-Mayadin hit the Al-Omar field on Sunday and wounded two guards.",
            "Al-Omar field",
            id="where the rockets came from",
        ),
        pytest.param(
            "Coalition artillery at the Al-Omar field shelled posts in Al-Mayadin on Sunday, "
            "killing four.",
            "Al-Mayadin",
            id="where the guns stand",
        ),
        pytest.param(
            "On Sunday a unit stationed at a base near Palmyra shelled Arak, killing two.",
            "Arak",
            id="stationed at a base",
        ),
        pytest.param(
            "ISIS gunmen opened fire at Khalaf al-Jasim at his home in Hajin on Sunday.",
            "Hajin",
            id="a man's name",
        ),
        pytest.param(
            "Gunmen attacked the Fatemiyoun in their base in Palmyra on Sunday, killing two.",
            "Palmyra",
            id="attacked in their base",
        ),
        pytest.param(
            "Gunmen shot dead an employee of the civil council of Deir Ezzor near Dhiban town on "
            "Sunday.",
            "Dhiban",
            id="whose council, near a town far from it",
        ),
        pytest.param(
            "The wounded were taken to hospitals in Palmyra and Homs after an IS attack on a bus "
            "at Kabajib on Sunday killed nine soldiers.",
            "Kabajib",
            id="hospitals in two towns",
        ),
        pytest.param(
            "Members of the Al-Bukamal border guard were attacked near the T2 station on Sunday; "
            "two were killed.",
            "T2",
            id="whose border guard",
        ),
        pytest.param(
            "The commander of the Palmyra garrison was killed in a blast near Arak on Sunday.",
            "Arak",
            id="whose garrison",
        ),
        pytest.param(
            "Relatives buried in Salamiyah on Sunday three truffle hunters shot dead a day earlier "
            "near Uqayribat.",
            "Uqayribat",
            id="buried in",
        ),
        pytest.param(
            "A member of the National Defence in Salamiyah was found killed near Al-Saan on "
            "Sunday.",
            "Saan",
            id="where he served",
        ),
        pytest.param(
            "Unknown gunmen shot at the house of the mayor of Hajin in Abu Hamam on Sunday; nobody "
            "was hurt.",
            "Hamam",
            id="mayor of another town",
        ),
        pytest.param(
            "Unknown gunmen shot dead the mayor of Hajin on Sunday.",
            "Hajin",
            id="mayor of the only town named",
        ),
        pytest.param(
            "A car of the council of Hajin was burnt by IS in Al-Baghouz on Sunday.",
            "Baghouz",
            id="council of another town",
        ),
        pytest.param(
            "Three soldiers of the garrison at the T4 airbase died on Sunday when their truck "
            "struck a mine in Jabal Abu Rujmayn.",
            "Rujm",
            id="garrison at an airbase",
        ),
        pytest.param(
            "Gunmen fired at a bus with workers of the Sukhna phosphate mines between Khunayfis "
            "and Palmyra on Sunday; four workers died.",
            "between Khunayfis and Palmyra",
            id="whose workers",
        ),
        pytest.param(
            "An elder, who lived in Damascus, was kidnapped near Furqlus on Sunday.",
            "Furqlus",
            id="where he lived",
        ),
        pytest.param(
            "North of Al-Tabqa, in Al-Jarniyah, gunmen shot dead a farmer on Sunday.",
            "Jarniyah",
            id="the place itself, behind the side of a town",
        ),
        pytest.param(
            "A child was killed on Sunday when a bomblet exploded near her home in Muhassan.",
            "Muhassan",
            id="near her home in",
        ),
        pytest.param(
            "Pro-Iranian militias in Al-Mayadin shelled the Conoco gas plant from the Al-Quriyah "
            "area on Sunday.",
            "Conoco",
            id="where the guns stood",
        ),
        pytest.param(
            "A member of the Baath Party branch in Palmyra was found dead near Furqlus on Sunday.",
            "Furqlus",
            id="whose branch",
        ),
        pytest.param(
            "Clashes in the Al-Shaer area in the eastern countryside of Homs killed 3 soldiers.",
            "Al-Shaer",
            id="a weak name in a countryside",
        ),
        pytest.param(
            "Sixty soldiers were killed on Sunday when ISIS overran the Al-Kawm front.",
            "Al-Kawm",
            id="a front is a line",
        ),
        pytest.param(
            "Clashes in the Al-Mahr area in Homs' eastern countryside killed 3 soldiers.",
            "Al-Mahr",
            id="a weak name in somebody's countryside",
        ),
    ],
)
def test_the_place_is_where_it_happened(text: str, place: str, geocoder: Geocoder) -> None:
    incidents = read_report(text, PUBLISHED, geocoder).incidents
    assert len(incidents) == 1
    assert place in incidents[0].place.mention
    assert incidents[0].place.match.point is not None


@pytest.mark.parametrize(
    "text",
    [
        "The funeral of four fighters killed in Sunday's ambush was held in Palmyra on Monday.",
        "Ten soldiers died in the ambush, a source at the Homs military hospital said on Monday.",
    ],
)
def test_it_happened_elsewhere(text: str, geocoder: Geocoder) -> None:
    (incident,) = read_report(text, PUBLISHED, geocoder).incidents
    assert incident.place.match.point is None
