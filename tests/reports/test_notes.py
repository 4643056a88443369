"""Notes as data sets of incidents write them: one event in two or three dense sentences."""

from __future__ import annotations

import datetime as dt

import pytest

from geo.model import Count
from geo.places.geocoder import Geocoder
from geo.reports.reader import read_report

# text; killed and wounded ("" unknown); date; a word of the place; attacker; who suffered besides
NOTES = [
    (
        "On 6 March 2022, Islamic State militants ambushed a military bus carrying "
        "regime soldiers in the Palmyra desert in the eastern Homs countryside "
        "(Homs). 13 soldiers were killed and 18 others injured. 13 fatalities.",
        "13", "18", "2022-03-06", "palmyra desert", "islamic_state", "government",
    ),
    (
        "Around 6 April 2022 (as reported), unidentified gunmen shot and killed a "
        "QSD member in Al-Shuhayl town in eastern Deir-ez-Zor countryside (Deir-ez-"
        "Zor). 1 fatality.",
        "1", "", "2022-04-06", "shuhayl", "unknown", "sdf",
    ),
    (
        "On 5 May 2021, IS militants clashed with regime forces near Ithriya in "
        "eastern Hama countryside (Hama), resulting in the death of 5 regime "
        "soldiers and 3 IS militants. 8 fatalities.",
        "8", "", "2021-05-05", "ithriya", "islamic_state", "government",
    ),
    (
        "On 12 June 2020, Russian warplanes carried out airstrikes targeting IS "
        "positions in Jabal al-Bishri (Deir-ez-Zor). Casualties unknown.",
        "", "", "2020-06-12", "bishri", "government", "islamic_state",
    ),
    (
        "On 12 June 2020, Russian warplanes carried out several airstrikes on IS "
        "positions in the Badia of Al-Sukhna (Homs). No casualties reported.",
        "0", "0", "2020-06-12", "sukhna", "government", "islamic_state",
    ),
    (
        "On 3 April 2021, a landmine planted by IS exploded in a vehicle carrying "
        "truffle hunters in Al-Jafra desert (Deir-ez-Zor), killing 3 and injuring 5"
        " civilians.",
        "3", "5", "2021-04-03", "jafra", "islamic_state", "civilian",
    ),
    (
        "On 13 October 2021, Israeli warplanes launched airstrikes targeting a "
        "communication tower and other points near T4 airbase in Homs countryside "
        "(Homs). 1 soldier was killed, 3 others were injured. [size=no report]",
        "1", "3", "2021-10-13", "t4", "other_armed", "government",
    ),
    (
        "On 9 February 2021, IS militants attacked a regime military convoy on the "
        "Deir-ez-Zor - Palmyra highway near Ash Shula (Deir-ez-Zor). Fatalities "
        "unknown (coded to 3).",
        "", "", "2021-02-09", "shula", "islamic_state", "government",
    ),
    (
        "On 9 February 2021, IS militants attacked regime forces in the vicinity of"
        " Al Masrab village in the western Deir-ez-Zor countryside (Deir-ez-Zor). "
        "Fatalities coded as 10.",
        "10", "", "2021-02-09", "masrab", "islamic_state", "government",
    ),
    (
        "On 9 February 2021, IS militants attacked regime forces at Al Masrab "
        "village (Deir-ez-Zor). Coded as 10 fatalities.",
        "10", "", "2021-02-09", "masrab", "islamic_state", "government",
    ),
    (
        "On 30 December 2020, IS militants ambushed three buses carrying regime "
        "soldiers near Kabajib on the Palmyra-Deir ez Zor road (Deir-ez-Zor), "
        "killing 37 soldiers, among them eight officers, and wounding 12. 37 "
        "fatalities.",
        "37", "12", "2020-12-30", "kabajib", "islamic_state", "government",
    ),
    (
        "On 2 February 2020, an IED exploded under a vehicle of the Liwa Fatemiyoun"
        " militia in the Al-Mayadin desert (Deir-ez-Zor), killing two militiamen "
        "and injuring another. 2 fatalities.",
        "2", "1", "2020-02-02", "mayadin", "unknown", "government",
    ),
    (
        "On 8 July 2020, regime forces, backed by Russian warplanes, clashed with "
        "IS militants in the Al-Sukhnah desert (Homs). 4 regime soldiers, 2 NDF "
        "militiamen and 7 IS militants were killed. 13 fatalities.",
        "13", "", "2020-07-08", "sukhnah", "islamic_state", "government",
    ),
    (
        "On 15 January 2020, unidentified drones targeted a military convoy of the "
        "Iranian-backed militias near Abu Kamal (Deir-ez-Zor). Number of casualties"
        " unknown.",
        "", "", "2020-01-15", "abu kamal", "unknown", "government",
    ),
    (
        "On 23 November 2019, unknown gunmen opened fire at an SDF checkpoint in "
        "Al-Busayrah (Deir-ez-Zor), injuring one fighter.",
        "", "1", "2019-11-23", "busayrah", "unknown", "sdf",
    ),
    (
        "On 17 April 2021, IS militants kidnapped 8 policemen and 11 civilians in "
        "an attack on Al-Sa'an in the eastern Hama countryside (Hama). No "
        "fatalities reported.",
        "0", "", "2021-04-17", "sa'an", "islamic_state", "civilian government",
    ),
    (
        "On 1 July 2019, an SDF member was shot dead by unidentified gunmen riding "
        "a motorcycle in Dhiban town, east of Deir-ez-Zor (Deir-ez-Zor). 1 "
        "fatality.",
        "1", "", "2019-07-01", "dhiban", "unknown", "sdf",
    ),
    (
        "On 11 September 2021, a former regime conscript was killed by unknown "
        "assailants in the village of Muhaymidah in western Deir-ez-Zor. 1 "
        "fatality.",
        "1", "", "2021-09-11", "muhaymidah", "unknown", "civilian",
    ),
    (
        "On 10 April 2022, a farmer was killed when a landmine left behind by IS "
        "went off in his field in Al-Kishkiyah village (Deir-ez-Zor).",
        "1", "", "2022-04-10", "kishkiyah", "islamic_state", "civilian",
    ),
    (
        "On 4 August 2020, the International Coalition and QSD carried out an "
        "airdrop operation in Al-Shuhayl town (Deir-ez-Zor) and arrested 3 IS "
        "members.",
        "", "", "2020-08-04", "shuhayl", "coalition", "islamic_state",
    ),
    (
        "As reported on 6 June 2020, the bodies of 5 NDF members were found in the "
        "desert of Al-Mayadin (Deir-ez-Zor), having been executed by IS. 5 "
        "fatalities.",
        "5", "", "2020-06-06", "mayadin", "islamic_state", "government",
    ),
    (
        "Between 3 and 5 March 2021, clashes took place between IS and regime "
        "forces in the Jabal Al-Amur area (Homs), killing at least 12 regime "
        "fighters and 5 IS militants. 17 fatalities.",
        "17+", "", "2021-03-03", "amur", "islamic_state", "government",
    ),
    (
        "On 18 March 2020, Turkish forces shelled regime positions in Ma'aret An-"
        "Nu'man (Idleb). 3 regime soldiers were reported killed and several "
        "injured.",
        "3", "", "2020-03-18", "an-nu'man", "other_armed", "government",
    ),
    (
        "On 21 May 2020, IS militants beheaded a shepherd near Kharufiyah (Homs) "
        "and stole 200 sheep. 1 fatality.",
        "1", "", "2020-05-21", "", "islamic_state", "civilian",
    ),
    (
        "On 2 December 2021, an explosive device targeted a bus carrying oil field "
        "workers near Al-Kharata oil field (Deir-ez-Zor). 10 workers were killed "
        "and 1 wounded. SANA blamed IS for the attack. 10 fatalities.",
        "10", "1", "2021-12-02", "kharata", "islamic_state", "civilian",
    ),
    (
        "On 16 February 2020, US-led coalition forces killed two IS leaders in a "
        "raid on a house in Diban, Deir-ez-Zor. 2 fatalities.",
        "2", "", "2020-02-16", "diban", "coalition", "islamic_state",
    ),
    (
        "On 6 May 2020, Islamic State (IS) militants attacked Liwa Al-Quds "
        "positions in the desert of Al-Sukhnah (Homs); 11 Liwa Al-Quds fighters and"
        " an unknown number of IS militants were killed. 11 fatalities.",
        "11+", "", "2020-05-06", "sukhnah", "islamic_state", "government",
    ),
    (
        "Weekly placeholder: On 7 August 2020, clashes between IS and regime forces"
        " continued in the Homs desert (Homs). Fatalities unknown.",
        "", "", "2020-08-07", "homs", "islamic_state", "government",
    ),
    (
        "On 8 August 2020, 2 civilians from the same family were killed, and a "
        "child wounded, by a mine explosion in Al-Quriyah (Deir-ez-Zor).",
        "2", "1", "2020-08-08", "quriyah", "unknown", "civilian",
    ),
    (
        "On 27 January 2021, Russian aircraft struck IS hideouts in the Rasafah "
        "desert (Ar-Raqqa), killing 5 and wounding 11 IS fighters. 5 fatalities.",
        "5", "11", "2021-01-27", "rasafah", "government", "islamic_state",
    ),
    (
        "On 19 January 2021, IS militants shot dead two female local council "
        "members after abducting them in Tal al-Shayer (Al-Hasakeh). 2 fatalities.",
        "2", "", "2021-01-19", "", "islamic_state", "civilian",
    ),
    (
        "On 14 July 2020, the Maghawir al-Thawra faction seized a drug shipment "
        "after clashing with smugglers inside the 55-km zone around Al-Tanf (Homs)."
        " One smuggler was killed.",
        "1", "", "2020-07-14", "tanf", "other_armed", "",
    ),
    (
        "On 20 June 2021, an Asayish patrol was targeted with an IED on the road "
        "between Al-Busayrah and Al-Shuhayl (Deir-ez-Zor), wounding 4 members. No "
        "fatalities.",
        "0", "4", "2021-06-20", "busayrah", "unknown", "sdf",
    ),
    (
        "On 4 January 2021, suspected IS militants attacked a bus carrying soldiers"
        " and civilians in Wadi al-Azib area in eastern Hama (Hama). 9 people "
        "killed, including a girl, and 4 were wounded. 9 fatalities.",
        "9", "4", "2021-01-04", "azib", "islamic_state", "civilian government",
    ),
    (
        "On 6 March 2022, 3 IS militants and 5 soldiers killed in clashes in the "
        "vicinity of Talila village in eastern Homs countryside (Homs).",
        "8", "", "2022-03-06", "talila", "islamic_state", "government",
    ),
    (
        "Property destruction: On 24 May 2019, IS militants set fire to crops in "
        "Jurdi (Deir-ez-Zor).",
        "", "", "2019-05-24", "", "islamic_state", "civilian",
    ),
    (
        "On 12 Nov 2020, two unidentified masked men on a motorcycle threw a hand "
        "grenade at the house of a teacher in Al-Shuhayl (Deir-ez-Zor), causing "
        "material damage only.",
        "0", "0", "2020-11-12", "shuhayl", "unknown", "civilian",
    ),
    (
        "On 7 June 2021, regime forces' artillery shelled IS-held caves in Jabal "
        "Abu Rujmayn (Homs), no casualties were reported.",
        "0", "0", "2021-06-07", "rujmayn", "government", "islamic_state",
    ),
    (
        "On 1 March 2019, a mass grave containing the bodies of around 70 people "
        "was found in Al-Baghuz (Deir-ez-Zor).",
        "70", "", "2019-03-01", "baghuz", "unknown", "",
    ),
    (
        "Around 11 July 2021 (month of), Russian warplanes struck IS positions in "
        "the Syrian desert between Homs, Hama, Ar-Raqqa and Deir-ez-Zor. 26 IS "
        "militants killed.",
        "26", "", "2021-07-11", "", "government", "islamic_state",
    ),
    (
        "On 29 Aug 2021, a vehicle of the Iranian Revolutionary Guards was blown up"
        " by a mine near Al-Salihiyah, Abu Kamal district (Deir-ez-Zor), with 2 "
        "dead and 3 wounded.",
        "2", "3", "2021-08-29", "salihiyah", "unknown", "government",
    ),
    (
        "On 5 April 2020, 10 regime soldiers were killed as a result of an IS "
        "attack on a checkpoint east of Al-Sukhnah city (Homs). Another 7 were "
        "injured.",
        "10", "7", "2020-04-05", "sukhnah", "islamic_state", "government",
    ),
    (
        "On 13 January 2021, Israeli airstrikes hit 18 positions in and around "
        "Deir-ez-Zor city, Al-Mayadin and Abu Kamal (Deir-ez-Zor), killing 14 "
        "Syrian soldiers and 43 allied militiamen. 57 fatalities.",
        "57", "", "2021-01-13", "deir-ez-zor", "other_armed", "government",
    ),
    (
        "On 2 October 2021, IS claimed to have killed 4 SDF fighters and wounded 2 "
        "in an ambush near Rwaished village (Deir-ez-Zor). 4 fatalities.",
        "4", "2", "2021-10-02", "", "islamic_state", "sdf",
    ),
    (
        "On 9 December 2022, tribal gunmen clashed with each other in Al-Hawayij "
        "village (Deir-ez-Zor) over a land dispute. 2 killed and 4 wounded.",
        "2", "4", "2022-12-09", "hawayij", "other_armed", "",
    ),
]  # fmt: skip


def _shown(count: Count) -> str:
    if count is None:
        return ""
    return f"{count.min}+" if count.max is None else str(count.min)


@pytest.mark.parametrize(
    ("text", "killed", "wounded", "date", "place", "attacker", "victims"),
    NOTES,
    ids=[f"{n[3]} {n[4]}".strip() for n in NOTES],
)
def test_notes(
    text: str,
    killed: str,
    wounded: str,
    date: str,
    place: str,
    attacker: str,
    victims: str,
    geocoder: Geocoder,
) -> None:
    published = dt.date.fromisoformat(date) + dt.timedelta(days=3)
    reading = read_report(text, published, geocoder)
    assert len(reading.incidents) == 1
    incident = reading.incidents[0]
    told = {str(v) for v in incident.victims} - {"unknown", str(incident.attacker)}
    assert (
        _shown(incident.killed.total),
        _shown(incident.wounded.total),
        str(incident.date),
        str(incident.attacker or "unknown"),
        " ".join(sorted(told)),
    ) == (killed, wounded, date, attacker, victims)
    assert place in incident.place.mention.lower()
