"""Who suffered: notes in the style of data sets and wires."""

from __future__ import annotations

import pytest

from geo.model import Party
from geo.places.geocoder import Geocoder
from tests.reports.sides import CIVIL, COALITION, GOV, IS, NOBODY, OTHER, SDF, the_only


@pytest.mark.parametrize(
    ("text", "attackers", "victims"),
    [
        pytest.param(
            "Rockets were fired at the Conoco gas field in Deir ez-Zor on Monday.",
            NOBODY,
            {COALITION},
            id="rockets at a field with a base",
        ),
        pytest.param(
            "Two drones attacked al-Tanf at dawn on Monday.",
            NOBODY,
            {COALITION},
            id="drones at a base of the coalition",
        ),
        pytest.param(
            "Iranian-backed militias fired rockets at the Conoco gas plant on Monday.",
            (GOV,),
            {COALITION},
            id="who fired rockets at a field",
        ),
        pytest.param(
            "A worker was killed by a mine near Al-Omar oil field on Monday.",
            NOBODY,
            {CIVIL},
            id="a mine near such a field",
        ),
        pytest.param(
            "Russia's Wagner Group lost three contractors near Palmyra on Monday when a missile "
            "hit their car.",
            NOBODY,
            {GOV},
            id="a company that lost contractors",
        ),
        pytest.param(
            "An Iraqi militia lost five fighters in a US strike near Albukamal on Monday.",
            (COALITION,),
            {GOV},
            id="an Iraqi militia lost fighters",
        ),
        pytest.param(
            "A vehicle of the Asayish left Raqqa for Ain Issa on Monday. Gunmen ambushed it on "
            "the road, killing two.",
            NOBODY,
            {SDF},
            id="gunmen ambushed it",
        ),
        pytest.param(
            "Two soldiers were travelling home on leave on Monday. Gunmen stopped them near Al- "
            "Tabni and shot them dead.",
            NOBODY,
            {GOV},
            id="gunmen shot them dead",
        ),
        pytest.param(
            "Shepherds were grazing their flock near Resafa on Monday. IS fighters attacked "
            "them, killing two.",
            (IS,),
            {CIVIL},
            id="they attacked them",
        ),
        pytest.param(
            "A post manned by Hezbollah was hit by a mine planted by Daesh in Al-Sukhna on "
            "Monday. Two people were killed.",
            (IS,),
            {GOV},
            id="a post manned by them was hit",
        ),
        pytest.param(
            "A mine exploded under a convoy of the army near Al-Sukhna on Monday, killing two.",
            NOBODY,
            {GOV},
            id="exploded under a convoy",
        ),
        pytest.param(
            "Two fighters died on Monday in clashes between factions of the Syrian National "
            "Army and the SDF near Ain Issa.",
            (OTHER,),
            {SDF},
            id="clashes between factions",
        ),
        pytest.param(
            "A commander of the SDF escaped death in Dhiban on Monday when gunmen raked his "
            "car. His bodyguard was killed.",
            NOBODY,
            {SDF},
            id="escaped when gunmen fired",
        ),
        pytest.param(
            "A commander of the SDF survived an attempt on his life on Monday in Hajin when a "
            "bomb hit his car.",
            NOBODY,
            {SDF},
            id="survived when a bomb hit his car",
        ),
        pytest.param(
            "Hezbollah fighters and Syrian soldiers came under an attack near Al-Qaryatayn on "
            "Monday from IS men, who killed two of the former and one of the latter.",
            (IS,),
            {GOV},
            id="came under an attack from",
        ),
        pytest.param(
            "IS fighters slipped into a post manned by local militiamen near Resafa on Monday, "
            "killing four of the guards.",
            (IS,),
            {GOV},
            id="guards of a post that was entered",
        ),
        pytest.param(
            "IS attacked a prison run by the SDF in Hasakah on Monday, killing two guards.",
            (IS,),
            {SDF},
            id="guards of a prison run by a side",
        ),
        pytest.param(
            "IS attacked an army base near Arak on Monday. The garrison lost three men.",
            (IS,),
            {GOV},
            id="the garrison lost men",
        ),
        pytest.param(
            "IS stormed an army barracks near Arak on Monday; five of the garrison were killed.",
            (IS,),
            {GOV},
            id="five of the garrison",
        ),
        pytest.param(
            "Two cousins, both members of the SDF, were shot dead in their home in Hajin on "
            "Monday.",
            NOBODY,
            {SDF},
            id="both members of a side",
        ),
        pytest.param(
            "Two brothers, members of the National Defence, were shot dead near Al-Tabni on "
            "Monday.",
            NOBODY,
            {GOV},
            id="brothers, members of a side",
        ),
        pytest.param(
            "A suicide bomber blew up his vest at the gate of an Asayish centre in Al-Suwar on "
            "Monday, killing a guard.",
            NOBODY,
            {SDF},
            id="at the gate of a centre",
        ),
        pytest.param(
            "An ambush by IS on regime forces and allied tribal fighters near Arak on Monday "
            "killed four of the tribal fighters.",
            (IS,),
            {GOV},
            id="allied tribal fighters",
        ),
        pytest.param(
            "On 3 March 2022, a car bomb driven by a suicide attacker blew up near a police "
            "station in Palmyra, killing four policemen.",
            NOBODY,
            {GOV},
            id="near a police station",
        ),
        pytest.param(
            "On 3 March 2022, warplanes hit a village near Abu Kamal where Iranian-backed militias "
            "have dug in, killing at least five fighters.",
            NOBODY,
            {GOV},
            id="where they have dug in",
        ),
        pytest.param(
            "On 3 March 2022, unidentified drones attacked a lorry of Iranian-backed militias near "
            "Abu Kamal, killing three militiamen.",
            NOBODY,
            {GOV},
            id="whose lorry it was",
        ),
        pytest.param(
            "Our units raided a den of Daesh in the village of Al-Izba on 3 March 2022. Two "
            "terrorists were killed.",
            NOBODY,
            {IS, Party.UNKNOWN},
            id="whose den it was",
        ),
        pytest.param(
            "On 3 March 2022, SDF units raided houses in Al-Shuhayl and arrested three people "
            "suspected of belonging to IS.",
            (SDF,),
            {IS},
            id="arrested on suspicion",
        ),
        pytest.param(
            "On 3 March 2022, Russian warplanes bombed pockets of the group in the Ithriya "
            "desert; losses are not known.",
            (GOV,),
            {IS},
            id="pockets of the group",
        ),
        pytest.param(
            "On 3 March 2022, gunmen on a motorbike shot dead the head of the Hajin village "
            "council.",
            NOBODY,
            {CIVIL},
            id="head of a village council",
        ),
        pytest.param(
            "On 3 March 2022, gunmen shot dead the head of the Abu Kamal tribal council.",
            NOBODY,
            {CIVIL},
            id="head of a tribal council",
        ),
        pytest.param(
            "On 3 March 2022, IS members set fire to an oil well in Al-Jarzi. No casualties were "
            "reported.",
            (IS,),
            {CIVIL},
            id="an oil well burnt",
        ),
        pytest.param(
            "On 3 March 2022, IS militants burned an oil tanker near Markada after its owner "
            "refused to pay. No fatalities.",
            (IS,),
            {CIVIL},
            id="an oil tanker burned",
        ),
        pytest.param(
            "Five members of the Lions of the East Army were killed on 3 March 2022 as IS "
            "attacked their post near Al-Tanf.",
            (IS,),
            {OTHER},
            id="an opposition faction called army",
        ),
        pytest.param(
            "On 3 March 2022, gunmen shot the man responsible for supplies of the SDF in "
            "Al-Busayrah; he died later.",
            NOBODY,
            {CIVIL},
            id="responsible for supplies",
        ),
        pytest.param(
            "On 3 March 2022, an explosion hit an Iranian ammunition depot in Al-Mayadin, killing "
            "four guards.",
            NOBODY,
            {GOV},
            id="guards of what was hit",
        ),
        pytest.param(
            "On 3 March 2022, unidentified persons threw a sound bomb at the office of the Syrian "
            "Democratic Council in Al-Kasrah.",
            NOBODY,
            {SDF},
            id="a sound bomb at an office",
        ),
        pytest.param(
            "On 3 March 2022, regime artillery shelled the Ithriya desert, where IS cells are "
            "active. No casualties were reported.",
            (GOV,),
            {IS},
            id="shelling of the desert",
        ),
        pytest.param(
            "On 3 March 2022, regime artillery shelled the Ithriya desert. No casualties were "
            "reported.",
            (GOV,),
            set(),
            id="shelling of the desert, nobody named",
        ),
        pytest.param(
            "On 3 March 2022, Islamic State militants shot dead six men in Al-Mayadin after "
            "accusing them of fighting for the government.",
            (IS,),
            {CIVIL},
            id="accused of fighting for the government",
        ),
        pytest.param(
            "IS claimed on 3 March 2022 that it had shot dead an army informant in Al-Hol camp.",
            (IS,),
            {CIVIL},
            id="an informant is no soldier",
        ),
        pytest.param(
            "Four fighters of the pro-Turkish Ahrar al-Sharqiya faction were killed in an SDF "
            "ambush near Ain Issa on 3 March 2022.",
            (SDF,),
            {OTHER},
            id="a pro-Turkish faction",
        ),
        pytest.param(
            "A commander of the SDF survived an assassination attempt by unknown gunmen in "
            "Al-Busayrah on 3 March 2022.",
            NOBODY,
            {SDF},
            id="survived an attempt",
        ),
        pytest.param(
            "An SDF leader was the target of an assassination attempt in Theban on 3 March 2022.",
            NOBODY,
            {SDF},
            id="target of an attempt",
        ),
        pytest.param(
            "A tribal notable who had mediated between the SDF and residents was killed by masked "
            "men in Al-Shuhayl on 3 March 2022.",
            NOBODY,
            {CIVIL},
            id="between whom he mediated",
        ),
        pytest.param(
            "Government forces executed four men in Al-Mayadin on 3 March 2022 after a field "
            "trial.",
            (GOV,),
            {CIVIL},
            id="put to death after a trial",
        ),
        pytest.param(
            "A landmine killed two army engineers who were clearing a road near Palmyra on 3 March "
            "2022.",
            NOBODY,
            {GOV},
            id="army engineers",
        ),
        pytest.param(
            "Drones, believed to be Israeli, struck a villa used by Iran's Revolutionary Guards in "
            "Deir Ezzor on 3 March 2022. A commander and two guards died.",
            (OTHER,),
            {GOV},
            id="guards told of in a second sentence",
        ),
        pytest.param(
            "IS claimed that it had blown up a well of the 'apostate PKK' near Al-Jafra on 3 March "
            "2022.",
            (IS,),
            {SDF},
            id="as the group calls its enemy",
        ),
        pytest.param(
            "American forces shelled a post of militias near Hajin on 3 March 2022 in "
            "self-defense.",
            (Party.COALITION,),
            set(),
            id="in self-defense is no side",
        ),
    ],
)
def test_sides_of_an_incident(
    text: str, attackers: tuple[Party | None, ...], victims: set[Party], geocoder: Geocoder
) -> None:
    incident = the_only(text, geocoder)
    assert incident.attacker in attackers
    assert set(incident.victims) - {incident.attacker} == victims
