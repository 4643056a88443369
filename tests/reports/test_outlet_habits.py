"""How outlets tell their news: headlines, days, places, and what is one event more."""

from __future__ import annotations

from typing import Any

import pytest

from geo.places.geocoder import Geocoder
from geo.reports.reader import read_report
from tests.reports.outlets import PUBLISHED, assert_told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Palmyra, SANA-Three citizens were martyred and two others were injured on Monday by "
            "a mine of Daesh near Arak.",
            [{"killed": [3], "wounded": 2, "victims": ["civilian"]}],
            id="an agency's name glued to the first word",
        ),
        pytest.param(
            "Two herders killed by a mine in the Homs countryside\n"
            "Two herders were killed on Monday when a mine that Islamic State had planted went "
            "off near Arak, a medical source told the agency.",
            [{"killed": [2], "place": "near Arak"}],
            id="a headline above a wider line is no part of it",
        ),
        pytest.param(
            "Air strikes executed by an unknown jet on Monday hit a base of Hezbollah near "
            "Al-Bukamal, wounding four fighters.",
            [{"killed": [None], "wounded": 4, "kind": "air_strike"}],
            id="strikes are executed, and nobody dies of that",
        ),
        pytest.param(
            "The SDF arrested two men of an IS cell in Hajin on Monday and seized rifles, mines "
            "and hand grenades from them.",
            [{"kind": "raid", "attacker": "sdf"}],
            id="seized grenades are no explosion",
        ),
        pytest.param(
            "IS fighters fired a guided missile at an army lorry near T3 station on Monday, "
            "killing two soldiers.",
            [{"kind": "armed_attack"}],
            id="a guided missile is no shelling",
        ),
        pytest.param(
            "Fighters of the 17th Division stationed at Al-Taym field shelled the town of Hajin "
            "on Sunday, wounding a woman.",
            [{"place": "Hajin", "attacker": "government"}],
            id="where a unit is stationed is not where it struck",
        ),
        pytest.param(
            "An unknown jet hit a convoy of Iranian-backed militias in Al-Bukamal, killing five "
            "militiamen. On April 5, an unknown aircraft struck a base of the militias near "
            "Al-Bukamal. The attack killed seven militiamen.",
            [{"killed": [5], "date": None}, {"killed": [7], "date": "2023-04-05"}],
            id="an event that opens with its own day is another",
        ),
        pytest.param(
            "A drone hit a lorry in Al-Hiri. No casualties were reported. Yesterday, activists "
            "reported that a drone attacked a house in Al-Hiri, killing two men.",
            [{"killed": [0]}, {"killed": [2], "date": "2023-04-11"}],
            id="what was reported yesterday is another",
        ),
        pytest.param(
            "On Friday, a soldier was shot dead in Hajin. In the same town, a member of the "
            "Asayish was wounded by gunmen on Friday.",
            [{"killed": [1]}, {"wounded": 1, "victims": ["sdf"]}],
            id="in the same town: one event more",
        ),
        pytest.param(
            "On April5, gunmen killed a farmer in Hajin.",
            [{"killed": [1], "date": "2023-04-05"}],
            id="a day glued to its month",
        ),
        pytest.param(
            "The attack near Rusafa on Sunday killed five herders. It took place two days after a "
            "general of the Guards was killed in an American air strike.",
            [{"killed": [5], "kind": "armed_attack", "attacker": None}],
            id="what had happened two days before is context",
        ),
        pytest.param(
            "Unknown gunmen shot dead a farmer in Hajin on Monday. This comes amid growing attacks "
            "of IS cells in areas of the SDF.",
            [{"attacker": "unknown", "victims": ["civilian"]}],
            id="this comes amid the deeds of others",
        ),
        pytest.param(
            "IS executed a man in Al-Susah on Monday, where a member beheaded him, also a woman "
            "died when shells of the group landed on Al-Joura quarter in Deir Ezzor city.",
            [{"killed": [1], "place": "Al-Susah"}, {"killed": [1], "victims": ["civilian"]}],
            id="him of whom it tells; also: one event more",
        ),
        pytest.param(
            "Shells fell on the village of Hawayij Salman on Monday, killing a man.",
            [{"killed": [1], "place": None}],
            id="a name that goes on is another village",
        ),
        pytest.param(
            "Fighters of IS attacked a post near Rusafa on Monday, killing a soldier. On the other "
            "hand, gunmen fired on a house of a teacher in Hajin, killing him.",
            [{"killed": [1]}, {"killed": [1], "place": "Hajin"}],
            id="on the other hand: one event more",
        ),
        pytest.param(
            "DAMASCUS, Syria (AP) - A bomb exploded Monday on an army bus, killing four soldiers. "
            "State TV said the explosion occurred on the road between Al-Mayadin and Al-Asharah.",
            [{"killed": [4], "date": "2023-04-10"}],
            id="the desk of an agency is no fallback",
        ),
        pytest.param(
            "Militants attacked a bus in central Syria on Monday, killing five soldiers. The "
            "official said they fired at the bus travelling in the Palmyra desert.",
            [{"killed": [5], "place": "Palmyra desert"}],
            id="travelling in the desert is where it happened",
        ),
        pytest.param(
            "Three people were killed by two bombs in Al-Busayrah on Monday. In the details, a "
            "motorcycle blew up in the market of Al-Busayrah at night, causing deaths.",
            [{"killed": [3]}],
            id="in the details",
        ),
        pytest.param(
            "Fifteen soldiers died on Sunday in an IS attack on a bus in the Palmyra desert. "
            "Sunday's violence came after three soldiers died on Friday near Arak when their car "
            "came under attack.",
            [
                {"killed": [15], "date": "2023-04-09", "place": "Palmyra desert"},
                {"killed": [3], "date": "2023-04-07", "place": "near Arak"},
            ],
            id="it came after another attack",
        ),
        pytest.param(
            "At least 21 people were killed on Monday in air strikes on several towns in central "
            "Syria. Fourteen died when bombs hit the town of Houla. Seven were killed in strikes "
            "on the town of Rastan.",
            [
                {"killed": [14], "date": "2023-04-10", "place": "Houla"},
                {"killed": [7], "place": "Ar-Rastan"},
            ],
            id="the sum of two, told before them",
        ),
        pytest.param(
            "A blast killed three policemen in Al-Mayadin on Sunday. It occurred hours after the "
            "ministry had launched an operation in Aleppo. A Damascus-affiliated officer was "
            "killed during the operation.",
            [{"killed": [3], "place": "Al-Mayadin"}],
            id="an operation elsewhere, and who died in it",
        ),
        pytest.param(
            "Two boys, identified as Hamid Saleh al-Dablan and Issa Salem al-Ayed, were killed on "
            "Monday by a mine in Al-Sukkariyah village near Abu Kamal.",
            [{"killed": [2], "place": "Al-Sukkariyah"}],
            id="a surname that is a place's too",
        ),
        pytest.param(
            "IS ambushed a convoy near Arak on Friday, killing 15 soldiers. Prior to this ambush, "
            "the attacks of IS had killed 35 soldiers in the desert.",
            [{"killed": [15]}],
            id="prior to this",
        ),
        pytest.param(
            "At least 68 people were killed in a strike on Palmyra, according to SOHR on Wednesday."
            " 42 of those killed were Syrian militiamen. The Tuesday attack, which SOHR attributed "
            "to Israel, hit three sites in Palmyra.",
            [{"killed": [68], "date": "2023-04-11", "attacker": "other_armed"}],
            id="of those killed; the Tuesday attack",
        ),
        pytest.param(
            "Two militiamen were killed in an IS attack near Al-Sukhnah on Saturday. In "
            "retaliation, the Russian warplanes struck IS hideouts near Jabal al-Bishri.",
            [{"killed": [2], "attacker": "islamic_state"}, {"attacker": "government"}],
            id="in retaliation: strikes elsewhere",
        ),
        pytest.param(
            "Five soldiers were killed by landmines in the Syrian desert in the past 72 hours. "
            "Three died on Monday when a mine blew up near Arak. Two were killed on Monday by "
            "another mine near Ithriya.",
            [{"killed": [3], "place": "near Arak"}, {"killed": [2], "place": "near Ithriya"}],
            id="the sum of some hours",
        ),
        pytest.param(
            "A bomb killed five soldiers in the Itharaya desert near Al-Raqqah on Monday.",
            [{"killed": [5], "place": None}],
            id="an unknown desert near a city",
        ),
        pytest.param(
            "Hama, SANA - Five civilians were martyred on Saturday and 13 were wounded in a blast "
            "of a mine in Salamiyah. A police source told SANA that a mine went off in the "
            "village of Rasm al-Ahmar of Salamiyah. The blast killed 5 persons and injured 13.",
            [{"killed": [5], "wounded": 13, "place": "Rasm al-Ahmar"}],
            id="the lead, and then a source that tells it again",
        ),
        pytest.param(
            "Two landmines of Daesh exploded near Salamiyah on Monday, killing ten people. A mine "
            "exploded among citizens in Al-Mustariha, killing nine. Another mine exploded in "
            "Uqayribat, killing a citizen.",
            [{"killed": [9]}, {"killed": [1]}],
            id="two mines, told together and then one by one",
        ),
        pytest.param(
            "A source at the hospital of Salamiyah told SANA that 18 civilians were killed and 3 "
            "others were injured by two mines near Uqayribat on Sunday.",
            [{"killed": [18], "wounded": 3, "place": "near Uqayribat"}],
            id="where the source is, is no place of the event",
        ),
    ],
)
def test_outlet_habits(text: str, expected: list[dict[str, Any]], geocoder: Geocoder) -> None:
    assert_told(text, expected, geocoder)


def test_general_description_is_no_raid(geocoder: Geocoder) -> None:
    text = (
        "Although the SDF launches security operations, the countryside of Deir ez-Zor frequently "
        "witnesses killings of its members."
    )
    assert not read_report(text, PUBLISHED, geocoder).incidents
