"""The words of this field's reports and what they stand for in the count and party grammars.

Every entry is lower case; an entry of several words is one unit and the longest wins.
"""

from __future__ import annotations

from enum import StrEnum

from geo.model import Party
from geo.reports.vocabulary import tags
from geo.reports.vocabulary.factions import FACTIONS
from geo.reports.vocabulary.trades import CIVIL_TRADES, FIGHTERS, MANY, SOLDIERS

Tag = tags
"""What a token is to the grammars."""


class Harm(StrEnum):
    """What befell people."""

    KILLED = "killed"
    WOUNDED = "wounded"
    MISSING = "missing"
    CAPTURED = "captured"
    ANY = "any"
    """"Casualties": killed or wounded, nobody says which."""


class Form(StrEnum):
    """How a word for harm stands to its people: before them, behind them, or "of" them."""

    PARTICIPLE = "participle"
    ACTIVE = "active"
    NOUN_OF = "noun_of"
    INTRANSITIVE = "intransitive"
    ADJECTIVE = "adjective"
    COUNT_NOUN = "count_noun"


def entries(text: str) -> list[str]:
    """The comma-separated words and phrases of a text that may run over several lines."""
    return [" ".join(e.split()) for e in text.split(",") if e.strip()]


ORGS: dict[str, Party] = {}
for _party, _names in {
    Party.ISLAMIC_STATE: """islamic state, the islamic state, islamic state group,
        islamic state organization, islamic state organisation, islamic state of iraq and the
        levant,
        islamic state of iraq and syria, is, isis, isil, daesh, is group, isis group, is's, isis's,
        sleeper cells, sleeper cell,
        da'esh, daech, isis cells, is cells, daesh cells, isis cell, the organisation,
        the organization, the terrorist group, the terrorist organization,
        the terrorist organisation, terror group,
        the terror group, the group, the extremists, the extremist group, the jihadist group,
        isis-linked, is-linked,
        isis-affiliated, daesh-affiliated, isis-claimed, is-claimed, daesh-claimed, isis-planted,
        is-planted, isis-inspired, is-inspired,
        caliphate cubs, the caliphate, caliphate, takfiri, the group's cells, the group's,
        the organisation's, the organization's, jihadist,
        islamic state's, daesh's""",
    Party.SDF: """sdf, qsd, syrian democratic forces, syria democratic forces, asayish, asayesh,
        internal security forces of north and east syria, self-defense forces, self-defence forces,
        ypg, ypj, people's protection units, deir ezzor military council, kurdish-led,
        deir ez-zor military council, deir ezzor civil council, deir ez-zor civil council,
        autonomous administration, aanes, qasad, qasd,
        us-backed, u.s.-backed, american-backed, kurdish,
        military council, hat, yat, us-backed syrian democratic forces,
        u.s.-backed syrian democratic forces, commandos, sdf-affiliated,
        isf, syriac military council, self-defence, self-defense,
        us occupation-backed, occupation-backed,
        american occupation-backed,
        kurdish forces, raqqa internal security forces, kurdish-led syrian democratic forces,
        sdf's, manbij military council, pkk, sanadid, al-sanadid, sanadid forces,
        al-sanadid forces, syrian democratic council""",
    Party.COALITION: """coalition, us-led coalition, u.s.-led coalition, us-backed coalition,
        international coalition, global coalition, american, americans, us, u.s, u.s., usa,
        united states, us-led, u.s.-led,
        us military, u.s. military, us army, u.s. army, american forces, us forces, u.s. forces,
        coalition forces, british, french, global coalition forces, international coalition forces,
        centcom, us-led international coalition, us-led global coalition, green berets,
        the coalition's""",
    Party.OTHER_ARMED: """israeli, israel, israel's, israels, israeli enemy, idf, zionist,
        zionist enemy, zionist entity,
        ankara-backed, turkish, turkey, turkish occupation, turkish occupation army,
        turkish occupation forces, turkish occupation state,
        turkey's, türkiye, türkiye's, turkiye, turkiye's,
        turkish-backed, turkish forces, rebel, us-backed rebel, u.s.-backed rebel,
        american-backed rebel, us-backed syrian rebel, opposition, hts, hayat tahrir al-sham,
        hay'at tahrir al-sham, tahrir al-sham, nusra, nusra front, al-nusra front, al-nusra,
        nusrah, al-nusrah, nusrah front, al-nusrah front, jabhat al-nusrah, al nusra front,
        jabhat al-nusra, free syrian army, fsa, syrian national army, sna, jaysh al-islam,
        jaish al-islam, ahrar al-sham, maghawir al-thawra, maghaweir al-thawra, commando army,
        army of revolutionary commandos, syrian free army, usud al-sharqiya, islamist, tribal,
        iraqi air force, iraqi army, iraqi forces,
        ahrar al-sharqiya, ahrar al-sharqiyah, hamza division, al-hamza division, pro-turkish,
        turkey-backed, sultan murad division, jaysh al-izza, jaysh al-sharqiya,
        lions of the east, lions of the east army, lions of the eastern army, army of islam,
        new syrian army, revolutionary commando army, us-backed syrian free army, army of conquest,
        jaysh al-fatah, southern front,
        ansar al-islam, faylaq al-rahman, faylaq al-sham, homs liberation movement, al-qaeda,
        al-qaida, hurras al-din, national liberation front, smuggling, armed opposition,
        illegal armed formations, illegal armed groups, illegal armed formation,
        saraya ansar al-sunna, israeli air force, jordanian, jordan's, lebanese army,
        druze,        insurgent, turkish army,
        national army, national army factions, levant front, syrian coalition,
        syrian national coalition, national coalition,
        opposition coalition, authenticity and development front, remnants of the former regime,
        former regime, free tribes, deposed regime, ousted regime, toppled regime, fallen regime,
        defunct regime, bygone regime, former assad regime, ousted assad regime,
        deposed assad regime, fallen assad regime, regime remnants, remnants of the regime,
        remnants of the deposed regime, remnants of the defunct regime,
        remnants of the ousted regime, remnants of the fallen regime,
        remnants of the assad regime""",
    Party.GOVERNMENT: """regime, syrian regime, assad regime, government, syrian government,
        damascus government, pro-regime, pro-government, pro-assad,
        pro-bashar al-assad, pro-bashar assad, loyalist, loyalists, assad,
        assad's, syrian army, syrian arab army, saa, army, regime army, government army,
        syrian-russian alliance, russian-syrian alliance, syrian-russian, russian-syrian,
        syrian militia, syrian militias, nusayri, nusayri army, nusayri regime, nusayri forces,
        al-assad's, bashar al-assad's, bashar assad's, bashar al-assad's forces, assad's forces,
        al-assad's forces, assad forces,
        syrian military, government forces, regime forces, syrian regime forces, regime's forces,
        syrian government forces, syrian forces, syrian troops, regime troops, government troops,
        damascus government forces, damascus forces, pro-government forces, pro-regime forces,
        loyalist forces, armed forces, syrian armed forces, syrian army forces, army forces,
        competent bodies, competent authorities, competent authority,
        national defence, national defense, national defence forces, national defense forces,
        national defence force, national defense force, ndf, local defence forces,
        local defense forces, local defence, local defense, ldf, republican guard,
        republican guards, military security,
        air force intelligence, military intelligence, political security, state security,
        syrian air force, syrian arab air force, regime-backed, regime-affiliated, russian-backed,
        russia-backed, government-backed, iran-backed, iranian-backed, iran-aligned, pro-iran,
        pro-iranian, iran-affiliated, iran-linked, iranian, iran, iran's, iranians, irgc, irgc's,
        iranian revolutionary guard, iranian revolutionary guards, iranian revolutionary guard
        corps,
        islamic revolutionary guard corps, revolutionary guard, revolutionary guards, quds force,
        iranian guards, tehran-backed, tehran's, tehran-aligned, moscow-backed,
        damascus-backed, damascus-aligned,
        iran's revolutionary guards, iranian forces, iranian militias,
        hezbollah, hizbullah, hizballah, lebanese hezbollah, hezbollah's, fatemiyoun,
        fatimiyoun, liwa fatemiyoun, liwaa fatemiyoun, fatemiyoun brigade, fatimid, zainebiyoun,
        zainabiyoun, zaynabiyoun, zeinabiyoun brigade, liwa al-quds, liwaa al-quds, al-quds brigade,
        quds brigade, brigade al-quds, jerusalem brigade, quds-brigade,
        liwa al-baqir, liwaa al-baqir, al-baqir brigade, baqir brigade, qaterji,
        al-qaterji, al-qatirji, katerji, tiger forces, desert hawks, baath brigades, fifth corps,
        5th corps, 5th assault corps, third corps, second corps, wagner, wagner group, russian,
        su-22, su-24, su-25, su-34, su-35, su-57, mig-21, mig-23, mig-25, mig-29,
        russians, russia, russia's, russias, russian forces, russian army, russian military,
        russian air force, russian aerospace forces, vks, islamic resistance,
        popular mobilisation forces,
        popular mobilization forces,
        popular mobilization units, popular mobilisation, popular mobilization,
        popular mobilisation units, pmf, pmu, hashd, the hashd, hashd al-shaabi, kataib hezbollah,
        abu al-fadl al-abbas, abu al-fadel al-abbas, abu fadl al-abbas, liwa abu al-fadl al-abbas,
        kataib sayyid al-shuhada, kataeb sayyid al-shuhada, sayyid al-shuhada,
        islamic resistance in iraq, islamic resistance in syria, al-nujaba,
        harakat al-nujaba, nujaba movement, al-nujaba movement,
        security forces, security force, security services,
        internal security, internal security forces,
        internal security force, general security, public security, general security service,
        public security forces, road security, interim government, transitional government,
        syrian security forces,
        new authorities, new administration, military operations administration,
        military operations department, military operations command,
        department of military operations, administration of military operations,
        ministry of defence, ministry of defense, ministry of interior, interior ministry,
        defence ministry, defense ministry, syrian police, police, border guard, border guards,
        military police, 17th division, fourth division, 4th division, proxy, proxies, afghan,
        pakistani, loyal, army's, regime's, government's, military's, syrian military's,
        governmental, state-run forces, military personnel, special forces, ministry of the
        interior,
        special tasks, shia, shiite, shi'ite""",
}.items():
    ORGS.update(dict.fromkeys(entries(_names), _party))
for _party, _names in FACTIONS.items():
    for _name in entries(_names):
        ORGS.setdefault(_name, _party)
for _name in ("ousted", "deposed", "toppled", "former", "fallen"):
    for _how in ("president", "regime", "ruler", "government", "dictator", "leader"):
        ORGS[f"loyal to the {_name} {_how}"] = Party.OTHER_ARMED
        ORGS[f"loyal to {_name} {_how}"] = Party.OTHER_ARMED
        for _whose in ("assad's", "al-assad's", "bashar al-assad's"):
            ORGS[f"{_whose} {_name} {_how}"] = Party.OTHER_ARMED
for _party, _names in {
    Party.GOVERNMENT: "iran, iranian, russia, russian, regime, government, damascus, tehran, assad",
    Party.OTHER_ARMED: "turkey, turkish, ankara",
    Party.SDF: "us, u.s., american, coalition",
}.items():
    for _name in entries(_names):
        for _how in ("backed", "supported", "supplied", "sponsored", "trained", "armed", "funded"):
            ORGS.setdefault(f"{_name}-{_how}", _party)
        for _how in ("affiliated", "aligned", "allied", "linked"):
            if _party is not Party.SDF:
                ORGS.setdefault(f"{_name}-{_how}", _party)
"""Whose proxies they are: "Iran-supplied militias"."""
ORGS.update({name.replace("al-", "al "): _of for name, _of in ORGS.items() if "al-" in name})
"""Also as "Liwa al Quds"."""

ORGS.update({"washington's": Party.COALITION, "moscow's": Party.GOVERNMENT})
ORGS.update({"ankara's": Party.OTHER_ARMED, "damascus's": Party.GOVERNMENT})

WEAK_ORGS = frozenset(
    entries(
        """islamist, jihadist, takfiri, tribal, shia, shiite, shi'ite, loyal, afghan, pakistani,
    proxy, police, kurdish, druze, british, french, jordanian, jordan's, opposition, commandos,
    hat, army,
    us occupation, american occupation, smuggling, local faction, local factions,
    local armed faction, local armed factions, armed faction, armed factions,
    government, coalition, governmental,
    the organisation, the organization, the organisation's,
    the organization's, the group's, us, iran,
    russia, turkey, israel, assad, united states, military personnel, special forces, turkish,
    american, russian, iranian, israeli, state security, insurgent, rebel"""
    )
)
"""Said of much besides the side itself; they count only where another cue agrees."""

CIVIL_ORGS = frozenset(
    entries(
        """autonomous administration, aanes, deir ezzor civil council, deir ez-zor civil council,
    syrian democratic council"""
    )
)
"""Offices of the north-east: their people are civilians, unless they serve in its forces."""

PERSONS: dict[str, Party | None] = {}
for _person_party, _names in (
    (
        Party.GOVERNMENT,
        """soldier, soldiers, troops, troop, serviceman, servicemen, conscript, conscripts,
        officer, officers, policeman, policemen, gendarme, gendarmes, army officer,
        syrian service member,
        syrian service members,
        army officers, regulars, lieutenant, lieutenants, militiaman, militiamen, general, generals,
        captain, captains, colonel, colonels, brigadier, major general, brigadier general,
        lieutenant general, lieutenant colonel, first lieutenant, major,
        sergeant, sergeants, corporal, privates, warrant officer,
        warrant officers, army captain, paratroopers, police officer, police officers, loyalists,
        iranians, russians, nusayris, non-commissioned officer, brigade commander, guardsmen,
        col, lt, maj, capt, sgt, brig,
        soliders, solider, servicepeople, service people,
        pilot, pilots, co-pilot, sapper, sappers, servicewoman, recruits, military men, reservist,
        reservists, security personnel, military personnel, security member, security members,
        security official, security officials, security officer, security officers,
        security agent, security agents""",
    ),
    (Party.COALITION, "service member, service members"),
    (
        Party.ISLAMIC_STATE,
        "jihadist, jihadists, jihadi, jihadis, caliphate fighters, caliphate soldiers, takfiris",
    ),
    (
        Party.OTHER_ARMED,
        """rebel, rebels, turks, smuggler, smugglers, tribesman, tribesmen, insurgent, insurgents,
        drug trafficker, drug traffickers, trafficker, traffickers, drug smuggler, drug smugglers,
        defector, defectors""",
    ),
    (
        Party.UNKNOWN,
        """militant, militants, terrorist, terrorists, gunman, gunmen, assailant, assailants,
        attacker, attackers, extremist, extremists, perpetrator, perpetrators, bomber, bombers,
        suicide bomber, suicide bombers, suicide attacker, suicide attackers, shooter, shooters,
        armed men, armed man, masked men, masked man, masked gunmen, suspect, suspects,
        armed group, armed groups,
        armed gang, armed persons, unknown men, armed youths, individuals,
        militant group, raiders, hitmen, hitman, thieves,
        bandits, robbers, kidnappers, cell members, cell member,
        unknown individuals, unknown persons, unidentified persons,
        unknown people, unidentified people, unidentified individuals""",
    ),
    (
        Party.CIVILIAN,
        """civilian, civilians, citizen, citizens, worker, workers, farm hand, farm hands,
        farmhand, farmhands, labourer, labourers, laborer,
        laborers, shepherd, shepherds, herder, herders, sheepherder, sheepherders, herdsman,
        herdsmen, farmer, farmers, child, children, kid, kids, woman, women, girl, girls, boy, boys,
        man, men, youth, youths, driver, drivers, rider, riders,
        motorcyclist, motorcyclists, employee, employees, engineer, engineers, teacher,
        teachers, doctor, doctors, nurse, nurses, journalist, journalists, brother, brothers,
        sister, sisters, sibling, siblings, parents, grandfather, grandmother,
        grandchildren, grandsons, aunt, uncles, brother-in-law, son-in-law, cousin, cousins,
        father, mother, son, sons, daughter, daughters, wife,
        husband, nephew, nephews, niece, uncle, grandson, infant, infants, baby, toddler, minor,
        minors, teenager, teenagers, resident, residents, inhabitant, inhabitants, villager,
        villagers, local,
        locals, passenger, passengers,
        merchant, merchants, trader, traders, student, students, interpreter, interpreters,
        translator, translators, elder, elders, sheikh, sheikhs, sheik, mukhtar, dignitary,
        dignitaries, notable, notables, mayor, judge, judges, prosecutor,
        prosecutors, lawyer, pharmacist, imam, preacher, hunter,
        hunters, truffle hunter, truffle hunters, truffle collector, truffle collectors,
        truffle picker, truffle pickers, truffle gatherer, truffle gatherers, truffle forager,
        truffle foragers, collectors, gatherers, pickers, foragers, forager, picker, collector,
        guest, guests, guide, guides, relative, relatives, family members, family member,
        displaced persons, idps,
        shopkeeper, shop owner, owner, bystander, bystanders, passer-by, passerby, onlooker,
        onlookers, pilgrims, pilgrim, tribal leader, tribal leaders, tribal elders, tribal sheikhs,
        tribal elder, tribal sheikh, members of one family, housewife, councilwoman, officials,
        official, paramedic, paramedics, activist, activists, guard, guards, oil worker,
        oil workers, oilfield workers, oil field workers, young man, young men, young woman,
        bedouin, bedouins, breeders, breeder, sheep breeder, sheep breeders, technician,
        technicians, butcher, barber, baker, mechanic, tailor, cook, fisherman, fishermen,
        taxi driver, electrician, blacksmith, vendor, vendors, seller, sellers, businessman, pupil,
        pupils, schoolchildren, goatherd, goatherds, camel herder, camel herders, buyers,
        drug dealer, drug dealers,
        well guard, deacon, priest,
        priests, passer-by, passers-by, passersby, passerby, friend, friends, neighbour,
        neighbours, neighbor, neighbors, jeweller,
        bulldozer operator, excavator operator, operator, operators,
        money changer, contractor, contractors, tourist, tourists, truck
        driver, truck drivers, clerk, clerks, councillor, councillors, councilor,
        councilors, councilman,
        municipal worker, municipal workers, health worker, health workers, expert, experts,
        refugee,
        refugees, migrant, migrants, returnee, returnees, aid worker, aid workers, volunteer,
        volunteers, rescuer, rescuers, medic, medics, firefighter, firefighters, photographer,
        photographers, cameraman, professor, archaeologist, academic, nomad, nomads, peasant,
        peasants, beekeeper, beekeepers, pedestrian, pedestrians, motorist, motorists,
        motorcyclist, worshipper, worshippers, mourners, protester, protesters, demonstrator,
        demonstrators, teen, teens, adolescent, adolescents, newborn, twins, widow, muezzin,
        surgeon, scrap collector, scrap collectors, inmate, inmates, adults, adult, members of
        the same family, detainee, detainees, prisoner, prisoners, informant,
        informants, informer, informers, collaborator, collaborators""",
    ),
    (
        None,
        """person, persons, people, individual, fighter, fighters, member, members, element,
        elements, operative, operatives, combatant, combatants, personnel, commander, commanders,
        leader, leaders, recruit, militia, militias, mercenary, mercenaries, casualty, escort,
        escorts, aide, aides, victims, victim, hostages, hostage, forces, force, patrol members,
        men and women,
        others, cadre, emir, emirs, deputy, spy, spies, apostate, apostates, agent, agents, adviser,
        advisers, advisor, advisors, staff, staff members, military adviser, military advisors,
        body, bodies, corpse,
        corpses, companion, companions, comrade, comrades, assistant, assistants,
        colleague, colleagues, head, chief,
        chiefs, nationals, national, foreigners, syrians, iraqis, lebanese, afghans, pakistanis,
        palestinians, kurds, alawites, sunnis, shiites, christians, yazidis, assyrians,
        europeans, crew, crew members, crews, remains, captive,
        captives,
        occupant, occupants,
        bodyguard, bodyguards, sentry, sentries, sniper, snipers,
        military leader, field commander, field commanders, partner, facilitator, facilitators,
        security man, security men, patrolman, patrolmen,
        deminer, deminers, financier, financiers, courier, couriers, recruiter, recruiters,
        mastermind, planner,
        bomb-maker, bombmaker, bomb maker, bomb makers""",
    ),
):
    PERSONS.update(dict.fromkeys(entries(_names), _person_party))
for _people, _person_party in (
    (CIVIL_TRADES, Party.CIVILIAN),
    (SOLDIERS, Party.GOVERNMENT),
    (FIGHTERS, None),
):
    for _name in _people:
        PERSONS.setdefault(_name, _person_party)

PLURAL_PERSONS = MANY | frozenset(
    e
    for e in PERSONS
    if e.endswith(("s", "men", "women", "people", "children", "personnel", "troops", "dead"))
    and e not in ("lebanese", "boss")
)

PEOPLE = frozenset(
    ("person", "persons", "people", "individual", "individuals", "victims", "victim")
)

THINGS = frozenset(
    entries(
        """ammunition store, ammunition stores, weapons store, arms store, arms depot,
    weapons depot, ammunition depot, vehicle, vehicles, personnel carrier, personnel carriers,
    armored personnel carriers,
    armoured personnel carriers, car, cars, bus, buses, truck, trucks, lorry, lorries, tanker,
    tankers, tank, tanks, pickup, pickups, pick-up, pick-ups, jeep, jeeps, van, vans, train, trains,
    motorcycle, motorcycles, motorbike, motorbikes, minibus, convoy, convoys, tractor, tractors,
    sheep, goat, goats, cow, cows, camel, camels, cattle, livestock, head of sheep, heads of sheep,
    dog, dogs, horse, horses,
    head of cattle, animals, animal, house, houses, home, homes, building, buildings, tent, tents,
    shop, shops, checkpoint, checkpoints, roadblock, roadblocks, barrier, barriers, position,
    positions, post, posts, point, points, site, sites, headquarters, base, bases, depot, depots,
    warehouse, warehouses, bunker, bunkers, hideout, hideouts, den, dens, cave, caves, tunnel,
    tunnels, attack, attacks, operation, operations, ambush, ambushes, strike, strikes,
    airstrike, airstrikes, air strike, air strikes, air raid, air raids, raid, raids, explosion,
    explosions, blast, blasts, bombing, bombings, mine, mines, landmine, landmines, device,
    devices, ied, ieds, bomb, bombs, shell, shells, rocket, rockets, missile, missiles, drone,
    drones, weapon, weapons, rifle, rifles, machine gun, machine guns, village, villages, town,
    towns, area, areas, region, regions, district, districts, kilometre, kilometres, kilometer,
    kilometers, km, metre, metres, meters, m, mile, miles, kg, kilograms, tonnes, tons,
    loss of life, hour, hours, minute, minutes, day, days, week, weeks, month, months, year, years,
    night, time, times, oil, field, well, wells, pipeline, pump, percent, per cent, dollars, shots,
    bullets, hectares, years old, hospital, hospitals, statement, sources, source, report, reports,
    cases, case, incident, incidents, fronts, wave, waves, group, groups, cell, cells, patrol,
    patrols, aircraft, warplane, warplanes, plane, planes, helicopter, helicopters, jet, jets,
    flights, sorties, camp, camps, barrel bombs, school, schools, mosque, mosques, clash, clashes,
    round, rounds, party, parties, side, sides, front, brigade, division, phase, stages, quarter,
    phosphate mine, phosphate mines, salt mine, salt mines,
    outpost, outposts, garrison, garrisons, barracks, stronghold, strongholds, bastion, bastions,
    watchtower,
    watchtowers, trench, trenches, motorcade, compound, compounds,
    building, families, family, places, locations, location, targets, target, facility, facilities,
    properties"""
    )
)

LOSES = frozenset(("lost", "losing", "loses", "lose"))
"""What makes its subject the side whose people died."""

NUMBER_WORDS: dict[str, int] = {
    **{
        w: n
        for n, w in enumerate(
            """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
    fifteen sixteen seventeen eighteen nineteen""".split()
        )
    },
    **{
        w: 10 * n
        for n, w in enumerate(
            "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
        )
    },
    "fourty": 40,
}
