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
            "Two civilians were killed on Monday by shells in Al-Sabha; residents say that the "
            "shells came from areas of the regime.",
            (GOV,),
            {CIVIL},
            id="shells came from areas of",
        ),
        pytest.param(
            "A farmer was killed in Al-Baghouz on Monday by a shell launched from the areas "
            "controlled by the regime forces.",
            (GOV,),
            {CIVIL},
            id="launched from areas they hold",
        ),
        pytest.param(
            "Two farmers were shot dead near Al-Shuhayl on Monday. Residents suspect the SDF.",
            (SDF,),
            {CIVIL},
            id="residents suspect them",
        ),
        pytest.param(
            "Two traders were shot dead near Al-Mayadeen on Monday. Investigations showed that "
            "the 4th Division was involved in the killing.",
            (GOV,),
            {CIVIL},
            id="was involved in the killing",
        ),
        pytest.param(
            "Two fighters of the SDF were shot dead near Hajin on Monday. No one claimed the "
            "attack, but Daesh is active in the area and is suspected.",
            (IS,),
            {SDF},
            id="is active and is suspected",
        ),
        pytest.param(
            "Three soldiers were shot dead near Arak on Monday. Daesh was quick to claim the "
            "attack.",
            (IS,),
            {GOV},
            id="was quick to claim",
        ),
        pytest.param(
            "Two farmers were shot dead near Al-Shuhayl on Monday. Witnesses said the men who "
            "fired were members of the SDF.",
            (SDF,),
            {CIVIL},
            id="the men who fired",
        ),
        pytest.param(
            "Two traders were shot dead near Al-Mayadeen on Monday. Witnesses identified the "
            "gunmen as members of the 4th Division.",
            (GOV,),
            {CIVIL},
            id="identified the gunmen as",
        ),
        pytest.param(
            "Two farmers were shot dead near Ras al-Ain on Monday. The gunmen are believed to "
            "have links with the Syrian National Army.",
            (OTHER,),
            {CIVIL},
            id="have links with",
        ),
        pytest.param(
            "Two traders were shot dead near Al-Mayadeen on Monday. The group that killed them "
            "is linked to the 4th Division.",
            (GOV,),
            {CIVIL},
            id="the group that killed them",
        ),
        pytest.param(
            "Two farmers were shot dead near Ras al-Ain on Monday. The area is a stronghold of "
            "the Syrian National Army, which is believed to have carried out the attack.",
            (OTHER,),
            {CIVIL},
            id="a stronghold of those believed to have",
        ),
        pytest.param(
            "Two farmers were shot dead near Ras al-Ain on Monday. In a statement, the Syrian "
            "National Army said its fighters were responsible.",
            (OTHER,),
            {CIVIL},
            id="its fighters were responsible",
        ),
        pytest.param(
            "The SDF denied that it had shelled a village near Manbij on Monday, in which two "
            "women were killed.",
            NOBODY,
            {CIVIL},
            id="denied that it had shelled",
        ),
        pytest.param(
            "A spokesman for the SDF denied that its forces were behind the shelling of a "
            "village near Manbij on Monday in which two women were killed, and blamed factions "
            "backed by Turkey for it.",
            (OTHER,),
            {CIVIL},
            id="denied and blamed others",
        ),
        pytest.param(
            "A fighter of the SDF was killed in Hajin on Monday. IS denied it was behind the "
            "attack.",
            NOBODY,
            {SDF},
            id="denied it was behind",
        ),
        pytest.param(
            "Six members of the Fatemiyoun were killed in air strikes near Albukamal on Monday. "
            "Israel was accused by Syrian state media.",
            (OTHER,),
            {GOV},
            id="was accused by state media",
        ),
        pytest.param(
            "Two shepherds were killed near Resafa on Monday. The Islamic State was accused of "
            "the killing.",
            (IS,),
            {CIVIL},
            id="was accused of the killing",
        ),
        pytest.param(
            "A man was shot dead in Al-Mayadeen on Monday. Members of the 4th Division stand "
            "accused of killing him.",
            (GOV,),
            {CIVIL},
            id="stand accused of",
        ),
        pytest.param(
            "A bomb killed an SDF fighter in Hajin on Monday. Islamic State is believed to have "
            "planted it.",
            (IS,),
            {SDF},
            id="is believed to have planted it",
        ),
        pytest.param(
            "Two Hezbollah members were killed in a strike near Albukamal on Monday. Israel was "
            "thought to have carried it out.",
            (OTHER,),
            {GOV},
            id="was thought to have carried it out",
        ),
        pytest.param(
            "A man was murdered in Al-Sabha on Monday. A note left beside the body, signed by "
            "the Islamic State, called him a spy.",
            (IS,),
            {CIVIL},
            id="a note signed by",
        ),
        pytest.param(
            "The Islamic State said on Wednesday it was behind Monday's bombing in Raqqa that "
            "killed three Asayish members, a day after the SDF had accused Turkish intelligence "
            "of it.",
            (IS,),
            {SDF},
            id="it was behind, after others had been accused",
        ),
        pytest.param(
            "Gunmen dressed in army uniforms killed three soldiers near Arak on Monday.",
            NOBODY,
            {GOV},
            id="dressed in army uniforms",
        ),
        pytest.param(
            "Men in Asayish uniforms killed a money changer in Raqqa on Monday.",
            NOBODY,
            {CIVIL},
            id="in the uniforms of a side",
        ),
        pytest.param(
            "Two soldiers were killed near Arak on Monday by gunmen rumoured to belong to IS.",
            (IS,),
            {GOV},
            id="rumoured to belong to",
        ),
        pytest.param(
            "A shepherd was killed near Albukamal on Monday by fire from Iraqi border guards.",
            (OTHER,),
            {CIVIL},
            id="Iraqi border guards",
        ),
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
