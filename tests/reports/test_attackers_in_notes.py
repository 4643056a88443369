"""Who attacked: notes in the style of data sets and wires."""

from __future__ import annotations

import pytest

from geo.model import Party
from geo.places.geocoder import Geocoder
from tests.reports.sides import CIVIL, COALITION, GOV, IS, NOBODY, OTHER, SDF, the_only


@pytest.mark.parametrize(
    ("text", "attackers", "victims"),
    [
        pytest.param(
            "A fisherman was killed on Monday by a sniper stationed in an SDF position near Al- "
            "Shuhayl.",
            (SDF,),
            {CIVIL},
            id="a sniper stationed in a post",
        ),
        pytest.param(
            "A farmer was shot dead on Monday by a sniper at a post of the regime forces near "
            "Al-Tabni.",
            (GOV,),
            {CIVIL},
            id="a sniper at a post of",
        ),
        pytest.param(
            "A woman was killed on Monday by gunfire from an SDF checkpoint near Gharanij.",
            (SDF,),
            {CIVIL},
            id="gunfire from a checkpoint",
        ),
        pytest.param(
            "A cell backed by the Damascus government attacked an SDF post near Al-Basira on "
            "Monday, killing one fighter.",
            (GOV,),
            {SDF},
            id="a cell backed by a government",
        ),
        pytest.param(
            "An SDF fighter was killed in Hajin on Monday by gunmen thought to work with the "
            "Islamic State.",
            (IS,),
            {SDF},
            id="thought to work with",
        ),
        pytest.param(
            "A nurse was killed in Hajin on Monday by gunmen who are probably part of an IS "
            "network.",
            (IS,),
            {CIVIL},
            id="probably part of a network",
        ),
        pytest.param(
            "Gunmen killed a trader in Al-Mayadeen on Monday. The gunmen belong to a militia "
            "linked to the 4th Division, residents said.",
            (GOV,),
            {CIVIL},
            id="the gunmen belong to a militia",
        ),
        pytest.param(
            "Two traders were kidnapped near Al-Salamiyah on Monday. Relatives say the "
            "kidnappers belonged to a group close to Military Security.",
            (GOV,),
            {CIVIL},
            id="the kidnappers belonged to a group",
        ),
        pytest.param(
            "IS members took the mayor of Al-Rusafa from his house on Monday. He was executed "
            "in the square.",
            (IS,),
            {CIVIL},
            id="took from his house",
        ),
        pytest.param(
            "A member of the Asayish was killed in Hajin on Monday by a cell of the group Daesh.",
            (IS,),
            {SDF},
            id="the group Daesh",
        ),
        pytest.param(
            "A driver was killed near Al-Suwar on Monday by a patrol of the Asayish.",
            (SDF,),
            {CIVIL},
            id="by a patrol of",
        ),
        pytest.param(
            "An attack of the 4th Division on an SDF post near Al-Tabni on Monday killed a "
            "fighter.",
            (GOV,),
            {SDF},
            id="an attack of a division on",
        ),
        pytest.param(
            "An attack of the Syrian National Army on a post of the SDF near Ain Issa on Monday "
            "killed two fighters.",
            (OTHER,),
            {SDF},
            id="an attack of an army on",
        ),
        pytest.param(
            "A nurse was shot dead near Al-Tabni on Monday. A militia loyal to Damascus carried "
            "out the attack.",
            (GOV,),
            {CIVIL},
            id="allies of a capital",
        ),
        pytest.param(
            "A nurse was shot dead near Al-Tabni on Monday. Residents blamed a patrol of the "
            "National Defence.",
            (GOV,),
            {CIVIL},
            id="a militia is blamed",
        ),
        pytest.param(
            "IS cells were active in the Masrib desert on Monday. They attacked a post of the "
            "National Defence and killed four militiamen.",
            (IS,),
            {GOV},
            id="they attacked",
        ),
        pytest.param(
            "A cell of the Islamic State set up a false checkpoint near Kobajjep on Monday. It "
            "stopped a bus and killed three soldiers on board.",
            (IS,),
            {GOV},
            id="it stopped a bus and killed",
        ),
        pytest.param(
            "Militiamen of the National Defence stopped a car near Al-Tabni on Monday. The "
            "gunmen robbed the passengers and killed two of them.",
            (GOV,),
            {CIVIL},
            id="the gunmen who stopped a car",
        ),
        pytest.param(
            "An SDF patrol entered Al-Shuhayl on Monday. The patrol opened fire on residents, "
            "killing one.",
            (SDF,),
            {CIVIL},
            id="the patrol opened fire",
        ),
        pytest.param(
            "Coalition helicopters landed near Al-Busayrah on Monday. The troops surrounded a "
            "house and killed a leader of IS.",
            (COALITION,),
            {IS},
            id="the troops of helicopters",
        ),
        pytest.param(
            "A shopkeeper was killed in Al-Shuhayl on Monday by men claiming to be from Daesh.",
            (IS,),
            {CIVIL},
            id="men claiming to be from",
        ),
        pytest.param(
            "A farmer was killed in Hajin on Monday by masked men who shouted that they were "
            "from the Islamic State.",
            (IS,),
            {CIVIL},
            id="gunmen who shouted that they were",
        ),
        pytest.param(
            "Four soldiers were killed near Arak on Monday by assailants thought to be part of "
            "an IS cell.",
            (IS,),
            {GOV},
            id="part of a cell",
        ),
        pytest.param(
            "A commander of IS died in a drone strike near Jarabulus on Monday, the US-led "
            "coalition announced.",
            (COALITION,),
            {IS},
            id="the coalition announced it",
        ),
        pytest.param(
            "Russian jets bombed caves near Arak on Monday after IS killed three soldiers there.",
            (IS,),
            {GOV},
            id="bombed after they had killed",
        ),
        pytest.param(
            "The SDF sealed off Hajin on Monday after an IS cell killed two of its fighters.",
            (IS,),
            {SDF},
            id="sealed off after they had killed",
        ),
        pytest.param(
            "IS fighters were hiding near the road when they opened fire at a farmer near Al- "
            "Suwar on Monday, killing him.",
            (IS,),
            {CIVIL},
            id="were hiding when they opened fire",
        ),
        pytest.param(
            "A unit of the National Defence was on patrol near Kobajjep on Monday when it came "
            "under fire. Two men were killed.",
            NOBODY,
            {GOV},
            id="was on patrol when it came under fire",
        ),
        pytest.param(
            "On 3 March 2022, IS fighters drew army soldiers into an ambush near Kabajib and "
            "killed six of them.",
            (IS,),
            {GOV},
            id="drawn into an ambush",
        ),
        pytest.param(
            "The competent authorities killed two Daesh terrorists in a raid in Palmyra on 3 March "
            "2022.",
            (GOV,),
            {IS},
            id="the competent authorities",
        ),
        pytest.param(
            "Soldiers of the caliphate attacked an SDF barrier in Hajin on 3 March 2022, the group "
            "claimed, killing two.",
            (IS,),
            {SDF},
            id="soldiers of the caliphate",
        ),
        pytest.param(
            "On 3 March 2022, strikes near Abu Kamal killed eight pro-Iran fighters. Israel was "
            "the likely author of the strikes.",
            (OTHER,),
            {GOV},
            id="the likely author",
        ),
        pytest.param(
            "On 3 March 2022, a drone strike near Abu Kamal killed two Iranian-backed fighters. "
            "Israel did not claim the strike.",
            NOBODY,
            {GOV},
            id="did not claim it",
        ),
        pytest.param(
            "On 3 March 2022, 16 soldiers died when they walked into a minefield that IS fighters "
            "had laid near Al-Sukhnah.",
            (IS,),
            {GOV},
            id="a minefield that a side had laid",
        ),
        pytest.param(
            "Russian jets answered on 7 March 2022 with six strikes on IS hideouts near Palmyra.",
            (GOV,),
            {IS},
            id="answered with strikes",
        ),
        pytest.param(
            "On 3 March 2022, gunmen suspected of belonging to IS shot a teacher dead in "
            "Al-Hawayij.",
            (IS,),
            {CIVIL},
            id="suspected of the attack",
        ),
        pytest.param(
            "On 3 March 2022, clashes took place between Islamic State fighters and opposition "
            "factions in Al-Busayrah. Coded to an estimated 3 fatalities.",
            (IS,),
            {OTHER},
            id="clashes took place between",
        ),
        pytest.param(
            "On 3 March 2022, after days of clashes with tribal gunmen, SDF units entered "
            "Al-Shuhayl and searched several houses. Nobody was hurt.",
            (SDF,),
            {OTHER},
            id="after days of clashes",
        ),
        pytest.param(
            "Nine soldiers were killed on 3 March 2022 in a surprise attack near Al-Sukhnah, in "
            "which ISIS lost two of its members.",
            (IS,),
            {GOV},
            id="whose men died in it too",
        ),
        pytest.param(
            "On 3 March 2022, clashes broke out between Iranian-backed militiamen and National "
            "Defence Forces in Al-Mayadin over smuggling routes, killing two.",
            (GOV,),
            set(),
            id="two of one side, over smuggling",
        ),
        pytest.param(
            "On 3 March 2022, a woman was killed in crossfire as SDF and IS fighters clashed in "
            "Hajin.",
            (IS,),
            {SDF, CIVIL},
            id="two sides of one noun",
        ),
        pytest.param(
            "On 3 March 2022, two brothers belonging to the Military Security were found dead "
            "near Kabajib; IS is believed to be responsible.",
            (IS,),
            {GOV},
            id="believed to be responsible",
        ),
        pytest.param(
            "On 3 March 2022, a member of the Local Defence was killed by fire from an IS sniper "
            "near Jabal Al-Bishri.",
            (IS,),
            {GOV},
            id="fire from a sniper",
        ),
        pytest.param(
            "On 3 March 2022, army soldiers came under fire from IS militants near Al-Kawm, "
            "losing four men.",
            (IS,),
            {GOV},
            id="came under fire from",
        ),
        pytest.param(
            "The army repelled an infiltration attempt of HTS militants on its posts in eastern "
            "Hama on 3 March 2022, killing three of the attackers.",
            (OTHER,),
            {GOV},
            id="an infiltration of others",
        ),
        pytest.param(
            "A US service member was injured on 3 March 2022 in a rocket attack on the Green "
            "Village base. Iranian-backed militias were blamed.",
            (GOV,),
            {Party.COALITION},
            id="blamed in a sentence of its own",
        ),
        pytest.param(
            "Seven employees were killed on 3 March 2022 when ISIS gunmen stormed a house in Abu "
            "Khashab. Hours later, ISIS' Amaq agency said ten people had been killed.",
            (IS,),
            {CIVIL},
            id="a group's agency only speaks",
        ),
        pytest.param(
            "Fighters from the Bukara tribe killed an SDF commander in Al-Kasrah on 3 March 2022.",
            (OTHER,),
            {SDF},
            id="fighters of a tribe",
        ),
        pytest.param(
            "A member of the 66th Division was killed by an IED that ISIS planted near Al-Sukhnah "
            "on 3 March 2022.",
            (IS,),
            {GOV},
            id="a bomb that they planted",
        ),
        pytest.param(
            "An attack on buses carrying soldiers home on leave killed 28 on 3 March 2022 near "
            "Kabajib. Islamic State said it had carried it out.",
            (IS,),
            {GOV},
            id="said it had carried it out",
        ),
        pytest.param(
            "The Iraqi air force struck an IS convoy near Abu Kamal on 3 March 2022, killing 12.",
            (OTHER,),
            {IS},
            id="a neighbour's air force",
        ),
    ],
)
def test_sides_of_an_incident(
    text: str, attackers: tuple[Party | None, ...], victims: set[Party], geocoder: Geocoder
) -> None:
    incident = the_only(text, geocoder)
    assert incident.attacker in attackers
    assert set(incident.victims) - {incident.attacker} == victims
