"""How outlets name sides: who acts, announces, is blamed, or only stands by."""

from __future__ import annotations

from typing import Any

import pytest

from geo.places.geocoder import Geocoder
from tests.reports.outlets import assert_told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "A drone targeted a lorry of the Iranian militias near Al-Bukamal on Monday. The "
            "Iranian militias cordoned off the targeted site.",
            [{"attacker": None, "victims": ["government"], "kind": "air_strike"}],
            id="the targeted site: no deed of those who guard it",
        ),
        pytest.param(
            "Bashar al-Assad's forces rained shells on the town of Al-Quriyah on Monday, killing "
            "six people.",
            [{"attacker": "government", "killed": [6]}],
            id="the president's forces",
        ),
        pytest.param(
            "A mine left over from Islamic State killed a guard of the General Authority for the "
            "Steppe near Al-Sukhnah on Monday.",
            [{"attacker": "islamic_state", "victims": ["civilian"], "killed": [1]}],
            id="left over from; a general authority is no general",
        ),
        pytest.param(
            "Coalition jets struck Al-Susah on Monday, killing 14 members of IS families.",
            [{"victims": ["civilian"], "killed": [14]}],
            id="families of fighters",
        ),
        pytest.param(
            "QAMISHLI (North Press) - Security forces arrested an IS member in Al-Busayrah on "
            "Tuesday. He had fired on a patrol of the Syrian Democratic Forces (SDF).",
            [{"attacker": "sdf", "victims": ["islamic_state"], "kind": "raid"}],
            id="security forces of the north-east",
        ),
        pytest.param(
            "Gunmen killed a member of the Internal Security Forces of North and East Syria "
            "(Asayish) in Hajin on Monday.",
            [{"victims": ["sdf"]}],
            id="a long name and what it is short for",
        ),
        pytest.param(
            "Tribal gunmen clashed with the SDF in Al-Busayrah on Monday. Three gunmen and an SDF "
            "fighter were killed.",
            [{"killed": [4], "attacker": "other_armed", "victims": ["sdf"]}],
            id="gunmen, told of before as tribal",
        ),
        pytest.param(
            "Gunmen attacked the SDF-controlled Al-Jisr checkpoint in Hajin on Monday. The SDF "
            "brought reinforcements and stormed nearby houses.",
            [{"attacker": "unknown", "victims": ["sdf"]}],
            id="those hit answer, and attack nobody by that",
        ),
        pytest.param(
            'Shelling by the "Islamic State" organization on Al-Joura quarter of Deir Ezzor city '
            "killed four civilians on Monday.",
            [{"attacker": "islamic_state", "killed": [4]}],
            id="a side in quotation marks",
        ),
        pytest.param(
            "The activists blame the massacre of five herders near Rusafa on Sunday on Iranian "
            "militias.",
            [{"attacker": "government", "killed": [5]}],
            id="blamed on a side",
        ),
        pytest.param(
            "The organization known as ISIS announced the killing of five Kurdish fighters in an "
            "attack in Hajin on Monday.",
            [{"attacker": "islamic_state", "victims": ["sdf"], "killed": [5]}],
            id="announced the killing of others",
        ),
        pytest.param(
            "The SDF announced the death of two of its fighters in an attack in Hajin on Monday.",
            [{"attacker": None, "victims": ["sdf"], "killed": [2]}],
            id="announced the death of its own",
        ),
        pytest.param(
            "Islamic State said that ten members of a militia of the regime were killed "
            "by a car bomb in Al-Mayadin on Monday.",
            [{"attacker": "islamic_state", "killed": [10]}],
            id="the group's own claim",
        ),
        pytest.param(
            "Members of the SDF stormed several houses in Al-Susah on Monday and arrested a man.",
            [{"kind": "raid", "attacker": "sdf"}],
            id="houses stormed for an arrest",
        ),
        pytest.param(
            "A group of the Liwa al-Quds force, a militia trained by Russian forces, was ambushed "
            "on Monday by an IS cell in the desert of Al-Mayadin. They managed to kill 3 members.",
            [{"attacker": "islamic_state", "victims": ["government"], "killed": [3]}],
            id="trained by a side, ambushed by another",
        ),
        pytest.param(
            "A policeman was killed on Friday after security forces of the government thwarted an "
            "ISIS suicide attack on a checkpoint in Al-Mayadin.",
            [{"attacker": "islamic_state", "victims": ["government"], "killed": [1]}],
            id="who thwarts an attack is no attacker",
        ),
        pytest.param(
            "In clashes between the Internal Security Forces (ISF) and ISIS fighters in Hasakah on "
            "Thursday, two ISF members were killed.",
            [{"attacker": "islamic_state", "victims": ["sdf"], "killed": [2]}],
            id="a short form in brackets between two sides",
        ),
        pytest.param(
            "IS fighters shelled the regime-held quarters of Deir Ezzor city on Monday, killing "
            "four civilians. The Assad regime-held quarters are besieged.",
            [{"victims": ["civilian"], "killed": [4]}],
            id="quarters that a side holds",
        ),
        pytest.param(
            "The Asayish announced the arrest of an ISIS leader in Hajin on Friday.",
            [{"kind": "raid", "attacker": "sdf", "victims": ["islamic_state"]}],
            id="an arrest announced is a raid",
        ),
        pytest.param(
            "Gunmen target SDF members near a post in Hajin on Monday, killing three.",
            [{"killed": [3], "attacker": "unknown", "victims": ["sdf"]}],
            id="a headline's verb in the present",
        ),
        pytest.param(
            "A group of gunmen attacked on Saturday a convoy for militants of the Islamic State in "
            "Deir ez-Zor. Five IS militants were killed.",
            [{"attacker": "unknown", "victims": ["islamic_state"], "killed": [5]}],
            id="gunmen who attack the group are none of its militants",
        ),
        pytest.param(
            "Four soldiers were killed on Monday when an IS-planted landmine hit their car near "
            "Arak.",
            [{"attacker": "islamic_state", "killed": [4]}],
            id="planted by a side, in one word",
        ),
        pytest.param(
            "HASAKAH (North Press) - Security forces arrested two IS members in Al-Shaddadi on "
            "Monday.",
            [{"attacker": "sdf", "victims": ["islamic_state"]}],
            id="security forces, by an agency of the north-east",
        ),
        pytest.param(
            "The Asayish announced on Tuesday the arrest of six ISIS members in Al-Shaddadi.",
            [{"attacker": "sdf", "victims": ["islamic_state"], "kind": "raid"}],
            id="announced on a day the arrest of others",
        ),
    ],
)
def test_outlet_sides(text: str, expected: list[dict[str, Any]], geocoder: Geocoder) -> None:
    assert_told(text, expected, geocoder)
