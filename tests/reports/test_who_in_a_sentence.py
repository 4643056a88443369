"""Who attacked and who was hit, each told in a sentence or two."""

from __future__ import annotations

import pytest

from geo.places.geocoder import Geocoder
from geo.reports.reader import read_report
from tests.reports.sides import PUBLISHED


@pytest.mark.parametrize(
    ("text", "attacker", "victims"),
    [
        ("A former SDF fighter was shot dead in Hajin on Friday by gunmen.", "unknown", "civilian"),
        ("Gunmen stopped a bus near Hajin and took two policemen off it.", "unknown", "government"),
        ("Gunmen took four herders off a bus near Hajin and drove off.", "unknown", "civilian"),
        ("Three herders near Hajin were led away by IS members.", "islamic_state", "civilian"),
        ("Four boys were taken by armed men near Hajin on Friday.", "unknown", "civilian"),
        ("IS led three herders near Hajin to an unknown place.", "islamic_state", "civilian"),
        (
            "A driver was hurt by gunfire near Hajin on Friday, the SDF's media centre said.",
            "None",
            "civilian",
        ),
        (
            "NDF fighters combed the desert near Hajin and came under attack by IS; two died.",
            "islamic_state",
            "government",
        ),
        ("Troops fell into an ambush by IS near Hajin; two died.", "islamic_state", "government"),
        (
            "The commander of the NDF in Homs, Firas Jum'a, and five of his men died as they hit a "
            "mine near Hajin.",
            "None",
            "government",
        ),
        ("Gunmen in SDF uniform shot a herder near Hajin on Friday.", "unknown", "civilian"),
        ("Gunmen wearing army uniforms shot a herder near Hajin.", "unknown", "civilian"),
        ("IS killed on Friday near Hajin two captains.", "islamic_state", "government"),
        (
            "Only one of the six soldiers attacked near Hajin on Friday survived.",
            "None",
            "government",
        ),
        ("Fighters opposed to the SDF killed two of its men near Hajin.", "None", "sdf"),
        ("A man was shot dead at an SDF checkpoint in Hajin.", "None", "civilian"),
        ("A herder was killed near Hajin by SDF bullets.", "sdf", "civilian"),
        ("Army repels IS attack near Hajin, kills nine", "islamic_state", "government"),
        ("SDF commander survives IED blast in Hajin", "None", "sdf"),
        ("Coalition: IS leader captured in raid in Hajin", "None", "islamic_state"),
        (
            "Amid intensive Russian airstrikes | IS attacks regime posts near Hajin, kills two",
            "islamic_state",
            "government",
        ),
        (
            "Two soldiers were killed and a car seized by IS near Hajin on Friday.",
            "islamic_state",
            "government",
        ),
        (
            "The army corrected the number of soldiers killed near Hajin from 13 to nine.",
            "None",
            "government",
        ),
        (
            "The brother of a commander who was killed in 2019 was shot in Hajin on Friday.",
            "None",
            "civilian",
        ),
        ("IS repelled an attack near Hajin on Friday.", "None", "islamic_state"),
        ("Russian air defences repelled a drone attack near Hajin.", "None", "government"),
        (
            "IS downed a helicopter near Hajin on Friday. Both its pilots were killed.",
            "islamic_state",
            "government",
        ),
        ("IS lost 9 fighters in an army ambush in Hajin on Friday.", "government", "islamic_state"),
        (
            "The SDF, supported by coalition helicopters, raided a house in Hajin on Friday and "
            "detained an alleged IS financier.",
            "sdf",
            "islamic_state",
        ),
        (
            "A mine from the remnants of Daesh killed two children in Hajin on Friday.",
            "islamic_state",
            "civilian",
        ),
        (
            "Gunmen threw a bomb at the Internal Security Forces (Asayish) in Hajin on Friday, "
            "wounding two.",
            "unknown",
            "sdf",
        ),
        ("Three civilians died in strikes on IS-held Hajin on Friday.", "None", "civilian"),
        ("Unknown gunmen set fire to wheat crops near Hajin on Friday.", "unknown", "civilian"),
        ("Drones struck the Al-Omar base on Friday without casualties.", "None", "coalition"),
        (
            "The rebels killed nine members of the army in Hajin on Friday by targeting their car.",
            "other_armed",
            "government",
        ),
        (
            "A strike on a church in Hajin killed nine on Friday. The police said a member of the "
            "Islamic State group entered the church of Saint Elias, opened fire on worshippers and "
            "blew himself up.",
            "islamic_state",
            "civilian",
        ),
        (
            "A guard was wounded by gunmen in Hajin on Friday. The area sees frequent raids, most "
            "of which are claimed by IS.",
            "unknown",
            "civilian",
        ),
        (
            "A bomb killed three policemen in Hajin on Friday. Nobody claimed it, but officials "
            "accused the Islamic State group, whose cells have stepped up their activity since the "
            "fall of the regime in December 2021.",
            "islamic_state",
            "government",
        ),
        (
            "A policeman was stabbed to death in Hajin on Friday by a man who was arrested.",
            "unknown",
            "government",
        ),
        (
            "Two people were killed by barrel bombs that helicopters dropped on Hajin on Friday.",
            "government",
            "civilian",
        ),
        (
            "An air strike near Hajin set oil barrels on fire on Friday and killed a civilian.",
            "None",
            "civilian",
        ),
        (
            "A patrol of the NDF that came to the herders' help near Hajin hit a mine, which "
            "killed a soldier.",
            "None",
            "government",
        ),
        (
            "Fighters of a local faction shot two soldiers in Hajin on Friday.",
            "other_armed",
            "government",
        ),
        (
            "A missile attack on the T4 air base killed five people, including a soldier.",
            "None",
            "government unknown",
        ),
        (
            "Two co-chairs of the council of Hajin were found dead on Friday, taken by gunmen.",
            "unknown",
            "civilian",
        ),
        (
            "Three blasts on a market street in Hajin killed six people on Friday.",
            "None",
            "civilian",
        ),
        ("Gunmen shot at an Autonomous Administration office in Hajin.", "unknown", "civilian"),
        (
            "Russian jets bombed posts of the US-backed Maghawir al-Thawra near Hajin on Friday.",
            "government",
            "other_armed",
        ),
        (
            "The SDF dispersed a demonstration in Hajin with gunfire; a demonstrator was killed.",
            "sdf",
            "civilian",
        ),
        (
            "While SDF fighters were removing a mine near Hajin, it exploded and killed two.",
            "None",
            "sdf",
        ),
        (
            "The army shot at three people who crossed the river near Hajin, killing two.",
            "government",
            "civilian",
        ),
        (
            "IS tried to counterattack army posts near Hajin on Friday; two soldiers died.",
            "islamic_state",
            "government",
        ),
        (
            "Gunmen attacked a joint post of the army and the SDF in Hajin on Friday.",
            "unknown",
            "government sdf",
        ),
        ("An SDF commander and his driver survived an attack in Hajin on Friday.", "None", "sdf"),
        (
            "Three people were hurt in Hajin by a bomb, the police force, the Asayish, said.",
            "None",
            "civilian",
        ),
        (
            "Rockets hit a post of the SDF in Hajin on Friday. Residents accuse the army of it.",
            "government",
            "sdf",
        ),
        (
            "The Jordanian army said gunmen had fired near Hajin at its troops and wounded two.",
            "unknown",
            "other_armed",
        ),
        (
            "Israeli F-15 warplanes carried out an aggression on the T4 airport on Friday.",
            "other_armed",
            "government",
        ),
        ("Shelling killed ten people in the rebel-held town of Hajin.", "None", "civilian"),
        (
            "Men of the group Hurras al-Din attacked troops near Hajin on Friday.",
            "other_armed",
            "government",
        ),
        (
            "Our special forces raided a house in Hajin and killed a Daesh terrorist.\n\n"
            "Media Center of the SDF",
            "sdf",
            "islamic_state",
        ),
        ("Rocket fire from areas held by the army killed two people in Hajin.", "government",
         "civilian"),
        ("Israeli warplanes targeted military sites near Palmyra on Friday.", "other_armed",
         "government"),
        (
            "IS attacked one of our patrols near Hajin; three of our fighters died.\n\n"
            "Media and Information Department of the SDF",
            "islamic_state",
            "sdf",
        ),
        (
            "One soldier was killed in an attack of rebels on Hajin on Friday.",
            "other_armed",
            "government",
        ),
        (
            "A roadside bomb of IS hit a car of the SDF in Hajin on Friday, killing two.",
            "islamic_state",
            "sdf",
        ),
        (
            "A man was killed in air strikes on Hajin on Friday. Coded as Syrian air force.",
            "government",
            "civilian",
        ),
        (
            "A man was killed in air strikes on Hajin on Friday. Government or Russian aircraft.",
            "government",
            "civilian",
        ),
        (
            "Four members of the Asayish, including a woman, were martyred in Hajin on Friday.",
            "None",
            "sdf",
        ),
        (
            "Gunmen fired at a protest against the SDF in Hajin on Friday, killing a man.",
            "unknown",
            "civilian",
        ),
        (
            "A strike killed six in a camp for families displaced by fighting between the army and "
            "IS near Hajin on Friday.",
            "None",
            "civilian",
        ),
        (
            "Nine children died near Hajin on Friday as they fled areas where the army is battling "
            "IS.",
            "None",
            "civilian",
        ),
        (
            "Gunmen shot a farmer dead in Hajin on Friday. The killing comes amid attacks that the "
            "SDF blames on IS.",
            "unknown",
            "civilian",
        ),
        (
            "A depot blew up in Hajin on Friday, killing two. The blast comes as the army captured "
            "a village from IS.",
            "None",
            "civilian",
        ),
        (
            "Gunmen thought to come from the former 18th Division killed two men in Hajin.",
            "unknown",
            "civilian",
        ),
        ("Two strikes engaged an IS unit near Arak, killing four.", "None", "islamic_state"),
        ("Six fighters in IS attacks near Arak were killed on Friday.", "islamic_state", ""),
        ("A patrol of the SDF struck a landmine near Hajin on Friday.", "None", ""),
        (
            "Soldiers arrived in Palmyra on Friday, five of them killed near Arak.",
            "None",
            "government",
        ),
        (
            "The army said that IS killed two of its soldiers near Arak.",
            "islamic_state",
            "government",
        ),
        (
            "The coalition said IS rockets wounded two of its soldiers near Hajin.",
            "islamic_state",
            "coalition",
        ),
        (
            "The army posted on its website that IS killed two of its soldiers near Arak.",
            "islamic_state",
            "government",
        ),
        ("Residents engaged in smuggling were shot by the SDF in Hajin.", "sdf", "civilian"),
        ("A shoot-out in Hajin pitted the SDF against tribal gunmen.", "sdf", "other_armed"),
        (
            "IS members are thought to have killed two herders near Hajin on Friday.",
            "islamic_state",
            "civilian",
        ),
        (
            'An IED hit a car of the "Quds Brigade" near Hajin on Friday, killing its driver.',
            "None",
            "government",
        ),
    ],
)  # fmt: skip
def test_who(text: str, attacker: str, victims: str, geocoder: Geocoder) -> None:
    incident = read_report(text, PUBLISHED, geocoder).incidents[0]
    told = sorted(str(v) for v in incident.victims if v is not incident.attacker)
    assert (str(incident.attacker), " ".join(told)) == (attacker, victims)
