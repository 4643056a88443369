"""Who is only named beside an attack did nothing in it, and was not hit."""

from __future__ import annotations

import datetime as dt

import pytest

from geo.model import Party
from geo.places.geocoder import Geocoder
from geo.reports.reader import read_report
from tests.reports.sides import (
    CIVIL,
    COALITION,
    GOV,
    IS,
    NOBODY,
    OTHER,
    SDF,
    assert_sides,
    the_only,
)


@pytest.mark.parametrize(
    ("text", "attackers", "victims"),
    [
        pytest.param(
            "Masked men shot dead a man accused of spying for ISIS in Dhiban on Thursday.",
            NOBODY,
            {CIVIL},
            id="accused of spying for it",
        ),
        pytest.param(
            "A man who used to belong to ISIS was shot dead by unknown assailants in Dhiban on "
            "Thursday.",
            NOBODY,
            {CIVIL},
            id="used to belong to it",
        ),
        pytest.param(
            "A sheikh known for his good relations with the SDF was shot by unknown men in "
            "Al-Kasra on Thursday and died.",
            NOBODY,
            {CIVIL},
            id="good relations with it",
        ),
        pytest.param(
            "A farmer was killed on Thursday near an SDF checkpoint in Al-Busayrah by shots whose "
            "source is unknown.",
            NOBODY,
            {CIVIL},
            id="near a checkpoint of theirs",
        ),
        pytest.param(
            "The coalition killed an ISIS leader near Al-Busayrah on Thursday, in an operation "
            "carried out with the SDF's help.",
            (COALITION,),
            {IS},
            id="with their help",
        ),
        pytest.param(
            "ISIS fired on Thursday at tankers that were carrying crude from areas of the SDF to "
            "areas of the regime near Ithriya; three drivers of the Al-Qaterji company died.",
            (IS,),
            {CIVIL},
            id="from areas of one to areas of another",
        ),
        pytest.param(
            "Amid clashes between the SDF and tribal militias, Liwa al-Quds said that two of its "
            "members had been killed near Al-Shola on Thursday in an attack by Islamic State.",
            (IS,),
            {GOV},
            id="amid other clashes",
        ),
        pytest.param(
            "ISIS killed nine SDF members in Al-Hawl on Thursday. The group called them "
            "mercenaries of the coalition.",
            (IS,),
            {SDF},
            id="what it calls them",
        ),
        pytest.param(
            "Unknown gunmen killed an SDF fighter in Al-Busayrah on Thursday, after which the SDF "
            "amassed troops there.",
            NOBODY,
            {SDF},
            id="sent troops",
        ),
        pytest.param(
            "A bomb went off at an Asayish checkpoint in Al-Busayrah on Thursday, wounding a "
            "policeman and two passers-by.",
            NOBODY,
            {SDF, CIVIL},
            id="a policeman of the Asayish",
        ),
        pytest.param(
            "Unidentified drones targeted a suspected Iranian weapons convoy near Albukamal on "
            "Thursday, killing four militiamen.",
            NOBODY,
            {GOV},
            id="a suspected convoy is hit",
        ),
        pytest.param(
            "Coalition aircraft that were aiming at IS hit a position of the Syrian army near Deir "
            "ez-Zor on Thursday, killing six soldiers.",
            (COALITION,),
            {GOV},
            id="aiming at another",
        ),
        pytest.param(
            "A general of the army was killed by a roadside bomb near Al-Mayadin on Thursday, as "
            "fighting with the remnants of Islamic State picked up.",
            NOBODY,
            {GOV},
            id="as fighting picked up",
        ),
        pytest.param(
            "Unknown aircraft hit a base of the Iranian militias near Albukamal on Thursday and "
            "killed seven militiamen, said the Observatory, an opposition war monitor.",
            NOBODY,
            {GOV},
            id="a monitor of the opposition",
        ),
        pytest.param(
            "Army units killed eight members of a terrorist group near Kabajib on Thursday which "
            "has recently attacked buses for civilians.",
            (GOV,),
            set(),
            id="whom they attacked before",
        ),
        pytest.param(
            "Air strikes on facilities used by armed groups near Abu Kamal killed 22 people on "
            "Thursday.",
            NOBODY,
            set(),
            id="nobody says whose facilities",
        ),
        pytest.param(
            "A bomb hit a patrol of the US-led coalition near Al-Shaddadi on Thursday. Two people "
            "were hurt, the SDF's media centre said.",
            NOBODY,
            {COALITION},
            id="the office that tells it",
        ),
    ],
)
def test_who_is_only_named(
    geocoder: Geocoder, text: str, attackers: tuple[Party | None, ...], victims: set[Party]
) -> None:
    assert_sides(the_only(text, geocoder), attackers, victims)


def test_a_unit_that_is_no_more_did_nothing(geocoder: Geocoder) -> None:
    text = (
        "An Internal Security patrol was ambushed by remnants of the ousted regime near Palmyra on "
        "Sunday. Two of its members were killed. The attackers are thought to come from the former "
        "18th Division."
    )
    first = read_report(text, dt.date(2025, 3, 10), geocoder).incidents[0]
    assert_sides(first, (OTHER,), {GOV})
