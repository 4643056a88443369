"""Who the dead were, by what is said of them beside the deed."""

from __future__ import annotations

import pytest

from geo.model import Party
from geo.places.geocoder import Geocoder
from tests.reports.sides import (
    CIVIL,
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
            "Two members of the Baqir Brigade were killed by a sniper near Albukamal on Monday. "
            "Local sources say the sniper was from Islamic State.",
            (IS,),
            {GOV},
            id="the sniper was from",
        ),
        pytest.param(
            "Three bodies in military clothes were found in the desert west of Resafa on "
            "Monday. They are those of soldiers whom IS had captured in an attack ten days ago.",
            (IS,),
            {GOV},
            id="those of soldiers whom they had captured",
        ),
        pytest.param(
            "Three merchants were intercepted by gunmen near Kobajjep on Monday and killed.",
            NOBODY,
            {CIVIL},
            id="intercepted and killed",
        ),
        pytest.param(
            "A Hezbollah commander and three of his escorts died near Al-Sukhna on Monday as a "
            "guided missile hit their jeep. Amaq agency claimed the attack for Islamic State.",
            (IS,),
            {GOV},
            id="claimed for the group",
        ),
        pytest.param(
            "Two men on a motorcycle shot a policeman of the Asayish dead in Al-Suwar on "
            "Monday. The pair are thought to be members of Daesh.",
            (IS,),
            {SDF},
            id="the pair are thought to be",
        ),
        pytest.param(
            "Unknown men killed a baker in Hajin on Monday. They are suspected of being IS "
            "members.",
            (IS,),
            {CIVIL},
            id="they are suspected of being",
        ),
        pytest.param(
            "An armed group fired at a post of the SDF near Markada on Monday, killing a "
            "fighter. It is suspected of being linked to IS.",
            (IS,),
            {SDF},
            id="it is suspected of being linked",
        ),
        pytest.param(
            "A cell ambushed an army vehicle near Kobajjep on Monday and killed two soldiers. "
            "The cell has ties to IS, residents said.",
            (IS,),
            {GOV},
            id="the cell has ties to",
        ),
        pytest.param(
            "Gunmen killed a nurse in Dhiban on Monday. The gunmen were chased by the SDF but "
            "escaped.",
            NOBODY,
            {CIVIL},
            id="the attackers were chased by others",
        ),
        pytest.param(
            "Gunmen killed a nurse in Dhiban on Monday. The Asayish later arrested the attackers.",
            NOBODY,
            {CIVIL},
            id="the attackers were arrested later",
        ),
        pytest.param(
            "The bodies of four men were found on Monday near Arak. They belonged to a unit of "
            "the National Defence and had been shot by Daesh.",
            (IS,),
            {GOV},
            id="bodies that belonged to a unit",
        ),
        pytest.param(
            "The bodies of two men were found on Monday near Al-Suwar. Both had served with the "
            "SDF.",
            NOBODY,
            {SDF},
            id="both had served",
        ),
        pytest.param(
            "A corpse was found near Al-Mayadeen on Monday. It was that of a member of the "
            "National Defence.",
            NOBODY,
            {GOV},
            id="it was that of",
        ),
        pytest.param(
            "Three men were killed when a mine destroyed their pickup near al-Tabni on Monday. "
            "The dead were identified as members of the 17th Division.",
            NOBODY,
            {GOV},
            id="identified as",
        ),
        pytest.param(
            "Unknown gunmen shot a young man dead in al-Busayrah on Monday. He was a member of "
            "the SDF.",
            NOBODY,
            {SDF},
            id="he was",
        ),
        pytest.param(
            "Two gunmen fired on a checkpoint in Dhiban on Monday, killing two SDF members. SOHR "
            "attributes it to ISIS.",
            (IS,),
            {SDF},
            id="attributed to",
        ),
        pytest.param(
            "The body of a National Defense fighter was found near the Hail gas field on Monday. "
            "He had gone missing when his vehicle was intercepted by Islamic State fighters a "
            "week ago.",
            (IS,),
            {GOV},
            id="who had taken him",
        ),
        pytest.param(
            "Two Asayish members were killed in Al-Jazarat on Monday. ISIS adopted the attack "
            "through its agency.",
            (IS,),
            {SDF},
            id="adopted",
        ),
        pytest.param(
            "The Fifth Corps lost four of its men on Monday to a mine near Ithriya. A local "
            "added that the mine was one of many which Islamic State cells plant on the tracks.",
            (IS,),
            {GOV},
            id="one of many mines",
        ),
        pytest.param(
            "A military bus was attacked near Palmyra on Monday; 11 soldiers were killed. SOHR "
            "says that ISIS cells, who are very active in the area, carried out the ambush.",
            (IS,),
            {GOV},
            id="behind an aside",
        ),
        pytest.param(
            "Unknown gunmen shot a man dead in al-Busayrah on Monday. The victim worked for the "
            "Asayish.",
            NOBODY,
            {SDF},
            id="worked for",
        ),
        pytest.param(
            "An explosion killed two people near al-Tabni on Monday. Both belonged to the Baqir "
            "Brigade.",
            NOBODY,
            {GOV},
            id="both belonged to",
        ),
        pytest.param(
            "An explosion killed two people near al-Tabni on Monday. One was a soldier and the "
            "other a shepherd.",
            NOBODY,
            {CIVIL, GOV},
            id="one and the other",
        ),
        pytest.param(
            "ISIS killed nine truffle gatherers near Palmyra on Monday. SOHR says that four of "
            "them were members of the National Defence.",
            (IS,),
            {CIVIL, GOV},
            id="four of them",
        ),
        pytest.param(
            "An explosion killed two people near al-Tabni on Monday, both of them members of the "
            "National Defence.",
            NOBODY,
            {GOV},
            id="both of them, in the same sentence",
        ),
        pytest.param(
            "Unknown gunmen shot a man dead in al-Busayrah on Monday. The victim, 34, had worked "
            "for a French aid group.",
            NOBODY,
            {CIVIL},
            id="no fighter for an aid group",
        ),
        pytest.param(
            "Two SDF fighters were killed in Dhiban on Monday. The gunmen are thought to belong "
            "to ISIS.",
            (IS,),
            {SDF},
            id="gunmen thought to belong",
        ),
        pytest.param(
            "Two SDF fighters were killed in Dhiban on Monday. Security sources say the men were "
            "ISIS members.",
            (IS,),
            {SDF},
            id="the men were",
        ),
        pytest.param(
            "Two SDF fighters were killed in Dhiban on Monday. The police later arrested the "
            "killers, an ISIS cell of three.",
            (IS,),
            {SDF},
            id="the killers, a cell",
        ),
        pytest.param(
            "Two soldiers were killed when a mine planted by unidentified persons went off under "
            "their car near Palmyra. The army said that the fingerprints of Daesh were clear in "
            "the act.",
            (IS,),
            {GOV},
            id="fingerprints",
        ),
        pytest.param(
            "Four soldiers were killed near Al-Sukhna on Monday. Residents point the finger at "
            "Islamic State.",
            (IS,),
            {GOV},
            id="point the finger",
        ),
        pytest.param(
            "Four soldiers were killed near Al-Sukhna on Monday. Suspicion fell on the Islamic "
            "State.",
            (IS,),
            {GOV},
            id="suspicion fell on",
        ),
        pytest.param(
            "At least ten workers were killed on Monday when rockets struck three buses near "
            "Mayadin. The Observatory put the blame on ISIS and gave a higher toll, twelve.",
            (IS,),
            {CIVIL},
            id="blame beside a number",
        ),
        pytest.param(
            "A video released by ISIS on Monday shows the killing of two soldiers near Arak.",
            (IS,),
            {GOV},
            id="a video that shows it",
        ),
        pytest.param(
            "Four soldiers were killed near Al-Sukhna on Monday. Islamic State was quick to take "
            "credit.",
            (IS,),
            {GOV},
            id="take credit",
        ),
        pytest.param(
            "Two SDF fighters were killed in Dhiban on Monday. An SDF source held ISIS "
            "responsible.",
            (IS,),
            {SDF},
            id="held responsible",
        ),
        pytest.param(
            "Three brothers were found shot dead in their home in al-Jardi on Monday. The "
            "Islamic State said in a statement that its security detachments had carried it out.",
            (IS,),
            {CIVIL},
            id="a statement that it had carried it out",
        ),
        pytest.param(
            "A drone strike killed two members of Hezbollah near al-Qusayr on Monday. The source "
            "said the strike was Israel's work.",
            (OTHER,),
            {GOV},
            id="a side's work",
        ),
        pytest.param(
            "Three workers were killed when their car ran over a landmine near al-Saan on "
            "Monday. The mine had been left by the Islamic State group, which controlled the "
            "area until 2017.",
            (IS,),
            {CIVIL},
            id="whose mine it was",
        ),
        pytest.param(
            "An air strike of unknown origin killed three pro-Iranian fighters near Albu Kamal. "
            "Israel, which has struck the area in the past, does not comment as a rule.",
            NOBODY,
            {GOV},
            id="what it did in the past",
        ),
        pytest.param(
            "Two SDF fighters were killed in Dhiban on Monday. ISIS has not claimed the attack.",
            NOBODY,
            {SDF},
            id="not claimed",
        ),
    ],
)
def test_who_the_dead_were(
    geocoder: Geocoder, text: str, attackers: tuple[Party | None, ...], victims: set[Party]
) -> None:
    assert_sides(the_only(text, geocoder), attackers, victims)
