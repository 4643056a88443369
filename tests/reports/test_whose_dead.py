"""Whose the dead are, and how many: by target, kin, trade, and what they were near."""

from __future__ import annotations

import pytest

from geo.model import Party
from geo.places.geocoder import Geocoder
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
            "Two people were killed in a raid on a house in Hasakah on Monday, said the SDF, "
            "describing both as members of an Islamic State cell.",
            (SDF,),
            {IS},
            id="describing both as",
        ),
        pytest.param(
            "The SDF killed a man in Hajin on Monday whom it described as an IS commander.",
            (SDF,),
            {IS},
            id="whom it described as",
        ),
        pytest.param(
            "Two men were killed by the SDF in Hajin on Monday. The SDF described them as "
            "members of IS.",
            (SDF,),
            {IS},
            id="described them as",
        ),
        pytest.param(
            "A man whose two brothers fight with the SDF was murdered by IS in Al-Sabha on Monday.",
            (IS,),
            {CIVIL},
            id="whose brothers fight",
        ),
        pytest.param(
            "A woman whose husband is a member of the SDF was shot dead in Al-Sabha on Monday.",
            NOBODY,
            {CIVIL},
            id="whose husband is a member",
        ),
        pytest.param(
            "The Turkish defence ministry said a soldier was killed on Monday when a rocket hit "
            "a base in the Jarablus area.",
            NOBODY,
            {OTHER},
            id="a ministry's soldier",
        ),
        pytest.param(
            "Four people were killed by a mine near Al-Sukhna on Monday. Most of the victims "
            "were soldiers.",
            NOBODY,
            {GOV},
            id="most of the victims",
        ),
        pytest.param(
            "A blast killed three people in Hajin on Monday. All of the dead were SDF members.",
            NOBODY,
            {SDF},
            id="all of the dead",
        ),
        pytest.param(
            "On 3 March 2022, Israeli air raids on posts manned by pro-Iran groups near Abu Kamal "
            "killed at least seven fighters.",
            (OTHER,),
            {GOV},
            id="posts they man",
        ),
        pytest.param(
            "On 3 March 2022, Turkish shells hit a house in a village held by the SDF near Tal "
            "Tamr and killed a woman.",
            (OTHER,),
            {CIVIL},
            id="a village they hold is not theirs",
        ),
        pytest.param(
            "Casualties among Fatemiyoun | Motorcycle bomb goes off in Al-Mayadin\n\nA "
            "booby-trapped motorcycle went off on Thursday in Al-Mayadin, and several Afghan "
            "militiamen were wounded.",
            NOBODY,
            {GOV},
            id="casualties among a militia",
        ),
        pytest.param(
            "A raid near Al-Sukhnah on Thursday left losses in the ranks of the army, a source "
            "said: three soldiers died.",
            NOBODY,
            {GOV},
            id="losses in the ranks of the army",
        ),
        pytest.param(
            "Warplanes struck trucks of the Iranian-backed militias near Abu Kamal on Thursday. "
            "Ten people were killed.",
            NOBODY,
            {GOV},
            id="people behind a target that is named",
        ),
        pytest.param(
            "Warplanes struck trucks of the Iranian-backed militias near Abu Kamal on Thursday. "
            "Ten people were killed, among them a farmer.",
            NOBODY,
            {GOV, CIVIL},
            id="people, one of them a farmer",
        ),
        pytest.param(
            "Jets targeted the headquarters of the 47th Brigade of the pro-Iranian militias in "
            "Abu Kamal on Thursday, killing five fighters.",
            NOBODY,
            {GOV},
            id="a side named twice",
        ),
        pytest.param(
            "On 3 March 2022, the SDF arrested four people near Al-Busayrah whom it had called to "
            "the SDF headquarters.",
            (SDF,),
            {CIVIL},
            id="called to its own headquarters",
        ),
        pytest.param(
            "US forces raided a house near Hajin on Thursday and killed an IS leader. No civilians "
            "were hurt.",
            (COALITION,),
            {IS},
            id="no civilians",
        ),
        pytest.param(
            "Three people were killed in a blast in Al-Mayadin on Thursday. SANA said that three "
            "policemen died and several others were wounded when it hit their station.",
            NOBODY,
            {GOV},
            id="three people, three policemen",
        ),
        pytest.param(
            "Clashes near Ithriya on Thursday killed 11 soldiers and 13 ISIS members, amid "
            "bombardment.",
            (IS,),
            {GOV},
            id="soldiers and ISIS in clashes",
        ),
        pytest.param(
            "The mayor of Hajin escaped unhurt on Thursday when a roadside bomb blew up as his car "
            "passed.",
            NOBODY,
            {CIVIL},
            id="escaped unhurt",
        ),
        pytest.param(
            "Unknown gunmen shot dead two officials of the Deir ez-Zor Civil Council in Hajin on "
            "Thursday.",
            NOBODY,
            {CIVIL},
            id="officials of a civil council",
        ),
        pytest.param(
            "Asayish found a woman's body with shots in the head in Al-Hol on Thursday.",
            NOBODY,
            {CIVIL},
            id="a woman's body",
        ),
        pytest.param(
            "Fifteen people were killed on Thursday when ISIS gunmen attacked truffle hunters near "
            "Palmyra: nine civilians and six members of the Local Defence.",
            (IS,),
            {CIVIL, GOV},
            id="the parts behind a colon",
        ),
        pytest.param(
            "Nine were killed when ISIS cells fell on shepherds and the militiamen who guarded "
            "them near Palmyra on Thursday.",
            (IS,),
            {CIVIL, GOV},
            id="fell on two",
        ),
        pytest.param(
            "Eight SDF members, among them two officers, were killed in an attack by unknown "
            "gunmen near Al-Busayrah on Thursday.",
            NOBODY,
            {SDF},
            id="officers among members of the SDF",
        ),
        pytest.param(
            "Two Zainabiyoun members were killed by unknown gunmen near the silos of Al-Mayadin on "
            "Thursday, while they were on guard.",
            NOBODY,
            {GOV},
            id="on guard",
        ),
        pytest.param(
            "Unidentified aircraft killed on Thursday night a member of the Iranian-backed "
            "militias near Al-Mayadin and wounded two others.",
            NOBODY,
            {GOV},
            id="killed on a night",
        ),
        pytest.param(
            "American bombers hit sites near Abu Kamal on Thursday that the Quds Force was said to "
            "use; nine fighters were killed.",
            (COALITION,),
            {GOV},
            id="sites that somebody uses",
        ),
        pytest.param(
            "Turkish shells fell on a village near Tal Tamr on Thursday in areas that the SDF "
            "holds, and killed a woman.",
            (OTHER,),
            {CIVIL},
            id="areas that somebody holds",
        ),
        pytest.param(
            "Shelling of government districts in Deir ez-Zor killed four civilians on Thursday.",
            NOBODY,
            {CIVIL},
            id="shelling of its districts",
        ),
        pytest.param(
            "Warplanes hit a village near Abu Kamal on Thursday where Iranian-backed militias have "
            "dug in, killing five fighters, residents and an intelligence source said.",
            NOBODY,
            {GOV},
            id="residents and a source said",
        ),
        pytest.param(
            "Warplanes hit a village near Abu Kamal on Thursday, killing five fighters and two "
            "residents of the place.",
            NOBODY,
            {CIVIL},
            id="fighters and residents",
        ),
        pytest.param(
            "Iranian-backed militants have moved to Abu Kamal. A drone struck a house of the "
            "militants there on Thursday, and two died.",
            NOBODY,
            {GOV},
            id="the militants of the sentence before",
        ),
        pytest.param(
            "Unknown gunmen shot dead an Iraqi refugee on Thursday in Al-Hol camp, which houses "
            "thousands of women affiliated to the Islamic State.",
            NOBODY,
            {CIVIL},
            id="a camp that houses them",
        ),
        pytest.param(
            "ISIS cells blew up a military vehicle on the road from Palmyra to Homs on Thursday, "
            "where six people were killed. The army sent men there.",
            (IS,),
            {GOV},
            id="a military vehicle, where only the army is named",
        ),
        pytest.param(
            "ISIS cells blew up a military vehicle of the SDF near Dhiban on Thursday, where six "
            "people were killed. The army had nothing to do with it.",
            (IS,),
            {SDF},
            id="a military vehicle of somebody",
        ),
        pytest.param(
            "A roadside bomb near Dhiban on Thursday missed a military vehicle and wounded two "
            "passers-by, the SDF said.",
            NOBODY,
            {CIVIL},
            id="a military vehicle that it missed",
        ),
        pytest.param(
            "Turkish planes bombed a post of the Asayish in Al-Hol on Thursday and killed eight of "
            "them. Some families of ISIS were caught by the Asayish.",
            (OTHER,),
            {SDF},
            id="families of ISIS",
        ),
        pytest.param(
            "Nine soldiers on their way from leave, and the driver of their taxi, were shot by IS "
            "gunmen near Kabajib on Thursday.",
            (IS,),
            {GOV, CIVIL},
            id="soldiers, and the driver of their taxi",
        ),
        pytest.param(
            "Unknown gunmen assassinated the co-chair of the municipality of Gharanij on Thursday.",
            NOBODY,
            {CIVIL},
            id="a co-chair",
        ),
    ],
)
def test_whose_dead(
    text: str, attackers: tuple[Party | None, ...], victims: set[Party], geocoder: Geocoder
) -> None:
    assert_sides(the_only(text, geocoder), attackers, victims)


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        pytest.param(
            "A member of the National Defence and his brother, a shopkeeper, were shot dead in "
            "Palmyra on Thursday.",
            2,
            id="a brother, described",
        ),
        pytest.param(
            "A member of the National Defence, his brother, a shopkeeper and a clerk were shot "
            "dead in Palmyra on Thursday.",
            4,
            id="a brother among others",
        ),
        pytest.param(
            "An Asayish member who was on leave and a friend of his were killed in Al-Busayrah on "
            "Thursday when masked men opened fire.",
            2,
            id="a member on leave and a friend",
        ),
        pytest.param(
            "A young man who worked as a nurse for the Red Crescent was shot in the head and "
            "killed by an ISIS cell in Al-Hol on Thursday.",
            1,
            id="shot in the head",
        ),
        pytest.param(
            "A colonel, who was killed with his driver by a mine near Palmyra on Thursday, was "
            "buried in Tartus.",
            2,
            id="with his driver by a mine",
        ),
        pytest.param(
            "A sheikh was killed by unknown gunmen on Thursday near Hajin, together with his "
            "driver.",
            2,
            id="by gunmen, together with his driver",
        ),
        pytest.param(
            "An oil convoy was attacked near Al-Shola on Thursday, with two drivers and a guard "
            "dead.",
            3,
            id="with two and a third dead",
        ),
    ],
)
def test_how_many(text: str, killed: int, geocoder: Geocoder) -> None:
    total = the_only(text, geocoder).killed.total
    assert total is not None
    assert (total.min, total.max) == (killed, killed)
