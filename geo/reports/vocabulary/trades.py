"""Words for people by their work, what they are to each other, and how they serve."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

_CIVIL: Final = """accountant, administrator, ambulance driver, anaesthetist, anesthetist,
    architect, artist, banker, beautician, beggar, biker, blogger, bookseller, breadwinner,
    bricklayer, bride, bridegroom, broadcaster, broker, builder, businesswoman, car dealer,
    caretaker, carpenter, cashier, caterer, chairman, chairwoman, chef, chemist, churchgoer,
    civil servant, classmate, cleaner, cleric, cobbler, columnist, community elder, community
    leader, commuter, concierge, confectioner, council member, co-chair, co-head, coworker,
    co-worker, craftsman, cyclist, dairyman, daughter-in-law, dentist, distributor, diver,
    docker, doorman, dressmaker, dustman, dweller, economist, editor, estate agent, evacuee,
    excavator operator, bulldozer operator, bulldozer driver, farmhand, father-in-law, ferryman,
    fiancee, foreman, forester, fruit picker, fuel dealer, gardener, geologist, girlfriend,
    goldsmith, graduate, granddaughter, grandchild, gravedigger, greengrocer, grocer, groom,
    hairdresser, half-brother, handyman, headman, headmaster, headmistress, headteacher,
    homeowner, hospital director, company director, school director, house owner, housekeeper,
    ironmonger, janitor, jurist, kinsman, landlord, landowner, lecturer, librarian, livestock
    owner, locksmith, machinist, maid, mediator, midwife, milkman, miller, miner, missionary,
    monk, mother-in-law, musician, nanny, newlywed, notary, novelist, nun, old man, old woman,
    orphan, painter, parent, patient, pensioner, photojournalist, physician, plasterer,
    playmate, ploughman, plumber, poet, porter, postman, potter, prayer leader, prosecutor,
    ragpicker, rancher, religious leader, repairman, reporter, researcher, restaurateur,
    salesman, saleswoman, scavenger, scholar, schoolboy, schoolchild, schoolgirl, school
    principal, schoolteacher, scrap dealer, seamstress, servant, shopper, singer, sister-in-law,
    stallholder, stepbrother, stepfather, stepmother, stepson, stonemason, stonecutter,
    storekeeper, street sweeper, supervisor, sweeper, tent dweller, tradesman, traveller,
    traveler, tribal chief, tribal figure, tribal mediator, tribal notable, tribal dignitary,
    truffle digger, truffle harvester, truffle hunter, truffle seeker, undertaker, veterinarian,
    village headman, waiter, waitress, watchman, water carrier, weaver, welder, well digger,
    wheat farmer, wool trader, woodcutter, writer, youngster, hajji, stepdaughter, schoolmate,
    livestock dealer, sheep dealer, sheep owner, flock owner, car owner, shop assistant, tribal
    sheik, tribal leader, town elder, olive picker, cotton picker, reaper"""
"""One of each; what is of a side by its words alone is not here."""
_SOLDIERS: Final = """artilleryman, infantryman, paratrooper, policewoman, tank driver, tank
    gunner, tank crewman, tank commander, traffic policeman, rifleman, intelligence agent, cadet,
    shabiha, corporal, army private, private first class, tankman, signalman, signaller,
    intelligence official, police commander,
    customs officer, customs official, customs man, customs guard, customs patrolman"""
"""The government's where no other side is named."""
_FIGHTERS: Final = """gunner, machine-gunner, machine gunner, radio operator, trooper, marine,
    airman, sailor, commando, deserter, special forces operator, spotter, lookout, drone operator,
    bomb-disposal expert, guerrilla, guerilla, squad leader, platoon leader, platoon commander,
    battalion commander, company commander, sector commander, military commander, military
    official, military figure, security leader, security commander, group leader, cell leader,
    warlord, strongman, foot soldier, wanted man, henchman, ringleader, associate,
    second-in-command, right-hand man, logistician, propagandist, executioner, enforcer, defender"""
"""Of whichever side is named."""


def _plural(word: str) -> str:
    """ "Watchmen", "midwives", "fathers-in-law"."""
    if word.endswith("-in-law"):
        return word.replace("-in-law", "s-in-law")
    if word.endswith("man") and word != "german":
        return word[:-3] + "men"
    if word.endswith("fe"):
        return word[:-2] + "ves"
    if word.endswith("child"):
        return word + "ren"
    if word.endswith("y") and word[-2] not in "aeou":
        return word[:-1] + "ies"
    if word.endswith(("s", "ch", "sh")):
        return word + "es"
    return word if word == "shabiha" else word + "s"


def _both(text: str) -> Iterator[str]:
    for entry in text.split(","):
        word = " ".join(entry.split())
        yield word
        yield _plural(word)


CIVIL_TRADES: Final = tuple(_both(_CIVIL))
SOLDIERS: Final = tuple(_both(_SOLDIERS))
FIGHTERS: Final = tuple(_both(_FIGHTERS))
MANY: Final = frozenset((*CIVIL_TRADES[1::2], *SOLDIERS[1::2], *FIGHTERS[1::2]))
"""The plurals."""
