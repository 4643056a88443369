"""Who reports call on: agencies, monitors, papers and offices, by their names."""

from __future__ import annotations

from typing import Final

_NAMES: Final[dict[str, str]] = {
    "SANA": """sana, sana news agency, syrian arab news agency, syria's official news agency,
        official news agency, state news agency, state-run news agency, syrian state news agency,
        state-run sana, official sana""",
    "SOHR": """sohr, syrian observatory for human rights, the observatory, observatory,
        britain-based syrian observatory for human rights, war monitor, war monitoring group,
        syrian observatory, the war monitor, monitoring group, a war monitor, a monitor,
        the monitor,
        the monitoring group, a monitoring group""",
    "state media": "state media, syrian state media, official media, syrian media",
    "state television": """state tv, state television, syrian state tv, syrian state television,
        al-ikhbariya""",
    "Reuters": "reuters",
    "AFP": "afp, agence france-presse, france-presse",
    "AP": "ap, associated press, the associated press",
    "Enab Baladi": "enab baladi",
    "Zaman al-Wasl": "zaman al-wasl, zaman al wasl",
    "North Press": "north press, north press agency, npa",
    "Al-Monitor": "al-monitor, al monitor",
    "Deir Ezzor 24": """deir ezzor 24, deirezzor24, deir ezzor24, deirezzor 24, deir ez-zor 24,
        d24""",
    "Euphrates Post": "euphrates post",
    "Ain al-Furat": """ain al-furat, ayn al-furat, eye of euphrates, ein al-furat,
        eye of the euphrates""",
    "Naher Media": "naher media, nahr media",
    "Jesr Press": "jesr press, jisr press",
    "Amaq": "amaq, amaq news agency, a'maq, amaq agency",
    "al-Naba": "al-naba, al-nabaa, naba newsletter",
    "Al Jazeera": "al jazeera, aljazeera, al-jazeera",
    "Rudaw": "rudaw",
    "Kurdistan 24": "kurdistan 24, kurdistan24",
    "ANHA": "anha, hawar news, hawar news agency",
    "Anadolu": "anadolu, anadolu agency",
    "TASS": "tass",
    "RIA": "ria, ria novosti",
    "Interfax": "interfax",
    "Sputnik": "sputnik",
    "Xinhua": "xinhua",
    "Qasioun": "qasioun, qasioun news agency, qasioun news",
    "Shaam": "shaam network, shaam news network",
    "SNHR": "snhr, syrian network for human rights",
    "RBSS": """raqqa is being slaughtered silently, rbss,
        al-raqqa is being slaughtered silently""",
    "DBSS": """deir ez-zor is being slaughtered silently, deir ezzor is being slaughtered silently,
        deir al-zor is being slaughtered silently, dbss""",
    "STJ": "stj, syrians for truth and justice",
    "Syria TV": "syria tv",
    "Step News": "step news, step news agency, step agency",
    "Sham FM": "sham fm",
    "Suwayda 24": "suwayda 24, al-suwayda 24, sweida 24, suwayda24, as-suwayda 24",
    "Athr Press": "athr press, athr",
    "Al-Watan": "al-watan, al-watan newspaper",
    "ARA News": "ara news",
    "Al-Masdar": "al-masdar, al-masdar news",
    "Al-Mayadeen TV": "al-mayadeen tv, al mayadeen tv",
    "Al-Manar": "al-manar, al-manar tv",
    "Baladi News": "baladi news",
    "Syria Direct": "syria direct",
    "BBC": "bbc",
    "CNN": "cnn",
    "dpa": "dpa",
    "EFE": "efe",
    "Fars": "fars, fars news agency, fna",
    "Hammurabi's Justice": "hammurabi's justice news, hammurabi's justice",
    "Palmyra News Network": "palmyra news network, palmyra post",
    "Badia 24": "badia 24, badia24",
    "White Helmets": """white helmets, syria civil defence, syrian civil defence, civil defence,
        syria civil defense, syrian civil defense, civil defense""",
    "US Central Command": "us central command, u.s. central command, central command, centcom said",
    "Pentagon": "pentagon, the pentagon",
    "UN": "united nations, the united nations",
    "UN Commission of Inquiry": """un commission of inquiry, un's commission of inquiry,
        u.n. commission of inquiry, commission of inquiry on syria""",
    "Airwars": "airwars",
    "Al-Hadath": "al hadath, al-hadath, al hadath tv, al-hadath tv",
    "Al-Arabiya": "al arabiya, al-arabiya, al arabiya tv",
    "Rojava Information Center": "rojava information center, rojava information centre",
    "Shafaq News": "shafaq news, shafaq news agency",
    "South Front": "south front, southfront",
    "Long War Journal": "long war journal, the long war journal",
    "The New Arab": "new arab, the new arab",
    "SyriacPress": "syriacpress, syriac press",
    "VDC": "vdc, violations documentation center, violations documentation centre",
    "Human Rights Watch": "human rights watch, hrw",
    "Amnesty International": "amnesty international",
    "Hmeimim base": """hmeimim base, hmeimim air base, hmeymim base, russia's hmeimim base,
        khmeimim base, russian base at hmeimim""",
}

OUTLETS: Final[dict[str, str]] = {
    form.strip(): name
    for name, forms in _NAMES.items()
    for form in forms.replace("\n", " ").split(",")
}

MONITORS: Final = frozenset(
    "war monitor;war monitoring group;the war monitor;monitoring group;a war monitor;a monitor;"
    "the monitor;the monitoring group;a monitoring group".split(";")
)
"""The Observatory, unless another name stands beside it ("the monitoring group Airwars")."""

CHANNELS: Final = frozenset(
    """Reuters;AFP;AP;Enab Baladi;Zaman al-Wasl;North Press;Al-Monitor;Al
    Jazeera;Rudaw;Kurdistan 24;
    Sputnik;Xinhua;Qasioun;ARA News;Syria Direct;The National;BBC;CNN;dpa;EFE;Syria TV;Shaam;
    Step News;Interfax;RIA;TASS;Anadolu;Deir Ezzor 24;Euphrates Post;Baladi News;Fars;
    Al-Masdar;Shafaq News;The New Arab;South Front;SyriacPress""".replace("\n", "")
    .replace("    ", "")
    .split(";")
)
"""They pass on what others told them, so who told them is named with them."""
