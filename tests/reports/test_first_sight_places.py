"""What short notes did that no rule knew yet: places; in our own words."""

from __future__ import annotations

import pytest

from geo.places.geocoder import Geocoder
from tests.reports.notes import incidents_of


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param(
            "Jets struck the countryside of Hajin on Monday and hit houses in Abu Hammam village, "
            "killing four civilians.",
            "Abu Hammam",
            id="a village in the countryside of a town",
        ),
        pytest.param(
            "Jets struck the countryside of Hajin on Monday, killing a man who had come from the "
            "village of Arak.",
            None,
            id="not: a village of another region",
        ),
        pytest.param(
            "Gunmen fired machine guns at SDF members stationed in Gharanij east of Deir ez-Zor "
            "on Monday, wounding two.",
            "Gharanij",
            id="hit where they are stationed",
        ),
        pytest.param(
            "Government forces stationed in Al-Mayadin shelled the village of Dhiban on Monday, "
            "killing a woman.",
            "Dhiban",
            id="not: where those are stationed who shelled",
        ),
        pytest.param(
            "A mine went off on Monday in al-Bilfarqa village in Hajin, killing a herder.",
            "Hajin",
            id="an unknown village in a small known place",
        ),
        pytest.param(
            "A mine went off on Monday in Hunaydah, a village of the Uqayribat area, killing a "
            "herder.",
            "Uqayribat countryside",
            id="a village that is only known far from the area it is put in",
        ),
        pytest.param(
            "Gunmen of the army stationed in a base near Al-Mayadin fired rockets at the Al-Omar "
            "oil field on Monday, wounding two soldiers.",
            "Al-Omar oil field",
            id="what those hit who are stationed in a base near somewhere",
        ),
        pytest.param(
            "Militants killed four soldiers in hills about 50 kilometres from Damascus on Monday. "
            "The four soldiers were killed in the Dumayr area, SOHR said.",
            "Dumayr area",
            id="a distance without a direction says less than a name",
        ),
        pytest.param(
            "Two fighters of the Homs Shield militia were killed by ISIS in the desert of "
            "Al-Mayadin on Monday.",
            "Al-Mayadin desert",
            id="a city in the name of a unit",
        ),
        pytest.param(
            "In Homs ISIS militias killed two officers at a checkpoint on Monday.",
            "Homs",
            id="not: a city before the name of a group",
        ),
        pytest.param(
            "The group killed 116 people in Al-Qaryatayn as forces loyal to the government of "
            "Damascus advanced on Monday.",
            "Al-Qaryatayn",
            id="the government of a city is not there",
        ),
        pytest.param(
            "Soldiers were killed on Monday in clashes in the eastern suburbs of Homs. At least 16 "
            "soldiers were killed in the clashes near the Al-Shaer gas field.",
            "near the Al-Shaer gas field",
            id="a province's suburbs give way to a place in its desert",
        ),
        pytest.param(
            "A car bomb killed dozens of people on Monday on the eastern bank of the Euphrates "
            "River. The blast hit the area between the Conoco gas field and Al-Jafra.",
            "the area between the Conoco gas field and Al-Jafra",
            id="a river's bank gives way to an area on it",
        ),
        pytest.param(
            "A mine went off on Monday in al-Bilfarqa village in eastern Homs, killing a herder.",
            None,
            id="not: in a region",
        ),
        pytest.param(
            "Two guards were killed on Monday in the desert of al-Bilfarqa, eastern Homs.",
            None,
            id="not: an unknown desert in a region",
        ),
        pytest.param(
            "Gunmen killed a guard on Monday in the village of Al-Hawayij in the western "
            "countryside of Deir ez-Zor.",
            "Hawayij Bu Mas'a",
            id="of the places called so, those in the region that is told",
        ),
        pytest.param(
            "Gunmen killed a guard on Monday in the village of Al-Hawayij in the eastern "
            "countryside of Deir ez-Zor.",
            "Al-Hawayij",
            id="and in the other region, the other",
        ),
        pytest.param(
            "Gunmen attacked an army post near Arak and a checkpoint, in the town of Gharanij, on "
            "Monday, killing three soldiers.",
            "Gharanij",
            id="the town that is told where its landmark is only known far off",
        ),
        pytest.param(
            "Gunmen attacked an army post near Al-Tanak oil field and a checkpoint, in the town of "
            "Gharanij, on Monday, killing three soldiers.",
            "near Al-Tanak oil field",
            id="not: a landmark that lies about there",
        ),
        pytest.param(
            "Jets struck the border-crossing town of Abu Kamal on Monday, killing nine militiamen.",
            "Abu Kamal",
            id="a town that is called a crossing",
        ),
        pytest.param(
            "Two elders of the Al-Mashahda and Al-Rakiwat tribes were killed on Monday in Hajin.",
            "Hajin",
            id="not: a village that tribes are called as",
        ),
        pytest.param(
            "Shells on Monday hit a school inhabited by displaced people in the town of Gharanij, "
            "killing a child.",
            "Gharanij",
            id="where the displaced are",
        ),
        pytest.param(
            "Shells on Monday hit a school in Hajin inhabited by people displaced from the town of "
            "Gharanij, killing a child.",
            "Hajin",
            id="not: where they were displaced from",
        ),
        pytest.param(
            "Gunmen killed a soldier near Arak on Monday, in the town of Gharanij life went on.",
            "near Arak",
            id="not: the town of another clause",
        ),
        pytest.param(
            "A drone hit the village of Tall Zanbuq on Monday, killing a guard.",
            None,
            id="Tall Zanbuq is no Al-Tall",
        ),
        pytest.param(
            "A drone hit the Assyrian village of Tall Zanbuq on Monday, killing a guard.",
            None,
            id="nor Ithriya",
        ),
        pytest.param(
            "A mine went off on Monday in Al-Shuhayl, west of Palmyra, killing a herder.",
            None,
            id="not there, if it lies on the other side",
        ),
        pytest.param(
            "The attack took place at a checkpoint in Hajin on a bus. First reports spoke of two "
            "dead soldiers.",
            "Hajin",
            id="where it took place, told first",
        ),
        pytest.param(
            "Gunmen stormed the village of Al-Majdal north of Hama on Monday, killing a farmer.",
            "Al-Majdal (Hama)",
            id="of three villages the one that lies there",
        ),
        pytest.param(
            "An air strike hit the Al-Zaytun neighbourhood in Raqqa on Monday, killing a man.",
            "Raqqa",
            id="a neighbourhood nobody listed is in its city, and no village of its name",
        ),
        pytest.param(
            "In western Homs countryside, gunmen on Monday shot dead a man in al-Zubayr village in "
            "al-Qusayr area.",
            "al-Qusayr area",
            id="where in the countryside, told behind it",
        ),
        pytest.param(
            "Homs, SANA - A mine went off on Monday in Al-Zara town in western Homs countryside, "
            "killing a farmer.",
            "Al-Zarah (Tall Kalakh)",
            id="of two villages the one in that countryside",
        ),
        pytest.param(
            "Six people were killed on Monday, as police launched a sweep of Arak. The Observatory "
            "said six people had been killed in the Shiite-majority village.",
            "Arak",
            id="who lives in a village is no name of it",
        ),
        pytest.param(
            "A further attack has taken place in the town of Hajin in eastern Syria. A car bomb "
            "has exploded near a building used by the army.\nThe first figures leave at least "
            "one dead.",
            "Hajin",
            id="an attack that has taken place tells where",
        ),
        pytest.param(
            "A motorbike exploded in the center of Hajin town, without any word about the losses "
            "caused by the blast. The source said that the explosion caused damage.",
            "Hajin",
            id="what exploded there is told first, though no one was hurt",
        ),
        pytest.param(
            "Fighters have killed over 40 people in an attack on a village in eastern Syria.\n\n"
            "They launched an offensive on Tuesday on the government-held village of Hajin. State "
            "TV said that they slaughtered 44 people.",
            "Hajin",
            id="a village, then the village of that name",
        ),
        pytest.param(
            "The army advanced on Arak from the south on Monday. 12 soldiers killed.",
            "Arak",
            id="a bare toll of what a side did somewhere",
        ),
        pytest.param(
            "The army captured Arak on Monday; six IS fighters were killed.",
            "Arak",
            id="what taking it on a day came to",
        ),
        pytest.param(
            "The army controls Arak. Three soldiers were killed in an ambush on Monday.",
            None,
            id="not: an event with words of its own",
        ),
    ],
)
def test_the_place_that_is_told(text: str, place: str | None, geocoder: Geocoder) -> None:
    (incident,) = incidents_of(text, geocoder)
    if place is None:
        assert incident.place.match.name not in ("Arak", "Hajin")
        assert incident.place.match.kind not in ("village", "town")
    else:
        assert incident.place.match.name == place


def test_a_village_between_two_cities(geocoder: Geocoder) -> None:
    text = (
        "Air strikes hit the area between Homs and Hama on Tuesday. The strikes killed 14 "
        "civilians in Al-Ghantu."
    )
    (incident,) = incidents_of(text, geocoder)
    assert incident.place.match.name == "Al-Ghantu"


def test_where_the_wounded_were_flown(geocoder: Geocoder) -> None:
    text = (
        "A gunman shot two American soldiers in Palmyra on Monday. The soldiers were evacuated by "
        "helicopter to the US base at al-Tanf."
    )
    (incident,) = incidents_of(text, geocoder)
    assert incident.place.match.name == "Palmyra"
