"""Kinds of events: the words that name them, and which kind an event with several words is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from geo.model import EventType

TRIGGERS: Final[tuple[tuple[EventType, str, str], ...]] = (
    (
        EventType.SUICIDE_ATTACK,
        """suicide bombing, suicide bombings, suicide attack, suicide attacks, suicide operation,
        explosive belt, explosive vest, suicide belt, suicide vest, suicide car bomb, svbied,
        svbieds, suicide vehicle, suicide truck bomb, suicide bomb, suicide blast, explosive belts,
        suicide car bombing, suicide motorcycle""",
        """blew himself up, blew themselves up, blew herself up, blowing himself up,
        detonated himself, detonated his explosive vest, detonated his explosive belt,
        detonated an explosive belt, detonated an explosive vest, detonated his vest,
        detonated his explosives, detonated their explosives, detonated his device""",
    ),
    (
        EventType.ASSASSINATION,
        """assassination, assassination attempt, attempt on his life,
        attempt on her life, attempt on the life, assassination operation,
        liquidation""",
        "assassinated, assassinate, assassinates, assassinating",
    ),
    (
        EventType.EXECUTION,
        """execution, executions, field execution, field executions, summary execution, beheading,
        beheadings, mass grave, firing squad""",
        """beheaded, beheading, slaughtered, slit the throats, throats slit, their throats slit,
        executed by shooting, executed by gunfire, executed by beheading, executed by hanging,
        executed, executing, execute, hands tied, hands bound, throat slit, slit his throat,
        decapitated, decapitating""",
    ),
    (
        EventType.AMBUSH,
        "ambush, ambushes, armed ambush, tight ambush, booby-trap ambush",
        """ambushed, ambushing, lay in wait, lain in wait, lying in wait, laid in wait, fell into
            an ambush, staged an ambush, set an ambush,
        laid an ambush, set up an ambush, waylaid, waylaying, fell into a trap""",
    ),
    (
        EventType.EXPLOSIVE,
        """landmine, landmines, land mine, land mines, mine, mines, ied, ieds, explosive device,
        improvised explosive device, improvised explosive devices, explosive devices, roadside bomb,
        roadside bombs, car bomb, car bombs, car bombing, car bombings, truck bombing,
        booby-trapped car, booby-trapped motorcycle,
        motorcycle bomb, booby-trapped vehicle, explosive, explosives, bombing, bombings, blast,
        blasts, explosion, explosions, war remnants, remnants of war, unexploded ordnance,
        old ordnance, ordnance, cluster bomb remnant, booby trap, sticky bomb, explosive charge,
        bomb, bombs, mine blast, vbied, truck bomb, unexploded shell, cluster munition,
        explosive object, war ordnance, bus bombing, tank mine, anti-tank mine,
        anti-tank landmine, anti-personnel mine, cluster bomblet, hand grenade, grenade, grenades,
        minefield, mine explosion, landmine explosion, roadside explosive device, stun grenade,
        sound bomb, sound bombs""",
        """exploded, explodes, exploding, detonated, detonates, detonating, went off, goes off,
        blown up, blew up, blowing up, booby-trapped, set off, stepped on, hit a mine,
        struck a mine, ran over, drove over, driven over, driving over""",
    ),
    (
        EventType.AIR_STRIKE,
        """airstrike, airstrikes, air-strike, air-strikes, air strike, air strikes, air raid,
        air raids, aerial bombardment, aerial attack, aerial attacks, drone strike, drone strikes,
        drone attack, drone attacks, missile strike, missile strikes, barrel bomb, barrel bombs,
        air attack, air attacks, aerial strikes, aerial strike, drone, drones, warplane, warplanes,
        jet, fighter jets, fighter jet, jets, aircraft, russian raids, israeli strike,
        israeli strikes,
        israeli attack, israeli aggression, aerial aggression, coalition strike, coalition strikes,
        us strike, us strikes, airstrikes raids, unmanned aerial vehicle, uav, uavs,
        helicopter gunship, israeli raids, aerial raids, aerial raid, suicide drone, suicide drones,
        russian strikes, russian strike, american strikes, american strike, air campaign,
        strike, strikes, coalition raid,
        coalition raids, u.s. strike, u.s. strikes, air force, air aggression, israeli raid,
        bombing raid, bombing raids, missile aggression, precision strike, precision strikes,
        helicopters, combat drone, plane, planes""",
        "bombed, air-struck",
    ),
    (
        EventType.SHELLING,
        """shelling, mortar, mortars, mortar shell, mortar shells, mortar rounds, mortar round,
        artillery, artillery shelling, artillery shells, artillery fire, rocket, rockets,
        rocket attack, rocket attacks, rocket fire, rocket shells, rocket shell, missile, missiles,
        bombardment, shells, shell, tank fire, katyusha, grad rockets, missile attack,
        missile attacks, rocket barrage, artillery bombardment""",
        """shelled, shelling, bombarded, rocketed, pounded, landed, mortared, mortaring, cannonaded,
        rained shells on, rained mortars on, rained rockets on, fired mortars at, fired shells
        at""",
    ),
    (
        EventType.ABDUCTION,
        """kidnapping, kidnappings, abduction, abductions, hostage-taking""",
        """kidnapped, abducted, took hostage, kidnap, kidnaps, kidnapping, abducting,
        taken hostage""",
    ),
    (
        EventType.CLASH,
        """clash, clashes, armed clashes, fighting, firefight, gunfight, gun battle, battle,
        battles,
        exchange of fire, armed confrontation, confrontation, confrontations, skirmish, skirmishes,
        exchange of gunfire, exchanges of fire, exchanges of gunfire, shoot-out, shoot-outs,
        shootouts, gunfights, firefights, gun battles, gunbattles, skirmishes, violent clashes,
        fierce clashes, infighting, engagement, gunbattle,
        heavy fighting, fierce fighting, shootout, fight broke out, fight erupted, a fight,
        this fight, tribal fight, family fight, brawl, crossfire""",
        """clashed, fought, battled, battling, repelled, repelling, exchanged fire,
        traded fire, exchanged gunfire, traded gunfire, skirmished, foiled,
        thwarted, clashing, engaged, repel, repels, repulses, repelled an attack, repulsed""",
    ),
    (
        EventType.RAID,
        """combing operation, combing operations, combing campaign, sweep, sweeping operation,
        sweep operation, sweeps, raid, raids, security operation, security operations,
        search operation, search operations, arrest campaign, airdrop, airborne operation,
        airdrop operation, air landing, airborne landing, landing operation, security campaign,
        clearing operation, clearance operation, mopping-up operation, manhunt, military campaign,
        counter-terrorism operation, dragnet, search campaign, house raids, storming operation,
        combing, counterterrorism operation, airdrops, mop-up operation, joint operation,
        partnered operation, partnered raid, partnered operations,
        anti-is campaign, anti-isis campaign, anti-is operation, anti-isis operation,
        anti-terror operation, anti-terrorism operation, counter-terror operation,
        large-scale operation, combing and sweeping operation, sweeping campaign""",
        """combed, raided, raiding, searched, swept, sweeping, storming the house, combing,
        carried out an operation, conducted an operation, launched an operation,
        carried out a military operation, launched a campaign, began a campaign,
        arrested, arresting, detained, arrests, captured, dropped troops, landed troops,
        airdropped troops, carried out a landing, carried out landing""",
    ),
    (
        EventType.TROOP_MOVEMENT,
        """reinforcements, military reinforcements, reinforcement, military reinforcement,
        redeployment, deployment, troop movement, troop movements, military convoy arrived,
        withdrawal, military build-up, military column, military columns, column, columns,
        armoured column, armored column, troop build-up""",
        """deployed, redeployed, withdrew, withdrawn, brought in reinforcements,
        sent reinforcements, sent troops, evacuated, pulled out, repositioned, took over positions,
        handed over, brought reinforcements, reinforced, mobilised, mobilized, amassed""",
    ),
    (
        EventType.ARMED_ATTACK,
        """attack, attacks, armed attack, armed attacks, assault, assaults, shooting, shootings,
        guided missile, guided missiles, guided rocket, guided rockets, anti-tank missile,
        anti-tank missiles, anti-tank guided missile, anti-tank guided missiles, thermal missile,
        thermal missiles, heat-seeking missile, heat-seeking missiles, rocket-propelled grenade,
        rocket-propelled grenades, rpg, rpgs,
        gunfire, offensive, machine-gun fire, surprise attack, surprise attacks, terrorist attack,
        terrorist attacks, gun attack, sneak attack, drive-by shooting,
        counter-offensive, counteroffensive, counter-offensives, gunshots,
        machinegun fire, machine gun fire, heavy gunfire, rifle fire,
        hit-and-run attack, hit-and-run attacks, infiltration, massacre, massacres, violence,
        attempted attack, counter-attack, counterattack, counter-attacks, counterattacks,
        onslaught, aggression, killings, murder, murders,
        sniper fire, raid by militants, arson, live ammunition, small arms fire, slaying,
        slayings, killing spree, knife attack, hand-grenade attack, grenade attack,
        grenade attacks""",
        """attacked, attacking, downed, opened fire, open fire, opening fire, fired on,
        fired at,
        fired upon, stormed, storming, targeted, targeting, shot, shot at, shooting, assaulted,
        struck, hit, hitting, shot dead, gunned down, shot and killed, firing on, firing at, fired,
        opens fire, raked, burned down, torched, set fire to, set on fire, stabbed,
        sniped, murdered, came under fire, came under attack, come under fire, comes under fire,
        comes under attack,
        come under attack, coming under fire, coming under attack,
        riddled with bullets, riddled, showered, sprayed, peppered,
        attempted to storm, tried to storm, trying to storm, tried to attack, tried to
        counterattack, tried to counter-attack, stabbed to death,
        set upon, machine-gunned, counter-attacked, counterattacked, launched an attack,
        carried out an attack, strafed, massacred, lobbed, threw, thrown at,
        killed, killing, kill, kills, attempted to kill, storms, fell upon, infiltrated,
        broke into, burnt, looted, ransacked, set alight, burning down, setting fire to,
        fires on, open fire on, shoot, shoots, gun down, assailed, assailing, pounced on,
        pouncing on,
        swooped on, opened up on, opening up on, let fly at, letting fly at, took aim at,
        taking aim at, rained fire on, rained bullets on, raining fire on, poured fire into,
        poured fire on, unleashed fire on, directed fire at, trained fire on, aimed fire at,
        turned their guns on, trained their guns on, sprayed with bullets, sprayed with gunfire,
        raked with bullets, raked with gunfire, peppered with bullets, peppered, pelted,
        gunned, cut down, mowed down, mown down, picked off, butchered, shot up""",
    ),
)

CONQUERS: Final = frozenset(
    """overran;retook;recaptured;took back;took control of;seized control of;took over;
    regained control of;wrested""".replace("\n    ", "").split(";")
)
"""What the attacker of a fight is the subject of; by themselves no event."""

FROM_AFAR: Final = frozenset((EventType.AIR_STRIKE, EventType.SHELLING))
"""Fire on those who are not near."""

QUIET: Final = frozenset((EventType.RAID, EventType.TROOP_MOVEMENT))
"""Operations that need not hurt anybody."""

_RANK: Final = {
    kind: rank
    for rank, kind in enumerate(
        (
            EventType.SUICIDE_ATTACK,
            EventType.EXECUTION,
            EventType.AMBUSH,
            EventType.ASSASSINATION,
            EventType.ABDUCTION,
            EventType.AIR_STRIKE,
            EventType.EXPLOSIVE,
            EventType.SHELLING,
            EventType.CLASH,
            EventType.ARMED_ATTACK,
            EventType.RAID,
            EventType.TROOP_MOVEMENT,
            EventType.OTHER,
        )
    )
}


def best_kind(kinds: Sequence[EventType]) -> EventType:
    """The most telling of several kinds named for one event."""
    if len(kinds) < 2:
        return kinds[0] if kinds else EventType.OTHER
    return min(kinds, key=_RANK.__getitem__)
